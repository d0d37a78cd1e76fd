-- What the hub asks platforms to do, and whether both sides agree about what was done.

-- Written before it is sent. asked: sealed under the order's key. known: the platform's ids of what was there before.
-- sent_at: sent and not yet answered for; then the platform is asked before anything else. answered: it said no, in words.
-- accepted: it does it in its own time. settled: nothing more is done about it.
create table command (
    id           uuid primary key,
    order_id     uuid         not null,
    connector    varchar(60)  not null,
    account      varchar(100) not null,
    external_id  varchar(300) not null,
    kind         varchar(20)  not null,
    state        varchar(20)  not null,
    settled      boolean      not null,
    asked        bytea        not null,
    known        text,
    sent_at      timestamp(6) with time zone,
    accepted     boolean      not null,
    answered     boolean      not null,
    platform_id  varchar(200),
    words        varchar(500),
    attempts     int          not null,
    due_at       timestamp(6) with time zone not null,
    requested_by varchar(200) not null,
    created_at   timestamp(6) with time zone not null,
    changed_at   timestamp(6) with time zone not null
);
create index command_by_order on command (order_id, created_at, id);
create index command_due on command (settled, due_at);

-- Account and day (of the platform's clock, UTC): what the platform listed and the hub held. One row per day, the last walk's.
create table reconciliation (
    account     varchar(100) not null,
    of_day      date         not null,
    state       varchar(20)  not null,
    there       bigint       not null,
    here        bigint       not null,
    healed      bigint       not null,
    unexplained bigint       not null,
    asked_by    varchar(200) not null,
    due_at      timestamp(6) with time zone,
    attempts    int          not null,
    words       varchar(500),
    begun_at    timestamp(6) with time zone,
    ended_at    timestamp(6) with time zone,
    asked_at    timestamp(6) with time zone not null,
    primary key (account, of_day)
);
create index reconciliation_due on reconciliation (due_at);

-- What of a walk was met; gone with the end of the run.
create table reconciliation_met (
    account     varchar(100) not null,
    of_day      date         not null,
    external_id varchar(300) not null,
    primary key (account, of_day, external_id)
);

-- Where both sides differed. expected: what the platform showed, without persons; null for what it did not list.
create table reconciliation_finding (
    account     varchar(100)  not null,
    of_day      date          not null,
    external_id varchar(300)  not null,
    order_id    uuid,
    kind        varchar(20)   not null,
    detail      varchar(1000) not null,
    expected    text,
    state       varchar(20)   not null,
    found_at    timestamp(6) with time zone not null,
    settled_at  timestamp(6) with time zone,
    primary key (account, of_day, external_id)
);
create index orders_by_channel_time on orders (account, updated_at);
