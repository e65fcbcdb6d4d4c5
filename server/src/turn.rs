//! Turns: of the tasks of this process one at a time takes a launch, or a change, further.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// The ids of what is being taken further.
pub type Turns = Arc<Mutex<HashSet<String>>>;

/// The right of one task to take one further; given back when dropped.
pub struct Turn {
    all: Turns,
    id: String,
}

impl Turn {
    /// The turn of `id`, unless somebody has it.
    pub fn take(all: &Turns, id: &str) -> Option<Self> {
        let first = all.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
        first.then(|| Self { all: Arc::clone(all), id: id.to_owned() })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
