//! The preview as markup: the same functions on the server and in the browser.

use leptos::{either::EitherOf3, prelude::*};
use plan::Lang;

use super::{Body, Preview, Row, Tab, file};
use crate::{
    text::{Fill, preview as t},
    ui::{
        code::{self, Line, Mark},
        steps,
    },
};

/// The `id` of the element that the browser repaints.
pub const PANE_ID: &str = "preview-pane";
/// The `id` of the element whose text content is the shown text.
pub const CODE_ID: &str = "preview-code";

/// Everything that follows the keystrokes: the sentence, the tabs, the content, the notes.
pub fn pane(preview: &Preview, plan_id: &str) -> impl IntoView + use<> {
    view! {
        <p class="preview-passwordless">{preview.passwordless.clone()}</p>
        {tabs(preview.lang, preview.tab)}
        {body(preview, CODE_ID, plan_id)}
    }
}

/// The tabs are links: the address names the format.
fn tabs(lang: Lang, chosen: Tab) -> impl IntoView + use<> {
    let link = |tab: Tab| {
        let current = if tab == chosen { "page" } else { "false" };
        let address = format!("?format={}#preview", tab.name());
        view! { <li><a href=address aria-current=current data-tab=tab.name()>{tab.title().get(lang)}</a></li> }
    };
    view! {
        <nav class="preview-tabs" aria-label=t::FORMATS.get(lang)>
            <ul>{Tab::ALL.map(link).into_iter().collect::<Vec<_>>()}</ul>
        </nav>
    }
}

/// The content of one tab with its foot and notes. `id` names the element that holds a text.
pub(super) fn body(preview: &Preview, id: &str, plan_id: &str) -> impl IntoView + use<> {
    let lang = preview.lang;
    let content = match &preview.body {
        Body::Table(rows) => EitherOf3::A(table(lang, rows)),
        Body::Code { lines, digest } => EitherOf3::B(text(preview, lines, digest, id, plan_id)),
        Body::Cannot(reason) => EitherOf3::C(cannot(lang, reason.clone())),
    };
    let notes: Vec<_> = preview.notes.iter().cloned().map(|note| view! { <li>{note}</li> }).collect();
    let none = notes.is_empty();
    view! {
        {content}
        <ul class="preview-notes" aria-label=t::NOTES.get(lang) hidden=none>{notes}</ul>
    }
}

fn cannot(lang: Lang, reason: String) -> impl IntoView {
    view! { <p class="preview-cannot"><strong>{t::CANNOT.get(lang)}</strong> {reason}</p> }
}

fn table(lang: Lang, rows: &[Row]) -> impl IntoView + use<> {
    let empty = rows.is_empty();
    let rows: Vec<_> = rows.iter().map(|each| row(lang, each)).collect();
    view! {
        <div class="preview-table" role="region" tabindex="0" aria-label=t::SENT.get(lang)>
            <p hidden=!empty>{t::NOTHING.get(lang)}</p>
            <table hidden=empty>
                <thead>
                    <tr>
                        <th scope="col">{t::NAME.get(lang)}</th>
                        <th scope="col">{t::VALUE.get(lang)}</th>
                        <th scope="col">{t::STEP.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(lang: Lang, row: &Row) -> impl IntoView + use<> {
    let class = match row.mark {
        Mark::None => "",
        Mark::Odd => "line-changed-odd",
        Mark::Even => "line-changed-even",
    };
    view! {
        <tr class=class>
            <th scope="row"><code>{row.name.clone()}</code></th>
            <td><code>{row.value.clone()}</code></td>
            <td>{steps::name(row.step).get(lang)}</td>
        </tr>
    }
}

/// A text with what can be done with it.
fn text(preview: &Preview, lines: &[Line], digest: &str, id: &str, plan_id: &str) -> impl IntoView + use<> {
    let (lang, tab) = (preview.lang, preview.tab);
    let title = tab.title().get(lang);
    let ending = tab.ending().unwrap_or_default();
    let command = matches!(tab, Tab::Pod | Tab::Deployment).then(|| apply(lang, id, plan_id, ending));
    view! {
        {code::code(id.to_owned(), t::CODE.with(lang, &[&title]), lines)}
        <p class="preview-actions">
            <a href=file(plan_id, tab) download="" class="button" title=t::DOWNLOAD_SAVED.get(lang)>
                {t::DOWNLOAD.with(lang, &[&ending])}
            </a>
            {copy_button(id.to_owned(), tab.copy().get(lang).to_owned())}
        </p>
        {command}
        <p class="preview-digest">{t::CHECKSUM.get(lang)} " " <code>{digest.to_owned()}</code></p>
    }
}

/// The line that applies the downloaded file to a cluster.
fn apply(lang: Lang, id: &str, plan_id: &str, ending: &str) -> impl IntoView + use<> {
    let id = format!("{id}-apply");
    view! {
        <p class="preview-apply">
            {t::APPLY.get(lang)} " " <code id=id.clone()>{format!("kubectl apply -f {plan_id}.{ending}")}</code> " "
            {copy_button(id, t::COPY_COMMAND.get(lang).to_owned())}
        </p>
    }
}

/// A button that copies the text content of the element `target`. It is seen once the browser's module can copy.
pub fn copy_button(target: String, label: String) -> impl IntoView {
    view! { <button type="button" class="button copy" data-copy=target>{label}</button> }
}
