//! How often a region's groups are asked after: every turn while something moves, ever less when nothing does.

/// Turns between two questions when nothing has changed for long.
const SLOWEST: u64 = 5;

/// The pace of one region, in turns of the watcher.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    /// Questions in a row whose answers said nothing new.
    quiet: u64,
    /// The turn of the next question.
    next: u64,
}

impl Pace {
    /// Whether it is time to ask.
    pub fn due(self, turn: u64) -> bool {
        turn >= self.next
    }

    /// The region was asked, or something happened in it: whether anything was new.
    pub fn asked(&mut self, turn: u64, new: bool) {
        self.quiet = if new { 0 } else { self.quiet + 1 };
        self.next = turn + (1 + self.quiet / 2).min(SLOWEST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_come_further_apart_until_something_is_new() {
        let mut pace = Pace::default();
        let mut asked = Vec::new();
        for turn in 0..40 {
            if pace.due(turn) {
                asked.push(turn);
                pace.asked(turn, false);
            }
        }
        assert_eq!(asked, [0, 1, 3, 5, 8, 11, 15, 19, 24, 29, 34, 39]);
        pace.asked(40, true);
        assert!(pace.due(41));
    }
}
