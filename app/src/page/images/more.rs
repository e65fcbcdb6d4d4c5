//! What most plans leave as it is: credentials, caches, registries of one's own.

use leptos::prelude::*;

use crate::{
    text::{Fill, common, images as t},
    ui::{
        form::{Form, add, choices, listed, row_head},
        markup::{IntoMarkup, Markup},
        part::fold,
    },
};

const LIST: &str = "ImageRegistryCredential";

/// Logon credentials of registries that are not ACR.
pub(super) fn credentials(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let count = form.draft.count(LIST);
    let rows: Vec<_> = (1..=count).map(|n| credential(form, n, count)).collect();
    // The documented limit is 10.
    let add = add(lang, LIST, t::ADD_CREDENTIAL, count, 10);
    let body = view! { <p class="hint">{t::CREDENTIALS_LEAD.get(lang)}</p>{rows}{add} }.markup();
    fold(lang, t::CREDENTIALS.get(lang), form.filled(LIST), count > 0, listed(form, LIST, body)).markup()
}

fn credential(form: Form<'_>, n: usize, count: usize) -> Markup {
    let lang = form.lang;
    let wire = |name: &str| format!("{LIST}.{n}.{name}");
    let title = t::CREDENTIAL_N.with(lang, &[&n]);
    let server = form.field(wire("Server"), t::SERVER.get(lang)).hint(t::SERVER_HINT).mono();
    let user = form.field(wire("UserName"), t::USER.get(lang)).mono();
    let password = form.field(wire("Password"), t::PASSWORD.get(lang)).password();
    view! {
        <fieldset class="row">
            <legend>{title.clone()}</legend>
            {row_head(lang, LIST, n, count, &title)}
            <div class="fields two">{server.view()}{user.view()}{password.view()}</div>
        </fieldset>
    }
    .markup()
}

/// Image caches and acceleration.
pub(super) fn cache(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let names = ["AutoMatchImageCache", "ImageSnapshotId", "ImageAccelerateMode"];
    let auto = form.field(names[0], t::AUTO_CACHE.get(lang)).hint(t::AUTO_CACHE_HINT).tick();
    let snapshot = form.field(names[1], t::SNAPSHOT.get(lang)).mono().example("imc-…");
    let modes = ["nydus", "dadi", "p2p", "imc"].map(|mode| (mode, mode));
    let mode = form.field(names[2], t::ACCELERATE.get(lang)).select(choices(common::NOT_GIVEN.get(lang), &modes));
    let body = view! { {auto.view()}<div class="fields two">{snapshot.view()}{mode.view()}</div> }.markup();
    fold(lang, t::CACHE.get(lang), form.set(&names), form.troubled(&names), body).markup()
}

/// Flags for registries of one's own.
pub(super) fn own(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let names = ["PlainHttpRegistry", "InsecureRegistry"];
    let plain = form.field(names[0], t::PLAIN_HTTP.get(lang)).hint(t::PLAIN_HTTP_HINT).mono();
    let insecure = form.field(names[1], t::INSECURE.get(lang)).hint(t::INSECURE_HINT).mono();
    let body = view! { <div class="fields">{plain.view()}{insecure.view()}</div> }.markup();
    fold(lang, t::OWN.get(lang), form.set(&names), form.troubled(&names), body).markup()
}
