//! What is pasted, and what is to be done with it.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{Answer, Data, FILE, TEXT};
use crate::{
    text::annotate as t,
    ui::{
        area::content,
        markup::{IntoMarkup, Markup},
        part::fold,
    },
};

pub(super) fn area(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let bad = matches!(data.answer, Some(Answer::Refused { .. }));
    view! {
        <label for="annotate-text"><strong>{t::TEXT.get(lang)}</strong></label>
        <p class="hint" id="annotate-hint">{t::TEXT_HINT.get(lang)}</p>
        <textarea class="input mono" id="annotate-text" name=TEXT rows="18" spellcheck="false" autocomplete="off" required=true
            aria-invalid=bad.then_some("true")
            aria-describedby=if bad { "annotate-problems annotate-hint" } else { "annotate-hint" }>
            {content(&data.text)}
        </textarea>
        <div class="field">
            <div class="label-row"><label for="annotate-file">{t::FILE.get(lang)}</label></div>
            <p class="hint" id="h-file">{t::FILE_HINT.get(lang)}</p>
            <input class="input" type="file" id="annotate-file" name=FILE accept=".yaml,.yml,.json,text/*" aria-describedby="h-file" />
        </div>
    }
}

pub(super) fn fields(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let instances = data.instances.iter().map(|instance| {
        view! { <option value=instance.id.clone()>{format!("{} · {}", instance.name, instance.region)}</option> }
    });
    let instances = instances.collect_view();
    let network = [("", t::NETWORK_LEAVE), ("vpc", t::NETWORK_VPC), ("public", t::NETWORK_PUBLIC)];
    let onto = [("", t::ONTO_NONE), ("label", t::ONTO_LABEL), ("selector", t::ONTO_SELECTOR)];
    let roles = ["ServiceArn", "UserArn"].into_iter().filter(|name| !data.asked(name).is_empty()).count();
    let accounts = view! {
        <div class="fields">
            {typed(lang, data, "ServiceArn", t::SERVICE_ARN, None)}
            {typed(lang, data, "UserArn", t::USER_ARN, None)}
        </div>
    };
    view! {
        <datalist id="annotate-instances">{instances}</datalist>
        <div class="fields two">
            {typed(lang, data, "InstanceId", t::INSTANCE_ID, Some(t::INSTANCE_ID_HINT))}
            {typed(lang, data, "InstanceName", t::INSTANCE_NAME, Some(t::INSTANCE_NAME_HINT))}
            {typed(lang, data, "Region", t::REGION, Some(t::REGION_HINT))}
            {typed(lang, data, "InstanceRegion", t::INSTANCE_REGION, None)}
            {chosen(lang, data, "Network", t::NETWORK, network)}
            {chosen(lang, data, "Onto", t::ONTO, onto)}
        </div>
        <div class="fields">
            {ticked(lang, data, "AllKinds", t::ALL_KINDS)}
            {ticked(lang, data, "MoveMisplaced", t::MOVE)}
            {ticked(lang, data, "Plural", t::PLURAL)}
        </div>
        {fold(lang, t::ACCOUNTS.get(lang), roles, false, accounts.markup())}
    }
}

fn typed(lang: Lang, data: &Data, name: &'static str, label: Text, hint: Option<Text>) -> Markup {
    let hint_id = format!("h-{name}");
    let described = hint.map(|_| hint_id.clone());
    let list = (name == "InstanceId").then_some("annotate-instances");
    let required = name == "InstanceId";
    let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint.get(lang)}</p> });
    view! {
        <div class="field">
            <div class="label-row"><label for=name>{label.get(lang)}</label></div>
            {hint}
            <input class="input mono" id=name name=name value=data.asked(name).to_owned() list=list required=required
                autocomplete="off" spellcheck="false" aria-describedby=described />
        </div>
    }
    .markup()
}

fn chosen(lang: Lang, data: &Data, name: &'static str, label: Text, options: [(&'static str, Text); 3]) -> Markup {
    let options = options.map(|(value, label)| {
        view! { <option value=value selected=data.asked(name) == value>{label.get(lang)}</option> }
    });
    view! {
        <div class="field">
            <div class="label-row"><label for=name>{label.get(lang)}</label></div>
            <select class="input" id=name name=name>{options.into_iter().collect_view()}</select>
        </div>
    }
    .markup()
}

fn ticked(lang: Lang, data: &Data, name: &'static str, label: Text) -> Markup {
    let on = !data.asked(name).is_empty();
    view! {
        <div class="tick">
            <input type="checkbox" id=name name=name value="true" checked=on />
            <label for=name>{label.get(lang)}</label>
        </div>
    }
    .markup()
}
