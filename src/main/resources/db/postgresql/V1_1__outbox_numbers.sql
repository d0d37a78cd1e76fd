-- Each connection would draw its own thousand: younger events would get lower numbers and be told first.
alter table outbox alter column id set cache 1;
