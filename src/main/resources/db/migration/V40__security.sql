-- Keys (never one that lies here unwrapped), who may do what, and what was done.

-- Secrets that the master key opens; the row 'check' tells a wrong master key at once.
create table key_check (
    name    varchar(40) primary key,
    wrapped bytea not null
);

-- One key a day seals what comes in. A deleted row makes that day's unclaimed payloads unreadable for good.
create table intake_key (
    valid_on date primary key,
    wrapped bytea not null
);

create table role (
    name   varchar(40) primary key,
    scopes varchar(2000) not null
);
insert into role (name, scopes) values
    ('admin', '*'),
    ('operator', 'orders:read orders:write stock:read stock:write accounts:read accounts:run messages:read messages:write customers:read catalog:read catalog:write rates:read rates:write imports:read imports:write locations:read'),
    ('engineer', 'orders:read stock:read accounts:read accounts:write accounts:run messages:read messages:write mappings:read mappings:write catalog:read catalog:write locations:read metrics:read'),
    ('viewer', 'orders:read stock:read accounts:read messages:read customers:read catalog:read rates:read imports:read locations:read'),
    ('till', 'pos:write stock:read catalog:read'),
    ('app', 'app:write'),
    ('app-backend', 'app:write orders:read stock:read catalog:read'),
    ('storefront', 'flows:call'),
    ('metrics', 'metrics:read');

create table api_key (
    id          varchar(16) primary key,
    name        varchar(200) not null,
    hash        bytea        not null,
    scopes      varchar(2000) not null,
    created_at  timestamp(6) with time zone not null,
    created_by  varchar(200) not null,
    expires_at  timestamp(6) with time zone,
    revoked_at  timestamp(6) with time zone
);

-- Rows are only ever added. Each carries the hash of the one before; the head row is sealed by a MAC.
create table audit_log (
    seq       bigint primary key,
    at        timestamp(6) with time zone not null,
    actor     varchar(200) not null,
    origin    varchar(200),
    action    varchar(100) not null,
    object    varchar(400) not null,
    before    text,
    after     text,
    prev_hash varchar(64) not null,
    hash      varchar(64) not null
);

create table audit_head (
    id   int primary key,
    seq  bigint      not null,
    hash varchar(64) not null,
    mac  varchar(64) not null
);
