//! What the registry offers to complete an image: namespaces, repositories, tags.

use app::{
    frame::Lookup,
    page::{
        images::{Choices, Picker, Repository, Tag},
        registry::{Instance, Internet},
    },
};
use cloud::{ApiError, Client, cr, page::walk};
use futures::future::join_all;
use plan::Draft;

use super::{Look, Lookups, cache::Listed};
use crate::clock::Moment;

/// Namespaces, repositories or tags listed, at most; more are reached by typing.
const MOST: usize = 100;

/// How far a person has come in one image field.
#[derive(Debug, PartialEq, Eq)]
struct Progress<'a> {
    namespace: &'a str,
    repository: &'a str,
    /// The last part, which may be typed by half: the list shows what it fits.
    part: &'a str,
}

impl Lookups {
    /// A picker for every image field of the draft, where an instance is chosen.
    pub async fn pickers(&self, draft: &Draft, look: Look) -> Vec<Picker> {
        let named = self.named_instances(draft, look).await;
        let lists = ["Container", "InitContainer"].into_iter();
        // The page shows a first container before there is one in the draft.
        let count = |list: &str| draft.count(list).max(usize::from(list == "Container"));
        let fields = lists.flat_map(|list| (1..=count(list)).map(move |n| format!("{list}.{n}.Image")));
        let pickers = fields.map(|wire| self.picker(draft, named.items(), wire, look));
        join_all(pickers).await.into_iter().flatten().collect()
    }

    async fn picker(&self, draft: &Draft, named: &[Instance], wire: String, look: Look) -> Option<Picker> {
        let typed = draft.get(&wire);
        let host = typed.split('/').next().unwrap_or_default();
        let of_host = |instance: &&Instance| instance.domains.iter().any(|domain| domain.host == host);
        let instance = named.iter().find(of_host).or_else(|| named.first())?;
        let mut progress = progress(typed, instance);
        let choices = self.choices(instance, &mut progress, look).await;
        Some(Picker {
            host: preferred(instance, draft.get("Berth.Network"))?,
            namespace: progress.namespace.to_owned(),
            repository: progress.repository.to_owned(),
            choices,
            wire,
        })
    }

    /// What the next part can be. A repository without a tag may be typed by half: only one that is listed leads on.
    async fn choices(&self, instance: &Instance, progress: &mut Progress<'_>, look: Look) -> Choices {
        let Progress { namespace, repository, part } = *progress;
        if namespace.is_empty() {
            return Choices::Namespaces(fitting(self.namespaces(instance, look).await, part, |name| name));
        }
        if repository.is_empty() || !part.is_empty() {
            let listed = self.repositories(instance, namespace, look).await;
            let fits = |found: &Repository| found.name.contains(part);
            let half = !listed.items().iter().any(|found| found.name == part) && listed.items().iter().any(fits);
            if part.is_empty() || half {
                progress.repository = "";
                return Choices::Repositories(fitting(listed, part, |found| &found.name));
            }
        }
        Choices::Tags(self.tags(instance, namespace, repository, look).await)
    }

    /// The namespaces of an instance.
    pub async fn namespaces(&self, instance: &Instance, look: Look) -> Lookup<String> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = id.clone();
        self.namespaces.ask(question, look, &cloud, |cloud| async move { namespaces(&cloud, &region, id).await }).await
    }

    async fn repositories(&self, instance: &Instance, namespace: &str, look: Look) -> Lookup<Repository> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let (question, namespace) = (format!("{id}/{namespace}"), namespace.to_owned());
        let ask = |cloud| async move { repositories(&cloud, &region, id, namespace).await };
        self.repositories.ask(question, look, &cloud, ask).await
    }

    async fn tags(&self, instance: &Instance, namespace: &str, repository: &str, look: Look) -> Lookup<Tag> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = format!("{id}/{namespace}/{repository}");
        let name = cr::RepositoryName::Path { namespace: namespace.to_owned(), name: repository.to_owned() };
        self.tags.ask(question, look, &cloud, |cloud| async move { tags(&cloud, &region, &id, &name).await }).await
    }

    pub(super) fn address(&self, instance: &Instance) -> Option<(Client, String, String)> {
        Some((self.cloud.clone()?, instance.region.clone(), instance.id.clone()))
    }
}

/// Reads `host/namespace/repository…` as far as it is typed; a host that is not the instance's counts as nothing typed.
fn progress<'a>(typed: &'a str, instance: &Instance) -> Progress<'a> {
    let nothing = Progress { namespace: "", repository: "", part: "" };
    let Some((host, rest)) = typed.split_once('/') else { return nothing };
    if !instance.domains.iter().any(|domain| domain.host == host) {
        return nothing;
    }
    let Some((namespace, rest)) = rest.split_once('/') else { return Progress { part: rest, ..nothing } };
    let repository = rest.split(['@', ':']).next().unwrap_or_default();
    Progress { namespace, repository, part: if repository == rest { rest } else { "" } }
}

/// What of a list fits the part that was typed; all of it where nothing does.
fn fitting<T>(listed: Lookup<T>, part: &str, name: impl Fn(&T) -> &String) -> Lookup<T> {
    match listed {
        Lookup::Ready { mut items, more, age } => {
            if items.iter().any(|item| name(item).contains(part)) {
                items.retain(|item| name(item).contains(part));
            }
            Lookup::Ready { items, more, age }
        }
        other => other,
    }
}

/// The instance's default domain under the chosen network; while none is chosen, the one that can be reached.
fn preferred(instance: &Instance, network: &str) -> Option<String> {
    let vpc = match network {
        "Vpc" => true,
        "Public" => false,
        _ => !matches!(instance.internet, Internet::Open { .. }),
    };
    let default = instance.domains.iter().find(|domain| !domain.custom && domain.vpc == vpc);
    default.or_else(|| instance.domains.first()).map(|domain| domain.host.clone())
}

async fn namespaces(cloud: &Client, region: &str, instance_id: String) -> Result<Listed<String>, ApiError> {
    let filter = cr::NamespaceFilter { instance_id, name: None };
    let listed = walk(MOST, |cursor| cr::list_namespace(cloud, region, &filter, cursor)).await?;
    let items = listed.items.into_iter().map(|namespace| namespace.namespace_name);
    Ok(Listed { items: items.collect(), more: listed.more })
}

async fn repositories(
    cloud: &Client,
    region: &str,
    instance_id: String,
    namespace: String,
) -> Result<Listed<Repository>, ApiError> {
    let filter = cr::RepositoryFilter { instance_id, namespace: Some(namespace), name: None };
    let listed = walk(MOST, |cursor| cr::list_repository(cloud, region, &filter, cursor)).await?;
    Ok(Listed { items: listed.items.into_iter().map(repository).collect(), more: listed.more })
}

/// A repository as pages show it.
pub(super) fn repository(repository: cr::Repository) -> Repository {
    Repository {
        name: repository.repo_name,
        namespace: repository.repo_namespace_name,
        summary: repository.summary,
        public: repository.repo_type.eq_ignore_ascii_case("PUBLIC"),
    }
}

async fn tags(
    cloud: &Client,
    region: &str,
    instance: &str,
    name: &cr::RepositoryName,
) -> Result<Listed<Tag>, ApiError> {
    let repository = cr::get_repository(cloud, region, instance, name).await?;
    let listed = walk(MOST, |cursor| cr::list_repo_tag(cloud, region, instance, &repository.repo_id, cursor)).await?;
    Ok(Listed { items: listed.items.into_iter().map(tag).collect(), more: listed.more })
}

/// A digest as image references have it; empty where there is none.
pub fn digest(given: &str) -> String {
    let digest = given.trim_start_matches("sha256:");
    if digest.is_empty() { String::new() } else { format!("sha256:{digest}") }
}

/// A tag as pages show it.
pub(super) fn tag(tag: cr::RepoTag) -> Tag {
    Tag {
        digest: digest(&tag.digest),
        size: tag.image_size.and_then(|size| u64::try_from(size).ok()),
        age: tag.image_update.and_then(|at| u64::try_from((Moment::now().0 - at) / 1000).ok()),
        name: tag.tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::page::registry::Domain;

    fn instance() -> Instance {
        let domain = |host: &str, vpc| Domain { host: host.to_owned(), custom: false, vpc };
        Instance {
            domains: vec![domain("a-registry.r.cr", false), domain("a-registry-vpc.r.cr", true)],
            ..Instance::default()
        }
    }

    #[test]
    fn the_field_itself_says_how_far_a_person_has_come() {
        let instance = instance();
        let at = |typed| {
            let Progress { namespace, repository, .. } = progress(typed, &instance);
            (namespace, repository)
        };
        assert_eq!(at(""), ("", ""));
        assert_eq!(at("a-registry.r.cr/"), ("", ""));
        assert_eq!(at("a-registry.r.cr/eci"), ("", ""));
        assert_eq!(at("a-registry.r.cr/eci/"), ("eci", ""));
        assert_eq!(at("a-registry-vpc.r.cr/eci/nginx:1.0"), ("eci", "nginx"));
        assert_eq!(at("a-registry.r.cr/eci/a/b@sha256:00"), ("eci", "a/b"));
        assert_eq!(at("docker.io/library/nginx"), ("", ""));
    }

    #[test]
    fn a_part_that_is_typed_by_half_narrows_the_list_and_one_that_fits_nothing_does_not() {
        assert_eq!(progress("a-registry.r.cr/ec", &instance()).part, "ec");
        assert_eq!(progress("a-registry.r.cr/eci/ng", &instance()).part, "ng");
        assert_eq!(progress("a-registry.r.cr/eci/nginx:1", &instance()).part, "");
        let listed = || Lookup::Ready { items: ["nginx", "redis"].map(str::to_owned).to_vec(), more: false, age: 0 };
        assert_eq!(fitting(listed(), "ng", |name| name).items(), ["nginx"]);
        assert_eq!(fitting(listed(), "zz", |name| name).items(), ["nginx", "redis"]);
    }

    #[test]
    fn the_host_follows_the_network_and_without_one_what_can_be_reached() {
        let closed = instance();
        assert_eq!(preferred(&closed, "Public").as_deref(), Some("a-registry.r.cr"));
        assert_eq!(preferred(&closed, "").as_deref(), Some("a-registry-vpc.r.cr"));
        let open = Instance { internet: Internet::Open { entries: Vec::new() }, ..closed };
        assert_eq!(preferred(&open, "").as_deref(), Some("a-registry.r.cr"));
        assert_eq!(preferred(&open, "Vpc").as_deref(), Some("a-registry-vpc.r.cr"));
    }
}
