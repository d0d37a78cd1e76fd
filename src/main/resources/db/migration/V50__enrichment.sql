-- What the hub adds to an order: its own SKUs, its customer, a reporting rate.

-- Inner work: orders to fold again. Whoever works one off deletes the row first, in the transaction of the fold:
-- then a reason that comes meanwhile waits for that commit and is queued anew, not lost.
create table order_task (
    order_id uuid not null,
    kind varchar(40) not null,
    due_at timestamp with time zone not null,
    attempts integer default 0 not null,
    primary key (order_id, kind)
);
create index order_task_due on order_task (due_at);

create table sku_mapping (
    id uuid primary key,
    account varchar(200) not null,
    channel_sku varchar(255) not null,
    sku varchar(255) not null,
    changed_at timestamp with time zone not null,
    unique (account, channel_sku)
);
create index sku_mapping_sku on sku_mapping (sku);

create table unmapped_sku (
    order_id uuid not null,
    account varchar(200) not null,
    channel_sku varchar(255) not null,
    primary key (order_id, channel_sku)
);
create index unmapped_sku_word on unmapped_sku (channel_sku, account);

-- Names, addresses and numbers are sealed in doc or stand here as a blind index only.
create table customer (
    id uuid primary key,
    created_at timestamp with time zone not null,
    merged_into uuid references customer (id),
    key_wrapped bytea not null,
    doc bytea not null,
    doc_mark bytea not null,
    doc_seen_at timestamp with time zone not null
);
create index customer_created on customer (created_at, id);
create index customer_merged on customer (merged_into);

create table customer_identity (
    customer_id uuid not null references customer (id),
    kind varchar(10) not null,
    value_index bytea not null,
    account varchar(200),
    channel_id varchar(255),
    primary key (customer_id, kind, value_index)
);
create index customer_identity_value on customer_identity (kind, value_index);

-- One row per value ever seen. Locked before a new identity is written, so that two orders of one new person meet.
create table identity_value (
    kind varchar(10) not null,
    value_index bytea not null,
    primary key (kind, value_index)
);

-- The customer that matched, never the one it was merged into: so an undone merge gives each order back to its own.
create table customer_order (
    order_id uuid primary key,
    customer_id uuid not null references customer (id)
);
create index customer_order_customer on customer_order (customer_id);

create table customer_merge (
    id uuid primary key,
    from_customer uuid not null references customer (id),
    into_customer uuid not null references customer (id),
    merged_by varchar(200) not null,
    merged_at timestamp with time zone not null,
    undone_by varchar(200),
    undone_at timestamp with time zone
);
create index customer_merge_from on customer_merge (from_customer);

create table rate (
    id uuid primary key,
    from_currency varchar(3) not null,
    to_currency varchar(3) not null,
    rate numeric(38, 18) not null check (rate > 0),
    source varchar(200) not null,
    valid_at timestamp with time zone not null,
    recorded_at timestamp with time zone not null
);
create index rate_in_force on rate (from_currency, to_currency, valid_at, recorded_at);
create index rate_recorded on rate (recorded_at, id);

create table missing_rate (
    order_id uuid primary key,
    from_currency varchar(3) not null,
    to_currency varchar(3) not null,
    placed_at timestamp with time zone not null
);
create index missing_rate_pair on missing_rate (from_currency, to_currency, placed_at);
