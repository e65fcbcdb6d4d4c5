//! One instance and what is in it.

use app::{
    form::CSRF,
    frame::{Lookup, Place},
    page::{
        registries::{
            instance::{self as page, Data, NAMESPACE, PAGE, Part, SEARCH},
            tags,
        },
        registry::Instance,
    },
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use plan::{Draft, regions::has_registry};

use super::{
    super::{App, Fault, Shared, see_other, step::require_session},
    listed,
};
use crate::{
    lookups::{Look, SEARCHED},
    trouble,
    web::{
        form,
        page::{Visit, respond},
    },
};

/// Pages that a list can be asked for.
const MOST_PAGES: u32 = 1000;

/// Shows an instance and a page of its repositories.
pub async fn show(State(app): State<Shared>, Path((region, id)): Path<(String, String)>, visit: Visit) -> Response {
    let outcome = instance(&app, &visit, region, id).await;
    app.answer(&visit, outcome).await
}

async fn instance(app: &App, visit: &Visit, region: String, id: String) -> Result<Response, Fault> {
    let place = place(&region, &id)?;
    let part = part(visit, visit.query(NAMESPACE).unwrap_or_default());
    let look = Look::lasting(visit.lang);
    let (described, namespaces, repositories) =
        tokio::join!(app.lookups.instance(&region, &id, look), app.lookups.namespaces(&place, look), async {
            if part.search.is_empty() {
                app.lookups.repository_page(&place, &part.namespace, part.page, look).await
            } else {
                app.lookups.repositories_like(&place, &part.namespace, &part.search, look).await
            }
        });
    let kept = listed(app, visit).await?.iter().any(|entry| entry.instance_id == id);
    let (mut comments, mut unseen) = (Vec::new(), [None, None]);
    if let Some(found) = described.items().first() {
        comments.clone_from(&found.comments);
        unseen = [&found.public, &found.private].map(|why| why.as_ref().map(|why| trouble::of(why, visit.lang)));
    }
    let gone = matches!(&described, Lookup::Ready { items, .. } if items.is_empty());
    let instance = described.map(|described| described.instance);
    let data = Data { region, id, instance, comments, unseen, kept, namespaces, repositories, part };
    let frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Registries).await;
    let shown = frame.clone();
    let status = if gone { StatusCode::NOT_FOUND } else { StatusCode::OK };
    Ok(respond(status, frame, move || page::view(shown, data)))
}

/// Shows a repository and a page of its tags.
pub async fn repository(
    State(app): State<Shared>,
    Path((region, id, namespace, name)): Path<(String, String, String, String)>,
    visit: Visit,
) -> Response {
    let outcome = tags(&app, &visit, (&region, &id), namespace, name).await;
    app.answer(&visit, outcome).await
}

async fn tags(
    app: &App,
    visit: &Visit,
    (region, id): (&str, &str),
    namespace: String,
    repository: String,
) -> Result<Response, Fault> {
    let place = place(region, id)?;
    let part = part(visit, namespace);
    let look = Look::lasting(visit.lang);
    let (described, tags) = tokio::join!(app.lookups.instance(region, id, look), async {
        if part.search.is_empty() {
            app.lookups.tag_page(&place, &part.namespace, &repository, part.page, look).await
        } else {
            app.lookups.tags_like(&place, &part.namespace, &repository, &part.search, look).await
        }
    });
    let instance = match described.items().first() {
        Some(found) => found.instance.clone(),
        None => known(app, visit, place).await?,
    };
    let data = tags::Data { instance, repository, tags, part };
    let frame = app.site.frame(visit, tags::title(visit.lang, &data), Place::Registries).await;
    let shown = frame.clone();
    Ok(respond(StatusCode::OK, frame, move || tags::view(shown, data)))
}

/// What is remembered of an instance that the cloud does not describe.
async fn known(app: &App, visit: &Visit, place: Instance) -> Result<Instance, Fault> {
    let entries = listed(app, visit).await?;
    let name = entries.into_iter().find(|entry| entry.instance_id == place.id).map(|entry| entry.name);
    Ok(Instance { name: name.unwrap_or_default(), ..place })
}

/// Asks anew about the instance and all that is in it.
pub async fn show_again(
    State(app): State<Shared>,
    Path((region, id)): Path<(String, String)>,
    visit: Visit,
    body: Bytes,
) -> Response {
    let outcome = again(&app, &visit, &region, &id, &body).await;
    app.answer(&visit, outcome).await
}

/// The same from a repository's page.
pub async fn repository_again(
    State(app): State<Shared>,
    Path((region, id, _, _)): Path<(String, String, String, String)>,
    visit: Visit,
    body: Bytes,
) -> Response {
    let outcome = again(&app, &visit, &region, &id, &body).await;
    app.answer(&visit, outcome).await
}

async fn again(app: &App, visit: &Visit, region: &str, id: &str, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    app.lookups.renew_instance(region, id);
    Ok(see_other(&visit.path))
}

/// The instance by its place alone. A region that does not exist holds none, and no request is sent for what cannot be an id.
fn place(region: &str, id: &str) -> Result<Instance, Fault> {
    let is_id = id.starts_with("cri-") && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !has_registry(region) || !is_id {
        return Err(Fault::NotFound);
    }
    Ok(Instance { id: id.to_owned(), region: region.to_owned(), ..Instance::default() })
}

/// What of a list the address asks for.
fn part(visit: &Visit, namespace: String) -> Part {
    let page = visit.query(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1);
    Part {
        namespace,
        search: visit.query(SEARCH).unwrap_or_default().trim().to_owned(),
        page: page.clamp(1, MOST_PAGES),
        searched: SEARCHED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_an_instance_is_asked_about() {
        assert!(place("cn-beijing", "cri-nwj395hgf6f00000").is_ok());
        for (region, id) in [("cn-nowhere", "cri-1"), ("cn-beijing", "nginx"), ("cn-beijing", "cri-1/../x")] {
            assert!(place(region, id).is_err(), "{region} {id}");
        }
    }
}
