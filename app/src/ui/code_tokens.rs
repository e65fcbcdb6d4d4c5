//! A small tokenizer for the notations we print: YAML, JSON, the quoted parameter lines, commands and programs.
//!
//! It colours what our own renderers write and whatever a person pasted into a value; it judges nothing, loses no
//! character, and works line by line so that the live preview repaints only what changed.

/// Which notation a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Kubernetes manifests and plan documents.
    Yaml,
    /// `OpenAPI` parameters as one object.
    Json,
    /// `'Container.1.Image': 'value',` with `#` comments.
    Quoted,
    /// Commands for a shell: nothing is escaped between single quotes.
    Shell,
    /// Programs and configurations whose comments begin with `#`: Python, HCL.
    Hash,
    /// Programs whose comments begin with `//`: JavaScript, Go, Java.
    Slash,
    /// Events and logs: no colour.
    Plain,
}

/// Words that shape a program, in any of the languages; none of them is a common name in another.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "class", "const", "def", "else", "except", "final", "for", "from", "func", "function",
    "if", "import", "in", "let", "new", "package", "public", "raise", "resource", "return", "static", "throw",
    "throws", "try", "type", "var", "void", "with",
];

/// What a piece of a line is; the name of its CSS class says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A key, before its colon.
    Key,
    /// A quoted string.
    Text,
    /// A number, a truth value or null.
    Word,
    /// A comment.
    Comment,
    /// Everything else: spaces, punctuation and bare scalars.
    Plain,
}

impl Part {
    /// The CSS class, empty for plain text.
    pub fn class(self) -> &'static str {
        match self {
            Self::Key => "tok-key",
            Self::Text => "tok-text",
            Self::Word => "tok-word",
            Self::Comment => "tok-comment",
            Self::Plain => "",
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub part: Part,
    /// Its characters.
    pub text: String,
}

/// Cuts one line (without its line feed) into tokens whose texts, joined, are the line again.
pub fn tokens(notation: Notation, line: &str) -> Vec<Token> {
    let mut out = Tokens::default();
    match notation {
        Notation::Yaml => yaml(&mut out, line),
        Notation::Json | Notation::Quoted => quoted(&mut out, line),
        Notation::Shell => program(&mut out, line, "# "),
        Notation::Hash => program(&mut out, line, "#"),
        Notation::Slash => program(&mut out, line, "//"),
        Notation::Plain => out.push(Part::Plain, line),
    }
    out.list
}

#[derive(Default)]
struct Tokens {
    list: Vec<Token>,
}

impl Tokens {
    /// Adds a piece, joining it to the last one where both are the same part.
    fn push(&mut self, part: Part, text: &str) {
        match self.list.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.part == part => last.text.push_str(text),
            _ => self.list.push(Token { part, text: text.to_owned() }),
        }
    }
}

/// Indentation and dashes, then `key:` and a value, or a value alone.
fn yaml(out: &mut Tokens, line: &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    out.push(Part::Plain, &line[..line.len() - rest.len()]);
    if rest.starts_with('#') {
        return out.push(Part::Comment, rest);
    }
    let end = if rest.starts_with(['"', '\'']) { string_end(rest) } else { bare_key_end(rest) };
    if end > 0 && (rest[end..].starts_with(": ") || &rest[end..] == ":") {
        out.push(Part::Key, &rest[..end]);
        out.push(Part::Plain, ":");
        yaml_value(out, &rest[end + 1..]);
    } else {
        yaml_value(out, rest);
    }
}

/// Where a bare key ends: at the colon that a space or the end of the line follows, else 0.
fn bare_key_end(text: &str) -> usize {
    text.find(": ").or_else(|| text.strip_suffix(':').map(str::len)).unwrap_or(0)
}

fn yaml_value(out: &mut Tokens, text: &str) {
    let value = text.trim_start();
    out.push(Part::Plain, &text[..text.len() - value.len()]);
    if value.starts_with(['"', '\'']) {
        let end = string_end(value);
        out.push(Part::Text, &value[..end]);
        return yaml_tail(out, &value[end..]);
    }
    let end = value.find(" #").unwrap_or(value.len());
    out.push(if is_word(&value[..end]) { Part::Word } else { Part::Plain }, &value[..end]);
    yaml_tail(out, &value[end..]);
}

/// What follows a value: nothing, or spaces and a comment.
fn yaml_tail(out: &mut Tokens, text: &str) {
    match text.find('#') {
        Some(at) if text[..at].trim().is_empty() => {
            out.push(Part::Plain, &text[..at]);
            out.push(Part::Comment, &text[at..]);
        }
        _ => out.push(Part::Plain, text),
    }
}

/// JSON and the quoted lines: strings (keys where a colon follows), words, comments.
fn quoted(out: &mut Tokens, line: &str) {
    let indent = line.len() - line.trim_start().len();
    out.push(Part::Plain, &line[..indent]);
    let mut rest = &line[indent..];
    if rest.starts_with('#') {
        return out.push(Part::Comment, rest);
    }
    while let Some(first) = rest.chars().next() {
        let (part, end) = match first {
            '"' | '\'' => {
                let end = string_end(rest);
                let key = rest[end..].trim_start().starts_with(':');
                (if key { Part::Key } else { Part::Text }, end)
            }
            c if c.is_ascii_alphanumeric() || c == '-' => {
                let end = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
                (if is_word(&rest[..end]) { Part::Word } else { Part::Plain }, end)
            }
            c => (Part::Plain, c.len_utf8()),
        };
        out.push(part, &rest[..end]);
        rest = &rest[end..];
    }
}

/// Strings, numbers, keywords, and comments where `comment` begins one.
fn program(out: &mut Tokens, line: &str, comment: &str) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with(comment) {
            return out.push(Part::Comment, rest);
        }
        let (part, end) = match first {
            '\'' if comment == "# " => (Part::Text, rest[1..].find('\'').map_or(rest.len(), |at| at + 2)),
            '"' | '\'' | '`' => (Part::Text, string_end(rest)),
            c if c.is_alphanumeric() || c == '_' => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
                (word(&rest[..end], comment), end)
            }
            c => (Part::Plain, c.len_utf8()),
        };
        out.push(part, &rest[..end]);
        rest = &rest[end..];
    }
}

/// A command has no keywords.
fn word(text: &str, comment: &str) -> Part {
    match text {
        _ if comment == "# " => Part::Plain,
        "None" | "True" | "False" | "nil" => Part::Word,
        _ if is_word(text) => Part::Word,
        _ if KEYWORDS.contains(&text) => Part::Key,
        _ => Part::Plain,
    }
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_')
}

/// Where the string that begins the text ends, quote included; the end of the text where it is not closed.
fn string_end(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, c)| c);
    let mut escaped = false;
    for (at, c) in characters {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if Some(c) == quote {
            return at + c.len_utf8();
        }
    }
    text.len()
}

/// Whether a bare scalar is a number, a truth value or null.
fn is_word(text: &str) -> bool {
    matches!(text, "true" | "false" | "null" | "~")
        || (text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && text.len() > usize::from(text.starts_with('-'))
            && text[1..].chars().all(|c| c.is_ascii_digit() || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coloured(notation: Notation, line: &str) -> String {
        let list = tokens(notation, line);
        let joined: String = list.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(joined, line, "no character is lost");
        let name = |part| match part {
            Part::Key => "k",
            Part::Text => "s",
            Part::Word => "w",
            Part::Comment => "c",
            Part::Plain => ".",
        };
        list.iter().flat_map(|token| [name(token.part), "[", &token.text, "]"]).collect()
    }

    #[test]
    fn yaml_keys_values_and_comments_are_told_apart() {
        let of = |line| coloured(Notation::Yaml, line);
        assert_eq!(of("apiVersion: v1"), "k[apiVersion].[: v1]");
        assert_eq!(of("  - image: a/b:1.0   #by VPC"), ".[  - ]k[image].[: a/b:1.0   ]c[#by VPC]");
        assert_eq!(of("    k8s.aliyun.com/eci: \"true\""), ".[    ]k[k8s.aliyun.com/eci].[: ]s[\"true\"]");
        assert_eq!(of("  containerPort: 80"), ".[  ]k[containerPort].[: ]w[80]");
        assert_eq!(of("spec:"), "k[spec].[:]");
        assert_eq!(of("# note"), "c[# note]");
        assert_eq!(of(""), "");
    }

    #[test]
    fn a_yaml_value_may_look_like_something_else() {
        let of = |line| coloured(Notation::Yaml, line);
        assert_eq!(of("  - --verbose"), ".[  - --verbose]");
        assert_eq!(of("  - -1"), ".[  - ]w[-1]");
        assert_eq!(of("  - \"a: b # c\""), ".[  - ]s[\"a: b # c\"]");
        assert_eq!(of("  - 'open"), ".[  - ]s['open]");
        assert_eq!(of("  - \"key\": 1"), ".[  - ]k[\"key\"].[: ]w[1]");
        assert_eq!(of("---"), ".[---]");
        assert_eq!(of("-"), ".[-]");
        assert_eq!(of("中文: 值"), "k[中文].[: 值]");
    }

    #[test]
    fn json_and_quoted_lines_are_coloured() {
        assert_eq!(coloured(Notation::Json, "  \"A\": \"b\\\"c\","), ".[  ]k[\"A\"].[: ]s[\"b\\\"c\"].[,]");
        assert_eq!(
            coloured(Notation::Json, "{\"n\": -1.5, \"t\": true}"),
            ".[{]k[\"n\"].[: ]w[-1.5].[, ]k[\"t\"].[: ]w[true].[}]"
        );
        assert_eq!(coloured(Notation::Quoted, "'Container.1.Name': 'c1',"), "k['Container.1.Name'].[: ]s['c1'].[,]");
        assert_eq!(coloured(Notation::Quoted, "#AcrRegistryInfo"), "c[#AcrRegistryInfo]");
    }

    #[test]
    fn programs_and_commands_are_coloured() {
        let of = |line| coloured(Notation::Slash, line);
        assert_eq!(of("const a = 'x // y'; // z"), "k[const].[ a = ]s['x // y'].[; ]c[// z]");
        assert_eq!(of("  cpu: 2.5, ok: true,"), ".[  cpu: ]w[2.5].[, ok: ]w[true].[,]");
        assert_eq!(of("Image: tea.String(\"a\\\"b\"),"), ".[Image: tea.String(]s[\"a\\\"b\"].[),]");
        let of = |line| coloured(Notation::Hash, line);
        assert_eq!(of("x = None  # why"), ".[x = ]w[None].[  ]c[# why]");
        let of = |line| coloured(Notation::Shell, line);
        assert_eq!(of("  --Arg.1 'it\\' --Cpu 2 \\"), ".[  --Arg.1 ]s['it\\'].[ --Cpu 2 \\]");
        assert_eq!(of("# a"), "c[# a]");
        assert_eq!(of("a#b"), ".[a#b]");
    }

    #[test]
    fn no_line_makes_it_stumble() {
        for line in ["é: ü", "- - -", ": ", ":", "\"", "'", "\\", "-", "--", "“：”", "\u{0}", "- \u{1f6a2}: x", "\t- a"]
        {
            use Notation::{Hash, Json, Plain, Quoted, Shell, Slash, Yaml};
            for notation in [Yaml, Json, Quoted, Shell, Hash, Slash, Plain] {
                coloured(notation, line);
            }
        }
    }
}
