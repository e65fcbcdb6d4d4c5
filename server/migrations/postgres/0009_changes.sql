-- As the SQLite migration of this number, where it is said what each column holds.
CREATE TABLE changes (
    id         TEXT COLLATE "C" PRIMARY KEY,
    owner      TEXT   NOT NULL,
    cloud      TEXT   NOT NULL,
    asked      TEXT   NOT NULL,
    back       TEXT   NOT NULL,
    stage      TEXT   NOT NULL,
    standing   TEXT,
    failure    TEXT,
    revision   BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    since      BIGINT NOT NULL,
    holder     TEXT
);
CREATE INDEX changes_by_stage ON changes (cloud, stage);
CREATE INDEX changes_by_age ON changes (updated_at);
