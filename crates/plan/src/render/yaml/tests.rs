#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;

fn document(text: &str) -> Map<'_> {
    let mut inner = Map::default();
    inner.put(text, text);
    inner.put("list", vec![text, text]);
    let mut map = Map::default();
    map.put("text", text);
    map.put("inner", inner.clone());
    map.put("maps", vec![inner]);
    map
}

fn reads_back(text: &str) {
    let written = document(text).write();
    let read: serde_norway::Value = serde_norway::from_str(&written).unwrap_or_else(|e| panic!("{e}\n{written}"));
    assert_eq!(read["text"].as_str(), Some(text), "{written}");
    assert_eq!(read["inner"][text].as_str(), Some(text), "{written}");
    assert_eq!(read["inner"]["list"][1].as_str(), Some(text), "{written}");
    assert_eq!(read["maps"][0][text].as_str(), Some(text), "{written}");
}

#[test]
fn what_looks_like_something_else_stays_a_string() {
    for text in [
        "",
        " ",
        "no",
        "NO",
        "Yes",
        "on",
        "off",
        "y",
        "n",
        "true",
        "False",
        "null",
        "Null",
        "~",
        "1e3",
        "0x10",
        "0o7",
        "1_000",
        "12:30:45",
        "2026-11-23",
        ".5",
        "-.inf",
        ".nan",
        "+1",
        "-",
        "- a",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "'a'",
        "\"a\"",
        "a\\b",
        "{{ x }}",
        "${X}",
        "$(X)",
        "`x`",
        "[a]",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "?",
        "? a",
        "---",
        "...",
        "<<",
        "=",
        "a\nb",
        "a\r\nb",
        "\n",
        "\t",
        "a\tb",
        "\u{0}",
        "\u{7}",
        "\u{1b}",
        "\u{7f}",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{2029}",
        "\u{feff}",
        "\u{feff}a",
        "\u{fffe}",
        "\u{ffff}",
        "镜像",
        "😀",
        "e\u{301}",
        "\u{202e}a",
        " a",
        "a ",
        "a, b",
        "1.0",
        "1",
        "0",
        "08",
        "0b1",
        "a\u{3000}b",
        "::",
        "http://a/b",
    ] {
        reads_back(text);
    }
}

#[test]
fn ordinary_words_stay_bare() {
    let mut map = Map::default();
    map.put("image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0");
    map.put("k8s.aliyun.com/acr-instance-id", "cri-j36zhodptmyq0000");
    assert_eq!(
        map.write(),
        "image: test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0\n\
         k8s.aliyun.com/acr-instance-id: cri-j36zhodptmyq0000\n"
    );
}

#[test]
fn lists_stand_under_their_key_and_nothing_is_lost_when_empty() {
    let mut port = Map::default();
    port.put("containerPort", 80);
    port.put("on", true);
    let mut map = Map::default();
    map.put("ports", vec![port]);
    map.put("args", vec!["-c", "a b"]);
    map.put("emptyDir", Map::default());
    map.put("none", Vec::<&str>::new());
    map.put("nested", Node::List(vec![Node::List(vec![Node::from("a")])]));
    assert_eq!(
        map.write(),
        "ports:\n- containerPort: 80\n  \"on\": true\nargs:\n- \"-c\"\n- \"a b\"\nemptyDir: {}\nnone: []\nnested:\n-\n  - a\n"
    );
}

proptest! {
    #[test]
    fn any_text_reads_back_equal(text in any::<String>()) {
        reads_back(&text);
    }

    #[test]
    fn any_text_of_yaml_s_own_characters_reads_back_equal(text in "[-:#,\\[\\]{}&*!|>'\"%@`?~ \\n\\t\\\\a0-9.eExy+]{0,12}") {
        reads_back(&text);
    }
}
