//! The page that the JSON API is read on: the OpenAPI document, drawn.

use app::{
    frame::Place,
    page::api::{self, Answer, Data, Field, Group, Operation, Problem, Type},
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use plan::Lang;
use serde_json::Value;

use super::Shared;
use crate::{
    api::{
        document::{ZH, document},
        problem,
    },
    web::page::{Visit, respond},
};

/// Shows the page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let data = data(document(), visit.lang);
    let frame = app.site.frame(&visit, api::title(visit.lang), Place::Elsewhere).await;
    let shown = frame.clone();
    respond(StatusCode::OK, frame, move || api::view(shown, data))
}

fn data(document: &Value, lang: Lang) -> Data {
    let tags = document["tags"].as_array().into_iter().flatten();
    let groups = tags.map(|tag| Group { name: said(tag, lang), operations: operations(document, &tag["name"], lang) });
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    let types = schemas.into_iter().flatten().map(|(name, of)| Type {
        name: name.clone(),
        what: said(of, lang),
        fields: of["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, field)| member(of, name, field, document, lang))
            .collect(),
    });
    let problems = problem::ALL.iter().map(|(kind, status)| Problem {
        code: kind.code,
        status: status.as_u16(),
        what: kind.text.get(lang),
    });
    Data {
        about: said(&document["info"], lang),
        groups: groups.collect(),
        types: types.collect(),
        problems: problems.collect(),
    }
}

/// What is said of a part of the document.
fn said(of: &Value, lang: Lang) -> String {
    let english = || of["description"].as_str().or_else(|| of["summary"].as_str());
    let text = if lang == Lang::ZhCn { of[ZH].as_str() } else { english() };
    text.unwrap_or_default().to_owned()
}

fn operations(document: &Value, tag: &Value, lang: Lang) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, of) in methods.as_object().into_iter().flatten() {
            if of["tags"].as_array().is_some_and(|tags| tags.contains(tag)) {
                all.push(operation(path, method, of, lang));
            }
        }
    }
    all
}

fn operation(path: &str, method: &str, of: &Value, lang: Lang) -> Operation {
    let parameter = |parameter: &Value| Field {
        name: parameter["name"].as_str().unwrap_or_default().to_owned(),
        kind: format!("{}, {}", kind(&parameter["schema"]), parameter["in"].as_str().unwrap_or_default()),
        required: parameter["required"] == true,
        what: said(parameter, lang),
    };
    let body = of["requestBody"]["content"].as_object().into_iter().flatten();
    let body = body.map(|(media, of)| match kind(&of["schema"]) {
        kind if kind.is_empty() => media.clone(),
        kind => format!("{media} ({kind})"),
    });
    let answers = of["responses"].as_object().into_iter().flatten();
    Operation {
        id: of["operationId"].as_str().unwrap_or_default().to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        what: said(of, lang),
        parameters: of["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        body: body.collect(),
        answers: answers.map(|(status, of)| answer(status, of, lang)).collect(),
    }
}

fn answer(status: &str, of: &Value, lang: Lang) -> Answer {
    let content = of["content"].as_object().and_then(|content| content.iter().next());
    let kind = content.map(|(media, of)| if media == "application/json" { kind(&of["schema"]) } else { media.clone() });
    Answer { status: status.to_owned(), what: said(of, lang), kind: kind.unwrap_or_default() }
}

/// A field of a type; one that is a type of its own is explained where that stands.
fn member(of: &Value, name: &str, field: &Value, document: &Value, lang: Lang) -> Field {
    let named = field["$ref"].as_str().and_then(|at| document.pointer(at.trim_start_matches('#')));
    Field {
        name: name.to_owned(),
        kind: kind(field),
        required: of["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name)),
        what: said(named.unwrap_or(field), lang),
    }
}

/// A schema in a word: `string`, `Launch`, `Finding[]`, `string | null`.
fn kind(schema: &Value) -> String {
    if let Some(at) = schema["$ref"].as_str() {
        return at.rsplit('/').next().unwrap_or_default().to_owned();
    }
    let choices = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
    if let Some(choices) = choices {
        return choices.iter().map(kind).collect::<Vec<_>>().join(" | ");
    }
    match &schema["type"] {
        Value::String(word) if word == "array" => format!("{}[]", kind(&schema["items"])),
        Value::String(word) => word.clone(),
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_every_operation_with_its_words() {
        for lang in [Lang::ZhCn, Lang::En] {
            let data = data(document(), lang);
            let operations: Vec<_> = data.groups.iter().flat_map(|group| &group.operations).collect();
            assert!(operations.len() >= 20, "{}", operations.len());
            for operation in operations {
                assert!(!operation.what.is_empty() && !operation.answers.is_empty(), "{operation:?}");
            }
            assert!(data.types.iter().all(|one| !one.what.is_empty()), "{:?}", data.types);
        }
    }
}
