//! Pages after the steps, with sample data: the review, launches, and what went wrong.

use app::{
    frame::{Frame, Lookup, Mode, Trouble},
    page::{
        conflict, delete,
        diagnose::Strip,
        drafts, error, expired,
        launch::{self, ContainerState, Event, Group, Outcome, Pull, Refusal, Snapshot},
        launches,
        registry::Instance,
        review,
    },
    ui::preview::Tab,
};
use plan::{Draft, Lang, Step, render::Format, secret};

use super::sample::{document, draft, frame, start_data};

/// A plan that can be launched.
pub(super) fn launchable() -> Draft {
    let mut draft = Draft::new();
    for (name, value) in [
        ("RegionId", "cn-beijing"),
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
        ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
        ("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
        ("ContainerGroupName", "cri-test"),
    ] {
        draft.set(name, value);
    }
    draft
}

pub(super) fn review(lang: Lang, mode: Mode, draft: &Draft, tab: Tab) -> String {
    review_after(lang, mode, draft, None, tab)
}

/// The review after a step that changed `before` into `draft`.
pub(super) fn review_after(lang: Lang, mode: Mode, draft: &Draft, before: Option<Draft>, tab: Tab) -> String {
    review_of(lang, mode, draft, before, tab, super::sample::instances())
}

/// The review with what came of looking for the plan's instances.
pub(super) fn review_of(
    lang: Lang,
    mode: Mode,
    draft: &Draft,
    before: Option<Draft>,
    tab: Tab,
    instances: Lookup<Instance>,
) -> String {
    let data = review::Data {
        plan_id: "k3x9v2m7q1".to_owned(),
        version: 3,
        draft: secret::mask(draft),
        tab,
        added: vec![("ClientToken".to_owned(), String::new()), ("Tag.1.Key".to_owned(), "berth-launch".to_owned())],
        launched: None,
        missing_secrets: Vec::new(),
        before,
        left_out: None,
        instances,
        vswitches: Lookup::Ready { items: super::sample::vswitches(), more: false, age: 0 },
        pull: (mode != Mode::PlanOnly).then(|| Strip::Awaited("/en/plans/k3x9v2m7q1/review?check".to_owned())),
        refused: None,
    };
    let frame = Frame { mode, ..frame(lang, review::title(lang, &data)) };
    document(frame.clone(), move || review::view(frame, data))
}

/// A launch that is accepted; `group` is what the cloud says of it.
pub(super) fn accepted(group: Group) -> Snapshot {
    Snapshot {
        now: 1_795_000_100,
        name: "cri-test".to_owned(),
        region: "cn-beijing".to_owned(),
        recorded: 1_795_000_000,
        sent: Some(1_795_000_001),
        accepted: Some(1_795_000_002),
        outcome: Outcome::Accepted,
        group_id: Some("eci-2zelg8vwnlzdhf000000".to_owned()),
        request_id: Some("4C467B38-3910-447D-87BC-AC049166F216".to_owned()),
        group: Some(group),
        ..Snapshot::default()
    }
}

/// A group with one container, in this status, with one warning.
pub(super) fn group(status: &str, warning: &str) -> Group {
    let container = ContainerState {
        name: "nginx".to_owned(),
        image: "host.example.com/team/<b>bold:1.0".to_owned(),
        state: "Waiting".to_owned(),
        reason: "ImagePullBackOff".to_owned(),
        restarts: 2,
        ..ContainerState::default()
    };
    let scheduled = Event {
        at: 1_795_000_004,
        count: 1,
        kind: "Normal".to_owned(),
        reason: "Scheduled".to_owned(),
        ..Event::default()
    };
    let failed = Event {
        count: 3,
        kind: "Warning".to_owned(),
        reason: "Failed".to_owned(),
        message: warning.to_owned(),
        ..scheduled.clone()
    };
    let events = if warning.is_empty() { vec![scheduled] } else { vec![scheduled, failed] };
    Group { status: status.to_owned(), containers: vec![container], events, ..Group::default() }
}

pub(super) fn launch(lang: Lang, snapshot: Snapshot, refresh: Option<u32>) -> String {
    launch_with(lang, snapshot, refresh, None)
}

/// The same with what is known of the pull.
pub(super) fn launch_with(lang: Lang, snapshot: Snapshot, refresh: Option<u32>, pull: Option<Pull>) -> String {
    let data = launch::Data {
        snapshot,
        id: "l1".to_owned(),
        client_token: "0192f7c1".to_owned(),
        refresh,
        plan: secret::mask(&launchable()),
        tab: Tab::Sent,
        pull,
        added: vec![
            ("ClientToken".to_owned(), "0192f7c1".to_owned()),
            ("Tag.1.Key".to_owned(), "berth-launch".to_owned()),
            ("Tag.1.Value".to_owned(), "l1".to_owned()),
        ],
        requests: vec![launch::Request {
            at: 1_000,
            action: "CreateContainerGroup".to_owned(),
            outcome: "throttled",
            took: Some(41),
            code: "Throttling.User".to_owned(),
            request_id: "R-41".to_owned(),
            digest: "0a1b2c3d4e5f".to_owned(),
        }],
        failed: None,
        log: Some(launch::Log { container: "nginx".to_owned(), text: Ok("ready\n".to_owned()), kept: None }),
    };
    let frame = frame(lang, launch::title(lang, &data));
    document(frame.clone(), move || launch::view(frame, data))
}

pub(super) fn error(lang: Lang, kind: error::Kind) -> String {
    let data = error::Data { kind, request_id: "r-1".to_owned(), plan_id: Some("k3x9v2m7q1".to_owned()) };
    let frame = frame(lang, error::title(lang, &data));
    document(frame.clone(), move || error::view(frame, data))
}

pub(super) fn conflict(lang: Lang) -> String {
    let (stored, mut mine) = (secret::mask(&draft()), secret::mask(&draft()));
    mine.set("ContainerGroupName", "mine");
    let posted = vec![("ContainerGroupName".to_owned(), "mine".to_owned()), ("_action".to_owned(), "save".to_owned())];
    let retype = vec!["ImageRegistryCredential.1.Password".to_owned()];
    let data = conflict::Data {
        plan_id: "k3x9v2m7q1".to_owned(),
        step: Step::Workload,
        version: 8,
        stored,
        mine,
        posted,
        retype,
    };
    let frame = frame(lang, conflict::title(lang, &data));
    document(frame.clone(), move || conflict::view(frame, data))
}

pub(super) fn expired(lang: Lang) -> String {
    let posted = vec![("RegionId".to_owned(), "cn-\"shanghai".to_owned()), ("_action".to_owned(), "next".to_owned())];
    let data = expired::Data { action: "/en/plans/k3x9v2m7q1/registry".to_owned(), posted, retype: Vec::new() };
    let frame = frame(lang, expired::title(lang, &data));
    document(frame.clone(), move || expired::view(frame, data))
}

fn launches(lang: Lang, rows: Vec<launches::Row>) -> String {
    let data = launches::Data {
        rows,
        now: 1_795_000_100,
        older: None,
        query: "state=&text=".to_owned(),
        first: true,
        show: launches::Show::default(),
        text: String::new(),
    };
    let frame = frame(lang, launches::title(lang, &data));
    document(frame.clone(), move || launches::view(frame, data))
}

fn delete(lang: Lang) -> String {
    let data = delete::Data {
        id: "l1".to_owned(),
        name: "cri-test".to_owned(),
        group_id: "eci-2zelg8vwnlzdhf000000".to_owned(),
        region: "cn-beijing".to_owned(),
        status: "Running".to_owned(),
        failed: Some(Trouble { advice: "Ask for the permission.".to_owned(), raw: "NoPermission".to_owned() }),
    };
    let frame = frame(lang, delete::title(lang, &data));
    document(frame.clone(), move || delete::view(frame, data))
}

/// All drafts, or the question about one.
fn drafts(lang: Lang, asked: bool) -> String {
    let drafts = start_data().drafts;
    let discard = drafts.first().filter(|_| asked).cloned();
    let data = drafts::Data { drafts, now: 1_795_000_100, discard };
    let frame = frame(lang, drafts::title(lang, &data));
    document(frame.clone(), move || drafts::view(frame, data))
}

/// Every page after the steps, named.
pub(super) fn all(lang: Lang) -> Vec<(String, String)> {
    let refused = Outcome::Refused(Refusal {
        code: "OperationDenied.NoStock".to_owned(),
        advice: "Another zone.".to_owned(),
        ..Refusal::default()
    });
    let lost = Snapshot { outcome: Outcome::Unknown, group: None, group_id: None, ..accepted(Group::default()) };
    let pages = [
        ("review", review(lang, Mode::Demo, &draft(), Tab::Sent)),
        ("drafts", drafts(lang, false)),
        ("discard", drafts(lang, true)),
        ("review-yaml", review(lang, Mode::Live, &launchable(), Tab::Text(Format::Kubernetes))),
        ("review-plan-only", review(lang, Mode::PlanOnly, &launchable(), Tab::Text(Format::Openapi))),
        ("launch", launch(lang, accepted(group("Pending", "")), Some(5))),
        ("launch-failed", launch(lang, accepted(group("Failed", "dial tcp 10.0.0.1:443: i/o timeout")), None)),
        (
            "launch-unpulled",
            launch_with(lang, accepted(group("Pending", "code = NotFound")), None, Some(super::diagnose::pull())),
        ),
        (
            "launch-refused",
            launch(lang, Snapshot { outcome: refused, group: None, ..accepted(Group::default()) }, None),
        ),
        ("launch-lost", launch(lang, lost, Some(5))),
        ("launches", launches(lang, start_data().launches)),
        ("launches-empty", launches(lang, Vec::new())),
        ("delete", delete(lang)),
        ("not-found", error(lang, error::Kind::NotFound)),
        ("too-large", error(lang, error::Kind::TooLarge { limit: 1 << 20 })),
        ("internal", error(lang, error::Kind::Internal)),
        ("conflict", conflict(lang)),
        ("expired", expired(lang)),
    ];
    pages.into_iter().map(|(name, html)| (format!("{name} {}", lang.tag()), html)).collect()
}
