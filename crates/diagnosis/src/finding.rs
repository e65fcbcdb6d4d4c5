//! A finding: a rule, what it came to, and why.

use plan::Lang;
use serde_json::{Value, json};

use crate::book::{Gap, GapKind, Heard};
use crate::evidence::Evidence;
use crate::remedy::Remedy;
use crate::rules::Rule;
use crate::verdict::Verdict;
use crate::words::{Words, words};

/// What a rule came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What it came to.
    pub verdict: Verdict,
    /// The wire names in the plan that it is about.
    pub about: Vec<String>,
    /// What it rests on. Never empty.
    pub evidence: Vec<Evidence>,
    /// What is the case, and why that matters.
    pub explanation: Words,
    /// How to mend it.
    pub remedy: Option<Remedy>,
}

impl Finding {
    pub(crate) fn new(
        rule: &'static Rule,
        verdict: Verdict,
        about: impl Into<String>,
        evidence: Vec<Evidence>,
        explanation: Words,
    ) -> Self {
        Self { rule, verdict, about: vec![about.into()], evidence, explanation, remedy: None }
    }

    #[must_use]
    pub(crate) fn mend(mut self, remedy: Remedy) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// That a rule cannot be judged because an answer is missing: which one, why, and what to grant or wait for.
    pub(crate) fn cannot_know<T>(rule: &'static Rule, about: &str, heard: &Heard<'_, T>) -> Self {
        let evidence = vec![heard.outcome()];
        let Some(gap) = heard.gap() else {
            let why =
                words!("应答中没有所需的内容，无法判断。", "The answer lacks what is needed, so this cannot be known.");
            return Self::new(rule, Verdict::Unknown, about, evidence, why);
        };
        let finding = Self::new(rule, Verdict::Unknown, about, evidence, explain(gap));
        match Remedy::of(gap) {
            Some(remedy) => finding.mend(remedy),
            None => finding,
        }
    }

    /// The same finding, at most as bad as this.
    #[must_use]
    pub(crate) fn at_most(mut self, verdict: Verdict) -> Self {
        self.verdict = self.verdict.min(verdict);
        self
    }

    /// Whether another finding says the same of something else in the plan.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let strip = |finding: &Self| Self { about: Vec::new(), ..finding.clone() };
        strip(self) == strip(other)
    }

    /// The finding for scripts: `{rule, verdict, evidence, remedy}` and what people read beside it.
    pub fn json(&self) -> Value {
        let evidence: Vec<Value> = self.evidence.iter().map(evidence).collect();
        let both = |text: &Words| json!({"zh-CN": text.zh, "en": text.en});
        json!({
            "rule": self.rule.id,
            "verdict": self.verdict.name(),
            "decides": self.rule.decides,
            "about": self.about,
            "title": {"zh-CN": self.rule.title.zh, "en": self.rule.title.en},
            "explanation": both(&self.explanation),
            "evidence": evidence,
            "remedy": self.remedy.as_ref().map(Remedy::json),
            "doc": {"url": self.rule.doc, "read": self.rule.read},
        })
    }

    /// One line: the verdict, the rule, what it is about.
    pub fn line(&self, lang: Lang) -> String {
        let about = self.about.join(", ");
        format!("{:7} {} [{}] {about}", self.verdict.name(), self.rule.title.get(lang), self.rule.id)
    }
}

fn explain(gap: &Gap) -> Words {
    let head = match &gap.kind {
        GapKind::Permission(action) => words!(
            "无法得知：当前身份没有 {action} 权限。",
            "This cannot be known: RAM does not allow {action} to whoever asks."
        ),
        GapKind::Credential => {
            words!("无法得知：没有可用的访问凭证。", "This cannot be known: there is no usable credential.")
        }
        // With a code there was an answer: "later".
        GapKind::Unreachable if gap.code.is_some() => {
            words!("无法得知：云端暂时没有处理这次查询。", "This cannot be known: the cloud put the question off.")
        }
        GapKind::Unreachable => {
            words!("无法得知：云端没有及时应答。", "This cannot be known: the cloud did not answer in time.")
        }
        GapKind::Refused => words!("无法得知：查询被拒绝。", "This cannot be known: the query was refused."),
        GapKind::NotAsked => return gap.advice.clone(),
    };
    head.and(&gap.advice)
}

fn evidence(evidence: &Evidence) -> Value {
    let mut value = json!({"source": evidence.source, "field": evidence.field, "value": evidence.value});
    for (name, text) in [("region", &evidence.region), ("at", &evidence.at), ("requestId", &evidence.request_id)] {
        if let Some(text) = text {
            value[name] = json!(text);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{Gap, GapKind, Words, explain};

    #[test]
    fn an_answer_that_says_later_is_not_called_silence() {
        let gap = |code: Option<&str>| Gap {
            kind: GapKind::Unreachable,
            code: code.map(str::to_owned),
            advice: Words::new("", ""),
        };
        assert!(explain(&gap(None)).en.contains("did not answer in time"));
        assert!(!explain(&gap(Some("Throttling.User"))).en.contains("did not answer"));
    }
}
