//! What holds for every draft, whatever somebody types.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use plan::import::import;
use plan::render::kubernetes::{self, Kind};
use plan::render::{Format, openapi, render};
use plan::schema::{self, Value};
use plan::{Draft, Lang, Network, network, normalise};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_norway::Value as Yaml;

/// Texts that other languages than ours would like to understand.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-:#,\\[\\]{}&*!|>'\"%@`?~$() \\n\\t\\\\a0-9.eExy+_/]{0,16}",
        proptest::sample::select(vec![
            "no",
            "1e3",
            "0x10",
            "~",
            "null",
            "2026-11-23",
            "-",
            "- a",
            "a: b",
            "a #b",
            "$(rm -rf /)",
            "`id`",
            "{{ x }}",
            "${HOME}",
            "'",
            "\"",
            "\\",
            "''",
            "\n",
            "\r\n",
            "\u{0}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "镜像😀",
            "--- ",
            "******",
        ])
        .prop_map(str::to_owned),
    ]
}

/// A value of the type that a name wants, most of the time.
fn value(kind: Value) -> BoxedStrategy<String> {
    let right = match kind {
        Value::Text(_) => hostile().boxed(),
        Value::Integer(least, most) => (least..=most).prop_map(|number| number.to_string()).boxed(),
        Value::Number => (0_u32..100_000).prop_map(|number| format!("{}.{:02}", number / 100, number % 100)).boxed(),
        Value::Boolean => any::<bool>().prop_map(|boolean| boolean.to_string()).boxed(),
    };
    prop_oneof![9 => right, 1 => hostile()].boxed()
}

/// One wire name with a value: any name of the table, with small indices.
fn entry() -> impl Strategy<Value = (String, String)> {
    let patterns = schema::patterns();
    (0..patterns.len(), vec(1_u32..4, 4)).prop_flat_map(move |(at, indices)| {
        let (pattern, _, kind) = &patterns[at];
        let mut indices = indices.into_iter();
        let part = |part: &str| if part == "N" { indices.next().unwrap().to_string() } else { part.to_owned() };
        let name: Vec<String> = pattern.split('.').map(part).collect();
        (Just(name.join(".")), value(*kind))
    })
}

fn draft() -> impl Strategy<Value = Draft> {
    vec(entry(), 0..60).prop_map(|entries| entries.into_iter().collect())
}

fn flat(draft: &Draft) -> Vec<(String, String)> {
    openapi::parameters(&normalise(draft).0).into_iter().map(|parameter| (parameter.name, parameter.value)).collect()
}

/// Reads quoted lines as Python would, with an unescaping of its own.
fn unquoted(text: &str) -> BTreeMap<String, String> {
    let mut words = Vec::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '#' => while characters.next().is_some_and(|c| c != '\n') {},
            '\'' => {
                let mut word = String::new();
                loop {
                    match characters.next().unwrap() {
                        '\'' => break,
                        '\\' => match characters.next().unwrap() {
                            'n' => word.push('\n'),
                            'r' => word.push('\r'),
                            't' => word.push('\t'),
                            'u' => {
                                let hex: String = characters.by_ref().take(4).collect();
                                word.push(char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap());
                            }
                            other => word.push(other),
                        },
                        other => word.push(other),
                    }
                }
                words.push(word);
            }
            _ => {}
        }
    }
    words.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// The parameters as a command line, each value in single quotes.
fn command_line(parameters: &[(String, String)]) -> String {
    let mut line = String::from("aliyun eci CreateContainerGroup");
    for (name, value) in parameters {
        let separator = if value.starts_with('-') { "=" } else { " " };
        let value = value.replace('\'', "'\\''");
        line.extend([" \\\n  --", name, separator, "'", &value, "'"]);
    }
    line + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_format_of_every_draft_can_be_read(draft in draft()) {
        let (sheet, _) = normalise(&draft);
        for format in Format::ALL {
            let Ok(rendered) = render(*format, &sheet) else { continue };
            prop_assert!(rendered.text.is_empty() || rendered.text.ends_with('\n'));
            for note in &rendered.notes {
                prop_assert!(Lang::ALL.iter().all(|lang| !note.text(*lang).is_empty()));
            }
        }
        let pod = kubernetes::pod(&sheet).text;
        let read: Result<Yaml, _> = serde_norway::from_str(&pod);
        prop_assert!(read.is_ok(), "{:?}\n{pod}", read.err());
        for kind in Kind::ALL {
            if let Ok(workload) = kubernetes::workload(*kind, &sheet) {
                prop_assert!(serde_norway::from_str::<Yaml>(&workload.text).is_ok(), "{}", workload.text);
            }
        }
        let cache = kubernetes::image_cache(&sheet).text;
        prop_assert!(serde_norway::from_str::<Yaml>(&cache).is_ok(), "{cache}");
        let passwordless = sheet.passwordless();
        for lang in Lang::ALL {
            let _ = (passwordless.sentence(lang), passwordless.why(lang), passwordless.kubernetes(lang), passwordless.openapi(lang));
        }
    }

    #[test]
    fn parameters_read_as_a_draft_give_the_same_parameters(draft in draft()) {
        let parameters = flat(&draft);
        let again: Draft = parameters.iter().map(|(name, value)| (name, value.as_str())).collect();
        prop_assert_eq!(flat(&again), parameters);
    }

    #[test]
    fn json_and_quoted_lines_hold_exactly_the_parameters(draft in draft()) {
        let (sheet, _) = normalise(&draft);
        let given: BTreeMap<String, String> = flat(&draft).into_iter().collect();
        let mut sent: BTreeMap<String, String> = serde_json::from_str(&openapi::json(&sheet)).unwrap();
        sent.retain(|name, _| name != "Action" && name != "Version");
        prop_assert_eq!(&sent, &given);
        prop_assert_eq!(&unquoted(&openapi::quoted(&sheet)), &given);
    }

    #[test]
    fn every_text_of_a_container_survives_the_manifest(
        command in vec(hostile(), 1..4),
        arguments in vec(hostile(), 1..4),
        variables in vec((hostile(), hostile()), 1..6),
        directory in hostile(),
    ) {
        let mut draft: Draft = [("ContainerGroupName", "web"), ("Container.1.Name", "web")].into_iter().collect();
        draft.set("Container.1.WorkingDir", directory);
        for (index, word) in command.iter().enumerate() {
            draft.set(&format!("Container.1.Command.{}", index + 1), word.as_str());
        }
        for (index, word) in arguments.iter().enumerate() {
            draft.set(&format!("Container.1.Arg.{}", index + 1), word.as_str());
        }
        for (index, (key, value)) in variables.iter().enumerate() {
            draft.set(&format!("Container.1.EnvironmentVar.{}.Key", index + 1), key.as_str());
            draft.set(&format!("Container.1.EnvironmentVar.{}.Value", index + 1), value.as_str());
        }
        let (sheet, _) = normalise(&draft);
        let pod: Yaml = serde_norway::from_str(&kubernetes::pod(&sheet).text).unwrap();
        let container = &pod["spec"]["containers"][0];
        let texts = |node: &Yaml| -> Vec<String> {
            node.as_sequence().into_iter().flatten().map(|item| item.as_str().unwrap().to_owned()).collect()
        };
        prop_assert_eq!(texts(&container["command"]), sheet.values("Container.1.Command"));
        prop_assert_eq!(texts(&container["args"]), sheet.values("Container.1.Arg"));
        prop_assert_eq!(container["workingDir"].as_str(), sheet.value("Container.1.WorkingDir"));
        let named: Vec<_> = sheet.containers()[0].environment.iter().filter(|variable| variable.key.is_some()).collect();
        let shown: Vec<&Yaml> = container["env"].as_sequence().into_iter().flatten().collect();
        prop_assert_eq!(shown.len(), named.len());
        for (node, variable) in shown.iter().zip(named) {
            prop_assert_eq!(node["name"].as_str(), variable.key.as_deref());
            prop_assert_eq!(node["value"].as_str(), Some(variable.value.as_deref().unwrap_or_default()));
        }
    }

    #[test]
    fn what_was_rendered_is_imported_with_the_same_parameters(draft in draft()) {
        let (sheet, _) = normalise(&draft);
        let given = flat(&draft);
        let command = command_line(&given);
        for text in [openapi::quoted(&sheet), openapi::json(&sheet), command] {
            if given.is_empty() {
                prop_assert!(import(&text).is_err());
                continue;
            }
            let imported = import(&text);
            prop_assert!(imported.is_ok(), "{:?}\n{text}", imported.err());
            prop_assert_eq!(flat(&imported.unwrap().draft), given.clone(), "{}", text);
        }
    }

    #[test]
    fn importing_any_text_ends_well(
        text in any::<String>(),
        near in "(aliyun eci CreateContainerGroup |\\{)?[-A-Za-z.1'\"$`\\\\{}()=:,;#\\[\\] \n]{0,80}",
    ) {
        for text in [text, near] {
            match import(&text) {
                Ok(imported) => prop_assert!(imported.notes.iter().all(|note| !note.text(Lang::ZhCn).is_empty())),
                Err(unreadable) => {
                    prop_assert!(!unreadable.is_empty());
                    for lang in Lang::ALL {
                        prop_assert!(unreadable.iter().all(|one| !one.text(lang).is_empty()));
                    }
                }
            }
        }
    }

    #[test]
    fn no_choice_of_network_panics_and_mixed_changes_no_image(draft in draft()) {
        for network in Network::ALL {
            let mut chosen = draft.clone();
            network::choose(&mut chosen, *network);
            prop_assert_eq!(chosen.get("Berth.Network"), network.name());
        }
        let mut mixed = draft.clone();
        network::choose(&mut mixed, Network::Mixed);
        mixed.forget("Berth.Network");
        let mut plain = draft;
        plain.forget("Berth.Network");
        prop_assert_eq!(mixed, plain);
    }
}
