//! A plan, facts in which nothing is wrong, and what the rules make of them.

use diagnosis::{
    Address, Data, Diagnosis, Domain, Facts, Gap, GapKind, Instance, Link, Listed, NatGateway, Price, PublicEndpoint,
    Question, Reply, Repository, SecurityGroup, SnatEntry, Stock, Tag, Told, Usage, VSwitch, Verdict, VpcEndpoint,
    Words, diagnose,
};
use serde_json::{Value, json};

pub(crate) const REGION: &str = "cn-beijing";
pub(crate) const ID: &str = "cri-a1b2c3d4e5f6g7h8";
pub(crate) const VPC_IMAGE: &str = "demo-registry-vpc.cn-beijing.cr.aliyuncs.com/team/app:1.0";
pub(crate) const PUBLIC_IMAGE: &str = "demo-registry.cn-beijing.cr.aliyuncs.com/team/app:1.0";
pub(crate) const CUSTOM_IMAGE: &str = "hub.example.com/team/app:1.0";

/// What a test changes.
pub(crate) struct Desk {
    pub(crate) plan: Value,
    pub(crate) instance: Instance,
    pub(crate) public: PublicEndpoint,
    pub(crate) private: VpcEndpoint,
    pub(crate) repository: Repository,
    pub(crate) nat: NatGateway,
    pub(crate) snat: Vec<SnatEntry>,
    /// Replies that take the place of those above.
    pub(crate) replies: Vec<(Question, Told)>,
}

pub(crate) fn region() -> String {
    REGION.to_owned()
}

pub(crate) fn desk(image: &str) -> Desk {
    let domain = |name: &str, custom| Domain { name: name.to_owned(), custom: Some(custom) };
    Desk {
        plan: json!({
            "RegionId": REGION, "ContainerGroupName": "web", "VSwitchId": "vsw-1", "SecurityGroupId": "sg-1",
            "Container": [{"Name": "app", "Image": image}],
        }),
        instance: Instance {
            id: ID.to_owned(),
            name: "demo".to_owned(),
            region: region(),
            status: "RUNNING".to_owned(),
            edition: "Enterprise_Basic".to_owned(),
        },
        public: PublicEndpoint {
            enabled: Some(true),
            status: "RUNNING".to_owned(),
            acl: Some(true),
            entries: Some(vec!["127.0.0.1/32".to_owned(), "203.0.113.0/24".to_owned()]),
            domains: vec![domain("demo-registry.cn-beijing.cr.aliyuncs.com", false), domain("hub.example.com", true)],
        },
        private: VpcEndpoint {
            enabled: Some(true),
            domains: vec![domain("demo-registry-vpc.cn-beijing.cr.aliyuncs.com", false)],
            links: Some(vec![Link { vpc: "vpc-1".to_owned(), status: "RUNNING".to_owned(), issue: String::new() }]),
        },
        repository: Repository { id: "crr-1".to_owned(), public: Some(false), status: "NORMAL".to_owned() },
        nat: NatGateway { id: "ngw-1".to_owned(), status: "Available".to_owned(), private: false },
        snat: vec![SnatEntry {
            vswitch: "vsw-1".to_owned(),
            cidr: "10.0.0.0/24".to_owned(),
            addresses: vec!["203.0.113.10".to_owned()],
            status: "Available".to_owned(),
        }],
        replies: Vec::new(),
    }
}

pub(crate) fn forbidden(action: &str) -> Told {
    let kind = GapKind::Permission(action.to_owned());
    Told::Unknown(Gap { kind, code: Some("NoPermission".to_owned()), advice: Words::new("无权限", "not allowed") })
}

pub(crate) fn list<T>(items: Vec<T>) -> Listed<T> {
    Listed { items, complete: true }
}

impl Desk {
    /// Says something else about one question.
    pub(crate) fn but(mut self, question: Question, told: Told) -> Self {
        self.replies.push((question, told));
        self
    }

    /// Diagnoses as whoever gathers does, until nothing is wanted.
    pub(crate) fn diagnose(&self) -> Diagnosis {
        self.diagnose_knowing(Facts::new())
    }

    /// The same of a group that stands already and has this public address.
    pub(crate) fn diagnose_group(&self, address: &str) -> Diagnosis {
        let at = "2026-11-23T08:00:00Z".to_owned();
        self.diagnose_knowing(Facts::of_group(Some(Address { address: address.to_owned(), at })))
    }

    fn diagnose_knowing(&self, mut facts: Facts) -> Diagnosis {
        let (draft, _) = plan::document::read_what_there_is(&self.plan.to_string()).unwrap();
        let (sheet, _) = plan::normalise(&draft);
        for _ in 0..8 {
            let diagnosis = diagnose(&sheet, &[], &facts);
            if diagnosis.wanted.is_empty() {
                for finding in &diagnosis.findings {
                    let read = |source: &str| source == "plan" || finding.rule.reads.contains(&source);
                    let strange = finding.evidence.iter().find(|evidence| !read(&evidence.source));
                    assert_eq!(strange, None, "{} does not say that it reads this", finding.rule.id);
                }
                return diagnosis;
            }
            for question in diagnosis.wanted {
                let reply = Reply {
                    at: "2026-11-23T08:00:00Z".to_owned(),
                    request_id: Some("R-1".to_owned()),
                    told: self.answer(&question),
                };
                facts.insert(question, reply);
            }
        }
        panic!("the rules never have enough");
    }

    /// The verdict on the whole, and on one rule.
    pub(crate) fn verdicts(&self, rule: &str) -> (Verdict, Option<Verdict>) {
        let diagnosis = self.diagnose();
        let of_rule =
            diagnosis.findings.iter().filter(|finding| finding.rule.id == rule).map(|finding| finding.verdict);
        (diagnosis.verdict(), of_rule.max())
    }

    pub(crate) fn verdict(&self) -> Verdict {
        self.diagnose().verdict()
    }

    fn answer(&self, question: &Question) -> Told {
        if let Some((_, told)) = self.replies.iter().find(|(asked, _)| asked == question) {
            return told.clone();
        }
        Told::Is(match question {
            Question::Instance { instance, .. } if *instance == ID => Data::Instance(self.instance.clone()),
            Question::Instances { region } if *region == self.instance.region => {
                Data::Instances(list(vec![self.instance.clone()]))
            }
            Question::Instances { .. } => Data::Instances(list(Vec::new())),
            Question::PublicEndpoint { .. } => Data::PublicEndpoint(self.public.clone()),
            Question::VpcEndpoint { .. } => Data::VpcEndpoint(self.private.clone()),
            Question::Repository { name, .. } if name == "app" => Data::Repository(self.repository.clone()),
            Question::Namespace { name, .. } => Data::Namespace(name == "team"),
            Question::Tag { tag, .. } if tag == "1.0" => Data::Tag(tag_of("1.0")),
            Question::Tags { .. } => Data::Tags(list(vec![tag_of("1.0")])),
            Question::VSwitch { id, .. } if id.starts_with("vsw-") => {
                let block = if id == "vsw-1" { "10.0.0.0/24" } else { "10.0.9.0/24" };
                Data::VSwitches(list(vec![VSwitch {
                    id: id.clone(),
                    vpc: "vpc-1".to_owned(),
                    zone: "cn-beijing-h".to_owned(),
                    cidr: block.to_owned(),
                    free: Some(200),
                }]))
            }
            Question::SecurityGroup { id, .. } => {
                Data::SecurityGroups(list(vec![SecurityGroup { id: id.clone(), vpc: "vpc-1".to_owned() }]))
            }
            Question::NatGateways { .. } => Data::NatGateways(list(vec![self.nat.clone()])),
            Question::SnatEntries { .. } => Data::SnatEntries(list(self.snat.clone())),
            Question::Eip { .. } => Data::Eips(list(Vec::new())),
            Question::ImageCaches { .. } => Data::ImageCaches(list(Vec::new())),
            Question::DryRun { .. } => Data::DryRun,
            Question::OutboundRules { .. } => Data::OutboundRules(list(Vec::new())),
            Question::Stock { .. } => Data::Stock(Stock { categories: vec!["WithStock".to_owned()] }),
            Question::Usage { .. } => Data::Usage(Usage { used: Some(16_500), most: Some(1_000_000) }),
            Question::Price { .. } => {
                Data::Price(Price { per_second: "0.00012252".to_owned(), currency: "CNY".to_owned() })
            }
            _ => return Told::Absent("NOT_EXIST".to_owned()),
        })
    }
}

fn tag_of(name: &str) -> Tag {
    Tag { name: name.to_owned(), digest: "ab".repeat(32), status: "NORMAL".to_owned() }
}
