//! The button that was pressed, as the form says it in `_action`.

use plan::{Draft, Lang, Step};

use crate::frame::Theme;

/// What the pressed button asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Check this step and go on.
    Next,
    /// Go to the step before.
    Back,
    /// Keep what was typed and stay.
    Save,
    /// Go to the review.
    Review,
    /// Go to another step; the bar of steps asks for it.
    Go {
        /// The step.
        step: Step,
    },
    /// Keep what was typed and show the step in another language.
    Language {
        /// The language.
        lang: Lang,
    },
    /// Keep what was typed and show the step in another theme.
    Theme {
        /// The theme.
        theme: Theme,
    },
    /// Ask the cloud with what is typed now, and stay.
    Lookup,
    /// Add an empty row to a list.
    Add {
        /// The list, such as `Container` or `Container.1.EnvironmentVar`.
        list: String,
    },
    /// Take a row out of a list.
    Remove {
        /// The list.
        list: String,
        /// The row, counted from 1.
        index: usize,
    },
    /// Move a row one place towards the front.
    Up {
        /// The list.
        list: String,
        /// The row, counted from 1.
        index: usize,
    },
    /// Move a row one place towards the end.
    Down {
        /// The list.
        list: String,
        /// The row, counted from 1.
        index: usize,
    },
    /// Put a value from a picker into a field.
    Pick {
        /// The field's wire name.
        wire: String,
        /// What was picked.
        value: String,
    },
}

impl Action {
    /// Reads the value of a button; `None` for anything that is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once(':').unwrap_or((text, ""));
        Some(match verb {
            "next" => Self::Next,
            "back" => Self::Back,
            "save" => Self::Save,
            "review" => Self::Review,
            "lookup" => Self::Lookup,
            "language" => Self::Language { lang: Lang::parse(rest)? },
            "theme" => Self::Theme { theme: Theme::parse(rest)? },
            "go" => Self::Go { step: Step::parse(rest)? },
            "add" if !rest.is_empty() => Self::Add { list: rest.to_owned() },
            "remove" | "up" | "down" => {
                let (list, index) = row(rest)?;
                match verb {
                    "remove" => Self::Remove { list, index },
                    "up" => Self::Up { list, index },
                    _ => Self::Down { list, index },
                }
            }
            "pick" => {
                let (wire, value) = rest.split_once('=')?;
                Self::Pick { wire: wire.to_owned(), value: value.to_owned() }
            }
            _ => return None,
        })
    }

    /// The value the button carries; [`Action::parse`] reads it back.
    pub fn value(&self) -> String {
        match self {
            Self::Next => "next".to_owned(),
            Self::Back => "back".to_owned(),
            Self::Save => "save".to_owned(),
            Self::Review => "review".to_owned(),
            Self::Lookup => "lookup".to_owned(),
            Self::Go { step } => format!("go:{}", step.slug()),
            Self::Language { lang } => format!("language:{}", lang.tag()),
            Self::Theme { theme } => format!("theme:{}", theme.name()),
            Self::Add { list } => format!("add:{list}"),
            Self::Remove { list, index } => format!("remove:{list}:{index}"),
            Self::Up { list, index } => format!("up:{list}:{index}"),
            Self::Down { list, index } => format!("down:{list}:{index}"),
            Self::Pick { wire, value } => format!("pick:{wire}={value}"),
        }
    }

    /// Does to the draft what the button asks for; the buttons that only lead elsewhere change nothing.
    pub fn perform(&self, draft: &mut Draft) {
        match self {
            Self::Next
            | Self::Back
            | Self::Save
            | Self::Review
            | Self::Lookup
            | Self::Go { .. }
            | Self::Language { .. }
            | Self::Theme { .. } => {}
            Self::Add { list } => {
                draft.push(list);
            }
            Self::Remove { list, index } => {
                if (1..=draft.count(list)).contains(index) {
                    draft.remove(list, *index);
                }
            }
            Self::Up { list, index } => {
                if (2..=draft.count(list)).contains(index) {
                    draft.swap(list, *index - 1, *index);
                }
            }
            Self::Down { list, index } => {
                if (1..draft.count(list)).contains(index) {
                    draft.swap(list, *index, *index + 1);
                }
            }
            Self::Pick { wire, value } => draft.set(wire, value.as_str()),
        }
    }
}

/// `Container.1.EnvironmentVar:2` as the list and the row.
fn row(text: &str) -> Option<(String, usize)> {
    let (list, index) = text.rsplit_once(':')?;
    let index = index.parse().ok().filter(|index| *index > 0)?;
    (!list.is_empty()).then(|| (list.to_owned(), index))
}
