//! The tokens of a sign-in.

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use crate::credentials::cli_config::Profile;

/// How long an access token lasts where the service does not say.
const USUAL_SECONDS: i64 = 3600;

/// The access token with its end, and the refresh token that brings the next pair.
#[derive(Clone, Debug)]
pub(super) struct Login {
    pub(super) access: Option<SecretString>,
    pub(super) until: Option<Timestamp>,
    pub(super) refresh: Option<SecretString>,
}

impl Login {
    /// As the profile has it.
    pub(super) fn of(profile: &Profile) -> Self {
        Self {
            access: profile.some("oauth_access_token").map(Into::into),
            until: profile.moment("oauth_access_token_expire"),
            refresh: profile.some("oauth_refresh_token").map(Into::into),
        }
    }

    /// As a renewal answered it; nothing where a token is missing.
    pub(super) fn answered(body: &Value, now: Timestamp) -> Option<Self> {
        let token = |name: &str| Some(SecretString::from(body[name].as_str().filter(|text| !text.is_empty())?));
        let seconds = body["expires_in"].as_i64().unwrap_or(USUAL_SECONDS);
        Some(Self {
            access: Some(token("access_token")?),
            until: now.checked_add(SignedDuration::from_secs(seconds)).ok(),
            refresh: Some(token("refresh_token")?),
        })
    }

    /// Whichever of the two lasts longer: tokens that could not be written back outlive those in the file, and a new sign-in
    /// outlives both.
    pub(super) fn newer(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if other.until > self.until => other,
            _ => self,
        }
    }

    /// Whether the access token is missing, or ends before `moment`, or who knows when.
    pub(super) fn ends_before(&self, moment: Timestamp) -> bool {
        self.access.is_none() || self.until.is_none_or(|until| until <= moment)
    }

    /// As the profile wants it.
    pub(super) fn fields(&self) -> Map<String, Value> {
        let text = |token: &Option<SecretString>| json!(token.as_ref().map(ExposeSecret::expose_secret));
        let fields = [
            ("oauth_access_token", text(&self.access)),
            ("oauth_refresh_token", text(&self.refresh)),
            ("oauth_access_token_expire", json!(self.until.map_or(0, Timestamp::as_second))),
        ];
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
