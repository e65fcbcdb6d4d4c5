//! Looks through a stream for what ECI does not run and for what is written in vain.

mod checks;
mod host;
mod pod;
mod rules;

use plan::Lang;

use crate::find;
use crate::lines::Lines;
use crate::yaml::{Fault, NodeId, Reader, Tree};

pub use self::rules::{ALL, Level, Page, Rule};

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The line, from 1.
    pub line: usize,
    /// The keys that lead to it from its object, for example `spec.template.spec.containers[0].image`.
    pub path: String,
    /// Kind and name of its object, as far as it states them.
    pub object: String,
    /// The value in question, where that says more.
    pub detail: Option<String>,
}

impl Finding {
    /// Why it is a finding, and what to do, the object first.
    pub fn text(&self, lang: Lang) -> String {
        let (colon, full, open, close) = match lang {
            Lang::ZhCn => ("：", "。", "（", "）"),
            Lang::En => (": ", ". ", " (", ")"),
        };
        let end = if lang == Lang::En { "." } else { "。" };
        let object = if self.object.is_empty() { String::new() } else { format!("{}{colon}", self.object) };
        let detail = self.detail.as_ref().map(|detail| format!("{open}{detail}{close}")).unwrap_or_default();
        format!("{object}{}{detail}{full}{}{end}", self.rule.why.get(lang), self.rule.remedy.get(lang))
    }
}

/// Every finding of a stream, by line. `region` is the cluster's, where it is known.
///
/// # Errors
/// A text that cannot be read, or is over a guard.
pub fn lint(text: &str, region: Option<&str>) -> Result<Vec<Finding>, Fault> {
    let lines = Lines::new(text);
    let mut reader = Reader::new(text)?;
    let mut findings = Vec::new();
    while let Some(document) = reader.next_document() {
        let document = document?;
        let tree = &document.tree;
        let look = Look { tree, parents: tree.parents(), lines: &lines, region, findings: &mut findings };
        look.document(document.root);
    }
    findings.sort_by(|a, b| (a.line, a.rule.id).cmp(&(b.line, b.rule.id)));
    findings.dedup();
    Ok(findings)
}

/// A look at one document.
struct Look<'l, 'a> {
    tree: &'l Tree<'a>,
    parents: Vec<Option<NodeId>>,
    lines: &'l Lines<'a>,
    region: Option<&'l str>,
    findings: &'l mut Vec<Finding>,
}

impl Look<'_, '_> {
    fn add(&mut self, rule: Rule, at: NodeId, owner: &find::Owner, detail: Option<String>) {
        let finding = Finding {
            rule,
            line: self.lines.line(self.tree.outer_start(at)),
            path: self.path(at, owner.node),
            object: owner.title(),
            detail,
        };
        self.findings.push(finding);
    }

    /// The keys from an object to a node, as far as the node is inside it; a key stands for its entry.
    fn path(&self, node: NodeId, object: NodeId) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut at = node;
        while at != object {
            let Some(parent) = self.parents[at.index()] else { break };
            if self.tree.kind(parent).is_sequence() {
                let place = self.tree.children(parent).position(|child| child == at).unwrap_or(0);
                words.push(format!("[{place}]"));
            } else {
                let entry = self.tree.entries(parent).find(|(key, value)| *key == at || *value == at);
                let key = entry.and_then(|(key, _)| self.tree.text(key)).unwrap_or_default();
                words.push(format!(".{key}"));
            }
            at = parent;
        }
        words.reverse();
        words.concat().trim_start_matches('.').to_owned()
    }
}
