-- Every content a mapping ever ran with. The number is part of an observation's version key, so a roll-back is a new row.
create table mapping_publication (
    number       bigint generated always as identity primary key,
    platform     varchar(64) not null,
    name         varchar(64) not null,
    hash         varchar(64) not null,
    source       text not null,
    modules      text not null,
    origin       varchar(16) not null,
    published_at timestamp with time zone not null,
    published_by varchar(200),
    reason       varchar(1000),
    active       boolean not null,
    constraint mapping_publication_origin check (origin in ('built-in', 'overlay', 'console'))
);

create index mapping_publication_name on mapping_publication (platform, name, number);
