-- What the SQLite migrations up to 0008 make, in PostgreSQL's words: there it is said why each table is. Texts that order
-- pages compare byte by byte, as in SQLite.
CREATE TABLE drafts (
    id         TEXT COLLATE "C" PRIMARY KEY,
    owner      TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    typed      TEXT   NOT NULL,
    sealed     BYTEA,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_step  TEXT,
    before     TEXT,
    left_out   TEXT
);
CREATE INDEX drafts_by_owner ON drafts (owner, updated_at DESC, id);

CREATE TABLE launches (
    id                 TEXT COLLATE "C" PRIMARY KEY,
    owner              TEXT   NOT NULL,
    cloud              TEXT   NOT NULL,
    draft_id           TEXT   NOT NULL,
    digest             TEXT   NOT NULL,
    region             TEXT   NOT NULL,
    name               TEXT   NOT NULL,
    document           TEXT   NOT NULL,
    sealed             BYTEA,
    client_token       TEXT   NOT NULL UNIQUE,
    state              TEXT   NOT NULL,
    container_group_id TEXT,
    request_id         TEXT,
    failure            TEXT,
    snapshot           TEXT,
    attempts           BIGINT NOT NULL DEFAULT 0,
    revision           BIGINT NOT NULL DEFAULT 1,
    created_at         BIGINT NOT NULL,
    updated_at         BIGINT NOT NULL,
    started_at         BIGINT,
    ended_at           BIGINT,
    expires_at         BIGINT,
    holder             TEXT
);
CREATE UNIQUE INDEX launches_once ON launches (cloud, draft_id, digest) WHERE state <> 'refused';
CREATE INDEX launches_by_owner ON launches (cloud, owner, created_at DESC, id DESC);
CREATE INDEX launches_by_owner_and_state ON launches (cloud, owner, state, created_at DESC, id DESC);
CREATE INDEX launches_by_state ON launches (cloud, state, region);
CREATE INDEX launches_by_end ON launches (cloud, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE launch_steps (
    launch_id TEXT COLLATE "C" NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    seq       BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    state     TEXT   NOT NULL,
    detail    TEXT,
    PRIMARY KEY (launch_id, seq)
);

CREATE TABLE launch_attempts (
    launch_id  TEXT COLLATE "C" NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    number     BIGINT NOT NULL,
    action     TEXT   NOT NULL,
    sent       TEXT   NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    outcome    TEXT,
    code       TEXT,
    request_id TEXT,
    PRIMARY KEY (launch_id, number)
);

CREATE TABLE launch_logs (
    launch_id TEXT COLLATE "C" NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    container TEXT COLLATE "C" NOT NULL,
    at        BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (launch_id, container)
);
CREATE INDEX launch_logs_by_age ON launch_logs (at);

CREATE TABLE shared_plans (
    id         TEXT COLLATE "C" PRIMARY KEY,
    owner      TEXT   NOT NULL,
    plan       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX shared_plans_by_end ON shared_plans (expires_at);

CREATE TABLE registries (
    id          TEXT COLLATE "C" PRIMARY KEY,
    owner       TEXT   NOT NULL,
    label       TEXT COLLATE "C" NOT NULL,
    instance_id TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    region      TEXT   NOT NULL,
    domains     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    UNIQUE (owner, instance_id)
);

CREATE TABLE sessions (
    id         TEXT COLLATE "C" PRIMARY KEY,
    data       TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE servers (
    id      TEXT COLLATE "C" PRIMARY KEY,
    seen_at BIGINT NOT NULL
);

-- What one server does for all, such as asking the cloud after the groups of a region, and which one it is. `trouble` is what
-- it met last, so that the others can say so too.
CREATE TABLE leases (
    name    TEXT COLLATE "C" PRIMARY KEY,
    holder  TEXT NOT NULL,
    trouble TEXT
);

-- The account's allowances, as JSON: one for all servers.
CREATE TABLE allowances (
    name  TEXT COLLATE "C" PRIMARY KEY,
    state TEXT NOT NULL
);

-- Says which launch changed, to every server that listens: the one that polls is not always the one that somebody looks at.
CREATE FUNCTION berth_launch_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('berth_launches', NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER launch_changed AFTER UPDATE OF revision ON launches FOR EACH ROW EXECUTE FUNCTION berth_launch_changed();
