-- Copies of plans behind short links, without secrets. Whoever has the id may read; rows go when they end.
CREATE TABLE shared_plans (
    id         TEXT    PRIMARY KEY,
    owner      TEXT    NOT NULL,
    plan       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX shared_plans_by_end ON shared_plans (expires_at);
