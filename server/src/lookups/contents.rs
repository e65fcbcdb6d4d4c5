//! What is in an instance, page by page, and what a search finds in it.
//!
//! The registry's own filters come first: `RepoName` of `ListRepository`, and `GetRepoTag`, which knows whole tags. What they do not
//! find is looked for as a part of a name, in as much of the list as a page may ask for.

use app::{
    frame::Lookup,
    page::{
        images::{Repository, Tag},
        registry::Instance,
    },
};
use cloud::{
    ApiError, Client, ErrorKind, cr,
    page::{Cursor, walk},
};

use super::{
    Look, Lookups,
    cache::Listed,
    images::{repository, tag},
};

/// Entries of a list that are searched for a part of a name, at most: ten pages of the API.
pub const SEARCHED: usize = 1000;

impl Lookups {
    /// A page of an instance's repositories, from 1: of all namespaces where `namespace` is empty.
    pub async fn repository_page(
        &self,
        instance: &Instance,
        namespace: &str,
        number: u32,
        look: Look,
    ) -> Lookup<Repository> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = format!("{id}/{namespace}#{number}");
        let filter = filter(&id, namespace, "");
        let ask = |cloud| async move {
            let page = cr::list_repository(&cloud, &region, &filter, Some(Cursor::Number(number))).await?;
            let more = page.next.is_some();
            Ok(Listed { items: page.items.into_iter().map(repository).collect(), more })
        };
        self.repositories.ask(question, look, &cloud, ask).await
    }

    /// The repositories whose name is `name`, or holds it.
    pub async fn repositories_like(
        &self,
        instance: &Instance,
        namespace: &str,
        name: &str,
        look: Look,
    ) -> Lookup<Repository> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = format!("{id}/{namespace}?{name}");
        let (namespace, name) = (namespace.to_owned(), name.to_owned());
        let ask = |cloud| async move { find_repositories(&cloud, &region, &id, &namespace, &name).await };
        self.repositories.ask(question, look, &cloud, ask).await
    }

    /// A page of a repository's tags, from 1.
    pub async fn tag_page(
        &self,
        instance: &Instance,
        namespace: &str,
        name: &str,
        number: u32,
        look: Look,
    ) -> Lookup<Tag> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = format!("{id}/{namespace}/{name}#{number}");
        let name = cr::RepositoryName::Path { namespace: namespace.to_owned(), name: name.to_owned() };
        let ask = |cloud| async move {
            let found = cr::get_repository(&cloud, &region, &id, &name).await?;
            let at = Some(Cursor::Number(number));
            let page = cr::list_repo_tag(&cloud, &region, &id, &found.repo_id, at).await?;
            let more = page.next.is_some();
            Ok(Listed { items: page.items.into_iter().map(tag).collect(), more })
        };
        self.tags.ask(question, look, &cloud, ask).await
    }

    /// The tag `part`, or those whose name or digest holds it.
    pub async fn tags_like(
        &self,
        instance: &Instance,
        namespace: &str,
        name: &str,
        part: &str,
        look: Look,
    ) -> Lookup<Tag> {
        let Some((cloud, region, id)) = self.address(instance) else { return Lookup::Unavailable };
        let question = format!("{id}/{namespace}/{name}?{part}");
        let name = cr::RepositoryName::Path { namespace: namespace.to_owned(), name: name.to_owned() };
        let part = part.to_owned();
        let ask = |cloud| async move { find_tags(&cloud, &region, &id, &name, &part).await };
        self.tags.ask(question, look, &cloud, ask).await
    }

    /// Lets the next look into the instance `id` of `region` ask anew, and at the instance itself.
    pub fn renew_instance(&self, region: &str, id: &str) {
        let inside = |question: &str| question.split(['/', '?', '#']).next() == Some(id);
        self.instances.renew(|question| question.split('/').next() == Some(region));
        self.namespaces.renew(inside);
        self.repositories.renew(inside);
        self.tags.renew(inside);
    }
}

fn filter(id: &str, namespace: &str, name: &str) -> cr::RepositoryFilter {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    cr::RepositoryFilter { instance_id: id.to_owned(), namespace: some(namespace), name: some(name) }
}

async fn find_repositories(
    cloud: &Client,
    region: &str,
    id: &str,
    namespace: &str,
    name: &str,
) -> Result<Listed<Repository>, ApiError> {
    let exact = cr::list_repository(cloud, region, &filter(id, namespace, name), None).await?;
    if !exact.items.is_empty() {
        let more = exact.next.is_some();
        return Ok(Listed { items: exact.items.into_iter().map(repository).collect(), more });
    }
    let every = filter(id, namespace, "");
    let walked = walk(SEARCHED, |cursor| cr::list_repository(cloud, region, &every, cursor)).await?;
    let like = walked.items.into_iter().filter(|found| holds(&found.repo_name, name));
    Ok(Listed { items: like.map(repository).collect(), more: walked.more })
}

async fn find_tags(
    cloud: &Client,
    region: &str,
    id: &str,
    name: &cr::RepositoryName,
    part: &str,
) -> Result<Listed<Tag>, ApiError> {
    let repository = cr::get_repository(cloud, region, id, name).await?.repo_id;
    match cr::get_repo_tag(cloud, region, id, &repository, part).await {
        Ok(found) => return Ok(Listed { items: vec![tag(found)], more: false }),
        // RAM may allow to list what it does not allow to get; a name that no tag can have is refused.
        Err(error) if !may_be_listed(&error.kind) => return Err(error),
        Err(_) => {}
    }
    let walked = walk(SEARCHED, |cursor| cr::list_repo_tag(cloud, region, id, &repository, cursor)).await?;
    let digest = part.trim_start_matches("sha256:");
    let like = walked.items.into_iter().filter(|found| holds(&found.tag, part) || found.digest.starts_with(digest));
    Ok(Listed { items: like.map(tag).collect(), more: walked.more })
}

fn may_be_listed(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::GrantPermission { .. } | ErrorKind::ChangeParameter { .. })
}

fn holds(name: &str, part: &str) -> bool {
    name.to_ascii_lowercase().contains(&part.to_ascii_lowercase())
}
