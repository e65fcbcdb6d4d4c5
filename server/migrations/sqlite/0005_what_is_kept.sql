-- When the group began and ceased to cost, and when it is to be deleted by itself.
ALTER TABLE launches ADD COLUMN started_at INTEGER;
ALTER TABLE launches ADD COLUMN ended_at INTEGER;
ALTER TABLE launches ADD COLUMN expires_at INTEGER;
UPDATE launches SET
    started_at = (SELECT MIN(at) FROM launch_steps WHERE launch_id = id AND state IN ('accepted', 'scheduling', 'pending', 'running')),
    ended_at = (SELECT MIN(at) FROM launch_steps WHERE launch_id = id AND launch_steps.state IN ('succeeded', 'failed', 'deleted'))
WHERE state IN ('accepted', 'scheduling', 'pending', 'running', 'succeeded', 'failed', 'deleting', 'deleted');
UPDATE launches SET ended_at = NULL WHERE state NOT IN ('succeeded', 'failed', 'deleted');
CREATE INDEX launches_by_end ON launches (cloud, expires_at) WHERE expires_at IS NOT NULL;
-- The list that shows one kind of launch reads its first page from here, however many rows there are.
CREATE INDEX launches_by_owner_and_state ON launches (cloud, owner, state, created_at DESC, id DESC);

-- The last lines that containers wrote, kept when their group ended or was deleted, sealed: anything may stand in them.
CREATE TABLE launch_logs (
    launch_id TEXT    NOT NULL REFERENCES launches (id) ON DELETE CASCADE,
    container TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (launch_id, container)
) STRICT, WITHOUT ROWID;
CREATE INDEX launch_logs_by_age ON launch_logs (at);
