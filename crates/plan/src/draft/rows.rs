//! Rows of lists: counting, adding, removing and moving them.
//!
//! Names in `Berth.Secret` refer to rows; they are renumbered with them.

use super::Draft;
use crate::schema::{self, MAX_INDEX};

/// The list of wire names whose values are secret.
const SECRET: &str = "Berth.Secret";

impl Draft {
    /// How many rows a list has (`Container`, `Container.1.EnvironmentVar`): the highest index in use.
    pub fn count(&self, list: &str) -> usize {
        let Some(row) = schema::row(list) else { return 0 };
        let mut limit = row.place;
        for part in &mut limit[row.depth..] {
            *part = u32::MAX;
        }
        let end = self.entries.partition_point(|entry| entry.place() <= limit);
        let found = end.checked_sub(1).and_then(|at| self.entries.get(at));
        found.and_then(|entry| row.index(&entry.place())).map_or(0, |index| index as usize)
    }

    /// Adds an empty row at the end of a list and gives its index. A full list, or a name that is no list, stays as it is.
    pub fn push(&mut self, list: &str) -> usize {
        let count = self.count(list);
        let Some(first) = schema::row(list).and_then(|row| row.first_name()) else { return count };
        if count >= MAX_INDEX as usize {
            return count;
        }
        self.set(&format!("{list}.{}{first}", count + 1), "");
        count + 1
    }

    /// Removes a row; those after it move up by one. References to its secret values go with it.
    pub fn remove(&mut self, list: &str, index: usize) {
        if schema::row(list).is_none() || index == 0 {
            return;
        }
        self.entries.retain(|entry| number(&entry.name, list) != Some(index));
        self.secrets(|name| {
            if number(name, list) == Some(index) {
                Fate::Gone
            } else {
                up(name, list, index).map_or(Fate::Same, Fate::Now)
            }
        });
        self.rename(|name| up(name, list, index));
    }

    /// Exchanges two rows. Indices that no row can have change nothing.
    pub fn swap(&mut self, list: &str, a: usize, b: usize) {
        let rows = 1..=MAX_INDEX as usize;
        if schema::row(list).is_none() || !rows.contains(&a) || !rows.contains(&b) {
            return;
        }
        let changed = |name: &str| match number(name, list) {
            Some(index) if index == a => Some(renumbered(name, list, b)),
            Some(index) if index == b => Some(renumbered(name, list, a)),
            _ => None,
        };
        self.secrets(|name| changed(name).map_or(Fate::Same, Fate::Now));
        self.rename(changed);
    }

    /// Follows a change of rows in the references to secret values, and closes the gaps that it leaves among them.
    fn secrets(&mut self, fate: impl Fn(&str) -> Fate) {
        let mut kept = Vec::new();
        let mut touched = false;
        for index in 1..=self.count(SECRET) {
            let name = self.get(&format!("{SECRET}.{index}"));
            match fate(name) {
                Fate::Same => kept.push(name.to_owned()),
                Fate::Now(name) => {
                    touched = true;
                    kept.push(name);
                }
                Fate::Gone => touched = true,
            }
        }
        if touched {
            self.entries.retain(|entry| number(&entry.name, SECRET).is_none());
            for (at, name) in kept.into_iter().enumerate() {
                self.set(&format!("{SECRET}.{}", at + 1), name);
            }
        }
    }
}

/// What becomes of a reference.
enum Fate {
    Same,
    Now(String),
    Gone,
}

/// The index with which a name goes on after a list's own name.
fn number(name: &str, list: &str) -> Option<usize> {
    let rest = name.strip_prefix(list)?.strip_prefix('.')?;
    let part = rest.split_once('.').map_or(rest, |(part, _)| part);
    schema::index(part).map(|index| index as usize)
}

/// The name one row further up, if it stands below the row that was removed.
fn up(name: &str, list: &str, removed: usize) -> Option<String> {
    number(name, list).filter(|index| *index > removed).map(|index| renumbered(name, list, index - 1))
}

/// The same name in another row of the list.
fn renumbered(name: &str, list: &str, index: usize) -> String {
    let rest = name.get(list.len() + 1..).unwrap_or_default();
    let tail = rest.find('.').and_then(|at| rest.get(at..)).unwrap_or_default();
    format!("{list}.{index}{tail}")
}
