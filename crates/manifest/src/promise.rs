//! The last thing before a result is handed out: it is read again and compared with what was meant.

use crate::annotate::Part;
use crate::verify::Verifier;
use crate::yaml::Reader;

/// Where the promise is broken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Breach {
    /// At this byte of the text before.
    At(usize),
    /// Another reader does not take the text for YAML, before as after: where the document begins, and why.
    #[cfg_attr(not(feature = "second-opinion"), expect(dead_code, reason = "only a second reader says so"))]
    Second(usize, String),
}

/// Reads both texts, document by document, and compares.
pub(crate) fn kept(before: &str, after: &str, parts: &[Part]) -> Result<(), Breach> {
    let (Ok(mut old), Ok(mut new)) = (Reader::new(before), Reader::new_result(after)) else {
        return Err(Breach::At(0));
    };
    for part in parts {
        let (Some(Ok(old)), Some(Ok(new))) = (old.next_document(), new.next_document()) else {
            return Err(Breach::At(part.edits.first().map_or(0, |edit| edit.start)));
        };
        if part.edits.is_empty() && part.expected.is_empty() {
            if before[old.span.clone()] != after[new.span.clone()] {
                return Err(Breach::At(old.span.start));
            }
            continue;
        }
        let verifier = Verifier { before: &old.tree, after: &new.tree, expected: &part.expected };
        verifier.same(old.root, new.root).map_err(Breach::At)?;
        #[cfg(feature = "second-opinion")]
        second(before, after, &old, &new)?;
    }
    if new.next_document().is_some() { Err(Breach::At(before.len())) } else { Ok(()) }
}

/// Documents with more nodes are judged by the first reader alone: the second one keeps a hundred bytes for each.
#[cfg(feature = "second-opinion")]
const MOST_NODES: usize = 300_000;

#[cfg(feature = "second-opinion")]
fn second(
    before: &str,
    after: &str,
    old: &crate::yaml::Document<'_>,
    new: &crate::yaml::Document<'_>,
) -> Result<(), Breach> {
    use crate::second::{Opinion, judge};
    if new.tree.len() > MOST_NODES {
        return Ok(());
    }
    match judge(&after[new.span.clone()], &new.tree, new.root) {
        Opinion::Same => return Ok(()),
        Opinion::Different(_) => return Err(Breach::At(old.span.start)),
        Opinion::Refused(_) => {}
    }
    match judge(&before[old.span.clone()], &old.tree, old.root) {
        // JSON has escapes that libyaml does not know; kubectl reads JSON as JSON.
        Opinion::Refused(_) if before[old.span.clone()].trim_start().starts_with('{') => Ok(()),
        Opinion::Refused(words) => Err(Breach::Second(old.span.start, words)),
        Opinion::Same | Opinion::Different(_) => Err(Breach::At(old.span.start)),
    }
}
