-- Changes to a registry instance that somebody confirmed: written before anything is sent, and whenever one has come further,
-- so that any server shows them and another one goes on where a server is gone. No secret is in them.
CREATE TABLE changes (
    id         TEXT    PRIMARY KEY,
    owner      TEXT    NOT NULL,
    cloud      TEXT    NOT NULL,
    -- What was asked for, as the names and values of its form, JSON.
    asked      TEXT    NOT NULL,
    -- The page that led here.
    back       TEXT    NOT NULL,
    stage      TEXT    NOT NULL,
    -- How things stood when they were last looked at, JSON.
    standing   TEXT,
    -- Why it failed, in both languages, JSON.
    failure    TEXT,
    revision   INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- When it came to its stage.
    since      INTEGER NOT NULL,
    -- The server that takes it further.
    holder     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_stage ON changes (cloud, stage);
CREATE INDEX changes_by_age ON changes (updated_at);
