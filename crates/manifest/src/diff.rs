//! A unified diff, made from the edits themselves: nothing has to be searched for.

use crate::edit::{Edit, splice};
use crate::lines::Lines;

/// Lines around a change that are shown.
const CONTEXT: usize = 3;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It stayed.
    Same,
    /// It is gone, or as it was before.
    Old,
    /// It is new, or as it is now.
    New,
}

/// A stretch of lines with changes in it. Lines count from 1 and are without their breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// First line and number of lines before.
    pub old: (usize, usize),
    /// First line and number of lines now.
    pub new: (usize, usize),
    /// Its lines; the last of a text that does not end in a break says so.
    pub lines: Vec<(Mark, String)>,
}

/// Lines that were exchanged: `from..to` (from 0) by `text`.
struct Change {
    from: usize,
    to: usize,
    text: String,
}

/// The hunks between a text and the one that the edits make of it.
pub fn hunks(before: &str, edits: &[Edit]) -> Vec<Hunk> {
    hunks_with(before, edits, &[])
}

/// The same, with hunks around these lines (from 1) too, whether or not something changed there.
pub fn hunks_with(before: &str, edits: &[Edit], shown: &[usize]) -> Vec<Hunk> {
    let lines = Lines::new(before);
    let mut changes = changes(before, &lines, edits);
    let real: Vec<(usize, usize)> = changes.iter().map(|change| (change.from, change.to)).collect();
    let stays = |line: &usize| {
        let next = real.partition_point(|(from, _)| from < line);
        next.checked_sub(1).is_none_or(|at| real[at].1 <= *line)
    };
    let places = shown.iter().filter(|line| (1..=lines.count()).contains(*line)).map(|line| line - 1);
    changes.extend(places.filter(stays).map(|line| Change { from: line, to: line, text: String::new() }));
    changes.sort_by_key(|change| (change.from, change.to));
    let mut hunks = Vec::new();
    let mut grown = 0_isize;
    let mut rest = changes.as_slice();
    while let Some(first) = rest.first() {
        let near = |pair: &[Change]| pair[1].from <= pair[0].to + 2 * CONTEXT;
        let count = 1 + rest.windows(2).take_while(|pair| near(pair)).count();
        let (group, after) = rest.split_at(count);
        let start = first.from.saturating_sub(CONTEXT);
        hunks.push(hunk(before, &lines, group, start, &mut grown));
        rest = after;
    }
    hunks
}

/// The hunks as `diff -u` writes them; nothing where there are none.
pub fn unified(name: &str, hunks: &[Hunk]) -> String {
    if hunks.is_empty() {
        return String::new();
    }
    let mut out = format!("--- a/{name}\n+++ b/{name}\n");
    for hunk in hunks {
        let range =
            |(start, count): (usize, usize)| if count == 1 { start.to_string() } else { format!("{start},{count}") };
        out.extend(["@@ -", &range(hunk.old), " +", &range(hunk.new), " @@\n"]);
        for (mark, line) in &hunk.lines {
            out.push(match mark {
                Mark::Same => ' ',
                Mark::Old => '-',
                Mark::New => '+',
            });
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The edits as exchanges of whole lines.
fn changes(before: &str, lines: &Lines<'_>, edits: &[Edit]) -> Vec<Change> {
    let mut spans: Vec<(usize, usize, Vec<Edit>)> = Vec::new();
    for edit in edits {
        let from = lines.line(edit.start) - 1;
        let at_start = |at: usize| {
            lines.range(lines.line(at)).start == at && (at < before.len() || before.ends_with('\n') || at == 0)
        };
        let whole = edit.text.is_empty() || edit.text.ends_with('\n');
        let to = if whole && at_start(edit.start) && at_start(edit.end) {
            lines.line(edit.end) - 1
        } else {
            lines.line(edit.end)
        };
        match spans.last_mut() {
            Some((first, last, own)) if from < *last || (from == *first && from == *last) => {
                *last = to.max(*last);
                own.push(edit.clone());
            }
            _ => spans.push((from, to, vec![edit.clone()])),
        }
    }
    spans.into_iter().map(|(from, to, edits)| exchange(before, lines, from, to, edits)).collect()
}

fn exchange(before: &str, lines: &Lines<'_>, from: usize, to: usize, mut edits: Vec<Edit>) -> Change {
    let (start, end) = (lines.range(from + 1).start, lines.range(to + 1).start.min(before.len()));
    for edit in &mut edits {
        edit.start -= start;
        edit.end -= start;
    }
    let old = &before[start..end.max(start)];
    let text = splice(old, &edits);
    let same =
        |a: &str, b: &str| a.split_inclusive('\n').zip(b.split_inclusive('\n')).take_while(|(a, b)| a == b).count();
    let head = same(old, &text);
    let reverse = |text: &str| text.split_inclusive('\n').skip(head).map(str::to_owned).collect::<Vec<_>>();
    let (mut old, mut new) = (reverse(old), reverse(&text));
    let mut cut = 0;
    while old.last().is_some() && old.last() == new.last() {
        old.pop();
        new.pop();
        cut += 1;
    }
    Change { from: from + head, to: to - cut, text: new.concat() }
}

fn hunk(before: &str, lines: &Lines<'_>, group: &[Change], start: usize, grown: &mut isize) -> Hunk {
    let end = group.last().map_or(start, |last| (last.to + CONTEXT).min(lines.count()));
    let mut out = Vec::new();
    let (mut at, mut more) = (start, 0_isize);
    let mut push = |mark: Mark, line: &str| {
        let open = !line.ends_with('\n');
        let line = line.strip_suffix('\n').unwrap_or(line);
        let note = if open { "\n\\ No newline at end of file" } else { "" };
        out.push((mark, format!("{line}{note}")));
    };
    let line = |number: usize| &before[lines.range(number + 1)];
    for change in group {
        (at..change.from).for_each(|number| push(Mark::Same, line(number)));
        (change.from..change.to).for_each(|number| push(Mark::Old, line(number)));
        change.text.split_inclusive('\n').for_each(|line| push(Mark::New, line));
        more += signed(change.text.split_inclusive('\n').count()) - signed(change.to - change.from);
        at = change.to;
    }
    (at..end).for_each(|number| push(Mark::Same, line(number)));
    let old = (start + usize::from(end > start), end - start);
    let count = usize::try_from(signed(end - start) + more).unwrap_or(0);
    let first = usize::try_from(signed(start) + *grown).unwrap_or(0) + usize::from(count > 0);
    *grown += more;
    Hunk { old, new: (first, count), lines: out }
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}
