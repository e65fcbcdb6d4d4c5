//! The annotations that let ECI pull from Container Registry without a password.

use super::super::Note;
use super::super::source::At;
use super::super::yaml::Map;
use crate::{Annotation, Sheet};

/// In which form an instance is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As the plan chose.
    Chosen,
    /// As the plan chose, and in the plural, which is the only form that the documentation of image caches knows.
    Both,
}

/// Names the instances and the RAM roles.
///
/// One instance in the plan's own region is named in the singular form unless the plan prefers the plural one. Several instances,
/// or one in another region (`region:id`), need the plural form.
pub(super) fn annotate<'a>(
    root: &At<'_, 'a>,
    sheet: &Sheet,
    form: Form,
    annotations: &mut Map<'a>,
    notes: &mut Vec<Note>,
) {
    let home = sheet.region();
    let (mut ids, mut service, mut user) = (Vec::new(), Vec::new(), Vec::new());
    let mut elsewhere = false;
    for row in root.rows("AcrRegistryInfo") {
        let region = row.text("RegionId");
        if let Some(id) = row.text("InstanceId") {
            let foreign = region.filter(|region| home.is_some_and(|home| home != *region));
            elsewhere |= foreign.is_some();
            push_new(&mut ids, foreign.map_or_else(|| id.to_owned(), |region| format!("{region}:{id}")));
        }
        push_given(&mut service, row.text("ArnService"));
        push_given(&mut user, row.text("ArnUser"));
    }
    let plural = sheet.annotation() == Annotation::Plural || elsewhere || ids.len() > 1;
    if ids.len() > 1 {
        notes.push(Note::new(
            "此 YAML 指定了多个 ACR 企业版实例，以半角逗号分隔；官方示例只给出单个实例的写法，请先在测试环境确认。建议将镜像归属到同一个实例，或改用 OpenAPI 方式。",
            "This YAML names several ACR Enterprise Edition instances, separated by commas. The documentation shows only one: try it out first, keep the images in one instance, or use OpenAPI.",
        ));
    }
    if !plural {
        put(annotations, "k8s.aliyun.com/acr-instance-id", &ids);
    }
    if plural || form == Form::Both {
        put(annotations, "k8s.aliyun.com/acr-instance-ids", &ids);
    }
    put(annotations, "k8s.aliyun.com/acr-service-arns", &service);
    put(annotations, "k8s.aliyun.com/acr-user-arns", &user);
}

fn put(annotations: &mut Map<'_>, key: &'static str, values: &[String]) {
    if !values.is_empty() {
        annotations.put(key, values.join(","));
    }
}

fn push_given(values: &mut Vec<String>, value: Option<&str>) {
    if let Some(value) = value {
        push_new(values, value.to_owned());
    }
}

fn push_new(values: &mut Vec<String>, value: String) {
    if !values.contains(&value) {
        values.push(value);
    }
}
