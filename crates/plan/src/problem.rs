//! What keeps a draft from being a plan, in people's words.

mod parts;
mod words;

pub use self::parts::{Clash, Letter, Needed};
use crate::image::ImageProblem;
use crate::lang::Lang;
use crate::schema::Shape;
use crate::step::Step;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The wire name of the value, or of the list; empty where the whole document is meant.
    pub path: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong. Every kind says what to do about it, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The document is neither JSON nor YAML.
    Syntax {
        /// The line, from 1; 0 where it is not known.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says, in its own English words.
        detail: String,
    },
    /// The document has more bytes than this.
    DocumentTooLarge(usize),
    /// The document nests deeper than this, or holds more values than anything sensible.
    DocumentTooDeep(usize),
    /// A Kubernetes manifest of this kind, where a plan was expected.
    KubernetesManifest(String),
    /// A list, a group or a value stands where another of these was expected.
    WrongShape(Needed),
    /// A name occurs twice in the same place.
    NameTwice,
    /// A name that is not known, and the nearest one that is.
    UnknownName(Option<String>),
    /// A flat wire name where the document nests.
    FlatName,
    /// A name that the launch sets by itself.
    ReservedName,
    /// A value that is needed and missing.
    Required,
    /// No container.
    NoContainer,
    /// The value is not a whole number.
    NotInteger,
    /// The value is not a plain decimal with at most three places.
    NotNumber,
    /// The value is neither `true` nor `false`.
    NotBoolean,
    /// A number outside its bounds.
    OutOfRange(i64, i64),
    /// A word that is none of those allowed.
    NotOneOf(&'static [&'static str]),
    /// More characters than allowed.
    TooLong {
        /// How many it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
    /// More rows than allowed.
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// The launch adds tags of its own, and there is no room for them.
    NoRoomForTags {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A tag that the launch sets by itself.
    TagOfTheLaunch,
    /// The `****` with which documents hide part of an example.
    Masked,
    /// A character that should not be there, and the text without it where it can be told.
    Letter {
        /// What kind of character.
        letter: Letter,
        /// The first of them.
        found: char,
        /// The text as it should be.
        mended: String,
    },
    /// The text has not the shape that its name asks for.
    Malformed(Shape),
    /// Not an id with this prefix.
    BadId(&'static str),
    /// No region of this name, and the nearest one.
    UnknownRegion(Option<&'static str>),
    /// The image reference cannot be read.
    Image(ImageProblem),
    /// The image's host is that of an instance that the plan does not name.
    ImageOfAnotherInstance {
        /// The instance to which the host belongs.
        found: String,
        /// The instances that are named.
        named: String,
    },
    /// The plan says public, the image's host is for VPCs; here is the public one.
    VpcHost(String),
    /// The plan says VPC, the image's host is public; here is the one for VPCs.
    PublicHost(String),
    /// A host for VPCs, in another region than the group's.
    VpcHostElsewhere {
        /// The host's region.
        host: String,
        /// The group's region.
        group: String,
    },
    /// The zone lies in another region.
    ZoneElsewhere(String),
    /// Several values in one, where each has a row of its own.
    OnePerRow,
    /// The same text as another value that has to differ.
    SameAs(String),
    /// Two settings that exclude each other; the other one's name.
    Clash(Clash, String),
    /// This value means nothing without another one; its name.
    Without(String),
    /// The mount names a volume that is not there.
    NoSuchVolume(String),
    /// Half of a size: this value is needed beside the other.
    HalfSize,
    /// The containers together want more than the group has: their sum and the group's value.
    ContainersExceed(String, String),
    /// Nothing that large exists.
    SizeTooLarge(String),
    /// A size that preemptible groups do not have.
    NotForSpot(String),
    /// The mask of a secret whose real value is not at hand.
    SecretMissing,
    /// The value said to be secret has a name that is not known; the nearest one that is.
    SecretOfNothing(Option<String>),
}

impl Problem {
    /// A problem at a wire name.
    pub fn new(path: impl Into<String>, kind: ProblemKind) -> Self {
        Self { path: path.into(), kind }
    }

    /// A short, stable name for scripts.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong and how to mend it.
    pub fn text(&self, lang: Lang) -> String {
        words::text(self, lang, &|_| None)
    }

    /// The same with the names that people see in place of wire names, where `label` knows one.
    pub fn text_labelled(&self, lang: Lang, label: &dyn Fn(&str) -> Option<String>) -> String {
        words::text(self, lang, label)
    }

    /// The step in which it can be mended.
    pub fn step(&self) -> Step {
        Step::of(&self.path)
    }
}

impl ProblemKind {
    /// A short, stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::DocumentTooLarge(_) => "document-too-large",
            Self::DocumentTooDeep(_) => "document-too-deep",
            Self::KubernetesManifest(_) => "kubernetes-manifest",
            Self::WrongShape(_) => "wrong-shape",
            Self::NameTwice => "name-twice",
            Self::UnknownName(_) => "unknown-name",
            Self::FlatName => "flat-name",
            Self::ReservedName => "reserved-name",
            Self::Required => "required",
            Self::NoContainer => "no-container",
            Self::NotInteger => "not-integer",
            Self::NotNumber => "not-number",
            Self::NotBoolean => "not-boolean",
            Self::OutOfRange(..) => "out-of-range",
            Self::NotOneOf(_) => "not-one-of",
            Self::TooLong { .. } => "too-long",
            Self::TooMany { .. } => "too-many",
            Self::NoRoomForTags { .. } => "no-room-for-tags",
            Self::TagOfTheLaunch => "tag-of-the-launch",
            Self::Masked => "masked",
            Self::Letter { letter, .. } => letter.code(),
            Self::Malformed(_) => "malformed",
            Self::BadId(_) => "bad-id",
            Self::UnknownRegion(_) => "unknown-region",
            Self::Image(problem) => problem.code(),
            Self::ImageOfAnotherInstance { .. } => "image-of-another-instance",
            Self::VpcHost(_) => "vpc-host",
            Self::PublicHost(_) => "public-host",
            Self::VpcHostElsewhere { .. } => "vpc-host-elsewhere",
            Self::ZoneElsewhere(_) => "zone-elsewhere",
            Self::OnePerRow => "one-per-row",
            Self::SameAs(_) => "same-as",
            Self::Clash(clash, _) => clash.code(),
            Self::Without(_) => "without",
            Self::NoSuchVolume(_) => "no-such-volume",
            Self::HalfSize => "half-size",
            Self::ContainersExceed(..) => "containers-exceed",
            Self::SizeTooLarge(_) => "size-too-large",
            Self::NotForSpot(_) => "not-for-spot",
            Self::SecretMissing => "secret-missing",
            Self::SecretOfNothing(_) => "secret-of-nothing",
        }
    }
}

#[cfg(test)]
mod tests;
