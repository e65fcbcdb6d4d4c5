//! What to diagnose: a draft, a group that exists, or an image and a vSwitch. Three forms that only ask, so their answers have
//! addresses of their own.

use leptos::prelude::*;
use plan::{Lang, Text};

use super::{Data, GROUP, IMAGE, INSTANCE, PLAN, REGION, SECURITY_GROUP, VSWITCH};
use crate::{
    page::start::draft_name,
    path,
    text::diagnose as t,
    ui::{
        icon::{Icon, icon},
        markup::{IntoMarkup, Markup},
        part::fold,
    },
};

pub(super) fn forms(lang: Lang, data: &Data) -> impl IntoView + use<> {
    view! {
        <div class="doors">
            {door(lang, "diagnose-plan", Icon::File, t::PLAN, t::PLAN_HINT, plan(lang, data))}
            {door(lang, "diagnose-group", Icon::Container, t::GROUP, t::GROUP_HINT, group(lang, data))}
            {door(lang, "diagnose-image", Icon::Compass, t::IMAGE, t::IMAGE_HINT, image(lang, data))}
        </div>
    }
}

fn door(lang: Lang, id: &'static str, shape: Icon, title: Text, hint: Text, body: Markup) -> Markup {
    view! {
        <section class="card door" aria-labelledby=id>
            <h3 id=id>{icon(shape)} {title.get(lang)}</h3>
            <p>{hint.get(lang)}</p>
            {body}
        </section>
    }
    .markup()
}

fn go(lang: Lang) -> impl IntoView {
    view! { <button class="button">{t::GO.get(lang)}</button> }
}

fn plan(lang: Lang, data: &Data) -> Markup {
    if data.drafts.is_empty() {
        return view! { <p class="door-empty">{t::NO_PLANS.get(lang)} " " <a href=path::start(lang)>{t::NEW_PLAN.get(lang)}</a></p> }
            .markup();
    }
    let asked = data.asked(PLAN).to_owned();
    let options = data.drafts.iter().map(|draft| {
        let name = draft_name(lang, draft);
        let region = if draft.region.is_empty() { String::new() } else { format!(" · {}", draft.region) };
        let image = draft.image.rsplit('/').next().unwrap_or_default();
        let image = if image.is_empty() { String::new() } else { format!(" · {image}") };
        view! { <option value=draft.id.clone() selected=draft.id == asked>{format!("{name}{region}{image}")}</option> }
    });
    let options = options.collect_view();
    view! {
        <form method="get" action=path::diagnose(lang)>
            <div class="field">
                <label for=PLAN>{t::PLAN_LABEL.get(lang)}</label>
                <select class="input" id=PLAN name=PLAN>{options}</select>
            </div>
            {go(lang)}
        </form>
    }
    .markup()
}

fn group(lang: Lang, data: &Data) -> Markup {
    let groups = data.groups.iter().map(|(id, name)| view! { <option value=id.clone()>{name.clone()}</option> });
    let groups = groups.collect_view();
    let asked = if data.asked(GROUP).is_empty() { "" } else { data.asked(REGION) };
    view! {
        <form method="get" action=path::diagnose(lang)>
            <datalist id="diagnose-groups">{groups}</datalist>
            {typed(lang, data, GROUP, t::GROUP_LABEL, true, Some("diagnose-groups"), "eci-…")}
            {regions(lang, "group-region", t::REGION_OF_GROUP, asked)}
            {go(lang)}
        </form>
    }
    .markup()
}

fn image(lang: Lang, data: &Data) -> Markup {
    let asked = if data.asked(IMAGE).is_empty() { "" } else { data.asked(REGION) };
    let set = [SECURITY_GROUP, INSTANCE].into_iter().filter(|name| !data.asked(name).is_empty()).count();
    let more = view! {
        <div class="stack">
            {regions(lang, "image-region", t::REGION_OF_IMAGE, asked)}
            {typed(lang, data, SECURITY_GROUP, t::GROUP_SECURITY, false, None, "sg-…")}
            {typed(lang, data, INSTANCE, t::INSTANCE_LABEL, false, None, "cri-…")}
        </div>
    };
    view! {
        <form method="get" action=path::diagnose(lang)>
            {typed(lang, data, IMAGE, t::IMAGE_LABEL, true, None, "NAME-registry-vpc.cn-beijing.cr.aliyuncs.com/…")}
            {typed(lang, data, VSWITCH, t::VSWITCH_LABEL, false, None, "vsw-…")}
            {fold(lang, t::MORE.get(lang), set, false, more.markup())}
            {go(lang)}
        </form>
    }
    .markup()
}

fn typed(
    lang: Lang,
    data: &Data,
    name: &'static str,
    label: Text,
    required: bool,
    list: Option<&'static str>,
    example: &'static str,
) -> Markup {
    let bad = data.problem.is_some() && required && !data.asked(name).is_empty();
    view! {
        <div class="field">
            <label for=name>{label.get(lang)}</label>
            <input class="input mono" id=name name=name value=data.asked(name).to_owned() required=required list=list placeholder=example
                autocomplete="off" spellcheck="false" aria-invalid=bad.then_some("true") aria-describedby=bad.then_some("diagnose-problem") />
        </div>
    }
    .markup()
}

fn regions(lang: Lang, id: &'static str, none: Text, asked: &str) -> Markup {
    let options = plan::regions::all().iter().map(|region| {
        view! { <option value=region.id selected=region.id == asked>{format!("{} · {}", region.id, Text::new(region.zh, region.en).get(lang))}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=id>{t::REGION.get(lang)}</label>
            <select class="input" id=id name=REGION><option value="">{none.get(lang)}</option>{options}</select>
        </div>
    }
    .markup()
}
