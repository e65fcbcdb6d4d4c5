//! Which actions there are, which parameters they know and which they cannot do without.
//!
//! The table stands in `data/actions.json`, taken from the official client libraries' request models. A parameter that an action
//! does not know is dropped and listed, never refused: the real gateway takes `AcrRegistryInfo.1Domain.1` from an old client library
//! and carries on without it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::refusal::Refusal;

/// One of the products.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Product {
    Eci,
    Cr,
    Vpc,
    Ecs,
    Sts,
}

impl Product {
    /// The first label of the product's endpoints.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Eci => "eci",
            Self::Cr => "cr",
            Self::Vpc => "vpc",
            Self::Ecs => "ecs",
            Self::Sts => "sts",
        }
    }

    pub(crate) fn from_label(label: &str) -> Option<Self> {
        let label = label.strip_suffix("-vpc").unwrap_or(label);
        [Self::Eci, Self::Cr, Self::Vpc, Self::Ecs, Self::Sts].into_iter().find(|product| product.label() == label)
    }
}

/// One action of one product's version.
#[derive(Debug, Deserialize)]
pub(crate) struct Action {
    pub(crate) product: Product,
    pub(crate) version: String,
    pub(crate) name: String,
    /// Whether it carries no signature: the one that exchanges a foreign token for credentials.
    #[serde(default)]
    pub(crate) unsigned: bool,
    pub(crate) required: Vec<String>,
    pub(crate) parameters: BTreeSet<String>,
}

/// Every action.
pub(crate) struct Catalogue {
    actions: BTreeMap<(String, String), Action>,
}

/// What the gateway itself reads; never an action's parameter, never dropped.
const COMMON: [&str; 11] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

impl Catalogue {
    pub(crate) fn new() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
        let actions: Vec<Action> = serde_json::from_str(include_str!("../../data/actions.json"))
            .expect("data/actions.json is a list of actions");
        Self {
            actions: actions
                .into_iter()
                .map(|action| ((action.version.clone(), action.name.clone()), action))
                .collect(),
        }
    }

    /// The action that version and name mean, at this product's address if the address names one.
    pub(crate) fn find(&self, product: Option<Product>, version: &str, name: &str) -> Result<&Action, Refusal> {
        let known = self
            .actions
            .values()
            .any(|action| action.version == version && product.is_none_or(|p| p == action.product));
        if !known {
            return Err(Refusal::new(400, "InvalidVersion", "Specified parameter Version is not valid."));
        }
        self.actions.get(&(version.to_owned(), name.to_owned())).ok_or_else(|| {
            Refusal::new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.")
        })
    }
}

impl Action {
    /// Parts the parameters into those the action knows and the names of those it does not.
    pub(crate) fn sort<'a>(
        &self,
        parameters: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> (Vec<(String, String)>, Vec<String>) {
        let mut known = Vec::new();
        let mut dropped = Vec::new();
        for (name, value) in parameters {
            if is_common(name) {
                continue;
            }
            if self.parameters.contains(&pattern(name)) {
                known.push((name.to_owned(), value.to_owned()));
            } else {
                dropped.push(name.to_owned());
            }
        }
        (known, dropped)
    }
}

/// Whether the gateway itself reads this parameter.
pub(crate) fn is_common(name: &str) -> bool {
    COMMON.contains(&name)
}

/// The name with `N` for every index: `Container.2.EnvironmentVar.1.Key` → `Container.N.EnvironmentVar.N.Key`.
fn pattern(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').map(|part| if is_index(part) { "N" } else { part }).collect();
    parts.join(".")
}

fn is_index(part: &str) -> bool {
    !part.is_empty() && part.len() <= 4 && !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Catalogue, Product};

    #[test]
    fn version_and_name_tell_the_action_and_an_address_may_not_contradict() {
        let catalogue = Catalogue::new();
        let find = |product, version, name| catalogue.find(product, version, name);
        assert_eq!(find(None, "2018-08-08", "DescribeRegions").unwrap().product, Product::Eci);
        assert_eq!(find(None, "2018-08-08", "Nonsense").unwrap_err().code, "InvalidAction.NotFound");
        assert_eq!(find(None, "1999-01-01", "ListInstance").unwrap_err().code, "InvalidVersion");
        assert_eq!(find(Some(Product::Cr), "2018-08-08", "DescribeRegions").unwrap_err().code, "InvalidVersion");
    }

    #[test]
    fn the_legacy_library_s_misspelt_domain_is_dropped_and_named() {
        let catalogue = Catalogue::new();
        let create = catalogue.find(None, "2018-08-08", "CreateContainerGroup").unwrap();
        let (known, dropped) = create.sort(
            [
                ("AcrRegistryInfo.1Domain.1", "host"),
                ("AcrRegistryInfo.1.Domain.12", "host"),
                ("AcrRegistryInfo.0.Domain.1", "host"),
                ("Signature", "x"),
                ("MaxPendingMinute", "10"),
            ]
            .into_iter(),
        );
        let known: Vec<_> = known.into_iter().map(|(name, _)| name).collect();
        assert_eq!(known, ["AcrRegistryInfo.1.Domain.12", "MaxPendingMinute"]);
        assert_eq!(dropped, ["AcrRegistryInfo.1Domain.1", "AcrRegistryInfo.0.Domain.1"]);
    }
}
