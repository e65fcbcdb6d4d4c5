//! The four steps: show a form, take it back.

use app::{
    form::{self, Action},
    frame::{Lookup, Place},
    page::{
        conflict, expired, images,
        network::{self, Exit, FreeEip, NatExit},
        registry::{self, Instance},
        wizard::{Wizard, title},
        workload,
    },
    path,
    ui::preview::Tab,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use http::{StatusCode, header};
use plan::{Draft, Problem, Step, secret};

use super::{App, Fault, Shared, registries, see_other, without_secrets};
use crate::{
    clock::Moment,
    drafts::OpenDraft,
    lookups::{self, Look},
    store::SaveOutcome,
    web::{
        csrf,
        form::Pairs,
        page::{THEME_COOKIE, Visit, remember, respond},
    },
};

/// Shows a step.
pub async fn show(State(app): State<Shared>, Path((id, step)): Path<(String, String)>, visit: Visit) -> Response {
    let outcome = async {
        let step = Step::parse(&step).ok_or(Fault::NotFound)?;
        let open = app.open(&visit, &id).await?;
        Ok(page(&app, &visit, StatusCode::OK, step, &open, Vec::new()).await)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// Takes a step's form.
pub async fn post(
    State(app): State<Shared>,
    Path((id, step)): Path<(String, String)>,
    visit: Visit,
    body: Bytes,
) -> Response {
    let outcome = async {
        let step = Step::parse(&step).ok_or(Fault::NotFound)?;
        take(&app, &visit, &id, step, &body).await
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

async fn take(app: &App, visit: &Visit, id: &str, step: Step, body: &[u8]) -> Result<Response, Fault> {
    let pairs = crate::web::form::read(body)?;
    let mut open = app.open(visit, id).await?;
    let mut mine = open.draft.clone();
    let posted = form::apply(&mut mine, &pairs);
    require_session(app, visit, &mine, &pairs, &posted.csrf).await?;
    let action = posted.action.unwrap_or(Action::Next);
    if posted.version != Some(open.row.version) && mine != open.draft {
        return Err(conflict(app, visit, step, &open, mine, &pairs).await);
    }
    if matches!(action, Action::Lookup) {
        app.lookups.renew(&mine);
    }
    if posted.version == Some(open.row.version) {
        action.perform(&mut mine);
        complete_pick(app, visit, &action, &mut mine).await;
        // Going on with a name left out is refused as any other gap is; every other button leads back to this page,
        // where the name that is proposed can be seen and changed.
        if step == Step::Images && !matches!(action, Action::Next | Action::Review) {
            plan::propose::container_names(&mut mine);
        }
    }
    if mine != open.draft {
        match app.drafts.save(&app.owner(visit), &open.row, mine.clone(), step, Moment::now()).await? {
            SaveOutcome::Saved(version) => open.row.version = version,
            SaveOutcome::Outdated => {
                let newer = app.open(visit, id).await?;
                return Err(conflict(app, visit, step, &newer, mine, &pairs).await);
            }
        }
        open.draft = mine;
    }
    Ok(lead_on(app, visit, id, step, &open, &action).await)
}

/// Where the pressed button leads.
async fn lead_on(app: &App, visit: &Visit, id: &str, step: Step, open: &OpenDraft, action: &Action) -> Response {
    let to = |step| path::step(visit.lang, id, step);
    match action {
        Action::Next => {
            let mut problems = plan::check(&open.draft).err().unwrap_or_default();
            problems.retain(|problem| problem.step() == step);
            if problems.is_empty() {
                see_other(&after(step).map_or_else(|| path::review(visit.lang, id), to))
            } else {
                page(app, visit, StatusCode::UNPROCESSABLE_ENTITY, step, open, problems).await
            }
        }
        Action::Back => see_other(&before(step).map_or_else(|| path::start(visit.lang), to)),
        Action::Review => see_other(&path::review(visit.lang, id)),
        Action::Save | Action::Lookup => see_other(&to(step)),
        Action::Go { step } => see_other(&to(*step)),
        Action::Language { lang } => see_other(&path::step(*lang, id, step)),
        Action::Theme { theme } => {
            let mut response = see_other(&to(step));
            if let Some(cookie) = remember(THEME_COOKIE, theme.name(), app.site.https) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Action::Add { list } => {
            let last = open.draft.count(list);
            see_other(&format!("{}#{list}.{last}{}", to(step), first_field(list)))
        }
        Action::Remove { list, .. } | Action::Up { list, .. } | Action::Down { list, .. } => {
            see_other(&format!("{}#{list}", to(step)))
        }
        Action::Pick { wire, .. } => see_other(&format!("{}#{wire}", to(step))),
    }
}

/// The field of a row where typing begins; rows that are a single field have none below them.
fn first_field(list: &str) -> &'static str {
    match list.rsplit('.').next().unwrap_or(list) {
        "Container" | "InitContainer" => ".Image",
        "EnvironmentVar" | "Tag" => ".Key",
        "Port" => ".Port",
        "AcrRegistryInfo" => ".InstanceId",
        "ImageRegistryCredential" => ".Server",
        _ => "",
    }
}

fn after(step: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|other| *other == step)?;
    Step::ALL.get(place + 1).copied()
}

fn before(step: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|other| *other == step)?;
    Step::ALL.get(place.checked_sub(1)?).copied()
}

/// A picked instance brings its name and region along, as the list told them, or, with its own domains, as somebody wrote
/// them down.
async fn complete_pick(app: &App, visit: &Visit, action: &Action, draft: &mut Draft) {
    let Action::Pick { wire, value } = action else { return };
    let Some(entry) = wire.strip_suffix(".InstanceId") else { return };
    let region = lookups::registry_region(draft, entry);
    let listed = app.lookups.known_instance(&region, value).await.map(|instance| (instance.name, instance.region));
    let kept = registries::listed(app, visit).await.unwrap_or_default();
    let kept = kept.into_iter().find(|kept| kept.instance_id == *value);
    let told = kept.as_ref().map(|kept| (kept.name.clone(), kept.region.clone()));
    if let Some((name, region)) = listed.or(told) {
        draft.set(&format!("{entry}.InstanceName"), name);
        draft.set(&format!("{entry}.RegionId"), region);
    }
    let domains = format!("{entry}.Domain");
    if let Some(kept) = kept.filter(|_| draft.count(&domains) == 0) {
        for (host, n) in kept.named_domains().iter().zip(1..) {
            draft.set(&format!("{domains}.{n}"), host.clone());
        }
    }
}

/// The tab of the preview that the address names.
pub fn tab(visit: &Visit) -> Tab {
    visit.query("format").and_then(|name| Tab::parse(&name)).unwrap_or_default()
}

/// Shows the page of an ended session, with everything typed, unless the form carries this session's token.
pub async fn require_session(app: &App, visit: &Visit, draft: &Draft, pairs: &Pairs, token: &str) -> Result<(), Fault> {
    if csrf::holds(&visit.session, token).await {
        return Ok(());
    }
    // A session that cannot be read or stored has not ended.
    app.store.ready().await?;
    let (posted, retype) = without_secrets(draft, pairs);
    // The version stays: a form that is posted again must still meet the draft it was made from.
    let version = pairs.iter().filter(|(name, _)| name == form::VERSION).cloned();
    let data =
        expired::Data { action: visit.path.clone(), posted: posted.into_iter().chain(version).collect(), retype };
    let frame = app.site.frame(visit, expired::title(visit.lang, &data), Place::Launch).await;
    let shown = frame.clone();
    Err(Fault::Instead(Box::new(respond(StatusCode::FORBIDDEN, frame, move || expired::view(shown, data)))))
}

async fn conflict(app: &App, visit: &Visit, step: Step, stored: &OpenDraft, mine: Draft, pairs: &Pairs) -> Fault {
    let (posted, retype) = without_secrets(&mine, pairs);
    let data = conflict::Data {
        plan_id: stored.row.id.clone(),
        step,
        version: stored.row.version,
        stored: secret::mask(&stored.draft),
        mine: secret::mask(&mine),
        posted,
        retype,
    };
    let frame = app.site.frame(visit, conflict::title(visit.lang, &data), Place::Launch).await;
    let shown = frame.clone();
    Fault::Instead(Box::new(respond(StatusCode::CONFLICT, frame, move || conflict::view(shown, data))))
}

async fn page(
    app: &App,
    visit: &Visit,
    status: StatusCode,
    step: Step,
    open: &OpenDraft,
    problems: Vec<Problem>,
) -> Response {
    let wizard = Wizard {
        plan_id: open.row.id.clone(),
        version: open.row.version,
        draft: secret::mask(&open.draft),
        problems,
        tab: tab(visit),
        left_out: open.left_out(visit.lang),
    };
    let mut frame = app.site.frame(visit, title(visit.lang, step, &wizard), Place::Launch).await;
    frame.islands = true;
    frame.form = Some(app::ui::steps::FORM);
    let shown = frame.clone();
    let look = Look::new(visit.lang);
    match step {
        Step::Registry => {
            let instances = app.lookups.instances(&open.draft, look).await;
            // What is remembered is a convenience: without it the step is whole.
            let remembered = registries::listed(app, visit).await.unwrap_or_default();
            let data = registry::Data { instances, remembered, wizard };
            respond(status, frame, move || registry::view(shown, data))
        }
        Step::Network => {
            let (instances, vswitches, security_groups, exits, eips) = tokio::join!(
                app.lookups.named_instances(&open.draft, look),
                app.lookups.vswitches(&open.draft, look),
                app.lookups.security_groups(&open.draft, look),
                app.lookups.exits(&open.draft, look),
                app.lookups.free_eips(&open.draft, look)
            );
            let (exits, eips) = admitted(instances.items(), exits, eips);
            let data = network::Data { wizard, instances, vswitches, security_groups, exits, eips };
            respond(status, frame, move || network::view(shown, data))
        }
        Step::Images => {
            let data = images::Data { pickers: app.lookups.pickers(&open.draft, look).await, wizard };
            respond(status, frame, move || images::view(shown, data))
        }
        Step::Workload => respond(status, frame, move || workload::view(shown, workload::Data { wizard })),
    }
}

/// The ways out, each with what the plan's instances say of its address.
fn admitted(
    instances: &[Instance],
    exits: Lookup<NatExit>,
    eips: Lookup<FreeEip>,
) -> (Lookup<NatExit>, Lookup<FreeEip>) {
    let exits = exits.map(|mut way| {
        if let Exit::With { addresses, admitted, .. } = &mut way.exit {
            *admitted = lookups::admitted(instances, addresses);
        }
        way
    });
    let eips = eips.map(|mut eip| {
        eip.admitted = lookups::admitted(instances, std::slice::from_ref(&eip.address));
        eip
    });
    (exits, eips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_row_is_met_at_its_first_field() {
        assert_eq!(first_field("Container"), ".Image");
        assert_eq!(first_field("Container.1.EnvironmentVar"), ".Key");
        assert_eq!(first_field("Container.1.Command"), "");
    }

    #[test]
    fn the_steps_lead_from_one_to_the_next_and_back() {
        assert_eq!(after(Step::Registry), Some(Step::Network));
        assert_eq!(after(Step::Workload), None);
        assert_eq!(before(Step::Workload), Some(Step::Images));
        assert_eq!(before(Step::Registry), None);
    }
}
