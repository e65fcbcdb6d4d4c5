//! The resource `alicloud_eci_container_group`, formatted as `terraform fmt` leaves it.

mod refusal;
mod table;
mod write;

use self::table::{Place, RESOURCE};
use self::write::{Lines, key, quoted};
use super::code::{Content, Field, Leaf, Tree, variable};
use super::{CannotExpress, Note, Rendered};
use crate::schema::{self, Value};
use crate::{Sheet, size};

const BEGIN: &str = "# Needs Terraform: terraform init && terraform apply
terraform {
  required_providers {
    alicloud = {
      source  = \"aliyun/alicloud\"
      version = \">= 1.262.0\"
    }
  }
}
";

/// The provider, a variable for each secret, and the group.
///
/// # Errors
/// If the group would not be the same without what the provider's resource cannot hold.
pub(super) fn terraform(sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    refusal::check(sheet)?;
    let mut text = String::from(BEGIN);
    if let Some(region) = sheet.region() {
        text.push_str("\nprovider \"alicloud\" {\n  region = ");
        text.push_str(&quoted(region));
        text.push_str("\n}\n");
    }
    for wire in sheet.secrets() {
        text.push_str("\nvariable \"");
        text.push_str(&input(&variable(wire)));
        text.push_str("\" {\n  type      = string\n  sensitive = true\n}\n");
    }
    let tree = Tree::of(sheet, &[]);
    let mut written = usize::from(sheet.region().is_some());
    let mut resource = fill(&tree.fields, RESOURCE, &mut written);
    tags(&tree.fields, &mut resource, &mut written);
    text.push_str("\nresource \"alicloud_eci_container_group\" \"this\" {\n");
    resource.write(&mut text, 1);
    text.push_str("}\n");
    Ok(Rendered { text, notes: notes(sheet, written) })
}

/// The lines of one block. Counts the parameters in it.
fn fill(fields: &[Field], places: &[Place], written: &mut usize) -> Lines {
    let mut lines = Lines::default();
    for place in places {
        match find(fields, place.wire) {
            None => {}
            Some(Content::One(leaf)) => {
                *written += 1;
                lines.value(place.name, value(leaf));
            }
            Some(Content::List(items)) => {
                *written += items.len();
                let items: Vec<String> = items.iter().map(value).collect();
                lines.value(place.name, format!("[{}]", items.join(", ")));
            }
            Some(Content::Group(inside)) => lines.block(place.name, fill(inside, place.inside, written)),
            Some(Content::Groups(rows)) => {
                for inside in rows {
                    lines.block(place.name, fill(inside, place.inside, written));
                }
            }
        }
    }
    lines
}

/// What stands at a place that may lie in a group.
fn find<'t, 'a>(fields: &'t [Field<'a>], wire: &str) -> Option<&'t Content<'a>> {
    let (name, rest) = wire.split_once('.').unwrap_or((wire, ""));
    let content = &fields.iter().find(|field| field.node.name == name)?.content;
    match content {
        Content::Group(inside) if !rest.is_empty() => find(inside, rest),
        _ => Some(content),
    }
}

fn value(leaf: &Leaf) -> String {
    if let Some(variable) = &leaf.variable {
        return format!("var.{}", input(variable));
    }
    let bare = match leaf.kind {
        Value::Text(_) => None,
        Value::Boolean => Some(leaf.text.to_owned()),
        Value::Number => size::thousandths(leaf.text).map(size::decimal),
        Value::Integer(..) => leaf.text.parse::<i64>().ok().map(|number| number.to_string()),
    };
    bare.unwrap_or_else(|| quoted(leaf.text))
}

/// The input variable for a secret; `TF_VAR_` and this name in the environment fill it.
fn input(variable: &str) -> String {
    variable.to_ascii_lowercase()
}

fn tags(fields: &[Field], resource: &mut Lines, written: &mut usize) {
    let Some(Content::Groups(rows)) = find(fields, "Tag") else { return };
    let mut pairs = Lines::default();
    for row in rows {
        *written += row.len();
        if let Some(Content::One(name)) = find(row, "Key") {
            let of = |content: &Content| if let Content::One(leaf) = content { value(leaf) } else { String::new() };
            pairs.value(key(name.text), find(row, "Value").map_or_else(|| quoted(""), of));
        }
    }
    resource.object("tags", pairs);
}

/// The variables to set, and what has been left out where fewer parameters were `written` than there are.
fn notes(sheet: &Sheet, written: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    let inputs: Vec<String> = sheet.secrets().iter().map(|wire| format!("TF_VAR_{}", input(&variable(wire)))).collect();
    if !inputs.is_empty() {
        notes.push(Note::new(
            format!("敏感内容不写入文件，运行前请设置环境变量：{}。", inputs.join("、")),
            format!(
                "Secrets are not written into it. Set these environment variables before you run it: {}.",
                inputs.join(", ")
            ),
        ));
    }
    let names = sheet.parameters().iter().map(|parameter| parameter.name.as_str());
    // Most plans have a place for everything, which the count says sooner than a search for each name.
    let left_out: Vec<&str> =
        if written < sheet.parameters().len() { names.filter(|name| !has_place(name)).collect() } else { Vec::new() };
    if !left_out.is_empty() {
        notes.push(Note::new(
            format!("Terraform 的 alicloud_eci_container_group 没有以下参数，已略去：{}。", left_out.join("、")),
            format!(
                "Terraform's alicloud_eci_container_group has no place for these parameters, so they are left out: {}.",
                left_out.join(", ")
            ),
        ));
    }
    notes
}

/// Whether a wire name is in the file: in the resource, as the provider's region, or among the tags.
fn has_place(wire: &str) -> bool {
    wire == "RegionId" || wire.starts_with("Tag.") || holds(RESOURCE, wire)
}

fn holds(places: &[Place], wire: &str) -> bool {
    places.iter().any(|place| match wire.strip_prefix(place.wire) {
        Some("") => true,
        Some(rest) => rest.strip_prefix('.').is_some_and(|rest| {
            let (part, behind) = rest.split_once('.').unwrap_or((rest, ""));
            match schema::index(part) {
                Some(_) => behind.is_empty() || holds(place.inside, behind),
                None => holds(place.inside, rest),
            }
        }),
        None => false,
    })
}

#[cfg(test)]
mod tests;
