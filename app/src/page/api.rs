//! The JSON API to read: every operation, every type and every kind of problem, as the OpenAPI document says them.

use leptos::prelude::*;
use plan::Lang;

use crate::{
    frame::Frame,
    path,
    text::{Fill, api as t},
    ui::{
        markup::{IntoMarkup, Markup},
        table::{Column, captioned, table},
    },
};

/// What the page shows, in the page's language.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// What the API is.
    pub about: String,
    /// The operations, by what they are about.
    pub groups: Vec<Group>,
    /// The types of what is sent and answered.
    pub types: Vec<Type>,
    /// The kinds of problems.
    pub problems: Vec<Problem>,
}

/// Operations about one thing.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are about.
    pub name: String,
    /// The operations.
    pub operations: Vec<Operation>,
}

/// Something that can be asked for.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name in the document.
    pub id: String,
    /// The method.
    pub method: String,
    /// The address, below `/api/v1`.
    pub path: String,
    /// What it does.
    pub what: String,
    /// What stands in the address and the headers.
    pub parameters: Vec<Field>,
    /// What the body holds: media types and types.
    pub body: Vec<String>,
    /// What is answered.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code, or `default` for every other one.
    pub status: String,
    /// What it means.
    pub what: String,
    /// The type of its body, where it has one.
    pub kind: String,
}

/// A type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub what: String,
    /// Its fields; none for a type that is one of some words.
    pub fields: Vec<Field>,
}

/// A field or a parameter.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type; for a parameter also where it stands.
    pub kind: String,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means.
    pub what: String,
}

/// A kind of problem.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its code.
    pub code: &'static str,
    /// The status code.
    pub status: u16,
    /// What it means.
    pub what: &'static str,
}

/// The page's title.
pub fn title(lang: Lang) -> String {
    t::TITLE.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let groups: Vec<_> = data.groups.into_iter().map(|group| group_view(lang, group)).collect();
    let types: Vec<_> = data.types.into_iter().map(|one| type_view(lang, one)).collect();
    let problems = data.problems.iter().map(|problem| {
        vec![
            view! { <code id=problem.code>{problem.code}</code> }.markup(),
            problem.status.markup(),
            problem.what.markup(),
        ]
    });
    let columns = [Column::text(t::CODE), Column::number(t::STATUS), Column::text(t::MEANING)];
    view! {
        <header class="page-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{data.about}</p>
            <p>{t::LEAD.get(lang)}</p>
            <p><a href=path::OPENAPI>{t::DOCUMENT.get(lang)}</a></p>
        </header>
        <div class="stack reading">
            {groups}
            <h2>{t::TYPES.get(lang)}</h2>
            <div class="card entries">{types}</div>
            <h2>{t::PROBLEMS.get(lang)}</h2>
            <div class="card stack">
                <p>{t::PROBLEMS_LEAD.get(lang)}</p>
                {table(lang, t::PROBLEMS, &columns, problems.collect())}
            </div>
        </div>
    }
    .markup()
}

fn group_view(lang: Lang, group: Group) -> Markup {
    let operations: Vec<_> = group.operations.into_iter().map(|operation| operation_view(lang, operation)).collect();
    view! { <h2>{group.name}</h2><div class="card entries">{operations}</div> }.markup()
}

/// Something of which a list shows the name and a line, and the rest when it is opened. What is closed costs the browser
/// nothing; it opens without scripts, and by itself where an address or a search leads into it.
fn entry(id: String, name: String, what: String, rest: Markup) -> Markup {
    view! {
        <details class="fold">
            <summary><h3><code>{name}</code></h3> <span>{what}</span></summary>
            <div class="fold-body stack" id=id>{rest}</div>
        </details>
    }
    .markup()
}

fn operation_view(lang: Lang, of: Operation) -> Markup {
    let name = format!("{} /api/v1{}", of.method, of.path);
    let caption = format!("{} {} {}", t::PARAMETERS.get(lang), of.method, of.path);
    let body = (!of.body.is_empty()).then(|| t::BODY.with(lang, &[&of.body.join(", ")]));
    let answers: Vec<_> = of
        .answers
        .into_iter()
        .map(|answer| {
            let kind = (!answer.kind.is_empty()).then(|| view! { <code>{answer.kind}</code> });
            view! { <li><code>{answer.status}</code> {kind} " " {answer.what}</li> }
        })
        .collect();
    let rest = view! {
        {body.map(|body| view! { <p>{body}</p> })}
        {fields(lang, caption, of.parameters)}
        <p>{t::ANSWERS.get(lang)}</p>
        <ul class="list">{answers}</ul>
    };
    entry(of.id, name, of.what, rest.markup())
}

fn type_view(lang: Lang, of: Type) -> Markup {
    let (id, caption) = (format!("type-{}", of.name), format!("{} {}", t::FIELDS.get(lang), of.name));
    entry(id, of.name, of.what, fields(lang, caption, of.fields).markup())
}

fn fields(lang: Lang, caption: String, fields: Vec<Field>) -> Option<Markup> {
    let columns = [Column::text(t::NAME), Column::text(t::TYPE), Column::text(t::REQUIRED), Column::text(t::MEANING)];
    let rows = fields.into_iter().map(|field| {
        let required = if field.required { t::YES } else { t::NO };
        vec![
            view! { <code>{field.name}</code> }.markup(),
            view! { <code>{field.kind}</code> }.markup(),
            required.get(lang).markup(),
            field.what.markup(),
        ]
    });
    captioned(lang, caption, &columns, rows.collect())
}
