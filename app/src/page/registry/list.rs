//! The instances of a region, each with what decides whether it can be reached.

use leptos::prelude::*;
use plan::Lang;

use super::{super::registries::Remembered, Data, Domain, Instance, Internet, LinkedVpc};
use crate::{
    text::{Fill, Text, registry as t},
    ui::{
        form::Form,
        lookup::{pick, status},
        markup::{IntoMarkup, Markup},
        part::{Tone, badge},
    },
};

/// The list, or why there is none.
pub(super) fn list(form: Form<'_>, data: &Data) -> Markup {
    let (lookup, kept) = (&data.instances, &data.remembered);
    let called = |instance: &Instance| kept.iter().find(|entry| entry.instance_id == instance.id);
    let rows: Vec<_> = lookup.items().iter().map(|instance| row(form, instance, called(instance))).collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="picks">{rows}</ul> });
    view! { {remembered(form, lookup.items(), kept)} {status(form.lang, lookup, t::UNASKED, t::NO_INSTANCE)} {list} }
        .markup()
}

/// The remembered instances that the region's list does not show.
fn remembered(form: Form<'_>, listed: &[Instance], kept: &[Remembered]) -> Option<Markup> {
    let lang = form.lang;
    let rest = kept.iter().filter(|entry| listed.iter().all(|instance| instance.id != entry.instance_id));
    let rows: Vec<_> = rest
        .map(|entry| {
            let (wire, chosen) = place(form, &entry.instance_id);
            let class = if chosen { "pick pick-chosen" } else { "pick" };
            view! {
                <li class=class>
                    <div class="pick-main">
                        <p class="pick-name"><strong>{entry.label.clone()}</strong><code>{entry.instance_id.clone()}</code><code>{entry.region.clone()}</code></p>
                    </div>
                    {pick(lang, &wire, &entry.instance_id, &entry.label, chosen)}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <h3 class="picks-title">{t::REMEMBERED.get(lang)}</h3> <ul class="picks">{rows}</ul> }.markup()
    })
}

/// The row that a picked instance goes into: the one that names it, else the first empty one, else a new one.
fn place(form: Form<'_>, id: &str) -> (String, bool) {
    let wire = |n: usize| format!("AcrRegistryInfo.{n}.InstanceId");
    let count = form.draft.count("AcrRegistryInfo");
    let named = (1..=count).find(|n| form.value(&wire(*n)) == id);
    let free = || (1..=count).find(|n| form.value(&wire(*n)).is_empty());
    (wire(named.or_else(free).unwrap_or(count + 1)), named.is_some())
}

fn row(form: Form<'_>, instance: &Instance, kept: Option<&Remembered>) -> Markup {
    let lang = form.lang;
    let (wire, chosen) = place(form, &instance.id);
    let domains: Vec<_> = instance.domains.iter().map(|domain| domain_line(lang, domain)).collect();
    let class = if chosen { "pick pick-chosen" } else { "pick" };
    let called = kept.map(|entry| {
        let own = if entry.label == instance.name { String::new() } else { format!(" · {}", entry.label) };
        badge(Tone::Info, &format!("{}{own}", t::IS_REMEMBERED.get(lang)))
    });
    view! {
        <li class=class>
            <div class="pick-main">
                <p class="pick-name"><strong>{instance.name.clone()}</strong><code>{instance.id.clone()}</code></p>
                <p class="badges">
                    {called} {state(lang, &instance.status)} {edition(lang, &instance.edition)} {internet(lang, &instance.internet)} {vpcs(lang, instance.vpcs.as_deref())}
                </p>
                <ul class="domains">{domains}</ul>
            </div>
            {pick(lang, &wire, &instance.id, &instance.name, chosen)}
        </li>
    }
    .markup()
}

/// An instance's state in a word; one that is not known in the cloud's own.
pub fn state(lang: Lang, status: &str) -> Markup {
    let (tone, word) = match status {
        "RUNNING" => (Tone::Pass, t::RUNNING.get(lang)),
        "PENDING" => (Tone::Warn, t::PENDING.get(lang)),
        "STARTING" => (Tone::Warn, t::STARTING.get(lang)),
        "STOPPING" => (Tone::Warn, t::STOPPING.get(lang)),
        "STOPPED" => (Tone::Warn, t::STOPPED.get(lang)),
        "INIT_ERROR" => (Tone::Fail, t::INIT_ERROR.get(lang)),
        "DELETING" => (Tone::Warn, t::DELETING.get(lang)),
        other => (Tone::Warn, other),
    };
    badge(tone, word).markup()
}

/// An instance's edition in a word.
pub fn edition(lang: Lang, edition: &str) -> Markup {
    let word = match edition {
        "Enterprise_Basic" => t::EDITION_BASIC.get(lang),
        "Enterprise_Standard" => t::EDITION_STANDARD.get(lang),
        "Enterprise_Advanced" => t::EDITION_ADVANCED.get(lang),
        "Enterprise_Economy" => t::EDITION_ECONOMY.get(lang),
        other => other,
    };
    badge(Tone::Plain, word).markup()
}

fn domain_line(lang: Lang, domain: &Domain) -> Markup {
    let kind = match (domain.custom, domain.vpc) {
        (true, _) => t::DOMAIN_CUSTOM,
        (false, true) => t::DOMAIN_VPC,
        (false, false) => t::DOMAIN_PUBLIC,
    };
    view! { <li><code>{domain.host.clone()}</code><span>{kind.get(lang)}</span></li> }.markup()
}

/// The public endpoint's state in a word.
pub fn internet(lang: Lang, internet: &Internet) -> Markup {
    let (tone, word): (Tone, Text) = match internet {
        Internet::Unknown => (Tone::Plain, t::PUBLIC_UNKNOWN),
        Internet::Closed => (Tone::Warn, t::PUBLIC_CLOSED),
        Internet::Opening => (Tone::Warn, t::PUBLIC_OPENING),
        Internet::Open { entries } if only_loopback(entries) => (Tone::Warn, t::PUBLIC_LOOPBACK),
        Internet::Open { .. } => (Tone::Pass, t::PUBLIC_OPEN),
    };
    badge(tone, word.get(lang)).markup()
}

/// Whether a whitelist holds only the entry that the cloud makes itself, which lets nobody in.
pub fn only_loopback(entries: &[String]) -> bool {
    !entries.is_empty() && entries.iter().all(|entry| entry.starts_with("127."))
}

/// The linked VPCs in a word.
pub fn vpcs(lang: Lang, vpcs: Option<&[LinkedVpc]>) -> Markup {
    let (tone, word) = match vpcs.map(<[LinkedVpc]>::len) {
        None => (Tone::Plain, t::VPCS_UNKNOWN.get(lang).to_owned()),
        Some(0) => (Tone::Warn, t::VPCS_NONE.get(lang).to_owned()),
        Some(1) => (Tone::Pass, t::VPCS_ONE.get(lang).to_owned()),
        Some(more) => (Tone::Pass, t::VPCS.with(lang, &[&more])),
    };
    badge(tone, &word).markup()
}
