//! Volumes of the pod.

use super::super::Note;
use super::super::json::flat_object;
use super::super::source::At;
use super::super::yaml::Map;

/// Every volume that has a name and a type that Kubernetes knows.
pub(super) fn volumes<'a>(root: &At<'_, 'a>, notes: &mut Vec<Note>) -> Vec<Map<'a>> {
    let mut volumes = Vec::new();
    for row in root.rows("Volume") {
        let Some(name) = row.text("Name") else { continue };
        let Some((key, source)) = source(&row, name, notes) else { continue };
        let mut map = Map::default();
        map.put("name", name);
        map.put(key, source);
        volumes.push(map);
    }
    volumes
}

fn source<'a>(row: &At<'_, 'a>, name: &'a str, notes: &mut Vec<Note>) -> Option<(&'static str, Map<'a>)> {
    let known = match row.peek("Type")? {
        "EmptyDirVolume" => ("emptyDir", empty_dir(&row.part("EmptyDirVolume"))),
        "NFSVolume" => ("nfs", nfs(&row.part("NFSVolume"))),
        "ConfigFileVolume" => ("configMap", config_map(&row.part("ConfigFileVolume"), name, notes)),
        "FlexVolume" => ("flexVolume", flex(&row.part("FlexVolume"))),
        "DiskVolume" => ("flexVolume", disk(&row.part("DiskVolume"))),
        "HostPathVolume" => ("hostPath", host_path(&row.part("HostPathVolume"))),
        _ => return None,
    };
    row.text("Type");
    Some(known)
}

fn empty_dir<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    let medium = at.text("Medium");
    map.put_if("medium", medium.map(|text| if text.eq_ignore_ascii_case("memory") { "Memory" } else { text }));
    map.put_if("sizeLimit", at.text("SizeLimit"));
    map
}

fn nfs<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_if("server", at.text("Server"));
    map.put_if("path", at.text("Path"));
    map.put_if("readOnly", at.boolean("ReadOnly"));
    map
}

fn host_path<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_if("path", at.text("Path"));
    map.put_if("type", at.text("Type"));
    map
}

/// Files that ECI takes inside the request stand in a `ConfigMap` of their own, named like the volume.
fn config_map<'a>(at: &At<'_, 'a>, name: &'a str, notes: &mut Vec<Note>) -> Map<'a> {
    let mut items = Vec::new();
    let mut keys = Vec::new();
    for row in at.rows("ConfigFileToPath") {
        // Read and deliberately not used: the content belongs in the ConfigMap.
        row.text("Content");
        let Some(path) = row.text("Path") else { continue };
        let key = key(path);
        let mut item = Map::default();
        item.put("key", key.clone());
        item.put("path", path);
        item.put_if("mode", mode(&row, "Mode", notes));
        items.push(item);
        keys.push(key);
    }
    let mut map = Map::default();
    map.put("name", name);
    map.put_if("defaultMode", mode(at, "DefaultMode", notes));
    map.put_filled("items", items);
    notes.push(Note::new(
        format!("配置文件的内容不写入 YAML。先创建名为 {name} 的 ConfigMap，其中的键为：{}。", keys.join("、")),
        format!("The YAML does not hold the configuration files. First create a ConfigMap named {name} with these keys: {}.", keys.join(", ")),
    ));
    map
}

/// A path as a `ConfigMap`'s key, which may hold letters, digits, `-`, `_` and `.` only.
fn key(path: &str) -> String {
    path.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect()
}

/// ECI takes the octal digits as a number (`0644` or `644`); Kubernetes takes what they mean.
fn mode(at: &At<'_, '_>, name: &str, notes: &mut Vec<Note>) -> Option<i64> {
    let digits = at.text(name)?;
    let mode = i64::from_str_radix(digits, 8).ok().filter(|mode| (0..=0o777).contains(mode));
    if mode.is_none() {
        notes.push(Note::new(
            format!("{name} 应为八进制权限位，例如 0644；{digits} 不是，已略去。"),
            format!("{name} is a file's mode in octal digits, such as 0644. {digits} is none and left out."),
        ));
    }
    mode
}

fn flex<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut map = Map::default();
    map.put_if("driver", at.text("Driver"));
    map.put_if("fsType", at.text("FsType"));
    if let Some(options) = at.peek("Options").and_then(options_of) {
        at.text("Options");
        map.put_filled("options", options);
    }
    map
}

/// The options as strings, if they are a JSON object; anything else is nothing that Kubernetes would take.
fn options_of(json: &str) -> Option<Map<'static>> {
    let mut map = Map::default();
    for (key, value) in flat_object(json)? {
        map.put(key, value);
    }
    Some(map)
}

/// An existing disk, by the driver that the documentation names for it.
fn disk<'a>(at: &At<'_, 'a>) -> Map<'a> {
    let mut options = Map::default();
    options.put_if("volumeId", at.text("DiskId"));
    let mut map = Map::default();
    map.put("driver", "alicloud/disk");
    map.put_if("fsType", at.text("FsType"));
    map.put_filled("options", options);
    map
}
