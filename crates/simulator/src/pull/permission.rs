//! May the group enter the registry: a password, a named instance, a role, or nothing at all.

use super::{Cause, Scene};
use crate::group::{Credential, RegistryEntry, Spec};
use crate::world::{Instance, Login};

/// What is knocked at.
pub(super) struct Gate<'a> {
    pub(super) host: &'a str,
    /// The account that owns the registry.
    pub(super) owner: &'a str,
    /// The Enterprise Edition instance; none for Personal Edition.
    pub(super) instance: Option<&'a Instance>,
    /// Whether the host is one that the registry was born with.
    pub(super) default_domain: bool,
    /// Whether everybody may pull this repository.
    pub(super) public: bool,
}

/// Lets the group in or not. A password given for the host decides alone; then an entry of `AcrRegistryInfo` that serves the host;
/// then the service-linked role, which opens the default domains of the account's own registries; and last, a public repository.
pub(super) fn enter(scene: &Scene<'_>, gate: &Gate<'_>) -> Result<(), Cause> {
    if let Some(credential) = explicit(scene.spec, gate.host) {
        let logins = gate.instance.map_or(&[][..], |instance| &instance.logins);
        return if knows(logins, credential) { Ok(()) } else { Err(Cause::WrongLogin) };
    }
    let entry = scene.spec.registries.iter().find(|entry| serves(scene, entry, gate));
    let own = gate.owner == scene.account;
    let granted = match entry {
        Some(entry) if entry.service_role.is_some() || entry.user_role.is_some() => roles(scene, entry, gate),
        Some(_) => own,
        None => own && gate.default_domain,
    };
    if granted || gate.public { Ok(()) } else { Err(Cause::Denied) }
}

/// The password given for a host.
pub(super) fn explicit<'a>(spec: &'a Spec, host: &str) -> Option<&'a Credential> {
    spec.credentials.iter().find(|credential| credential.server == host)
}

pub(super) fn knows(logins: &[Login], credential: &Credential) -> bool {
    logins.iter().any(|login| login.user == credential.user && login.password == credential.password)
}

/// Whether an entry is about this registry and does not leave this host out.
fn serves(scene: &Scene<'_>, entry: &RegistryEntry, gate: &Gate<'_>) -> bool {
    let about = match (gate.instance, entry.instance_id.as_str()) {
        (Some(instance), id) if !id.is_empty() => {
            let region = entry.region.as_deref().unwrap_or(scene.region);
            instance.id == id && instance.region == region
        }
        // Roles alone are enough for a default domain; a custom one is found by its instance.
        _ => entry.instance_id.is_empty() && entry.service_role.is_some() && gate.default_domain,
    };
    about && (entry.domains.is_empty() || entry.domains.iter().any(|domain| domain == gate.host))
}

/// A role of the group's account that ECI may take, and for a foreign registry a role there that this one may take.
fn roles(scene: &Scene<'_>, entry: &RegistryEntry, gate: &Gate<'_>) -> bool {
    let world = scene.world;
    let may_pull = |role: &crate::world::Role| {
        role.account() == gate.owner
            && gate.instance.map_or(!role.pulls.is_empty(), |instance| role.may_pull(&instance.id))
    };
    let Some(service) = entry
        .service_role
        .as_deref()
        .and_then(|arn| world.role(arn))
        .filter(|role| role.account() == scene.account && role.service == "eci.aliyuncs.com")
    else {
        return false;
    };
    match entry.user_role.as_deref() {
        None => may_pull(service),
        Some(arn) => world.role(arn).is_some_and(|user| {
            service.assumes
                && user.trusts.iter().any(|trusted| *trusted == service.arn || trusted == scene.account)
                && may_pull(user)
        }),
    }
}
