//! The world of demo mode: which of the simulator's scenarios it is in, and how it is put into another one.

use std::sync::{Arc, Mutex, PoisonError};

use simulator::{LIBRARY, Named, Scenario, Simulator, WorldError};

/// The simulator of this process. All clones are one.
#[derive(Clone)]
pub struct Demo {
    simulator: Simulator,
    now: Arc<Mutex<Option<&'static Named>>>,
}

impl Demo {
    /// In the ordinary world.
    pub fn new(simulator: Simulator) -> Self {
        Self { simulator, now: Arc::default() }
    }

    /// The scenario that the world is in; `None` for the ordinary one.
    pub fn now(&self) -> Option<&'static Named> {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every scenario that can be chosen.
    pub fn all() -> &'static [Named] {
        LIBRARY
    }

    /// Puts the world into a scenario, or back into the ordinary one.
    ///
    /// # Errors
    /// Where the scenario's world cannot be; nothing has changed then.
    pub fn enter(&self, named: Option<&'static Named>) -> Result<(), WorldError> {
        let scenario = named.map_or_else(|| Ok(Scenario::default()), Named::scenario)?;
        self.simulator.restart_in(&scenario)?;
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = named;
        Ok(())
    }
}
