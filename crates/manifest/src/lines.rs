//! Bytes to lines and columns.

/// Where each line of a text begins.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Counts the lines of a text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The column of a byte in characters, from 1.
    pub fn column(&self, at: usize) -> usize {
        let start = self.starts[self.line(at) - 1];
        self.text.get(start..at).map_or(1, |before| before.chars().filter(|c| *c != '\u{feff}').count() + 1)
    }

    /// The bytes of a line, its break included.
    pub fn range(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        start..self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// How many lines there are; a break at the end begins no further one.
    pub fn count(&self) -> usize {
        if self.starts.last() == Some(&self.text.len()) { self.starts.len() - 1 } else { self.starts.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let lines = Lines::new("a\r\n键b\rc\n");
        assert_eq!((lines.count(), lines.line(0), lines.line(3), lines.line(8)), (3, 1, 2, 3));
        assert_eq!(lines.column(6), 2);
        assert_eq!(lines.range(2), 3..8);
        assert_eq!(Lines::new("").count(), 0);
    }
}
