//! The registry instances: those of every region, those that are remembered, and what is in one of them.

mod begin;
pub mod forget;
pub mod instance;
pub mod remember;
mod remembered;
mod scan;
pub mod tags;

use leptos::prelude::*;
use plan::{
    Lang,
    image::{HostKind, classify},
};

use super::registry::Instance;
use crate::{
    frame::{Frame, Trouble},
    path,
    text::registries as t,
    ui::{
        markup::{IntoMarkup, Markup},
        preview::copier,
    },
};

/// The query under which the page waits until every region has answered, or has not in time.
pub const WAIT: &str = "wait";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// What is known of the regions; `None` where there is no cloud to ask.
    pub scan: Option<Scan>,
    /// Whether this page has waited for all of them.
    pub waited: bool,
    /// The remembered instances, by label.
    pub remembered: Vec<Remembered>,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
}

/// What is known of the instances of every region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The instances, region by region.
    pub instances: Vec<Instance>,
    /// The regions that hold more instances than are listed.
    pub more: Vec<&'static str>,
    /// How many regions are asked.
    pub regions: usize,
    /// How many of them answered.
    pub answered: usize,
    /// How many are still being asked.
    pub awaited: usize,
    /// The others.
    pub failed: Vec<Failed>,
    /// How many seconds old the oldest answer is.
    pub age: Option<u64>,
}

/// A region that could not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its id.
    pub region: &'static str,
    /// Why.
    pub why: Why,
    /// The same in words.
    pub trouble: Trouble,
    /// Whether instances are listed that it told of before.
    pub earlier: bool,
}

/// Why a region could not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// RAM does not allow this action.
    Permission(String),
    /// Too many requests.
    Throttled,
    /// Nothing answered in time.
    Silent,
    /// Anything else.
    Refused,
}

/// A remembered instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The entry's own id, as in the address.
    pub id: String,
    /// What its owner calls it.
    pub label: String,
    /// `cri-…`.
    pub instance_id: String,
    /// The instance's own name; empty where nobody said.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Its hosts; none where nobody said.
    pub domains: Vec<String>,
    /// When it was last written, in seconds since 1970 in UTC.
    pub written: i64,
}

impl Remembered {
    /// The hosts that a plan names: all of them, once one is the instance's own. The default ones follow from its name, and
    /// where a plan names no domain, every one of the instance counts.
    pub fn named_domains(&self) -> &[String] {
        let own =
            |host: &String| !matches!(classify::<&str>(host, &[]), HostKind::EePublic { .. } | HostKind::EeVpc { .. });
        if self.domains.iter().any(own) { &self.domains } else { &[] }
    }
}

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::TITLE.get(lang).to_owned()
}

/// The page. What the regions answer comes first; without a cloud only what is remembered.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let found = data.scan.as_ref().map(|scan| scan::section(&frame, scan, &data));
    view! {
        <header class="page-head registries-head">
            <div><h1>{t::TITLE.get(lang)}</h1><p>{t::LEAD.get(lang)}</p></div>
            <a class="button" href=path::remember(lang)>{t::BY_HAND.get(lang)}</a>
        </header>
        <div class="registries">
            {found}
            {remembered::section(&frame, &data)}
        </div>
        {copier(lang)}
    }
    .markup()
}

/// A region's name over its id.
fn region(lang: Lang, id: &str) -> Markup {
    let name = plan::regions::find(id).map_or("", |region| region.name(lang));
    crate::ui::table::named(name, id)
}
