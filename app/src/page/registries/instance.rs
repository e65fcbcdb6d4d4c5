//! One instance: what is known of it, and its repositories.

use leptos::prelude::*;
use plan::Lang;

use super::{
    super::{
        images::Repository,
        registry::{Domain, Instance, Internet, LinkedVpc, edition, internet, only_loopback, state},
    },
    begin,
    scan::keep,
};
use crate::{
    frame::{Frame, Lookup, Trouble},
    path,
    text::{Fill, Text, common, registries as t, registry},
    ui::{
        icon::{Icon, icon},
        lookup::aged,
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
        table::{Column, named, table},
        trouble::trouble,
    },
};

/// The field of the address for the namespace whose repositories are shown; empty for all.
pub const NAMESPACE: &str = "namespace";
/// The field of the address for what is searched.
pub const SEARCH: &str = "q";
/// The field of the address for the page of the list, from 1.
pub const PAGE: &str = "page";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The region in the address.
    pub region: String,
    /// The instance's id in the address.
    pub id: String,
    /// The instance; an empty list where there is none.
    pub instance: Lookup<Instance>,
    /// What its owner wrote about the entries of the whitelist.
    pub comments: Vec<(String, String)>,
    /// Why the public endpoint and the linked VPCs are not known, where they are not.
    pub unseen: [Option<Trouble>; 2],
    /// Whether it is remembered.
    pub kept: bool,
    /// Its namespaces.
    pub namespaces: Lookup<String>,
    /// The repositories of this page.
    pub repositories: Lookup<Repository>,
    /// What of the repositories is shown.
    pub part: Part,
}

/// What of a list is shown.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The namespace; empty for all.
    pub namespace: String,
    /// What is searched; empty for all.
    pub search: String,
    /// The page, from 1.
    pub page: u32,
    /// Entries that are searched for a part of a name, at most.
    pub searched: usize,
}

/// The page's title.
pub fn title(_: Lang, data: &Data) -> String {
    name(data).to_owned()
}

fn name(data: &Data) -> &str {
    data.instance.items().first().map_or(&data.id, |found| if found.name.is_empty() { &data.id } else { &found.name })
}

/// The page. What of it the cloud does not tell leaves the rest usable.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    let here = path::registry(lang, &data.region, &data.id);
    let gone = matches!(&data.instance, Lookup::Ready { items, .. } if items.is_empty());
    let contents = (!gone).then(|| contents(lang, &data, &here));
    view! {
        <header class="page-head registries-head">
            <div>
                <nav aria-label=t::TITLE.get(lang)><a href=path::registries(lang)>{t::BACK.get(lang)}</a></nav>
                <h1>{name(&data).to_owned()}</h1>
                <p class="meta"><code>{data.id.clone()}</code>{" · "}{super::scan::label(lang, &data.region)}{age(lang, &data.instance)}</p>
            </div>
            {(!gone).then(|| actions(&frame, &data, &here))}
        </header>
        <div class="registries">
            {facts(lang, &data)}
            {contents}
        </div>
    }
    .markup()
}

fn age<T>(lang: Lang, lookup: &Lookup<T>) -> Option<String> {
    let Lookup::Ready { age, .. } = lookup else { return None };
    Some(format!(" · {}", aged(lang, *age)))
}

fn actions(frame: &Frame, data: &Data, here: &str) -> Markup {
    let lang = frame.lang;
    let known = data.instance.items().first().map(|instance| {
        let fields = begin::fields(&instance.id, &instance.name, &instance.region);
        view! {
            {keep(frame, instance, data.kept)}
            <form method="post" action=path::plans(lang)>
                {begin::hidden(frame, fields)}
                <button class="button button-small">{t::BEGIN.get(lang)}</button>
            </form>
        }
    });
    view! {
        <div class="actions">
            {known}
            {again(frame, here)}
        </div>
    }
    .markup()
}

/// The button that asks the cloud anew.
pub(super) fn again(frame: &Frame, here: &str) -> Markup {
    view! {
        <form method="post" action=here.to_owned()>
            {begin::hidden(frame, Vec::new())}
            <button class="button button-small">{icon(Icon::Refresh)} {t::LOOK_AGAIN.get(frame.lang)}</button>
        </form>
    }
    .markup()
}

fn facts(lang: Lang, data: &Data) -> Markup {
    let instance = match &data.instance {
        Lookup::Ready { items, .. } => items.first(),
        Lookup::Failed(why) => return notice(Tone::Warn, trouble(why)).markup(),
        Lookup::Unavailable => {
            return notice(Tone::Info, view! { <p>{t::PLAN_ONLY.get(lang)}</p> }.markup()).markup();
        }
        Lookup::NotAsked => None,
    };
    let Some(instance) = instance else {
        let said = t::GONE.with(lang, &[&data.region, &data.id]);
        return notice(Tone::Warn, view! { <p>{said}</p> }.markup()).markup();
    };
    let issue =
        (!instance.issue.is_empty()).then(|| view! { <code class="wrap-anywhere">{instance.issue.clone()}</code> });
    let [public, private] = &data.unseen;
    view! {
        <section class="card" aria-labelledby="facts-title">
            <div class="section-head">
                <h2 id="facts-title">{t::FACTS.get(lang)}</h2>
                <p class="badges">{state(lang, &instance.status)} {edition(lang, &instance.edition)} {issue}</p>
            </div>
            <div class="registry-facts">
                <div>
                    <h3>{t::COLUMN_DOMAINS.get(lang)}</h3>
                    {domains(lang, &instance.domains)}
                </div>
                <div>
                    <h3>{t::PUBLIC.get(lang)}</h3>
                    {unseen(lang, public.as_ref(), t::UNSEEN_PUBLIC).unwrap_or_else(|| endpoint(lang, &instance.internet, &data.comments))}
                </div>
                <div>
                    <h3>{t::VPCS.get(lang)}</h3>
                    {unseen(lang, private.as_ref(), t::UNSEEN_VPCS).unwrap_or_else(|| links(lang, instance.vpcs.as_deref()))}
                </div>
            </div>
        </section>
    }
    .markup()
}

fn unseen(lang: Lang, why: Option<&Trouble>, what: Text) -> Option<Markup> {
    let why = why?;
    let body = view! { <p><strong>{what.get(lang)}</strong></p>{trouble(why)} };
    Some(notice(Tone::Warn, body.markup()).markup())
}

fn domains(lang: Lang, domains: &[Domain]) -> Markup {
    if domains.is_empty() {
        return view! { <p class="meta">{t::NO_DOMAIN.get(lang)}</p> }.markup();
    }
    let items = domains.iter().map(|domain| {
        let kind = match (domain.custom, domain.vpc) {
            (true, _) => t::KIND_CUSTOM,
            (false, true) => t::KIND_DEFAULT_VPC,
            (false, false) => t::KIND_DEFAULT_PUBLIC,
        };
        view! { <li><code class="wrap-anywhere">{domain.host.clone()}</code><span class="meta">{kind.get(lang)}</span></li> }
    });
    view! { <ul class="pairs">{items.collect_view()}</ul> }.markup()
}

fn endpoint(lang: Lang, access: &Internet, comments: &[(String, String)]) -> Markup {
    let Internet::Open { entries } = access else { return internet(lang, access) };
    let items = entries.iter().map(|entry| {
        let comment = comments.iter().find(|(known, _)| known == entry).map(|(_, words)| words.clone());
        view! { <li><code>{entry.clone()}</code><span class="meta">{comment}</span></li> }
    });
    let said = if entries.is_empty() {
        Some(t::WHITELIST_OFF)
    } else {
        only_loopback(entries).then_some(t::WHITELIST_LOOPBACK)
    };
    view! {
        <p>{internet(lang, access)}</p>
        <h4>{t::WHITELIST.get(lang)}</h4>
        <ul class="pairs">{items.collect_view()}</ul>
        {said.map(|said| view! { <p class="meta">{said.get(lang)}</p> })}
    }
    .markup()
}

fn links(lang: Lang, vpcs: Option<&[LinkedVpc]>) -> Markup {
    let Some(vpcs) = vpcs else {
        return view! { <p class="meta">{registry::VPCS_UNKNOWN.get(lang)}</p> }.markup();
    };
    if vpcs.is_empty() {
        return view! { <p class="meta">{t::VPCS_NONE.get(lang)}</p> }.markup();
    }
    let items = vpcs.iter().map(|link| {
        let state = match (link.status.as_str(), link.issue.is_empty()) {
            ("CREATING", true) => badge(Tone::Warn, t::LINKING.get(lang)).markup(),
            ("RUNNING", true) => badge(Tone::Pass, registry::RUNNING.get(lang)).markup(),
            (status, true) => badge(Tone::Warn, status).markup(),
            (_, false) => badge(Tone::Warn, &link.issue).markup(),
        };
        let place = [link.vswitch_id.as_str(), link.ip.as_str()].into_iter().filter(|part| !part.is_empty());
        let place = place.collect::<Vec<_>>().join(" · ");
        view! { <li><code class="wrap-anywhere">{link.vpc_id.clone()}</code>{state}<span class="meta wrap-anywhere">{place}</span></li> }
    });
    view! { <ul class="pairs">{items.collect_view()}</ul> }.markup()
}

fn contents(lang: Lang, data: &Data, here: &str) -> Markup {
    let part = &data.part;
    let rows = data.repositories.items().iter().map(|found| row(lang, data, found)).collect();
    let columns = [
        Column::text(t::COLUMN_REPOSITORY),
        Column::text(t::COLUMN_NAMESPACE),
        Column::text(t::COLUMN_TYPE),
        Column::text(t::COLUMN_SUMMARY),
    ];
    let list = table(lang, t::CONTENTS, &columns, rows);
    let query = [(NAMESPACE, part.namespace.as_str()), (SEARCH, part.search.as_str())];
    view! {
        <section class="registry-contents">
            <div class="section-head"><h2>{t::CONTENTS.get(lang)}</h2></div>
            <div class="registry-browse">
                {namespaces(lang, data, here)}
                <div>
                    {search(lang, here, &query[..1], &part.search, t::SEARCH_REPOSITORY)}
                    {said(lang, &data.repositories, part, t::NO_REPOSITORY)}
                    {list}
                    {pages(lang, here, &query, part, more(&data.repositories, part))}
                </div>
            </div>
        </section>
    }
    .markup()
}

fn row(lang: Lang, data: &Data, found: &Repository) -> Vec<Markup> {
    let address = path::repository(lang, &data.region, &data.id, &found.namespace, &found.name);
    let kind = if found.public { t::TYPE_PUBLIC } else { t::TYPE_PRIVATE };
    vec![
        view! { <a href=address><code>{found.name.clone()}</code></a> }.markup(),
        named("", &found.namespace),
        badge(Tone::Plain, kind.get(lang)).markup(),
        found.summary.clone().markup(),
    ]
}

fn namespaces(lang: Lang, data: &Data, here: &str) -> Markup {
    let entry = |name: &str, label: String| {
        let current = (data.part.namespace == name).then_some("true");
        view! { <li><a href=path::with_query(here, &[(NAMESPACE, name)]) aria-current=current>{label}</a></li> }
    };
    let items: Vec<_> = data.namespaces.items().iter().map(|name| entry(name, name.clone())).collect();
    let said = match &data.namespaces {
        Lookup::Ready { items, .. } if items.is_empty() => {
            Some(view! { <p class="meta">{t::NO_NAMESPACE.get(lang)}</p> }.markup())
        }
        Lookup::Ready { more: true, .. } => Some(view! { <p class="meta">{t::NAMESPACES_MORE.get(lang)}</p> }.markup()),
        Lookup::Failed(why) => Some(view! { <div class="meta">{trouble(why)}</div> }.markup()),
        _ => None,
    };
    view! {
        <nav class="namespaces" aria-label=t::NAMESPACES.get(lang)>
            <h3>{t::NAMESPACES.get(lang)}</h3>
            <ul>{entry("", t::ALL_NAMESPACES.get(lang).to_owned())}{items}</ul>
            {said}
        </nav>
    }
    .markup()
}

/// The search of a list; `kept` is what stays in the address.
pub(super) fn search(lang: Lang, here: &str, kept: &[(&'static str, &str)], asked: &str, label: Text) -> Markup {
    let hidden: Vec<_> = kept
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=*name value=(*value).to_owned() /> })
        .collect();
    let clear =
        (!asked.is_empty()).then(|| view! { <a href=path::with_query(here, kept)>{t::SEARCH_CLEAR.get(lang)}</a> });
    view! {
        <form class="filter" method="get" action=here.to_owned() role="search" aria-label=label.get(lang)>
            {hidden}
            <div class="field">
                <label for=SEARCH>{label.get(lang)}</label>
                <input class="input mono" type="search" id=SEARCH name=SEARCH value=asked.to_owned() autocomplete="off" autocapitalize="none" spellcheck="false" />
            </div>
            <button class="button">{icon(Icon::Search)} {t::SEARCH.get(lang)}</button>
            {clear}
        </form>
    }
    .markup()
}

/// Why a list is empty, short, or not there.
pub(super) fn said<T>(lang: Lang, lookup: &Lookup<T>, part: &Part, none: Text) -> Option<Markup> {
    let searches = !part.search.is_empty();
    Some(match lookup {
        Lookup::Failed(why) => notice(Tone::Warn, trouble(why)).markup(),
        Lookup::Unavailable => notice(Tone::Info, view! { <p>{common::UNAVAILABLE.get(lang)}</p> }.markup()).markup(),
        Lookup::Ready { items, more, .. } => {
            let cut = (searches && *more).then(|| t::SEARCHED.with(lang, &[&part.searched]));
            let none = if searches {
                t::NO_MATCH
            } else if part.page > 1 {
                t::PAGE_OVER
            } else {
                none
            };
            let none = items.is_empty().then(|| view! { <p class="card empty">{none.get(lang)}</p> });
            view! { {none}{cut.map(|cut| view! { <p class="hint">{cut}</p> })} }.markup()
        }
        Lookup::NotAsked => return None,
    })
}

/// Whether a page comes after this one: what a search found is shown at once.
pub(super) fn more<T>(lookup: &Lookup<T>, part: &Part) -> bool {
    part.search.is_empty() && matches!(lookup, Lookup::Ready { more: true, .. })
}

/// The way to the pages before and after.
pub(super) fn pages(lang: Lang, here: &str, query: &[(&str, &str)], part: &Part, more: bool) -> Option<Markup> {
    let to = |page: u32, label: Text| {
        let number = if page == 1 { String::new() } else { page.to_string() };
        let pairs: Vec<_> = query.iter().copied().chain([(PAGE, number.as_str())]).collect();
        view! { <a class="button button-small" href=path::with_query(here, &pairs)>{label.get(lang)}</a> }
    };
    let newer = (part.page > 1).then(|| to(part.page - 1, t::NEWER));
    let older = more.then(|| to(part.page + 1, t::OLDER));
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=t::PAGES.get(lang)>
                {newer}<span class="meta">{t::PAGE_N.with(lang, &[&part.page])}</span>{older}
            </nav>
        }
        .markup()
    })
}
