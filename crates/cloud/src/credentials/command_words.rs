//! A configured command line, taken apart into words without a shell.

/// What a command line leaves open at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfinished {
    /// A quotation mark.
    Quote,
    /// A backslash with nothing behind it.
    Backslash,
}

/// The words of `text`: separated by white space, held together by quotation marks; a backslash makes the next character an
/// ordinary one, between double marks only another backslash and the mark itself. Nothing is expanded.
///
/// Source: POSIX, "Shell Command Language", 2.2 Quoting.
pub(super) fn split(text: &str) -> Result<Vec<String>, Unfinished> {
    let mut words = Vec::new();
    // An empty pair of marks is a word too, so that a word exists and what is in it are two things.
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\\' => word.get_or_insert_default().push(characters.next().ok_or(Unfinished::Backslash)?),
            '"' | '\'' => quoted(word.get_or_insert_default(), &mut characters, character)?,
            plain => word.get_or_insert_default().push(plain),
        }
    }
    words.extend(word);
    Ok(words)
}

fn quoted(word: &mut String, characters: &mut std::str::Chars<'_>, mark: char) -> Result<(), Unfinished> {
    loop {
        match characters.next().ok_or(Unfinished::Quote)? {
            end if end == mark => return Ok(()),
            '\\' if mark == '"' => {
                let next = characters.next().ok_or(Unfinished::Backslash)?;
                if next != mark && next != '\\' {
                    word.push('\\');
                }
                word.push(next);
            }
            plain => word.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfinished, split};

    #[test]
    fn words_are_taken_apart_as_the_sdks_do() {
        for (text, words) in [
            ("", vec![]),
            ("  a\tb\r\nc ", vec!["a", "b", "c"]),
            (r#"/bin/x --as "a b" 'c "d" \e'"#, vec!["/bin/x", "--as", "a b", r#"c "d" \e"#]),
            (r#"a\ b "\"\\\n" x"y"'z'"#, vec!["a b", r#""\\n"#, "xyz"]),
            (r#"a "" '' b"#, vec!["a", "", "", "b"]),
            ("a # $HOME | b; *", vec!["a", "#", "$HOME", "|", "b;", "*"]),
        ] {
            assert_eq!(split(text).as_deref(), Ok(words.into_iter().map(str::to_owned).collect::<Vec<_>>().as_slice()));
        }
    }

    #[test]
    fn what_is_left_open_is_told() {
        assert_eq!(split("a 'b"), Err(Unfinished::Quote));
        assert_eq!(split(r#"a "b'"#), Err(Unfinished::Quote));
        assert_eq!(split(r"a \"), Err(Unfinished::Backslash));
        assert_eq!(split(r#"a "\"#), Err(Unfinished::Backslash));
    }
}
