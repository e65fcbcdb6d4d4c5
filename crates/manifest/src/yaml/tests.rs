//! The parser by cases: what is seen, what is refused, and where.

#![allow(clippy::unwrap_used)]

use super::{FaultKind, Kind, NodeId, Reader, Tree};

/// The documents of a text, written down: scalars as `style text`, collections in brackets, properties before them.
fn seen(text: &str) -> Result<Vec<String>, (usize, FaultKind)> {
    let fault = |fault: super::Fault| (fault.at, fault.kind);
    let mut reader = Reader::new(text).map_err(fault)?;
    let mut documents = Vec::new();
    while let Some(document) = reader.next_document() {
        let document = document.map_err(fault)?;
        documents.push(written(&document.tree, document.root));
    }
    Ok(documents)
}

fn written(tree: &Tree<'_>, id: NodeId) -> String {
    let anchor = tree.anchor(id).map(|name| format!("&{name} ")).unwrap_or_default();
    let tag = tree.tag(id).map(|tag| format!("{tag} ")).unwrap_or_default();
    let inner = || tree.children(id).map(|child| written(tree, child)).collect::<Vec<_>>().join(" ");
    let text = || tree.text(id).unwrap().replace('\n', "↵");
    let body = match tree.kind(id) {
        Kind::Empty => "∅".to_owned(),
        Kind::Plain => text(),
        Kind::Single => format!("'{}'", text()),
        Kind::Double => format!("\"{}\"", text()),
        Kind::Literal => format!("|{}|", text()),
        Kind::Folded => format!(">{}>", text()),
        Kind::Alias => tree.slice(id).to_owned(),
        Kind::BlockMap => format!("<{}>", inner()),
        Kind::BlockSeq => format!("({})", inner()),
        Kind::FlowMap => format!("{{{}}}", inner()),
        Kind::FlowPair => format!("«{}»", inner()),
        Kind::FlowSeq => format!("[{}]", inner()),
    };
    format!("{anchor}{tag}{body}")
}

#[test]
fn every_layout_is_seen_as_what_it_is() {
    for (text, expected) in [
        ("a: b", "<a b>"),
        ("a:\n- b\n-  c: d\n   e: f\n", "<a (b <c d e f>)>"),
        ("- - a\n  - b\n-\n  - c\n", "((a b) (c))"),
        ("? a\n: - b\n? c\n", "<a (b) c ∅>"),
        ("a: &x !!str 1\nb: *x\n&k c: d\n", "<a &x !!str 1 b *x &k c d>"),
        ("&m\na: &e\nb: !t\n", "&m <a &e ∅ b !t ∅>"),
        ("{a: b, \"c\":d, e, f: , 'g': [h: i, {}]}", "{a b \"c\" d e ∅ f ∅ 'g' [«h i» {}]}"),
        ("a: x\n  y\n\n  z # c\nb: 'p\n  q'\n", "<a x y↵z b 'p q'>"),
        ("a: |\n  x\n   y\n\nb: >-\n  p\n  q\n\n  r\n", "<a |x↵ y↵| b >p q↵r>>"),
        ("a: |+\n  x\n\nb: |2\n    y\n", "<a |x↵↵| b |  y↵|>"),
        ("a: |\n  no end", "<a |no end|>"),
        ("a: \"\\u4f60\\x41 \\\n  b\\n\"\n", "<a \"你A b↵\">"),
        ("键: 值 # 注释\nhttp://x:80/#y: -z\n", "<键 值 http://x:80/#y -z>"),
        ("a:\r\n  - b\r\n", "<a (b)>"),
        ("\u{feff}a: b\n", "<a b>"),
        ("a:\tb\t\n", "<a b>"),
    ] {
        assert_eq!(seen(text), Ok(vec![expected.to_owned()]), "{text:?}");
    }
}

#[test]
fn documents_are_told_apart() {
    for (text, expected) in [
        ("", vec![]),
        ("# only\n", vec![]),
        ("---\n---\n# c\n", vec!["∅", "∅"]),
        ("%YAML 1.2\n--- # c\na: b\n...\n# c\n---\n- c\n", vec!["<a b>", "(c)"]),
        ("--- |\n a\n--- b\n", vec!["|a↵|", "b"]),
        ("{\"a\":1}\n{\"b\":2}\n", vec!["{\"a\" 1}", "{\"b\" 2}"]),
    ] {
        assert_eq!(seen(text), Ok(expected.iter().map(|&text| text.to_owned()).collect()), "{text:?}");
    }
}

#[test]
fn what_is_no_yaml_is_refused_where_it_goes_wrong() {
    for (text, at, kind) in [
        ("a: {{ .x }}\n", 3, FaultKind::Template),
        ("a: b\n{{- if x }}\nc: d\n", 5, FaultKind::Template),
        ("a: \"{{ x | d \"y\" }}\"\n", 4, FaultKind::Template),
        ("a: b: c\n", 4, FaultKind::NestedOnLine),
        ("a: - b\n", 3, FaultKind::NestedOnLine),
        ("a:\n\tb: c\n", 5, FaultKind::NestedOnLine),
        ("a: 1\n\tb: 2\n", 6, FaultKind::Tab),
        ("a:\n  b: c\n d: e\n", 11, FaultKind::Indentation),
        ("a: [b, c\n", 3, FaultKind::Bracket),
        ("a: [b,, c]\n", 6, FaultKind::Bracket),
        ("a: \"b\n", 3, FaultKind::Quote),
        ("a: 'b\n---\nc\n", 3, FaultKind::Quote),
        ("a: \"\\q\"\n", 4, FaultKind::Escape),
        ("a: \"b\" c\n", 7, FaultKind::Trailing),
        ("a: |x\n", 4, FaultKind::BlockScalar),
        ("a: @b\n", 3, FaultKind::Unexpected),
        ("a: *b\n", 3, FaultKind::UnknownAlias),
        ("a: &b &c d\n", 6, FaultKind::Property),
        ("%YAML 1.2\na: b\n", 0, FaultKind::Directive),
        ("a: b\nc\n", 6, FaultKind::Colon),
        ("a\u{0}b", 1, FaultKind::Control),
    ] {
        assert_eq!(seen(text), Err((at, kind)), "{text:?}");
    }
}

#[test]
fn an_argo_expression_inside_a_string_is_no_template() {
    for text in ["a: \"{{x}}\"\n", "a: v{{workflow.name}}\n", "a: |\n  {{ x }}\n", "# {{ x }}\na: b\n"] {
        assert!(seen(text).is_ok(), "{text:?}");
    }
}
