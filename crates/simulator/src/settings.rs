//! What a simulator is started with: a key pair, a default region, its pace and its clock.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::fault::Fault;
use crate::scenario::Scenario;
use crate::world::{World, WorldError};

/// What a simulator is started with.
#[derive(Clone)]
pub struct Settings {
    /// The access key id that is accepted, besides those that `AssumeRole` hands out.
    pub access_key_id: String,
    /// Its secret; a throw-away one.
    pub access_key_secret: String,
    /// The region of a request that names none.
    pub default_region: String,
    /// How fast container groups live.
    pub pace: Pace,
    /// What time it is.
    pub clock: Clock,
    /// What exists.
    pub world: World,
    /// What goes wrong.
    pub faults: Vec<Fault>,
    /// Whether `/_simulator/…` answers: what was received, and scenarios to be laid over while running. Not signed.
    pub control: bool,
}

impl Settings {
    /// The seeded world in `cn-hangzhou` at its natural pace, by the computer's clock.
    pub fn new(access_key_id: impl Into<String>, access_key_secret: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            access_key_secret: access_key_secret.into(),
            default_region: "cn-hangzhou".to_owned(),
            pace: Pace::natural(),
            clock: Clock::system(),
            world: World::seeded(),
            faults: Vec::new(),
            control: false,
        }
    }

    /// The same in a scenario's world and at its pace, with what goes wrong in it.
    ///
    /// # Errors
    /// When the scenario describes a world that cannot be.
    pub fn with_scenario(self, scenario: &Scenario) -> Result<Self, WorldError> {
        Ok(Self {
            world: scenario.world()?,
            faults: scenario.faults.clone(),
            pace: scenario.pace.map_or(self.pace, Pace::times),
            control: self.control || scenario.control,
            ..self
        })
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("access_key_id", &self.access_key_id)
            .field("default_region", &self.default_region)
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}

/// How long each step of a container group's life takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    factor: f64,
}

impl Pace {
    /// Scheduling to running in about four seconds: to be watched.
    pub const fn natural() -> Self {
        Self { factor: 1.0 }
    }

    /// Scheduling to running in about forty milliseconds: for tests against the clock on the wall.
    pub const fn quick() -> Self {
        Self { factor: 0.01 }
    }

    /// Every step takes this many times as long as at the natural pace; what is not a positive number counts as 1.
    pub fn times(factor: f64) -> Self {
        if factor.is_finite() && factor > 0.0 {
            Self { factor: factor.clamp(0.000_1, 10_000.0) }
        } else {
            Self::natural()
        }
    }

    /// What takes `milliseconds` at the natural pace.
    pub(crate) fn of(self, milliseconds: u32) -> SignedDuration {
        let seconds = f64::from(milliseconds) / 1000.0 * self.factor;
        SignedDuration::try_from_secs_f64(seconds).unwrap_or(SignedDuration::ZERO)
    }
}

/// Where the time comes from.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The computer's clock.
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that stands until it is moved.
    pub fn manual(start: Timestamp) -> (Self, Hands) {
        let hands = Hands(Arc::new(Mutex::new(start)));
        let read = hands.clone();
        (Self(Arc::new(move || read.now())), hands)
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// The hands of a manual clock.
#[derive(Clone, Debug)]
pub struct Hands(Arc<Mutex<Timestamp>>);

impl Hands {
    /// What the clock shows.
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves the hands on.
    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let by = SignedDuration::try_from(by).unwrap_or(SignedDuration::ZERO);
        *now = now.checked_add(by).unwrap_or(*now);
    }
}
