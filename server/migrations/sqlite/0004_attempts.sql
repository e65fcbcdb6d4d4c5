-- Every request that a launch sent: written before it leaves, completed when its answer is known. Whoever finds one without
-- an end, and is not waiting for it, finds one whose answer died with the process that waited.
CREATE TABLE launch_attempts (
    launch_id  TEXT    NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    action     TEXT    NOT NULL,
    -- Keyed digest of the parameters, secrets and ClientToken included: two requests with one digest are the same request.
    sent       TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    outcome    TEXT,
    code       TEXT,
    request_id TEXT,
    PRIMARY KEY (launch_id, number)
) STRICT, WITHOUT ROWID;
