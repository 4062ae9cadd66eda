CREATE TABLE half (id bigint);
CREATE TABLE thing (id bigint);
