//! What the preview shows, as values.

use std::fmt::Write as _;

use plan::{Draft, Lang, Sheet, Step, render};
use sha2::{Digest, Sha256};

use super::Tab;
use crate::ui::code::{Line, Mark, lines, mark_changes, span};

/// What the preview shows of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The page's language.
    pub lang: Lang,
    /// The chosen tab.
    pub tab: Tab,
    /// How the images are pulled without a password, in one sentence.
    pub passwordless: String,
    /// The tab's content.
    pub body: Body,
    /// What the format leaves out or says in another way.
    pub notes: Vec<String>,
}

/// The content of a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The parameters.
    Table(Vec<Row>),
    /// A text.
    Code {
        /// Its lines.
        lines: Vec<Line>,
        /// The SHA-256 of its bytes.
        digest: String,
    },
    /// The format cannot say this, and why.
    Cannot(String),
}

/// A parameter in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The wire name.
    pub name: String,
    /// The value, masked where it is secret.
    pub value: String,
    /// The step that sets it.
    pub step: Step,
    /// What changed it.
    pub mark: Mark,
}

impl Row {
    /// The class of the row's element.
    pub const fn class(&self) -> &'static str {
        match self.mark {
            Mark::None => "",
            Mark::Edit => "line-changed",
            Mark::Step => "line-step",
        }
    }

    /// Whether two rows say the same.
    pub fn same(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl Preview {
    /// What the preview shows of a draft whose secrets are masked.
    pub fn of(lang: Lang, draft: &Draft, tab: Tab) -> Self {
        Self::of_sheet(lang, &plan::normalise(draft).0, tab)
    }

    /// What the preview shows of what was understood of a draft.
    pub fn of_sheet(lang: Lang, sheet: &Sheet, tab: Tab) -> Self {
        let (body, notes) = match tab.format() {
            None => (Body::Table(rows(sheet)), Vec::new()),
            Some(format) => match render::render(format, sheet) {
                Ok(rendered) => {
                    let notes = rendered.notes.iter().map(|note| note.text(lang).to_owned()).collect();
                    (Body::code(tab, &rendered.text), notes)
                }
                Err(cannot) => (Body::Cannot(cannot.reason(lang).to_owned()), Vec::new()),
            },
        };
        Self { lang, tab, passwordless: sheet.passwordless().sentence(lang), body, notes }
    }

    /// Whether anything is marked as changed by the last step.
    pub fn marked(&self) -> bool {
        match &self.body {
            Body::Table(rows) => rows.iter().any(|row| row.mark == Mark::Step),
            Body::Code { lines, .. } => lines.iter().any(|line| line.mark == Mark::Step),
            Body::Cannot(_) => false,
        }
    }

    /// Marks what differs from the preview before the last edit or step. Another tab is neither.
    pub fn mark_changes(&mut self, before: &Self, mark: Mark) {
        match (&before.body, &mut self.body) {
            (Body::Code { lines: old, .. }, Body::Code { lines, .. }) if before.tab == self.tab => {
                mark_changes(old, lines, mark);
            }
            (Body::Table(old), Body::Table(rows)) => {
                let (head, tail) = span(old, rows, Row::same);
                let (old, end) = (&old[head..old.len() - tail], rows.len() - tail);
                for row in &mut rows[head..end] {
                    if !old.iter().any(|other| other.same(row)) {
                        row.mark = mark;
                    }
                }
            }
            _ => {}
        }
    }
}

impl Body {
    fn code(tab: Tab, text: &str) -> Self {
        let mut digest = String::with_capacity(64);
        for byte in Sha256::digest(text) {
            let _ = write!(digest, "{byte:02x}");
        }
        Self::Code { lines: lines(tab.notation(), text), digest }
    }
}

fn rows(sheet: &Sheet) -> Vec<Row> {
    let row = |parameter: &plan::Parameter| Row {
        name: parameter.name.clone(),
        value: parameter.value.clone(),
        step: parameter.step,
        mark: Mark::None,
    };
    sheet.parameters().iter().map(row).collect()
}
