-- Browser sessions. `id` is a digest of what the cookie holds: whoever reads this table cannot become anybody.
DROP TABLE IF EXISTS tower_sessions;
CREATE TABLE sessions (
    id         TEXT    PRIMARY KEY,
    data       TEXT    NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- Servers at work, and when each last said so.
CREATE TABLE servers (
    id      TEXT    PRIMARY KEY,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- The server that takes a launch further.
ALTER TABLE launches ADD COLUMN holder TEXT;
