//! Registries: Container Registry Enterprise and Personal Edition, and those of others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::seed::{hex, number, seconds};

/// One Enterprise Edition instance.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Instance {
    /// `cri-` and sixteen letters or digits.
    pub id: String,
    /// The name, which is also the first part of its default domains.
    pub name: String,
    /// Region id.
    pub region: String,
    /// `Enterprise_Economy`, `Enterprise_Basic`, `Enterprise_Standard` or `Enterprise_Advanced`; empty means Basic.
    pub edition: String,
    /// `RUNNING` (also when empty), `PENDING`, `STARTING`, `STOPPED`, …
    pub status: String,
    /// `InstanceIssue` as the API tells it.
    pub issue: String,
    /// The owner; absent means the world's own account.
    pub account: Option<String>,
    /// Tags on the instance.
    pub labels: BTreeMap<String, String>,
    /// The endpoint on the internet.
    pub public: PublicEndpoint,
    /// The VPCs that may reach it.
    pub links: Vec<Link>,
    /// How many VPCs may be linked; 1 for the Economy edition and 5 for the others unless said otherwise.
    pub link_quota: Option<usize>,
    /// Custom domains bound to it.
    pub domains: Vec<CustomDomain>,
    /// User names and passwords that may pull everything.
    pub logins: Vec<Login>,
    /// Namespaces with their repositories.
    pub namespaces: Vec<Namespace>,
}

/// The public endpoint and its whitelist.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublicEndpoint {
    /// Whether it is switched on.
    pub enabled: bool,
    /// `RUNNING` when empty; `CREATING` while it is being made.
    pub status: String,
    /// Whether the whitelist is not in force at all.
    pub open: bool,
    /// Who may enter. An empty list lets everybody in.
    pub whitelist: Vec<AclEntry>,
}

/// One line of a whitelist.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AclEntry {
    /// A CIDR block.
    pub entry: String,
    /// What the person who made it wrote beside it.
    pub comment: String,
}

/// One linked VPC.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    /// The VPC.
    pub vpc: String,
    /// The vSwitch that gave the address.
    pub vswitch: String,
    /// The address inside the VPC.
    pub ip: String,
    /// `RUNNING` (also when empty) or `CREATING`.
    pub status: String,
    /// An issue, for example `NO_PRIVATE_ZONE_AUTHORIZED`: the domain's records are then missing in the VPC.
    pub issue: String,
}

/// A domain of the owner's own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CustomDomain {
    /// The host name.
    pub domain: String,
    /// What its certificate is worth to a client.
    pub certificate: Certificate,
}

/// A registry's certificate, seen by a client.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certificate {
    /// Signed by an authority everybody knows.
    #[default]
    Trusted,
    /// Signed by an authority nobody knows.
    Unknown,
    /// There is none: the registry speaks plain HTTP.
    PlainHttp,
}

/// A user name and a password.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Login {
    /// User name.
    pub user: String,
    /// Password; a simulated one, which stands in a file that everybody can read.
    pub password: String,
}

/// A namespace.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Namespace {
    /// Its name.
    pub name: String,
    /// Whether new repositories are public.
    pub public: bool,
    /// Whether a push makes the repository.
    pub auto_create: bool,
    /// Its repositories.
    pub repositories: Vec<Repository>,
}

/// A repository.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Repository {
    /// Its name, without the namespace.
    pub name: String,
    /// Whether everybody may pull it.
    pub public: bool,
    /// One line about it.
    pub summary: String,
    /// `NORMAL` when empty; `DELETING`, `DELETED`.
    pub status: String,
    /// Its tags, the newest first; empty means `latest` alone.
    pub tags: Vec<Tags>,
}

/// One tag, or many written as one.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Tags {
    /// A tag by its name.
    One(String),
    /// `{"series": "build-{}", "from": 1, "to": 230}`: the highest number is the newest.
    Series {
        /// The tag with `{}` where the number goes.
        series: String,
        /// First number.
        from: u32,
        /// Last number.
        to: u32,
    },
}

/// One image, as a tag names it.
#[derive(Clone, Debug)]
pub struct Image {
    /// The tag.
    pub tag: String,
    /// SHA-256 in hex, without the algorithm's name.
    pub digest: String,
    /// The configuration's digest.
    pub image_id: String,
    /// Bytes.
    pub size: u64,
    /// Seconds since 1970.
    pub created: i64,
}

impl Repository {
    /// Every image, the newest first. `place` (instance, namespace) makes digests differ between registries.
    pub fn images(&self, place: &str) -> Vec<Image> {
        let mut names = Vec::new();
        for tags in &self.tags {
            match tags {
                Tags::One(name) => names.push(name.clone()),
                Tags::Series { series, from, to } => {
                    names.extend((*from..=*to).rev().map(|n| series.replace("{}", &n.to_string())));
                }
            }
        }
        if names.is_empty() {
            names.push("latest".to_owned());
        }
        let newest = seconds(place, &self.name);
        let mut age = 0;
        names
            .into_iter()
            .map(|tag| {
                let seed = format!("{place}/{}:{tag}", self.name);
                age += 7_200 + i64::try_from(number(&seed, 86_400)).unwrap_or(0);
                Image {
                    digest: hex(&seed),
                    image_id: hex(&format!("config of {seed}")),
                    size: 3_000_000 + number(&seed, 180_000_000),
                    created: newest - age,
                    tag,
                }
            })
            .collect()
    }

    /// The image that a tag or a digest (`sha256:…`) names.
    pub fn image(&self, place: &str, tag_or_digest: &str) -> Option<Image> {
        let digest = tag_or_digest.strip_prefix("sha256:");
        self.images(place).into_iter().find(|image| match digest {
            Some(digest) => image.digest == digest,
            None => image.tag == tag_or_digest,
        })
    }
}

/// Personal Edition in one region, of one account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Personal {
    /// `crpi-…` for a new one, any word for one that lives under the region's shared host.
    pub id: String,
    /// Region id.
    pub region: String,
    /// The owner; absent means the world's own account.
    pub account: Option<String>,
    /// Namespaces with their repositories.
    pub namespaces: Vec<Namespace>,
}

/// A registry somewhere else on the internet.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct OtherRegistry {
    /// The host as it stands in an image reference.
    pub host: String,
    /// The host that is really asked, where it differs.
    pub asks: String,
    /// What its certificate is worth.
    pub certificate: Certificate,
    /// User names and passwords that may pull everything.
    pub logins: Vec<Login>,
    /// What it holds.
    pub images: Vec<OtherImage>,
}

/// An image in a registry somewhere else.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct OtherImage {
    /// The path without host and tag.
    pub name: String,
    /// Whether a login is needed.
    pub private: bool,
    /// Its tags; empty means that every tag exists.
    pub tags: Vec<String>,
}

impl Instance {
    /// The domain on the internet.
    pub fn public_host(&self) -> String {
        format!("{}-registry.{}.cr.aliyuncs.com", self.name, self.region)
    }

    /// The domain inside linked VPCs.
    pub fn vpc_host(&self) -> String {
        format!("{}-registry-vpc.{}.cr.aliyuncs.com", self.name, self.region)
    }

    /// The edition, `Enterprise_Basic` unless said otherwise.
    pub fn edition(&self) -> &str {
        or(&self.edition, "Enterprise_Basic")
    }

    /// The status, `RUNNING` unless said otherwise.
    pub fn status(&self) -> &str {
        or(&self.status, "RUNNING")
    }

    /// How many VPCs may be linked.
    pub fn link_quota(&self) -> usize {
        self.link_quota.unwrap_or(if self.edition() == "Enterprise_Economy" { 1 } else { 5 })
    }

    /// Finds a repository and the text that stands for its place.
    pub fn repository(&self, namespace: &str, name: &str) -> Option<&Repository> {
        find(&self.namespaces, namespace, name)
    }

    /// What [`Repository::images`] takes as `place`.
    pub fn place(&self, namespace: &str) -> String {
        format!("{}/{namespace}", self.id)
    }
}

impl Personal {
    /// Finds a repository.
    pub fn repository(&self, namespace: &str, name: &str) -> Option<&Repository> {
        find(&self.namespaces, namespace, name)
    }
}

impl PublicEndpoint {
    /// The status, `RUNNING` unless said otherwise.
    pub fn status(&self) -> &str {
        or(&self.status, "RUNNING")
    }
}

impl Link {
    /// The status, `RUNNING` unless said otherwise.
    pub fn status(&self) -> &str {
        or(&self.status, "RUNNING")
    }
}

fn or<'a>(text: &'a str, default: &'a str) -> &'a str {
    if text.is_empty() { default } else { text }
}

fn find<'a>(namespaces: &'a [Namespace], namespace: &str, name: &str) -> Option<&'a Repository> {
    namespaces
        .iter()
        .find(|candidate| candidate.name == namespace)?
        .repositories
        .iter()
        .find(|repository| repository.name == name)
}
