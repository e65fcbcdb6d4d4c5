//! Whether ECI pulls the plan's images without a password, what that takes, and why.
//!
//! The decision follows three questions: is the image in ACR at all, is its host a default or a custom domain, and does the
//! registry belong to the account that runs the group? Source: Alibaba Cloud documentation, "Pull images from a Container Registry
//! Enterprise Edition instance without using a secret" (2026).

mod need;
mod registry;
mod words;

pub use self::need::{Missing, Need};

use self::registry::{Serves, serves};
use crate::image::{DOCKER_HUB, HostKind};
use crate::sheet::{AcrRegistry, Container};
use crate::{Account, Lang, Sheet};

/// What pulling without a password takes. Later ones ask for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// Same account, default domain: it works as it is.
    NothingNeeded,
    /// Same account, custom domain: the plan names the instance.
    NameInstance,
    /// Same account, rights narrowed: ECI pulls as a RAM role.
    NarrowRole,
    /// Another account's registry: a chain of two RAM roles.
    Roles,
    /// It cannot be told from what is given.
    Unknown,
    /// The image is not in ACR: a user name and a password, or a public image.
    NotPossible,
}

/// One image of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageCase {
    /// The image's wire name in the draft.
    pub path: String,
    /// The image as it is written.
    pub image: String,
    /// The registry's host; Docker Hub's where the image names none, empty where the image cannot be read.
    pub host: String,
    /// What kind of registry it is.
    pub kind: HostKind,
    /// What it takes.
    pub case: Case,
    /// The entry of [`Sheet::registries`] that serves it, counted from 0.
    pub registry: Option<usize>,
    /// What the plan does not say yet.
    pub missing: Vec<Missing>,
}

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passwordless {
    /// The case that asks for the most.
    pub case: Case,
    /// Every image, those of init containers last.
    pub images: Vec<ImageCase>,
    /// The entries of [`Sheet::registries`] that serve none of the images, counted from 0.
    pub unused: Vec<usize>,
    /// Whether the plan names an instance.
    named: bool,
}

/// Judges a plan, or as much of it as there is.
pub fn judge(sheet: &Sheet) -> Passwordless {
    let question = Question { sheet, domains: sheet.domains() };
    let containers = sheet.containers().iter().chain(sheet.init_containers());
    let images: Vec<ImageCase> = containers.filter_map(|container| question.image(container)).collect();
    let registries = sheet.registries().iter();
    Passwordless {
        case: images.iter().map(|image| image.case).max().unwrap_or(Case::Unknown),
        unused: registries
            .clone()
            .enumerate()
            .filter(|(_, r)| !images.iter().any(|i| might_serve(r, i)))
            .map(|(at, _)| at)
            .collect(),
        named: registries.into_iter().any(|registry| registry.instance_id.is_some()),
        images,
    }
}

/// What is asked of every image.
struct Question<'a> {
    sheet: &'a Sheet,
    domains: Vec<&'a str>,
}

/// An entry, where it stands in the sheet, and how well it serves.
type Serving<'a> = Option<(usize, &'a AcrRegistry, Serves)>;

impl<'a> Question<'a> {
    fn image(&self, container: &Container) -> Option<ImageCase> {
        let image = container.image.clone()?;
        let path = format!("{}.Image", container.at);
        let Some(reference) = &container.reference else {
            let (host, kind, case) = (String::new(), HostKind::Other, Case::Unknown);
            return Some(ImageCase { path, image, host, kind, case, registry: None, missing: Vec::new() });
        };
        let host = reference.host().unwrap_or(DOCKER_HUB).to_owned();
        let kind = reference.kind(&self.domains);
        let serving = self.serving(&host, &kind);
        let (case, missing) =
            if kind == HostKind::Other { self.elsewhere(&host, serving) } else { self.in_acr(&host, &kind, serving) };
        Some(ImageCase { path, image, host, kind, case, registry: serving.map(|(at, ..)| at), missing })
    }

    /// The entry that serves the host best; the first of equals.
    fn serving(&self, host: &str, kind: &HostKind) -> Serving<'a> {
        let all = self.sheet.registries().iter().enumerate();
        let answers = all.map(|(at, registry)| (at, registry, serves(registry, host, kind)));
        answers.rev().filter(|(.., serves)| *serves != Serves::No).max_by_key(|(.., serves)| *serves)
    }

    fn in_acr(&self, host: &str, kind: &HostKind, serving: Serving<'_>) -> (Case, Vec<Missing>) {
        let entry = serving.map(|(_, registry, _)| registry);
        let mut missing = Vec::new();
        let foreign =
            self.sheet.account() == Account::Other || entry.is_some_and(|registry| registry.user_role.is_some());
        let case = if foreign {
            need::roles(entry, &mut missing);
            Case::Roles
        } else if entry.is_some_and(|registry| registry.service_role.is_some()) {
            Case::NarrowRole
        } else if *kind == HostKind::Custom {
            Case::NameInstance
        } else {
            Case::NothingNeeded
        };
        if *kind == HostKind::Custom {
            need::instance(entry, &mut missing);
        }
        if let Some((_, registry, Serves::LeftOut)) = serving {
            let path = format!("{}.Domain", registry.at);
            missing.push(Missing::new(path, Need::Domain(host.to_owned()), case == Case::Roles));
        }
        let elsewhere = kind.region().is_some_and(|region| self.sheet.region().is_some_and(|home| home != region));
        if case == Case::Roles
            && elsewhere
            && let Some(registry) = entry.filter(|registry| registry.region.is_none())
        {
            missing.push(Missing::new(format!("{}.RegionId", registry.at), Need::Region, true));
        }
        (case, missing)
    }

    /// A host that is no default domain and that no entry lists.
    fn elsewhere(&self, host: &str, serving: Serving<'_>) -> (Case, Vec<Missing>) {
        if self.sheet.credentials().iter().any(|credential| credential.server.as_deref() == Some(host)) {
            return (Case::NotPossible, Vec::new());
        }
        if serving.is_some() && host != DOCKER_HUB {
            return (Case::Unknown, Vec::new());
        }
        let credential = Need::Credential(host.to_owned());
        (Case::NotPossible, vec![Missing::new("ImageRegistryCredential".to_owned(), credential, false)])
    }
}

/// Whether an entry stands for the image, or could. One whose list of domains leaves the image's host out does not.
fn might_serve(registry: &AcrRegistry, image: &ImageCase) -> bool {
    let judged = !image.host.is_empty() && image.case != Case::NotPossible;
    judged && matches!(serves(registry, &image.host, &image.kind), Serves::Yes | Serves::Perhaps)
}

impl ImageCase {
    /// What it takes, in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        words::sentence(self, lang)
    }

    /// Why.
    pub fn why(&self, lang: Lang) -> String {
        words::why(self, lang)
    }
}

impl Passwordless {
    /// Whether nothing necessary is missing. An [`Case::Unknown`] image is not held against the plan.
    pub fn satisfied(&self) -> bool {
        self.missing().all(|missing| !missing.required)
    }

    /// Everything that the plan does not say yet, image by image, each thing once.
    pub fn missing(&self) -> impl Iterator<Item = &Missing> {
        let all: Vec<&Missing> = self.images.iter().flat_map(|image| &image.missing).collect();
        let first = |index: usize, missing: &Missing| !all[..index].contains(&missing);
        let kept: Vec<&Missing> = all.iter().enumerate().filter(|(i, m)| first(*i, m)).map(|(_, m)| *m).collect();
        kept.into_iter()
    }

    /// Whether the plan names an instance although nothing asks for it.
    pub fn harmless(&self) -> bool {
        self.named && self.case == Case::NothingNeeded
    }

    /// What the plan takes, in one or two sentences.
    pub fn sentence(&self, lang: Lang) -> String {
        words::plan_sentence(self, lang)
    }

    /// Why, for each case that occurs.
    pub fn why(&self, lang: Lang) -> String {
        words::plan_why(self, lang)
    }

    /// What that means in a Kubernetes manifest.
    pub fn kubernetes(&self, lang: Lang) -> String {
        words::kubernetes(self, lang)
    }

    /// What that means in the parameters of the API.
    pub fn openapi(&self, lang: Lang) -> String {
        words::openapi(self, lang)
    }
}

#[cfg(test)]
mod tests;
