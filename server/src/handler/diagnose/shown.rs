//! From a diagnosis to what pages show of it, in one language.

use app::{
    page::diagnose::{Cause, Evidence, Finding, Remedy, Verdict, change::BACK},
    path,
};
use diagnosis::{Change, Diagnosis, after};
use plan::Lang;

use crate::web::page::Visit;

/// What says nothing of a pull: judged only of a whole plan that is to be launched.
const OF_A_LAUNCH: [&str; 5] = ["plan", "dry-run", "price", "quota", "stock"];

/// The findings; of a `whole` plan all of them, else those that concern the pull.
pub fn findings(diagnosis: &Diagnosis, lang: Lang, whole: bool) -> Vec<Finding> {
    let concerns = |finding: &&diagnosis::Finding| whole || !OF_A_LAUNCH.contains(&finding.rule.id);
    diagnosis.findings.iter().filter(concerns).map(|found| finding(found, lang)).collect()
}

fn finding(found: &diagnosis::Finding, lang: Lang) -> Finding {
    let rule = found.rule;
    Finding {
        rule: rule.id,
        title: rule.title.get(lang),
        decides: rule.decides,
        verdict: verdict(found.verdict),
        about: found.about.clone(),
        explanation: found.explanation.get(lang).to_owned(),
        evidence: found.evidence.iter().map(evidence).collect(),
        remedy: found.remedy.as_ref().map(|remedy| Remedy {
            text: remedy.text.get(lang).to_owned(),
            console: remedy.console.clone(),
            cli: remedy.cli.clone(),
            terraform: remedy.terraform.clone(),
            change: remedy.change.as_ref().map(|change| question(change, lang, None)),
        }),
        document: (rule.doc, rule.read),
    }
}

fn verdict(verdict: diagnosis::Verdict) -> Verdict {
    match verdict {
        diagnosis::Verdict::Pass => Verdict::Pass,
        diagnosis::Verdict::Warn => Verdict::Warn,
        diagnosis::Verdict::Unknown => Verdict::Unknown,
        diagnosis::Verdict::Fail => Verdict::Fail,
    }
}

fn evidence(evidence: &diagnosis::Evidence) -> Evidence {
    let at = evidence.at.as_deref().and_then(|at| at.parse::<jiff::Timestamp>().ok());
    Evidence {
        source: evidence.source.clone(),
        region: evidence.region.clone().unwrap_or_default(),
        field: evidence.field.clone(),
        value: evidence.value.clone(),
        at: at.map(jiff::Timestamp::as_second),
        request_id: evidence.request_id.clone().unwrap_or_default(),
    }
}

/// The address of the question whether a change shall be made, which leads back to `back` afterwards.
pub fn question(change: &Change, lang: Lang, back: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(change.pairs());
    query.extend_pairs(back.map(|back| (BACK, back)));
    format!("{}?{}", path::diagnose_change(lang), query.finish())
}

/// The finding with its change leading back to the page that is visited. Without a cloud nothing can be changed from here.
pub fn linked(mut finding: Finding, visit: &Visit) -> Finding {
    if let Some(change) = finding.remedy.as_mut().and_then(|remedy| remedy.change.as_mut()) {
        let back = form_urlencoded::Serializer::new(String::new()).append_pair(BACK, &visit.path).finish();
        change.push('&');
        change.push_str(&back);
    }
    finding
}

/// The causes that events name.
pub fn causes(causes: &[after::Cause], lang: Lang) -> Vec<Cause> {
    let cause = |cause: &after::Cause| Cause {
        explanation: cause.explanation.get(lang).to_owned(),
        rules: cause.rules.iter().map(|rule| (rule.id, rule.title.get(lang))).collect(),
        quote: cause.quote.clone(),
    };
    causes.iter().map(cause).collect()
}
