//! "Annotate YAML": manifests pasted as they are, given back with the annotation and with what ECI will not run.

mod answer;
mod fields;

use leptos::prelude::*;
use plan::Lang;

use self::fields::{area, fields};
use crate::{
    form::{ACTION, CSRF},
    frame::Frame,
    path,
    text::{annotate as t, common},
    ui::{part::Tone, preview::copier},
};

/// The field that holds what was pasted.
pub const TEXT: &str = "_text";
/// The value of [`ACTION`] that asks for the result as a file.
pub const DOWNLOAD: &str = "download";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// What was pasted.
    pub text: String,
    /// The other fields as they were posted.
    pub asked: Vec<(String, String)>,
    /// IDs and names of the instances of the region asked for.
    pub instances: Vec<(String, String)>,
    /// What came of it; nothing on a first visit.
    pub answer: Option<Answer>,
}

impl Data {
    /// What a field holds; empty where it was not posted.
    pub fn asked(&self, name: &str) -> &str {
        self.asked.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// What came of a text.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing was done. All texts are in the page's language.
    Refused {
        /// Why.
        problems: Vec<String>,
        /// What to write by hand instead.
        snippet: Option<String>,
    },
    /// It was done, or nothing was to do.
    Done(Done),
}

/// A text that was annotated.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The lines of the unified diff, as many as are shown, each with its sign.
    pub diff: Vec<String>,
    /// Lines of the diff that are not shown.
    pub more: usize,
    /// What was done, and whether that changed something.
    pub notes: Vec<(usize, String)>,
    /// Whether something was changed.
    pub changed: bool,
    /// What ECI will not run.
    pub findings: Vec<Finding>,
    /// The whole result, unless it is too long for a page.
    pub result: Option<String>,
}

/// Something that ECI will not run, or that is written in vain.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The line in what was pasted, from 1.
    pub line: usize,
    /// How much it weighs.
    pub tone: Tone,
    /// The rule's name.
    pub rule: &'static str,
    /// Why, and what to do.
    pub text: String,
    /// The page of the documentation.
    pub url: &'static str,
    /// The day on which that was read.
    pub read: &'static str,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let refused = matches!(data.answer, Some(Answer::Refused { .. }));
    let prefix = if refused { common::ERROR_PREFIX.get(lang) } else { "" };
    format!("{prefix}{}", t::TITLE.get(lang))
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    view! {
        <header class="page-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
        </header>
        {data.answer.as_ref().map(|answer| answer::view(lang, answer))}
        <form method="post" action=path::annotate(lang) class="card stack">
            <input type="hidden" name=CSRF value=frame.csrf />
            {area(lang, &data)}
            {fields(lang, &data)}
            <p class="actions">
                <button class="button button-primary">{t::GO.get(lang)}</button>
                <button class="button" name=ACTION value=DOWNLOAD>{t::DOWNLOAD.get(lang)}</button>
            </p>
        </form>
        {copier(lang)}
    }
}
