//! What is drawn from a snapshot, on the server and again in the browser: cause, progress, containers, events.

use leptos::{
    either::{Either, EitherOf4},
    prelude::*,
};
use plan::Lang;

use super::{
    Pull,
    cause::cause,
    pull,
    snapshot::{ContainerState, Event, Outcome, Refusal, Snapshot, Trying},
    timeline::{Mark, Reached, Stage, timeline},
};
use crate::{
    path,
    text::{Fill, Text, launch as t},
    ui::{
        clock,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
        trouble::trouble,
    },
};

/// The `id` of the element that is repainted.
pub const LIVE_ID: &str = "launch-live";
/// The `id` of the element that says the state aloud.
pub const STATUS_ID: &str = "launch-status";
/// The `id` of the button that stops the updates.
pub const PAUSE_ID: &str = "launch-pause";

/// Everything that follows the launch.
pub fn live_part(lang: Lang, id: &str, snapshot: &Snapshot, pull: Option<&Pull>) -> impl IntoView + use<> {
    // Where nothing was created there is nothing that a container or an event could yet be told of.
    let group = !matches!(snapshot.outcome, Outcome::Refused(_) | Outcome::Unsent(_));
    let stuck = !snapshot.at_rest() && (cause(snapshot).is_some() || snapshot.trying.is_some());
    let state = if stuck { Tone::Warn } else { tone(snapshot.status()) };
    let strip = pull.map(|pull| super::super::diagnose::strip(lang, &pull.strip, pull.whole.clone()));
    view! {
        <span hidden class=format!("state-{}", state.name())></span>
        {stale(lang, snapshot)}
        {trying(lang, snapshot)}
        {verdict(lang, snapshot, pull)}
        {strip}
        {progress(lang, snapshot)}
        {group.then(|| containers(lang, id, snapshot))}
        {group.then(|| events(lang, snapshot))}
    }
}

/// That what is shown is older than it should be, and why.
fn stale(lang: Lang, snapshot: &Snapshot) -> Option<Markup> {
    let why = snapshot.stale.as_ref()?;
    let body = view! { <p><strong>{t::STALE.get(lang)}</strong></p>{trouble(why)} };
    Some(notice(Tone::Warn, body.markup()).markup())
}

/// What the last try met, how many there were, and what happens next.
fn trying(lang: Lang, snapshot: &Snapshot) -> Option<Markup> {
    let Trying { tries, why } = snapshot.trying.as_ref()?;
    let title = match tries {
        0 | 1 => t::TRYING_ONE.get(lang).to_owned(),
        more => t::TRYING.with(lang, &[more]),
    };
    let body = view! { <p><strong>{title}</strong></p>{trouble(why)}<p>{t::TRYING_ON.get(lang)}</p> };
    Some(notice(Tone::Warn, body.markup()).markup())
}

/// The word for a state, in the page's language; ECI's own word where it is a new one.
pub fn status_text(lang: Lang, word: &str) -> String {
    t::status(word).map_or_else(|| word.to_owned(), |text| text.get(lang).to_owned())
}

/// The state as a badge.
pub fn status_badge(lang: Lang, word: &str) -> impl IntoView + use<> {
    badge(tone(word), &status_text(lang, word))
}

fn tone(word: &str) -> Tone {
    match word {
        "Running" | "Succeeded" => Tone::Pass,
        "Failed" | "ScheduleFailed" | "StartingFailed" | "Refused" | "Unsent" => Tone::Fail,
        "Unknown" | "Restarting" => Tone::Warn,
        "Deleted" | "Expired" | "Terminated" | "Terminating" => Tone::Plain,
        _ => Tone::Info,
    }
}

/// What leads the page where something is wrong: the cause, what to do, and the cloud's own words, in this order.
fn verdict(lang: Lang, snapshot: &Snapshot, pull: Option<&Pull>) -> impl IntoView + use<> {
    if snapshot.deleted.is_some() {
        // What kept it from running is history: it stays among the events.
        return EitherOf4::D(());
    }
    match &snapshot.outcome {
        Outcome::Unknown => EitherOf4::A(lost(lang)),
        Outcome::Refused(refusal) => EitherOf4::B(refused(lang, t::REFUSED, refusal)),
        Outcome::Unsent(refusal) => EitherOf4::B(refused(lang, t::UNSENT, refusal)),
        Outcome::Open | Outcome::Accepted => match cause(snapshot) {
            Some(cause) => EitherOf4::C(explained(
                lang,
                t::CAUSE,
                cause.what.get(lang).to_owned(),
                cause.advice.get(lang).to_owned(),
                cause.raw,
                None,
                pull.map(|pull| pull::grounds(lang, pull)),
            )),
            None => EitherOf4::D(()),
        },
    }
}

fn lost(lang: Lang) -> impl IntoView {
    view! {
        <section class="card verdict verdict-warn">
            <h2>{icon(Icon::Question)} {t::LOST.get(lang)}</h2>
            <p>{t::LOST_HOW.get(lang)}</p>
        </section>
    }
}

fn refused(lang: Lang, title: Text, refusal: &Refusal) -> impl IntoView + use<> {
    let raw = if refusal.code.is_empty() {
        refusal.message.clone()
    } else {
        format!("{}: {}", refusal.code, refusal.message)
    };
    explained(lang, title, String::new(), refusal.advice.clone(), raw, refusal.recommend.clone(), None)
}

/// `page` is Alibaba's own about the error, where the answer named one.
fn explained(
    lang: Lang,
    title: Text,
    what: String,
    advice: String,
    raw: String,
    page: Option<String>,
    grounds: Option<Markup>,
) -> impl IntoView + use<> {
    let page = page.map(|address| view! { <p><a href=address rel="noreferrer">{t::RECOMMEND.get(lang)}</a></p> });
    let (no_what, no_raw) = (what.is_empty(), raw.is_empty());
    view! {
        <section class="card verdict verdict-fail">
            <h2>{icon(Icon::Cross)} {title.get(lang)}</h2>
            <p class="verdict-what" hidden=no_what>{what}</p>
            {grounds}
            <h3>{t::ADVICE.get(lang)}</h3>
            <p>{advice}</p>
            {page}
            <div hidden=no_raw>
                <h3>{t::RAW.get(lang)}</h3>
                <p class="verdict-raw" lang="en"><code>{raw}</code></p>
            </div>
        </section>
    }
}

fn progress(lang: Lang, snapshot: &Snapshot) -> impl IntoView + use<> {
    let recorded = snapshot.recorded;
    let stages = timeline(snapshot).map(|reached| stage(lang, recorded, reached));
    let stages: Vec<_> = stages.into_iter().collect();
    view! {
        <section class="card" aria-labelledby="progress-title">
            <h2 id="progress-title">{t::TIMELINE.get(lang)}</h2>
            <ol class="timeline">{stages}</ol>
        </section>
    }
}

fn stage(lang: Lang, recorded: i64, reached: Reached) -> impl IntoView {
    let name = match reached.stage {
        Stage::Recorded => t::RECORDED,
        Stage::Sent => t::SENT,
        Stage::Accepted => t::ACCEPTED,
        Stage::Scheduled => t::SCHEDULED,
        Stage::Pulled => t::PULLED,
        Stage::Running => t::RUNNING,
    };
    let (class, word, sign) = match reached.mark {
        Mark::Done => ("stage stage-done", t::DONE, Icon::Check),
        Mark::Now => ("stage stage-now", t::NOW, Icon::Clock),
        Mark::Ahead => ("stage stage-ahead", t::AHEAD, Icon::Clock),
        Mark::Failed => ("stage stage-failed", t::FAILED, Icon::Cross),
        Mark::Stuck => ("stage stage-stuck", t::STUCK, Icon::Warn),
        Mark::Unknown => ("stage stage-unknown", t::UNKNOWN, Icon::Question),
        Mark::Never => ("stage stage-never", t::NEVER, Icon::Cross),
    };
    let time = reached.at.map(|at| {
        let after = (at > recorded).then(|| t::AFTER.with(lang, &[&(at - recorded)]));
        view! { <span class="stage-time">{clock::moment(at)} " " {after}</span> }
    });
    let current = matches!(reached.mark, Mark::Now | Mark::Stuck).then_some("step");
    view! {
        <li class=class aria-current=current>
            <span class="stage-sign">{icon(sign)}</span>
            <span class="stage-name">{name.get(lang)}</span>
            <span class="stage-word">{word.get(lang)}</span>
            {time}
        </li>
    }
}

fn containers(lang: Lang, id: &str, snapshot: &Snapshot) -> impl IntoView + use<> {
    let list = snapshot.group.as_ref().map_or(&[][..], |group| &group.containers);
    let empty = list.is_empty();
    let rows: Vec<_> = list.iter().map(|each| container(lang, id, each, snapshot)).collect();
    view! {
        <section class="card">
            <h2 id="containers-title">{t::CONTAINERS.get(lang)}</h2>
            <p class="empty" hidden=!empty>{t::NO_CONTAINERS.get(lang)}</p>
            <div class="table-scroll" role="group" tabindex="0" aria-labelledby="containers-title" hidden=empty>
                <table class="table table-cards">
                    <thead>
                        <tr>
                            <th scope="col">{t::NAME.get(lang)}</th>
                            <th scope="col">{t::STATE.get(lang)}</th>
                            <th scope="col" class="number">{t::RESTARTS.get(lang)}</th>
                            <th scope="col">{t::IMAGE.get(lang)}</th>
                            <th scope="col">{t::LOGS.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// A container; one of a deleted group is gone, whatever was last heard of it, and of its log there is what was kept.
fn container(lang: Lang, id: &str, container: &ContainerState, snapshot: &Snapshot) -> impl IntoView + use<> {
    let gone = snapshot.deleted.is_some();
    let exit = container.exit_code.map(|code| t::EXIT.with(lang, &[&code]));
    let init = container.init.then(|| view! { <span class="meta">{t::INIT.get(lang)}</span> });
    let why = [container.reason.as_str(), container.message.as_str(), exit.as_deref().unwrap_or_default()];
    let why = why.into_iter().filter(|part| !part.is_empty() && !gone).collect::<Vec<_>>().join(" · ");
    let (tone, word) = if gone { (Tone::Plain, "Deleted") } else { (now(container), container.state.as_str()) };
    let state = badge(tone, &status_text(lang, word));
    let logs = if gone && !snapshot.kept.contains(&container.name) {
        Either::Left(t::NONE.get(lang))
    } else {
        let (to, said) = (path::launch_logs(lang, id, &container.name), t::LOGS_OF.with(lang, &[&container.name]));
        Either::Right(view! { <a href=to aria-label=said>{t::LOGS.get(lang)}</a> })
    };
    let name = container.name.clone();
    view! {
        <tr>
            <th scope="row" data-label=t::NAME.get(lang)>{name.clone()} " " {init}</th>
            <td data-label=t::STATE.get(lang)>{state} <span class="meta">{why}</span></td>
            <td data-label=t::RESTARTS.get(lang) class="number">{container.restarts}</td>
            <td data-label=t::IMAGE.get(lang)><code class="wrap-anywhere">{container.image.clone()}</code></td>
            <td data-label=t::LOGS.get(lang) class="whitespace-nowrap">{logs}</td>
        </tr>
    }
}

/// How a container stands: one that waits because something went wrong, or that ended badly, does not stand well.
fn now(container: &ContainerState) -> Tone {
    let stuck = |reason: &str| {
        reason.ends_with("BackOff")
            || reason.starts_with("Err")
            || reason.ends_with("Error")
            || reason.starts_with("Invalid")
    };
    match (container.state.as_str(), container.exit_code) {
        ("Waiting", _) if stuck(&container.reason) => Tone::Warn,
        ("Terminated", Some(0)) => Tone::Pass,
        ("Terminated", Some(_)) => Tone::Fail,
        (state, _) => tone(state),
    }
}

fn events(lang: Lang, snapshot: &Snapshot) -> impl IntoView + use<> {
    let list = snapshot.group.as_ref().map_or(&[][..], |group| &group.events);
    let empty = list.is_empty();
    let rows: Vec<_> = list.iter().rev().map(|each| event(lang, each)).collect();
    view! {
        <section class="card">
            <h2 id="events-title">{t::EVENTS.get(lang)}</h2>
            <p class="empty" hidden=!empty>{t::NO_EVENTS.get(lang)}</p>
            <div class="table-scroll" role="group" tabindex="0" aria-labelledby="events-title" hidden=empty>
                <table class="table table-cards">
                    <thead>
                        <tr>
                            <th scope="col">{t::TIME.get(lang)}</th>
                            <th scope="col">{t::REASON.get(lang)}</th>
                            <th scope="col">{t::MESSAGE.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn event(lang: Lang, event: &Event) -> impl IntoView + use<> {
    let class = if event.kind == "Warning" { "event-warning" } else { "" };
    let times = (event.count > 1).then(|| view! { <span class="meta">{t::TIMES.with(lang, &[&event.count])}</span> });
    view! {
        <tr class=class>
            <td data-label=t::TIME.get(lang)>{clock::moment(event.at)}</td>
            <td data-label=t::REASON.get(lang) lang="en">{event.reason.clone()} " " {times}</td>
            <td data-label=t::MESSAGE.get(lang) class="wrap-anywhere" lang="en">{event.message.clone()}</td>
        </tr>
    }
}
