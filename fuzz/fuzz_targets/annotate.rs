//! Any bytes: taken or refused, never a panic; what is taken stays as it is the second time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use manifest::{InstanceId, Request, annotate, diff, draft, lint};
use plan::{Network, Onto};

fuzz_target!(|input: (u8, &str)| {
    let (flags, text) = input;
    let Ok(id) = InstanceId::parse("cri-nwj395hgf6f00000") else { return };
    let request = Request {
        instances: vec![id],
        all_kinds: flags & 1 != 0,
        plural: flags & 2 != 0,
        move_misplaced: flags & 4 != 0,
        onto: [None, Some(Onto::Label), Some(Onto::Selector), None][usize::from(flags >> 3 & 3)],
        network: [None, Some(Network::Vpc), Some(Network::Public), None][usize::from(flags >> 5 & 3)],
        ..Request::default()
    };
    let _ = lint::lint(text, None);
    let _ = draft::draft(text, None);
    if let Ok(outcome) = annotate(text, &request) {
        let _ = diff::hunks(text, &outcome.edits);
        let again = annotate(&outcome.text, &request);
        assert!(again.is_ok_and(|again| again.edits.is_empty()), "not the same the second time");
    }
});
