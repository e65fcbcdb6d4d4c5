//! What the security group lets out: registries are reached on port 443.

use plan::Sheet;

use crate::address::Block;
use crate::book::{Book, GapKind};
use crate::data::OutboundRule;
use crate::finding::Finding;
use crate::question::Question;
use crate::remedy::Remedy;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

const PORT: u32 = 443;

/// Judges the plan's security group. A group without a rule about the port lets everything out, unless it is an advanced one with
/// rules of its own, so that only a rule that drops is held against it.
pub(crate) fn judge(sheet: &Sheet, book: &Book<'_>) -> Option<Finding> {
    let path = "SecurityGroupId";
    let (id, region) = (sheet.value(path)?, sheet.region()?);
    let heard = book.outbound_rules(Question::OutboundRules { region: region.to_owned(), id: id.to_owned() });
    let Some(list) = heard.value() else {
        let refused = heard.gap().is_some_and(|gap| matches!(gap.kind, GapKind::Permission(_)));
        return refused.then(|| Finding::cannot_know(&rules::FIREWALL, path, &heard).at_most(Verdict::Warn));
    };
    let mut about: Vec<&OutboundRule> = list.items.iter().filter(|rule| is_about(rule)).collect();
    // Of rules with the same priority, the one that drops wins.
    about.sort_by_key(|rule| (rule.priority, rule.accepts));
    let first = about.iter().find(|rule| !rule.accepts || is_everywhere(rule));
    let evidence = heard.field("Permissions", first.map_or_else(|| "no rule about 443".to_owned(), |rule| shown(rule)));
    let finding = |verdict, why| Finding::new(&rules::FIREWALL, verdict, path, vec![evidence.clone()], why);
    Some(match first {
        Some(rule) if !rule.accepts && is_everywhere(rule) && about.iter().all(|rule| !rule.accepts) => finding(
            Verdict::Fail,
            words!(
                "安全组 {id} 不允许访问任何地址的 443 端口，连接会超时。",
                "Security group {id} lets nothing out to port 443: connections will time out."
            ),
        )
        .mend(remedy(region, id, &rule.id)),
        Some(rule) if !rule.accepts => finding(
            Verdict::Unknown,
            words!(
                "安全组 {id} 不允许访问部分地址的 443 端口，仓库是否在其中无法得知。",
                "Security group {id} keeps some addresses from being reached on port 443, and whether the registry is among them cannot be known."
            ),
        ),
        _ => {
            finding(Verdict::Pass, words!("安全组 {id} 允许访问 443 端口。", "Security group {id} lets port 443 out."))
        }
    })
}

/// Takes the rule away: one that allows beside it would not help, because of two with one priority the one that drops wins.
fn remedy(region: &str, group: &str, rule: &str) -> Remedy {
    let text = words!(
        "删除安全组出方向拒绝 443 端口的规则，或改用出方向允许 TCP 443 的安全组。",
        "Remove the outbound rule that drops port 443, or choose a security group that lets TCP 443 out."
    );
    let line = || {
        format!(
            "aliyun ecs RevokeSecurityGroupEgress --RegionId {region} --SecurityGroupId {group} --SecurityGroupRuleId.1 {rule}"
        )
    };
    Remedy {
        console: Some(format!(
            "https://ecs.console.aliyun.com/securityGroupDetail/region/{region}/groupId/{group}/detail/intranetEgress"
        )),
        cli: (!rule.is_empty()).then(line),
        ..Remedy::text(text)
    }
}

fn is_about(rule: &OutboundRule) -> bool {
    let protocol = rule.protocol.eq_ignore_ascii_case("tcp") || rule.protocol.eq_ignore_ascii_case("all");
    let (first, last) = rule.ports.split_once('/').unwrap_or((&rule.ports, &rule.ports));
    let every = first.trim() == "-1";
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let within = number(first).zip(number(last)).is_some_and(|(first, last)| (first..=last).contains(&PORT));
    protocol && (every || within)
}

fn is_everywhere(rule: &OutboundRule) -> bool {
    Block::parse(&rule.destination).is_some_and(|block| crate::address::everything(&[block]))
}

fn shown(rule: &OutboundRule) -> String {
    let policy = if rule.accepts { "Accept" } else { "Drop" };
    format!("{policy} {} {} to {} (priority {})", rule.protocol, rule.ports, rule.destination, rule.priority)
}

#[cfg(test)]
mod tests {
    use super::{OutboundRule, is_about, is_everywhere};

    fn rule(protocol: &str, ports: &str, destination: &str) -> OutboundRule {
        let [protocol, ports, destination] = [protocol, ports, destination].map(str::to_owned);
        OutboundRule { id: String::new(), accepts: false, priority: 1, protocol, ports, destination }
    }

    #[test]
    fn a_rule_is_about_https_by_protocol_and_port() {
        assert!(is_about(&rule("ALL", "-1/-1", "")));
        assert!(is_about(&rule("TCP", "1/65535", "")));
        assert!(is_about(&rule("tcp", "443/443", "")));
        assert!(!is_about(&rule("UDP", "443/443", "")));
        assert!(!is_about(&rule("TCP", "80/80", "")));
        assert!(is_everywhere(&rule("ALL", "-1/-1", "0.0.0.0/0")));
        assert!(!is_everywhere(&rule("ALL", "-1/-1", "10.0.0.0/8")));
    }
}
