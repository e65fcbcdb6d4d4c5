//! What was chosen, section by section, each line with a link that changes it.

use leptos::prelude::*;
use plan::{Lang, Network, Sheet, Step, secret, sheet::Container};

use crate::{
    path,
    text::{Fill, Text, review as t},
    ui::{form, markup::IntoMarkup, steps},
};

/// A line of a section: what it is called, what was chosen, and the wire name of the field that changes it.
struct Entry {
    label: String,
    value: Option<String>,
    wire: String,
}

impl Entry {
    fn new(label: impl Into<String>, value: Option<String>, wire: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.filter(|value| !value.is_empty()), wire: wire.into() }
    }
}

/// All sections.
pub(super) fn sections(lang: Lang, plan_id: &str, sheet: &Sheet) -> impl IntoView + use<> {
    let all = [
        (Step::Registry, registry(lang, sheet)),
        (Step::Network, network(lang, sheet)),
        (Step::Images, images(lang, sheet)),
        (Step::Workload, workload(lang, sheet)),
    ];
    all.map(|(step, entries)| section(lang, plan_id, step, entries)).into_iter().collect_view()
}

fn section(lang: Lang, plan_id: &str, step: Step, entries: Vec<Entry>) -> impl IntoView + use<> {
    let id = format!("review-{}", step.slug());
    let address = path::step(lang, plan_id, step);
    let rows = entries.into_iter().map(|entry| row(lang, &address, entry)).collect_view();
    let heading = id.clone();
    view! {
        <section class="card" aria-labelledby=heading>
            <h2 id=id>{steps::name(step).get(lang)}</h2>
            <dl class="review-list">{rows}</dl>
        </section>
    }
}

fn row(lang: Lang, address: &str, entry: Entry) -> impl IntoView + use<> {
    let address = format!("{address}#{}", form::id(&entry.wire));
    let value = match entry.value {
        Some(value) if value == secret::MASK => view! { <span>{t::STORED.get(lang)}</span> }.markup(),
        Some(value) => view! { <span class="wrap-anywhere whitespace-pre-line">{value}</span> }.markup(),
        None => view! { <span class="meta">{t::NOT_PROVIDED.get(lang)}</span> }.markup(),
    };
    view! {
        <div class="review-row">
            <dt>{entry.label.clone()}</dt>
            <dd>{value}</dd>
            <dd class="review-change"><a href=address>{t::CHANGE.get(lang)} <span class="sr-only">" " {entry.label}</span></a></dd>
        </div>
    }
}

/// The entry of a value that stands on the sheet under its own name.
fn plain(lang: Lang, sheet: &Sheet, label: Text, wire: &str) -> Entry {
    Entry::new(label.get(lang), sheet.value(wire).map(str::to_owned), sheet.typed_as(wire))
}

/// The wire name of a list's first row, and of the field in it; of the list itself while it is empty.
fn first(list: &str, field: &str, count: usize) -> String {
    if count == 0 { list.to_owned() } else { format!("{list}.1{field}") }
}

fn registry(lang: Lang, sheet: &Sheet) -> Vec<Entry> {
    let mut entries = vec![plain(lang, sheet, t::REGION, "RegionId")];
    for registry in sheet.registries() {
        let known = [&registry.instance_id, &registry.instance_name, &registry.region];
        let instance = known.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ");
        entries.push(Entry::new(t::INSTANCE.get(lang), Some(instance), format!("{}.InstanceId", registry.at)));
        let domains =
            if registry.domains.is_empty() { t::ALL_DOMAINS.get(lang).to_owned() } else { registry.domains.join("\n") };
        entries.push(Entry::new(
            t::DOMAINS.get(lang),
            Some(domains),
            first(&format!("{}.Domain", registry.at), "", registry.domains.len()),
        ));
        let roles = [&registry.service_role, &registry.user_role].into_iter().flatten().cloned().collect::<Vec<_>>();
        if !roles.is_empty() {
            entries.push(Entry::new(t::ROLES.get(lang), Some(roles.join("\n")), format!("{}.ArnService", registry.at)));
        }
    }
    if sheet.registries().is_empty() {
        entries.push(Entry::new(t::INSTANCE.get(lang), None, "AcrRegistryInfo.1.InstanceId"));
    }
    entries
}

fn network(lang: Lang, sheet: &Sheet) -> Vec<Entry> {
    let road = sheet.chosen_network().map(|network| match network {
        Network::Public => t::PUBLIC,
        Network::Vpc => t::VPC,
        Network::Mixed => t::MIXED,
    });
    let address = match (sheet.value("EipInstanceId"), sheet.is_true("AutoCreateEip")) {
        (Some(id), _) => Some(id.to_owned()),
        (None, true) => Some(t::EIP_NEW.get(lang).to_owned()),
        (None, false) => None,
    };
    vec![
        Entry::new(t::REACHED.get(lang), road.map(|road| road.get(lang).to_owned()), "Berth.Network"),
        plain(lang, sheet, t::VSWITCH, "VSwitchId"),
        plain(lang, sheet, t::SECURITY_GROUP, "SecurityGroupId"),
        Entry::new(t::EIP.get(lang), address, "AutoCreateEip"),
    ]
}

fn images(lang: Lang, sheet: &Sheet) -> Vec<Entry> {
    let of = |container: &Container, index: usize, title: Text| {
        let known = [&container.name, &container.image].into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
        let mut text = known.join(" · ");
        if let Some(policy) = &container.pull_policy {
            text.push('\n');
            text.push_str(policy);
        }
        Entry::new(title.with(lang, &[&index]), Some(text), format!("{}.Image", container.at))
    };
    let init =
        sheet.init_containers().iter().enumerate().map(|(at, container)| of(container, at + 1, t::INIT_CONTAINER));
    let main = sheet.containers().iter().enumerate().map(|(at, container)| of(container, at + 1, t::CONTAINER));
    let mut entries: Vec<Entry> = main.chain(init).collect();
    if sheet.containers().is_empty() {
        entries.insert(0, Entry::new(t::CONTAINER.with(lang, &[&1]), None, "Container.1.Image"));
    }
    let credentials = sheet.credentials().iter();
    entries.extend(credentials.map(|credential| {
        let known =
            [&credential.server, &credential.user_name].into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
        Entry::new(t::CREDENTIAL.get(lang), Some(known.join(" · ")), format!("{}.Server", credential.at))
    }));
    entries
}

fn workload(lang: Lang, sheet: &Sheet) -> Vec<Entry> {
    let size = sheet.size().map(|size| {
        let decimal = plan::size::decimal;
        format!("{} vCPU · {} GiB", decimal(size.cpu), decimal(size.memory))
    });
    let billing = if sheet.is_spot() { t::PREEMPTIBLE } else { t::PAY_AS_YOU_GO };
    let mut entries = vec![
        plain(lang, sheet, t::GROUP_NAME, "ContainerGroupName"),
        Entry::new(t::SIZE.get(lang), size, "Cpu"),
        plain(lang, sheet, t::RESTART, "RestartPolicy"),
        Entry::new(t::BILLING.get(lang), Some(billing.get(lang).to_owned()), "SpotStrategy"),
    ];
    for container in sheet.all_containers() {
        entries.extend(runs(lang, container));
    }
    let tags = sheet.tags().iter().map(|tag| {
        format!("{} = {}", tag.key.as_deref().unwrap_or_default(), tag.value.as_deref().unwrap_or_default())
    });
    entries.push(Entry::new(
        t::TAGS.get(lang),
        Some(tags.collect::<Vec<_>>().join("\n")),
        first("Tag", ".Key", sheet.tags().len()),
    ));
    entries
}

/// What one container runs, where anything was said of it.
fn runs(lang: Lang, container: &Container) -> Vec<Entry> {
    let name = container.name.as_deref().unwrap_or(&container.at);
    let titled = |label: Text| format!("{name}: {}", label.get(lang));
    let words = container.command.iter().chain(&container.arguments).map(String::as_str).collect::<Vec<_>>().join(" ");
    let variables = container.environment.iter().map(|variable| {
        let value = if variable.secret { secret::MASK } else { variable.value.as_deref().unwrap_or_default() };
        format!("{}={value}", variable.key.as_deref().unwrap_or_default())
    });
    let ports = container.ports.iter().filter_map(|port| {
        let number = port.number?;
        Some(format!("{number}/{}", port.protocol.as_deref().unwrap_or("TCP")))
    });
    let entries = [
        Entry::new(titled(t::COMMAND), Some(words), {
            let (list, count) = match container.command.len() {
                0 => ("Arg", container.arguments.len()),
                count => ("Command", count),
            };
            first(&format!("{}.{list}", container.at), "", count)
        }),
        Entry::new(
            titled(t::ENVIRONMENT),
            Some(variables.collect::<Vec<_>>().join("\n")),
            format!("{}.EnvironmentVar.1.Key", container.at),
        ),
        Entry::new(
            titled(t::PORTS),
            Some(ports.collect::<Vec<_>>().join(" ")),
            format!("{}.Port.1.Port", container.at),
        ),
    ];
    entries.into_iter().filter(|entry| entry.value.is_some()).collect()
}
