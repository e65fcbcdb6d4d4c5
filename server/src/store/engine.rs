//! The two databases, and the few words in which their SQL differs. Everything else is one text for both.

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, one server.
    Sqlite,
    /// A server of its own, shared by as many of ours as there are.
    Postgres,
}

impl Engine {
    /// The engine's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// Milliseconds since 1970 by the database's clock, which all servers share.
    pub(super) fn now(self) -> &'static str {
        match self {
            Self::Sqlite => "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
            Self::Postgres => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
        }
    }

    /// Whether the text `whole` holds the text `part`.
    pub(super) fn holds(self, whole: &str, part: &str) -> String {
        match self {
            Self::Sqlite => format!("instr({whole}, {part}) > 0"),
            Self::Postgres => format!("strpos({whole}, {part}) > 0"),
        }
    }

    /// The first image of a launch's document.
    pub(super) fn first_image(self) -> &'static str {
        match self {
            Self::Sqlite => "json_extract(document, '$.Container[0].Image')",
            Self::Postgres => "CAST(document AS json) #>> '{Container,0,Image}'",
        }
    }

    /// The ids and the names of the registry instances in a launch's document, and what they are remembered as.
    pub(super) fn instances(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "(SELECT group_concat(coalesce(json_extract(value, '$.InstanceId'), '') || ' ' || coalesce(json_extract(value, '$.InstanceName'), '') || ' ' ||
                    coalesce((SELECT label FROM registries WHERE registries.owner = launches.owner AND instance_id = json_extract(value, '$.InstanceId')), ''), ' ')
                  FROM json_each(document, '$.AcrRegistryInfo'))"
            }
            Self::Postgres => {
                "(SELECT string_agg(concat_ws(' ', entry ->> 'InstanceId', entry ->> 'InstanceName',
                    (SELECT label FROM registries WHERE registries.owner = launches.owner AND instance_id = entry ->> 'InstanceId')), ' ')
                  FROM json_array_elements(CAST(document AS json) -> 'AcrRegistryInfo') AS listed (entry))"
            }
        }
    }

    /// How many tables are called `$1`.
    pub(super) fn tables_called(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name = $1",
            Self::Postgres => {
                "SELECT count(*) AS found FROM pg_tables WHERE tablename = $1 AND schemaname = ANY (current_schemas(false))"
            }
        }
    }

    /// What every new connection is told first.
    pub(super) fn greeting(self) -> &'static str {
        match self {
            // Of 16 MiB that were written on, a page that changed often goes into the file itself only once.
            Self::Sqlite => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4096"
            }
            // A statement that has not ended by then waits for somebody who is gone.
            Self::Postgres => "SET statement_timeout = '15s'",
        }
    }
}

/// `$first, $first+1, …`: placeholders for so many values.
pub(super) fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
