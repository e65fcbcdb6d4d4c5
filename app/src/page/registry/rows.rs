//! The instances that the plan names, as fields.

use leptos::prelude::*;

use super::{super::wizard, regions};
use crate::{
    text::{Fill, registry as t},
    ui::{
        form::{Form, add, listed, row_head},
        markup::{IntoMarkup, Markup},
        part::fold,
    },
};

const LIST: &str = "AcrRegistryInfo";
/// `CreateContainerGroup` takes no more.
const LIMIT: usize = 20;

/// All rows and the button that adds one.
pub(super) fn rows(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let count = form.draft.count(LIST);
    let rows: Vec<_> = wizard::rows(form.draft, LIST, 1).map(|n| row(form, n, count)).collect();
    let add = add(lang, LIST, t::ADD_INSTANCE, count.max(1), LIMIT);
    listed(form, LIST, view! { {rows}{add} }.markup())
}

fn row(form: Form<'_>, n: usize, count: usize) -> Markup {
    let lang = form.lang;
    let wire = |name: &str| format!("{LIST}.{n}.{name}");
    let name = t::INSTANCE_N.with(lang, &[&n]);
    let head = (count > 0).then(|| row_head(lang, LIST, n, count, &name));
    let id = form.field(wire("InstanceId"), t::INSTANCE_ID.get(lang)).hint(t::INSTANCE_ID_HINT).mono().example("cri-…");
    let instance_name = form.field(wire("InstanceName"), t::INSTANCE_NAME.get(lang)).hint(t::INSTANCE_NAME_HINT).mono();
    let region = form
        .field(wire("RegionId"), t::INSTANCE_REGION.get(lang))
        .select(regions::registry_options(lang, t::SAME_REGION));
    view! {
        <fieldset class="row">
            <legend>{name}</legend>
            {head}
            <div class="fields two">{id.view()}{instance_name.view()}{region.view()}</div>
            {domains(form, n)}
            {roles(form, n)}
        </fieldset>
    }
    .markup()
}

fn domains(form: Form<'_>, n: usize) -> Markup {
    let lang = form.lang;
    let list = format!("{LIST}.{n}.Domain");
    let count = form.draft.count(&list);
    let fields = (1..=count).map(|at| {
        let label = t::DOMAIN_N.with(lang, &[&at]);
        let field = form.field(format!("{list}.{at}"), label.clone()).mono().view();
        view! { <div class="row-line">{field}{row_head(lang, &list, at, count, &label)}</div> }
    });
    let fields: Vec<_> = fields.collect();
    let body =
        view! { <p class="hint">{t::DOMAINS_HINT.get(lang)}</p>{fields}{add(lang, &list, t::ADD_DOMAIN, count, 100)} };
    let body = listed(form, &list, body.markup());
    fold(lang, t::DOMAINS.get(lang), form.filled(&list), form.unfolded(&list), body).markup()
}

/// The roles of one entry; they stand open where the registry is another account's.
fn roles(form: Form<'_>, n: usize) -> Markup {
    let lang = form.lang;
    let (service, user) = (format!("{LIST}.{n}.ArnService"), format!("{LIST}.{n}.ArnUser"));
    let set = form.set(&[&service, &user]);
    let open = form.value("Berth.Account") == "Other" || form.troubled(&[&service, &user]);
    let service =
        form.field(service, t::ARN_SERVICE.get(lang)).hint(t::ARN_SERVICE_HINT).mono().example("acs:ram::…:role/…");
    let user = form.field(user, t::ARN_USER.get(lang)).hint(t::ARN_USER_HINT).mono().example("acs:ram::…:role/…");
    let body = view! { <div class="fields">{service.view()}{user.view()}</div> }.markup();
    fold(lang, t::ROLES.get(lang), set, open, body).markup()
}
