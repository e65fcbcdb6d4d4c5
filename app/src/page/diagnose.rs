//! "Diagnose": whether the images of a plan, of a group that exists, or an image alone can be pulled, and how to mend it.
//!
//! The page takes findings as they are shown, in its language; the rules and the cloud stand behind the server.

pub mod change;
mod finding;
mod form;
pub mod policy;
mod report;
pub mod rules;
mod strip;

pub(super) use finding::view as finding;
pub use strip::{STRIP_ID, Strip, strip};

use leptos::prelude::*;
use plan::{Lang, Text};

use super::start::DraftRow;
use crate::{
    frame::{Frame, Mode},
    path,
    text::{common, diagnose as t},
    ui::{
        icon::Icon,
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
        preview::copier,
    },
};

/// The fields of the page's forms.
pub const PLAN: &str = "plan";
/// The id of a container group.
pub const GROUP: &str = "group";
/// The region of a group or an image.
pub const REGION: &str = "region";
/// An image reference.
pub const IMAGE: &str = "image";
/// The vSwitch from which it is pulled.
pub const VSWITCH: &str = "vswitch";
/// The security group it is pulled in.
pub const SECURITY_GROUP: &str = "security-group";
/// The registry instance of a custom domain.
pub const INSTANCE: &str = "instance";

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// What was asked for, by field.
    pub asked: Vec<(&'static str, String)>,
    /// The drafts to choose from.
    pub drafts: Vec<DraftRow>,
    /// Container groups that were launched from here: id and name.
    pub groups: Vec<(String, String)>,
    /// Why nothing can be diagnosed, in the page's language.
    pub problem: Option<String>,
    /// What came of it; nothing on a first visit.
    pub report: Option<Report>,
}

impl Data {
    /// What a field holds; empty where it was not asked.
    pub fn asked(&self, name: &str) -> &str {
        self.asked.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }
}

/// What was diagnosed.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A draft: its id and its name.
    Plan(String, String),
    /// A group that exists.
    Group {
        /// Its id.
        id: String,
        /// Its region.
        region: String,
        /// The launch that made it.
        launch: Option<String>,
    },
    /// An image alone.
    Image {
        /// The image.
        image: String,
        /// The query that asks for it.
        query: String,
    },
}

/// A diagnosis as it is shown. All texts are in the page's language.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was diagnosed.
    pub subject: Subject,
    /// What the events of a group name as causes.
    pub causes: Vec<Cause>,
    /// The findings, in the order of their rules.
    pub findings: Vec<Finding>,
    /// How many questions were asked.
    pub questions: usize,
    /// When it was made, in seconds since 1970 in UTC.
    pub at: i64,
}

/// What a check came to; later ones beat earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing stands in the way here.
    Pass,
    /// Worth a look.
    Warn,
    /// It cannot be known from here.
    Unknown,
    /// It keeps the image from being pulled.
    Fail,
}

impl Verdict {
    /// Colours.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Pass => Tone::Pass,
            Self::Warn => Tone::Warn,
            Self::Unknown => Tone::Info,
            Self::Fail => Tone::Fail,
        }
    }

    /// The sign beside the word.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Unknown => Icon::Question,
            other => other.tone().icon(),
        }
    }

    /// The word.
    pub const fn word(self) -> Text {
        match self {
            Self::Pass => t::PASS,
            Self::Warn => t::WARN,
            Self::Unknown => t::UNKNOWN,
            Self::Fail => t::FAIL,
        }
    }
}

/// What a rule came to.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// What has to hold.
    pub title: &'static str,
    /// Whether the rule decides the pull.
    pub decides: bool,
    /// What it came to.
    pub verdict: Verdict,
    /// The wire names in the plan that it is about.
    pub about: Vec<String>,
    /// What is the case, and why that matters.
    pub explanation: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// How to mend it.
    pub remedy: Option<Remedy>,
    /// The documentation page, and the month in which it was read.
    pub document: (&'static str, &'static str),
}

/// Something that a finding rests on.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The call (`cr GetInstanceEndpoint`); `plan` for what the plan says.
    pub source: String,
    /// The region called, where there was a call.
    pub region: String,
    /// The field.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// When the answer came, in seconds since 1970 in UTC.
    pub at: Option<i64>,
    /// The answer's `RequestId`.
    pub request_id: String,
}

/// How to mend something.
#[derive(Clone, Debug, Default)]
pub struct Remedy {
    /// What to do.
    pub text: String,
    /// Where in the console.
    pub console: Option<String>,
    /// As a line for the `aliyun` CLI.
    pub cli: Option<String>,
    /// As Terraform.
    pub terraform: Option<String>,
    /// The page that asks whether Berth shall do it.
    pub change: Option<String>,
}

/// A cause that an event names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What it means.
    pub explanation: String,
    /// The rules it points to: name and title.
    pub rules: Vec<(&'static str, &'static str)>,
    /// The event itself, in the cloud's language.
    pub quote: String,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let prefix = if data.problem.is_some() { common::ERROR_PREFIX.get(lang) } else { "" };
    let verdict = data.report.as_ref().map(|report| format!("{} · ", report::worst(&report.findings).word().get(lang)));
    format!("{prefix}{}{}", verdict.unwrap_or_default(), t::TITLE.get(lang))
}

/// The page. `now` is the moment of the request, in seconds since 1970 in UTC.
pub fn view(frame: Frame, data: Data, now: i64) -> Markup {
    let lang = frame.lang;
    let problem = data.problem.clone().map(|problem| {
        view! { <div role="alert" id="diagnose-problem">{notice(Tone::Fail, view! { <p>{problem}</p> }.markup())}</div> }
    });
    let plan_only = (frame.mode == Mode::PlanOnly).then(|| {
        let body = view! {
            <p><strong>{t::PLAN_ONLY.get(lang)}</strong></p>
            <p>{t::PLAN_ONLY_HOW.get(lang)} " " <a href=path::diagnose_policy(lang)>{t::POLICY_LINK.get(lang)}</a></p>
        };
        notice(Tone::Info, body.markup())
    });
    let asked = form::forms(lang, &data);
    let links = view! {
        <p class="diagnose-links">
            <a href=path::diagnose_rules(lang)>{t::RULES_LINK.get(lang)}</a> " · "
            <a href=path::diagnose_policy(lang)>{t::POLICY_LINK.get(lang)}</a>
        </p>
    };
    let body = match &data.report {
        Some(report) => view! {
            {report::verdict(lang, report, now)}
            {report::findings(lang, report)}
            <section class="diagnose-else" aria-labelledby="diagnose-new"><h2 id="diagnose-new">{t::ELSE.get(lang)}</h2>{asked}</section>
            {copier(lang)}
        }
        .markup(),
        None => view! { <section aria-labelledby="diagnose-new"><h2 class="sr-only" id="diagnose-new">{t::NEW.get(lang)}</h2>{asked}</section> }.markup(),
    };
    view! {
        <header class="page-head diagnose-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            {links}
        </header>
        {problem}
        {plan_only}
        {body}
    }
    .markup()
}
