//! Dense tables with sticky heads, which become cards on narrow screens.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::markup::{IntoMarkup, Markup};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    name: Text,
    class: &'static str,
    hidden: bool,
}

impl Column {
    /// A column of text.
    pub const fn text(name: Text) -> Self {
        Self { name, class: "", hidden: false }
    }

    /// A column of figures, right-aligned.
    pub const fn number(name: Text) -> Self {
        Self { name, class: "number", hidden: false }
    }

    /// A column of buttons, whose head is said but not shown.
    pub const fn action(name: Text) -> Self {
        Self { name, class: "action", hidden: true }
    }
}

/// A table; nothing where there are no rows. The first cell of a row is its head.
pub fn table(lang: Lang, caption: Text, columns: &[Column], rows: Vec<Vec<Markup>>) -> Option<Markup> {
    captioned(lang, caption.get(lang).to_owned(), columns, rows)
}

/// The same with a name that is put together: where a page has many tables, no two are called alike.
pub fn captioned(lang: Lang, caption: String, columns: &[Column], rows: Vec<Vec<Markup>>) -> Option<Markup> {
    if rows.is_empty() {
        return None;
    }
    let heads: Vec<_> = columns.iter().map(|column| head(lang, *column)).collect();
    let rows: Vec<_> = rows.into_iter().map(|cells| row(lang, columns, cells)).collect();
    let view = view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption>
            <table class="table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Some(view.markup())
}

fn head(lang: Lang, column: Column) -> Markup {
    let name = column.name.get(lang);
    let name = if column.hidden { view! { <span class="sr-only">{name}</span> }.markup() } else { name.markup() };
    view! { <th scope="col" class=column.class>{name}</th> }.markup()
}

fn row(lang: Lang, columns: &[Column], cells: Vec<Markup>) -> Markup {
    let cells = columns.iter().zip(cells).enumerate().map(|(at, (column, cell))| {
        let label = (!column.hidden).then(|| column.name.get(lang));
        if at == 0 {
            view! { <th scope="row" class=column.class>{cell}</th> }.markup()
        } else {
            view! { <td class=column.class data-label=label>{cell}</td> }.markup()
        }
    });
    let cells: Vec<_> = cells.collect();
    view! { <tr>{cells}</tr> }.markup()
}

/// A name over an id; the id alone where there is no name.
pub fn named(name: &str, id: &str) -> Markup {
    let (name, id) = (name.to_owned(), id.to_owned());
    let name = (!name.is_empty()).then(|| view! { <span class="name">{name}</span> });
    view! { <span class="named">{name}<code>{id}</code></span> }.markup()
}
