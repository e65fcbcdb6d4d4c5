//! Third step: which images run, one card per container.

mod containers;
mod more;
pub(super) mod picker;

use leptos::prelude::*;
use plan::{Network, Step};

use super::wizard::{self, Wizard};
use crate::{
    frame::{Frame, Lookup},
    path,
    text::images as t,
    ui::{
        form::Form,
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::{card, fold},
        passwordless::passwordless,
    },
};

/// What the step shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft.
    pub wizard: Wizard,
    /// What the registry offers to complete an image, by the wire name of the image's field.
    pub pickers: Vec<Picker>,
}

/// What the registry offers for one image field.
///
/// The field itself says how far a person has come: `host/` or nothing asks for namespaces, `host/namespace/` for
/// repositories, `host/namespace/repository` for tags. A button of the picker writes the next part into the field
/// (`pick:Container.1.Image=host/namespace/`), so that the way works without script.
#[derive(Clone, Debug)]
pub struct Picker {
    /// The wire name of the image's field, such as `Container.1.Image`.
    pub wire: String,
    /// The host that images of the chosen instance have under the chosen network.
    pub host: String,
    /// The namespace come to; empty before one is.
    pub namespace: String,
    /// The repository come to; empty before one is.
    pub repository: String,
    /// What comes next.
    pub choices: Choices,
}

/// The next part of an image's reference.
#[derive(Clone, Debug)]
pub enum Choices {
    /// Namespaces of the instance, by name.
    Namespaces(Lookup<String>),
    /// Repositories of the namespace.
    Repositories(Lookup<Repository>),
    /// Tags of the repository.
    Tags(Lookup<Tag>),
}

/// An image repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// Its name without the namespace.
    pub name: String,
    /// The namespace that it is in.
    pub namespace: String,
    /// What its owner wrote about it.
    pub summary: String,
    /// Whether everybody may pull from it.
    pub public: bool,
}

/// An image tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The digest, with `sha256:`.
    pub digest: String,
    /// Bytes, where known.
    pub size: Option<u64>,
    /// Seconds since it was pushed, where known.
    pub age: Option<u64>,
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    wizard::page(&frame, &data.wizard, Step::Images, |form| {
        view! {
            {hosts(form, &data.wizard.plan_id)}
            {card("containers", t::CONTAINERS.get(lang), None, containers::list(form, &containers::CONTAINERS, &data.pickers))}
            {passwordless(lang, form.draft)}
            {init(form, &data.pickers)}
            {more::credentials(form)}
            {more::cache(form)}
            {more::own(form)}
        }
        .markup()
    })
}

/// Which hosts the images get, and where that is changed.
fn hosts(form: Form<'_>, plan: &str) -> Markup {
    let lang = form.lang;
    let said = match Network::parse(form.value("Berth.Network")) {
        Some(Network::Vpc) => t::FOLLOWS_VPC,
        Some(Network::Public) => t::FOLLOWS_PUBLIC,
        _ => t::FOLLOWS_NOTHING,
    };
    view! { <p class="aside">{icon(Icon::Link)}<span>{said.get(lang)} " " <a href=path::step(lang, plan, Step::Network)>{t::CHANGE.get(lang)}</a></span></p> }
        .markup()
}

/// Init containers are rare: their list is folded until there is one.
fn init(form: Form<'_>, pickers: &[Picker]) -> Markup {
    let lang = form.lang;
    let body = containers::list(form, &containers::INIT, pickers);
    let body = view! { <p class="hint">{t::INIT_LEAD.get(lang)}</p>{body} }.markup();
    fold(lang, t::INIT_CONTAINERS.get(lang), form.filled("InitContainer"), form.draft.count("InitContainer") > 0, body)
        .markup()
}
