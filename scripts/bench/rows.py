"""Fills the launches of a database that no server has open with copies of its first one, each deleted and a second older.

usage: rows.py DATABASE COUNT
"""
import sqlite3
import sys

path, count = sys.argv[1], int(sys.argv[2])
database = sqlite3.connect(path)
database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
columns = [row[1] for row in database.execute("PRAGMA table_info(launches)")]
made = {
    "id": "printf('%032x', n)",
    "draft_id": "'as ' || n",
    "name": "name || '-' || n",
    "client_token": "'token ' || n",
    "state": "'deleted'",
    "created_at": "created_at - n * 1000",
    "updated_at": "created_at - n * 1000 + 900",
    "ended_at": "created_at - n * 1000 + 900",
}
database.execute(
    "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)"
    f" INSERT INTO launches ({', '.join(columns)})"
    f" SELECT {', '.join(made.get(name, name) for name in columns)} FROM numbers, (SELECT * FROM launches LIMIT 1)"
    " ORDER BY n DESC",
    (count,),
)
database.commit()
database.execute("PRAGMA journal_mode = WAL")
database.close()
