//! The preview as the server draws it.
//!
//! The table and the text both stand in the markup, one of them hidden, so that choosing a tab builds nothing. The
//! `id`s are those that the island writes to.

use leptos::{either::Either, prelude::*};
use plan::{Lang, Sheet, render};

use super::{Body, Group, Preview, Row, Tab};
use crate::{
    island::Copier,
    path::Files,
    text::{Fill, preview as t, review},
    ui::{code, steps},
};

/// The `id` of the whole preview; everything in it has an `id` that begins with it.
pub const ID: &str = "preview";

/// Everything that follows the keystrokes.
pub(super) fn pane(
    preview: &Preview,
    live_only: bool,
    files: Files<'_>,
    name: &str,
    added: &[(String, String)],
) -> impl IntoView + use<> {
    let (lang, tab) = (preview.lang, preview.tab);
    let (rows, lines, digest, reason) = match &preview.body {
        Body::Table(rows) => (&rows[..], &[][..], "", ""),
        Body::Code { lines, digest } => (&[][..], &lines[..], digest.as_str(), ""),
        Body::Cannot(reason) => (&[][..], &[][..], "", reason.as_str()),
    };
    let (reason, no_reason) = (reason.to_owned(), reason.is_empty());
    let no_table = !matches!(preview.body, Body::Table(_));
    let table = table(lang, rows, added, "preview-rows");
    let text = text(lang, tab, (files, name), lines, digest);
    view! {
        <p class="preview-passwordless" id="preview-case">{preview.passwordless.clone()}</p>
        {tabs(lang, tab, live_only, (files, name))}
        <p class="preview-cannot" id="preview-cannot" hidden=no_reason>
            <strong>{t::CANNOT.get(lang)}</strong> " " <span id="preview-reason">{reason}</span>
        </p>
        <div id="preview-table" hidden=no_table>{table}</div>
        <div id="preview-text" hidden=digest.is_empty()>{text}</div>
        {notes(preview)}
    }
}

/// The tabs are links: the address names the format. A group leads to its first tab; under the row of groups stand the
/// tabs of the chosen one, where it has more than one.
fn tabs(lang: Lang, chosen: Tab, live_only: bool, whose: (Files<'_>, &str)) -> impl IntoView + use<> {
    let of = |group: Group| group.tabs().filter(|tab| !live_only || tab.is_live()).collect::<Vec<_>>();
    let group = |group: Group| {
        let tabs = of(group);
        let current = match (chosen.group() == group, tabs.len()) {
            (false, _) => "false",
            (true, 1) => "page",
            (true, _) => "true",
        };
        tabs.first().map(|tab| link(lang, *tab, group.title().get(lang), current, whose))
    };
    let members = |group: Group| {
        let hidden = chosen.group() != group;
        let current = |tab: &Tab| if *tab == chosen { "page" } else { "false" };
        let links: Vec<_> =
            of(group).iter().map(|tab| link(lang, *tab, tab.title().get(lang), current(tab), whose)).collect();
        (links.len() > 1)
            .then(|| view! { <ul class="preview-kinds" data-group=group.name() hidden=hidden>{links}</ul> })
    };
    view! {
        <nav class="preview-tabs" aria-label=t::FORMATS.get(lang)>
            <ul>{Group::ALL.map(group).into_iter().collect::<Vec<_>>()}</ul>
            {Group::ALL.map(members).into_iter().collect::<Vec<_>>()}
        </nav>
    }
}

/// One tab. Where it is live, it carries the words that change with it, for the island to take over.
fn link(
    lang: Lang,
    tab: Tab,
    title: &'static str,
    current: &'static str,
    (files, name): (Files<'_>, &str),
) -> impl IntoView + use<> {
    let address = format!("?format={}#{ID}", tab.name());
    if !tab.is_live() {
        return Either::Left(view! { <li><a href=address aria-current=current>{title}</a></li> });
    }
    let (copy, label, download) = words(lang, tab);
    Either::Right(view! {
        <li>
            <a href=address aria-current=current data-tab=tab.name() data-of=tab.group().name() data-says=copy data-label=label
                data-download=download data-file=file(files, tab) data-apply=command(name, tab)>{title}</a>
        </li>
    })
}

/// What stands on the copy button, what the text is, and what stands on the link to the file.
fn words(lang: Lang, tab: Tab) -> (&'static str, String, String) {
    let title = tab.whole_title(lang);
    let download = tab.ending().map_or_else(String::new, |ending| t::DOWNLOAD.with(lang, &[&ending]));
    (tab.copy().get(lang), t::CODE.with(lang, &[&title]), download)
}

/// The address of the file that holds the tab's text; the table has none.
fn file(files: Files<'_>, tab: Tab) -> Option<String> {
    tab.ending().map(|ending| files.file(ending))
}

/// The command that applies the tab's file, under the name it is downloaded by, to a cluster; empty where it is no manifest.
fn command(name: &str, tab: Tab) -> Option<String> {
    tab.ending().filter(|_| tab.is_manifest()).map(|ending| format!("kubectl apply -f {name}.{ending}"))
}

/// One format alone, without colours and without what can be done with it: a page holds all of them.
pub(super) fn alone(lang: Lang, tab: Tab, sheet: &Sheet, added: &[(String, String)]) -> impl IntoView + use<> {
    let Some(format) = tab.format() else {
        let rows = Preview::of_sheet(lang, sheet, tab);
        let rows = if let Body::Table(rows) = &rows.body { &rows[..] } else { &[] };
        return Either::Left(table(lang, rows, added, "preview-rows-alone"));
    };
    let content = match render::render(format, sheet) {
        Ok(rendered) => {
            let notes: Vec<_> =
                rendered.notes.iter().map(|note| view! { <li>{note.text(lang).to_owned()}</li> }).collect();
            let notes = (!notes.is_empty()).then(|| view! { <ul class="preview-notes">{notes}</ul> });
            let text = code::plain(format!("{ID}-{}", tab.name()), words(lang, tab).1, rendered.text);
            Either::Left(view! { {text} {notes} })
        }
        Err(cannot) => Either::Right(view! { <p class="preview-cannot">{cannot.reason(lang).to_owned()}</p> }),
    };
    Either::Right(content)
}

fn notes(preview: &Preview) -> impl IntoView + use<> {
    let notes: Vec<_> = preview.notes.iter().cloned().map(|note| view! { <li>{note}</li> }).collect();
    let none = notes.is_empty();
    view! { <ul class="preview-notes" id="preview-notes" aria-label=t::NOTES.get(preview.lang) hidden=none>{notes}</ul> }
}

fn table(lang: Lang, rows: &[Row], added: &[(String, String)], id: &'static str) -> impl IntoView + use<> {
    let rows: Vec<_> = rows.iter().map(|each| row(lang, each)).collect();
    let added: Vec<_> = added.iter().map(|each| added_row(lang, each)).collect();
    let added = (!added.is_empty()).then(|| view! { <tbody class="preview-added">{added}</tbody> });
    view! {
        <div class="preview-table" role="region" tabindex="0" aria-label=t::SENT.get(lang)>
            <p class="preview-empty">{t::EMPTY.get(lang)}</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t::NAME.get(lang)}</th>
                        <th scope="col">{t::VALUE.get(lang)}</th>
                        <th scope="col">{t::STEP.get(lang)}</th>
                    </tr>
                </thead>
                <tbody id=id>{rows}</tbody>
                {added}
            </table>
        </div>
    }
}

/// What the launch adds. No format holds it: it belongs to one launch, not to the plan.
fn added_row(lang: Lang, (name, value): &(String, String)) -> impl IntoView + use<> {
    let value = if value.is_empty() { review::ADDED_LATER.get(lang).to_owned() } else { value.clone() };
    view! {
        <tr>
            <th scope="row"><code>{name.clone()}</code></th>
            <td><code>{value}</code></td>
            <td>{review::ADDED.get(lang)}</td>
        </tr>
    }
}

/// A row of the table. The island builds the same from `Row`.
fn row(lang: Lang, row: &Row) -> impl IntoView + use<> {
    view! {
        <tr class=row.class()>
            <th scope="row"><code>{row.name.clone()}</code></th>
            <td><code>{row.value.clone()}</code></td>
            <td>{steps::name(row.step).get(lang)}</td>
        </tr>
    }
}

/// A text with what can be done with it.
fn text(
    lang: Lang,
    tab: Tab,
    (files, name): (Files<'_>, &str),
    lines: &[code::Line],
    digest: &str,
) -> impl IntoView + use<> {
    let (copy, label, download) = words(lang, tab);
    let (command, digest) = (command(name, tab), digest.to_owned());
    let no_command = command.is_none();
    view! {
        {code::code("preview-code".to_owned(), label, lines)}
        <p class="preview-actions">
            <a id="preview-file" href=file(files, tab) download="" class="button" title=t::DOWNLOAD_SAVED.get(lang)>{download}</a>
            {copy_button("preview-code".to_owned(), copy.to_owned())}
        </p>
        <p class="preview-apply" id="preview-apply" hidden=no_command>
            {t::APPLY.get(lang)} " " <code id="preview-command">{command}</code> " "
            {copy_button("preview-command".to_owned(), t::COPY_COMMAND.get(lang).to_owned())}
        </p>
        <p class="preview-digest">{t::CHECKSUM.get(lang)} " " <code id="preview-digest">{digest}</code></p>
    }
}

/// A button that copies the text content of the element `target`. It is seen once the browser's module can copy.
pub fn copy_button(target: String, label: String) -> impl IntoView {
    view! { <button type="button" class="button copy" data-copy=target>{label}</button> }
}

/// What makes the copy buttons of a page work, and says aloud what they did; once on a page.
pub fn copier(lang: Lang) -> impl IntoView {
    view! {
        <p class="sr-only" role="status" id="copied" data-done=t::COPIED.get(lang) data-failed=t::NOT_COPIED.get(lang)></p>
        <Copier />
    }
}
