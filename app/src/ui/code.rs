//! A block of code: coloured lines whose text content, joined, is exactly the text that is copied.
//!
//! Line numbers are drawn by the style sheet, so they are neither selected nor copied. Each line's element holds its
//! line feed.

use leptos::{either::Either, prelude::*};

use super::code_tokens::{Notation, Part, Token, tokens};

/// One line of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, the last one without the line feed.
    pub tokens: Vec<Token>,
    /// What changed it.
    pub mark: Mark,
}

/// What changed a line or a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing did.
    #[default]
    None,
    /// The last edit. The element is then a new one, so that the mark begins anew each time, and fades.
    Edit,
    /// The last step: the mark stays.
    Step,
}

impl Line {
    /// The class of the line's element.
    pub const fn class(&self) -> &'static str {
        match self.mark {
            Mark::None => "line",
            Mark::Edit => "line line-changed",
            Mark::Step => "line line-step",
        }
    }

    /// Whether two lines say the same.
    pub fn same(&self, other: &Self) -> bool {
        self.tokens == other.tokens
    }
}

/// The lines of a text that ends with a line feed, coloured.
pub fn lines(notation: Notation, text: &str) -> Vec<Line> {
    text.lines().map(|line| Line { tokens: tokens(notation, line), mark: Mark::None }).collect()
}

/// How many items at the beginning, and how many at the end, are the same in two lists; no item counts twice.
pub fn span<T>(old: &[T], new: &[T], same: fn(&T, &T) -> bool) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(old, new)| same(old, new)).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| same(old, new)).count();
    (head, tail)
}

/// Marks the lines of `new` that differ from `old`: what lies between the equal beginning and the equal end, and there
/// only the lines that are new: not equal one to one where their number is the same, else not among those that were there.
pub fn mark_changes(old: &[Line], new: &mut [Line], mark: Mark) {
    let (head, tail) = span(old, new, Line::same);
    let (before, end) = (&old[head..old.len() - tail], new.len() - tail);
    let one_to_one = before.len() == end - head;
    for (index, line) in new[head..end].iter_mut().enumerate() {
        // Where lines came or went, those that are still there word for word were only moved.
        let known = if one_to_one { line.same(&before[index]) } else { before.iter().any(|old| line.same(old)) };
        if !known {
            line.mark = mark;
        }
    }
}

/// The block. `id` names the element whose text content is the text; `label` says what it is.
pub fn code(id: String, label: String, lines: &[Line]) -> impl IntoView + use<> {
    let lines: Vec<_> = lines.iter().map(line).collect();
    view! {
        <div class="code" role="region" tabindex="0" aria-label=label>
            <pre><code id=id>{lines}</code></pre>
        </div>
    }
}

/// A text of one line, or of lines without colour, in the same dress.
pub fn plain(id: String, label: String, text: String) -> impl IntoView {
    view! {
        <div class="code code-plain" role="region" tabindex="0" aria-label=label>
            <pre><code id=id>{text}</code></pre>
        </div>
    }
}

/// A line. The island builds the same from `Line`.
fn line(line: &Line) -> impl IntoView + use<> {
    let tokens: Vec<_> = line.tokens.iter().map(token).collect();
    view! { <span class=line.class()>{tokens}"\n"</span> }
}

fn token(token: &Token) -> impl IntoView + use<> {
    let text = token.text.clone();
    match token.part {
        Part::Plain => Either::Left(text),
        part => Either::Right(view! { <span class=part.class()>{text}</span> }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(old: &str, new: &str) -> Vec<usize> {
        let mut new = lines(Notation::Plain, new);
        mark_changes(&lines(Notation::Plain, old), &mut new, Mark::Edit);
        new.iter().enumerate().filter(|(_, line)| line.mark == Mark::Edit).map(|(index, _)| index).collect()
    }

    #[test]
    fn only_what_the_edit_changed_is_marked() {
        assert_eq!(changed("a\nb\nc\n", "a\nb\nc\n"), Vec::<usize>::new());
        assert_eq!(changed("a\nb\nc\n", "a\nB\nc\n"), [1]);
        assert_eq!(changed("a\nb\nc\nd\n", "A\nb\nc\nD\n"), [0, 3], "line by line where the number is the same");
        assert_eq!(changed("a\nc\n", "a\nb\nc\n"), [1]);
        assert_eq!(changed("a\nb\nc\n", "a\nc\n"), Vec::<usize>::new(), "nothing is left of a line taken away");
        assert_eq!(changed("a\nb\nz\n", "a\nx\nb\ny\nz\n"), [1, 3], "what only moved is not marked");
        assert_eq!(changed("", "a\n"), [0]);
        assert_eq!(changed("a\na\n", "a\na\na\n"), [2]);
    }
}
