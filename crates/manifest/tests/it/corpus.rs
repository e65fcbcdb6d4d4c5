//! Manifests as they are found: each is annotated, and each promise is held against the result.

use std::{fs, path::PathBuf};

use manifest::{InstanceId, Refusal, Request, annotate, lint};
use plan::{Network, Onto};

use super::judge;

fn corpus() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn request() -> Request {
    Request { instances: vec![InstanceId::parse("cri-nwj395hgf6f00000").unwrap()], ..Request::default() }
}

fn readable() -> impl Iterator<Item = (String, String)> {
    corpus().into_iter().filter(|(name, _)| !name.starts_with("refused-"))
}

#[test]
fn there_are_sixty_manifests_and_more() {
    assert!(readable().count() >= 60);
}

#[test]
fn every_manifest_keeps_its_bytes_and_its_meaning() {
    for all_kinds in [false, true] {
        let request = Request { all_kinds, ..request() };
        for (name, text) in readable() {
            let outcome = annotate(&text, &request).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
            judge::keeps_every_other_byte(&name, &text, &outcome);
            judge::means_the_same_and_more(&name, &text, &outcome, &request);
            assert_eq!(outcome.text.contains("\r\n"), text.contains("\r\n"), "{name}");
            if text.contains("\r\n") {
                assert_eq!(outcome.text.matches('\n').count(), outcome.text.matches("\r\n").count(), "{name}");
            }
        }
    }
}

#[test]
fn doing_it_again_changes_nothing_whatever_is_asked_for() {
    let networks = [None, Some(Network::Vpc), Some(Network::Public)];
    for onto in [None, Some(Onto::Label), Some(Onto::Selector)] {
        for network in networks {
            let request = Request { all_kinds: true, move_misplaced: true, onto, network, ..request() };
            for (name, text) in readable() {
                let once = match annotate(&text, &request) {
                    Ok(once) => once,
                    // A spec that is merged in cannot be added to without touching its original or copying all of it.
                    Err(Refusal::Broken { snippet, .. }) if name == "merge-template.yaml" => {
                        assert!(onto == Some(Onto::Selector) && snippet.contains("  tolerations:\n"), "{snippet}");
                        continue;
                    }
                    Err(refusal) => panic!("{name}: {refusal:?}"),
                };
                let twice =
                    annotate(&once.text, &request).unwrap_or_else(|refusal| panic!("{name}, again: {refusal:?}"));
                assert_eq!(twice.text, once.text, "{name}, {onto:?}, {network:?}");
            }
        }
    }
}

#[test]
fn what_holds_no_pods_comes_back_as_it_went_in() {
    let request = Request { all_kinds: true, ..request() };
    let mut count = 0;
    for (name, text) in readable().filter(|(name, _)| name.starts_with("none-")) {
        let outcome = annotate(&text, &request).unwrap();
        assert!(outcome.edits.is_empty() && outcome.text == text, "{name}");
        count += 1;
    }
    assert!(count >= 5);
}

#[test]
fn everything_else_is_changed_with_all_kinds() {
    let request = Request { all_kinds: true, ..request() };
    for (name, text) in readable().filter(|(name, _)| !name.starts_with("none-")) {
        assert!(!annotate(&text, &request).unwrap().edits.is_empty(), "{name}");
    }
}

#[test]
fn what_is_no_yaml_is_refused_with_a_place() {
    let mut count = 0;
    for (name, text) in corpus().into_iter().filter(|(name, _)| name.starts_with("refused-")) {
        let Err(Refusal::Unreadable(fault)) = annotate(&text, &request()) else { panic!("{name} was taken") };
        assert!(fault.at < text.len(), "{name}: {fault:?}");
        assert_eq!(lint::lint(&text, None), Err(fault), "{name}");
        count += 1;
    }
    assert!(count >= 5);
}

#[test]
fn every_manifest_can_be_looked_through() {
    for (name, text) in readable() {
        for finding in lint::lint(&text, Some("cn-beijing")).unwrap_or_else(|fault| panic!("{name}: {fault:?}")) {
            assert!(finding.line >= 1 && finding.line <= text.lines().count(), "{name}: {finding:?}");
        }
    }
}
