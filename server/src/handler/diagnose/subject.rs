//! What a query names: a draft, a group that exists, or an image and a vSwitch.

use app::{
    page::diagnose::{self as page, Data, Subject},
    text::{Fill, diagnose as t},
};
use cloud::{ErrorKind, eci};
use diagnosis::{Address, after};
use plan::{Draft, image::HostKind, image::ImageReference};

use super::super::{App, Fault};
use crate::{
    diagnoses::Case,
    store::{LaunchFilter, LaunchRow},
    web::page::Visit,
};

/// What is to be diagnosed.
pub struct Found {
    pub subject: Subject,
    pub case: Case,
    /// Whether it is a plan that is to be launched, not only an image that is to be pulled.
    pub whole: bool,
    /// What the events of a group name.
    pub causes: Vec<after::Cause>,
}

/// Finds it, or says in the page's language why not.
pub async fn find(app: &App, visit: &Visit, data: &Data) -> Result<Result<Found, String>, Fault> {
    let lang = visit.lang;
    if !data.asked(page::PLAN).is_empty() {
        let Some(open) = app.drafts.open(&app.owner(visit), data.asked(page::PLAN)).await? else {
            return Ok(Err(t::PLAN_GONE.get(lang).to_owned()));
        };
        let name = open.draft.get("ContainerGroupName");
        let name = if name.is_empty() { app::text::start::DRAFT_UNNAMED.get(lang) } else { name };
        let subject = Subject::Plan(open.row.id.clone(), name.to_owned());
        return Ok(Ok(Found { subject, case: Case::of(&open.draft), whole: true, causes: Vec::new() }));
    }
    if !data.asked(page::GROUP).is_empty() {
        return group(app, visit, data.asked(page::GROUP), data.asked(page::REGION)).await;
    }
    Ok(image(visit, data))
}

/// An image alone, in as much of a plan as it takes to pull it.
fn image(visit: &Visit, data: &Data) -> Result<Found, String> {
    let image = data.asked(page::IMAGE);
    if image.is_empty() {
        return Err(t::NO_IMAGE.get(visit.lang).to_owned());
    }
    let region = Some(data.asked(page::REGION)).filter(|region| !region.is_empty());
    let region = region.map(str::to_owned).or_else(|| region_of(image)).unwrap_or_default();
    let draft: Draft = [
        ("RegionId", region.as_str()),
        ("VSwitchId", data.asked(page::VSWITCH)),
        ("SecurityGroupId", data.asked(page::SECURITY_GROUP)),
        ("Container.1.Name", "image"),
        ("Container.1.Image", image),
        ("AcrRegistryInfo.1.InstanceId", data.asked(page::INSTANCE)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect();
    let query = visit.path.split_once('?').map_or("", |(_, query)| query).to_owned();
    let subject = Subject::Image { image: image.to_owned(), query };
    Ok(Found { subject, case: Case::of_pull(&draft), whole: false, causes: Vec::new() })
}

/// The region that a registry's host names.
fn region_of(image: &str) -> Option<String> {
    let image = ImageReference::parse(image).ok()?;
    match plan::image::classify::<&str>(image.host()?, &[]) {
        HostKind::EePublic { region, .. } | HostKind::EeVpc { region, .. } | HostKind::Personal { region, .. } => {
            Some(region)
        }
        HostKind::Custom | HostKind::Other => None,
    }
}

/// A group: by the plan it was launched with, where that was from here, else by what the cloud says of it.
async fn group(app: &App, visit: &Visit, id: &str, region: &str) -> Result<Result<Found, String>, Fault> {
    let lang = visit.lang;
    let plain =
        id.strip_prefix("eci-").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_alphanumeric()));
    if !plain || id.len() > 64 {
        return Ok(Err(t::NOT_A_GROUP.with(lang, &[&id])));
    }
    let row = launch_of(app, visit, id).await?;
    let region = row.as_ref().map_or(region, |row| row.region.as_str()).to_owned();
    if plan::regions::find(&region).is_none() {
        return Ok(Err(t::GROUP_REGION.with(lang, &[&id])));
    }
    let described = match app.launches.describe(&region, id).await {
        Some(Ok(Some(group))) => Some(group),
        Some(Ok(None)) if row.is_none() => return Ok(Err(t::NO_GROUP.with(lang, &[&id, &region]))),
        Some(Err(error)) if row.is_none() && error.kind != ErrorKind::NotFound => {
            return Ok(Err(format!("{} {}", t::GROUP_FAILED.with(lang, &[&id]), error.remedy(lang))));
        }
        None | Some(_) => None,
    };
    let draft = match (&row, &described) {
        (Some(row), _) => app.launches.draft(row)?,
        (None, Some(group)) => of_description(group, &region),
        (None, None) => return Ok(Err(t::NO_GROUP.with(lang, &[&id, &region]))),
    };
    let address = described.as_ref().map(|group| group.internet_ip.clone()).filter(|address| !address.is_empty());
    let at = cloud::Ambient::real().now().to_string();
    let case = Case::of_pull(&draft).with_address(address.map(|address| Address { address, at }));
    let causes = described.as_ref().map(causes_of).unwrap_or_default();
    let subject = Subject::Group { id: id.to_owned(), region, launch: row.map(|row| row.id) };
    Ok(Ok(Found { subject, case, whole: false, causes }))
}

async fn launch_of(app: &App, visit: &Visit, id: &str) -> Result<Option<LaunchRow>, Fault> {
    let filter = LaunchFilter { text: id, ..LaunchFilter::default() };
    let rows = app.store.launches_like(&app.owner(visit), &filter, None, 5).await?;
    Ok(rows.into_iter().find(|row| row.container_group_id.as_deref() == Some(id)))
}

/// As much of a plan as the cloud tells of a group.
fn of_description(group: &eci::ContainerGroup, region: &str) -> Draft {
    let mut draft: Draft =
        [("RegionId", region), ("VSwitchId", &group.vswitch_id), ("SecurityGroupId", &group.security_group_id)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
    for (list, containers) in [("InitContainer", &group.init_containers), ("Container", &group.containers)] {
        for (at, container) in containers.iter().enumerate() {
            draft.set(&format!("{list}.{}.Name", at + 1), container.name.clone());
            draft.set(&format!("{list}.{}.Image", at + 1), container.image.clone());
        }
    }
    draft
}

/// What the events and container states of a group name.
fn causes_of(group: &eci::ContainerGroup) -> Vec<after::Cause> {
    let warnings = group.events.iter().filter(|event| event.kind == "Warning");
    let events = warnings.map(|event| after::Said { reason: &event.reason, message: &event.message });
    let containers = group.init_containers.iter().chain(&group.containers).map(|container| &container.current_state);
    let states = containers.map(|state| after::Said { reason: &state.reason, message: &state.message });
    if matches!(group.status.as_str(), "Running" | "Succeeded") {
        return Vec::new();
    }
    after::causes(events.chain(states))
}
