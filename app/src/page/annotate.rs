//! "Annotate YAML": manifests pasted as they are, given back with the annotation and with what ECI will not run.

mod answer;
mod diff;
mod fields;

use leptos::prelude::*;
use plan::Lang;

use self::fields::{area, fields};
use crate::{
    form::{ACTION, CSRF},
    frame::Frame,
    island::LiveForm,
    path,
    text::{annotate as t, common},
    ui::{part::Tone, preview::copier},
};

/// The field that holds what was pasted.
pub const TEXT: &str = "_text";
/// The field for a file, which takes the place of what was pasted.
pub const FILE: &str = "_file";
/// The field that keeps the name of the file.
pub const NAME: &str = "_name";
/// The value of [`ACTION`] that asks for the result as a file.
pub const DOWNLOAD: &str = "download";
/// The value of [`ACTION`] that begins a plan.
pub const PLAN: &str = "plan";
/// The form's id.
pub const FORM: &str = "annotate";

/// Bytes of a text up to which the result follows typing.
const LIVE_BYTES: usize = 256 * 1024;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// What was pasted.
    pub text: String,
    /// The name of the file that the text came from; empty for one that was pasted.
    pub name: String,
    /// The other fields as they were posted.
    pub asked: Vec<(String, String)>,
    /// The instances to choose from.
    pub instances: Vec<Listed>,
    /// What came of it; nothing on a first visit.
    pub answer: Option<Answer>,
}

/// An instance to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// `cri-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region that it is in.
    pub region: String,
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
    Done(Box<Done>),
}

/// A text that was annotated.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The lines of the diff and those with findings, as many as are shown.
    pub rows: Vec<Row>,
    /// Lines that are not shown.
    pub more: usize,
    /// What was done and seen, each with its line.
    pub notes: Vec<(usize, String)>,
    /// Notes that are not shown.
    pub more_notes: usize,
    /// Whether the text differs from what was pasted.
    pub edited: bool,
    /// Whether something was written that pods see.
    pub changed: bool,
    /// What ECI will not run.
    pub findings: Vec<Finding>,
    /// Findings that are not shown.
    pub more_findings: usize,
    /// The whole result, unless it is too long for a page.
    pub result: Option<String>,
}

/// A line of the diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub sign: Sign,
    /// Its number in what was pasted.
    pub old: Option<usize>,
    /// Its number in the result.
    pub new: Option<usize>,
    /// The line.
    pub text: String,
    /// The findings about it, by their places in the list.
    pub findings: Vec<usize>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It stayed.
    Same,
    /// It is gone, or as it was before.
    Old,
    /// It is new, or as it is now.
    New,
    /// Lines that are not shown.
    Gap,
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
    /// Why, in a sentence.
    pub why: &'static str,
    /// Why, and what to do, with the object that it is about.
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

/// The page. A form that was sent leads to its answer, which stands beside it or, on narrow screens, below.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let action = format!("{}#answer", path::annotate(lang));
    view! {
        <header class="page-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
        </header>
        <div class="annotate">
            <form id=FORM method="post" enctype="multipart/form-data" action=action class="card stack" novalidate=true>
                <input type="hidden" name=CSRF value=frame.csrf />
                <input type="hidden" name=NAME value=data.name.clone() />
                {area(lang, &data)}
                {fields(lang, &data)}
                <p class="actions">
                    <button class="button button-primary">{t::GO.get(lang)}</button>
                    <button class="button" name=ACTION value=DOWNLOAD>{t::DOWNLOAD.get(lang)}</button>
                    <button class="button" name=ACTION value=PLAN aria-describedby="h-plan">{t::PLAN.get(lang)}</button>
                </p>
                <p class="hint" id="h-plan">{t::PLAN_HINT.get(lang)}</p>
            </form>
            <div class="annotate-side">
                <p class="sr-only" id="answer-said" aria-live="polite"></p>
                <section id="answer" class="annotate-answer" tabindex="-1" aria-label=t::ANSWER.get(lang) data-form=FORM
                    data-most=LIVE_BYTES.to_string() data-long=t::LONG.get(lang) data-failed=t::FAILED.get(lang)>
                    {answer::view(lang, data.answer.as_ref())}
                </section>
            </div>
        </div>
        <LiveForm />
        {copier(lang)}
    }
}
