//! A command line as a POSIX shell splits it into words, with bash's `$'…'`.
//!
//! Nothing is run and nothing is looked up: what a shell would replace is an error that names it.

use std::iter::Peekable;
use std::str::Chars;

use super::Reason;
use crate::secret;

/// A word, and the line where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) line: usize,
}

/// The first command of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    /// Whether something comes after it: another command, a pipe, a redirection.
    pub(super) goes_on: bool,
}

/// Splits the first command of a text whose first line has this number.
///
/// # Errors
/// What cannot be known or does not end, with its line.
pub(super) fn split(text: &str, line: usize) -> Result<Command, (usize, Reason)> {
    Shell { rest: text.chars().peekable(), line }.command()
}

struct Shell<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
}

type Part<T> = Result<T, (usize, Reason)>;

impl Shell<'_> {
    fn command(&mut self) -> Part<Command> {
        let mut command = Command::default();
        while let Some(&next) = self.rest.peek() {
            match next {
                '\n' if !command.words.is_empty() => break,
                ' ' | '\t' | '\r' | '\n' => drop(self.skip()),
                '#' => while self.rest.next_if(|c| *c != '\n').is_some() {},
                ';' | '|' | '&' | '<' | '>' => break,
                '\\' if self.line_goes_on() => while self.skip() != Some('\n') {},
                _ => {
                    let line = self.line;
                    if let Some(text) = self.word()? {
                        command.words.push(Word { text, line });
                    }
                }
            }
        }
        command.goes_on = self.rest.clone().any(|c| !c.is_whitespace());
        Ok(command)
    }

    /// Whether a backslash with a line's end behind it comes next. Windows' line ends count too.
    fn line_goes_on(&self) -> bool {
        let mut ahead = self.rest.clone();
        ahead.next();
        let first = ahead.next();
        first == Some('\n') || (first == Some('\r') && ahead.next() == Some('\n'))
    }

    fn skip(&mut self) -> Option<char> {
        self.rest.next().inspect(|c| self.line += usize::from(*c == '\n'))
    }

    /// A word up to the next white space or operator; nothing for a line that goes on, or for a redirection's number.
    fn word(&mut self) -> Part<Option<String>> {
        let mut text = String::new();
        let mut quoted = false;
        while let Some(&next) = self.rest.peek() {
            match next {
                ' ' | '\t' | '\r' | '\n' | ';' | '|' | '&' => break,
                '<' | '>' => {
                    let number = !quoted && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                    return Ok((!number).then_some(text));
                }
                '\\' if self.line_goes_on() => while self.skip() != Some('\n') {},
                '\\' => {
                    quoted = true;
                    self.skip();
                    text.extend(self.skip());
                }
                '\'' => {
                    quoted = true;
                    self.single(&mut text)?;
                }
                '"' => {
                    quoted = true;
                    self.double(&mut text)?;
                }
                '$' => quoted |= self.dollar(&mut text, false)?,
                '`' => return Err(self.expansion("`…`")),
                _ => text.extend(self.skip()),
            }
        }
        Ok((quoted || !text.is_empty()).then_some(text))
    }

    fn single(&mut self, text: &mut String) -> Part<()> {
        let line = self.line;
        self.skip();
        loop {
            match self.skip() {
                Some('\'') => return Ok(()),
                Some(character) => text.push(character),
                None => return Err((line, Reason::OpenQuote('\''))),
            }
        }
    }

    fn double(&mut self, text: &mut String) -> Part<()> {
        let line = self.line;
        self.skip();
        loop {
            match self.rest.peek() {
                Some('$') => {
                    self.dollar(text, true)?;
                }
                Some('`') => return Err(self.expansion("`…`")),
                None => return Err((line, Reason::OpenQuote('"'))),
                Some(_) => match self.skip() {
                    Some('"') => return Ok(()),
                    Some('\\') => match self.skip() {
                        Some('\n') => {}
                        Some(sign @ ('$' | '`' | '"' | '\\')) => text.push(sign),
                        Some(other) => text.extend(['\\', other]),
                        None => return Err((line, Reason::OpenQuote('"'))),
                    },
                    other => text.extend(other),
                },
            }
        }
    }

    /// What begins with a dollar sign. Says whether it was something in quotes.
    fn dollar(&mut self, text: &mut String, in_quotes: bool) -> Part<bool> {
        self.skip();
        match self.rest.peek() {
            Some('\'') if !in_quotes => self.ansi(text).map(|()| true),
            Some('"') if !in_quotes => self.double(text).map(|()| true),
            Some('(') => Err(self.expansion("$(…)")),
            Some('{') => match self.secret() {
                Some(()) => {
                    text.push_str(secret::MASK);
                    Ok(true)
                }
                None => Err(self.expansion("${…}")),
            },
            Some(first) if first.is_ascii_alphanumeric() || "_@*#?-!$".contains(*first) => {
                let mut name = String::from("$");
                name.extend(self.rest.next());
                while let Some(next) = self.rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    name.push(next);
                }
                Err(self.expansion(&name))
            }
            _ => {
                text.push('$');
                Ok(false)
            }
        }
    }

    /// `{NAME:?}`, with which the command that Berth writes takes a secret from the environment. Its value is not known here.
    fn secret(&mut self) -> Option<()> {
        let inside = self.rest.clone().skip(1).take_while(|c| *c != '}');
        let length = inside.clone().count();
        let name = inside.collect::<String>();
        let name = name.strip_suffix(":?")?;
        let fits = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        (fits && !name.is_empty()).then(|| self.rest.nth(length + 1)).flatten().map(|_| ())
    }

    /// `$'…'`: escapes as in C. `\xXX` and `\NNN` are bytes, which make UTF-8 together.
    fn ansi(&mut self, text: &mut String) -> Part<()> {
        let line = self.line;
        self.skip();
        let mut bytes = Vec::new();
        loop {
            match self.skip() {
                Some('\'') => break,
                Some('\\') => match self.skip() {
                    Some(sign) => self.c_escape(sign, &mut bytes),
                    None => return Err((line, Reason::OpenQuote('\''))),
                },
                Some(character) => push(&mut bytes, character),
                None => return Err((line, Reason::OpenQuote('\''))),
            }
        }
        text.push_str(&String::from_utf8_lossy(&bytes));
        Ok(())
    }

    fn c_escape(&mut self, sign: char, bytes: &mut Vec<u8>) {
        let byte = match sign {
            'a' => 7,
            'b' => 8,
            't' => b'\t',
            'n' => b'\n',
            'v' => 11,
            'f' => 12,
            'r' => b'\r',
            'e' | 'E' => 27,
            '\\' | '\'' | '"' | '?' => return push(bytes, sign),
            '0'..='7' => {
                let first = sign.to_digit(8).unwrap_or_default();
                // Bash takes the lowest eight bits.
                return bytes.push((self.digits(8, 2, first) & 0xff) as u8);
            }
            'x' | 'u' | 'U' => {
                let most = if sign == 'x' {
                    2
                } else if sign == 'u' {
                    4
                } else {
                    8
                };
                if !self.rest.peek().is_some_and(char::is_ascii_hexdigit) {
                    push(bytes, '\\');
                    return push(bytes, sign);
                }
                let number = self.digits(16, most, 0);
                return match u8::try_from(number) {
                    Ok(byte) if sign == 'x' => bytes.push(byte),
                    _ => push(bytes, char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER)),
                };
            }
            _ => {
                push(bytes, '\\');
                return push(bytes, sign);
            }
        };
        bytes.push(byte);
    }

    /// Up to so many more digits after a number.
    fn digits(&mut self, base: u32, most: usize, first: u32) -> u32 {
        let mut number = first;
        for _ in 0..most {
            let Some(digit) = self.rest.peek().and_then(|c| c.to_digit(base)) else { break };
            self.rest.next();
            number = number.wrapping_mul(base).wrapping_add(digit);
        }
        number
    }

    fn expansion(&self, what: &str) -> (usize, Reason) {
        (self.line, Reason::Expansion(what.to_owned()))
    }
}

fn push(bytes: &mut Vec<u8>, character: char) {
    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}
