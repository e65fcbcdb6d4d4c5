//! One field: label, hint, control, problem.

use leptos::prelude::*;

use super::{Form, control, id};
use crate::{
    text::{Text, common as t},
    ui::markup::{IntoMarkup, Markup},
};

/// The choices of a select: groups of value and label; a group without a name stands before the others.
pub type Options = Vec<(String, Vec<(String, String)>)>;

/// The choices of a select without groups; `none` is what leaving it out is called.
pub fn choices(none: &str, choices: &[(&str, &str)]) -> Options {
    let all = std::iter::once(("", none)).chain(choices.iter().copied());
    vec![(String::new(), all.map(|(value, label)| (value.to_owned(), label.to_owned())).collect())]
}

/// What a field is filled in with.
pub(super) enum Control {
    /// One line. The second is the input mode, such as `numeric`.
    Line { mode: &'static str, list: Option<String> },
    /// Several lines, shown as so many.
    Lines(u8),
    /// One of a list.
    Select(Options),
    /// Yes or not given.
    Tick,
    /// A secret: never filled in by the page.
    Password,
}

/// One field.
pub struct Field<'a> {
    pub(super) form: Form<'a>,
    pub(super) wire: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) required: bool,
    pub(super) mono: bool,
    pub(super) placeholder: String,
    pub(super) suffix: &'static str,
    pub(super) width: &'static str,
    pub(super) control: Control,
}

impl<'a> Field<'a> {
    pub(super) fn new(form: Form<'a>, wire: String, label: String) -> Self {
        Self {
            form,
            wire,
            label,
            hint: String::new(),
            required: false,
            mono: false,
            placeholder: String::new(),
            suffix: "",
            width: "",
            control: Control::Line { mode: "text", list: None },
        }
    }

    /// A sentence under the label.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        hint.get(self.form.lang).clone_into(&mut self.hint);
        self
    }

    /// A sentence under the label that was put together from values.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// Marks the field as one that must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Ids, hosts and code stand in the mono face.
    #[must_use]
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// An example, never an instruction: it disappears while typing.
    #[must_use]
    pub fn example(mut self, example: impl Into<String>) -> Self {
        self.placeholder = example.into();
        self
    }

    /// The unit behind the input, and with it a narrow, numeric one.
    #[must_use]
    pub fn unit(mut self, unit: &'static str) -> Self {
        self.suffix = unit;
        self.number()
    }

    /// A narrow numeric input.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.width = "narrow";
        self.control = Control::Line { mode: "decimal", list: None };
        self
    }

    /// Suggestions from a `datalist` with this id.
    #[must_use]
    pub fn suggestions(mut self, list: String) -> Self {
        self.control = Control::Line { mode: "text", list: Some(list) };
        self
    }

    /// Several lines of text.
    #[must_use]
    pub fn lines(mut self, rows: u8) -> Self {
        self.control = Control::Lines(rows);
        self
    }

    /// One of a list; the draft's value is added to it where the list lacks it.
    #[must_use]
    pub fn select(mut self, options: Options) -> Self {
        self.control = Control::Select(options);
        self
    }

    /// A tick box that posts `true`, or an empty value without the tick.
    #[must_use]
    pub fn tick(mut self) -> Self {
        self.control = Control::Tick;
        self
    }

    /// A secret: the input stays empty; what is stored is said beside it and can be forgotten.
    #[must_use]
    pub fn password(mut self) -> Self {
        self.control = Control::Password;
        self
    }

    /// The ids that describe the input: hint and problem.
    pub(super) fn described(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("h-{} ", self.wire) };
        format!("{hint}p-{}", self.wire)
    }

    /// The markup.
    pub fn view(self) -> Markup {
        let problem = self.form.problem(&self.wire);
        let class = if problem.is_empty() { "field" } else { "field field-bad" };
        let hint = (!self.hint.is_empty()).then(|| {
            let (hint, id) = (self.hint.clone(), format!("h-{}", self.wire));
            view! { <p class="hint" id=id>{hint}</p> }
        });
        let said = said(&self.wire, problem.clone());
        if matches!(self.control, Control::Tick) {
            let control = control::view(&self, !problem.is_empty());
            let (label, id) = (self.label, id(&self.wire));
            return view! {
                <div class=class>
                    <div class="tick">{control}<label for=id>{label}</label></div>
                    {hint}{said}
                </div>
            }
            .markup();
        }
        let control = control::view(&self, !problem.is_empty());
        let required = self.required.then(|| view! { <span class="must">{t::REQUIRED.get(self.form.lang)}</span> });
        let id = id(&self.wire);
        view! {
            <div class=class>
                <div class="label-row"><label for=id>{self.label}</label>{required}<code class="wire" aria-hidden="true">{self.wire}</code></div>
                {hint}{control}{said}
            </div>
        }
        .markup()
    }
}

/// The place beside a field where its problem is said, by the server or live by the island; hidden while there is none.
pub(in crate::ui) fn said(wire: &str, problem: String) -> impl IntoView + use<> {
    let hidden = problem.is_empty();
    view! { <p class="problem" id=format!("p-{wire}") data-problem-for=wire.to_owned() hidden=hidden>{problem}</p> }
}
