//! One finding: the rule and its verdict, why, what it rests on, and how to mend it.

use leptos::prelude::*;
use plan::Lang;

use super::{Evidence, Finding, Remedy};
use crate::{
    path,
    text::{Fill, diagnose as t},
    ui::{
        clock, code,
        icon::icon,
        markup::{IntoMarkup, Markup},
        part::fold,
        preview::copy_button,
    },
};

/// The finding; `number` tells apart what is copied from it.
pub(in crate::page) fn view(lang: Lang, finding: &Finding, number: usize) -> Markup {
    let tone = finding.verdict.tone().name();
    let about: Vec<_> = finding.about.iter().filter(|name| !name.is_empty()).collect();
    let about = (!about.is_empty()).then(|| {
        let names: Vec<_> = about.iter().map(|name| view! { <li><code>{(*name).clone()}</code></li> }).collect();
        view! { <div class="finding-about"><h4>{t::ABOUT.get(lang)}</h4><ul>{names}</ul></div> }
    });
    let advisory = (!finding.decides).then(|| view! { <span class="meta">{t::ADVISORY.get(lang)}</span> });
    // Fields of one answer stand together under the call that gave it.
    let same = |one: &Evidence, other: &Evidence| {
        one.source == other.source && one.request_id == other.request_id && one.at == other.at
    };
    let evidence: Vec<_> = finding.evidence.chunk_by(same).map(|fields| evidence(lang, fields)).collect();
    let remedy = finding.remedy.as_ref().map(|remedy| self::remedy(lang, remedy, number));
    let (address, read) = finding.document;
    view! {
        <article class=format!("finding finding-{tone}")>
            <header>
                <span class=format!("badge badge-{tone}")>{icon(finding.verdict.icon())}{finding.verdict.word().get(lang)}</span>
                <h3>{finding.title}</h3>
                <a class="finding-rule" href=format!("{}#{}", path::diagnose_rules(lang), finding.rule)><code>{finding.rule}</code></a>
                {advisory}
            </header>
            <p class="finding-why">{finding.explanation.clone()}</p>
            {remedy}
            <div class="finding-grounds">
                <h4>{t::EVIDENCE.get(lang)}</h4>
                <ul class="evidence">{evidence}</ul>
                {about}
                <p class="meta"><a href=address rel="noreferrer">{t::DOCUMENTATION.with(lang, &[&read])}</a></p>
            </div>
        </article>
    }
    .markup()
}

/// Which call, when, and what it says in which fields.
fn evidence(lang: Lang, fields: &[Evidence]) -> Markup {
    let Evidence { source, region, at, request_id, .. } = fields.first().cloned().unwrap_or_default();
    let source =
        if source == "plan" { t::FROM_PLAN.get(lang).markup() } else { view! { <code>{source}</code> }.markup() };
    let place = [region, request_id].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let place = (!place.is_empty()).then(|| view! { " · " <span class="mono">{place}</span> });
    let at = at.map(|at| view! { " · " {clock::moment(at)} });
    let said: Vec<_> = fields
        .iter()
        .map(|Evidence { field, value, .. }| {
            let field =
                (!field.is_empty()).then(|| view! { <code class="evidence-field">{field.clone()}</code> " = " });
            let value = if value.is_empty() { "\"\"".to_owned() } else { value.clone() };
            view! { <span class="evidence-said">{field}<code>{value}</code></span> }
        })
        .collect();
    view! { <li>{said}<span class="meta">{source}{place}{at}</span></li> }.markup()
}

fn remedy(lang: Lang, remedy: &Remedy, number: usize) -> Markup {
    let Remedy { text, console, cli, terraform, change } = remedy.clone();
    let label = t::DO_IT_FOR.with(lang, &[&text]);
    let change = change.map(|href| view! { <a class="button" href=href aria-label=label>{t::DO_IT.get(lang)}</a> });
    let console = console.map(|href| view! { <a class="button" href=href rel="noreferrer">{t::CONSOLE.get(lang)}</a> });
    let actions = (change.is_some() || console.is_some()).then(|| view! { <p class="actions">{change}{console}</p> });
    let cli = cli.map(|line| {
        let id = format!("cli-{number}");
        view! {
            <div class="remedy-code">
                {code::plain(id.clone(), format!("{} {number}", t::CLI.get(lang)), line)}
                {copy_button(id, t::CLI_COPY.get(lang).to_owned())}
            </div>
        }
    });
    let terraform = terraform.map(|text| {
        let id = format!("terraform-{number}");
        let block = view! {
            <div class="remedy-code">
                {code::plain(id.clone(), format!("{} {number}", t::TERRAFORM.get(lang)), text)}
                {copy_button(id, t::TERRAFORM_COPY.get(lang).to_owned())}
            </div>
        };
        fold(lang, t::TERRAFORM.get(lang), 0, false, block.markup())
    });
    view! {
        <div class="remedy">
            <h4>{t::REMEDY.get(lang)}</h4>
            <p>{text}</p>
            {actions}
            {cli}
            {terraform}
        </div>
    }
    .markup()
}
