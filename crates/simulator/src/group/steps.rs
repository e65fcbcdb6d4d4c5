//! The steps of a group's life: scheduled, started, ended, started again, gone.

use jiff::{SignedDuration, Timestamp};

use super::events::Source;
use super::life::{Container, State, Status, Step, after, doubling, waiting};
use super::program::ending;
use super::{Group, Restart};
use crate::settings::Pace;
use crate::world::World;

/// However long nobody looked, not more than this happens in one go.
const STEPS: usize = 20_000;

impl Group {
    /// Lets the group catch up with the clock.
    pub(crate) fn advance(&mut self, world: &World, pace: Pace, now: Timestamp) {
        for _ in 0..STEPS {
            let Some((at, step)) = self.life.due(now) else {
                return;
            };
            self.life.changed = at;
            self.take(world, pace, at, step);
        }
    }

    /// Ends the group: it is `Terminating` for a while and then gone.
    pub(crate) fn terminate(&mut self, pace: Pace, now: Timestamp) {
        for index in 0..self.spec.containers.len() {
            if matches!(self.life.containers[index].state, State::Running { .. }) {
                let name = &self.spec.containers[index].name;
                let message = format!("Stopping container {name}");
                self.life.note(now, Source::Kubelet, "Killing", message);
            }
        }
        self.life.status = Status::Terminating;
        self.life.changed = now;
        self.life.agenda = vec![(after(now, pace.of(1500)), Step::Gone)];
    }

    /// Starts all containers anew.
    pub(crate) fn restart(&mut self, pace: Pace, now: Timestamp) {
        self.life.status = Status::Restarting;
        self.life.changed = now;
        self.life.ended = None;
        for container in &mut self.life.containers {
            *container = Container::waiting("");
        }
        self.life.agenda = vec![(after(now, pace.of(800)), Step::Scheduled)];
    }

    fn take(&mut self, world: &World, pace: Pace, at: Timestamp, step: Step) {
        match step {
            Step::Scheduled => self.scheduled(pace, at),
            Step::Pull(index) => self.pull(world, pace, at, index),
            Step::PullEnds(index) => self.pull_ends(world, pace, at, index),
            Step::BackOff(index) => self.back_off(at, index),
            Step::Start(index) => self.start(pace, at, index),
            Step::Exit(index, code) => self.exit(pace, at, index, code),
            Step::Restart(index) => {
                self.life.containers[index].restarts += 1;
                self.plan_pull(at, index);
            }
            Step::Deadline => self.deadline(at),
            Step::Gone => self.life.gone = true,
        }
    }

    fn scheduled(&mut self, pace: Pace, at: Timestamp) {
        self.life.status = Status::Pending;
        let message = format!("Successfully assigned default/{} to virtual-kubelet-{}", self.name, self.zone);
        self.life.note(at, Source::EciService, "Scheduled", message);
        if let Some(seconds) = self.spec.deadline {
            let deadline = SignedDuration::from_secs(i64::from(seconds));
            self.life.plan(after(at, deadline), Step::Deadline);
        }
        self.proceed(pace, at);
    }

    /// Begins the next init container, or all other containers when there is none left.
    fn proceed(&mut self, pace: Pace, at: Timestamp) {
        let done = |container: &Container| matches!(container.state, State::Terminated { code: 0, .. });
        let next = (0..self.spec.containers.len())
            .find(|index| !(self.spec.containers[*index].is_init && done(&self.life.containers[*index])));
        let Some(next) = next else { return };
        if self.spec.containers[next].is_init {
            self.life.plan(after(at, pace.of(400)), Step::Pull(next));
            return;
        }
        let mut start = after(at, pace.of(400));
        for index in next..self.spec.containers.len() {
            self.life.plan(start, Step::Pull(index));
            start = after(start, pace.of(100));
        }
    }

    fn start(&mut self, pace: Pace, at: Timestamp, index: usize) {
        let spec = &self.spec.containers[index];
        let created = format!("Created container {}", spec.name);
        let started = format!("Started container {}", spec.name);
        let is_init = spec.is_init;
        let end = ending(spec);
        self.life.note(at, Source::Kubelet, "Created", created);
        self.life.note(at, Source::Kubelet, "Started", started);
        let container = &mut self.life.containers[index];
        container.state = State::Running { since: at };
        container.was_started = true;
        if let Some(end) = end {
            let exit = Step::Exit(index, end.code);
            self.life.plan(after(at, pace.of(end.after)), exit);
        }
        let all_started = self
            .spec
            .containers
            .iter()
            .zip(&self.life.containers)
            .all(|(spec, container)| spec.is_init || container.was_started);
        if !is_init && all_started {
            self.life.status = Status::Running;
        }
    }

    fn exit(&mut self, pace: Pace, at: Timestamp, index: usize, code: i32) {
        let spec = &self.spec.containers[index];
        let (name, is_init) = (spec.name.clone(), spec.is_init);
        let container = &mut self.life.containers[index];
        let State::Running { since } = container.state else {
            return;
        };
        let ended = State::Terminated {
            code,
            reason: if code == 0 { "Completed" } else { "Error" },
            started: since,
            finished: at,
        };
        let again = match self.spec.restart {
            Restart::Never => false,
            Restart::OnFailure => code != 0,
            Restart::Always => code != 0 || !is_init,
        };
        if again {
            let wait = match container.restarts {
                0 => 300,
                n => doubling(n),
            };
            container.previous = Some(ended.clone());
            container.state = if container.restarts == 0 {
                ended
            } else {
                let message =
                    format!("back-off {}s restarting failed container={name} pod={}_default", wait / 1000, self.name);
                waiting("CrashLoopBackOff", message)
            };
            if container.restarts > 0 {
                let message = format!("Back-off restarting failed container {name}");
                self.life.note(at, Source::Kubelet, "BackOff", message);
            }
            let wait = pace.of(wait).max(SignedDuration::from_millis(20));
            self.life.plan(after(at, wait), Step::Restart(index));
            return;
        }
        container.state = ended;
        if is_init && code == 0 {
            self.proceed(pace, at);
        } else {
            self.finish(at, is_init);
        }
    }

    /// Ends the group when an init container failed for good, or when every container has ended for good.
    fn finish(&mut self, at: Timestamp, init_failed: bool) {
        let codes: Option<Vec<i32>> = self
            .spec
            .containers
            .iter()
            .zip(&self.life.containers)
            .filter(|(spec, _)| !spec.is_init)
            .map(|(_, container)| match container.state {
                State::Terminated { code, .. } => Some(code),
                _ => None,
            })
            .collect();
        let restarts = self.life.agenda.iter().any(|(_, step)| matches!(step, Step::Restart(_)));
        match codes {
            _ if init_failed => self.end(at, Status::Failed),
            Some(codes) if !restarts => {
                let good = codes.iter().all(|code| *code == 0);
                self.end(at, if good { Status::Succeeded } else { Status::Failed });
            }
            _ => {}
        }
    }

    fn deadline(&mut self, at: Timestamp) {
        for container in &mut self.life.containers {
            if let State::Running { since } = container.state {
                container.state = State::Terminated { code: 137, reason: "Error", started: since, finished: at };
            }
        }
        self.life.note(
            at,
            Source::Kubelet,
            "DeadlineExceeded",
            "Pod was active on the node longer than the specified deadline",
        );
        self.end(at, Status::Failed);
    }

    fn end(&mut self, at: Timestamp, status: Status) {
        self.life.status = status;
        self.life.ended = Some(at);
        self.life.agenda.clear();
    }
}
