//! Writing a preview into the elements that the server drew, only where it differs from the one before.

use plan::Lang;
use web_sys::Element;

use crate::{
    island::draw::{add, add_text, by_id, by_query, each, element, say, say_at, show, splice, with_text},
    ui::{
        code::{Line, Mark, span},
        code_tokens::Part,
        preview::{Body, Preview, Row},
        steps,
    },
};

/// What is shown.
pub(super) struct Painter {
    shown: Preview,
}

impl Painter {
    /// The server has painted `shown`.
    pub(super) fn new(shown: Preview) -> Self {
        Self { shown }
    }

    /// Another tab was chosen: its link carries the words that change with it. The tabs of its group are shown under the
    /// row of groups, where there are several.
    pub(super) fn choose(link: &Element) {
        let word = |name: &str| link.get_attribute(name).unwrap_or_default();
        let (tab, group) = (word("data-tab"), word("data-of"));
        each("#preview .preview-kinds", |row| {
            let _ = row.toggle_attribute_with_force("hidden", row.get_attribute("data-group") != Some(group.clone()));
        });
        let mut several = false;
        each("#preview .preview-kinds a", |other| {
            let chosen = other.get_attribute("data-tab") == Some(tab.clone());
            several |= chosen;
            current(other, "page", chosen);
        });
        each("#preview .preview-tabs > ul:first-child a", |other| {
            let chosen = other.get_attribute("data-of") == Some(group.clone());
            current(other, if several { "true" } else { "page" }, chosen);
        });
        say_at("preview-file", &word("data-download"));
        if let Some(file) = by_id("preview-file") {
            let _ = file.set_attribute("href", &word("data-file"));
        }
        let command = word("data-apply");
        show("preview-apply", !command.is_empty());
        say_at("preview-command", &command);
        if let Some(button) = by_query("[data-copy=preview-code]") {
            say(&button, &word("data-says"));
        }
        if let Some(region) = by_query("#preview-text [role=region]") {
            let _ = region.set_attribute("aria-label", &word("data-label"));
        }
    }

    /// Paints a preview over the one that is shown.
    pub(super) fn paint(&mut self, mut preview: Preview) {
        preview.mark_changes(&self.shown, Mark::Edit);
        say_at("preview-case", &preview.passwordless);
        if let Ok(Some(card)) = leptos::prelude::document().query_selector("[data-passwordless] .verdict") {
            if card.text_content().as_deref() != Some(preview.passwordless.as_str()) {
                // What else the card says was true of the sentence that stood there.
                let _ = card
                    .closest("[data-passwordless]")
                    .map(|card| card.map(|card| card.set_attribute("data-stale", "")));
            }
            say(&card, &preview.passwordless);
        }
        show("preview-table", matches!(preview.body, Body::Table(_)));
        show("preview-text", matches!(preview.body, Body::Code { .. }));
        show("preview-cannot", matches!(preview.body, Body::Cannot(_)));
        match &preview.body {
            Body::Table(rows) => table(preview.lang, self.rows(), rows),
            Body::Code { lines, digest } => {
                text(self.lines(), lines);
                say_at("preview-digest", digest);
            }
            Body::Cannot(reason) => say_at("preview-reason", reason),
        }
        if let Some(list) = by_id("preview-notes").filter(|_| self.shown.notes != preview.notes) {
            splice(&list, 0, 0, preview.notes.len(), |at| with_text("li", "", &preview.notes[at]));
            show("preview-notes", !preview.notes.is_empty());
        }
        self.shown = preview;
    }

    /// The lines that stand in the page; none are where another kind of tab is shown.
    fn lines(&self) -> Option<&[Line]> {
        if let Body::Code { lines, .. } = &self.shown.body { Some(lines) } else { None }
    }

    fn rows(&self) -> Option<&[Row]> {
        if let Body::Table(rows) = &self.shown.body { Some(rows) } else { None }
    }
}

/// Says of a link whether it leads to what is shown.
fn current(link: &Element, word: &str, chosen: bool) {
    let _ = link.set_attribute("aria-current", if chosen { word } else { "false" });
}

/// Writes the lines that differ; all of them where no text was shown before.
fn text(old: Option<&[Line]>, new: &[Line]) {
    let Some(code) = by_id("preview-code") else { return };
    let (keep, tail) = span(old.unwrap_or_default(), new, Line::same);
    splice(&code, keep, tail, new.len(), |at| line(&new[at]));
}

fn line(line: &Line) -> Option<Element> {
    let element = element("span", line.class())?;
    for token in &line.tokens {
        match token.part {
            Part::Plain => add_text(&element, &token.text),
            part => add(&element, with_text("span", part.class(), &token.text)),
        }
    }
    add_text(&element, "\n");
    Some(element)
}

/// Writes the rows that differ; all of them where no table was shown before.
fn table(lang: Lang, old: Option<&[Row]>, new: &[Row]) {
    let Some(body) = by_id("preview-rows") else { return };
    let (keep, tail) = span(old.unwrap_or_default(), new, Row::same);
    splice(&body, keep, tail, new.len(), |at| row(lang, &new[at]));
}

fn row(lang: Lang, row: &Row) -> Option<Element> {
    let element = element("tr", row.class())?;
    let name = self::element("th", "")?;
    let _ = name.set_attribute("scope", "row");
    add(&name, with_text("code", "", &row.name));
    let value = self::element("td", "")?;
    add(&value, with_text("code", "", &row.value));
    add(&element, Some(name));
    add(&element, Some(value));
    add(&element, with_text("td", "", steps::name(row.step).get(lang)));
    Some(element)
}
