//! What the regions answered so far: their instances, and why some have none to show.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{
    super::registry::{Domain, Instance, Internet, edition, internet, only_loopback, state, vpcs},
    Data, Failed, Scan, WAIT, Why, begin, region,
};
use crate::{
    frame::Frame,
    path,
    text::{Fill, registries as t, registry},
    ui::{
        icon::{Icon, icon},
        lookup::aged,
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
        table::{Column, table},
    },
};

/// The part of the page that another one has, once every region has answered.
const ID: &str = "scan";

/// The section. What is still awaited names, for the browser, the address that has it.
pub(super) fn section(frame: &Frame, scan: &Scan, data: &Data) -> Markup {
    let lang = frame.lang;
    let waiting = format!("{}?{WAIT}", path::registries(lang));
    let awaited = (scan.awaited > 0 && !data.waited).then(|| waiting.clone());
    view! {
        <section id=ID data-awaited=awaited>
            <div class="section-head">
                <h2>{t::FOUND.get(lang)}</h2>
                {progress(lang, scan, data.waited, &waiting)}
                <form method="post" action=path::registries(lang)>
                    {begin::hidden(frame, Vec::new())}
                    <button class="button button-small">{icon(Icon::Refresh)} {t::LOOK_AGAIN.get(lang)}</button>
                </form>
            </div>
            {instances(frame, scan, data)}
            {more(lang, &scan.more)}
            {failures(lang, &scan.failed)}
        </section>
    }
    .markup()
}

fn progress(lang: Lang, scan: &Scan, waited: bool, waiting: &str) -> Markup {
    let said = t::PROGRESS.with(lang, &[&scan.answered, &scan.regions]);
    let age = scan.age.map(|age| view! { " · " {aged(lang, age)} });
    let rest = (scan.awaited > 0).then(|| {
        let rest = if scan.awaited == 1 {
            t::AWAITED_ONE.get(lang).to_owned()
        } else {
            t::AWAITED.with(lang, &[&scan.awaited])
        };
        let word = if waited { t::LATE } else { t::WAIT };
        view! { " " {rest} " " <a href=waiting.to_owned()>{word.get(lang)}</a> }
    });
    view! { <p class="meta" role="status">{said}{age}{rest}</p> }.markup()
}

fn instances(frame: &Frame, scan: &Scan, data: &Data) -> Markup {
    let lang = frame.lang;
    let rows = scan.instances.iter().map(|instance| row(frame, instance, data)).collect();
    let columns = [
        Column::text(t::COLUMN_INSTANCE),
        Column::text(t::COLUMN_REGION),
        Column::text(t::COLUMN_STATUS),
        Column::text(t::COLUMN_ACCESS),
        Column::text(t::COLUMN_DOMAINS),
        Column::action(t::COLUMN_ACTION),
    ];
    if let Some(table) = table(lang, t::FOUND, &columns, rows) {
        return table;
    }
    let none = match (scan.awaited > 0, scan.answered > 0) {
        (true, _) => Some(t::NONE_YET),
        (false, true) => Some(t::NONE),
        // Why nothing is known stands below.
        (false, false) => None,
    };
    none.map(|none| view! { <p class="card empty">{none.get(lang)}</p> }).markup()
}

fn row(frame: &Frame, instance: &Instance, data: &Data) -> Vec<Markup> {
    let lang = frame.lang;
    let address = path::registry(lang, &instance.region, &instance.id);
    let name = if instance.name.is_empty() { instance.id.clone() } else { instance.name.clone() };
    let domains: Vec<_> = instance.domains.iter().map(|domain| domain_line(lang, domain)).collect();
    let kept = data.remembered.iter().any(|entry| entry.instance_id == instance.id);
    vec![
        view! { <span class="named"><a class="name" href=address>{name}</a><code>{instance.id.clone()}</code></span> }
            .markup(),
        region(lang, &instance.region),
        view! { <span class="badges">{state(lang, &instance.status)} {edition(lang, &instance.edition)}</span> }.markup(),
        view! {
            <span class="badges">
                {internet(lang, &instance.internet)} {entries(lang, &instance.internet)} {vpcs(lang, instance.vpcs.as_deref())}
            </span>
        }
        .markup(),
        view! { <ul class="domains">{domains}</ul> }.markup(),
        view! { <div class="actions">{keep(frame, instance, kept)}</div> }.markup(),
    ]
}

/// How many entries a whitelist has, where that says something.
pub(super) fn entries(lang: Lang, internet: &Internet) -> Option<Markup> {
    let Internet::Open { entries } = internet else { return None };
    let said = match entries.len() {
        0 => return None,
        _ if only_loopback(entries) => return None,
        1 => t::ENTRIES_ONE.get(lang).to_owned(),
        count => t::ENTRIES.with(lang, &[&count]),
    };
    Some(badge(Tone::Plain, &said).markup())
}

fn domain_line(lang: Lang, domain: &Domain) -> Markup {
    let kind = match (domain.custom, domain.vpc) {
        (true, _) => registry::DOMAIN_CUSTOM,
        (false, true) => registry::DOMAIN_VPC,
        (false, false) => registry::DOMAIN_PUBLIC,
    };
    view! { <li><code>{domain.host.clone()}</code><span>{kind.get(lang)}</span></li> }.markup()
}

/// The button that remembers an instance, or the word that it is remembered.
pub(super) fn keep(frame: &Frame, instance: &Instance, kept: bool) -> Markup {
    let lang = frame.lang;
    if kept {
        return view! { <span class="chosen">{icon(Icon::Check)} {t::IS_REMEMBERED.get(lang)}</span> }.markup();
    }
    let mut fields = vec![
        ("AcrRegistryInfo.1.InstanceId".into(), instance.id.clone()),
        ("AcrRegistryInfo.1.InstanceName".into(), instance.name.clone()),
        ("AcrRegistryInfo.1.RegionId".into(), instance.region.clone()),
    ];
    let hosts: Vec<_> = instance.domains.iter().map(|domain| domain.host.as_str()).collect();
    fields.push((super::remember::DOMAINS.into(), hosts.join("\n")));
    let said = t::REMEMBER_WHICH.with(lang, &[&instance.name]);
    view! {
        <form method="post" action=path::remember(lang)>
            {begin::hidden(frame, fields)}
            <button class="button button-small" aria-label=said>{t::REMEMBER.get(lang)}</button>
        </form>
    }
    .markup()
}

fn more(lang: Lang, regions: &[&'static str]) -> Option<Markup> {
    let said = t::MORE_IN.with(lang, &[&regions.join(", ")]);
    (!regions.is_empty()).then(|| view! { <p class="hint">{said}</p> }.markup())
}

/// The regions that could not be asked, those with one reason together.
fn failures(lang: Lang, failed: &[Failed]) -> Option<Markup> {
    let mut groups: Vec<(&Why, Vec<&Failed>)> = Vec::new();
    for region in failed {
        match groups.iter_mut().find(|(why, _)| **why == region.why) {
            Some((_, regions)) => regions.push(region),
            None => groups.push((&region.why, vec![region])),
        }
    }
    let groups: Vec<_> = groups.into_iter().map(|(why, regions)| group(lang, why, &regions)).collect();
    (!groups.is_empty())
        .then(|| view! { <div class="scan-failed"><h3>{t::FAILED.get(lang)}</h3>{groups}</div> }.markup())
}

fn group(lang: Lang, why: &Why, failed: &[&Failed]) -> Markup {
    let permission = matches!(why, Why::Permission(_));
    let said = match why {
        Why::Permission(action) => t::FAILED_PERMISSION.with(lang, &[action]),
        Why::Throttled => t::FAILED_THROTTLED.get(lang).to_owned(),
        Why::Silent => t::FAILED_SILENT.get(lang).to_owned(),
        Why::Refused => failed.first().map_or_else(String::new, |first| first.trouble.advice.clone()),
    };
    let policy = permission.then(|| view! { " " <a href=path::diagnose_policy(lang)>{t::POLICY.get(lang)}</a> });
    let regions: Vec<_> = failed.iter().map(|failed| label(lang, failed.region)).collect();
    let earlier: Vec<_> = failed.iter().filter(|failed| failed.earlier).map(|failed| failed.region).collect();
    let earlier = (!earlier.is_empty()).then(|| t::EARLIER.with(lang, &[&earlier.join(separator(lang))]));
    let words: Vec<_> = failed
        .iter()
        .filter(|failed| !failed.trouble.raw.is_empty())
        .map(|failed| {
            view! { <li><code>{failed.region}</code> " " <span lang="en">{failed.trouble.raw.clone()}</span></li> }
        })
        .collect();
    let words = (!words.is_empty()).then(|| {
        view! { <details class="fold"><summary>{icon(Icon::Fold)}<span>{t::SAID.get(lang)}</span></summary><ul class="list meta">{words}</ul></details> }
    });
    let body = view! {
        <p>{said}{policy}</p>
        <p class="meta">{regions.join(separator(lang))}</p>
        {earlier.map(|earlier| view! { <p>{earlier}</p> })}
        {words}
    };
    notice(Tone::Warn, body.markup()).markup()
}

fn separator(lang: Lang) -> &'static str {
    Text { zh: "、", en: ", " }.get(lang)
}

/// A region by name and id.
pub(super) fn label(lang: Lang, id: &str) -> String {
    plan::regions::find(id).map_or_else(|| id.to_owned(), |region| format!("{} {id}", region.name(lang)))
}
