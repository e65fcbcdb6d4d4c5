//! Every address of the site as a function: the server's routes, the links and the tests use the same ones.

use std::fmt::Write;

use plan::{Lang, Step};

/// The address that leads to the start page in the visitor's language.
pub const ROOT: &str = "/";
/// Where the theme switch posts to.
pub const THEME: &str = "/theme";
/// Answers as long as the process lives.
pub const HEALTHZ: &str = "/healthz";
/// Answers once the server can do its work.
pub const READYZ: &str = "/readyz";
/// The mark, for browser tabs.
pub const FAVICON_SVG: &str = "/favicon.svg";
/// The mark, for browsers that ask for it unasked.
pub const FAVICON_ICO: &str = "/favicon.ico";
/// What search engines may visit: nothing.
pub const ROBOTS: &str = "/robots.txt";

/// The OpenAPI document.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// The start page.
pub fn start(lang: Lang) -> String {
    format!("/{}", lang.tag())
}

/// Where a new plan is posted to.
pub fn plans(lang: Lang) -> String {
    format!("/{}/plans", lang.tag())
}

/// Where to start from what somebody has; its form posts to the same address.
pub fn import(lang: Lang) -> String {
    format!("/{}/import", lang.tag())
}

/// Where manifests are annotated; its form posts to the same address.
pub fn annotate(lang: Lang) -> String {
    format!("/{}/annotate", lang.tag())
}

/// Where the JSON API is read.
pub fn api(lang: Lang) -> String {
    format!("/{}/api", lang.tag())
}

/// The pull diagnosis; what to diagnose stands in its query.
pub fn diagnose(lang: Lang) -> String {
    format!("/{}/diagnose", lang.tag())
}

/// The diagnosis of a draft.
pub fn diagnose_plan(lang: Lang, plan: &str) -> String {
    format!("/{}/diagnose?plan={plan}", lang.tag())
}

/// The diagnosis of a container group.
pub fn diagnose_group(lang: Lang, group: &str, region: &str) -> String {
    format!("/{}/diagnose?group={group}&region={region}", lang.tag())
}

/// Every rule of the diagnosis.
pub fn diagnose_rules(lang: Lang) -> String {
    format!("/{}/diagnose/rules", lang.tag())
}

/// The generator of RAM policies.
pub fn diagnose_policy(lang: Lang) -> String {
    format!("/{}/diagnose/policy", lang.tag())
}

/// The question whether a registry instance is to be changed; which change stands in the query, and the answer is posted to the
/// same address.
pub fn diagnose_change(lang: Lang) -> String {
    format!("/{}/diagnose/change", lang.tag())
}

/// A change that is under way or was made.
pub fn diagnose_changed(lang: Lang, change: &str) -> String {
    format!("/{}/diagnose/changes/{change}", lang.tag())
}

/// The stream that says when there is something new about a change.
pub fn diagnose_change_events(lang: Lang, change: &str) -> String {
    format!("/{}/diagnose/changes/{change}/events", lang.tag())
}

/// The registry instances of every region, and those that are remembered; the wish to look again is posted to the same address.
pub fn registries(lang: Lang) -> String {
    format!("/{}/registries", lang.tag())
}

/// One registry instance and its repositories.
pub fn registry(lang: Lang, region: &str, instance: &str) -> String {
    format!("/{}/registries/{}/{}", lang.tag(), segment(region), segment(instance))
}

/// One repository of an instance and its tags. A repository's name may hold slashes.
pub fn repository(lang: Lang, region: &str, instance: &str, namespace: &str, repository: &str) -> String {
    format!("{}/{}/{}", registry(lang, region, instance), segment(namespace), segments(repository))
}

/// The form that writes an instance down; it posts to the same address.
pub fn remember(lang: Lang) -> String {
    format!("/{}/registries/remember", lang.tag())
}

/// The form of a remembered instance; it posts to the same address.
pub fn remembered(lang: Lang, id: &str) -> String {
    format!("/{}/registries/remembered/{id}", lang.tag())
}

/// The question whether a remembered instance is to be forgotten; the answer is posted to the same address.
pub fn forget(lang: Lang, id: &str) -> String {
    format!("/{}/registries/remembered/{id}/forget", lang.tag())
}

/// Where the wish for another world of the demo is posted to.
pub fn scenario(lang: Lang) -> String {
    format!("/{}/scenario", lang.tag())
}

/// A shared plan; the wish to open it is posted to the same address.
pub fn shared(lang: Lang, id: &str) -> String {
    format!("/{}/p/{id}", lang.tag())
}

/// Where the wish to share a plan is posted to.
pub fn share_plan(lang: Lang, plan: &str) -> String {
    format!("/{}/plans/{plan}/share", lang.tag())
}

/// A step of the wizard; its form posts to the same address.
pub fn step(lang: Lang, plan: &str, step: Step) -> String {
    format!("/{}/plans/{plan}/{}", lang.tag(), step.slug())
}

/// The review of a plan.
pub fn review(lang: Lang, plan: &str) -> String {
    format!("/{}/plans/{plan}/review", lang.tag())
}

/// Where the confirmation of a launch is posted to.
pub fn launch_plan(lang: Lang, plan: &str) -> String {
    format!("/{}/plans/{plan}/launch", lang.tag())
}

/// Where the wish to throw a draft away is posted to.
pub fn discard_plan(lang: Lang, plan: &str) -> String {
    format!("/{}/plans/{plan}/discard", lang.tag())
}

/// All drafts.
pub fn drafts(lang: Lang) -> String {
    format!("/{}/drafts", lang.tag())
}

/// The question whether a draft is to be thrown away.
pub fn ask_discard(lang: Lang, plan: &str) -> String {
    format!("/{}/drafts?discard={plan}", lang.tag())
}

/// All launches.
pub fn launches(lang: Lang) -> String {
    format!("/{}/launches", lang.tag())
}

/// The list of launches as a file, `csv` or `json`.
pub fn launches_export(lang: Lang, format: &str) -> String {
    format!("/{}/launches/export/{format}", lang.tag())
}

/// One launch.
pub fn launch(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}", lang.tag())
}

/// The stream of a launch's events.
pub fn launch_events(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}/events", lang.tag())
}

/// A launch's state as JSON, for browsers whose stream fails.
pub fn launch_status(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}/status", lang.tag())
}

/// Where starting a launch's containers anew is posted to.
pub fn launch_restart(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}/restart", lang.tag())
}

/// Where the end of a launch's group is posted to.
pub fn launch_lifetime(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}/lifetime", lang.tag())
}

/// The logs of one container of a launch.
pub fn launch_logs(lang: Lang, launch: &str, container: &str) -> String {
    format!("/{}/launches/{launch}/logs/{container}", lang.tag())
}

/// The question whether the container group is to be deleted; the answer is posted to the same address.
pub fn launch_delete(lang: Lang, launch: &str) -> String {
    format!("/{}/launches/{launch}/delete", lang.tag())
}

/// Whose plan a file holds: what a draft says now, or what a launch was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files<'a> {
    /// The draft with this id.
    Plan(&'a str),
    /// The launch with this id.
    Launch(&'a str),
}

impl Files<'_> {
    /// The plan as a file; `ending` is a format's ([`plan::render::Format::extension`]), or `json` for the plan document.
    pub fn file(self, ending: &str) -> String {
        match self {
            Self::Plan(id) => format!("/plans/{id}.{ending}"),
            Self::Launch(id) => format!("/launches/{id}.{ending}"),
        }
    }
}

/// A part of an address, with what has a meaning in addresses written as its bytes (RFC 3986, unreserved characters).
fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // A text takes whatever is written to it.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn segments(text: &str) -> String {
    text.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// An address with a query; what is empty is left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let said: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    let pairs: Vec<_> = said.iter().map(|(name, value)| format!("{name}={}", segment(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// A file of the build, whose name carries its hash.
pub fn asset(name: &str) -> String {
    format!("/pkg/{name}")
}

/// The same page in another language. An address that belongs to no language leads to the start page.
pub fn in_language(path: &str, lang: Lang) -> String {
    let rest = path.strip_prefix('/').unwrap_or(path);
    let (first, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    if Lang::parse(first).is_some() { format!("/{}{tail}", lang.tag()) } else { start(lang) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_place_when_the_language_changes() {
        assert_eq!(in_language("/zh-CN/plans/x/images", Lang::En), "/en/plans/x/images");
        assert_eq!(in_language("/en", Lang::ZhCn), "/zh-CN");
        assert_eq!(in_language("/en?x=1", Lang::ZhCn), "/zh-CN?x=1");
        assert_eq!(in_language("/", Lang::En), "/en");
        assert_eq!(in_language("/enough/plans", Lang::ZhCn), "/zh-CN");
    }

    #[test]
    fn addresses_are_as_agreed() {
        assert_eq!(step(Lang::ZhCn, "a", Step::Images), "/zh-CN/plans/a/images");
        assert_eq!(launch_logs(Lang::En, "l", "web"), "/en/launches/l/logs/web");
        assert_eq!(repository(Lang::En, "cn-x", "cri-1", "ns", "a/b c"), "/en/registries/cn-x/cri-1/ns/a/b%20c");
        assert_eq!(with_query("/en", &[("a", ""), ("b", "x&y"), ("c", "中")]), "/en?b=x%26y&c=%E4%B8%AD");
        assert_eq!(with_query("/en", &[("a", "")]), "/en");
        assert_eq!(Files::Plan("a").file("openapi.json"), "/plans/a.openapi.json");
        assert_eq!(Files::Launch("a").file("yaml"), "/launches/a.yaml");
    }
}
