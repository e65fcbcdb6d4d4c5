//! After a failure: what events and container states say, as the rules that were broken.
//!
//! The texts are the kubelet's, containerd's and the service's own. Source: Alibaba Cloud documentation, "FAQ about image pulls"
//! of Elastic Container Instance and "Container group events".

use plan::image::{self, HostKind};

use crate::rules::{self, Rule};
use crate::words::{Words, words};

/// One event or container state: its reason and its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// One word, such as `Failed` or `ErrImagePull`.
    pub reason: &'a str,
    /// The message.
    pub message: &'a str,
}

/// A cause that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The rules that may be broken, the likeliest first.
    pub rules: Vec<&'static Rule>,
    /// The host it is about, where the message has one.
    pub host: Option<String>,
    /// What the message means.
    pub explanation: Words,
    /// The message itself.
    pub quote: String,
}

/// What is looked for in a message, in lower case, and what it means.
struct Pattern {
    fragments: &'static [&'static str],
    meaning: fn(&HostKind) -> (Vec<&'static Rule>, Words),
}

/// In this order: a message about a missing login also says "does not exist", and every failure is followed by a back-off.
const PATTERNS: &[Pattern] = &[
    Pattern { fragments: &["no such host"], meaning: no_such_host },
    Pattern {
        fragments: &["i/o timeout", "deadline exceeded", "connection refused", "connection reset"],
        meaning: timeout,
    },
    Pattern { fragments: &["x509:", "server gave http response to https client"], meaning: certificate },
    Pattern { fragments: &["failed to fetch oauth token", "incorrect username or password"], meaning: wrong_login },
    Pattern {
        fragments: &[
            "insufficient_scope",
            "pull access denied",
            "401 unauthorized",
            "authorization failed",
            "403 forbidden",
        ],
        meaning: denied,
    },
    Pattern { fragments: &["no match for platform", "exec format error"], meaning: platform },
    Pattern { fragments: &["manifest unknown", "code = notfound", ": not found"], meaning: not_found },
    Pattern { fragments: &["invalid reference format", "invalidimagename"], meaning: malformed },
    Pattern { fragments: &["errimageneverpull", "pull policy of never"], meaning: never },
];

/// Reasons of the service itself, and the rules they belong to.
const SERVICE: &[(&str, &Rule)] = &[
    ("NoStock", &rules::STOCK),
    ("StockExhaust", &rules::STOCK),
    ("StockClose", &rules::STOCK),
    ("QuotaFull", &rules::QUOTA),
    ("ErrImageNeverPull", &rules::PULL_POLICY),
    ("InvalidImageName", &rules::IMAGE),
];

/// The causes that events and states name, each once, in the order in which they were said.
pub fn causes<'a>(said: impl IntoIterator<Item = Said<'a>>) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    for said in said {
        let Some(cause) = cause(said) else { continue };
        if !causes.iter().any(|there| there.rules == cause.rules && there.host == cause.host) {
            causes.push(cause);
        }
    }
    causes
}

fn cause(said: Said<'_>) -> Option<Cause> {
    let host = host(said.message);
    let kind = host.as_deref().map_or(HostKind::Other, |host| image::classify::<&str>(host, &[]));
    let message = said.message.to_ascii_lowercase();
    let pattern = PATTERNS.iter().find(|pattern| pattern.fragments.iter().any(|part| message.contains(part)));
    if let Some(pattern) = pattern {
        let (rules, explanation) = (pattern.meaning)(&kind);
        return Some(Cause { rules, host, explanation, quote: said.message.to_owned() });
    }
    let (_, rule) = SERVICE.iter().find(|(reason, _)| *reason == said.reason)?;
    let explanation = Words::new(rule.title.zh, rule.title.en);
    Some(Cause { rules: vec![rule], host, explanation, quote: said.message.to_owned() })
}

/// The registry's host in a message: of the address that was asked, else of the image.
fn host(message: &str) -> Option<String> {
    let after = |marker: &str| message.split_once(marker).map(|(_, rest)| rest);
    let end = |text: &str| text.split(['/', ':', ' ', '"', ',']).next().unwrap_or_default().to_owned();
    let found = after("lookup ").or_else(|| after("https://")).or_else(|| after("image \"")).map(end)?;
    (found.contains('.')).then_some(found)
}

fn no_such_host(kind: &HostKind) -> (Vec<&'static Rule>, Words) {
    match kind {
        HostKind::EeVpc { .. } => (
            vec![&rules::VPC_LINK, &rules::REGION, &rules::INSTANCE_EXISTS],
            words!(
                "VPC 域名没有解析：VPC 未接入实例、未授权 PrivateZone，或跨地域使用。",
                "The VPC domain has no address: the VPC is not linked, PrivateZone is not authorised, or the domain is used in another region."
            ),
        ),
        _ => (
            vec![&rules::HOST_BELONGS, &rules::INSTANCE_EXISTS],
            words!(
                "域名不存在，或在容器组所在的网络中无法解析。",
                "The host does not exist, or has no address where the group runs."
            ),
        ),
    }
}

fn timeout(kind: &HostKind) -> (Vec<&'static Rule>, Words) {
    match kind {
        HostKind::EeVpc { .. } => (
            vec![&rules::VPC_LINK, &rules::INSTANCE_RUNNING, &rules::SECURITY_GROUP],
            words!(
                "连接 VPC 域名超时：检查接入状态、实例状态和安全组的出方向规则。",
                "The VPC domain does not answer: look at the link, the instance, and the security group's outbound rules."
            ),
        ),
        HostKind::EePublic { .. } => (
            vec![&rules::EGRESS, &rules::PUBLIC, &rules::WHITELIST],
            words!(
                "连接公网域名超时：没有公网出口、公网访问入口未开启，或出口 IP 不在白名单内。",
                "The public domain does not answer: there is no way out, the public endpoint is disabled, or the whitelist lacks the egress address."
            ),
        ),
        HostKind::Personal { .. } => (
            vec![&rules::REGION, &rules::EGRESS],
            words!(
                "连接个人版仓库超时：在其他地域使用了内网域名，或没有公网出口。",
                "The Personal Edition registry does not answer: an internal host used from another region, or no way out."
            ),
        ),
        HostKind::Custom | HostKind::Other => (
            vec![&rules::EGRESS, &rules::CUSTOM_DOMAIN],
            words!(
                "连接仓库超时：通常是没有公网出口。",
                "The registry does not answer: most often there is no way out."
            ),
        ),
    }
}

fn certificate(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    let why = words!(
        "域名的证书不受信任，或仓库只提供 HTTP。",
        "The host's certificate is not trusted, or the registry speaks plain HTTP."
    );
    (vec![&rules::CERTIFICATE], why)
}

fn wrong_login(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    let why = words!("仓库的用户名或密码有误。", "The user name or password for the registry is wrong.");
    (vec![&rules::CREDENTIAL], why)
}

fn denied(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    let why = words!(
        "没有拉取权限：自定义域名未指定实例、跨账号未配置角色、角色没有 cr:Pull*，或仓库不存在。",
        "The pull is not allowed: a custom domain without its instance named, another account without roles, a role without cr:Pull*, or no such repository."
    );
    (vec![&rules::PASSWORDLESS, &rules::ROLES, &rules::REPOSITORY], why)
}

fn platform(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    (vec![&rules::ARCHITECTURE], words!("镜像不是为该架构构建的。", "The image is not built for this architecture."))
}

fn not_found(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    let why = words!("镜像版本、仓库或命名空间不存在。", "The tag, the repository or the namespace does not exist.");
    (vec![&rules::TAG, &rules::REPOSITORY, &rules::NAMESPACE], why)
}

fn malformed(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    (vec![&rules::IMAGE], words!("镜像地址无效。", "The image reference is malformed."))
}

fn never(_: &HostKind) -> (Vec<&'static Rule>, Words) {
    (
        vec![&rules::PULL_POLICY],
        words!("拉取策略为 Never，而镜像不在缓存中。", "The pull policy is Never, and no cache holds the image."),
    )
}

#[cfg(test)]
mod tests {
    use super::{Said, causes};

    fn ids(message: &str) -> Vec<&'static str> {
        let causes = causes([Said { reason: "Failed", message }]);
        causes.iter().flat_map(|cause| cause.rules.iter().map(|rule| rule.id)).collect()
    }

    fn pull(rest: &str, host: &str) -> String {
        format!(
            "Failed to pull image \"{host}/a/b:1\": rpc error: code = Unknown desc = failed to pull and unpack image \"{host}/a/b:1\": failed to resolve reference \"{host}/a/b:1\": {rest}"
        )
    }

    const VPC: &str = "demo-registry-vpc.cn-beijing.cr.aliyuncs.com";
    const PUBLIC: &str = "demo-registry.cn-beijing.cr.aliyuncs.com";

    #[test]
    fn each_text_leads_to_the_rule_that_is_broken() {
        let head = |host: &str| format!("failed to do request: Head \"https://{host}/v2/a/b/manifests/1\": dial tcp");
        let lookup = format!("{}: lookup {VPC} on 100.100.2.136:53: no such host", head(VPC));
        assert_eq!(ids(&pull(&lookup, VPC))[0], "vpc-link");
        assert_eq!(ids(&pull(&format!("{} 1.2.3.4:443: i/o timeout", head(PUBLIC)), PUBLIC))[0], "egress");
        assert_eq!(ids(&pull(&format!("{} 1.2.3.4:443: i/o timeout", head(VPC)), VPC))[0], "vpc-link");
        let denied = "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
        assert_eq!(ids(&pull(denied, "hub.example.com"))[0], "passwordless");
        let token = "failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://x.example.com/auth: 401 Unauthorized";
        assert_eq!(ids(&pull(token, PUBLIC))[0], "registry-credential");
        let missing = format!(
            "rpc error: code = NotFound desc = failed to pull and unpack image \"{VPC}/a/b:1\": {VPC}/a/b:1: not found"
        );
        assert_eq!(ids(&missing)[0], "tag-exists");
        let x509 = "tls: failed to verify certificate: x509: certificate signed by unknown authority";
        assert_eq!(ids(&pull(x509, "hub.example.com")), ["certificate"]);
        assert_eq!(
            ids(
                "Failed to apply default image tag \"A\": couldn't parse image reference \"A\": invalid reference format"
            ),
            ["image-reference"]
        );
    }

    #[test]
    fn what_only_follows_says_nothing_and_the_same_is_said_once() {
        let first = pull("dial tcp 1.2.3.4:443: i/o timeout", PUBLIC);
        let said = [
            Said { reason: "Scheduled", message: "Successfully assigned default/web to virtual-kubelet" },
            Said { reason: "Failed", message: &first },
            Said { reason: "Failed", message: "Error: ErrImagePull" },
            Said { reason: "BackOff", message: "Back-off pulling image \"x\"" },
            Said { reason: "Failed", message: &first },
        ];
        let found = causes(said);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].host.as_deref(), Some(PUBLIC));
        assert_eq!(found[0].quote, first);
    }

    #[test]
    fn the_service_s_own_reasons_are_known() {
        let of = |reason| causes([Said { reason, message: "…" }]).first().map(|cause| cause.rules[0].id);
        assert_eq!(of("NoStock"), Some("stock"));
        assert_eq!(of("QuotaFull"), Some("quota"));
        assert_eq!(of("Started"), None);
    }
}
