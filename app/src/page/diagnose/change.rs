//! A change to a registry instance that Berth makes for an operator: first the question, with before, after and undo; then what
//! becomes of it.

use leptos::prelude::*;
use plan::{Lang, Text};

use crate::{
    form::CSRF,
    frame::{Frame, Mode, Trouble},
    island::LaunchLive,
    page::launch::{LIVE_ID, PAUSE_ID, STATUS_ID},
    path,
    text::{Fill, change as t, launch as live},
    ui::{
        code,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, notice},
        preview::{copier, copy_button},
        trouble::trouble,
    },
};

/// The field that holds the address to go back to.
pub const BACK: &str = "back";
/// How often the page of a change asks again where there is no script, in seconds.
const REFRESH: u32 = 3;

/// How something stands, or would stand: what it is called, and one text for each line.
pub type Standing = Vec<(Text, Vec<String>)>;

/// The question.
#[derive(Clone, Debug)]
pub struct Data {
    /// What is to be done, in the page's language.
    pub what: String,
    /// What else that means.
    pub cost: Text,
    /// How it stands, and how it would stand; nothing where that could not be looked up.
    pub standing: Option<(Standing, Standing)>,
    /// Why it is not done from here.
    pub refused: Option<Text>,
    /// Why how it stands is not known.
    pub unseen: Option<Trouble>,
    /// The call as a line for the CLI, and the line that takes it back.
    pub lines: (String, String),
    /// The change as the form posts it.
    pub fields: Vec<(&'static str, String)>,
    /// Where to go back to.
    pub back: String,
}

/// The title of the question.
pub fn title(data: &Data) -> String {
    data.what.clone()
}

/// The question.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let said = if frame.mode == Mode::Live { t::LIVE } else { t::DEMO };
    let refused = data.refused.map(|why| notice(Tone::Warn, view! { <p>{why.get(lang)}</p> }.markup()));
    let unseen = data
        .unseen
        .as_ref()
        .map(|why| notice(Tone::Fail, view! { <p><strong>{t::UNSEEN.get(lang)}</strong></p>{trouble(why)} }.markup()));
    let possible = data.refused.is_none() && data.unseen.is_none();
    let standing = data.standing.as_ref().map(|(before, after)| compared(lang, before, after, data.refused.is_none()));
    let (line, undo) = data.lines.clone();
    let fields: Vec<_> = data
        .fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> })
        .collect();
    let confirm = possible.then(|| view! { <button class="button button-primary">{t::CONFIRM.get(lang)}</button> });
    view! {
        <h1>{data.what.clone()}</h1>
        {refused}
        {unseen}
        <div class="card change">
            <p>{t::NOTHING_YET.get(lang)} " " {said.get(lang)}</p>
            {standing}
            <p class="meta">{data.cost.get(lang)}</p>
            <h2>{t::CALL.get(lang)}</h2>
            <div class="remedy-code">{code::plain("change-call".to_owned(), t::CALL.get(lang).to_owned(), line)}</div>
            <h2>{t::UNDO.get(lang)}</h2>
            <div class="remedy-code">
                {code::plain("change-undo".to_owned(), t::UNDO.get(lang).to_owned(), undo)}
                {copy_button("change-undo".to_owned(), crate::text::diagnose::CLI_COPY.get(lang).to_owned())}
            </div>
            <form method="post" action=path::diagnose_change(lang) class="actions">
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                {fields}
                <input type="hidden" name=BACK value=data.back.clone() />
                {confirm}
                <a class="button" href=data.back.clone()>{t::CANCEL.get(lang)}</a>
            </form>
        </div>
        {copier(lang)}
    }
    .markup()
}

/// Before and after beside each other; what comes and what goes is marked by a sign, not by colour alone.
fn compared(lang: Lang, before: &Standing, after: &Standing, changes: bool) -> Markup {
    let side = |title: Text, standing: &Standing, other: &Standing, sign: &'static str| {
        let rows: Vec<_> = standing
            .iter()
            .map(|(label, lines)| {
                let there = other.iter().find(|(name, _)| name == label).map_or(&[][..], |(_, lines)| lines);
                let lines: Vec<_> = lines
                    .iter()
                    .map(|line| {
                        let marked = changes && !there.contains(line);
                        let class = if marked { "changed" } else { "" };
                        view! { <li class=class>{marked.then_some(sign)}<code>{line.clone()}</code></li> }
                    })
                    .collect();
                view! { <dt>{label.get(lang)}</dt><dd><ul>{lines}</ul></dd> }
            })
            .collect();
        view! { <section><h2>{title.get(lang)}</h2><dl>{rows}</dl></section> }.markup()
    };
    view! {
        <div class="compared">
            {side(t::BEFORE, before, after, "− ")}
            {side(t::AFTER, after, before, "+ ")}
        </div>
    }
    .markup()
}

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The endpoint is still being made: nothing was sent.
    Waiting,
    /// The call is on its way.
    Sending,
    /// The call was sent, and its answer was lost.
    Doubt,
    /// It was accepted and does not hold yet.
    Settling,
    /// It holds.
    Done,
    /// It was refused or could not be sent.
    Failed,
    /// It does not hold although it was waited for.
    Late,
}

impl Stage {
    /// Whether nothing changes any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Late)
    }

    fn word(self) -> Text {
        match self {
            Self::Waiting => t::STAGE_WAIT,
            Self::Sending => t::STAGE_SEND,
            Self::Doubt => t::STAGE_DOUBT,
            Self::Settling => t::STAGE_SETTLE,
            Self::Done => t::STAGE_DONE,
            Self::Failed => t::STAGE_FAILED,
            Self::Late => t::STAGE_LATE,
        }
    }

    fn sign(self) -> (Tone, Icon) {
        match self {
            Self::Waiting | Self::Sending | Self::Doubt | Self::Settling => (Tone::Info, Icon::Clock),
            Self::Done => (Tone::Pass, Icon::Check),
            Self::Failed => (Tone::Fail, Icon::Cross),
            Self::Late => (Tone::Warn, Icon::Warn),
        }
    }
}

/// What became of a change.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The change's id, as in the address.
    pub id: String,
    /// What was asked for, in the page's language.
    pub what: String,
    /// How far it has come.
    pub stage: Stage,
    /// How it stands now, where that is known.
    pub now: Standing,
    /// Why it failed.
    pub trouble: Option<Trouble>,
    /// The question that takes it back.
    pub undo: String,
    /// Where the diagnosis is that led here.
    pub back: String,
}

/// The title of what became of it.
pub fn progress_title(lang: Lang, progress: &Progress) -> String {
    format!("{} · {}", progress.stage.word().get(lang), progress.what)
}

/// What became of it. It follows the change by itself, with the island that follows launches.
pub fn progress(frame: Frame, progress: Progress) -> Markup {
    let lang = frame.lang;
    let moving = !progress.stage.is_over();
    let (page, events) = (path::diagnose_changed(lang, &progress.id), path::diagnose_change_events(lang, &progress.id));
    let pause = moving.then(|| {
        view! { <button type="button" class="button invisible" id=PAUSE_ID data-other=live::RESUME.get(lang)>{live::PAUSE.get(lang)}</button> }
    });
    let reload = moving.then(|| {
        view! { <noscript><meta http-equiv="refresh" content=REFRESH.to_string() /><p class="meta">{t::REFRESHES.with(lang, &[&REFRESH])}</p></noscript> }
    });
    view! {
        <h1>{progress.what.clone()}</h1>
        <p class="change-state"><strong id=STATUS_ID role="status">{progress.stage.word().get(lang)}</strong> {pause}</p>
        {reload}
        <div id=LIVE_ID data-page=page data-events=events class="stack">{stands(lang, &progress)}</div>
        {moving.then(|| view! { <LaunchLive /> })}
    }
    .markup()
}

fn stands(lang: Lang, progress: &Progress) -> Markup {
    let (tone, sign) = progress.stage.sign();
    let why = progress.trouble.as_ref().map(trouble);
    let rows: Vec<_> = progress
        .now
        .iter()
        .map(|(label, lines)| {
            let lines: Vec<_> = lines.iter().map(|line| view! { <li><code>{line.clone()}</code></li> }).collect();
            view! { <dt>{label.get(lang)}</dt><dd><ul>{lines}</ul></dd> }
        })
        .collect();
    let undo = matches!(progress.stage, Stage::Done | Stage::Late)
        .then(|| view! { <a class="button" href=progress.undo.clone()>{t::UNDO_IT.get(lang)}</a> });
    let button = if progress.stage == Stage::Done { "button button-primary" } else { "button" };
    view! {
        <div class=format!("notice notice-{}", tone.name())>{icon(sign)}<div><p><strong>{progress.stage.word().get(lang)}</strong></p>{why}</div></div>
        <section class="card change" aria-labelledby="change-now">
            <h2 id="change-now">{t::NOW.get(lang)}</h2>
            <dl class="standing">{rows}</dl>
            <p class="actions"><a class=button href=progress.back.clone()>{t::DIAGNOSE.get(lang)}</a>{undo}</p>
            <p class="meta">{if progress.stage.is_over() { t::KEPT } else { t::GOES_ON }.get(lang)}</p>
        </section>
    }
    .markup()
}
