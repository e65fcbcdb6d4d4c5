//! Least privilege: the policy of whoever signs, and the role that pulls from one instance, as JSON, CLI and Terraform.

use leptos::prelude::*;
use plan::{Lang, Text};

use crate::{
    frame::Frame,
    path,
    text::{Fill, common, diagnose as d, policy as t},
    ui::{
        code,
        markup::{IntoMarkup, Markup},
        part::{Tone, card, notice},
        preview::{copier, copy_button},
    },
};

/// The field that names the uses; it repeats.
pub const USE: &str = "use";
/// The field of the account's number.
pub const ACCOUNT: &str = "account";
/// The field of the regions.
pub const REGIONS: &str = "regions";
/// The field of the instances.
pub const INSTANCES: &str = "instances";
/// The query that asks for a file instead of the page.
pub const DOWNLOAD: &str = "download";
/// The uses, as the form names them.
pub const USES: [&str; 4] = ["launch", "pick", "diagnose", "mend"];

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The uses chosen, of [`USES`].
    pub uses: Vec<String>,
    /// The other fields as they stand.
    pub account: String,
    /// Regions, with commas.
    pub regions: String,
    /// Instances as `region/id`, with commas.
    pub instances: String,
    /// Whether the scope was filled in from what is in use.
    pub filled_in: bool,
    /// What is wrong with the fields, in the page's language.
    pub problems: Vec<String>,
    /// The query of this page, to which a file's name is added.
    pub query: String,
    /// The policy of the signing identity; nothing where no use is chosen.
    pub signer: Option<Texts>,
    /// The roles that pull, one for each instance.
    pub roles: Vec<Role>,
}

/// A policy in its forms.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The JSON document.
    pub json: String,
    /// The lines for the CLI.
    pub cli: String,
    /// Terraform.
    pub terraform: String,
}

/// A role that pulls from one instance.
#[derive(Clone, Debug, Default)]
pub struct Role {
    /// The instance.
    pub instance: String,
    /// The role's resource name.
    pub arn: String,
    /// Who may take it, as JSON.
    pub trust: String,
    /// Its policy, and both together as CLI lines and Terraform.
    pub texts: Texts,
    /// The annotation that names it.
    pub annotation: String,
}

/// The page's title.
pub fn title(lang: Lang, data: &Data) -> String {
    let prefix = if data.problems.is_empty() { "" } else { common::ERROR_PREFIX.get(lang) };
    format!("{prefix}{}", t::TITLE.get(lang))
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let signer = match &data.signer {
        Some(texts) => forms(lang, "signer", &data.query, texts),
        None => view! { <p>{t::NO_USE.get(lang)}</p> }.markup(),
    };
    let roles: Vec<_> = data.roles.iter().map(|role| self::role(lang, &data.query, role)).collect();
    let no_role = roles.is_empty().then(|| view! { <p class="meta">{t::ROLE_NEEDS.get(lang)}</p> });
    view! {
        <header class="page-head">
            <h1>{t::TITLE.get(lang)}</h1>
            <p>{t::LEAD.get(lang)}</p>
            <p><a href=path::diagnose(lang)>{d::TO_DIAGNOSE.get(lang)}</a></p>
        </header>
        {problems(&data)}
        <div class="policy">
            {card("policy-scope", t::SCOPE.get(lang), None, scope(lang, &data))}
            <div class="stack">
                {card("policy-signer", t::SIGNER.get(lang), Some(t::SIGNER_LEAD.get(lang)), signer)}
                {roles}
                {no_role}
            </div>
        </div>
        {copier(lang)}
    }
    .markup()
}

fn problems(data: &Data) -> Option<Markup> {
    let items: Vec<_> = data.problems.iter().map(|problem| view! { <li>{problem.clone()}</li> }).collect();
    let body = view! { <ul id="policy-problems">{items}</ul> };
    (!data.problems.is_empty()).then(|| view! { <div role="alert">{notice(Tone::Fail, body.markup())}</div> }.markup())
}

fn scope(lang: Lang, data: &Data) -> Markup {
    let words = [t::USE_LAUNCH, t::USE_PICK, t::USE_DIAGNOSE, t::USE_MEND];
    let uses: Vec<_> = USES
        .into_iter()
        .zip(words)
        .map(|(name, word)| {
            let (id, on) = (format!("use-{name}"), data.uses.iter().any(|chosen| chosen == name));
            view! {
                <div class="tick">
                    <input type="checkbox" id=id.clone() name=USE value=name checked=on />
                    <label for=id.clone()>{word.get(lang)}</label>
                </div>
            }
        })
        .collect();
    view! {
        <form method="get" action=path::diagnose_policy(lang) class="stack">
            <fieldset class="stack uses"><legend>{t::USES.get(lang)}</legend>{uses}</fieldset>
            {typed(lang, ACCOUNT, &data.account, t::ACCOUNT, t::ACCOUNT_HINT)}
            {typed(lang, REGIONS, &data.regions, t::REGIONS, t::REGIONS_HINT)}
            {typed(lang, INSTANCES, &data.instances, t::INSTANCES, t::INSTANCES_HINT)}
            {data.filled_in.then(|| view! { <p class="hint">{t::FILLED_IN.get(lang)}</p> })}
            <p class="actions"><button class="button button-primary">{t::GO.get(lang)}</button></p>
        </form>
    }
    .markup()
}

fn typed(lang: Lang, name: &'static str, value: &str, label: Text, hint: Text) -> Markup {
    let hint_id = format!("h-{name}");
    view! {
        <div class="field">
            <label for=name>{label.get(lang)}</label>
            <p class="hint" id=hint_id.clone()>{hint.get(lang)}</p>
            <input class="input mono" id=name name=name value=value.to_owned() autocomplete="off" spellcheck="false" aria-describedby=hint_id.clone() />
        </div>
    }
    .markup()
}

/// JSON, CLI and Terraform of one thing, each to copy and to download.
fn forms(lang: Lang, name: &str, query: &str, texts: &Texts) -> Markup {
    let blocks = [
        ("json", t::POLICY.get(lang), &texts.json),
        ("sh", d::CLI.get(lang), &texts.cli),
        ("tf", d::TERRAFORM.get(lang), &texts.terraform),
    ];
    let blocks: Vec<_> =
        blocks.into_iter().map(|(ending, label, text)| block(lang, name, ending, query, label, text)).collect();
    view! { <div class="stack">{blocks}</div> }.markup()
}

fn block(lang: Lang, name: &str, ending: &str, query: &str, label: &str, text: &str) -> Markup {
    let (id, file) = (format!("{name}-{ending}"), format!("{name}.{ending}"));
    let separator = if query.is_empty() { "" } else { "&" };
    let href = format!("{}?{query}{separator}{DOWNLOAD}={file}", path::diagnose_policy(lang));
    let label = label.to_owned();
    view! {
        <div class="policy-block">
            <h3>{label.clone()}</h3>
            {code::plain(id.clone(), format!("{label} · {name}"), text.to_owned())}
            <p class="actions">
                {copy_button(id, t::COPY.with(lang, &[&label]))}
                <a class="button button-small" href=href download="">{t::DOWNLOAD.with(lang, &[&file])}</a>
            </p>
        </div>
    }
    .markup()
}

fn role(lang: Lang, query: &str, role: &Role) -> Markup {
    let name = format!("pull-{}", role.instance);
    let (arn_id, annotation_id, trust_id) =
        (format!("{name}-arn"), format!("{name}-annotation"), format!("{name}-trust"));
    let body = view! {
        <dl class="details">
            <dt>{t::ROLE_ARN.get(lang)}</dt>
            <dd><code id=arn_id.clone() class="wrap-anywhere">{role.arn.clone()}</code></dd>
            <dt>{t::ANNOTATION.get(lang)}</dt>
            <dd><code id=annotation_id class="wrap-anywhere">{role.annotation.clone()}</code></dd>
        </dl>
        <div class="policy-block">
            <h3>{t::TRUST.get(lang)}</h3>
            {code::plain(trust_id.clone(), format!("{} · {name}", t::TRUST.get(lang)), role.trust.clone())}
            <p class="actions">{copy_button(trust_id, t::COPY.with(lang, &[&t::TRUST.get(lang)]))}</p>
        </div>
        {forms(lang, &name, query, &role.texts)}
    };
    let title = t::ROLE.with(lang, &[&role.instance]);
    card(&name, &title, Some(t::ROLE_LEAD.get(lang)), view! { <div class="stack">{body}</div> }.markup()).markup()
}
