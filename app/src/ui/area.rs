//! The text inside a `<textarea>`.

/// What stands between `<textarea>` and `</textarea>` for a value: escaped, because the framework writes the children of this
/// element as they are, and behind a line feed, because browsers drop the first one.
pub fn content(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 1);
    out.push('\n');
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn no_value_ends_the_element_or_reads_as_another_one() {
        assert_eq!(content("</textarea><b>&lt;"), "\n&lt;/textarea>&lt;b>&amp;lt;");
        assert_eq!(content("\na"), "\n\na");
    }
}
