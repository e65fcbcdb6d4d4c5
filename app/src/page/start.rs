//! The start page: doors into the product, what must be true beforehand, and what was done last.

mod checklist;
mod doors;
mod recent;
mod scenarios;

pub(super) use recent::{draft_name, draft_table};

use leptos::prelude::*;
use plan::{Lang, Problem};

use crate::{
    frame::Frame,
    text::{common, start as t},
    ui::markup::{IntoMarkup, Markup},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// What must be true before the first launch, as far as a credential can tell.
    pub checklist: Checklist,
    /// The drafts last worked on, newest first.
    pub drafts: Vec<DraftRow>,
    /// The last launches, newest first.
    pub launches: Vec<super::launches::Row>,
    /// The worlds that the demo can be put into; nothing outside of demo mode.
    pub scenarios: Option<Scenarios>,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
    /// The plan document that was posted and could not be read; empty on a first visit.
    pub document: String,
    /// Why it could not be read.
    pub problems: Vec<Problem>,
}

/// The field of the second door that holds a plan document.
pub const DOCUMENT: &str = "_document";
/// The field of the third door that holds the name of an example, one of [`EXAMPLES`].
pub const EXAMPLE: &str = "_example";
/// The examples of the third door: each is the name of a plan that the server starts with.
pub const EXAMPLES: [&str; 3] = ["vpc", "public", "two-instances"];

/// The field of the demo's form that holds the name of a scenario; empty for the ordinary world.
pub const SCENARIO: &str = "_scenario";

/// The worlds of the demo.
#[derive(Clone, Debug, Default)]
pub struct Scenarios {
    /// Every scenario: its name, and what it is called in the page's language.
    pub all: Vec<(&'static str, &'static str)>,
    /// The one that the demo is in; `None` for the ordinary world.
    pub now: Option<&'static str>,
}

/// What must be true before the first launch.
#[derive(Clone, Debug, Default)]
pub struct Checklist {
    /// Elastic Container Instance is activated.
    pub eci: Check,
    /// Container Registry is activated.
    pub acr: Check,
    /// There is an Enterprise Edition instance with an image repository.
    pub instance: Check,
}

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// Nothing was asked: there is no credential, or a credential cannot tell.
    #[default]
    Unchecked,
    /// It is so. The text says what was seen, in the page's language.
    Passed(String),
    /// It is not so. The text says what was seen, in the page's language.
    Failed(String),
    /// The cloud did not answer, or the credential may not ask. The text says which, in the page's language.
    Unknown(String),
}

/// A draft in the list.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// The draft's id.
    pub id: String,
    /// The group's name, empty where none was typed.
    pub name: String,
    /// The region, empty where none was chosen.
    pub region: String,
    /// The first image, empty where none was typed.
    pub image: String,
    /// When it was last changed, in seconds since 1970 in UTC.
    pub updated: i64,
}

/// The document's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let prefix = if data.problems.is_empty() { "" } else { common::ERROR_PREFIX.get(lang) };
    format!("{prefix}{}", t::TITLE.get(lang))
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    view! {
        <header class="page-head start-head">
            <h1>{t::HEADING.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
        </header>
        {doors::doors(&frame, &data)}
        <div class="start-below">
            <div class="stack">{recent::recent(&frame, &data)}</div>
            <div class="stack">
                {data.scenarios.as_ref().map(|scenarios| scenarios::scenarios(&frame, scenarios))}
                {checklist::checklist(&frame, &data.checklist)}
            </div>
        </div>
    }
    .markup()
}
