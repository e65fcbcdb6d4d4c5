//! Our own choices in a plan (`Berth.*`). They steer what is rendered and are never sent.

/// By which road the group reaches the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Network {
    /// Over the internet, by the registry's public endpoint.
    Public,
    /// Inside a VPC that is linked to the registry.
    Vpc,
    /// Each image by the host that it names; nothing is checked and nothing is rewritten.
    #[default]
    Mixed,
}

/// How a pod gets onto ECI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Onto {
    /// ACK Serverless: every pod runs there, nothing is added.
    #[default]
    Serverless,
    /// A label on the pod.
    Label,
    /// A node selector and a toleration for the virtual node.
    Selector,
}

/// Which form of the annotation names the registry's instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Annotation {
    /// `acr-instance-id`.
    #[default]
    Singular,
    /// `acr-instance-ids`.
    Plural,
}

/// Whose the registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Account {
    /// The account that runs the group.
    #[default]
    Same,
    /// Another one.
    Other,
}

/// Gives a choice its names and the way back from a name.
macro_rules! names {
    ($choice:ident: $($variant:ident),+) => {
        impl $choice {
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in a plan.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant)),+
                }
            }

            /// The value with this name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

names!(Network: Public, Vpc, Mixed);
names!(Onto: Serverless, Label, Selector);
names!(Annotation: Singular, Plural);
names!(Account: Same, Other);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_choice() {
        for network in Network::ALL {
            assert_eq!(Network::parse(network.name()), Some(*network));
        }
        for onto in Onto::ALL {
            assert_eq!(Onto::parse(onto.name()), Some(*onto));
        }
        assert_eq!(Annotation::parse("Plural"), Some(Annotation::Plural));
        assert_eq!(Account::parse("other"), None);
    }
}
