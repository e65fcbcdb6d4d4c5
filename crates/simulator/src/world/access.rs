//! Who may do what: RAM roles and OIDC providers.

use serde::{Deserialize, Serialize};

/// A RAM role.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Role {
    /// `acs:ram::<account>:role/<name>`.
    pub arn: String,
    /// The Alibaba Cloud service that may take it, for example `eci.aliyuncs.com`; empty means none.
    pub service: String,
    /// Accounts (`1111111111111111`) or roles (by their name in full) that may take it.
    pub trusts: Vec<String>,
    /// Enterprise Edition instances it may pull from; `*` means all of its account.
    pub pulls: Vec<String>,
    /// Whether it may take other roles.
    pub assumes: bool,
}

/// An OIDC identity provider.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct OidcProvider {
    /// `acs:ram::<account>:oidc-provider/<name>`.
    pub arn: String,
    /// The issuer's address.
    pub issuer: String,
    /// The client it knows.
    pub client_id: String,
}

impl Role {
    /// The account in the role's name.
    pub fn account(&self) -> &str {
        account_of(&self.arn)
    }

    /// Whether the role may pull from this instance.
    pub fn may_pull(&self, instance: &str) -> bool {
        self.pulls.iter().any(|pulls| pulls == "*" || pulls == instance)
    }
}

/// The account in a name of the form `acs:ram::<account>:…`; empty where it has another form.
pub(crate) fn account_of(arn: &str) -> &str {
    arn.split(':').nth(3).unwrap_or_default()
}
