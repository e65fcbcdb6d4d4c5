//! As much HTML as these tests read: forms with their fields, and text without tags.

/// A form of a page: where it goes, and what a browser would send if only a button were pressed.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Its `action`.
    pub action: String,
    /// Its `method`, in lower case.
    pub method: String,
    /// Fields with their values, in document order.
    pub fields: Vec<(String, String)>,
    /// Its submit buttons: name and value.
    pub buttons: Vec<(String, String)>,
    /// Every name that it could send, also of boxes that are not ticked.
    pub names: Vec<String>,
}

impl Form {
    /// The last value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the form asks for `name`.
    pub fn asks(&self, name: &str) -> bool {
        self.names.iter().any(|offered| offered == name)
    }

    /// Types `value` into the field `name`, or adds it where no such field is.
    pub fn fill(&mut self, name: &str, value: &str) -> &mut Self {
        let last = self.fields.iter().rposition(|(key, _)| key == name);
        match last {
            Some(place) => value.clone_into(&mut self.fields[place].1),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }
}

/// Every form of a page.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    let mut select: Option<Select> = None;
    for (tag, after) in tags(page) {
        match tag.name.as_str() {
            "form" => {
                let method = tag.get("method").unwrap_or_else(|| "get".to_owned()).to_lowercase();
                open = Some(Form { action: tag.get("action").unwrap_or_default(), method, ..Form::default() });
            }
            "/form" => forms.extend(open.take()),
            "select" => select = tag.get("name").map(|name| Select { name, ..Select::default() }),
            "option" => {
                if let Some(select) = &mut select {
                    select.offer(&tag, after);
                }
            }
            "/select" => {
                if let (Some(form), Some(select)) = (&mut open, select.take()) {
                    form.names.push(select.name.clone());
                    form.fields.push((select.name, select.chosen.or(select.first).unwrap_or_default()));
                }
            }
            _ => {
                if let Some(form) = &mut open {
                    control(form, &tag, after);
                }
            }
        }
    }
    forms
}

#[derive(Default)]
struct Select {
    name: String,
    first: Option<String>,
    chosen: Option<String>,
}

impl Select {
    fn offer(&mut self, tag: &Tag, after: &str) {
        let text = || decode(after.split('<').next().unwrap_or_default()).trim().to_owned();
        let value = tag.get("value").unwrap_or_else(text);
        if tag.has("selected") {
            self.chosen = Some(value.clone());
        }
        self.first.get_or_insert(value);
    }
}

fn control(form: &mut Form, tag: &Tag, after: &str) {
    let Some(name) = tag.get("name").filter(|_| !tag.has("disabled")) else { return };
    let value = tag.get("value");
    form.names.push(name.clone());
    match (tag.name.as_str(), tag.get("type").as_deref()) {
        ("button", None | Some("submit")) | ("input", Some("submit")) => {
            form.buttons.push((name, value.unwrap_or_default()));
        }
        ("input", Some("checkbox" | "radio")) if !tag.has("checked") => {}
        ("input", Some("checkbox" | "radio")) => form.fields.push((name, value.unwrap_or_else(|| "on".to_owned()))),
        ("input", _) => form.fields.push((name, value.unwrap_or_default())),
        ("textarea", _) => {
            let text = decode(after.split("</textarea").next().unwrap_or_default());
            form.fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
        }
        _ => {}
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, Option<String>)>,
}

impl Tag {
    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    fn get(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone().unwrap_or_default())
    }
}

/// Each tag with the text that follows it. Comments are passed over, scripts are not read.
fn tags(page: &str) -> Vec<(Tag, &str)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let (tag, after) = tag(&rest[1..]);
        rest = match tag.name.as_str() {
            "script" | "style" => after.find(&format!("</{}", tag.name)).map_or("", |end| &after[end..]),
            _ => after,
        };
        found.push((tag, after));
    }
    found
}

fn tag(text: &str) -> (Tag, &str) {
    let name_end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    let mut tag = Tag { name: text[..name_end].trim_end_matches('/').to_lowercase(), attributes: Vec::new() };
    if text.starts_with('/') {
        tag.name = text[..name_end].to_lowercase();
    }
    let mut rest = &text[name_end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
        let key = rest[..end].to_lowercase();
        rest = &rest[end..];
        let value = rest.strip_prefix('=').map(|after| {
            let (value, left) = value(after);
            rest = left;
            decode(value)
        });
        tag.attributes.push((key, value));
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let end = inner.find(quote).unwrap_or(inner.len());
            return (&inner[..end], inner.get(end + 1..).unwrap_or_default());
        }
    }
    text.split_at(text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len()))
}

/// Replaces the character references that our pages write.
pub fn decode(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", "\u{a0}")];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)).replace("&amp;", "&")
}

/// The text of a page as a person would read it, white space folded.
pub fn text(page: &str) -> String {
    let body = page.find("<body").map_or(page, |start| &page[start..]);
    let spoken = tags(body).into_iter().filter(|(tag, _)| !matches!(tag.name.as_str(), "script" | "style"));
    let pieces = spoken.map(|(_, after)| decode(after.split('<').next().unwrap_or_default()));
    pieces.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let page = r#"<!-- <form> --><script>"<form>"</script><form method="POST" action="/a?b&amp;c">
            <input name="x" value="&quot;1&quot;"><input type=checkbox name=off value=1><input type="checkbox" name="on" checked>
            <select name="s"><option value="a">A<option selected>B</select><textarea name="t">
two</textarea><button name="_action" value="next">Next</button></form>"#;
        let form = &forms(page)[0];
        let expected = [("x", "\"1\""), ("on", "on"), ("s", "B"), ("t", "two")];
        assert_eq!(form.fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!((form.method.as_str(), form.action.as_str()), ("post", "/a?b&c"));
        assert_eq!(form.buttons, [("_action".to_owned(), "next".to_owned())]);
    }
}
