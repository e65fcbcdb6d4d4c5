//! The XML form of an answer, for version 1 requests without `Format=JSON`.

use serde_json::{Map, Value};

/// What stands before everything else, in this order.
const FIRST: [&str; 5] = ["RequestId", "HostId", "Code", "Message", "Recommend"];

/// Writes a JSON answer as XML under `root`; a list becomes as many elements of its key.
pub(crate) fn write(root: &str, value: &Map<String, Value>) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>");
    open(&mut xml, root);
    for name in FIRST {
        if let Some(value) = value.get(name) {
            element(&mut xml, name, value);
        }
    }
    for (name, value) in value {
        if !FIRST.contains(&name.as_str()) {
            element(&mut xml, name, value);
        }
    }
    close(&mut xml, root);
    xml
}

fn element(xml: &mut String, name: &str, value: &Value) {
    match value {
        Value::Array(items) => {
            for item in items {
                element(xml, name, item);
            }
        }
        Value::Object(fields) => {
            open(xml, name);
            for (name, value) in fields {
                element(xml, name, value);
            }
            close(xml, name);
        }
        Value::Null => {}
        Value::String(text) => leaf(xml, name, text),
        other => leaf(xml, name, &other.to_string()),
    }
}

fn leaf(xml: &mut String, name: &str, text: &str) {
    open(xml, name);
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // Characters that XML 1.0 cannot hold are left out.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            other => xml.push(other),
        }
    }
    close(xml, name);
}

fn open(xml: &mut String, name: &str) {
    xml.push('<');
    xml.push_str(name);
    xml.push('>');
}

fn close(xml: &mut String, name: &str) {
    xml.push_str("</");
    xml.push_str(name);
    xml.push('>');
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn lists_repeat_their_element_and_text_is_escaped() {
        let value = json!({"Regions": [{"RegionId": "a"}, {"RegionId": "b<&"}], "RequestId": "r"});
        assert_eq!(
            write("R", value.as_object().unwrap()),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><R><RequestId>r</RequestId><Regions><RegionId>a</RegionId></Regions>\
             <Regions><RegionId>b&lt;&amp;</RegionId></Regions></R>"
        );
    }
}
