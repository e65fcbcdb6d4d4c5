//! The way from host to namespace to repository to tag, as buttons that write into the image's field.

use leptos::prelude::*;
use plan::Lang;

use super::{Choices, Picker, Repository, Tag};
use crate::{
    form::{ACTION, Action},
    text::{Fill, images as t},
    ui::{
        form::Form,
        icon::{Icon, icon},
        lookup::{pick, status},
        markup::{IntoMarkup, Markup},
        part::{Tone, badge},
        table::{Column, table},
    },
};

/// What the image's field suggests while typing, in browsers that do so.
pub(super) fn suggestions(picker: Option<&Picker>, id: String) -> Markup {
    let options = picker.map(references).unwrap_or_default();
    let options: Vec<_> = options.into_iter().map(|value| view! { <option value=value></option> }).collect();
    view! { <datalist id=id>{options}</datalist> }.markup()
}

/// The picker of one image, folded once the image is complete.
pub(super) fn picker(form: Form<'_>, picker: &Picker) -> Markup {
    let complete = plan::image::ImageReference::parse(form.value(&picker.wire))
        .is_ok_and(|image| image.tag().is_some() || image.digest().is_some());
    let open = !complete;
    view! {
        <details class="fold" open=open>
            <summary>{icon(Icon::Fold)}<span>{t::PICKER.get(form.lang)}</span></summary>
            <div class="fold-body">{crumbs(form.lang, picker)}{choices(form, picker)}</div>
        </details>
    }
    .markup()
}

/// Host, namespace and repository come to; each leads back to itself.
fn crumbs(lang: Lang, picker: &Picker) -> Markup {
    let back = |label: String, value: String| {
        let action = Action::Pick { wire: picker.wire.clone(), value };
        view! { <li><button class="crumb" name=ACTION value=action.value()>{label}</button></li> }.markup()
    };
    let mut crumbs = vec![back(format!("{} ({})", picker.host, t::ALL.get(lang)), format!("{}/", picker.host))];
    if !picker.namespace.is_empty() {
        crumbs.push(back(picker.namespace.clone(), format!("{}/{}/", picker.host, picker.namespace)));
    }
    if !picker.repository.is_empty() {
        crumbs.push(view! { <li><span>{picker.repository.clone()}</span></li> }.markup());
    }
    view! { <ol class="crumbs">{crumbs}</ol> }.markup()
}

/// The reference that each choice makes.
fn references(picker: &Picker) -> Vec<String> {
    let Picker { host, namespace, repository, .. } = picker;
    match &picker.choices {
        Choices::Namespaces(lookup) => lookup.items().iter().map(|name| format!("{host}/{name}/")).collect(),
        Choices::Repositories(lookup) => {
            lookup.items().iter().map(|found| format!("{host}/{namespace}/{}", found.name)).collect()
        }
        Choices::Tags(lookup) => {
            lookup.items().iter().map(|tag| format!("{host}/{namespace}/{repository}:{}", tag.name)).collect()
        }
    }
}

fn choices(form: Form<'_>, picker: &Picker) -> Markup {
    let lang = form.lang;
    let references = references(picker);
    let button = |at: usize, name: &str| {
        let value = &references[at];
        pick(lang, &picker.wire, value, name, form.value(&picker.wire) == value)
    };
    match &picker.choices {
        Choices::Namespaces(lookup) => {
            let rows = lookup.items().iter().enumerate();
            let rows =
                rows.map(|(at, name)| vec![view! { <code>{name.clone()}</code> }.markup(), button(at, name)]).collect();
            let columns = [Column::text(t::COLUMN_NAME), Column::action(t::COLUMN_ACTION)];
            view! { {status(lang, lookup, t::UNASKED, t::NO_NAMESPACE)} {table(lang, t::NAMESPACES, &columns, rows)} }
                .markup()
        }
        Choices::Repositories(lookup) => {
            let rows = lookup
                .items()
                .iter()
                .enumerate()
                .map(|(at, found)| repository(lang, found, button(at, &found.name)))
                .collect();
            let columns =
                [Column::text(t::COLUMN_NAME), Column::text(t::COLUMN_NOTE), Column::action(t::COLUMN_ACTION)];
            view! { {status(lang, lookup, t::UNASKED, t::NO_REPOSITORY)} {table(lang, t::REPOSITORIES, &columns, rows)} }.markup()
        }
        Choices::Tags(lookup) => {
            let rows = lookup
                .items()
                .iter()
                .enumerate()
                .map(|(at, found)| tag(lang, found, button(at, &found.name)))
                .collect();
            let columns = [
                Column::text(t::COLUMN_TAG),
                Column::number(t::COLUMN_SIZE),
                Column::text(t::COLUMN_AGE),
                Column::text(t::COLUMN_DIGEST),
                Column::action(t::COLUMN_ACTION),
            ];
            view! { {status(lang, lookup, t::UNASKED, t::NO_TAG)} {table(lang, t::TAGS, &columns, rows)} }.markup()
        }
    }
}

fn repository(lang: Lang, found: &Repository, button: Markup) -> Vec<Markup> {
    let public = found.public.then(|| badge(Tone::Plain, t::PUBLIC.get(lang)));
    vec![
        view! { <span class="named"><code>{found.name.clone()}</code>{public}</span> }.markup(),
        found.summary.clone().markup(),
        button,
    ]
}

fn tag(lang: Lang, found: &Tag, button: Markup) -> Vec<Markup> {
    let short: String = found.digest.trim_start_matches("sha256:").chars().take(12).collect();
    vec![
        view! { <code>{found.name.clone()}</code> }.markup(),
        found.size.map_or_else(|| "--".to_owned(), size).markup(),
        found.age.map_or_else(|| "--".to_owned(), |age| aged(lang, age)).markup(),
        view! { <code title=found.digest.clone()>{short}</code> }.markup(),
        button,
    ]
}

/// Bytes as people read them, to one place: `61.4 MB`.
pub(in crate::page) fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit)
}

/// How long ago an image was pushed.
pub(in crate::page) fn aged(lang: Lang, seconds: u64) -> String {
    match seconds {
        0..3_600 => t::MINUTES.with(lang, &[&(seconds / 60)]),
        3_600..86_400 => t::HOURS.with(lang, &[&(seconds / 3_600)]),
        _ => t::DAYS.with(lang, &[&(seconds / 86_400)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_thousands() {
        assert_eq!(size(61_412_000), "61.4 MB");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1_000_000_000), "1.0 GB");
    }
}
