//! Writes what is asked for into every pod template of a stream, and judges the result before anybody sees it.

use std::collections::BTreeMap;

use plan::Onto;

use crate::edit::{self, Edit, Editor, Trouble, Want};
use crate::find::{self, Owner, Site};
use crate::kind::Form;
use crate::lines::Lines;
use crate::look;
use crate::note::{Note, NoteKind};
use crate::request::{INSTANCE_ID, INSTANCE_IDS, Request, SERVICE_ARNS, USER_ARNS};
use crate::verify::Expected;
use crate::yaml::{Document, Fault, NodeId, Reader};
use crate::{images, misplaced, onto, promise};

/// What became of a stream.
#[derive(Debug)]
pub struct Outcome {
    /// The stream as it is now.
    pub text: String,
    /// The bytes that differ, in order; none where nothing was to do.
    pub edits: Vec<Edit>,
    /// What was done and seen, in the order of the lines.
    pub notes: Vec<Note>,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The text cannot be read, or is over a guard.
    Unreadable(Fault),
    /// Another reader does not take it for YAML: the line where the document begins, and its words.
    SecondReader(usize, String),
    /// Images of several instances and no name to choose by: the hosts.
    WhichInstance(Vec<String>),
    /// The promise cannot be kept: the line, and what to write by hand.
    Broken {
        /// The line, from 1.
        line: usize,
        /// What to write by hand.
        snippet: String,
    },
}

/// A document's part of the work.
#[derive(Default)]
pub(crate) struct Part {
    pub(crate) edits: Vec<Edit>,
    pub(crate) expected: Expected,
}

/// Annotates every pod template of `text`.
///
/// # Errors
/// A text that cannot be read, or one that cannot be edited so that every other byte stays as it is.
pub fn annotate(text: &str, request: &Request) -> Result<Outcome, Refusal> {
    let lines = Lines::new(text);
    images::judge(text, request)?;
    let broken = |at: usize| Refusal::Broken { line: lines.line(at), snippet: snippet(request) };
    let mut reader = Reader::new(text).map_err(Refusal::Unreadable)?;
    let (mut parts, mut notes) = (Vec::new(), Vec::new());
    while let Some(document) = reader.next_document() {
        let document = document.map_err(Refusal::Unreadable)?;
        let mut work = Work { document: &document, lines: &lines, request, notes: &mut notes };
        parts.push(work.part().map_err(|trouble| broken(trouble.at))?);
    }
    notes.sort_by_key(|note: &Note| note.line);
    let edits: Vec<Edit> = parts.iter().flat_map(|part| part.edits.iter().cloned()).collect();
    if edits.is_empty() {
        return Ok(Outcome { text: text.to_owned(), edits, notes });
    }
    let result = edit::splice(text, &edits);
    promise::kept(text, &result, &parts).map_err(|breach| match breach {
        promise::Breach::Second(at, words) => Refusal::SecondReader(lines.line(at), words),
        promise::Breach::At(at) => broken(at),
    })?;
    Ok(Outcome { text: result, edits, notes })
}

/// What to write by hand where it cannot be written here.
pub fn snippet(request: &Request) -> String {
    let way = onto::wants(request.onto, Form::Pod);
    let annotations = Want::Map(texts(&annotations(request, request.instance_key())));
    let metadata = [vec![("annotations".to_owned(), annotations)], way.metadata].concat();
    let all = [vec![("metadata".to_owned(), Want::Map(metadata))], way.beside].concat();
    let entries: Vec<_> = all.into_iter().map(|(key, want)| (key, want.into())).collect();
    edit::write::block(&entries, 0, 2, "\n")
}

fn annotations(request: &Request, instance_key: &str) -> Vec<(String, String)> {
    let mut all = vec![(instance_key.to_owned(), request.instance_value())];
    let roles = [(SERVICE_ARNS, &request.service_arn), (USER_ARNS, &request.user_arn)];
    all.extend(roles.into_iter().filter_map(|(key, arn)| Some((key.to_owned(), arn.clone()?))));
    all
}

/// The work on one document.
pub(crate) struct Work<'w, 'a> {
    pub(crate) document: &'w Document<'a>,
    pub(crate) lines: &'w Lines<'a>,
    pub(crate) request: &'w Request,
    pub(crate) notes: &'w mut Vec<Note>,
}

impl<'w, 'a> Work<'w, 'a> {
    fn part(&mut self) -> Result<Part, Trouble> {
        let tree = &self.document.tree;
        let all = find::sites(tree, self.document.root);
        let (taken, left): (Vec<Site>, Vec<Site>) =
            all.into_iter().partition(|site| site.built_in || self.request.all_kinds);
        for site in &left {
            self.note(site.base, &site.owner, NoteKind::Custom);
        }
        if taken.is_empty() {
            return Ok(Part::default());
        }
        let mut editor = Editor::new(tree);
        let strays = misplaced::find(tree, self.document.root, &taken, &left);
        let mut of: BTreeMap<NodeId, Vec<&misplaced::Stray>> = BTreeMap::new();
        for stray in &strays {
            of.entry(stray.owner.node).or_default().push(stray);
        }
        for site in &taken {
            let own = of.get(&site.owner.node).map(Vec::as_slice).unwrap_or_default();
            self.site(&mut editor, site, own)?;
        }
        self.strays(&mut editor, &strays)?;
        images::rewrite(self, &mut editor, &taken)?;
        let (edits, expected) = editor.finish()?;
        Ok(Part { edits, expected })
    }

    fn site(&mut self, editor: &mut Editor<'w, 'a>, site: &Site, strays: &[&misplaced::Stray]) -> Result<(), Trouble> {
        let mut wants = self.annotations_of(site);
        if self.request.move_misplaced {
            for stray in strays {
                if let Some(value) =
                    stray.value.clone().filter(|_| !wants.iter().any(|(key, _)| is_same(key, &stray.key)))
                {
                    wants.push((stray.key.clone(), value));
                }
            }
        }
        let way = onto::wants(self.request.onto, site.form);
        let is_cache = site.form == Form::Cache && self.request.onto.is_some_and(|onto| onto != Onto::Serverless);
        let annotations = Want::Map(texts(&wants));
        let mut written: Vec<(String, String)> =
            wants.into_iter().filter(|(key, value)| !has(editor, site, key, value)).collect();
        let mut all = vec![(
            site.form.metadata().to_owned(),
            Want::Map([vec![("annotations".to_owned(), annotations)], way.metadata].concat()),
        )];
        all.extend(way.beside);
        let is_there = |(key, want): &(String, Want)| {
            look::get(editor.tree(), site.base, key).is_some_and(|found| editor.is_satisfied(found.value, want))
        };
        let done = all.iter().all(is_there);
        let onto_there = onto::wants(self.request.onto, site.form).all(site.form).iter().all(is_there);
        written.extend(way.note.filter(|_| !onto_there));
        for (key, value) in written {
            self.note(site.base, &site.owner, NoteKind::Written { key, value });
        }
        if done {
            self.note(site.base, &site.owner, NoteKind::Right);
        }
        if is_cache {
            self.note(site.base, &site.owner, NoteKind::NoWay);
        }
        if !site.shared_with.is_empty() {
            let others = site.shared_with.iter().map(Owner::title).collect();
            self.note(site.base, &site.owner, NoteKind::Shared(others));
        }
        editor.apply(site.base, &all, 0)
    }

    /// The annotations that a site is to have. One that names instances already keeps its form, singular or plural.
    fn annotations_of(&self, site: &Site) -> Vec<(String, String)> {
        let tree = &self.document.tree;
        let there = look::path(tree, site.base, &[site.form.metadata(), "annotations"]);
        let has = |key: &&str| there.is_some_and(|map| look::get(tree, map, key).is_some());
        let existing: Vec<&str> = [INSTANCE_ID, INSTANCE_IDS].into_iter().filter(has).collect();
        let (first, second) = match existing.as_slice() {
            [] => (self.request.instance_key(), None),
            [only] => (*only, None),
            [first, second, ..] => (*first, Some(*second)),
        };
        let mut all = annotations(self.request, first);
        all.extend(second.map(|key| (key.to_owned(), self.request.instance_value())));
        all
    }

    fn strays(&mut self, editor: &mut Editor<'w, 'a>, strays: &[misplaced::Stray]) -> Result<(), Trouble> {
        for stray in strays {
            let key = stray.key.clone();
            let kind = if self.request.move_misplaced { NoteKind::Moved(key) } else { NoteKind::Misplaced(key) };
            self.note(stray.entry, &stray.owner, kind);
        }
        if self.request.move_misplaced { misplaced::remove(editor, strays) } else { Ok(()) }
    }

    pub(crate) fn note(&mut self, at: NodeId, owner: &Owner, kind: NoteKind) {
        let line = self.lines.line(self.document.tree.outer_start(at));
        let object = owner.title();
        self.notes.push(Note { line, object, kind });
    }
}

/// Whether a site has an annotation with this value, by whichever way it comes.
fn has(editor: &Editor<'_, '_>, site: &Site, key: &str, value: &str) -> bool {
    let found = look::path(editor.tree(), site.base, &[site.form.metadata(), "annotations", key]);
    found.is_some_and(|node| editor.is_satisfied(node, &Want::Text(value.to_owned())))
}

/// Whether two keys say the same thing, in one form or the other.
fn is_same(one: &str, other: &str) -> bool {
    let names = |key: &str| key == INSTANCE_ID || key == INSTANCE_IDS;
    one == other || (names(one) && names(other))
}

fn texts(pairs: &[(String, String)]) -> Vec<(String, Want)> {
    pairs.iter().map(|(key, value)| (key.clone(), Want::Text(value.clone()))).collect()
}
