//! Instances that somebody names for later plans: written down, changed, forgotten.

use app::{
    form::CSRF,
    frame::Place,
    page::registries::{
        forget as question,
        remember::{self as page, DOMAINS, Data, LABEL},
    },
    path,
    text::registries as t,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use plan::{Draft, Lang, Problem, ProblemKind};

use super::{
    super::{App, Fault, Shared, see_other, step::require_session},
    shown,
};
use crate::{
    clock::Moment,
    random,
    store::{Registry, RegistryChange, RegistryRow},
    web::{
        form,
        page::{Visit, respond},
    },
};

/// Characters of a label, at most.
const LABEL_LONGEST: usize = 64;
/// Domains of an instance, at most.
const MOST_DOMAINS: usize = 20;
/// The registry that the form's fields stand for.
const FIRST: &str = "AcrRegistryInfo.1";

/// Shows the empty form.
pub async fn new(State(app): State<Shared>, visit: Visit) -> Response {
    answer(&app, &visit, StatusCode::OK, Data::default()).await
}

/// Remembers what the form says.
pub async fn keep(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let typed = read(&app, &visit, &body).await?;
        let registry = match judge(&typed, visit.lang) {
            Ok(registry) => registry,
            Err(data) => return Ok(answer(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, *data).await),
        };
        app.store.remember_registry(&app.owner(&visit), &random::token()?, &registry, Moment::now()).await?;
        Ok(see_other(&back(visit.lang)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Shows the form of a remembered instance.
pub async fn edit(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let row = find(&app, &visit, &id).await?;
        Ok(answer(&app, &visit, StatusCode::OK, written(row)).await)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Writes a remembered instance anew.
pub async fn save(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = change(&app, &visit, &id, &body).await;
    app.answer(&visit, outcome).await
}

async fn change(app: &App, visit: &Visit, id: &str, body: &[u8]) -> Result<Response, Fault> {
    let typed = read(app, visit, body).await?;
    let row = find(app, visit, id).await?;
    let entry = Some((row.id.clone(), row.registry.label.clone()));
    let refused = |data: Data| Data { entry: entry.clone(), ..data };
    let registry = match judge(&typed, visit.lang) {
        Ok(registry) => registry,
        Err(data) => return Ok(answer(app, visit, StatusCode::UNPROCESSABLE_ENTITY, refused(*data)).await),
    };
    match app.store.change_registry(&app.owner(visit), id, &registry, Moment::now()).await? {
        RegistryChange::Done => Ok(see_other(&back(visit.lang))),
        RegistryChange::Gone => Err(Fault::NotFound),
        RegistryChange::Taken => {
            let field = app::ui::form::id(&format!("{FIRST}.InstanceId"));
            let mut data = refused(typed);
            data.others.push((field, t::TAKEN.get(visit.lang).to_owned()));
            Ok(answer(app, visit, StatusCode::CONFLICT, data).await)
        }
    }
}

/// Asks whether a remembered instance is to be forgotten.
pub async fn ask_forget(State(app): State<Shared>, Path(id): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let entry = shown(find(&app, &visit, &id).await?);
        let frame = app.site.frame(&visit, question::title(visit.lang, &entry), Place::Registries).await;
        let shown = frame.clone();
        Ok(respond(StatusCode::OK, frame, move || question::view(shown, entry)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Forgets a remembered instance. One that is gone already is forgotten too.
pub async fn forget(State(app): State<Shared>, Path(id): Path<String>, visit: Visit, body: Bytes) -> Response {
    let outcome = async {
        let pairs = form::read(&body)?;
        require_session(&app, &visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
        app.store.forget_registry(&app.owner(&visit), &id).await?;
        Ok(see_other(&back(visit.lang)))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

fn back(lang: Lang) -> String {
    format!("{}#remembered", path::registries(lang))
}

async fn find(app: &App, visit: &Visit, id: &str) -> Result<RegistryRow, Fault> {
    app.store.registry(&app.owner(visit), id).await?.ok_or(Fault::NotFound)
}

/// What was typed in a posted form.
async fn read(app: &App, visit: &Visit, body: &[u8]) -> Result<Data, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    let mut draft = Draft::new();
    for name in ["InstanceId", "InstanceName", "RegionId"] {
        let wire = format!("{FIRST}.{name}");
        draft.set(&wire, form::last(&pairs, &wire).trim());
    }
    Ok(Data {
        draft,
        label: form::last(&pairs, LABEL).trim().to_owned(),
        domains: form::last(&pairs, DOMAINS).replace("\r\n", "\n"),
        ..Data::default()
    })
}

/// The form as a stored entry fills it.
fn written(row: RegistryRow) -> Data {
    let Registry { label, instance_id, name, region, domains } = row.registry;
    let mut draft = Draft::new();
    for (field, value) in [("InstanceId", instance_id), ("InstanceName", name), ("RegionId", region)] {
        draft.set(&format!("{FIRST}.{field}"), value);
    }
    Data { entry: Some((row.id, label.clone())), draft, label, domains: domains.join("\n"), ..Data::default() }
}

/// What was typed as an entry, or the form again with what is wrong: by the rules of a plan's registries.
fn judge(typed: &Data, lang: Lang) -> Result<Registry, Box<Data>> {
    let value = |name: &str| typed.draft.get(&format!("{FIRST}.{name}")).trim().to_owned();
    let registry = Registry {
        label: if typed.label.is_empty() {
            fallback(&value("InstanceName"), &value("InstanceId"))
        } else {
            typed.label.clone()
        },
        instance_id: value("InstanceId"),
        name: value("InstanceName"),
        region: value("RegionId"),
        domains: domains(&typed.domains),
    };
    let mut draft = typed.draft.clone();
    for (at, domain) in registry.domains.iter().enumerate() {
        draft.set(&format!("{FIRST}.Domain.{}", at + 1), domain.as_str());
    }
    let mut problems = plan::check(&draft).err().unwrap_or_default();
    problems.retain(|problem| problem.path.starts_with(FIRST));
    let (of_domains, mut problems): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| problem.path.starts_with(&format!("{FIRST}.Domain")));
    for name in ["InstanceId", "RegionId"] {
        if value(name).is_empty() {
            problems.push(Problem::new(format!("{FIRST}.{name}"), ProblemKind::Required));
        }
    }
    let mut others = Vec::new();
    if let Some(problem) = of_domains.first() {
        others.push((DOMAINS.to_owned(), app::text::problem(lang, problem)));
    } else if registry.domains.len() > MOST_DOMAINS {
        others.push((DOMAINS.to_owned(), t::DOMAINS_MANY.get(lang).to_owned()));
    }
    if registry.label.chars().count() > LABEL_LONGEST {
        others.push((LABEL.to_owned(), t::LABEL_LONG.get(lang).to_owned()));
    }
    if problems.is_empty() && others.is_empty() {
        return Ok(registry);
    }
    Err(Box::new(Data { problems, others, ..typed.clone() }))
}

fn fallback(name: &str, id: &str) -> String {
    let label = if name.is_empty() { id } else { name };
    label.chars().take(LABEL_LONGEST).collect()
}

/// The hosts of a text, one a line or separated by spaces or commas; what people paste before and behind a host is taken off.
fn domains(text: &str) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、')) {
        let host = word.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        if !host.is_empty() && !hosts.iter().any(|known| known == host) {
            hosts.push(host.to_owned());
        }
    }
    hosts
}

async fn answer(app: &App, visit: &Visit, status: StatusCode, data: Data) -> Response {
    let frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Registries).await;
    let shown = frame.clone();
    respond(status, frame, move || page::view(shown, data))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn typed(pairs: &[(&str, &str)], domains: &str, label: &str) -> Data {
        let draft = pairs.iter().map(|(name, value)| (format!("{FIRST}.{name}"), (*value).to_owned())).collect();
        Data { draft, domains: domains.to_owned(), label: label.to_owned(), ..Data::default() }
    }

    const RIGHT: [(&str, &str); 3] =
        [("InstanceId", "cri-nwj395hgf6f00000"), ("InstanceName", "hub"), ("RegionId", "cn-beijing")];

    #[test]
    fn hosts_are_taken_from_whatever_was_pasted() {
        assert_eq!(
            domains("https://a.example.com/\n b.example.com，a.example.com,"),
            ["a.example.com", "b.example.com"]
        );
        assert!(domains(" \n").is_empty());
    }

    #[test]
    fn an_entry_without_a_label_is_called_by_its_name_and_without_one_by_its_id() {
        assert_eq!(judge(&typed(&RIGHT, "", ""), Lang::En).unwrap().label, "hub");
        let nameless = [RIGHT[0], RIGHT[2]];
        assert_eq!(judge(&typed(&nameless, "", ""), Lang::En).unwrap().label, "cri-nwj395hgf6f00000");
        assert_eq!(judge(&typed(&RIGHT, "", "Mine"), Lang::En).unwrap().label, "Mine");
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_beside_its_field() {
        let nothing = judge(&typed(&[], "not a host!", &"x".repeat(65)), Lang::En).unwrap_err();
        assert_eq!(nothing.others.len() + nothing.problems.len(), 4 + 1, "{nothing:?}");
        let wrong = judge(&typed(&[("InstanceId", "nginx"), RIGHT[2]], "", ""), Lang::En).unwrap_err();
        assert_eq!(wrong.problems[0].path, "AcrRegistryInfo.1.InstanceId");
    }
}
