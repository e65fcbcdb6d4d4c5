//! What never decides the pull: stock, quota, price, the dry run, the architecture, the plan's own problems.

use plan::{Lang, Problem};

use crate::book::Heard;
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::question::{Question, Shape};
use crate::remedy::Remedy;
use crate::rules::{self, Rule};
use crate::verdict::Verdict;
use crate::words::{Words, words};

/// How many of a plan's problems are told.
const MOST_PROBLEMS: usize = 5;

/// Judges all of it.
pub(crate) fn judge(case: &Case<'_>, problems: &[Problem]) -> Vec<Finding> {
    let mut findings = vec![plan(problems)];
    findings.extend(architecture(case));
    if case.region.is_empty() {
        return findings;
    }
    if let Some(shape) = shape(case) {
        findings.extend(stock(case, &shape));
        findings.push(price(case, shape));
    }
    findings.push(quota(case));
    if problems.is_empty() {
        findings.push(dry_run(case));
    }
    findings
}

fn plan(problems: &[Problem]) -> Finding {
    if problems.is_empty() {
        let why = words!("计划没有问题。", "The plan has no problems.");
        return Finding::new(&rules::PLAN, Verdict::Pass, "", vec![Evidence::plan("", "checked")], why);
    }
    let told =
        |lang| problems.iter().take(MOST_PROBLEMS).map(|problem| problem.text(lang)).collect::<Vec<_>>().join(" ");
    let evidence = problems.iter().take(MOST_PROBLEMS).map(|problem| Evidence::plan(&problem.path, problem.code()));
    let count = problems.len();
    let why = words!("计划有 {count} 个问题。", "The plan has {count} problems.")
        .and(&Words::new(told(Lang::ZhCn), told(Lang::En)));
    let remedy = Remedy {
        cli: Some("berth check-plan PLAN".to_owned()),
        ..Remedy::text(words!("逐一改正。", "Correct them."))
    };
    Finding::new(&rules::PLAN, Verdict::Warn, "", evidence.collect(), why).mend(remedy)
}

fn architecture(case: &Case<'_>) -> Option<Finding> {
    let wanted = case.sheet.value("CpuArchitecture").filter(|wanted| !wanted.eq_ignore_ascii_case("amd64"))?;
    let why = words!(
        "实例架构为 {wanted}；镜像是否为该架构构建，接口没有说明。",
        "The group's architecture is {wanted}; whether the images are built for it the API does not say."
    );
    let evidence = vec![Evidence::plan("CpuArchitecture", wanted)];
    Some(Finding::new(&rules::ARCHITECTURE, Verdict::Warn, "CpuArchitecture", evidence, why))
}

fn shape(case: &Case<'_>) -> Option<Shape> {
    if let Some(types) = case.sheet.value("InstanceType") {
        return types.split(',').next().map(|first| Shape::Type(first.trim().to_owned()));
    }
    let size = case.sheet.size()?;
    Some(Shape::Size { cpu: size.cpu, memory: size.memory })
}

/// That something which decides nothing was not answered: a warning at most.
fn unanswered<T>(rule: &'static Rule, about: &str, heard: &Heard<'_, T>) -> Finding {
    let finding = Finding::cannot_know(rule, about, heard).at_most(Verdict::Warn);
    let more = words!("这不影响镜像拉取。", "It does not decide the pull.");
    Finding { explanation: finding.explanation.clone().and(&more), ..finding }
}

fn stock(case: &Case<'_>, shape: &Shape) -> Option<Finding> {
    let mut zones: Vec<&str> = case.placement.vswitches.iter().map(|vswitch| vswitch.zone.as_str()).collect();
    zones.retain(|zone| !zone.is_empty());
    zones.sort_unstable();
    zones.dedup();
    let mut evidence = Vec::new();
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    for zone in zones {
        let question = Question::Stock { region: case.region.to_owned(), zone: zone.to_owned(), shape: shape.clone() };
        let heard = case.book.stock(question);
        let Some(stock) = heard.value() else { return Some(unanswered(&rules::STOCK, "VSwitchId", &heard)) };
        evidence.push(heard.field(format!("{zone} StatusCategory"), stock.categories.join(", ")));
        let has = stock.categories.iter().any(|category| category == "WithStock" || category == "ClosedWithStock");
        if has { there.push(zone) } else { gone.push(zone) }
    }
    if evidence.is_empty() {
        return None;
    }
    let names = if gone.is_empty() { there.join(", ") } else { gone.join(", ") };
    if gone.is_empty() {
        let why = words!("{names} 有该规格的库存。", "{names} has the size in stock.");
        return Some(Finding::new(&rules::STOCK, Verdict::Pass, "VSwitchId", evidence, why));
    }
    let why = words!("{names} 没有该规格的库存。", "{names} does not have the size in stock.");
    let remedy =
        words!("换可用区、多选几个交换机，或换规格。", "Use another zone, several vSwitches, or another size.");
    Some(Finding::new(&rules::STOCK, Verdict::Warn, "VSwitchId", evidence, why).mend(Remedy::text(remedy)))
}

fn quota(case: &Case<'_>) -> Finding {
    let heard = case.book.usage(Question::Usage { region: case.region.to_owned() });
    let Some(usage) = heard.value() else { return unanswered(&rules::QUOTA, "Cpu", &heard) };
    let show = |thousandths: Option<u64>| {
        thousandths.map_or_else(|| "?".to_owned(), |n| format!("{}.{:03}", n / 1000, n % 1000))
    };
    let (used, most) = (show(usage.used), show(usage.most));
    let evidence = vec![heard.field("Attributes.UsedCpu", &used), heard.field("Attributes.MaxCpu", &most)];
    let wanted = case.sheet.size().map_or(0, |size| u64::from(size.cpu));
    match (usage.used, usage.most) {
        (Some(in_use), Some(allowed)) if in_use + wanted > allowed => {
            let why = words!(
                "vCPU 已用 {used}，上限 {most}，不够再创建这个容器组。",
                "{used} of {most} vCPU are in use: there is no room for this group."
            );
            let remedy = words!(
                "在配额中心申请提额，或释放不用的容器组。",
                "Ask for more in Quota Center, or delete groups that are not needed."
            );
            Finding::new(&rules::QUOTA, Verdict::Warn, "Cpu", evidence, why).mend(Remedy::text(remedy))
        }
        _ => {
            let why = words!("vCPU 已用 {used}，上限 {most}。", "{used} of {most} vCPU are in use.");
            Finding::new(&rules::QUOTA, Verdict::Pass, "Cpu", evidence, why)
        }
    }
}

fn price(case: &Case<'_>, shape: Shape) -> Finding {
    let heard = case.book.price(Question::Price { region: case.region.to_owned(), shape });
    let Some(price) = heard.value() else { return unanswered(&rules::PRICE, "Cpu", &heard) };
    let (amount, currency) = (&price.per_second, &price.currency);
    let why = words!("每秒 {amount} {currency}。", "{amount} {currency} a second.");
    let evidence = vec![heard.field("PriceInfo.Price.TradePrice", amount)];
    Finding::new(&rules::PRICE, Verdict::Pass, "Cpu", evidence, why)
}

fn dry_run(case: &Case<'_>) -> Finding {
    let heard = case.book.dry_run(Question::DryRun { region: case.region.to_owned() });
    if heard.value().is_some() {
        let why = words!(
            "预检通过：参数、权限、余额都被接受。",
            "The dry run passes: parameters, permissions and balance are accepted."
        );
        return Finding::new(&rules::DRY_RUN, Verdict::Pass, "", vec![heard.field("Code", "DryRun.Success")], why);
    }
    unanswered(&rules::DRY_RUN, "", &heard)
}
