-- Files that people bring in. The table is the queue: the end of the last committed chunk stands in it.

create table file_import (
    id           uuid primary key,
    format       varchar(10)  not null,
    mapping      varchar(61)  not null,
    account      varchar(100),
    origin       varchar(60)  not null,
    file_name    bytea,
    state        varchar(20)  not null,
    code         varchar(60),
    detail       varchar(2000),
    encoding     varchar(40),
    bytes        bigint       not null,
    bytes_read   bigint       not null,
    sha256       varchar(64)  not null,
    content_key  varchar(64),
    same_as      uuid,
    rows_read    bigint       not null,
    rows_created bigint       not null,
    rows_changed bigint       not null,
    rows_same    bigint       not null,
    rows_failed  bigint       not null,
    summary      text,
    created_at   timestamp(6) with time zone not null,
    created_by   varchar(200) not null,
    started_at   timestamp(6) with time zone,
    finished_at  timestamp(6) with time zone,
    file_key     bytea,
    constraint file_import_once unique (content_key)
);
create index file_import_by_time on file_import (created_at, id);
create index file_import_open on file_import (state, created_at);

-- Never a value of the file: it is shown to people who may not see personal data.
create table file_import_error (
    import_id  uuid          not null,
    row_number bigint        not null,
    seq        int           not null,
    path       varchar(500)  not null,
    code       varchar(60)   not null,
    detail     varchar(2000) not null,
    primary key (import_id, row_number, seq)
);
