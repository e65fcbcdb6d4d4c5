//! Parts of problems that have a few values each.

/// What was expected where something else stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// The document itself has to be an object.
    Document,
    /// A list.
    List,
    /// An object.
    Object,
    /// A single value.
    Single,
}

/// A character that should not be in a text that a machine reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// A full-width form of an ordinary character.
    FullWidth,
    /// White space inside a value.
    Space,
    /// A character that cannot be seen: zero-width, byte order mark, control.
    Invisible,
}

impl Letter {
    /// A short, stable name for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::FullWidth => "full-width",
            Self::Space => "space",
            Self::Invisible => "invisible",
        }
    }
}

/// Two settings that cannot stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// An EIP to be created and one that exists.
    TwoEips,
    /// A password and the passwordless way for the same host.
    TwoWaysIn,
    /// A variable with a value of its own and one from a field.
    TwoSources,
    /// A probe that asks in two ways.
    TwoProbes,
    /// A volume of one kind, described as another.
    OtherVolume,
    /// The economy category with a preemptible group.
    EconomySpot,
    /// The economy category on ARM.
    EconomyArm,
    /// The economy category with more vCPU than it has.
    EconomyLarge,
    /// A price limit where the strategy has none.
    NoPriceLimit,
}

impl Clash {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::TwoEips,
        Self::TwoWaysIn,
        Self::TwoSources,
        Self::TwoProbes,
        Self::OtherVolume,
        Self::EconomySpot,
        Self::EconomyArm,
        Self::EconomyLarge,
        Self::NoPriceLimit,
    ];

    /// A short, stable name for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::TwoEips => "two-eips",
            Self::TwoWaysIn => "two-ways-in",
            Self::TwoSources => "two-sources",
            Self::TwoProbes => "two-probes",
            Self::OtherVolume => "other-volume",
            Self::EconomySpot => "economy-spot",
            Self::EconomyArm => "economy-arm",
            Self::EconomyLarge => "economy-large",
            Self::NoPriceLimit => "no-price-limit",
        }
    }
}
