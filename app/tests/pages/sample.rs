//! Pages with sample data, rendered whole.

use std::sync::Arc;

use app::{
    frame::{Assets, Frame, Lookup, Mode, Place, Theme},
    page::{
        images::{self, Choices, Picker, Repository, Tag},
        launches,
        network::{self, FreeEip, NatExit, SecurityGroup, VSwitch},
        registry::{self, Domain, Instance, Internet, LinkedVpc},
        start::{self, Check, Checklist, DraftRow, Scenarios},
        wizard::{self, Wizard},
        workload,
    },
    ui::preview::Tab,
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use plan::{Draft, Lang, Problem, Step, secret};

/// A plan with something of everything.
pub(crate) fn draft() -> Draft {
    [
        ("RegionId", "cn-beijing"),
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
        ("AcrRegistryInfo.1.InstanceName", "test0000"),
        ("AcrRegistryInfo.1.Domain.1", "hub.example.com"),
        ("Berth.Network", "Vpc"),
        ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
        ("Container.2.Name", "side"),
        ("Container.2.Image", "hub.example.com/eci_test/side:1"),
        ("InitContainer.1.Name", "init"),
        ("ContainerGroupName", "cri-test"),
        ("Container.1.EnvironmentVar.1.Key", "TOKEN"),
        ("Container.1.EnvironmentVar.1.Value", "s3cret-value"),
        ("Berth.Secret.1", "Container.1.EnvironmentVar.1.Value"),
        ("Container.1.Command.1", "nginx"),
        ("Container.1.Arg.1", "-g"),
        ("Container.1.Port.1.Port", "80"),
        ("Container.1.LivenessProbe.TcpSocket.Port", "80"),
        ("ImageRegistryCredential.1.Server", "harbor.example.com"),
        ("ImageRegistryCredential.1.Password", "pass-word"),
        ("Tag.1.Key", "team"),
    ]
    .into_iter()
    .collect()
}

pub(crate) fn wizard(draft: &Draft, problems: Vec<Problem>) -> Wizard {
    Wizard {
        plan_id: "k3x9v2m7q1".to_owned(),
        version: 3,
        draft: secret::mask(draft),
        tab: Tab::default(),
        problems,
        left_out: None,
    }
}

pub(crate) fn frame(lang: Lang, title: String) -> Frame {
    Frame {
        lang,
        mode: Mode::Demo,
        exposed: false,
        theme: Theme::Dark,
        csrf: "token".to_owned(),
        path: format!("/{}/plans/k3x9v2m7q1/registry", lang.tag()),
        title,
        place: Place::Launch,
        islands: false,
        form: None,
        assets: Assets { css: "berth-1.css".to_owned(), output_name: "berth-1".to_owned() },
    }
}

/// The network step with what came of looking for the plan's instances.
pub(crate) fn network(lang: Lang, wizard: &Wizard, instances: Lookup<Instance>) -> String {
    let frame = Frame { form: Some("plan"), ..frame(lang, wizard::title(lang, Step::Network, wizard)) };
    let data = network::Data { instances, ..network_data(wizard.clone()) };
    document(frame.clone(), move || network::view(frame, data))
}

/// The network step with these ways out.
pub(crate) fn ways_out(lang: Lang, wizard: &Wizard, exits: Lookup<NatExit>, eips: Lookup<FreeEip>) -> String {
    let frame = frame(lang, wizard::title(lang, Step::Network, wizard));
    let data = network::Data { exits, eips, ..network_data(wizard.clone()) };
    document(frame.clone(), move || network::view(frame, data))
}

/// A step's whole document.
pub(crate) fn step(lang: Lang, step: Step, wizard: &Wizard) -> String {
    let frame = Frame { form: Some("plan"), ..frame(lang, wizard::title(lang, step, wizard)) };
    let wizard = wizard.clone();
    document(frame.clone(), move || match step {
        Step::Registry => {
            registry::view(frame, registry::Data { wizard, instances: instances(), remembered: Vec::new() }).into_any()
        }
        Step::Network => network::view(frame, network_data(wizard)).into_any(),
        Step::Images => images::view(frame, images::Data { wizard, pickers: pickers() }).into_any(),
        Step::Workload => workload::view(frame, workload::Data { wizard }).into_any(),
    })
}

/// The start page's whole document.
pub(crate) fn start(lang: Lang, mode: Mode, data: start::Data) -> String {
    let frame = Frame { mode, ..frame(lang, start::title(lang, &data)) };
    document(frame.clone(), move || start::view(frame, data))
}

pub(crate) fn document<V: IntoView + 'static>(frame: Frame, body: impl FnOnce() -> V) -> String {
    let islands = Arc::new(SsrSharedContext::new_islands());
    Owner::new_root(Some(islands)).with(|| app::shell(frame, body()).to_html())
}

/// Every page of ours, named.
pub(crate) fn all() -> Vec<(String, String)> {
    let wizard = wizard(&draft(), Vec::new());
    let pages = |lang: Lang| {
        let steps = Step::ALL.map(|each| (format!("{} {}", each.slug(), lang.tag()), step(lang, each, &wizard)));
        let start = start(lang, Mode::Live, start_data());
        steps
            .into_iter()
            .chain([(format!("start {}", lang.tag()), start)])
            .chain(super::after::all(lang))
            .chain(super::brought::all(lang))
            .chain(super::annotate::all(lang))
            .chain(super::diagnose::all(lang))
            .chain(super::registries::all(lang))
    };
    Lang::ALL.into_iter().flat_map(pages).collect()
}

pub(crate) fn instances() -> Lookup<Instance> {
    let test = Instance {
        id: "cri-nwj395hgf6f00000".to_owned(),
        name: "test0000".to_owned(),
        region: "cn-beijing".to_owned(),
        edition: "Enterprise_Basic".to_owned(),
        status: "RUNNING".to_owned(),
        domains: vec![Domain { host: "test0000-registry.cn-beijing.cr.aliyuncs.com".to_owned(), ..Domain::default() }],
        internet: Internet::Open { entries: vec!["127.0.0.1/32".to_owned()] },
        vpcs: Some(vec![LinkedVpc {
            vpc_id: "vpc-1".to_owned(),
            status: "RUNNING".to_owned(),
            ..LinkedVpc::default()
        }]),
        ..Instance::default()
    };
    let other = Instance { id: "cri-j36zhodptmyq0000".to_owned(), name: "other".to_owned(), ..test.clone() };
    Lookup::Ready { items: vec![test, other], more: true, age: 70 }
}

pub(crate) fn vswitches() -> Vec<VSwitch> {
    let vswitch =
        |id: &str, vpc: &str| VSwitch { id: id.to_owned(), vpc_id: vpc.to_owned(), free: 9, ..VSwitch::default() };
    vec![vswitch("vsw-2zejlv7xjnw61w6z00000", "vpc-1"), vswitch("vsw-2", "vpc-1"), vswitch("vsw-3", "vpc-2")]
}

fn network_data(wizard: Wizard) -> network::Data {
    let group = SecurityGroup { id: "sg-1".to_owned(), vpc_id: "vpc-1".to_owned(), ..SecurityGroup::default() };
    network::Data {
        wizard,
        instances: instances(),
        vswitches: Lookup::Ready { items: vswitches(), more: false, age: 0 },
        security_groups: Lookup::Ready { items: vec![group], more: false, age: 30 },
        exits: Lookup::NotAsked,
        eips: Lookup::NotAsked,
    }
}

fn pickers() -> Vec<Picker> {
    let picker = |wire: &str, repository: &str, choices| Picker {
        wire: wire.to_owned(),
        host: "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com".to_owned(),
        namespace: "eci_test".to_owned(),
        repository: repository.to_owned(),
        choices,
    };
    let ready = |items| Lookup::Ready { items, more: false, age: 3 };
    let tag = Tag {
        name: "1.0".to_owned(),
        digest: format!("sha256:{}", "a".repeat(64)),
        size: Some(61_412_000),
        age: Some(90),
    };
    let repository = Repository {
        name: "side".to_owned(),
        summary: "<b>bold</b>".to_owned(),
        public: true,
        ..Repository::default()
    };
    vec![
        picker("Container.1.Image", "nginx", Choices::Tags(ready(vec![tag]))),
        picker(
            "Container.2.Image",
            "",
            Choices::Repositories(Lookup::Ready { items: vec![repository], more: true, age: 3 }),
        ),
        picker("InitContainer.1.Image", "", Choices::Namespaces(Lookup::Unavailable)),
    ]
}

pub(crate) fn start_data() -> start::Data {
    let launch = launches::Row {
        id: "l1".to_owned(),
        name: "cri-test".to_owned(),
        region: "cn-beijing".to_owned(),
        image: "host.example.com/team/nginx:1.0".to_owned(),
        instances: vec![launches::Instance {
            id: "cri-nwj395hgf6f00000".to_owned(),
            name: "production".to_owned(),
            region: "cn-beijing".to_owned(),
        }],
        owner: None,
        group_id: None,
        status: "Running".to_owned(),
        recorded: 1_795_000_000,
        cost: Some("0.441".to_owned()),
        expires: None,
        deletable: true,
    };
    let draft = DraftRow {
        id: "d1".to_owned(),
        name: String::new(),
        region: String::new(),
        image: String::new(),
        updated: 1_795_000_000,
    };
    start::Data {
        scenarios: Some(Scenarios { all: vec![("tag-gone", "Tag deleted")], now: Some("tag-gone") }),
        checklist: Checklist {
            eci: Check::Passed("35".to_owned()),
            acr: Check::Unknown("?".to_owned()),
            instance: Check::Failed("0".to_owned()),
        },
        drafts: vec![draft],
        launches: vec![launch],
        now: 1_795_000_100,
        document: String::new(),
        problems: Vec::new(),
    }
}
