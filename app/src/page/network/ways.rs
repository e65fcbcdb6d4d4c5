//! The choice between the ways, each with the chosen instances' real state.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{
    super::{
        obstacle::{is_open, linked, obstacles},
        registry::{Instance, Internet, internet, only_loopback, vpcs},
    },
    Data, Exit,
    drawing::{Node, Sign, drawing},
};
use crate::{
    frame::Lookup,
    text::{Fill, network as t},
    ui::{
        choice::{Card, choice},
        form::Form,
        icon::Icon,
        lookup::status,
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
    },
};

/// The three cards.
pub(super) fn ways(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let card = |value, title: Text, text: Text, more| Card {
        value,
        title: title.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
        more,
    };
    let works = recommended(data.instances.items(), here(form, data));
    let mark = |value| (works == Some(value)).then(|| badge(Tone::Pass, t::RECOMMENDED.get(lang)));
    let vpc = view! { {mark("Vpc")}{vpc(form, data)} }.markup();
    let public = view! { {mark("Public")}{public(form, data)} }.markup();
    let cards = vec![
        card("Vpc", t::VPC, t::VPC_TEXT, Some(vpc)),
        card("Public", t::PUBLIC, t::PUBLIC_TEXT, Some(public)),
        card("Mixed", t::MIXED, t::MIXED_TEXT, None),
    ];
    // Images that are there already came with hosts of their own: those are rewritten only when somebody says so.
    let typed = form.draft.count("Container") + form.draft.count("InitContainer") > 0;
    let otherwise = if typed { "Mixed" } else { works.unwrap_or("Vpc") };
    let choice = choice(form, "Berth.Network", t::WAY.get(lang), otherwise, cards);
    view! { {choice}{closed(form, data)}{seen(form, data)} }.markup()
}

fn node(icon: Icon, name: Text, sign: Option<Sign>) -> Node {
    Node { icon, name, sign }
}

/// Group → VPC link → registry.
fn vpc(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let here = here(form, data);
    let first = data.instances.items().first();
    let link = first.map(|instance| match linked(instance, here) {
        Some(true) => (Tone::Pass, t::SIGN_LINKED.get(lang).to_owned()),
        Some(false) => (Tone::Warn, t::SIGN_UNLINKED.get(lang).to_owned()),
        None => (Tone::Plain, t::SIGN_UNKNOWN.get(lang).to_owned()),
    });
    let nodes = vec![
        node(Icon::Container, t::NODE_GROUP, None),
        node(Icon::Link, t::NODE_LINK, link),
        node(Icon::Layers, t::NODE_REGISTRY, None),
    ];
    let lines = data.instances.items().iter().map(|instance| {
        let name = instance.name.clone();
        let more = here.and_then(|here| linked(instance, Some(here))).map(|linked| {
            let (tone, text) = if linked { (Tone::Pass, t::THIS_VPC_LINKED) } else { (Tone::Warn, t::THIS_VPC_NOT) };
            badge(tone, &text.with(lang, &[&name]))
        });
        let state =
            more.is_none().then(|| view! { <span>{name.clone()}</span> {vpcs(lang, instance.vpcs.as_deref())} });
        view! { <li>{state}{more}</li> }.markup()
    });
    view! { {drawing(lang, t::VPC_DRAWING, nodes)} {states(lines.collect())} }.markup()
}

/// Group → EIP or NAT → Internet → whitelist → registry.
fn public(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let egress = match (form.value("AutoCreateEip"), form.value("EipInstanceId")) {
        ("true", _) => (Tone::Pass, t::SIGN_AUTO_EIP),
        (_, "") if out(data) == Some(true) => (Tone::Pass, t::SIGN_NAT_READY),
        (_, "") if out(data) == Some(false) => (Tone::Warn, t::SIGN_NAT),
        (_, "") => (Tone::Plain, t::SIGN_NAT),
        _ => (Tone::Pass, t::SIGN_EIP),
    };
    let (open, whitelist) =
        data.instances.items().first().map_or((None, None), |first| endpoint(lang, &first.internet));
    let nodes = vec![
        node(Icon::Container, t::NODE_GROUP, None),
        node(Icon::Up, t::NODE_EGRESS, Some((egress.0, egress.1.get(lang).to_owned()))),
        node(Icon::Globe, t::NODE_INTERNET, None),
        node(Icon::Lock, t::NODE_WHITELIST, whitelist),
        node(Icon::Layers, t::NODE_REGISTRY, open),
    ];
    let lines = data.instances.items().iter().map(|instance| {
        view! { <li><span>{instance.name.clone()}</span> {internet(lang, &instance.internet)}</li> }.markup()
    });
    view! { {drawing(lang, t::PUBLIC_DRAWING, nodes)} {states(lines.collect())} }.markup()
}

/// Whether every chosen vSwitch leaves through NAT; `None` where that is not known.
fn out(data: &Data) -> Option<bool> {
    let ways = data.exits.items();
    if ways.is_empty() || ways.iter().any(|way| matches!(way.exit, Exit::Unclear(_))) {
        return None;
    }
    Some(ways.iter().all(|way| matches!(way.exit, Exit::With { .. })))
}

/// What is written under the registry and under its whitelist.
fn endpoint(lang: Lang, internet: &Internet) -> (Option<Sign>, Option<Sign>) {
    let say = |tone, text: Text| Some((tone, text.get(lang).to_owned()));
    match internet {
        Internet::Unknown => (say(Tone::Plain, t::SIGN_UNKNOWN), None),
        Internet::Closed => (say(Tone::Warn, t::SIGN_CLOSED), None),
        Internet::Opening => (say(Tone::Warn, t::SIGN_OPENING), None),
        Internet::Open { entries } => {
            let whitelist = match entries.len() {
                0 => say(Tone::Warn, t::SIGN_EVERYBODY),
                _ if only_loopback(entries) => say(Tone::Warn, t::SIGN_NOBODY),
                count => Some((Tone::Pass, t::SIGN_ENTRIES.with(lang, &[&count]))),
            };
            (say(Tone::Pass, t::SIGN_OPEN), whitelist)
        }
    }
}

/// The VPC of the first chosen vSwitch, where the list tells it.
pub(super) fn here<'a>(form: Form<'_>, data: &'a Data) -> Option<&'a str> {
    super::vpc_of(form.value("VSwitchId"), data.vswitches.items())
}

/// The way that works for every instance as things stand, the VPC's first; `None` where neither does for certain.
fn recommended(instances: &[Instance], here: Option<&str>) -> Option<&'static str> {
    let all = |works: &dyn Fn(&Instance) -> bool| !instances.is_empty() && instances.iter().all(works);
    if all(&|instance| linked(instance, here) == Some(true)) {
        Some("Vpc")
    } else if all(&is_open) {
        Some("Public")
    } else {
        None
    }
}

/// How the look at the instances went: the states above are theirs.
fn seen(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    if data.instances == Lookup::Unavailable {
        return view! { <p class="hint">{t::STATE_UNAVAILABLE.get(lang)}</p> }.markup();
    }
    let named = (1..=form.draft.count("AcrRegistryInfo"))
        .any(|n| !form.value(&format!("AcrRegistryInfo.{n}.InstanceId")).is_empty());
    status(lang, &data.instances, t::UNASKED, if named { t::NOT_LISTED } else { t::NO_INSTANCE })
}

/// The closed ways that the plan goes.
fn closed(form: Form<'_>, data: &Data) -> Option<Markup> {
    let (sheet, _) = plan::normalise(form.draft);
    let found = obstacles(&sheet, data.instances.items(), here(form, data));
    let items: Vec<_> = found.iter().map(|obstacle| view! { <li>{obstacle.text(form.lang)}</li> }).collect();
    let body = view! { <p><strong>{t::CLOSED.get(form.lang)}</strong></p><ul>{items}</ul> };
    (!found.is_empty()).then(|| notice(Tone::Warn, body.markup()).markup())
}

fn states(lines: Vec<Markup>) -> Option<Markup> {
    (!lines.is_empty()).then(|| view! { <ul class="states">{lines}</ul> }.markup())
}
