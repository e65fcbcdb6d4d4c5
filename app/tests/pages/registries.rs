//! The registries: every kind of answer that a region can give, an instance with gaps, and what is remembered.

use app::{
    frame::{Frame, Lookup, Trouble},
    page::{
        images::{Repository, Tag},
        network::{Admitted, Exit, FreeEip, NatExit},
        registries::{
            self, Data, Failed, Remembered, Scan, Why, forget,
            instance::{self, Part},
            remember, tags,
        },
        registry::Instance,
    },
};
use plan::{Draft, Lang, Problem, ProblemKind};

use super::sample::{self, document, frame};

fn trouble(raw: &str) -> Trouble {
    Trouble { advice: "Try <b>again</b>.".to_owned(), raw: raw.to_owned() }
}

fn failed(region: &'static str, why: Why, earlier: bool) -> Failed {
    Failed { region, why, trouble: trouble("NoPermission: <no>"), earlier }
}

fn scan() -> Scan {
    let list = || Why::Permission("cr:ListInstance".to_owned());
    Scan {
        instances: sample::instances().items().to_vec(),
        more: vec!["cn-beijing"],
        regions: 33,
        answered: 26,
        awaited: 2,
        failed: vec![
            failed("cn-hangzhou", list(), false),
            failed("cn-shanghai", Why::Throttled, true),
            failed("eu-west-1", list(), false),
            failed("us-west-1", Why::Silent, false),
            failed("us-east-1", Why::Refused, false),
        ],
        age: Some(70),
    }
}

fn remembered() -> Remembered {
    Remembered {
        id: "r1".to_owned(),
        label: "Our <b>team</b>".to_owned(),
        instance_id: "cri-nwj395hgf6f00000".to_owned(),
        name: "test0000".to_owned(),
        region: "cn-beijing".to_owned(),
        domains: vec!["hub.example.com".to_owned()],
        written: 0,
    }
}

/// The list as it comes; `waited` is nothing where no script is to wait.
fn list(lang: Lang, scan: Option<Scan>, waited: Option<bool>) -> String {
    let islands = waited.is_some();
    let data = Data { scan, waited: waited.unwrap_or_default(), remembered: vec![remembered()], now: 100 };
    let frame = Frame { islands, ..frame(lang, registries::title(lang, &data)) };
    document(frame.clone(), move || registries::view(frame, data))
}

fn one(lang: Lang, unseen: [Option<Trouble>; 2]) -> String {
    let instance: Instance = sample::instances().items()[0].clone();
    let repository = Repository { name: "side".to_owned(), namespace: "eci".to_owned(), ..Repository::default() };
    let data = instance::Data {
        region: instance.region.clone(),
        id: instance.id.clone(),
        instance: Lookup::Ready { items: vec![instance], more: false, age: 3 },
        comments: vec![("127.0.0.1/32".to_owned(), "default".to_owned())],
        unseen,
        kept: false,
        namespaces: Lookup::Failed(trouble("")),
        repositories: Lookup::Ready { items: vec![repository], more: true, age: 3 },
        part: Part { page: 2, ..Part::default() },
    };
    let frame = frame(lang, instance::title(lang, &data));
    document(frame.clone(), move || instance::view(frame, data))
}

fn tag_page(lang: Lang, instance: Instance) -> String {
    let tag = Tag { name: "1.0".to_owned(), digest: "sha256:00ff".to_owned(), size: Some(9), age: None };
    let part = Part { namespace: "eci".to_owned(), search: "1".to_owned(), page: 1, searched: 1000 };
    let tags = Lookup::Ready { items: vec![tag], more: true, age: 0 };
    let data = tags::Data { instance, repository: "a/b".to_owned(), tags, part };
    let frame = frame(lang, tags::title(lang, &data));
    document(frame.clone(), move || tags::view(frame, data))
}

fn form(lang: Lang) -> String {
    let data = remember::Data {
        entry: Some(("r1".to_owned(), "Our <b>team</b>".to_owned())),
        draft: Draft::new(),
        problems: vec![Problem::new("AcrRegistryInfo.1.InstanceId", ProblemKind::Required)],
        others: vec![(remember::DOMAINS.to_owned(), "No host.".to_owned())],
        domains: "</textarea><b>".to_owned(),
        ..remember::Data::default()
    };
    let frame = frame(lang, remember::title(lang, &data));
    document(frame.clone(), move || remember::view(frame, data))
}

fn question(lang: Lang) -> String {
    let frame = frame(lang, forget::title(lang, &remembered()));
    document(frame.clone(), move || forget::view(frame, remembered()))
}

/// These pages, named.
pub(crate) fn all(lang: Lang) -> Vec<(String, String)> {
    let named = |name: &str, html| (format!("{name} {}", lang.tag()), html);
    vec![
        named("registries", list(lang, Some(scan()), None)),
        named("registries-without-a-cloud", list(lang, None, None)),
        named("registry", one(lang, [Some(trouble("raw")), None])),
        named("tags", tag_page(lang, sample::instances().items()[0].clone())),
        named("remember", form(lang)),
        named("forget", question(lang)),
    ]
}

#[test]
fn what_is_awaited_names_its_address_once_and_a_page_that_waited_offers_a_link_alone() {
    let awaiting = list(Lang::En, Some(scan()), Some(false));
    assert!(awaiting.contains("data-awaited=\"/en/registries?wait\""));
    assert!(awaiting.contains("26 of 33 regions answered") && awaiting.contains("Updated 1 min ago"));
    assert!(!list(Lang::En, Some(scan()), Some(true)).contains("data-awaited"));
}

#[test]
fn regions_with_one_reason_are_told_together_and_old_answers_are_called_so() {
    let html = list(Lang::En, Some(scan()), Some(false));
    assert_eq!(html.matches("The RAM permission cr:ListInstance is missing").count(), 1);
    assert!(html.contains("China (Hangzhou) cn-hangzhou, UK (London) eu-west-1"));
    assert!(html.contains("What is listed of cn-shanghai is from an earlier answer"));
}

#[test]
fn an_instance_shows_what_is_known_beside_what_could_not_be_seen() {
    let html = one(Lang::En, [Some(trouble("raw")), None]);
    assert!(html.contains("The public endpoint could not be seen") && html.contains("vpc-1"));
    assert!(html.contains("page=3") && html.contains("Previous page"));
    assert!(!one(Lang::En, [None, None]).contains("could not be seen"));
}

#[test]
fn a_plan_begins_from_a_tag_only_where_the_host_is_known() {
    let known = tag_page(Lang::En, sample::instances().items()[0].clone());
    assert!(known.contains("name=\"Container.1.Image\""));
    let place = Instance { id: "cri-1".to_owned(), region: "cn-beijing".to_owned(), ..Instance::default() };
    let unknown = tag_page(Lang::En, place);
    assert!(!unknown.contains("name=\"Container.1.Image\"") && unknown.contains("domains are not known"));
}

#[test]
fn the_ways_out_say_what_follows_for_a_public_pull() {
    let wizard = sample::wizard(&sample::draft(), Vec::new());
    let html = |exit| {
        let admitted = vec![Admitted { instance: "hub".to_owned(), yes: false }];
        let eip = FreeEip { id: "eip-1".to_owned(), address: "192.0.2.1".to_owned(), admitted, ..FreeEip::default() };
        let way = NatExit { vswitch: "vsw-1".to_owned(), exit };
        sample::ways_out(
            Lang::En,
            &wizard,
            Lookup::Ready { items: vec![way], more: false, age: 0 },
            Lookup::Ready { items: vec![eip], more: false, age: 0 },
        )
    };
    let through =
        Exit::With { nat: "ngw-1".to_owned(), addresses: vec!["203.0.113.1".to_owned()], admitted: Vec::new() };
    assert!(html(through).contains("it leaves as 203.0.113.1. A public pull needs no EIP"));
    let none = html(Exit::None { gateways: 0 });
    assert!(none.contains("a public pull takes an EIP") && none.contains("Not on the whitelist of hub"));
    assert!(html(Exit::Unclear(Some(trouble("raw")))).contains("Way out unknown"));
}
