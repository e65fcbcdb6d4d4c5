//! The choice between the ways, each with the chosen instances' real state.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{
    super::registry::{Instance, Internet, internet, only_loopback, vpcs},
    Data,
    drawing::{Node, Sign, drawing},
};
use crate::{
    text::{Fill, network as t},
    ui::{
        choice::{Card, choice},
        form::Form,
        icon::Icon,
        part::{Tone, badge},
    },
};

/// The three cards.
pub(super) fn ways(form: Form<'_>, data: &Data) -> AnyView {
    let lang = form.lang;
    let card = |value, title: Text, text: Text, more| Card {
        value,
        title: title.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
        more,
    };
    let cards = vec![
        card("Vpc", t::VPC, t::VPC_TEXT, Some(vpc(form, data))),
        card("Public", t::PUBLIC, t::PUBLIC_TEXT, Some(public(form, data))),
        card("Mixed", t::MIXED, t::MIXED_TEXT, None),
    ];
    choice(form, "Berth.Network", t::WAY.get(lang), "Mixed", cards)
}

fn node(icon: Icon, name: Text, sign: Option<Sign>) -> Node {
    Node { icon, name, sign }
}

/// Group → VPC link → registry.
fn vpc(form: Form<'_>, data: &Data) -> AnyView {
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
        view! { <li>{state}{more}</li> }.into_any()
    });
    view! { {drawing(lang, t::VPC_DRAWING, nodes)} {states(lang, lines.collect())} }.into_any()
}

/// Group → EIP or NAT → Internet → whitelist → registry.
fn public(form: Form<'_>, data: &Data) -> AnyView {
    let lang = form.lang;
    let egress = match (form.value("AutoCreateEip"), form.value("EipInstanceId")) {
        ("true", _) => (Tone::Pass, t::SIGN_AUTO_EIP),
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
        view! { <li><span>{instance.name.clone()}</span> {internet(lang, &instance.internet)}</li> }.into_any()
    });
    view! { {drawing(lang, t::PUBLIC_DRAWING, nodes)} {states(lang, lines.collect())} }.into_any()
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
    let first = form.value("VSwitchId").split(',').next()?.trim();
    data.vswitches.items().iter().find(|vswitch| vswitch.id == first).map(|vswitch| vswitch.vpc_id.as_str())
}

/// Whether the instance can be reached from that VPC, or from any where none is chosen; `None` where nobody knows.
fn linked(instance: &Instance, here: Option<&str>) -> Option<bool> {
    let vpcs = instance.vpcs.as_ref()?;
    let works = |vpc: &&super::super::registry::LinkedVpc| vpc.status == "RUNNING" && vpc.issue.is_empty();
    Some(vpcs.iter().filter(works).any(|vpc| here.is_none_or(|here| here == vpc.vpc_id)))
}

fn states(lang: Lang, lines: Vec<AnyView>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="hint">{t::NO_INSTANCE.get(lang)}</p> }.into_any();
    }
    view! { <ul class="states">{lines}</ul> }.into_any()
}
