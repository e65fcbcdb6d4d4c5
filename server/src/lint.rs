//! `berth lint`: what in Kubernetes manifests ECI does not run, for people, programs and code hosts.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use manifest::{
    Lines,
    lint::{self, Finding},
};
use percent_encoding::utf8_percent_encode;
use plan::Lang;
use serde_json::{Value, json};

use crate::{
    annotate::{name, text},
    cli::{self, Findings},
    store::IN_A_PATH,
};

/// Unreadable input.
const UNREADABLE: u8 = 2;

/// Exit 0 clean, 1 findings, 2 unreadable.
pub fn lint(flags: &cli::Lint) -> ExitCode {
    let files = if flags.files.is_empty() { vec![PathBuf::from("-")] } else { flags.files.clone() };
    let mut all = Vec::new();
    for path in &files {
        match findings(path, flags.region.as_deref()) {
            Ok(findings) => all.extend(findings.into_iter().map(|finding| (name(path), finding))),
            Err(line) => {
                let _ = writeln!(std::io::stderr(), "berth: {line}");
                return ExitCode::from(UNREADABLE);
            }
        }
    }
    let format = if flags.json { Findings::Json } else { flags.format };
    let printed = match format {
        Findings::Text => all.iter().map(|(file, finding)| line(file, finding)).collect(),
        Findings::Json => {
            format!("{}\n", Value::from(all.iter().map(|(file, finding)| value(file, finding)).collect::<Vec<_>>()))
        }
        Findings::Sarif => format!("{}\n", sarif(&all)),
    };
    match std::io::stdout().write_all(printed.as_bytes()) {
        Ok(()) if all.is_empty() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(_) => ExitCode::from(UNREADABLE),
    }
}

fn findings(path: &Path, region: Option<&str>) -> Result<Vec<Finding>, String> {
    let text = text(path)?;
    lint::lint(&text, region).map_err(|fault| {
        let lines = Lines::new(&text);
        let at = format!("{}:{}:{}", name(path), lines.line(fault.at), lines.column(fault.at));
        format!("{at}: {}", fault.kind.text(Lang::En))
    })
}

fn line(file: &str, finding: &Finding) -> String {
    let (level, rule) = (finding.rule.level.name(), finding.rule.id);
    let page = finding.rule.page;
    format!(
        "{file}:{}: {level}: {} [{rule}]\n    {} (read {})\n",
        finding.line,
        finding.text(Lang::En),
        page.url.get(Lang::En),
        page.read
    )
}

fn value(file: &str, finding: &Finding) -> Value {
    let rule = finding.rule;
    json!({
        "path": finding.path,
        "code": rule.id,
        "zh-CN": finding.text(Lang::ZhCn),
        "en": finding.text(Lang::En),
        "file": file,
        "line": finding.line,
        "level": rule.level.name(),
        "object": finding.object,
        "documentation": {"zh-CN": rule.page.url.zh, "en": rule.page.url.en, "read": rule.page.read},
    })
}

/// Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
fn sarif(all: &[(String, Finding)]) -> Value {
    let rules: Vec<_> = lint::ALL
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.why.en},
                "help": {"text": rule.remedy.en},
                "helpUri": rule.page.url.en,
                "defaultConfiguration": {"level": rule.level.name()},
            })
        })
        .collect();
    let results: Vec<_> = all
        .iter()
        .map(|(file, finding)| {
            json!({
                "ruleId": finding.rule.id,
                "level": finding.rule.level.name(),
                "message": {"text": finding.text(Lang::En)},
                "locations": [{"physicalLocation": {
                    "artifactLocation": {"uri": utf8_percent_encode(file, IN_A_PATH).to_string()},
                    "region": {"startLine": finding.line},
                }}],
            })
        })
        .collect();
    let driver = json!({"name": "berth", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    })
}
