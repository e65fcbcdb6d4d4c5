//! Volumes of the kinds that ECI makes itself.

use std::fmt::Write as _;

use super::left::Why;
use super::work::{At, Work};

/// Keys and the parameters that say the same.
type Fields = &'static [(&'static str, &'static str)];

/// Volumes whose fields a parameter says in the same words: the key, the kind, and the fields.
const PLAIN: [(&str, &str, Fields); 3] = [
    ("emptyDir", "EmptyDirVolume", &[("medium", "Medium"), ("sizeLimit", "SizeLimit")]),
    ("nfs", "NFSVolume", &[("server", "Server"), ("path", "Path"), ("readOnly", "ReadOnly")]),
    ("hostPath", "HostPathVolume", &[("path", "Path"), ("type", "Type")]),
];
/// The driver of disks.
const DISK: &str = "alicloud/disk";

/// Reads the volumes that a plan can hold, and gives their names.
pub(super) fn read(work: &mut Work<'_, '_>, spec: &At) -> Vec<String> {
    let mut names = Vec::new();
    for volume in work.rows(spec, "volumes") {
        let Some(name) = work.get(&volume, "name") else { continue };
        let row = format!("Volume.{}.", names.len() + 1);
        let Some(kind) = source(work, &volume, &row) else { continue };
        work.draft.set(&format!("{row}Type"), kind);
        let text = work.text_of(&name).unwrap_or_default();
        work.put(&name, &format!("{row}Name"), &text);
        names.push(text);
    }
    names
}

fn source(work: &mut Work<'_, '_>, volume: &At, row: &str) -> Option<&'static str> {
    for (key, kind, fields) in PLAIN {
        if let Some(found) = work.get(volume, key) {
            work.put_fields(&found, &format!("{row}{kind}."), fields);
            return Some(kind);
        }
    }
    if let Some(found) = work.get(volume, "configMap") {
        return config_map(work, &found, &format!("{row}ConfigFileVolume.")).then_some("ConfigFileVolume");
    }
    work.get(volume, "flexVolume").map(|found| flex(work, &found, row))
}

/// Files out of a `ConfigMap` of the same stream: all of its keys, or those that are named.
fn config_map(work: &mut Work<'_, '_>, at: &At, wire: &str) -> bool {
    let Some(data) = work.config_map(at, "name") else {
        work.leave(at, Why::ConfigMap);
        return false;
    };
    let items = work.rows(at, "items");
    let mut files = Vec::new();
    for item in &items {
        let (key, path) = (work.text(item, "key").unwrap_or_default(), work.text(item, "path").unwrap_or_default());
        match data.get(&key) {
            Some(text) => files.push((path, text.clone(), work.text(item, "mode"))),
            None => work.leave(item, Why::ConfigMap),
        }
    }
    if items.is_empty() {
        files.extend(data.into_iter().map(|(key, text)| (key, text, None)));
    }
    for (place, (path, text, mode)) in files.into_iter().enumerate() {
        let file = format!("{wire}ConfigFileToPath.{}.", place + 1);
        work.draft.set_given(&format!("{file}Path"), path);
        work.draft.set(&format!("{file}Content"), base64(text.as_bytes()));
        if let Some(mode) = mode.as_deref().and_then(octal) {
            work.draft.set(&format!("{file}Mode"), mode);
        }
    }
    if let Some(mode) = work.text(at, "defaultMode").as_deref().and_then(octal) {
        work.draft.set(&format!("{wire}DefaultMode"), mode);
    }
    work.mark(at);
    true
}

/// Kubernetes takes the number (or, in YAML 1.1, the octal digits after a zero); ECI takes the octal digits.
fn octal(text: &str) -> Option<String> {
    let digits = text.strip_prefix("0o").or_else(|| text.strip_prefix('0').filter(|rest| !rest.is_empty()));
    let mode = digits.map_or_else(|| text.parse().ok(), |digits| u32::from_str_radix(digits, 8).ok())?;
    Some(format!("{mode:04o}"))
}

/// A disk, where that is all that the options say; else the driver with its options.
fn flex(work: &mut Work<'_, '_>, at: &At, row: &str) -> &'static str {
    let options = work.entries(at, "options");
    let is_disk = work.says(at, "driver", DISK).is_some() && options.iter().all(|(name, _)| name == "volumeId");
    if is_disk {
        work.mark_keys(at, &["driver"]);
        work.put_fields(at, &format!("{row}DiskVolume."), &[("fsType", "FsType")]);
        for (_, id) in &options {
            let text = work.text_of(id).unwrap_or_default();
            work.put(id, &format!("{row}DiskVolume.DiskId"), &text);
        }
        return "DiskVolume";
    }
    let wire = format!("{row}FlexVolume.");
    work.put_fields(at, &wire, &[("driver", "Driver"), ("fsType", "FsType")]);
    let texts: Vec<String> = options
        .iter()
        .filter_map(|(name, value)| Some(format!("{}:{}", quoted(name), quoted(&work.text_of(value)?))))
        .collect();
    if let (false, Some(found)) = (texts.is_empty(), work.get(at, "options")) {
        work.put(&found, &format!("{wire}Options"), &format!("{{{}}}", texts.join(",")));
    }
    "FlexVolume"
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            ..' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = (0..3).fold(0_u32, |word, at| word << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let sign = SIGNS[(word >> (18 - 6 * at) & 63) as usize];
            out.push(if at > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("配", "6YWN")];
        for (text, expected) in vectors {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn a_mode_is_read_as_yaml_means_it_and_written_in_octal_digits() {
        for (text, expected) in [("420", "0644"), ("0644", "0644"), ("0o600", "0600"), ("0", "0000")] {
            assert_eq!(octal(text).as_deref(), Some(expected));
        }
        assert_eq!(octal("rw"), None);
    }
}
