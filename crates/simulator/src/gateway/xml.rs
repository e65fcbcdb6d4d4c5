//! The XML form of an answer, for version 1 requests without `Format=JSON`.

use serde_json::Value;

/// Writes a JSON answer as XML under `root`; a list becomes as many elements of its key.
pub(crate) fn write(root: &str, value: &Value) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>");
    element(&mut xml, root, value);
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
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn lists_repeat_their_element_and_text_is_escaped() {
        let value = json!({"Regions": [{"RegionId": "a"}, {"RegionId": "b<&"}], "TotalCount": 2});
        assert_eq!(
            write("R", &value),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><R><Regions><RegionId>a</RegionId></Regions>\
             <Regions><RegionId>b&lt;&amp;</RegionId></Regions><TotalCount>2</TotalCount></R>"
        );
    }
}
