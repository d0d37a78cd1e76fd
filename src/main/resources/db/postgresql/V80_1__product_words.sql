-- The primary key sorts by the database's language and does not serve "begins with".
create index product_word_begins on product_word (word varchar_pattern_ops);
