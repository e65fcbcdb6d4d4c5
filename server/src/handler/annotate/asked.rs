//! What the form asks for.

use app::{
    page::annotate::{Answer, NAME, TEXT},
    text::{Fill, annotate as t},
};
use manifest::{InstanceId, Request};
use plan::{Lang, Network, Onto};

use crate::{
    annotate::{is_word, judge_arn},
    web::form::{self, Pairs},
};

/// What a result is called that was pasted.
const PASTED: &str = "annotated.yaml";

/// A text, and what is to be done with it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) lang: Lang,
    pub(super) text: String,
    /// The name of the file that was uploaded, made safe; nothing for a text that was pasted.
    pub(super) name: String,
    /// The fields of the form but its own.
    pub(super) fields: Pairs,
}

impl Asked {
    pub(super) fn new(pairs: &Pairs, lang: Lang) -> Self {
        Self {
            lang,
            text: form::last(pairs, TEXT).to_owned(),
            name: safe(form::last(pairs, NAME)),
            fields: pairs.iter().filter(|(name, _)| !name.starts_with('_')).cloned().collect(),
        }
    }

    /// A field's value.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        Some(form::last(&self.fields, name).trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn is_ticked(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Whether a text is there and an instance is named.
    pub(super) fn is_whole(&self) -> bool {
        !self.text.trim().is_empty() && self.value("InstanceId").is_some()
    }

    /// What a file with the result is called.
    pub(super) fn file_name(&self) -> String {
        if self.name.is_empty() { PASTED.to_owned() } else { self.name.clone() }
    }

    pub(super) fn not_utf8(&self) -> Answer {
        Answer::Refused { problems: vec![t::NOT_UTF8.get(self.lang).to_owned()], snippet: None }
    }

    /// The request, or what is wrong with the form.
    pub(super) fn request(&self) -> Result<Request, Vec<String>> {
        let lang = self.lang;
        let mut problems = Vec::new();
        if self.text.trim().is_empty() {
            problems.push(t::NO_TEXT.get(lang).to_owned());
        }
        let (region, instance_region) = (self.value("Region"), self.value("InstanceRegion"));
        let wrong = [&region, &instance_region].into_iter().flatten().filter(|region| !is_word(region));
        problems.extend(wrong.map(|region| t::NO_REGION.with(lang, &[region])));
        let arns = [self.value("ServiceArn"), self.value("UserArn")];
        let wrong = arns.iter().flatten().filter(|arn| judge_arn("", arn).is_err());
        problems.extend(wrong.map(|arn| t::NO_ARN.with(lang, &[arn])));
        let mut instances: Vec<InstanceId> = Vec::new();
        for id in form::last(&self.fields, "InstanceId").split([',', '，']).map(str::trim) {
            match InstanceId::parse(id).map(|id| id.seen_from(region.as_deref(), instance_region.as_deref())) {
                Ok(id) if instances.contains(&id) => {}
                Ok(id) => instances.push(id),
                Err(problem) => problems.push(format!("{id} {}", problem.text(lang)).trim().to_owned()),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let [service_arn, user_arn] = arns;
        Ok(Request {
            plural: self.is_ticked("Plural") || instances.len() > 1,
            instances,
            service_arn,
            user_arn,
            all_kinds: self.is_ticked("AllKinds"),
            network: match self.value("Network").as_deref() {
                Some("vpc") => Some(Network::Vpc),
                Some("public") => Some(Network::Public),
                _ => None,
            },
            instance_name: self.value("InstanceName"),
            instance_region,
            onto: match self.value("Onto").as_deref() {
                Some("label") => Some(Onto::Label),
                Some("selector") => Some(Onto::Selector),
                _ => None,
            },
            move_misplaced: self.is_ticked("MoveMisplaced"),
        })
    }
}

/// A file's name without its folders, of letters, digits and three signs, and not too long.
fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).take(100).collect();
    plain.trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_leads_nowhere() {
        for (name, expected) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\x\\de ploy.yaml", "deploy.yaml"),
            ("..", ""),
            ("a\"\r\nb.yml", "ab.yml"),
            ("部署.yaml", "yaml"),
            (".hidden", "hidden"),
        ] {
            assert_eq!(safe(name), expected);
        }
        assert_eq!(safe(&"a".repeat(1_000)).len(), 100);
    }
}
