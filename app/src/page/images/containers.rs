//! Containers and init containers: a row each, with name, image and pull policy.

use leptos::prelude::*;
use plan::{
    Text,
    image::{HostKind, ImageReference, classify},
};

use super::{super::wizard, Picker, picker};
use crate::{
    text::{Fill, images as t},
    ui::{
        form::{Form, add, choices, listed, row_head},
        markup::{IntoMarkup, Markup},
        part::{Tone, badge},
    },
};

/// One of the two lists of containers.
pub(super) struct List {
    wire: &'static str,
    title: Text,
    add: Text,
    least: usize,
}

/// The containers; there is always one.
pub(super) const CONTAINERS: List = List { wire: "Container", title: t::CONTAINER_N, add: t::ADD_CONTAINER, least: 1 };
/// The init containers.
pub(super) const INIT: List =
    List { wire: "InitContainer", title: t::INIT_CONTAINER_N, add: t::ADD_INIT_CONTAINER, least: 0 };

/// All rows of a list and the button that adds one.
pub(super) fn list(form: Form<'_>, list: &List, pickers: &[Picker]) -> Markup {
    let count = form.draft.count(list.wire);
    let rows: Vec<_> =
        wizard::rows(form.draft, list.wire, list.least).map(|n| row(form, list, n, count, pickers)).collect();
    // Alibaba Cloud documentation, ECI limits: at most 20 containers.
    let add = add(form.lang, list.wire, list.add, count.max(list.least), 20);
    listed(form, list.wire, view! { {rows}{add} }.markup())
}

fn row(form: Form<'_>, list: &List, n: usize, count: usize, pickers: &[Picker]) -> Markup {
    let lang = form.lang;
    let wire = |name: &str| format!("{}.{n}.{name}", list.wire);
    let title = list.title.with(lang, &[&n]);
    let head = (count > 0).then(|| row_head(lang, list.wire, n, count, &title));
    let image = wire("Image");
    let picker = pickers.iter().find(|picker| picker.wire == image);
    let suggestions = format!("l-{image}");
    let name = form.field(wire("Name"), t::NAME.get(lang)).hint(t::NAME_HINT).required().mono();
    let field = form
        .field(image.clone(), t::IMAGE.get(lang))
        .hint(t::IMAGE_HINT)
        .required()
        .mono()
        .suggestions(suggestions.clone());
    let policies = [("Always", "Always"), ("IfNotPresent", "IfNotPresent"), ("Never", "Never")];
    let policy = form
        .field(wire("ImagePullPolicy"), t::POLICY.get(lang))
        .select(choices(t::POLICY_DEFAULT.get(lang), &policies));
    view! {
        <fieldset class="row">
            <legend>{title}</legend>
            {head}
            <div class="fields">
                {field.view()}
                {kind(form, form.value(&image))}
                {picker::suggestions(picker, suggestions)}
                {picker.map(|picker| picker::picker(form, picker))}
            </div>
            <div class="fields two">{name.view()}{policy.view()}</div>
        </fieldset>
    }
    .markup()
}

/// What kind of registry an image comes from, once that can be told.
fn kind(form: Form<'_>, image: &str) -> Option<Markup> {
    let reference = ImageReference::parse(image).ok()?;
    let is_domain = |wire: &str| wire.starts_with("AcrRegistryInfo.") && wire.contains(".Domain.");
    let named: Vec<_> = form.draft.iter().filter(|(wire, _)| is_domain(wire)).map(|(_, domain)| domain).collect();
    let (tone, text) = match classify(reference.host()?, &named) {
        HostKind::EePublic { .. } => (Tone::Pass, t::KIND_EE_PUBLIC),
        HostKind::EeVpc { .. } => (Tone::Pass, t::KIND_EE_VPC),
        HostKind::Personal { .. } => (Tone::Pass, t::KIND_PERSONAL),
        HostKind::Custom => (Tone::Info, t::KIND_CUSTOM),
        HostKind::Other => (Tone::Info, t::KIND_OTHER),
    };
    Some(view! { <p class="kind">{badge(tone, text.get(form.lang))}</p> }.markup())
}
