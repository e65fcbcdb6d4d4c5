-- What is being filled in. `typed` holds everything but secrets; `sealed` holds the secrets, encrypted.
CREATE TABLE drafts (
    id         TEXT    PRIMARY KEY,
    owner      TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    typed      TEXT    NOT NULL,
    sealed     BLOB,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_by_owner ON drafts (owner, updated_at DESC, id);

-- One confirmed plan, one row, one container group. The row and its client token exist before any request leaves.
CREATE TABLE launches (
    id                 TEXT    PRIMARY KEY,
    owner              TEXT    NOT NULL,
    cloud              TEXT    NOT NULL,
    draft_id           TEXT    NOT NULL,
    digest             TEXT    NOT NULL,
    region             TEXT    NOT NULL,
    name               TEXT    NOT NULL,
    document           TEXT    NOT NULL,
    sealed             BLOB,
    client_token       TEXT    NOT NULL UNIQUE,
    state              TEXT    NOT NULL,
    container_group_id TEXT,
    request_id         TEXT,
    failure            TEXT,
    snapshot           TEXT,
    attempts           INTEGER NOT NULL DEFAULT 0,
    revision           INTEGER NOT NULL DEFAULT 1,
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL
) STRICT;
-- Confirming the same plan again is the same launch, unless the cloud refused that one.
CREATE UNIQUE INDEX launches_once ON launches (cloud, draft_id, digest) WHERE state <> 'refused';
CREATE INDEX launches_by_owner ON launches (cloud, owner, created_at DESC, id DESC);
CREATE INDEX launches_by_state ON launches (cloud, state, region);

-- Each change of a launch's state, in order: what happened and when.
CREATE TABLE launch_steps (
    launch_id TEXT    NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    state     TEXT    NOT NULL,
    detail    TEXT,
    PRIMARY KEY (launch_id, seq)
) STRICT;
