//! Kubernetes manifests: annotated, and looked through.

use axum::Json;
use manifest::{
    InstanceId, Lines, Outcome, Reader, Refusal, Request, diff,
    lint::{self, Finding as Found},
};
use plan::{Lang, Network, Onto};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    body,
    problem::{Finding, INPUT, Problem},
};
use crate::annotate::{is_word, judge_arn};

/// What to annotate, and with what: the flags of `berth annotate`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Annotate {
    manifests: String,
    instance_ids: Vec<String>,
    region: Option<String>,
    instance_region: Option<String>,
    instance_name: Option<String>,
    #[serde(default)]
    plural: bool,
    service_arn: Option<String>,
    user_arn: Option<String>,
    network: Option<Road>,
    onto: Option<Way>,
    #[serde(default)]
    all_kinds: bool,
    #[serde(default)]
    move_misplaced: bool,
}

/// The network by which images are pulled.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Road {
    Vpc,
    Public,
}

/// What leads a pod onto ECI.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    Label,
    Selector,
}

/// The manifests, changed where that was asked for and nowhere else.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Annotated {
    manifests: String,
    changed: bool,
    diff: String,
    notes: Vec<ManifestNote>,
}

/// What was done at a line, or has to be done by hand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ManifestNote {
    line: usize,
    object: String,
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
}

/// Manifests to look through.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Lint {
    manifests: String,
    region: Option<String>,
}

/// What ECI does not run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Linted {
    findings: Vec<LintFinding>,
}

/// A place in a manifest that ECI does not run as it says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LintFinding {
    path: String,
    code: String,
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
    line: usize,
    level: String,
    object: String,
}

/// Annotates manifests.
#[utoipa::path(post, path = "/annotate", tag = "manifests", operation_id = "annotateManifests", request_body = Annotate, responses((status = 200, body = Annotated)))]
pub async fn annotate(asked: body::Json<Annotate>) -> Result<Json<Annotated>, Problem> {
    let asked = asked.0;
    let request = request(&asked)?;
    let outcome = manifest::annotate(&asked.manifests, &request).map_err(|why| refused(&asked.manifests, &why))?;
    Ok(Json(annotated(&asked.manifests, outcome)))
}

fn annotated(text: &str, outcome: Outcome) -> Annotated {
    let note = |note: &manifest::Note| ManifestNote {
        line: note.line,
        object: note.object.clone(),
        zh: note.text(Lang::ZhCn, Reader::Command),
        en: note.text(Lang::En, Reader::Command),
    };
    Annotated {
        changed: !outcome.edits.is_empty(),
        diff: diff::unified("manifests.yaml", &diff::hunks(text, &outcome.edits)),
        notes: outcome.notes.iter().map(note).collect(),
        manifests: outcome.text,
    }
}

/// The request that is meant, or everything that is wrong with it.
fn request(asked: &Annotate) -> Result<Request, Problem> {
    let (mut problems, mut instances) = (Vec::new(), Vec::new());
    let mut wrong = |path: &str, code: &str, zh: String, en: String| {
        problems.push(Finding { path: path.to_owned(), code: code.to_owned(), zh, en });
    };
    for (path, region) in [("region", &asked.region), ("instance_region", &asked.instance_region)] {
        if let Some(region) = region.as_ref().filter(|region| !is_word(region)) {
            wrong(
                path,
                "region",
                format!("{region} 不是地域 ID，写法如 cn-beijing。"),
                format!("{region} is not a region ID such as cn-beijing."),
            );
        }
    }
    for (path, arn) in [("service_arn", &asked.service_arn), ("user_arn", &asked.user_arn)] {
        if let Some(arn) = arn.as_ref().filter(|arn| judge_arn("", arn).is_err()) {
            wrong(
                path,
                "arn",
                format!("{arn} 不是 RAM 角色的 ARN，写法如 acs:ram::1234567890123456:role/name。"),
                format!("{arn} is not the ARN of a RAM role, such as acs:ram::1234567890123456:role/name."),
            );
        }
    }
    for text in &asked.instance_ids {
        match InstanceId::parse(text) {
            Ok(id) => {
                let id = id.seen_from(asked.region.as_deref(), asked.instance_region.as_deref());
                if !instances.contains(&id) {
                    instances.push(id);
                }
            }
            Err(problem) => wrong(
                "instance_ids",
                "instance-id",
                format!("{text}：{}", problem.text(Lang::ZhCn)),
                format!("{text}: {}", problem.text(Lang::En)),
            ),
        }
    }
    if asked.instance_ids.is_empty() {
        wrong(
            "instance_ids",
            "required",
            "请至少填写一个实例 ID，以 cri- 开头。".to_owned(),
            "Name one instance ID at least; it begins with cri-.".to_owned(),
        );
    }
    if !problems.is_empty() {
        return Err(Problem::with(INPUT, problems));
    }
    Ok(Request {
        plural: asked.plural || instances.len() > 1,
        instances,
        service_arn: asked.service_arn.clone(),
        user_arn: asked.user_arn.clone(),
        all_kinds: asked.all_kinds,
        network: asked.network.map(|road| match road {
            Road::Vpc => Network::Vpc,
            Road::Public => Network::Public,
        }),
        instance_name: asked.instance_name.clone(),
        instance_region: asked.instance_region.clone(),
        onto: asked.onto.map(|way| match way {
            Way::Label => Onto::Label,
            Way::Selector => Onto::Selector,
        }),
        move_misplaced: asked.move_misplaced,
    })
}

fn refused(text: &str, why: &Refusal) -> Problem {
    let lines = Lines::new(text);
    let (code, zh, en) = match why {
        Refusal::Unreadable(fault) => {
            let (line, column) = (lines.line(fault.at), lines.column(fault.at));
            let zh = format!("第 {line} 行第 {column} 列：{}", fault.kind.text(Lang::ZhCn));
            ("unreadable", zh, format!("Line {line}, column {column}: {}", fault.kind.text(Lang::En)))
        }
        Refusal::SecondReader(line, words) => {
            let zh = format!("从第 {line} 行开始的文档不是 YAML：{words}");
            ("unreadable", zh, format!("The document at line {line} is not YAML: {words}"))
        }
        Refusal::WhichInstance(hosts) => {
            let hosts = hosts.join(", ");
            let zh = format!("指定 network 时还需 instance_name，因为镜像来自 {hosts}。");
            ("which-instance", zh, format!("network needs instance_name: there are images of {hosts}."))
        }
        Refusal::Broken { line, snippet } => {
            let zh = format!("第 {line} 行无法在不改动其他内容的前提下写入，请手工加到 Pod 模板：\n{snippet}");
            (
                "by-hand",
                zh,
                format!(
                    "At line {line} this cannot be written without changing something else. Put it into the pod template by hand:\n{snippet}"
                ),
            )
        }
    };
    Problem::at(INPUT, "manifests", code, zh, en)
}

/// Looks through manifests.
#[utoipa::path(post, path = "/lint", tag = "manifests", operation_id = "lintManifests", request_body = Lint, responses((status = 200, body = Linted)))]
pub async fn lint(asked: body::Json<Lint>) -> Result<Json<Linted>, Problem> {
    let Lint { manifests, region } = asked.0;
    let found = lint::lint(&manifests, region.as_deref());
    let found = found.map_err(|fault| refused(&manifests, &Refusal::Unreadable(fault)))?;
    Ok(Json(Linted { findings: found.iter().map(finding).collect() }))
}

fn finding(found: &Found) -> LintFinding {
    LintFinding {
        path: found.path.clone(),
        code: found.rule.id.to_owned(),
        zh: found.text(Lang::ZhCn),
        en: found.text(Lang::En),
        line: found.line,
        level: found.rule.level.name().to_owned(),
        object: found.object.clone(),
    }
}
