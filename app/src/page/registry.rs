//! First step: in which region the group runs, and from which registry instance it pulls.

mod list;
mod regions;
mod rows;

pub use list::{edition, internet, only_loopback, state, vpcs};
pub(in crate::page) use regions::registry_options;

use leptos::prelude::*;
use plan::Step;

use super::{
    registries::Remembered,
    wizard::{self, Wizard},
};
use crate::{
    frame::{Frame, Lookup},
    text::registry as t,
    ui::{
        choice::{Card, choice},
        form::Form,
        markup::{IntoMarkup, Markup},
        part::{card, fold},
        passwordless::passwordless,
    },
};

/// What the step shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft.
    pub wizard: Wizard,
    /// The instances of the registry's region. Asked for as soon as a region is known.
    ///
    /// A button of the list picks `AcrRegistryInfo.N.InstanceId`; with it the server writes the instance's name and
    /// region beside it, which the list has told.
    pub instances: Lookup<Instance>,
    /// The instances that somebody remembered, of whatever region.
    pub remembered: Vec<Remembered>,
}

/// A registry instance as the cloud describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// `cri-…`.
    pub id: String,
    /// Its name, which is part of its default domains.
    pub name: String,
    /// The region it is in.
    pub region: String,
    /// The cloud's word for its edition, such as `Enterprise_Basic`.
    pub edition: String,
    /// The cloud's word for its state; `RUNNING` is the good one.
    pub status: String,
    /// The cloud's word for what is wrong with it; empty where nothing is.
    pub issue: String,
    /// Its domains.
    pub domains: Vec<Domain>,
    /// Whether it can be reached from the Internet.
    pub internet: Internet,
    /// The VPCs it can be reached from; `None` where that could not be asked.
    pub vpcs: Option<Vec<LinkedVpc>>,
}

/// A domain of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// The host name.
    pub host: String,
    /// Whether the instance's owner brought it; default domains are the cloud's.
    pub custom: bool,
    /// Whether it is the one for VPCs.
    pub vpc: bool,
}

/// An instance's public endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Internet {
    /// It could not be asked.
    #[default]
    Unknown,
    /// There is none.
    Closed,
    /// It is being made ready; what is written to its whitelist now is lost.
    Opening,
    /// It is open to the addresses of its whitelist, given as CIDR blocks.
    Open {
        /// The whitelist. Empty means open to everybody.
        entries: Vec<String>,
    },
}

/// A VPC that an instance can be reached from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedVpc {
    /// `vpc-…`.
    pub vpc_id: String,
    /// The vSwitch whose address the endpoint takes.
    pub vswitch_id: String,
    /// The endpoint's address in it.
    pub ip: String,
    /// The cloud's word for the link's state; `RUNNING` is the good one.
    pub status: String,
    /// The cloud's word for what is wrong with it; empty where nothing is.
    pub issue: String,
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    wizard::page(&frame, &data.wizard, Step::Registry, |form| {
        let place = form.field("RegionId", t::REGION.get(lang)).hint(t::REGION_HINT).required();
        let place = place.select(regions::options(lang, t::REGION_NONE)).view();
        let instances = view! { {list::list(form, &data)} {rows::rows(form)} };
        view! {
            {card("where", t::WHERE.get(lang), None, place)}
            {card("instances", t::INSTANCES.get(lang), Some(t::INSTANCES_LEAD.get(lang)), instances.markup())}
            {card("account", t::ACCOUNT.get(lang), None, account(form))}
            {passwordless(lang, form.draft)}
            {annotation(form)}
        }
        .markup()
    })
}

fn account(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let card = |value, title: plan::Text, text: plan::Text| Card {
        value,
        title: title.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
        more: None,
    };
    let cards = vec![
        card("Same", t::SAME_ACCOUNT, t::SAME_ACCOUNT_TEXT),
        card("Other", t::OTHER_ACCOUNT, t::OTHER_ACCOUNT_TEXT),
    ];
    choice(form, "Berth.Account", t::ACCOUNT.get(lang), "Same", cards)
}

fn annotation(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let card = |value, title: plan::Text, text: plan::Text| Card {
        value,
        title: title.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
        more: None,
    };
    let cards = vec![card("Singular", t::SINGULAR, t::SINGULAR_TEXT), card("Plural", t::PLURAL, t::PLURAL_TEXT)];
    let body = choice(form, "Berth.Annotation", t::ANNOTATION.get(lang), "Singular", cards);
    let set = usize::from(form.value("Berth.Annotation") == "Plural");
    fold(lang, t::ANNOTATION.get(lang), set, form.troubled(&["Berth.Annotation"]), body).markup()
}
