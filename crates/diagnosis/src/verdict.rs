//! What a check comes to.

/// What a check comes to. Later ones beat earlier ones when several count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing stands in the way here.
    Pass,
    /// It does not keep the image from being pulled, but is worth a look.
    Warn,
    /// It cannot be known from here.
    Unknown,
    /// It keeps the image from being pulled.
    Fail,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 4] = [Self::Pass, Self::Warn, Self::Unknown, Self::Fail];

    /// The word for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Unknown => "unknown",
            Self::Fail => "fail",
        }
    }

    /// What several checks come to that all have to hold.
    pub fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        verdicts.into_iter().max().unwrap_or(Self::Pass)
    }

    /// What several cases come to of which only one will happen, nobody knows which.
    pub(crate) fn one_of(verdicts: impl IntoIterator<Item = Self>) -> Self {
        let mut verdicts = verdicts.into_iter();
        let Some(first) = verdicts.next() else { return Self::Unknown };
        verdicts.fold(first, |sum, next| match (sum, next) {
            (one, other) if one == other => one,
            (Self::Pass | Self::Warn, Self::Pass | Self::Warn) => Self::Warn,
            _ => Self::Unknown,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{self, Fail, Pass, Unknown, Warn};

    #[test]
    fn fail_beats_unknown_beats_warn() {
        assert_eq!(Verdict::all([Pass, Warn, Unknown, Fail]), Fail);
        assert_eq!(Verdict::all([Warn, Unknown, Pass]), Unknown);
        assert_eq!(Verdict::all([Pass, Warn]), Warn);
        assert_eq!(Verdict::all([]), Pass);
    }

    #[test]
    fn of_cases_that_differ_nobody_knows_which_comes() {
        assert_eq!(Verdict::one_of([Pass, Fail]), Unknown);
        assert_eq!(Verdict::one_of([Fail, Fail]), Fail);
        assert_eq!(Verdict::one_of([Pass, Warn]), Warn);
        assert_eq!(Verdict::one_of([Fail, Unknown]), Unknown);
        assert_eq!(Verdict::one_of([]), Unknown);
    }
}
