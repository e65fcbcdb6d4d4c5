//! Where scalars end.

use super::cursor::{Cursor, Read, is_blank, is_break, is_flow_indicator};
use super::fault::FaultKind;

impl Cursor<'_> {
    /// Passes a plain scalar, over several lines as long as they are indented more than `parent`; stands right after it.
    pub(super) fn plain(&mut self, parent: i32, flow: bool) {
        loop {
            let end = self.plain_line(flow);
            self.at = end;
            let line = self.line;
            self.skip_blanks();
            let goes_on = is_break(self.byte()) && {
                while is_break(self.byte()) {
                    self.skip_break();
                    self.skip_blanks();
                }
                self.plain_goes_on(parent, flow)
            };
            if !goes_on {
                self.at = end;
                self.line = line;
                return;
            }
        }
    }

    /// Where the scalar's text on this line ends, without the blanks after it.
    fn plain_line(&self, flow: bool) -> usize {
        let (mut at, mut end) = (self.at, self.at);
        while let Some(&byte) = self.bytes.get(at) {
            let next = self.bytes.get(at + 1).copied().unwrap_or(0);
            match byte {
                b'\n' | b'\r' => break,
                b':' if next == 0 || is_blank(next) || is_break(next) || (flow && is_flow_indicator(next)) => break,
                b'#' if at > self.at && is_blank(self.bytes[at - 1]) => break,
                _ if flow && is_flow_indicator(byte) => break,
                b' ' | b'\t' => {}
                _ => end = at + 1,
            }
            at += 1;
        }
        end
    }

    /// Whether the text on a further line still belongs to the scalar.
    fn plain_goes_on(&self, parent: i32, flow: bool) -> bool {
        let spaces = self.bytes[self.line..self.at].iter().take_while(|byte| **byte == b' ').count();
        let inside = flow || i32::try_from(spaces).unwrap_or(i32::MAX) > parent;
        let comment = self.byte() == b'#';
        let colon = self.byte() == b':' && (self.gap_at(1) || (flow && is_flow_indicator(self.peek(1))));
        let indicator = comment || colon || (flow && is_flow_indicator(self.byte()));
        inside && !indicator && !self.at_end() && !self.at_marker()
    }

    /// Passes `'…'`.
    pub(super) fn single_quoted(&mut self) -> Read<()> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte() {
                b'\'' if self.peek(1) == b'\'' => self.at += 2,
                b'\'' => break,
                _ => self.quoted_byte(start)?,
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Passes `"…"`.
    pub(super) fn double_quoted(&mut self) -> Read<()> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte() {
                b'"' => break,
                b'\\' => self.escape()?,
                _ => self.quoted_byte(start)?,
            }
        }
        self.at += 1;
        Ok(())
    }

    /// One byte or line break inside quotes that began at `start`.
    fn quoted_byte(&mut self, start: usize) -> Read<()> {
        if self.at_end() || (self.at == self.line && self.at_marker()) {
            self.at = start;
            return Err(self.fault(FaultKind::Quote));
        }
        if is_break(self.byte()) {
            self.skip_break();
        } else {
            self.at += 1;
        }
        Ok(())
    }

    fn escape(&mut self) -> Read<()> {
        let digits = match self.peek(1) {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'\n' | b'\r' => {
                self.at += 1;
                self.skip_break();
                return Ok(());
            }
            b'0' | b'a' | b'b' | b't' | b'\t' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'/' | b'\\'
            | b'N' | b'_' | b'L' | b'P' => 0,
            _ => return Err(self.fault(FaultKind::Escape)),
        };
        if !(0..digits).all(|digit| self.peek(2 + digit).is_ascii_hexdigit()) {
            return Err(self.fault(FaultKind::Escape));
        }
        self.at += 2 + digits;
        Ok(())
    }

    /// Passes a `|` or `>` scalar; stands at the beginning of the line after it.
    pub(super) fn block_scalar(&mut self, parent: i32) -> Read<()> {
        let (explicit, keep) = self.block_head()?;
        let least = usize::try_from(parent + 1).unwrap_or(0);
        let indent = match explicit {
            Some(more) => usize::try_from(parent.max(0)).unwrap_or(0) + more,
            None => self.first_indent(least)?,
        };
        let mut end = self.at;
        while !self.at_end() {
            self.line = self.at;
            let spaces = self.spaces(indent);
            self.at += spaces;
            let blank = self.at_end() || is_break(self.byte());
            if !blank && (spaces < indent || self.at_marker()) {
                break;
            }
            self.skip_line();
            if self.at_end() {
                end = if blank && !keep { end } else { self.at };
                break;
            }
            self.skip_break();
            if !blank || keep {
                end = self.at;
            }
        }
        self.at = end;
        self.line = self.line_start(end);
        Ok(())
    }

    /// The line that `at` is on: where the break before it ends.
    fn line_start(&self, at: usize) -> usize {
        self.bytes[..at].iter().rposition(|byte| is_break(*byte)).map_or(0, |place| place + 1)
    }

    /// Indentation and chomping indicators, to the line after them: the digit if there is one, and whether `+` is.
    fn block_head(&mut self) -> Read<(Option<usize>, bool)> {
        self.at += 1;
        let (mut digit, mut chomp) = (None, None);
        loop {
            match self.byte() {
                byte @ b'1'..=b'9' if digit.is_none() => digit = Some(usize::from(byte - b'0')),
                byte @ (b'+' | b'-') if chomp.is_none() => chomp = Some(byte),
                _ => break,
            }
            self.at += 1;
        }
        if !self.gap_at(0) {
            return Err(self.fault(FaultKind::BlockScalar));
        }
        self.expect_line_end()?;
        self.skip_line();
        if !self.at_end() {
            self.skip_break();
        }
        Ok((digit, chomp == Some(b'+')))
    }

    /// The indentation of the first line with text. Blank lines before it may not be indented further.
    fn first_indent(&self, least: usize) -> Read<usize> {
        let (mut at, mut widest) = (self.at, 0);
        loop {
            let spaces = self.bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            let byte = self.bytes.get(at + spaces).copied();
            match byte {
                Some(byte) if is_break(byte) => {
                    widest = widest.max(spaces);
                    at += spaces + if byte == b'\r' && self.bytes.get(at + spaces + 1) == Some(&b'\n') { 2 } else { 1 };
                }
                None => return Ok(widest.max(spaces).max(least)),
                Some(_) if spaces < least => return Ok(widest.max(least)),
                Some(b'\t') if spaces == 0 => return Err(super::Fault { at, kind: FaultKind::Tab }),
                Some(_) if widest > spaces => return Err(super::Fault { at, kind: FaultKind::BlockScalar }),
                Some(_) => return Ok(spaces),
            }
        }
    }

    /// Spaces here, no more than `most`.
    fn spaces(&self, most: usize) -> usize {
        self.bytes[self.at..].iter().take(most).take_while(|byte| **byte == b' ').count()
    }
}
