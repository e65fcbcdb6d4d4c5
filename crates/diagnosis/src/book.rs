//! The book of facts: questions with their replies, and what was asked of it in vain.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::data::{
    Caller, CustomDomain, Data, Eip, ImageCache, Instance, LinkQuota, Listed, NatGateway, OutboundRule, Price,
    PublicEndpoint, Repository, SecurityGroup, SnatEntry, Stock, Tag, Usage, VSwitch, VpcEndpoint,
};
use crate::evidence::Evidence;
use crate::question::Question;
use crate::words::{Words, words};

/// Questions with their replies.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    replies: BTreeMap<Question, Reply>,
    address: Option<Address>,
}

/// The public address with which a group that stands already leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub address: String,
    /// When the cloud said so, as RFC 3339.
    pub at: String,
}

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// When it came, as RFC 3339.
    pub at: String,
    /// The answer's `RequestId`.
    pub request_id: Option<String>,
    /// What it says.
    pub told: Told,
}

/// What a reply says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This.
    Is(Data),
    /// What was asked for is not there; the code.
    Absent(String),
    /// Nothing, for this reason.
    Unknown(Gap),
}

/// Why something is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What kind of reason.
    pub kind: GapKind,
    /// The code of the refusal, if there was one.
    pub code: Option<String>,
    /// What is wrong and how to mend it.
    pub advice: Words,
}

/// What kind of reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// RAM must allow this action.
    Permission(String),
    /// There is no usable credential.
    Credential,
    /// Nothing answered, or not in time, or only "later".
    Unreachable,
    /// It was refused for another reason.
    Refused,
    /// It was not asked yet.
    NotAsked,
}

impl Facts {
    /// A book without replies.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a reply down.
    pub fn insert(&mut self, question: Question, reply: Reply) {
        self.replies.insert(question, reply);
    }

    /// A book about a group that stands already, as far as its public address is known.
    pub fn of_group(address: Option<Address>) -> Self {
        Self { address, ..Self::default() }
    }

    /// Every question with its reply.
    pub fn iter(&self) -> impl Iterator<Item = (&Question, &Reply)> {
        self.replies.iter()
    }

    /// How many questions were answered in one way or another.
    pub fn len(&self) -> usize {
        self.replies.len()
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.replies.is_empty()
    }
}

/// An answer as a rule reads it, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Heard<'a, T> {
    pub(crate) answer: Answer<'a, T>,
    call: &'static str,
    region: String,
    at: Option<String>,
    request_id: Option<String>,
}

/// The three things that an answer can be.
#[derive(Clone, Debug)]
pub(crate) enum Answer<'a, T> {
    Is(&'a T),
    Absent(&'a str),
    Unknown(Gap),
}

impl<'a, T> Heard<'a, T> {
    /// The value, where there is one.
    pub(crate) fn value(&self) -> Option<&'a T> {
        match self.answer {
            Answer::Is(value) => Some(value),
            _ => None,
        }
    }

    /// Why it is not known.
    pub(crate) fn gap(&self) -> Option<&Gap> {
        match &self.answer {
            Answer::Unknown(gap) => Some(gap),
            _ => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.answer, Answer::Absent(_))
    }

    /// A field of this answer as evidence.
    pub(crate) fn field(&self, field: impl Into<String>, value: impl Into<String>) -> Evidence {
        Evidence {
            source: self.call.to_owned(),
            region: Some(self.region.clone()),
            field: field.into(),
            value: value.into(),
            at: self.at.clone(),
            request_id: self.request_id.clone(),
        }
    }

    /// That the answer is missing, or says that nothing is there, as evidence.
    pub(crate) fn outcome(&self) -> Evidence {
        match &self.answer {
            Answer::Is(_) => self.field("", "answered"),
            Answer::Absent(code) => self.field("Code", *code),
            Answer::Unknown(gap) => self.field("Code", gap.code.as_deref().unwrap_or(gap.kind.name())),
        }
    }
}

impl GapKind {
    fn name(&self) -> &'static str {
        match self {
            Self::Permission(_) => "no permission",
            Self::Credential => "no credential",
            Self::Unreachable => "no answer",
            Self::Refused => "refused",
            Self::NotAsked => "not asked",
        }
    }
}

/// The book open on the rules' desk: what they look up in vain is noted.
pub(crate) struct Book<'a> {
    facts: &'a Facts,
    wanted: RefCell<BTreeSet<Question>>,
}

/// One look-up for each kind of data.
macro_rules! look_ups {
    ($($name:ident: $variant:ident($type:ty)),+ $(,)?) => {
        $(pub(crate) fn $name(&self, question: Question) -> Heard<'a, $type> {
            self.hear(question, |data| if let Data::$variant(value) = data { Some(value) } else { None })
        })+
    };
}

impl<'a> Book<'a> {
    pub(crate) fn open(facts: &'a Facts) -> Self {
        Self { facts, wanted: RefCell::default() }
    }

    /// The public address of the group that stands already.
    pub(crate) fn address(&self) -> Option<&'a Address> {
        self.facts.address.as_ref()
    }

    /// What was looked up in vain.
    pub(crate) fn close(self) -> Vec<Question> {
        self.wanted.into_inner().into_iter().collect()
    }

    look_ups! {
        caller: Caller(Caller),
        instance: Instance(Instance),
        instances: Instances(Listed<Instance>),
        public_endpoint: PublicEndpoint(PublicEndpoint),
        vpc_endpoint: VpcEndpoint(VpcEndpoint),
        link_quota: LinkQuota(LinkQuota),
        custom_domain: CustomDomain(CustomDomain),
        namespace: Namespace(bool),
        repository: Repository(Repository),
        tag: Tag(Tag),
        tags: Tags(Listed<Tag>),
        vswitches: VSwitches(Listed<VSwitch>),
        security_groups: SecurityGroups(Listed<SecurityGroup>),
        outbound_rules: OutboundRules(Listed<OutboundRule>),
        eips: Eips(Listed<Eip>),
        nat_gateways: NatGateways(Listed<NatGateway>),
        snat_entries: SnatEntries(Listed<SnatEntry>),
        image_caches: ImageCaches(Listed<ImageCache>),
        stock: Stock(Stock),
        usage: Usage(Usage),
        price: Price(Price),
    }

    /// The dry run, whose answer has no content.
    pub(crate) fn dry_run(&self, question: Question) -> Heard<'a, ()> {
        self.hear(question, |data| matches!(data, Data::DryRun).then_some(&()))
    }

    fn hear<T>(&self, question: Question, read: impl Fn(&'a Data) -> Option<&'a T>) -> Heard<'a, T> {
        let (call, region) = (question.call(), question.region().to_owned());
        let Some(reply) = self.facts.replies.get(&question) else {
            self.wanted.borrow_mut().insert(question);
            let advice = words!("尚未查询。", "Not asked yet.");
            let gap = Gap { kind: GapKind::NotAsked, code: None, advice };
            return Heard { answer: Answer::Unknown(gap), call, region, at: None, request_id: None };
        };
        let answer = match &reply.told {
            Told::Is(data) => read(data).map_or_else(|| Answer::Unknown(odd()), Answer::Is),
            Told::Absent(code) => Answer::Absent(code),
            Told::Unknown(gap) => Answer::Unknown(gap.clone()),
        };
        Heard { answer, call, region, at: Some(reply.at.clone()), request_id: reply.request_id.clone() }
    }
}

/// A reply of another kind than its question: whoever asked mixed them up.
fn odd() -> Gap {
    Gap {
        kind: GapKind::Refused,
        code: None,
        advice: words!("应答与查询不符。", "The answer is not to this question."),
    }
}

impl Gap {
    /// Whether another call may tell the same: this one was refused for what it is, not for want of an answer.
    pub(crate) fn is_worth_another_way(&self) -> bool {
        matches!(self.kind, GapKind::Permission(_) | GapKind::Refused)
    }
}
