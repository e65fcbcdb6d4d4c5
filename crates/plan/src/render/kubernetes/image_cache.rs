//! The plan's images as an ImageCache, from which later pods start without pulling.
//!
//! Sources: Alibaba Cloud documentation, "Manage ImageCaches", "Kubernetes ImageCache API", "Image cache annotations".

use super::super::source::{At, Source};
use super::super::yaml::Map;
use super::super::{Note, Rendered};
use super::registries::Form;
use super::{annotations, pull_secrets, registries};
use crate::Sheet;

/// How many images one cache can hold.
const MOST_IMAGES: usize = 20;

/// In which Kubernetes namespace the Secrets are looked for: the cache itself belongs to the whole cluster.
const NAMESPACE: &str = "default";

/// Parameters that become an annotation with the same value. The cache's names are not those of pods.
const SAME: &[(&str, &str)] = &[
    ("VSwitchId", "vswitch-ids"),
    ("SecurityGroupId", "security-group-id"),
    ("ResourceGroupId", "resource-group-id"),
    ("PlainHttpRegistry", "plain-http-registry"),
    ("InsecureRegistry", "insecure-registry"),
];

/// Parameters that become an annotation in small letters.
const SMALL: &[(&str, &str)] = &[("CpuArchitecture", "imc-cpu-arch"), ("OsType", "imc-os-type")];

/// The plan's images as an ImageCache, each of them once.
pub fn image_cache(sheet: &Sheet) -> Rendered {
    let source = Source::new(sheet);
    let root = source.root();
    let mut notes = Vec::new();
    let mut annotations = Map::default();
    registries::annotate(&root, sheet, Form::Both, &mut annotations, &mut notes);
    for (parameter, key) in SAME {
        annotations::put(&mut annotations, key, root.text(parameter));
    }
    for (parameter, key) in SMALL {
        annotations::put(&mut annotations, key, root.text(parameter).map(str::to_ascii_lowercase));
    }
    let mut metadata = Map::default();
    metadata.put_filled("annotations", annotations);
    metadata.put_if("name", root.text("ContainerGroupName"));
    let images = images(&root);
    remarks(&root, images.len(), &mut notes);
    let mut spec = Map::default();
    spec.put_filled("images", images);
    spec.put_filled("imagePullSecrets", secrets(&root, &mut notes));
    let mut document = Map::default();
    document.put("apiVersion", "eci.alibabacloud.com/v1");
    document.put("kind", "ImageCache");
    document.put_filled("metadata", metadata);
    document.put_filled("spec", spec);
    root.text("RegionId");
    notes.extend(left_out(&source.left_over()));
    Rendered { text: document.write(), notes }
}

fn images<'a>(root: &At<'_, 'a>) -> Vec<&'a str> {
    let mut images = Vec::new();
    for list in ["InitContainer", "Container"] {
        for image in root.rows(list).iter().filter_map(|row| row.text("Image")) {
            if !images.contains(&image) {
                images.push(image);
            }
        }
    }
    images
}

fn secrets(root: &At<'_, '_>, notes: &mut Vec<Note>) -> Vec<String> {
    let names = pull_secrets::names(root, notes);
    if !names.is_empty() {
        notes.push(Note::new(
            format!("ImageCache 不属于任何命名空间，Secret 按「命名空间:名称」引用，此处为 {NAMESPACE}；放在其他命名空间时同时修改。"),
            format!("An ImageCache belongs to no namespace and names each Secret as namespace:name. {NAMESPACE} stands here; change it if the Secrets are kept elsewhere."),
        ));
    }
    names.into_iter().map(|name| format!("{NAMESPACE}:{name}")).collect()
}

/// What somebody who only knows the pod would miss.
fn remarks(root: &At<'_, '_>, images: usize, notes: &mut Vec<Note>) {
    notes.push(Note::new(
        "镜像缓存默认为 20 GiB。镜像总大小超过 10 GiB 时，添加 spec.imageCacheSize（GiB，至少为镜像大小的两倍）。缓存保留期间按快照计费，不再使用时将其删除。",
        "The cache has 20 GiB. If the images hold more than 10 GiB, add spec.imageCacheSize, in GiB: at least twice their size. The cache costs what its snapshot costs until you delete it.",
    ));
    if images > MOST_IMAGES {
        notes.push(Note::new(
            format!("一个镜像缓存最多包含 {MOST_IMAGES} 个镜像，此处有 {images} 个：分成多个 ImageCache。"),
            format!("One cache holds {MOST_IMAGES} images at most, and there are {images} here: make several of them."),
        ));
    }
    if root.boolean("AutoCreateEip") == Some(true) || root.text("EipInstanceId").is_some() {
        notes.push(Note::new(
            "制作缓存时无法使用方案中的 EIP。镜像使用公网域名时，交换机所在的专有网络须有公网 NAT 网关；或改用专有网络域名。",
            "Filling the cache cannot use the plan's EIP. If an image has a public domain, the vSwitch needs an Internet NAT gateway, or the image a VPC domain.",
        ));
    }
}

/// One note on the registries' names and domains, and one on everything that is about running the images rather than having
/// them. Rows are told by `N` there.
fn left_out(names: &[&str]) -> Vec<Note> {
    let (registries, others): (Vec<&str>, Vec<&str>) =
        names.iter().partition(|name| name.starts_with("AcrRegistryInfo."));
    let mut notes = super::left_out::note(&registries);
    let mut patterns: Vec<String> = Vec::new();
    let mut pattern = String::new();
    for name in others {
        pattern.clear();
        for part in name.split('.') {
            pattern.push_str(if pattern.is_empty() { "" } else { "." });
            pattern.push_str(if part.bytes().all(|byte| byte.is_ascii_digit()) { "N" } else { part });
        }
        if !patterns.contains(&pattern) {
            patterns.push(pattern.clone());
        }
    }
    if !patterns.is_empty() {
        notes.push(Note::new(
            format!("ImageCache 只有镜像，没有运行方式，已略去：{}。", patterns.join("、")),
            format!("An ImageCache holds images, and not how they run. Left out: {}.", patterns.join(", ")),
        ));
    }
    notes
}
