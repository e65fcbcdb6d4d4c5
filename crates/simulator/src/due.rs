//! What happens to the world by itself a while after it was asked for.

use crate::world::World;

/// Something that will have happened at its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// A public endpoint that was being made runs.
    EndpointRuns {
        /// The instance.
        instance: String,
    },
    /// A link that was being made runs.
    LinkRuns {
        /// The instance.
        instance: String,
        /// The VPC.
        vpc: String,
    },
}

impl Due {
    /// Lets it happen, unless what was being made is gone or was made otherwise meanwhile.
    pub(crate) fn happen(&self, world: &mut World) {
        let (Self::EndpointRuns { instance: id } | Self::LinkRuns { instance: id, .. }) = self;
        let Some(instance) = world.instances.iter_mut().find(|instance| instance.id == *id) else { return };
        let status = match self {
            Self::EndpointRuns { .. } => Some(&mut instance.public.status),
            Self::LinkRuns { vpc, .. } => {
                instance.links.iter_mut().find(|link| link.vpc == *vpc).map(|link| &mut link.status)
            }
        };
        if let Some(status) = status.filter(|status| *status == "CREATING") {
            status.clear();
        }
    }
}
