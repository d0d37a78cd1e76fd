-- Where stock lies, how it moved, and what every place holds now.

create table location (
    id       varchar(100) primary key,
    name     varchar(200) not null,
    priority int          not null,
    country  varchar(2),
    region   varchar(100),
    postcode varchar(30),
    lat      numeric(9, 6),
    lon      numeric(9, 6),
    active   boolean      not null
);
insert into location (id, name, priority, active) values ('main', 'Main', 100, true);

-- What a channel calls a location, per account.
create table channel_location (
    account          varchar(100) not null,
    channel_location varchar(200) not null,
    location         varchar(100) not null,
    primary key (account, channel_location)
);

-- counted_at is the newest count's time: movements effective up to it are covered by that count.
create table stock_balance (
    sku         varchar(300)   not null,
    location    varchar(100)   not null,
    on_hand     numeric(38, 9) not null,
    reserved    numeric(38, 9) not null,
    unavailable numeric(38, 9) not null,
    counted_at  timestamp(6) with time zone,
    primary key (sku, location),
    constraint stock_reserved_not_negative check (reserved >= 0)
);

-- kind: on_hand, reserved and unavailable add up to the balance; count is what a count found.
create table stock_ledger (
    id           bigint primary key,
    sku          varchar(300)   not null,
    location     varchar(100)   not null,
    kind         varchar(12)    not null,
    quantity     numeric(38, 9) not null,
    effective_at timestamp(6) with time zone not null,
    recorded_at  timestamp(6) with time zone not null,
    order_id     uuid,
    line_id      varchar,
    reason       varchar(60)    not null,
    reference    varchar
);
-- Drawn in blocks before the rows are written, so that events can name them.
create sequence stock_ledger_seq start with 1 increment by 1000;
create index stock_ledger_by_order on stock_ledger (order_id);
create index stock_ledger_by_sku on stock_ledger (sku, location, effective_at);

-- A kit's composition is valid from a moment on, so that a new one does not rewrite what left before.
create table kit (
    sku        varchar(300) not null,
    valid_from timestamp(6) with time zone not null,
    name       varchar(200),
    primary key (sku, valid_from)
);
create table kit_component (
    kit        varchar(300)   not null,
    valid_from timestamp(6) with time zone not null,
    sku        varchar(300)   not null,
    quantity   numeric(38, 9) not null,
    primary key (kit, valid_from, sku)
);

create table transfer (
    id            varchar(60)  primary key,
    from_location varchar(100) not null,
    to_location   varchar(100) not null,
    status        varchar(20)  not null,
    note          varchar(500),
    created_at    timestamp(6) with time zone not null,
    dispatched_at timestamp(6) with time zone,
    received_at   timestamp(6) with time zone
);
create table transfer_line (
    transfer varchar(60)    not null,
    sku      varchar(300)   not null,
    quantity numeric(38, 9) not null,
    received numeric(38, 9),
    primary key (transfer, sku)
);

-- Applied in the order of position: ranking rules (nearest, priority), ship_complete, max_locations with its number.
create table allocation_rule (
    position int         primary key,
    kind     varchar(30) not null,
    amount   int
);
insert into allocation_rule (position, kind) values (10, 'ship_complete'), (20, 'priority');

-- The row comes first in the effect's transaction; the answer is kept for repeats.
create table idempotency_key (
    scope        varchar(200) not null,
    idem_key     varchar(200) not null,
    request_hash varchar(64)  not null,
    status       int,
    response     bytea,
    created_at   timestamp(6) with time zone not null,
    primary key (scope, idem_key)
);
