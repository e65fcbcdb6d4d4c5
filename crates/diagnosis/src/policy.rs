//! Least privilege: the RAM policy of whoever signs requests, with only what is in use, and the role that pulls from one instance.
//!
//! Source: Alibaba Cloud documentation, "RAM authorization" of each product, and "Pull images from a Container Registry Enterprise
//! Edition instance without using a secret".

use serde_json::{Value, json};

use crate::question::Question;

/// What the signer is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Launching, deleting and watching container groups.
    Launch,
    /// Pickers for network and registry.
    Pick,
    /// Diagnosing pulls.
    Diagnose,
    /// Mending what a diagnosis found: opening the endpoint, adding an address, linking a VPC.
    Mend,
}

/// Where the signer works. What is empty means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The account's number.
    pub account: String,
    /// The regions of the groups.
    pub regions: Vec<String>,
    /// The registry instances: region and id (`cri-…`).
    pub instances: Vec<(String, String)>,
}

impl Scope {
    fn account(&self) -> &str {
        if self.account.is_empty() { "*" } else { &self.account }
    }

    fn groups(&self) -> Vec<String> {
        let of = |region: &str| format!("acs:eci:{region}:{}:containergroup/*", self.account());
        if self.regions.is_empty() { vec![of("*")] } else { self.regions.iter().map(|region| of(region)).collect() }
    }

    fn registry(&self, kind: &str, rest: &str) -> Vec<String> {
        let of = |region: &str, id: &str| format!("acs:cr:{region}:{}:{kind}/{id}{rest}", self.account());
        if self.instances.is_empty() {
            return vec![of("*", "*")];
        }
        self.instances.iter().map(|(region, id)| of(region, id)).collect()
    }
}

const LAUNCH: &[&str] = &["eci:CreateContainerGroup", "eci:DeleteContainerGroup", "eci:RestartContainerGroup"];
const WATCH: &[&str] = &[
    "eci:DescribeContainerGroups",
    "eci:DescribeContainerGroupStatus",
    "eci:DescribeContainerGroupEvents",
    "eci:DescribeContainerLog",
    "eci:DescribeRegions",
];
const PICK_NETWORK: &[&str] = &[
    "vpc:DescribeVpcs",
    "vpc:DescribeVSwitches",
    "vpc:DescribeEipAddresses",
    "vpc:DescribeNatGateways",
    "vpc:DescribeSnatTableEntries",
    "ecs:DescribeSecurityGroups",
];
const DIAGNOSE: &[&str] = &[
    "ecs:DescribeSecurityGroupAttribute",
    "ecs:DescribeSecurityGroups",
    "eci:DescribeAvailableResource",
    "eci:DescribeContainerGroupPrice",
    "eci:DescribeImageCaches",
    "eci:ListUsage",
    "vpc:DescribeEipAddresses",
    "vpc:DescribeNatGateways",
    "vpc:DescribeSnatTableEntries",
    "vpc:DescribeVSwitches",
];
/// Listing instances cannot be narrowed to one.
const LIST_REGISTRIES: &[&str] = &["cr:ListInstance"];
const PICK_REGISTRY: &[&str] =
    &["cr:ListInstanceEndpoint", "cr:ListNamespace", "cr:ListRepository", "cr:ListRepositoryTag"];
const LOOK_REGISTRY: &[&str] = &[
    "cr:GetInstance",
    "cr:GetInstanceCustomizedDomain",
    "cr:GetInstanceEndpoint",
    "cr:GetInstanceUsage",
    "cr:GetInstanceVpcEndpoint",
    "cr:GetRepository",
    "cr:GetRepositoryTag",
    "cr:ListNamespace",
    "cr:ListRepositoryTag",
];
/// What mends, and what takes it back.
const MEND: &[&str] = &[
    "cr:CreateInstanceEndpointAclPolicy",
    "cr:CreateInstanceVpcEndpointLinkedVpc",
    "cr:DeleteInstanceEndpointAclPolicy",
    "cr:DeleteInstanceVpcEndpointLinkedVpc",
    "cr:UpdateInstanceEndpointStatus",
];

/// The policy of a signer that is used for these things in this scope.
pub fn signer(uses: &[Use], scope: &Scope) -> Value {
    let (groups, instances) = (scope.groups(), scope.registry("instance", ""));
    let inside: Vec<String> = instances.iter().cloned().chain(scope.registry("repository", "/*")).collect();
    let mut everywhere: Vec<&str> = Vec::new();
    let mut registry: Vec<&str> = Vec::new();
    let mut statements = Vec::new();
    for wanted in uses {
        match wanted {
            Use::Launch => {
                statements.push(statement(LAUNCH, &groups));
                everywhere.extend(WATCH);
            }
            Use::Pick => {
                everywhere.extend(PICK_NETWORK.iter().chain(LIST_REGISTRIES));
                registry.extend(PICK_REGISTRY.iter().chain(LOOK_REGISTRY));
            }
            Use::Diagnose => {
                everywhere.extend(DIAGNOSE.iter().chain(LIST_REGISTRIES));
                registry.extend(LOOK_REGISTRY);
            }
            Use::Mend => statements.push(statement(MEND, &instances)),
        }
    }
    statements.extend((!everywhere.is_empty()).then(|| statement(&everywhere, &["*".to_owned()])));
    statements.extend((!registry.is_empty()).then(|| statement(&registry, &inside)));
    json!({"Version": "1", "Statement": statements})
}

fn statement(actions: &[&str], resources: &[String]) -> Value {
    let mut actions = actions.to_vec();
    actions.sort_unstable();
    actions.dedup();
    json!({"Effect": "Allow", "Action": actions, "Resource": resources})
}

/// The RAM action that allows a question. Two registry actions are named unlike the call that they allow.
pub fn action(question: &Question) -> String {
    let (product, call) = question.call().split_once(' ').unwrap_or_default();
    let action = match call {
        "ListRepoTag" => "ListRepositoryTag",
        "GetRepoTag" => "GetRepositoryTag",
        call => call,
    };
    format!("{product}:{action}")
}

/// A role that ECI takes to pull from one instance: its trust policy and what it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRole {
    /// Who may take it.
    pub trust: Value,
    /// What it may do.
    pub policy: Value,
}

/// The role for one instance of the group's own account.
pub fn pull_role(region: &str, account: &str, instance: &str) -> PullRole {
    let resources = [
        format!("acs:cr:{region}:{account}:instance/{instance}"),
        format!("acs:cr:{region}:{account}:repository/{instance}/*"),
    ];
    PullRole {
        trust: json!({"Version": "1", "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["eci.aliyuncs.com"]}},
        ]}),
        policy: json!({"Version": "1", "Statement": [
            {"Effect": "Allow", "Action": ["cr:Get*", "cr:List*"], "Resource": "*"},
            {"Effect": "Allow", "Action": ["cr:Pull*"], "Resource": resources},
        ]}),
    }
}

/// A policy as lines for the `aliyun` CLI.
pub fn cli(name: &str, policy: &Value) -> String {
    format!("aliyun ram CreatePolicy --PolicyName {name} --PolicyDocument '{policy}'")
}

/// A role with its policy as lines for the `aliyun` CLI.
pub fn role_cli(name: &str, role: &PullRole) -> String {
    let create = format!("aliyun ram CreateRole --RoleName {name} --AssumeRolePolicyDocument '{}'", role.trust);
    let attach = format!("aliyun ram AttachPolicyToRole --PolicyType Custom --PolicyName {name} --RoleName {name}");
    [create, cli(name, &role.policy), attach].join("\n")
}

/// A policy as Terraform.
pub fn terraform(name: &str, policy: &Value) -> String {
    let label = name.replace('-', "_");
    format!(
        "resource \"alicloud_ram_policy\" \"{label}\" {{\n  policy_name     = \"{name}\"\n  policy_document = <<EOF\n{policy:#}\nEOF\n}}"
    )
}

/// A role with its policy as Terraform.
pub fn role_terraform(name: &str, role: &PullRole) -> String {
    let label = name.replace('-', "_");
    let head = format!(
        "resource \"alicloud_ram_role\" \"{label}\" {{\n  role_name                   = \"{name}\"\n  assume_role_policy_document = <<EOF\n{:#}\nEOF\n}}",
        role.trust
    );
    let tail = format!(
        "resource \"alicloud_ram_role_policy_attachment\" \"{label}\" {{\n  role_name   = alicloud_ram_role.{label}.role_name\n  policy_name = alicloud_ram_policy.{label}.policy_name\n  policy_type = \"Custom\"\n}}"
    );
    [head, terraform(name, &role.policy), tail].join("\n\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Scope, Use, action, cli, pull_role, role_cli, role_terraform, signer};
    use crate::question::Question;

    fn actions(policy: &Value) -> Vec<String> {
        let statements = policy["Statement"].as_array().into_iter().flatten();
        let all = statements.flat_map(|statement| statement["Action"].as_array().into_iter().flatten());
        all.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn scope() -> Scope {
        Scope {
            account: "1111111111111111".to_owned(),
            regions: vec!["cn-beijing".to_owned(), "cn-hangzhou".to_owned()],
            instances: vec![("cn-beijing".to_owned(), "cri-a1b2c3d4e5f6g7h8".to_owned())],
        }
    }

    #[test]
    fn a_signer_gets_what_it_is_used_for_and_no_more() {
        let diagnose = signer(&[Use::Diagnose], &scope());
        let all = actions(&diagnose);
        assert!(all.contains(&"cr:GetRepositoryTag".to_owned()), "named unlike its call");
        assert!(
            !all.iter().any(|action| action.contains("Create") || action.contains("Delete") || action.contains('*'))
        );
        assert!(actions(&signer(&[Use::Launch], &scope())).contains(&"eci:CreateContainerGroup".to_owned()));
        assert!(signer(&[], &scope())["Statement"].as_array().is_some_and(Vec::is_empty));
    }

    #[test]
    fn a_policy_is_narrowed_to_account_region_and_instance() {
        let text = signer(&[Use::Launch, Use::Diagnose, Use::Mend], &scope()).to_string();
        assert!(text.contains("acs:eci:cn-beijing:1111111111111111:containergroup/*"), "{text}");
        assert!(text.contains("acs:eci:cn-hangzhou:1111111111111111:containergroup/*"), "{text}");
        assert!(text.contains("acs:cr:cn-beijing:1111111111111111:instance/cri-a1b2c3d4e5f6g7h8"), "{text}");
        let wide = signer(&[Use::Launch], &Scope::default()).to_string();
        assert!(wide.contains("acs:eci:*:*:containergroup/*"));
    }

    #[test]
    fn the_diagnosing_policy_allows_every_question_that_rules_ask() {
        let all = actions(&signer(&[Use::Diagnose], &scope()));
        let (region, instance) = ("r".to_owned(), "i".to_owned());
        let questions = [
            Question::Instances { region: region.clone() },
            Question::Instance { region: region.clone(), instance: instance.clone() },
            Question::PublicEndpoint { region: region.clone(), instance: instance.clone() },
            Question::VpcEndpoint { region: region.clone(), instance: instance.clone() },
            Question::InstanceUsage { region: region.clone(), instance: instance.clone() },
            Question::Tag {
                region: region.clone(),
                instance: instance.clone(),
                repository: String::new(),
                tag: String::new(),
            },
            Question::Tags { region: region.clone(), instance, repository: String::new() },
            Question::NatGateways { region: region.clone(), vpc: String::new() },
            Question::SnatEntries { region: region.clone(), nat: String::new() },
            Question::Eip { region: region.clone(), id: String::new() },
            Question::ImageCaches { region: region.clone() },
            Question::Usage { region },
        ];
        for question in questions {
            assert!(all.contains(&action(&question)), "{}", action(&question));
        }
    }

    #[test]
    fn a_pull_role_trusts_eci_and_pulls_from_one_instance() {
        let role = pull_role("cn-beijing", "1111111111111111", "cri-a1b2c3d4e5f6g7h8");
        assert!(role.trust.to_string().contains("eci.aliyuncs.com"));
        assert!(role.policy.to_string().contains("acs:cr:cn-beijing:1111111111111111:instance/cri-a1b2c3d4e5f6g7h8"));
        let lines = role_cli("pull-demo", &role);
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert!(role_terraform("pull-demo", &role).contains("alicloud_ram_role.pull_demo.role_name"));
        assert!(cli("p", &role.policy).starts_with("aliyun ram CreatePolicy --PolicyName p"));
    }
}
