-- Tills: what is known of each, what it sold, and what is odd about it.

-- registration: a terminal set up anew starts another one, so that its ids begin again without meeting the old ones.
-- version grows with what people change; a sign of life changes last_sync only.
create table terminal (
    id                varchar(60)  primary key,
    name              varchar(200) not null,
    location          varchar(100) not null,
    hardware          varchar(20),
    software          varchar(100),
    software_version  varchar(60),
    os                varchar(100),
    network           varchar(20),
    offline_buffering boolean      not null,
    sync_frequency    varchar(20)  not null,
    status            varchar(20)  not null,
    registration      int          not null,
    registered_at     timestamp(6) with time zone not null,
    first_sequence    bigint       not null,
    last_sync         timestamp(6) with time zone,
    created_at        timestamp(6) with time zone not null,
    changed_at        timestamp(6) with time zone not null,
    version           bigint       not null
);

-- One row per transaction of a till that became part of an order. Sums only: who bought and who sold lies sealed in the order.
create table till_transaction (
    terminal       varchar(60)  not null,
    registration   int          not null,
    transaction_id varchar(200) not null,
    sequence       bigint,
    shift          varchar(100),
    kind           varchar(10)  not null,
    at             timestamp(6) with time zone not null,
    received_at    timestamp(6) with time zone not null,
    offline        boolean      not null,
    order_id       uuid         not null,
    message_id     uuid         not null,
    content        varchar(64)  not null,
    currency       varchar(3)   not null,
    sold           numeric(38, 6) not null,
    returned       numeric(38, 6) not null,
    discount       numeric(38, 6) not null,
    tax            numeric(38, 6) not null,
    tip            numeric(38, 6) not null,
    rounding       numeric(38, 6) not null,
    total          numeric(38, 6) not null,
    primary key (terminal, registration, transaction_id)
);
create index till_transaction_by_sequence on till_transaction (terminal, registration, sequence);
create index till_transaction_by_shift on till_transaction (terminal, shift);

create table till_payment (
    terminal       varchar(60)  not null,
    registration   int          not null,
    transaction_id varchar(200) not null,
    position       int          not null,
    method         varchar(100) not null,
    status         varchar(30)  not null,
    amount         numeric(38, 6) not null,
    primary key (terminal, registration, transaction_id, position)
);

-- What is odd about a till. One row is open per terminal, code and subject; all writes hold the terminal's row.
create table till_case (
    id             uuid primary key,
    terminal       varchar(60)  not null,
    registration   int          not null,
    code           varchar(40)  not null,
    subject        varchar(450) not null,
    transaction_id varchar(200),
    order_id       uuid,
    message_id     uuid,
    from_sequence  bigint,
    to_sequence    bigint,
    sku            varchar(300),
    location       varchar(100),
    detail         varchar(500) not null,
    seen           int          not null,
    opened_at      timestamp(6) with time zone not null,
    seen_at        timestamp(6) with time zone not null,
    closed_at      timestamp(6) with time zone,
    closed_by      varchar(200),
    closed_why     varchar(500)
);
create index till_case_open on till_case (terminal, code, subject, closed_at);
create index till_case_by_time on till_case (opened_at, id);

-- Who may ask for a token, and for which terminal. The secret lies here as a hash only.
create table oauth_client (
    id          varchar(80)   primary key,
    terminal    varchar(60)   not null,
    secret_hash varchar(64)   not null,
    scopes      varchar(2000) not null,
    created_at  timestamp(6) with time zone not null,
    created_by  varchar(200)  not null,
    revoked_at  timestamp(6) with time zone
);
create index oauth_client_by_terminal on oauth_client (terminal, id);

-- The newest signs, those before it still verify.
create table oauth_signing_key (
    id         varchar(40) primary key,
    sealed     bytea       not null,
    created_at timestamp(6) with time zone not null
);

update role set scopes = 'pos:write pos:read stock:read catalog:read' where name = 'till';
update role set scopes = scopes || ' terminals:read' where name in ('viewer', 'engineer');
update role set scopes = scopes || ' terminals:read terminals:write' where name = 'operator';
