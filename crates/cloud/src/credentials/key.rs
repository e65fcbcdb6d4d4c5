//! An AccessKey, whose secret parts nobody sees by accident.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

/// An AccessKey ID with its secret, and a security token if it is temporary.
///
/// It can be neither printed nor serialised with its secrets: `Debug` shows a shortened ID alone, and there is no `Display`.
#[derive(Clone)]
pub struct AccessKey {
    id: String,
    secret: SecretString,
    token: Option<SecretString>,
}

impl AccessKey {
    /// A permanent key.
    pub fn new(id: impl Into<String>, secret: impl Into<SecretString>) -> Self {
        Self { id: id.into(), secret: secret.into(), token: None }
    }

    /// A temporary key.
    pub fn session(id: impl Into<String>, secret: impl Into<SecretString>, token: impl Into<SecretString>) -> Self {
        Self { id: id.into(), secret: secret.into(), token: Some(token.into()) }
    }

    /// The AccessKey ID. Not a secret, though better shown as [`AccessKey::short_id`].
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The ID as pages may show it: its beginning and its end.
    pub fn short_id(&self) -> String {
        let characters: Vec<char> = self.id.chars().collect();
        if characters.len() <= 8 {
            return "…".to_owned();
        }
        let ends = |part: &[char]| part.iter().collect::<String>();
        format!("{}…{}", ends(&characters[..4]), ends(&characters[characters.len() - 4..]))
    }

    /// Whether it is temporary.
    pub fn is_session(&self) -> bool {
        self.token.is_some()
    }

    pub(crate) fn secret(&self) -> &SecretString {
        &self.secret
    }

    pub(crate) fn token(&self) -> Option<&SecretString> {
        self.token.as_ref()
    }
}

impl PartialEq for AccessKey {
    /// Compares to tell a renewed key from the one before, not to authenticate anybody.
    fn eq(&self, other: &Self) -> bool {
        let token = |key: &Self| key.token.as_ref().map(|token| token.expose_secret().to_owned());
        self.id == other.id
            && self.secret.expose_secret() == other.secret.expose_secret()
            && token(self) == token(other)
    }
}

impl Eq for AccessKey {}

impl fmt::Debug for AccessKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "AccessKey({}, redacted)", self.short_id())
    }
}
