//! Where the reader stands in the text, and the gaps between nodes.

use super::fault::{Fault, FaultKind};

pub(super) type Read<T> = Result<T, Fault>;

/// A place in the text.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// Where the line begins.
    pub(super) line: usize,
}

/// A space or a tab.
pub(super) fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// A line feed or a carriage return.
pub(super) fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// One of `,[]{}`.
pub(super) fn is_flow_indicator(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

impl Cursor<'_> {
    /// The byte here; 0 at the end, which no text may contain.
    pub(super) fn byte(&self) -> u8 {
        self.peek(0)
    }

    /// The byte so many further on.
    pub(super) fn peek(&self, further: usize) -> u8 {
        self.bytes.get(self.at + further).copied().unwrap_or(0)
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Whether white space, a line's end or the text's end is so many bytes further on.
    pub(super) fn gap_at(&self, further: usize) -> bool {
        let byte = self.peek(further);
        is_blank(byte) || is_break(byte) || byte == 0
    }

    /// Bytes from the line's beginning.
    pub(super) fn column(&self) -> usize {
        self.at - self.line
    }

    /// Whether nothing but spaces stands before on the line.
    pub(super) fn fresh(&self) -> bool {
        self.bytes[self.line..self.at].iter().all(|byte| *byte == b' ')
    }

    /// Whether `---` or `...` stands here at the beginning of a line.
    pub(super) fn at_marker(&self) -> bool {
        self.at == self.line && (self.marks(b"---") || self.marks(b"..."))
    }

    pub(super) fn marks(&self, marker: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(marker) && self.gap_at(3)
    }

    /// Whether this indicator stands here with a gap after it.
    pub(super) fn indicates(&self, indicator: u8) -> bool {
        self.byte() == indicator && self.gap_at(1)
    }

    /// Skips one line break.
    pub(super) fn skip_break(&mut self) {
        self.at += if self.byte() == b'\r' && self.peek(1) == b'\n' { 2 } else { 1 };
        self.line = self.at;
    }

    pub(super) fn skip_blanks(&mut self) {
        while is_blank(self.byte()) {
            self.at += 1;
        }
    }

    /// Skips white space, comments and line breaks.
    pub(super) fn gap(&mut self) {
        loop {
            self.skip_blanks();
            match self.byte() {
                b'#' if self.may_comment() => self.skip_line(),
                byte if is_break(byte) => self.skip_break(),
                _ => return,
            }
        }
    }

    /// A comment has white space before it.
    fn may_comment(&self) -> bool {
        self.at == self.line || is_blank(self.bytes[self.at - 1])
    }

    /// To the line's end, before its break.
    pub(super) fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| is_break(*byte)).unwrap_or(rest.len());
    }

    /// Nothing but white space and a comment may follow on this line.
    pub(super) fn expect_line_end(&mut self) -> Read<()> {
        self.skip_blanks();
        let byte = self.byte();
        if self.at_end() || is_break(byte) || (byte == b'#' && self.may_comment()) {
            return Ok(());
        }
        Err(self.fault(FaultKind::Trailing))
    }

    /// A fault here.
    pub(super) fn fault(&self, kind: FaultKind) -> Fault {
        Fault { at: self.at, kind }
    }
}
