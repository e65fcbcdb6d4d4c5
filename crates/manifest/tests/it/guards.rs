//! What is too large, too deep or too clever is refused before it costs anything.

use manifest::{InstanceId, Refusal, Request, annotate, guard, yaml::FaultKind};

fn fault(text: &str) -> FaultKind {
    let request = Request { instances: vec![InstanceId::parse("cri-a").unwrap()], ..Request::default() };
    match annotate(text, &request) {
        Err(Refusal::Unreadable(fault)) => fault.kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut text = String::from("a0: &a0 lol\n");
    for level in 1..40 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text.extend([format!("a{level}: &a{level} [{aliases}]\n")]);
    }
    assert_eq!(fault(&text), FaultKind::Expansion);
}

#[test]
fn a_long_chain_of_aliases_is_refused() {
    let mut text = String::from("a0: &a0 [x]\n");
    (1..40).for_each(|level| text.extend([format!("a{level}: &a{level} [*a{}]\n", level - 1)]));
    assert_eq!(fault(&text), FaultKind::Expansion);
}

#[test]
fn an_alias_inside_what_it_stands_for_is_refused() {
    assert_eq!(fault("a: &a [*a]\n"), FaultKind::EndlessAlias);
    assert_eq!(fault("a: &a {b: {c: *a}}\n"), FaultKind::EndlessAlias);
}

#[test]
fn depth_is_bounded_in_every_style() {
    assert_eq!(fault(&"[".repeat(100_000)), FaultKind::TooDeep);
    assert_eq!(fault(&"- ".repeat(100_000)), FaultKind::TooDeep);
    let blocks: Vec<String> = (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(fault(&blocks.concat()), FaultKind::TooDeep);
}

#[test]
fn size_documents_and_nodes_are_bounded() {
    assert_eq!(fault(&"#".repeat(guard::MAX_BYTES + 1)), FaultKind::TooLarge);
    assert_eq!(fault(&"--- a\n".repeat(guard::MAX_DOCUMENTS + 1)), FaultKind::TooManyDocuments);
    assert_eq!(fault(&format!("[{}]", "a,".repeat(guard::MAX_NODES + 1))), FaultKind::TooManyNodes);
}

#[test]
fn as_many_documents_as_are_allowed_are_read() {
    let text = "kind: Pod\n---\n".repeat(guard::MAX_DOCUMENTS - 1);
    let request = Request { instances: vec![InstanceId::parse("cri-a").unwrap()], ..Request::default() };
    let outcome = annotate(&text, &request).unwrap();
    assert_eq!(outcome.text.matches("cri-a").count(), guard::MAX_DOCUMENTS - 1);
}

#[test]
fn what_is_written_into_a_document_just_under_the_guard_may_lead_over_it() {
    let zeros = guard::MAX_NODES - 14;
    let text = format!("kind: Pod\nspec: {{containers: [{{image: a}}]}}\nx: [{}0]\n", "0,".repeat(zeros - 1));
    let id = InstanceId::parse("cri-nwj395hgf6f00000").unwrap();
    let request = Request { instances: vec![id], ..Request::default() };
    assert!(annotate(&text, &request).is_ok_and(|outcome| !outcome.edits.is_empty()));
}

#[test]
fn a_list_of_very_many_objects_costs_no_more_for_each() {
    let text = format!("kind: List\nitems:\n{}", "- {kind: Pod}\n".repeat(60_000));
    let id = InstanceId::parse("cri-nwj395hgf6f00000").unwrap();
    let request = Request { instances: vec![id], move_misplaced: true, ..Request::default() };
    let outcome = annotate(&text, &request).unwrap();
    assert_eq!(outcome.text.matches("cri-n").count(), 60_000);
    assert!(manifest::lint::lint(&text, None).is_ok());
}
