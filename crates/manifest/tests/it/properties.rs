//! On texts that nobody wrote: never a panic, never a byte that was not meant, never another meaning.

use manifest::{InstanceId, Request, annotate, diff, draft::draft, lint};
use plan::{Network, Onto};
use proptest::prelude::*;

use super::judge;

fn request() -> impl Strategy<Value = Request> {
    let onto = prop_oneof![Just(None), Just(Some(Onto::Label)), Just(Some(Onto::Selector))];
    let network = prop_oneof![Just(None), Just(Some(Network::Vpc)), Just(Some(Network::Public))];
    (onto, network, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(onto, network, all_kinds, plural, moves)| Request {
            instances: vec![InstanceId::parse("cri-nwj395hgf6f00000").unwrap()],
            all_kinds,
            plural,
            onto,
            network,
            move_misplaced: moves,
            ..Request::default()
        },
    )
}

/// Pieces of manifests, strung together without sense.
fn scraps() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "kind: Pod",
        "kind: List",
        "apiVersion: v1",
        "metadata:",
        "spec:",
        "template:",
        "annotations:",
        "items:",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\t",
        "# c",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "\"",
        "'",
        "|",
        ">-",
        "&a ",
        "*a",
        "<<: ",
        "---",
        "...",
        "%YAML 1.2",
        "? ",
        "!!str ",
        "~",
        "null",
        "键",
        "🚀",
        "\u{feff}",
        "{{ .x }}",
        "k8s.aliyun.com/acr-instance-id: x",
        "containers:",
        "image: test0000-registry.cn-beijing.cr.aliyuncs.com/a/b:1",
        "\\",
        "x",
        "a: b",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A scalar, written in one of the ways that mean a string.
fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][a-z0-9-]{0,8}",
        "[a-z]{1,4}".prop_map(|text| format!("\"{text}: \\\"{{\\\" # x\"")),
        "[a-z]{1,4}".prop_map(|text| format!("'{text}''s # {{'")),
        Just("值 # c".to_owned()),
    ]
}

/// Metadata in block style at an indentation, with gaps, comments and every form of annotations.
fn metadata(indent: usize) -> impl Strategy<Value = String> {
    let pad = " ".repeat(indent);
    let gap = prop_oneof![
        Just(String::new()),
        Just("\n".to_owned()),
        Just("  # 注释\n".to_owned()),
        Just("   \n".to_owned())
    ];
    let annotations = prop_oneof![
        Just(String::new()),
        Just("annotations: {}\n".to_owned()),
        Just("annotations:\n".to_owned()),
        Just("annotations: null # c\n".to_owned()),
        scalar().prop_map(|text| format!("annotations: {{a: {}}}\n", text.replace(" # c", ""))),
        Just("annotations:\n  k8s.aliyun.com/acr-instance-id: 'old' # c\n  b: |+\n    text\n\n".to_owned()),
        scalar().prop_map(|text| format!("annotations:\n  # c\n  a: {text}\n  b: >-\n    x\n     y\n")),
    ];
    (gap, annotations, scalar(), any::<bool>()).prop_map(move |(gap, annotations, name, first)| {
        let body = if first { format!("{annotations}name: {name}\n") } else { format!("name: {name}\n{annotations}") };
        let lines = body.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") });
        format!("{gap}{}", lines.collect::<String>())
    })
}

/// A stream of manifests in many layouts.
fn stream() -> impl Strategy<Value = String> {
    let pod = metadata(2).prop_map(|metadata| format!("apiVersion: v1\nkind: Pod\nmetadata:\n{metadata}spec:\n  containers:\n  - {{name: a, image: test0000-registry.cn-beijing.cr.aliyuncs.com/a/b:1}}\n"));
    let deployment = metadata(8).prop_map(|metadata| format!("kind: Deployment\napiVersion: apps/v1\nspec:\n    template:\n      spec: # s\n        containers: [{{name: a, image: b}}]\n      metadata:\n{metadata}"));
    let list = metadata(4).prop_map(|metadata| {
        format!("kind: List\napiVersion: v1\nitems:\n- kind: Pod\n  metadata:\n{metadata}  spec: {{}}\n")
    });
    let other = Just("# nothing\nkind: ConfigMap\ndata: {a: b}\n".to_owned());
    let document = prop_oneof![pod, deployment, list, other];
    (prop::collection::vec(document, 1..4), any::<bool>(), any::<bool>()).prop_map(|(documents, windows, cut)| {
        let text = documents.join("---\n");
        let text = if cut { text.trim_end().to_owned() } else { text };
        if windows { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_taken_or_refused_and_never_breaks_anything(text in any::<String>(), request in request()) {
        let _ = annotate(&text, &request);
        let _ = lint::lint(&text, None);
        let _ = draft(&text, None);
    }

    #[test]
    fn scraps_of_yaml_keep_the_promise(text in scraps(), request in request()) {
        let _ = lint::lint(&text, None);
        let _ = draft(&text, None);
        if let Ok(outcome) = annotate(&text, &request) {
            let again = annotate(&outcome.text, &request);
            prop_assert!(again.as_ref().is_ok_and(|again| again.edits.is_empty()), "{again:?}\n{text:?}\n{}", outcome.text);
            let _ = diff::unified("x", &diff::hunks(&text, &outcome.edits));
        }
    }

    #[test]
    fn manifests_keep_their_bytes_and_their_meaning(text in stream(), plural in any::<bool>()) {
        let request = Request {
            instances: vec![InstanceId::parse("cri-nwj395hgf6f00000").unwrap()],
            plural,
            ..Request::default()
        };
        let outcome = annotate(&text, &request);
        prop_assert!(outcome.is_ok(), "{outcome:?}\n{text}");
        let outcome = outcome.unwrap();
        judge::keeps_every_other_byte("a stream", &text, &outcome);
        judge::means_the_same_and_more("a stream", &text, &outcome, &request);
        prop_assert_eq!(&annotate(&outcome.text, &request).unwrap().text, &outcome.text);
        let begun = draft(&outcome.text, None).unwrap();
        let named = begun.is_none_or(|begun| begun.draft.get("AcrRegistryInfo.1.InstanceId") == "cri-nwj395hgf6f00000");
        prop_assert!(named, "{}", outcome.text);
    }
}
