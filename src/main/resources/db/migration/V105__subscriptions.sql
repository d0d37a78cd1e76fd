-- What the hub subscribed to at platforms, topic by topic. Begun: since when it is wanted. Good: when the platform said last that it
-- is active. Address: where it was sent to last.
create table channel_subscription (
    account     varchar(100)  not null,
    topic       varchar(200)  not null,
    external_id varchar(300),
    address     varchar(1000) not null,
    active      boolean       not null,
    begun_at    timestamp(6) with time zone not null,
    good_at     timestamp(6) with time zone,
    checked_at  timestamp(6) with time zone not null,
    healed_at   timestamp(6) with time zone,
    words       varchar(500),
    primary key (account, topic)
);
