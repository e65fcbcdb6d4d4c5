//! How a change comes to its end, whatever is lost on the way. Pure.
//!
//! A call leaves only from [`Stage::Sending`], which is written down before, and a change comes there by a look alone: whoever
//! cannot know whether the call had an effect looks first, and what holds is never sent again.

use super::Judged;

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was sent, or what was sent had no effect; the endpoint may still be being made.
    Waiting,
    /// The call is on its way.
    Sending,
    /// The call was sent, and its answer was lost.
    Doubt,
    /// It was accepted and does not hold yet.
    Settling,
    /// It holds.
    Done,
    /// It was refused, or could not be sent or followed.
    Failed,
    /// It does not hold although it was waited for.
    Late,
}

/// What became of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accepted,
    /// None came: it may have had an effect.
    Lost,
    /// Not now, and nothing has happened.
    Later,
    /// No.
    Refused,
}

/// How long ago, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Ages {
    /// It was confirmed.
    pub confirmed: i64,
    /// It came to its stage.
    pub stage: i64,
}

/// How long a change is waited for, before it is sent and after.
const PATIENCE: i64 = 180_000;
/// A call whose answer was lost this long ago can have no effect any more, unless it shows.
const SETTLED: i64 = 30_000;
/// What was confirmed longer ago than this is not sent any more: nobody waits for it, and things have changed since.
const TOO_OLD: i64 = 3_600_000;

impl Stage {
    const ALL: [Self; 7] =
        [Self::Waiting, Self::Sending, Self::Doubt, Self::Settling, Self::Done, Self::Failed, Self::Late];
    /// The words of the stages that are no end.
    pub const OPEN: [&'static str; 4] =
        [Self::Waiting.name(), Self::Sending.name(), Self::Doubt.name(), Self::Settling.name()];

    /// Its word in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Doubt => "doubt",
            Self::Settling => "settling",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Late => "late",
        }
    }

    /// The stage of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == word)
    }

    /// Whether nothing changes any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Late)
    }

    /// Where a change stands that its server left there: whether the call left is not known.
    #[must_use]
    pub fn found(self) -> Self {
        if self == Self::Sending { Self::Doubt } else { self }
    }

    /// What a look makes of it. [`Stage::Sending`]: the call is to leave now.
    #[must_use]
    pub fn looked(self, judged: Judged, ages: Ages) -> Self {
        let in_time = ages.stage < PATIENCE;
        match (self, judged) {
            (Self::Done | Self::Failed | Self::Late, _) => self,
            (_, Judged::Already) => Self::Done,
            (Self::Doubt, Judged::Ready) if ages.stage < SETTLED => Self::Doubt,
            (Self::Waiting | Self::Doubt, Judged::Ready) if ages.confirmed < TOO_OLD => Self::Sending,
            (Self::Settling, _) | (Self::Waiting | Self::Doubt, Judged::Wait) if in_time => self,
            // What the question refused is refused here too: things may have changed since it was asked.
            _ => Self::Late,
        }
    }

    /// What a look makes of it that failed, `passing` where the next one may not.
    #[must_use]
    pub fn unseen(self, passing: bool, ages: Ages) -> Self {
        match self {
            // The call may have had its effect: a look that fails says nothing against it.
            Self::Doubt | Self::Settling if passing && ages.stage < PATIENCE => self,
            Self::Doubt | Self::Settling if passing => Self::Late,
            _ => Self::Failed,
        }
    }

    /// What the answer of the call makes of it.
    #[must_use]
    pub fn answered(answer: Answer, ages: Ages) -> Self {
        match answer {
            Answer::Accepted => Self::Settling,
            Answer::Lost => Self::Doubt,
            Answer::Later if ages.confirmed < PATIENCE => Self::Waiting,
            Answer::Later | Answer::Refused => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUDGED: [Judged; 5] = [Judged::Ready, Judged::Already, Judged::Wait, Judged::Closed, Judged::Last];

    fn at(stage: i64) -> Ages {
        Ages { confirmed: stage, stage }
    }

    #[test]
    fn every_stage_is_read_by_its_word_and_only_ends_are_over() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.name()), Some(stage));
            assert_ne!(Stage::OPEN.contains(&stage.name()), stage.is_over());
        }
        assert_eq!(Stage::parse("sold"), None);
    }

    #[test]
    fn what_holds_is_never_sent_and_what_may_have_been_sent_is_looked_at_first() {
        for stage in Stage::ALL {
            for age in [0, SETTLED, PATIENCE, TOO_OLD] {
                assert_ne!(stage.found().looked(Judged::Already, at(age)), Stage::Sending);
                for judged in JUDGED {
                    let next = stage.found().looked(judged, at(age));
                    assert!(next != Stage::Sending || judged == Judged::Ready, "{stage:?} {judged:?}");
                    assert!(next != Stage::Sending || age < TOO_OLD, "{stage:?} after {age}");
                    assert!(!stage.is_over() || next == stage, "an end is one");
                }
            }
        }
        assert_eq!(Stage::Sending.found(), Stage::Doubt);
        assert_eq!(Stage::Doubt.looked(Judged::Ready, at(SETTLED - 1)), Stage::Doubt, "it may still come");
        assert_eq!(Stage::Doubt.looked(Judged::Ready, at(SETTLED)), Stage::Sending);
        assert_eq!(Stage::Doubt.looked(Judged::Already, at(0)), Stage::Done);
        assert_eq!(Stage::Waiting.looked(Judged::Ready, at(0)), Stage::Sending);
    }

    #[test]
    fn whatever_the_cloud_says_there_is_an_end() {
        let passing = [true, false];
        for stage in [Stage::Waiting, Stage::Doubt, Stage::Settling] {
            for judged in JUDGED {
                assert!(stage.looked(judged, at(TOO_OLD)).is_over(), "{stage:?} {judged:?}");
            }
            assert!(passing.iter().all(|passing| stage.unseen(*passing, at(PATIENCE)).is_over()));
        }
        assert_eq!(Stage::Settling.unseen(true, at(0)), Stage::Settling);
        assert_eq!(Stage::Waiting.unseen(true, at(0)), Stage::Failed, "nothing was sent, so nothing is in doubt");
        assert_eq!(Stage::answered(Answer::Later, at(PATIENCE)), Stage::Failed);
        assert_eq!(Stage::answered(Answer::Later, at(0)), Stage::Waiting);
        assert_eq!(Stage::answered(Answer::Lost, at(0)), Stage::Doubt);
    }
}
