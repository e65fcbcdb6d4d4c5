//! Reading a credential's file.

use std::io::ErrorKind;
use std::path::Path;

use super::CredentialsError;
use super::said::said;

/// The whole file. One that is not there counts as a source that is not configured.
pub(super) async fn read(path: &Path) -> Result<String, CredentialsError> {
    tokio::fs::read_to_string(path).await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let path = path.display();
            CredentialsError::Absent(said!("{path} 不存在", "{path} does not exist"))
        }
        _ => CredentialsError::Unreadable { path: path.to_owned(), why: error.to_string() },
    })
}

/// The whole file that a credential's configuration names. One that is not there is a mistake then, not an absence.
pub(super) async fn read_named(path: &Path) -> Result<String, CredentialsError> {
    read(path).await.map_err(|why| match why {
        CredentialsError::Absent(said) => CredentialsError::Wrong(said),
        other => other,
    })
}
