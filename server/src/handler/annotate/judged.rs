//! The work, and what the page says of it.

use app::{
    page::annotate::{Answer, Done, Finding, Row, Sign},
    text::{Fill, annotate as t},
    ui::part::Tone,
};
use manifest::{
    Lines, Outcome, Reader, Refusal,
    diff::{self, Mark},
    draft::Begun,
    lint::{self, Level},
};
use plan::Lang;

use super::{asked::Asked, begin};

/// Lines of the diff that a page shows.
const DIFF_LINES: usize = 2_000;
/// Findings that a page shows, and lines of the report.
const ROWS: usize = 500;
/// Bytes of a result that a page shows.
const RESULT_BYTES: usize = 512 * 1024;

/// What came of a text.
pub(super) struct Judged {
    /// What the page says.
    pub(super) done: Done,
    /// The whole result.
    pub(super) text: String,
    /// The plan begun, where that was asked for.
    pub(super) begun: Option<Begun>,
}

/// Annotates a text, or begins a plan from it.
pub(super) fn judge(asked: &Asked, begins: bool) -> Result<Judged, Answer> {
    if begins {
        let begun = begin::of(asked)?;
        return Ok(Judged { done: Done::default(), text: String::new(), begun: Some(begun) });
    }
    let lang = asked.lang;
    let request = asked.request().map_err(|problems| Answer::Refused { problems, snippet: None })?;
    let outcome = manifest::annotate(&asked.text, &request).map_err(|refusal| refused(&asked.text, &refusal, lang))?;
    let found = lint::lint(&asked.text, asked.value("Region").as_deref()).unwrap_or_default();
    let done = done(&asked.text, &outcome, &found, lang);
    Ok(Judged { done, text: outcome.text, begun: None })
}

fn done(text: &str, outcome: &Outcome, found: &[lint::Finding], lang: Lang) -> Done {
    let shown = &found[..found.len().min(ROWS)];
    let lines: Vec<usize> = shown.iter().map(|finding| finding.line).collect();
    let hunks = diff::hunks_with(text, &outcome.edits, &lines);
    let mut rows = rows(&hunks, shown);
    let more = rows.len().saturating_sub(DIFF_LINES);
    rows.truncate(DIFF_LINES);
    let notes = outcome.notes.iter().take(ROWS).map(|note| (note.line, note.text(lang, Reader::Page)));
    Done {
        rows,
        more,
        notes: notes.collect(),
        more_notes: outcome.notes.len().saturating_sub(ROWS),
        edited: !outcome.edits.is_empty(),
        changed: outcome.notes.iter().any(|note| note.kind.is_change()),
        findings: shown.iter().map(|found| finding(found, lang)).collect(),
        more_findings: found.len() - shown.len(),
        result: (outcome.text.len() <= RESULT_BYTES).then(|| outcome.text.clone()),
    }
}

fn finding(found: &lint::Finding, lang: Lang) -> Finding {
    Finding {
        line: found.line,
        tone: match found.rule.level {
            Level::Error => Tone::Fail,
            Level::Warning => Tone::Warn,
            Level::Note => Tone::Info,
        },
        rule: found.rule.id,
        why: found.rule.why.get(lang),
        text: found.text(lang),
        url: found.rule.page.url.get(lang),
        read: found.rule.page.read,
    }
}

/// The diff, line by line, each with its numbers and with the findings that are about it.
fn rows(hunks: &[diff::Hunk], found: &[lint::Finding]) -> Vec<Row> {
    let mut rows = Vec::new();
    for hunk in hunks {
        if !rows.is_empty() {
            rows.push(Row { sign: Sign::Gap, old: None, new: None, text: String::new(), findings: Vec::new() });
        }
        let (mut old, mut new) = (hunk.old.0, hunk.new.0);
        for (mark, text) in &hunk.lines {
            let (sign, is_old, is_new) = match mark {
                Mark::Same => (Sign::Same, true, true),
                Mark::Old => (Sign::Old, true, false),
                Mark::New => (Sign::New, false, true),
            };
            let about = found.iter().enumerate().filter(|(_, finding)| is_old && finding.line == old);
            rows.push(Row {
                sign,
                old: is_old.then_some(old),
                new: is_new.then_some(new),
                text: text.clone(),
                findings: about.map(|(place, _)| place).collect(),
            });
            old += usize::from(is_old);
            new += usize::from(is_new);
        }
    }
    rows
}

/// Why nothing was done, in the page's language.
pub(super) fn refused(text: &str, refusal: &Refusal, lang: Lang) -> Answer {
    let (problem, snippet) = match refusal {
        Refusal::Unreadable(fault) => (unreadable(text, fault, lang), None),
        Refusal::SecondReader(line, words) => (t::SECOND.with(lang, &[line, words]), None),
        Refusal::WhichInstance(hosts) => (t::WHICH.with(lang, &[&hosts.join(", ")]), None),
        Refusal::Broken { line, snippet } => (t::BROKEN.with(lang, &[line]), Some(snippet.clone())),
    };
    Answer::Refused { problems: vec![problem], snippet }
}

/// What keeps a text from being read, with its line and column.
pub(super) fn unreadable(text: &str, fault: &manifest::yaml::Fault, lang: Lang) -> String {
    let lines = Lines::new(text);
    let (line, column) = (lines.line(fault.at), lines.column(fault.at));
    t::AT.with(lang, &[&line, &column, &fault.kind.text(lang)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_beside_their_lines_and_numbers_count_on_both_sides() {
        let pod = "kind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  hostPID: true\n  containers: []\n";
        let pairs = [("_text", pod), ("InstanceId", "cri-nwj395hgf6f00000")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let Ok(judged) = judge(&Asked::new(&pairs, Lang::En), false) else { unreachable!("it is readable") };
        let about: Vec<_> = judged.done.rows.iter().filter(|row| !row.findings.is_empty()).map(|row| row.old).collect();
        assert_eq!(about, [Some(4), Some(5)]);
        let last = judged.done.rows.last().map(|row| (row.sign, row.old, row.new));
        assert_eq!(last, Some((Sign::Same, Some(6), Some(6))));
        assert!(judged.done.rows.iter().any(|row| (row.sign, row.old, row.new) == (Sign::New, None, Some(2))));
    }
}
