//! The pulling part of a group's life: image caches, attempts, and the waits between them.

use jiff::{SignedDuration, Timestamp};

use super::events::Source;
use super::life::{Step, after, doubling, waiting};
use super::{Group, PullPolicy};
use crate::pull::{self, Cause, Scene};
use crate::settings::Pace;
use crate::world::World;

impl Group {
    pub(super) fn plan_pull(&mut self, at: Timestamp, index: usize) {
        self.life.plan(at, Step::Pull(index));
    }

    pub(super) fn pull(&mut self, world: &World, pace: Pace, at: Timestamp, index: usize) {
        let spec = &self.spec.containers[index];
        let image = spec.image.clone();
        let policy = spec.policy;
        let present = self.life.containers[index].was_started || self.cached(world, at, &image);
        if present && policy != PullPolicy::Always {
            let message = format!("Container image \"{image}\" already present on machine");
            self.life.note(at, Source::Kubelet, "Pulled", message);
            self.life.plan(after(at, pace.of(200)), Step::Start(index));
            return;
        }
        if policy == PullPolicy::Never {
            let message = format!("Container image \"{image}\" is not present with pull policy of Never");
            self.life.note(at, Source::Kubelet, "ErrImageNeverPull", message.clone());
            self.life.note(at, Source::Kubelet, "Failed", "Error: ErrImageNeverPull");
            self.life.containers[index].state = waiting("ErrImageNeverPull", message);
            return;
        }
        let outcome = self.attempt(world, &image);
        let takes = match &outcome {
            Ok(_) => 1200,
            Err(cause) => cause.takes(),
        };
        if outcome != Err(Cause::Invalid) {
            let message = format!("Pulling image \"{image}\"");
            self.life.note(at, Source::Kubelet, "Pulling", message);
        }
        self.life.containers[index].outcome = Some(outcome);
        self.life.plan(after(at, pace.of(takes)), Step::PullEnds(index));
    }

    /// Whether an image cache holds the image; says so once when it was asked to look for one.
    fn cached(&mut self, world: &World, at: Timestamp, image: &str) -> bool {
        let named = self.spec.image_cache.clone();
        let cache =
            world.image_caches.iter().filter(|cache| cache.region == self.region && cache.is_ready()).find(|cache| {
                match &named {
                    Some(id) => cache.id == *id,
                    None => self.spec.match_image_cache && cache.images.iter().any(|held| held == image),
                }
            });
        let holds = cache.is_some_and(|cache| cache.images.iter().any(|held| held == image));
        if holds {
            let id = cache.map(|cache| cache.id.clone()).unwrap_or_default();
            let message = format!(
                "[eci.imagecache]Successfully hit image cache {id}, eci will be scheduled with this image cache."
            );
            self.life.note(at, Source::EciService, "SuccessfulHitImageCache", message);
        } else if self.spec.match_image_cache {
            self.life.note(at, Source::EciService, "ImageCacheMissed", "[eci.imagecache]Missed image cache.");
        }
        holds
    }

    fn attempt(&self, world: &World, image: &str) -> Result<u64, Cause> {
        let Some(vswitch) = world.vswitch(&self.vswitch) else {
            return Err(Cause::NoSuchHost);
        };
        let egress = match &self.public {
            Some(address) => Some(address.ip.as_str()),
            None => pull::nat_address(world, vswitch),
        };
        let blocked = world.security_group(&self.firewall).is_some_and(|group| group.blocks_https);
        let scene =
            Scene { world, spec: &self.spec, account: &self.account, region: &self.region, vswitch, egress, blocked };
        pull::attempt(&scene, image)
    }

    pub(super) fn pull_ends(&mut self, world: &World, pace: Pace, at: Timestamp, index: usize) {
        let image = self.spec.containers[index].image.clone();
        let cause = match self.life.containers[index].outcome.take() {
            Some(Ok(size)) => {
                let message = format!(
                    "Successfully pulled image \"{image}\" in 1.2s (1.2s including waiting). Image size: {size} bytes."
                );
                self.life.note(at, Source::Kubelet, "Pulled", message);
                self.life.containers[index].failed_pulls = 0;
                self.life.plan(after(at, pace.of(200)), Step::Start(index));
                return;
            }
            Some(Err(cause)) => cause,
            None => return,
        };
        let text = cause.message(&image, world);
        if cause == Cause::Invalid {
            let message = format!("Failed to apply default image tag \"{image}\": {text}");
            self.life.note(at, Source::Kubelet, "InspectFailed", message.clone());
            self.life.note(at, Source::Kubelet, "Failed", "Error: InvalidImageName");
            self.life.containers[index].state = waiting("InvalidImageName", message);
            return;
        }
        let message = format!("Failed to pull image \"{image}\": {text}");
        self.life.note(at, Source::Kubelet, "Failed", message);
        self.life.note(at, Source::Kubelet, "Failed", "Error: ErrImagePull");
        let container = &mut self.life.containers[index];
        container.state = waiting("ErrImagePull", text);
        container.failed_pulls += 1;
        let wait = doubling(container.failed_pulls);
        let back_off = pace.of(1000).max(SignedDuration::from_millis(5));
        self.life.plan(after(at, back_off), Step::BackOff(index));
        let again = pace.of(wait).max(SignedDuration::from_millis(20));
        self.life.plan(after(at, again), Step::Pull(index));
    }

    pub(super) fn back_off(&mut self, at: Timestamp, index: usize) {
        let image = &self.spec.containers[index].image;
        let message = format!("Back-off pulling image \"{image}\"");
        self.life.note(at, Source::Kubelet, "BackOff", message.clone());
        self.life.note(at, Source::Kubelet, "Failed", "Error: ImagePullBackOff");
        self.life.containers[index].state = waiting("ImagePullBackOff", message);
    }
}
