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

-- Where files come from and go to by themselves: watched folders, SFTP servers on a calendar.
create table file_schedule (
    id          uuid primary key,
    direction   varchar(3)   not null,
    name        varchar(200) not null,
    place       text         not null,
    credentials bytea,
    task        text         not null,
    cron        varchar(120),
    zone        varchar(60),
    active      boolean      not null,
    next_at     timestamp(6) with time zone,
    turn_until  timestamp(6) with time zone,
    last_at     timestamp(6) with time zone,
    last_files  int,
    last_code   varchar(60),
    last_detail varchar(2000),
    created_at  timestamp(6) with time zone not null,
    created_by  varchar(200) not null,
    changed_at  timestamp(6) with time zone not null,
    version     bigint       not null
);
create index file_schedule_due on file_schedule (next_at);

-- What only one of several instances does at a time.
create table file_turn (
    name       varchar(60) primary key,
    owner      varchar(60) not null,
    held_until timestamp(6) with time zone not null
);

-- Files that stay where they were taken from: a hash of name, size and time.
create table file_seen (
    schedule_id uuid        not null,
    file_hash   varchar(64) not null,
    seen_at     timestamp(6) with time zone not null,
    primary key (schedule_id, file_hash)
);
