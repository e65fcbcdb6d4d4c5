//! All container groups, and when each is to be looked at next: a request costs a look at those groups to which something
//! has happened, however many there are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::{Group, occupied::Occupied, tokens::Tokens};
use crate::settings::Pace;
use crate::world::World;

/// How long an ended group stays listed whatever else there is.
const LISTED: SignedDuration = SignedDuration::from_hours(1);
/// How many ended groups stay listed after that, in each region.
const ENDED: usize = 100;

/// All container groups, numbered as they were made.
#[derive(Default)]
pub(crate) struct Groups {
    all: BTreeMap<u64, Group>,
    numbers: HashMap<String, u64>,
    made: u64,
    /// When something happens next to which; the earliest first.
    agenda: BinaryHeap<Reverse<(Timestamp, u64)>>,
    /// Those that ended more than an hour ago, by region.
    old: HashMap<String, BTreeSet<u64>>,
    pub(crate) occupied: Occupied,
    pub(crate) tokens: Tokens,
}

impl Groups {
    /// Lets every group catch up with the clock, and forgets those that are gone or ended long ago.
    pub(crate) fn advance(&mut self, world: &World, pace: Pace, now: Timestamp) {
        let mut due = BTreeSet::new();
        while let Some(Reverse((at, number))) = self.agenda.peek()
            && *at <= now
        {
            due.insert(*number);
            self.agenda.pop();
        }
        for number in due {
            self.with(number, now, |group| group.advance(world, pace, now));
        }
    }

    /// Adds a group that was just made.
    pub(crate) fn add(&mut self, group: Group, now: Timestamp) {
        let number = self.made;
        self.made += 1;
        self.occupied.take(&group);
        self.numbers.insert(group.id.clone(), number);
        self.all.insert(number, group);
        self.with(number, now, |_| {});
    }

    /// Does something to a group, where there is such a one.
    pub(crate) fn change(&mut self, id: &str, now: Timestamp, change: impl FnOnce(&mut Group)) {
        if let Some(number) = self.numbers.get(id) {
            self.with(*number, now, change);
        }
    }

    /// Does something to a group, and keeps all that is known of groups in step with it.
    fn with(&mut self, number: u64, now: Timestamp, change: impl FnOnce(&mut Group)) {
        let Some(group) = self.all.get_mut(&number) else { return };
        let lived = group.lives();
        change(group);
        if lived && !group.lives() {
            self.occupied.release(group);
        }
        if group.life.gone {
            self.forget(number);
            return;
        }
        let ended = group.life.ended;
        let is_old = ended.is_some_and(|ended| now.duration_since(ended) >= LISTED);
        let grows_old = ended.filter(|_| !is_old).and_then(|ended| ended.checked_add(LISTED).ok());
        let next = group.life.next().into_iter().chain(grows_old).min();
        self.agenda.extend(next.map(|at| Reverse((at, number))));
        if is_old {
            let region = group.region.clone();
            self.make_room(region, number);
        }
    }

    /// A group that ended more than an hour ago stays as long as there are few of them.
    fn make_room(&mut self, region: String, number: u64) {
        let old = self.old.entry(region).or_default();
        old.insert(number);
        if old.len() > ENDED
            && let Some(oldest) = old.pop_first()
        {
            self.forget(oldest);
        }
    }

    fn forget(&mut self, number: u64) {
        let Some(group) = self.all.remove(&number) else { return };
        self.numbers.remove(&group.id);
        if let Some(old) = self.old.get_mut(&group.region) {
            old.remove(&number);
        }
    }

    /// Every group, the oldest first.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Group> {
        self.all.values()
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Group> {
        self.all.get(self.numbers.get(id)?)
    }

    /// Those of these ids that there are, each once, the oldest first.
    pub(crate) fn these(&self, ids: &[String]) -> impl DoubleEndedIterator<Item = &Group> {
        let numbers: BTreeSet<_> = ids.iter().filter_map(|id| self.numbers.get(id)).collect();
        numbers.into_iter().filter_map(|number| self.all.get(number))
    }

    /// The group that is bound to an EIP.
    pub(crate) fn holder_of_eip(&self, id: &str) -> Option<&Group> {
        self.living().find(|group| group.public.as_ref().is_some_and(|public| public.allocation_id == id))
    }

    /// Groups that occupy an address and vCPUs.
    pub(crate) fn living(&self) -> impl Iterator<Item = &Group> {
        self.all().filter(|group| group.lives())
    }
}
