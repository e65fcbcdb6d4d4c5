//! One repository's tags, from each of which a plan can begin.

use leptos::prelude::*;
use plan::Lang;

use super::{
    super::{
        images::{
            Tag,
            picker::{aged, size},
        },
        registry::Instance,
    },
    begin::{self, Host, host},
    instance::{Part, again, more, pages, said, search},
};
use crate::{
    frame::{Frame, Lookup},
    path,
    text::{Fill, images, registries as t},
    ui::{
        markup::{IntoMarkup, Markup},
        table::{Column, table},
    },
};

/// The field of a new draft that takes the image.
const IMAGE: &str = "Container.1.Image";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The instance as far as it is known.
    pub instance: Instance,
    /// The repository's name.
    pub repository: String,
    /// The tags of this page.
    pub tags: Lookup<Tag>,
    /// What of the tags is shown; its namespace is the repository's.
    pub part: Part,
}

/// The page's title.
pub fn title(_: Lang, data: &Data) -> String {
    format!("{}/{}", data.part.namespace, data.repository)
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let Instance { id, name, region, .. } = &data.instance;
    let above = path::registry(lang, region, id);
    let here = path::repository(lang, region, id, &data.part.namespace, &data.repository);
    let shown = if name.is_empty() { id } else { name };
    let host = host(&data.instance);
    let address = host.as_ref().map(|host| pulled(lang, &data, host));
    let age = match &data.tags {
        Lookup::Ready { age, .. } => Some(view! { <p class="meta">{crate::ui::lookup::aged(lang, *age)}</p> }),
        _ => None,
    };
    view! {
        <header class="page-head registries-head">
            <div>
                <nav aria-label=t::TITLE.get(lang)>
                    <a href=path::registries(lang)>{t::BACK.get(lang)}</a> " / " <a href=above>{shown.clone()}</a>
                </nav>
                <h1>{title(lang, &data)}</h1>
                {address}
                {age}
            </div>
            <div class="actions">{again(&frame, &here)}</div>
        </header>
        <div class="registries">
            <section>
                {search(lang, &here, &[], &data.part.search, t::SEARCH_TAG)}
                {said(lang, &data.tags, &data.part, t::NO_TAG)}
                {tags(&frame, &data, host.as_ref())}
                {pages(lang, &here, &[], &data.part, more(&data.tags, &data.part))}
            </section>
        </div>
    }
    .markup()
}

/// From where a plan would pull, and why from there.
fn pulled(lang: Lang, data: &Data, host: &Host) -> Markup {
    let why = if host.network == "Vpc" { t::PULLED_VPC } else { t::PULLED_PUBLIC };
    let address = format!("{}/{}/{}", host.name, data.part.namespace, data.repository);
    view! { <p>{t::PULLED_AS.get(lang)} " " <code class="wrap-anywhere">{address}</code></p><p class="meta">{why.get(lang)}</p> }
        .markup()
}

/// The table is one form: each button posts the instance's fields and its own image.
fn tags(frame: &Frame, data: &Data, host: Option<&Host>) -> Option<Markup> {
    let lang = frame.lang;
    let rows = data.tags.items().iter().map(|tag| row(lang, data, tag, host)).collect();
    let mut columns = vec![
        Column::text(images::COLUMN_TAG),
        Column::text(images::COLUMN_DIGEST),
        Column::number(images::COLUMN_SIZE),
        Column::text(images::COLUMN_AGE),
    ];
    if host.is_some() {
        columns.push(Column::action(t::COLUMN_ACTION));
    }
    let list = table(lang, t::TAGS, &columns, rows)?;
    let Some(host) = host else {
        return Some(view! { <p class="hint">{t::NO_HOST.get(lang)}</p> {list} }.markup());
    };
    let Instance { id, name, region, .. } = &data.instance;
    let mut fields = begin::fields(id, name, region);
    fields.push(("Berth.Network".into(), host.network.to_owned()));
    Some(view! { <form method="post" action=path::plans(lang)>{begin::hidden(frame, fields)}{list}</form> }.markup())
}

fn row(lang: Lang, data: &Data, tag: &Tag, host: Option<&Host>) -> Vec<Markup> {
    let short: String = tag.digest.trim_start_matches("sha256:").chars().take(12).collect();
    let mut cells = vec![
        view! { <code>{tag.name.clone()}</code> }.markup(),
        view! { <code title=tag.digest.clone()>{short}</code> }.markup(),
        tag.size.map_or_else(|| "--".to_owned(), size).markup(),
        tag.age.map_or_else(|| "--".to_owned(), |age| aged(lang, age)).markup(),
    ];
    cells.extend(host.map(|host| {
        let image = format!("{}/{}/{}:{}", host.name, data.part.namespace, data.repository, tag.name);
        let which = format!("{}:{}", data.repository, tag.name);
        view! {
            <div class="actions">
                <button class="button button-small" name=IMAGE value=image aria-label=t::BEGIN_IMAGE_WHICH.with(lang, &[&which])>
                    {t::BEGIN_IMAGE.get(lang)}
                </button>
            </div>
        }
        .markup()
    }));
    cells
}
