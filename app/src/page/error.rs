//! What went wrong, what is safe, and what to do.

use leptos::prelude::*;
use plan::Lang;

use crate::{
    frame::Frame,
    path,
    text::{Fill, Text, errors as t},
};

/// Which page to show instead of the one that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 404: no such page, draft or launch.
    NotFound,
    /// 403: the form did not come from a page of this session, or the mode forbids it.
    Forbidden,
    /// 403: launching needs a credential, and there is none.
    PlanOnly,
    /// 405: the address knows another verb.
    Method,
    /// 413: the form is over the limit.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// 500: ours.
    Internal,
    /// 422: the format cannot stand for the plan.
    CannotExpress {
        /// Why, and what to do, in the page's language.
        reason: String,
    },
    /// 503: the database does not do its work.
    Unavailable(Outage),
}

/// What is the matter with a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// It does not answer.
    Unreachable,
    /// Its disk takes no more, or fails.
    Full,
    /// It may only be read.
    ReadOnly,
    /// Somebody else holds it for too long.
    Locked,
    /// What is stored cannot be read.
    Damaged,
}

/// What an error page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// What went wrong.
    pub kind: Kind,
    /// The id under which the log tells the rest.
    pub request_id: String,
    /// The draft that was being worked on, where one is known: it is safe.
    pub plan_id: Option<String>,
}

impl Kind {
    /// What happened, in a line.
    fn title(&self, lang: Lang) -> String {
        let text = match self {
            Self::NotFound => t::NOT_FOUND,
            Self::Forbidden => t::FORBIDDEN,
            Self::PlanOnly => t::PLAN_ONLY,
            Self::Method => t::METHOD,
            Self::TooLarge { .. } => t::TOO_LARGE,
            Self::Internal => t::INTERNAL,
            Self::CannotExpress { .. } => t::CANNOT_EXPRESS,
            Self::Unavailable(_) => t::UNAVAILABLE,
        };
        text.get(lang).to_owned()
    }

    /// What happened, in full.
    fn what(&self, lang: Lang) -> String {
        match self {
            Self::NotFound => t::NOT_FOUND_WHAT.get(lang).to_owned(),
            Self::Forbidden => t::FORBIDDEN_WHAT.get(lang).to_owned(),
            Self::PlanOnly => t::PLAN_ONLY_WHAT.get(lang).to_owned(),
            Self::Method => t::METHOD_WHAT.get(lang).to_owned(),
            Self::TooLarge { limit } => t::TOO_LARGE_WHAT.with(lang, &[&(limit / 1024)]),
            Self::Internal => t::INTERNAL_WHAT.get(lang).to_owned(),
            Self::CannotExpress { reason } => reason.clone(),
            Self::Unavailable(outage) => outage.what().get(lang).to_owned(),
        }
    }

    /// Whether a launch may have been under way, so that one cannot promise that nothing was created.
    fn may_have_launched(&self) -> bool {
        matches!(self, Self::Internal | Self::Unavailable(_))
    }
}

impl Outage {
    /// What it is, why, and what mends it.
    fn what(self) -> Text {
        match self {
            Self::Unreachable => t::UNAVAILABLE_WHAT,
            Self::Full => t::DISK_FULL,
            Self::ReadOnly => t::READ_ONLY,
            Self::Locked => t::LOCKED,
            Self::Damaged => t::DAMAGED,
        }
    }
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    data.kind.title(lang)
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let safe = if data.kind.may_have_launched() { t::SAFE_LAUNCH } else { t::SAFE_CLOUD };
    let draft = data.plan_id.is_some().then(|| view! { <li>{t::SAFE_DRAFT.get(lang)}</li> });
    let id = (!data.request_id.is_empty()).then(|| {
        view! { <p class="meta">{t::REQUEST_ID.get(lang)} " " <code class="wrap-anywhere">{data.request_id.clone()}</code></p> }
    });
    view! {
        <h1>{data.kind.title(lang)}</h1>
        <div class="card">
            <p>{data.kind.what(lang)}</p>
            <h2>{t::SAFE.get(lang)}</h2>
            <ul class="list"><li>{safe.get(lang)}</li>{draft}</ul>
            <h2>{t::DO.get(lang)}</h2>
            {ways(&frame, &data)}
            {id}
        </div>
    }
}

/// Where one can go from here.
fn ways(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let retry = matches!(data.kind, Kind::Unavailable(_) | Kind::Internal);
    let retry = retry.then(|| view! { <li><a class="button" href=frame.path.clone()>{t::RETRY.get(lang)}</a></li> });
    let draft = data.plan_id.as_ref().map(|plan| {
        view! { <li><a class="button button-primary" href=path::review(lang, plan)>{t::TO_DRAFT.get(lang)}</a></li> }
    });
    view! {
        <ul class="actions">
            {draft}
            {retry}
            <li><a class="button" href=path::launches(lang)>{t::TO_LAUNCHES.get(lang)}</a></li>
            <li><a class="button" href=path::start(lang)>{t::TO_START.get(lang)}</a></li>
        </ul>
    }
}
