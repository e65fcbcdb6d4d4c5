//! The diagnosis: every rule over one plan and what is known so far.

use std::cell::OnceCell;

use plan::sheet::Credential;
use plan::{Lang, Problem, Sheet};
use serde_json::{Value, json};

use crate::book::{Book, Facts};
use crate::egress::{Egress, egress};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::placement::{Placement, place};
use crate::question::Question;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;
use crate::{entries, extras, image};

/// What is judged, and the book it is judged by.
pub(crate) struct Case<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) book: &'a Book<'a>,
    /// The group's region; empty where the plan names none.
    pub(crate) region: &'a str,
    pub(crate) placement: Placement<'a>,
    egress: OnceCell<Egress>,
}

impl Case<'_> {
    /// The ways out; looked for only where an image needs one.
    pub(crate) fn egress(&self) -> &Egress {
        self.egress.get_or_init(|| egress(self))
    }

    /// The password that the plan gives for a host.
    pub(crate) fn credential(&self, host: &str) -> Option<&Credential> {
        self.sheet.credentials().iter().find(|credential| {
            let server = credential.server.as_deref().unwrap_or_default();
            let bare = server.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
            bare == host
        })
    }
}

/// What all rules came to.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// The findings, in the order in which a pull meets the rules.
    pub findings: Vec<Finding>,
    /// What to ask the cloud before diagnosing again; empty when nothing more can be learnt.
    pub wanted: Vec<Question>,
}

/// Judges a plan, or as much of it as there is. `problems` are what [`plan::check`] found.
pub fn diagnose(sheet: &Sheet, problems: &[Problem], facts: &Facts) -> Diagnosis {
    let book = Book::open(facts);
    let placement = place(sheet, &book);
    let region = sheet.region().unwrap_or_default();
    let mut case = Case { sheet, book: &book, region, placement, egress: OnceCell::new() };
    let mut all = std::mem::take(&mut case.placement.findings);
    let judged: Vec<Finding> = sheet.all_containers().flat_map(|container| image::judge(&case, container)).collect();
    if judged.is_empty() {
        let why = words!(
            "计划中没有容器，没有镜像可以诊断。",
            "The plan has no container, so there is no image to diagnose."
        );
        let evidence = vec![Evidence::plan("Container", "none")];
        all.push(Finding::new(&rules::IMAGE, Verdict::Unknown, "Container", evidence, why));
    }
    all.extend(judged);
    all.extend(entries::unused(&case));
    all.extend(extras::judge(&case, problems));
    drop(case);
    Diagnosis { findings: arrange(all), wanted: book.close() }
}

/// Findings that say the same of several images become one; then they stand in the order of their rules.
fn arrange(all: Vec<Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for finding in all {
        match findings.iter_mut().find(|there| there.says_the_same(&finding)) {
            Some(there) => {
                for about in finding.about {
                    if !there.about.contains(&about) {
                        there.about.push(about);
                    }
                }
            }
            None => findings.push(finding),
        }
    }
    let place = |finding: &Finding| rules::ALL.iter().position(|rule| rule.id == finding.rule.id);
    findings.sort_by_key(place);
    findings
}

impl Diagnosis {
    /// What it comes to: fail beats unknown beats warn.
    pub fn verdict(&self) -> Verdict {
        Verdict::all(self.findings.iter().map(|finding| finding.verdict))
    }

    /// The diagnosis for scripts.
    pub fn json(&self) -> Value {
        let findings: Vec<Value> = self.findings.iter().map(Finding::json).collect();
        json!({"verdict": self.verdict().name(), "findings": findings})
    }

    /// The diagnosis for people, the worst first.
    pub fn text(&self, lang: Lang) -> String {
        let mut lines = Vec::new();
        for verdict in Verdict::ALL.into_iter().rev() {
            for finding in self.findings.iter().filter(|finding| finding.verdict == verdict) {
                lines.push(finding.line(lang));
                if verdict == Verdict::Pass {
                    continue;
                }
                lines.push(format!("        {}", finding.explanation.get(lang)));
                if let Some(remedy) = &finding.remedy {
                    lines.push(format!("        → {}", remedy.text.get(lang)));
                    lines.extend(remedy.cli.iter().map(|cli| format!("          {cli}")));
                }
            }
        }
        lines.push(self.verdict().name().to_owned());
        lines.join("\n") + "\n"
    }
}
