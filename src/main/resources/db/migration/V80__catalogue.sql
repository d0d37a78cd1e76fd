-- The catalogue: products and prices with everything they ever were; what apps may do; what tills have not read yet.

-- content is the product as people wrote it, canonical JSON; what is searched stands in tables of its own.
create table product (
    sku        varchar(300) primary key,
    revision   bigint       not null,
    status     varchar(20)  not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    changed_by varchar(200) not null,
    content    text         not null
);
create index product_by_change on product (changed_at, sku);

create table product_revision (
    sku        varchar(300) not null,
    revision   bigint       not null,
    at         timestamp(6) with time zone not null,
    changed_by varchar(200) not null,
    content    text         not null,
    primary key (sku, revision)
);

create table product_barcode (
    barcode varchar(100) not null,
    sku     varchar(300) not null,
    primary key (barcode, sku)
);
create index product_barcode_by_sku on product_barcode (sku);

create table product_word (
    word varchar(60)  not null,
    sku  varchar(300) not null,
    primary key (word, sku)
);
create index product_word_by_sku on product_word (sku);

-- A price is never overwritten: a newer row goes before it. amount null: from valid_from on there is no such price.
create table price (
    sku          varchar(300)   not null,
    number       bigint         not null,
    currency     varchar(3)     not null,
    price_list   varchar(60)    not null,
    min_quantity numeric(38, 9) not null,
    amount       numeric(38, 6),
    sale_amount  numeric(38, 6),
    valid_from   timestamp(6) with time zone not null,
    valid_to     timestamp(6) with time zone,
    recorded_at  timestamp(6) with time zone not null,
    recorded_by  varchar(200)   not null,
    primary key (sku, number)
);
create index price_by_record on price (recorded_at, sku, number);

-- Whoever writes prices of a SKU holds its row; number is the newest price's.
create table price_head (
    sku    varchar(300) primary key,
    number bigint       not null
);

-- Apps that people registered; an order may name one that nobody did.
create table app (
    id            varchar(80)  primary key,
    name          varchar(200) not null,
    least_version varchar(60),
    unpaid_hold   bigint,
    status        varchar(20)  not null,
    created_at    timestamp(6) with time zone not null,
    changed_at    timestamp(6) with time zone not null,
    version       bigint       not null
);

-- Orders of apps that wait for money. When their time is up and nobody paid, they let their stock go.
create table app_hold (
    order_id uuid primary key,
    due_at   timestamp(6) with time zone not null
);
create index app_hold_due on app_hold (due_at);

update role set scopes = scopes || ' app:payments' where name = 'app-backend';
update role set scopes = scopes || ' apps:read' where name in ('viewer', 'engineer');
update role set scopes = scopes || ' apps:read apps:write' where name = 'operator';
