//! Every course that a launch can take in a cloud that fails in every way: all of it is walked through, none is drawn by chance.
//!
//! The cloud of this model keeps one group for each ClientToken, answers or stays silent, refuses or throttles, and may
//! come to a request that was given up long before. The server may die at any moment. A launch has one token, so the one
//! way to two groups is a launch that is called refused while a group of it exists or may still come about: the same plan
//! can then be confirmed again, under another token.

use std::collections::BTreeSet;

use super::{Event, Phase, State, step};

/// A launch and what is true of it in the cloud, whatever the server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct World {
    state: usize,
    /// Whether a request is on its way whose answer the server waits for.
    open: bool,
    /// Whether a request was given up that the cloud may still come to.
    adrift: bool,
    group: Group,
}

/// The one group of the launch's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Group {
    Never,
    Here,
    Gone,
}

impl Group {
    /// What a create call makes of it: a token that was used answers with what it made.
    fn made(self) -> Self {
        if self == Self::Never { Self::Here } else { self }
    }
}

impl World {
    const START: Self = Self { state: 0, open: false, adrift: false, group: Group::Never };

    fn state(self) -> State {
        State::ALL[self.state]
    }

    fn after(self, event: Event) -> Self {
        let state = step(self.state(), event);
        Self { state: State::ALL.iter().position(|other| *other == state).unwrap_or_default(), ..self }
    }

    /// Everything that can happen next, as the server behaves.
    fn next(self) -> Vec<Self> {
        let mut all = Vec::new();
        // The cloud comes to a request that nobody waits for any more; it makes one group of all that carry the token.
        if self.adrift {
            all.push(Self { adrift: false, group: self.group.made(), ..self });
        }
        if self.open {
            self.answers(&mut all);
        } else {
            self.moves(&mut all);
        }
        if self.group == Group::Here {
            all.push(Self { group: Group::Gone, ..self });
        }
        all
    }

    /// What becomes of the request that is waited for.
    fn answers(self, all: &mut Vec<Self>) {
        let known = Self { open: false, ..self };
        let made = Self { group: self.group.made(), ..known };
        all.push(made.after(Event::Accept));
        // Lost after the effect, before it, or with the server; or the cloud comes to it later.
        for lost in [made, known, Self { adrift: true, ..known }] {
            all.push(lost.after(Event::Lose));
        }
        if self.group == Group::Never {
            all.push(known.after(Event::Refuse));
        }
        all.push(known.after(Event::Wait));
    }

    /// What the server does when nothing is on its way.
    fn moves(self, all: &mut Vec<Self>) {
        let state = self.state();
        if state.may_send() {
            all.push(Self { open: true, ..self.after(Event::Send) });
        }
        if state == State::Unknown && self.group == Group::Here {
            all.push(self.after(Event::Report(Phase::Running)));
        }
        // A look that finds nothing counts only when no request can be on its way any more.
        if state == State::Unknown && self.group != Group::Here && !self.adrift {
            all.push(self.after(Event::FindNothing));
        }
        if state == State::Recorded {
            all.push(self.after(Event::FindNothing));
        }
        if state.has_group() {
            for (_, phase) in Phase::ALL {
                all.push(self.after(Event::Report(phase)));
            }
            all.push(self.after(Event::Delete));
            all.push(self.after(Event::Restart));
            if self.group == Group::Gone {
                all.push(self.after(Event::Vanish));
            }
        }
    }
}

/// Every world that can be reached, with the worlds that follow it.
fn reachable() -> Vec<(World, Vec<World>)> {
    let (mut seen, mut open, mut all) = (BTreeSet::from([World::START]), vec![World::START], Vec::new());
    while let Some(world) = open.pop() {
        let next = world.next();
        open.extend(next.iter().filter(|next| seen.insert(**next)));
        all.push((world, next));
    }
    all
}

#[test]
fn a_launch_that_is_called_refused_has_no_group_and_never_gets_one() {
    for (world, _) in reachable().into_iter().filter(|(world, _)| world.state() == State::Refused) {
        assert!(world.group != Group::Here && !world.adrift && !world.open, "{world:?}");
    }
}

#[test]
fn a_request_leaves_only_where_the_fate_of_the_one_before_is_known_or_the_token_is_the_same() {
    for (world, next) in reachable() {
        for after in next.into_iter().filter(|after| after.open && !world.open) {
            let doubt = world.adrift || world.group != Group::Never;
            let expected = if doubt { State::Resent } else { after.state() };
            assert_eq!(after.state(), expected, "{world:?}");
        }
    }
}

#[test]
fn every_state_is_reached_and_the_end_can_be_reached_from_every_world() {
    let worlds = reachable();
    for state in State::ALL {
        assert!(worlds.iter().any(|(world, _)| world.state() == state), "{state:?} is never reached");
    }
    let over = |world: &World| matches!(world.state(), State::Refused | State::Deleted);
    let mut ends: BTreeSet<_> = worlds.iter().map(|(world, _)| *world).filter(over).collect();
    loop {
        let before = ends.len();
        ends.extend(
            worlds
                .iter()
                .filter(|(_, next)| next.iter().any(|next| ends.contains(next)))
                .map(|(world, _)| *world)
                .collect::<Vec<_>>(),
        );
        if ends.len() == before {
            break;
        }
    }
    for (world, _) in &worlds {
        assert!(ends.contains(world), "{world:?} never comes to an end");
    }
}

#[test]
fn what_is_over_for_good_stays_so_whatever_happens() {
    for (world, next) in reachable() {
        if matches!(world.state(), State::Refused | State::Deleted) {
            assert!(next.iter().all(|next| next.state() == world.state()), "{world:?}");
        }
    }
}
