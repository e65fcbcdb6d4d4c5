//! The table of verdicts against outcomes.

use std::{collections::BTreeMap, io::Write};

use diagnosis::Verdict;

use crate::generate::worlds;
use crate::harness::{Cloud, Outcome};
use crate::world::World;

/// The digest of `team/app:1.0` in the matrix's instance.
fn digest(cloud: &Cloud) -> String {
    cloud.simulator.world(|world| {
        let instance = world.instance("cri-matrix0000000001").unwrap();
        let repository = instance.repository("team", "app").unwrap();
        repository.image(&instance.place("team"), "1.0").unwrap().digest
    })
}

/// What one world comes to.
async fn judge(world: &World) -> (Verdict, Outcome, String) {
    let cloud = Cloud::start(world.scenario()).await;
    let document = world.plan(&digest(&cloud));
    let (diagnosis, _) = cloud.diagnose(&document).await;
    let outcome = cloud.launch(&document).await;
    let findings = diagnosis.findings.iter().filter(|finding| finding.verdict >= Verdict::Unknown);
    let why: Vec<String> = findings.map(|finding| format!("{}:{}", finding.rule.id, finding.verdict.name())).collect();
    (diagnosis.verdict(), outcome, why.join(" "))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_failing_pull_is_called_passable_and_no_succeeding_one_a_failure() {
    let mut table: BTreeMap<(&str, Verdict), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut vague = Vec::new();
    let worlds = worlds();
    for world in &worlds {
        let (verdict, outcome, why) = judge(world).await;
        let pulled = outcome == Outcome::Pulled;
        *table.entry((if pulled { "pulled" } else { "not pulled" }, verdict)).or_default() += 1;
        let line = format!("{}: {} although {outcome:?} ({why})", world.line(), verdict.name());
        if pulled && verdict == Verdict::Fail || !pulled && verdict <= Verdict::Warn {
            wrong.push(line);
        } else if verdict == Verdict::Unknown && world.is_visible() {
            vague.push(line);
        }
    }
    print(&table, worlds.len());
    assert!(wrong.is_empty(), "{} worlds are judged wrongly:\n{}", wrong.len(), wrong.join("\n"));
    assert!(vague.is_empty(), "{} worlds could have been judged:\n{}", vague.len(), vague.join("\n"));
}

/// Prints the verdicts against what came of the pulls, past the harness that keeps what tests print to itself.
fn print(table: &BTreeMap<(&str, Verdict), usize>, worlds: usize) {
    let head = Verdict::ALL.map(|verdict| format!("{:>9}", verdict.name())).concat();
    let row = |outcome: &str| {
        let cells =
            Verdict::ALL.map(|verdict| format!("{:>9}", table.get(&(outcome, verdict)).copied().unwrap_or_default()));
        format!("{outcome:12}{}", cells.concat())
    };
    let text = format!("\n{worlds} worlds\n{:12}{head}\n{}\n{}\n", "", row("pulled"), row("not pulled"));
    std::io::stdout().write_all(text.as_bytes()).expect("somewhere to print");
}
