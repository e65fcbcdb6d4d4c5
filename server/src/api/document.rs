//! The OpenAPI document: its shape comes from the handlers and their types, its words in both languages from one table.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::{diagnose, drafts, launches, lists, manifests, plans, problem, words};
use crate::launches::Told;

#[derive(OpenApi)]
#[openapi(
    paths(
        plans::formats,
        plans::check,
        plans::render,
        plans::import,
        plans::dry_run,
        drafts::list,
        drafts::create,
        drafts::read,
        drafts::replace,
        drafts::delete,
        manifests::annotate,
        manifests::lint,
        diagnose::diagnose,
        lists::registries,
        lists::namespaces,
        lists::repositories,
        lists::tags,
        lists::vpcs,
        lists::vswitches,
        lists::security_groups,
        launches::create,
        launches::list,
        launches::read,
        launches::delete,
        launches::restart,
        launches::expire,
        launches::logs,
        launches::events
    ),
    components(schemas(problem::Problem, Told))
)]
struct Shape;

/// The key of the Chinese text beside each English one.
pub const ZH: &str = "x-zh-CN";

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| worded(serde_json::to_value(Shape::openapi()).unwrap_or_default()));

/// The document.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// `/api/v1/openapi.json`.
pub async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], format!("{:#}\n", document())).into_response()
}

/// The same with everything that is said of it.
fn worded(mut document: Value) -> Value {
    let (zh, en) = words::ABOUT;
    document["info"] = json!({
        "title": "Berth", "version": env!("CARGO_PKG_VERSION"), "description": en, ZH: zh,
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    });
    document["servers"] = json!([{"url": "/api/v1"}]);
    let tags = words::TAGS.iter().map(|(name, zh, en)| json!({"name": name, "description": en, ZH: zh}));
    document["tags"] = tags.collect();
    for operation in operations(&mut document) {
        operation_words(operation);
    }
    let schemas = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        schema_words(name, schema);
    }
    document
}

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut()).filter_map(Value::as_object_mut)
}

fn operation_words(operation: &mut Map<String, Value>) {
    let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default().to_owned();
    operation.remove("description");
    if let Some((zh, en)) = words::operation(&id) {
        operation.insert("summary".to_owned(), en.into());
        operation.insert(ZH.to_owned(), zh.into());
    }
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default().to_owned();
        describe(parameter, words::field(&id, &name));
    }
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        for (status, response) in responses.iter_mut() {
            describe(response, words::status(&id, status));
        }
        let schema = json!({"$ref": "#/components/schemas/Problem"});
        let mut other = json!({"content": {"application/problem+json": {"schema": schema}}});
        describe(&mut other, words::status(&id, "default"));
        responses.insert("default".to_owned(), other);
    }
}

fn schema_words(name: &str, schema: &mut Value) {
    describe(schema, words::schema(name));
    for (field, of) in schema["properties"].as_object_mut().into_iter().flatten() {
        // A reference has words of its own, in its place.
        if of.get("$ref").is_none() {
            describe(of, words::field(name, field));
        }
    }
}

fn describe(value: &mut Value, words: Option<(&str, &str)>) {
    if let Some((zh, en)) = words {
        value["description"] = en.into();
        value[ZH] = zh.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where something that people read has no words, or only in one language.
    fn wordless(at: &str, value: &Value, found: &mut Vec<String>) {
        let has = |name: &str| value[name].as_str().is_some_and(|text| !text.is_empty());
        if !has(ZH) || !(has("description") || has("summary")) {
            found.push(at.to_owned());
        }
    }

    #[test]
    fn everything_is_said_in_both_languages() {
        let (document, mut found) = (document(), Vec::new());
        let objects = |value: &Value| value.as_object().cloned().unwrap_or_default();
        for (path, methods) in objects(&document["paths"]) {
            for (method, operation) in objects(&methods) {
                let at = format!("{method} {path}");
                wordless(&at, &operation, &mut found);
                for parameter in operation["parameters"].as_array().into_iter().flatten() {
                    wordless(&format!("{at} {}", parameter["name"]), parameter, &mut found);
                }
                for (status, response) in objects(&operation["responses"]) {
                    wordless(&format!("{at} {status}"), &response, &mut found);
                }
            }
        }
        for (name, schema) in objects(&document["components"]["schemas"]) {
            wordless(&name, &schema, &mut found);
            for (field, of) in objects(&schema["properties"]) {
                if of.get("$ref").is_none() {
                    wordless(&format!("{name}.{field}"), &of, &mut found);
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
        assert!(document["paths"].as_object().is_some_and(|paths| paths.len() > 10));
    }

    #[test]
    fn every_kind_of_problem_has_one_code_and_a_status() {
        let codes: std::collections::BTreeSet<_> = problem::ALL.iter().map(|(kind, _)| kind.code).collect();
        assert_eq!(codes.len(), problem::ALL.len());
    }
}
