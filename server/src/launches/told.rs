//! A launch as it is told to programs: by the API and by the command line with `--json`.

use jiff::Timestamp;
use plan::launch::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{failure, snapshot};
use crate::{
    clock::Moment,
    handler::launches::{cost, instances},
    store::LaunchRow,
};

/// A confirmed plan and what became of it. Times are RFC 3339 in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Launch)]
pub struct Told {
    pub id: String,
    pub name: String,
    pub owner: String,
    pub region: String,
    pub registries: Vec<Registry>,
    pub image: String,
    pub state: String,
    pub status: String,
    pub container_group_id: Option<String>,
    pub request_id: Option<String>,
    pub client_token: String,
    pub launched_at: String,
    pub updated_at: String,
    pub started_at: Option<String>,
    pub ended_at: Option<String>,
    pub expires_at: Option<String>,
    pub cost_so_far_cny: Option<String>,
    #[schema(minimum = 0)]
    pub tries: i64,
    #[schema(minimum = 1)]
    pub revision: i64,
    pub failure: Option<Failure>,
    pub group: Option<Group>,
}

/// A registry instance that its images are pulled from without a password, as the plan names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = LaunchRegistry)]
pub struct Registry {
    pub instance_id: String,
    pub instance_name: Option<String>,
    pub region: String,
}

/// What the last request met, or why none left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = LaunchFailure)]
pub struct Failure {
    pub code: String,
    pub message: String,
    #[serde(rename = "zh-CN")]
    pub zh: String,
    pub en: String,
    pub recommend: Option<String>,
}

/// The container group as the cloud last described it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ContainerGroup)]
pub struct Group {
    pub status: String,
    pub intranet_ip: Option<String>,
    pub internet_ip: Option<String>,
    pub containers: Vec<Container>,
    pub events: Vec<Event>,
}

/// A container of the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Container {
    pub name: String,
    pub image: String,
    pub init: bool,
    pub state: String,
    pub reason: String,
    pub message: String,
    pub exit_code: Option<i32>,
    #[schema(minimum = 0)]
    pub restarts: u32,
    pub started_at: Option<String>,
    pub finished_at: Option<String>,
}

/// An event of the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GroupEvent)]
pub struct Event {
    pub at: String,
    #[schema(minimum = 0)]
    pub count: u32,
    pub kind: String,
    pub reason: String,
    pub object: String,
    pub message: String,
}

impl Told {
    /// What is known of a launch at `now`.
    pub fn of(row: &LaunchRow, now: Moment) -> Self {
        let draft = plan::document::read(&row.document).unwrap_or_default();
        Self {
            id: row.id.clone(),
            name: row.name.clone(),
            owner: row.owner.as_str().to_owned(),
            region: row.region.clone(),
            registries: instances(&draft).map(Registry::from).collect(),
            image: draft.get("Container.1.Image").to_owned(),
            state: snapshot::state(row).name().to_owned(),
            // The cloud's last word may be older than the wish to delete.
            status: match snapshot::state(row) {
                State::Deleting => "Terminating".to_owned(),
                _ => snapshot::word(row),
            },
            container_group_id: row.container_group_id.clone(),
            request_id: row.request_id.clone(),
            client_token: row.client_token.clone(),
            launched_at: at(row.created_at),
            updated_at: at(row.updated_at),
            started_at: row.started_at.map(at),
            ended_at: row.ended_at.map(at),
            expires_at: row.expires_at.map(at),
            cost_so_far_cny: cost(row, &draft, now),
            tries: row.attempts,
            revision: row.revision,
            failure: row.failure.as_deref().and_then(Failure::read),
            group: snapshot::group(row).map(Group::from),
        }
    }

    /// How far it has come; a word this program does not know counts as an unknown outcome.
    pub fn how_far(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Unknown)
    }
}

impl Failure {
    /// What a row keeps; unreadable text counts as nothing kept.
    fn read(text: &str) -> Option<Self> {
        let of: failure::Failure = serde_json::from_str(text).ok()?;
        Some(Self { code: of.code, message: of.message, zh: of.advice_zh, en: of.advice_en, recommend: of.recommend })
    }
}

impl From<app::page::launches::Instance> for Registry {
    fn from(of: app::page::launches::Instance) -> Self {
        Self { instance_id: of.id, instance_name: Some(of.name).filter(|name| !name.is_empty()), region: of.region }
    }
}

impl From<app::page::launch::Group> for Group {
    fn from(of: app::page::launch::Group) -> Self {
        let container = |of: app::page::launch::ContainerState| Container {
            name: of.name,
            image: of.image,
            init: of.init,
            state: of.state,
            reason: of.reason,
            message: of.message,
            exit_code: of.exit_code,
            restarts: of.restarts,
            started_at: of.started.map(second),
            finished_at: of.finished.map(second),
        };
        let event = |of: app::page::launch::Event| Event {
            at: second(of.at),
            count: of.count,
            kind: of.kind,
            reason: of.reason,
            object: of.object,
            message: of.message,
        };
        Self {
            status: of.status,
            intranet_ip: of.intranet_ip,
            internet_ip: of.internet_ip,
            containers: of.containers.into_iter().map(container).collect(),
            events: of.events.into_iter().map(event).collect(),
        }
    }
}

/// A moment as programs are told it: RFC 3339 in UTC.
pub fn at(moment: Moment) -> String {
    Timestamp::from_millisecond(moment.0).map(|at| at.to_string()).unwrap_or_default()
}

fn second(at: i64) -> String {
    Timestamp::from_second(at).map(|at| at.to_string()).unwrap_or_default()
}
