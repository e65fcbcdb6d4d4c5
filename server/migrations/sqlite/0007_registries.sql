-- Registry instances that somebody named in order to use them in later plans. No secret is in them. `domains` holds one host a line.
CREATE TABLE registries (
    id          TEXT   PRIMARY KEY,
    owner       TEXT   NOT NULL,
    label       TEXT   NOT NULL,
    instance_id TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    region      TEXT   NOT NULL,
    domains     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    UNIQUE (owner, instance_id)
);
