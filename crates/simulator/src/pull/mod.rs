//! The truth about a pull: whether an image can be pulled for a container group in a given world, and with which words it fails.
//!
//! Three questions in the order in which a node meets them: is there a way to the registry ([`reach`]), may we enter
//! ([`permission`]), and is it there. The failure texts are the kubelet's and containerd's.

mod permission;
mod reach;
mod reference;

use crate::group::Spec;
use crate::world::{Certificate, CustomDomain, Instance, OtherRegistry, Personal, Repository, VSwitch, World};
pub(crate) use reach::nat_address;
pub(crate) use reference::Reference;

/// Where a pull happens from, and with what.
pub(crate) struct Scene<'a> {
    pub(crate) world: &'a World,
    pub(crate) spec: &'a Spec,
    /// The account that owns the container group.
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    pub(crate) vswitch: &'a VSwitch,
    /// The public address with which traffic leaves; none means that it cannot leave.
    pub(crate) egress: Option<&'a str>,
    /// Whether the security group keeps port 443 from going out.
    pub(crate) blocked: bool,
}

/// Why a pull fails.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Cause {
    /// The text is not an image reference.
    Invalid,
    /// The name has no address where the group runs.
    NoSuchHost,
    /// Nobody answers at this address.
    Timeout(String),
    /// The certificate is from an authority nobody knows.
    Certificate,
    /// The registry speaks plain HTTP.
    PlainHttp,
    /// No credential, or one that is not enough.
    Denied,
    /// The user name or the password is wrong.
    WrongLogin,
    /// No such repository or tag.
    NotFound,
}

/// Whose registry a host is.
pub(crate) enum Holder<'a> {
    Public(&'a Instance),
    Vpc(&'a Instance),
    Custom(&'a Instance, &'a CustomDomain),
    /// Personal Edition: the region, whether the host is for inside it, and the instance of a new one.
    Personal {
        region: &'a str,
        inside: bool,
        id: Option<&'a str>,
    },
    Other(&'a OtherRegistry),
    Nobody,
}

/// Tries the pull. What it gives is the image's size in bytes.
pub(crate) fn attempt(scene: &Scene<'_>, image: &str) -> Result<u64, Cause> {
    let reference = Reference::parse(image).ok_or(Cause::Invalid)?;
    let holder = holder(scene.world, &reference.host);
    let asked = match &holder {
        Holder::Other(registry) if !registry.asks.is_empty() => &registry.asks,
        _ => &reference.host,
    };
    reach::way(scene, &holder, asked)?;
    certificate(scene, &holder, &reference.host)?;
    match holder {
        Holder::Public(instance) | Holder::Vpc(instance) => enterprise(scene, instance, &reference, true),
        Holder::Custom(instance, _) => enterprise(scene, instance, &reference, false),
        Holder::Personal { region, id, .. } => personal(scene, region, id, &reference),
        Holder::Other(registry) => other(scene, registry, &reference),
        Holder::Nobody => Err(Cause::NoSuchHost),
    }
}

/// Whose registry answers under this host name.
pub(crate) fn holder<'a>(world: &'a World, host: &'a str) -> Holder<'a> {
    for instance in &world.instances {
        if instance.public_host() == host {
            return Holder::Public(instance);
        }
        if instance.vpc_host() == host {
            return Holder::Vpc(instance);
        }
        if let Some(domain) = instance.domains.iter().find(|domain| domain.domain == host) {
            return Holder::Custom(instance, domain);
        }
    }
    if let Some(registry) = world.registries.iter().find(|registry| registry.host == host) {
        return Holder::Other(registry);
    }
    personal_host(world, host).unwrap_or(Holder::Nobody)
}

fn personal_host<'a>(world: &'a World, host: &'a str) -> Option<Holder<'a>> {
    let (label, rest) = host.split_once('.')?;
    let new = rest.strip_suffix(".personal.cr.aliyuncs.com");
    let region = new.or_else(|| rest.strip_suffix(".aliyuncs.com"))?;
    world.region(region)?;
    if new.is_some() {
        let id = label.strip_suffix("-vpc").unwrap_or(label);
        world.personal.iter().find(|personal| personal.id == id && personal.region == region)?;
        return Some(Holder::Personal { region, inside: label.ends_with("-vpc"), id: Some(id) });
    }
    let inside = match label {
        "registry" => false,
        "registry-vpc" | "registry-internal" => true,
        _ => return None,
    };
    Some(Holder::Personal { region, inside, id: None })
}

fn certificate(scene: &Scene<'_>, holder: &Holder<'_>, host: &str) -> Result<(), Cause> {
    let certificate = match holder {
        Holder::Custom(_, domain) => domain.certificate,
        Holder::Other(registry) => registry.certificate,
        _ => Certificate::Trusted,
    };
    let listed = |list: &[String]| list.iter().any(|entry| matches(entry, host));
    match certificate {
        Certificate::Unknown if !listed(&scene.spec.insecure) => Err(Cause::Certificate),
        Certificate::PlainHttp if !listed(&scene.spec.plain_http) => Err(Cause::PlainHttp),
        _ => Ok(()),
    }
}

/// Whether an entry of `InsecureRegistry` or `PlainHttpRegistry`, which may begin with `*`, means this host.
fn matches(entry: &str, host: &str) -> bool {
    match entry.strip_prefix('*') {
        Some(end) => host.ends_with(end),
        None => entry == host,
    }
}

fn enterprise(
    scene: &Scene<'_>,
    instance: &Instance,
    reference: &Reference,
    default_domain: bool,
) -> Result<u64, Cause> {
    let (namespace, name) = reference.namespace_and_name();
    let repository = instance
        .repository(namespace, name)
        .filter(|repository| repository.status.is_empty() || repository.status == "NORMAL");
    let owner = scene.world.owner(instance);
    permission::enter(
        scene,
        &permission::Gate {
            host: &reference.host,
            owner,
            instance: Some(instance),
            default_domain,
            public: repository.is_some_and(|repository| repository.public),
        },
    )?;
    size(repository, &instance.place(namespace), reference)
}

fn personal(scene: &Scene<'_>, region: &str, id: Option<&str>, reference: &Reference) -> Result<u64, Cause> {
    let (namespace, name) = reference.namespace_and_name();
    let holds = |personal: &&Personal| {
        personal.region == region
            && match id {
                Some(id) => personal.id == id,
                None => !personal.id.starts_with("crpi-") && personal.namespaces.iter().any(|n| n.name == namespace),
            }
    };
    let Some(personal) = scene.world.personal.iter().find(holds) else {
        return Err(Cause::Denied);
    };
    let repository = personal.repository(namespace, name);
    permission::enter(
        scene,
        &permission::Gate {
            host: &reference.host,
            owner: personal.account.as_deref().unwrap_or(&scene.world.account),
            instance: None,
            default_domain: true,
            public: repository.is_some_and(|repository| repository.public),
        },
    )?;
    size(repository, &format!("{}/{namespace}", personal.id), reference)
}

fn other(scene: &Scene<'_>, registry: &OtherRegistry, reference: &Reference) -> Result<u64, Cause> {
    let login = permission::explicit(scene.spec, &reference.host);
    if let Some(login) = login
        && !permission::knows(&registry.logins, login)
    {
        return Err(Cause::WrongLogin);
    }
    let image = registry.images.iter().find(|image| image.name == reference.path);
    match image {
        // A registry does not tell a stranger whether a private repository exists.
        None if login.is_none() => Err(Cause::Denied),
        Some(image) if image.private && login.is_none() => Err(Cause::Denied),
        Some(image) if image.tags.is_empty() || image.tags.iter().any(|tag| tag == reference.version()) => {
            Ok(5_000_000 + crate::world::number(&reference.path, 90_000_000))
        }
        _ => Err(Cause::NotFound),
    }
}

fn size(repository: Option<&Repository>, place: &str, reference: &Reference) -> Result<u64, Cause> {
    repository
        .and_then(|repository| repository.image(place, reference.version()))
        .map(|image| image.size)
        .ok_or(Cause::NotFound)
}

impl Cause {
    /// What the kubelet writes after `Failed to pull image "…": `.
    pub(crate) fn message(&self, image: &str, world: &World) -> String {
        let Some(reference) = Reference::parse(image) else {
            return format!("couldn't parse image reference \"{image}\": invalid reference format");
        };
        let full = reference.full();
        let resolve = format!("failed to pull and unpack image \"{full}\": failed to resolve reference \"{full}\":");
        let host = match holder(world, &reference.host) {
            Holder::Other(registry) if !registry.asks.is_empty() => registry.asks.clone(),
            _ => reference.host.clone(),
        };
        let head = format!(
            "failed to do request: Head \"https://{host}/v2/{}/manifests/{}\":",
            reference.path,
            reference.version()
        );
        let unknown = "rpc error: code = Unknown desc =";
        match self {
            Self::Invalid => "invalid reference format".to_owned(),
            Self::NoSuchHost => {
                format!("{unknown} {resolve} {head} dial tcp: lookup {host} on 100.100.2.136:53: no such host")
            }
            Self::Timeout(ip) => {
                format!("{unknown} {resolve} {head} dial tcp {ip}:443: i/o timeout")
            }
            Self::Certificate => format!(
                "{unknown} {resolve} {head} tls: failed to verify certificate: x509: certificate signed by unknown authority"
            ),
            Self::PlainHttp => format!("{unknown} {resolve} {head} http: server gave HTTP response to HTTPS client"),
            Self::Denied => format!(
                "{unknown} {resolve} pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
            ),
            Self::WrongLogin => format!(
                "{unknown} {resolve} failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://{host}/auth: 401 Unauthorized"
            ),
            Self::NotFound => {
                format!("rpc error: code = NotFound desc = {resolve} {full}: not found")
            }
        }
    }

    /// How long the attempt takes at the natural pace, in milliseconds.
    pub(crate) fn takes(&self) -> u32 {
        match self {
            Self::Timeout(_) => 3000,
            _ => 400,
        }
    }
}
