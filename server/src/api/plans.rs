//! Plans: checked, rendered, imported, and tried without effect.

#![expect(unused_qualifications, reason = "the macro that describes an operation writes its paths in full")]

use axum::{Json, extract::State};
use plan::{
    Draft, Lang, ProblemKind, document,
    import::{self, Unreadable},
    render::{self, Format, Note},
    secret,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::{self, Document, Query, launchable},
    owner,
    problem::{CANNOT_EXPRESS, Finding, INPUT, MALFORMED, NO_CLOUD, Problem, UPSTREAM, findings},
};
use crate::{handler::Shared, plan_file};

/// A format that plans are rendered in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Format)]
pub struct FormatOf {
    name: String,
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
    extension: String,
    media_type: String,
}

/// A remark in both languages.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Remark {
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
}

impl From<&Note> for Remark {
    fn from(note: &Note) -> Self {
        Self { zh: note.text(Lang::ZhCn).to_owned(), en: note.text(Lang::En).to_owned() }
    }
}

/// What is wrong with a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Checked {
    launchable: bool,
    problems: Vec<Finding>,
}

/// A rendered plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Rendered {
    format: String,
    text: String,
    notes: Vec<Remark>,
}

/// Which format.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    format: Option<String>,
}

/// What somebody has.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Pasted {
    text: String,
}

/// What was made of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Imported {
    #[schema(value_type = Object)]
    plan: serde_json::Value,
    notes: Vec<Remark>,
    problems: Vec<Finding>,
}

/// What the cloud says to a dry run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DryRun {
    passed: bool,
    request_id: Option<String>,
    problems: Vec<Finding>,
}

/// The formats.
#[utoipa::path(get, path = "/formats", tag = "plans", operation_id = "listFormats", responses((status = 200, body = [FormatOf])))]
pub async fn formats() -> Json<Vec<FormatOf>> {
    let one = |format: &Format| FormatOf {
        name: format.name().to_owned(),
        zh: format.title(Lang::ZhCn).to_owned(),
        en: format.title(Lang::En).to_owned(),
        extension: format.extension().to_owned(),
        media_type: format.media_type().to_owned(),
    };
    Json(Format::ALL.iter().map(one).collect())
}

/// Checks a plan: whatever is readable is judged.
#[utoipa::path(post, path = "/plans/check", tag = "plans", operation_id = "checkPlan", request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = Checked)))]
pub async fn check(document: Document) -> Result<Json<Checked>, Problem> {
    let problems = match document::read(document.text()) {
        Ok(draft) => plan_file::findings(&draft),
        Err(problems) if problems.iter().all(|problem| problem.path.is_empty()) => {
            return Err(Problem::plan(&problems));
        }
        Err(problems) => problems,
    };
    Ok(Json(Checked { launchable: problems.is_empty(), problems: findings(&problems) }))
}

/// Renders a plan.
#[utoipa::path(post, path = "/plans/render", tag = "plans", operation_id = "renderPlan", params(Wanted), request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = Rendered)))]
pub async fn render(query: Query<Wanted>, document: Document) -> Result<Json<Rendered>, Problem> {
    let name = query.0.format.unwrap_or_else(|| Format::Kubernetes.name().to_owned());
    let format = Format::parse(&name).ok_or_else(|| {
        let zh = format!("没有 {name} 格式，可选格式见 /api/v1/formats。");
        Problem::at(
            MALFORMED,
            "format",
            "unknown",
            zh,
            format!("There is no format {name}: /api/v1/formats lists them."),
        )
    })?;
    let draft = document.draft()?;
    let plan = plan::check(&draft).map_err(|problems| Problem::plan(&problems))?;
    // Room for the launch's own tags is the launch's concern: no format holds them.
    let of_the_launch =
        |kind: &ProblemKind| matches!(kind, ProblemKind::NoRoomForTags { .. } | ProblemKind::TagOfTheLaunch);
    let mut problems = plan.launchable().err().unwrap_or_default();
    problems.retain(|problem| format.is_request() && !of_the_launch(&problem.kind));
    if !problems.is_empty() {
        return Err(Problem::plan(&problems));
    }
    let rendered = render::render(format, &plan).map_err(|why| {
        Problem::at(CANNOT_EXPRESS, "", CANNOT_EXPRESS.code, why.reason(Lang::ZhCn), why.reason(Lang::En))
    })?;
    let notes = rendered.notes.iter().map(Remark::from).collect();
    Ok(Json(Rendered { format: name, text: rendered.text, notes }))
}

/// Makes a plan of what somebody has.
#[utoipa::path(post, path = "/plans/import", tag = "plans", operation_id = "importPlan", request_body = Pasted, responses((status = 200, body = Imported)))]
pub async fn import(pasted: body::Json<Pasted>) -> Result<Json<Imported>, Problem> {
    let imported = import::import(&pasted.0.text).map_err(|unreadable| Problem::with(INPUT, unread(&unreadable)))?;
    Ok(Json(Imported {
        problems: findings(&plan_file::findings(&imported.draft)),
        // What came with the request goes back as it came, secrets included.
        plan: serde_json::from_str(&document::write(&imported.draft))?,
        notes: imported.notes.iter().map(Remark::from).collect(),
    }))
}

fn unread(unreadable: &[Unreadable]) -> Vec<Finding> {
    let one = |one: &Unreadable| Finding {
        path: String::new(),
        code: one.code().to_owned(),
        zh: one.text(Lang::ZhCn),
        en: one.text(Lang::En),
    };
    unreadable.iter().map(one).collect()
}

/// A draft as the plan document that it is, its secrets masked.
pub fn tree(draft: &Draft) -> Result<serde_json::Value, Problem> {
    Ok(serde_json::from_str(&document::write(&secret::mask(draft)))?)
}

/// Asks the cloud whether it would create the container group.
#[utoipa::path(post, path = "/plans/dry-run", tag = "plans", operation_id = "dryRunPlan", request_body(content(("application/json"), ("application/yaml"))), responses((status = 200, body = DryRun)))]
pub async fn dry_run(State(app): State<Shared>, document: Document) -> Result<Json<DryRun>, Problem> {
    let plan = launchable(&document.draft()?)?;
    let asked = app.launches.dry_run(&plan, &owner()).await.ok_or_else(|| Problem::of(NO_CLOUD))?;
    match asked {
        Ok(request_id) => Ok(Json(DryRun { passed: true, request_id, problems: Vec::new() })),
        Err(error) => {
            let words = |lang| format!("{} {}", error.said(), error.remedy(lang)).trim().to_owned();
            let code = error.code.clone().unwrap_or_else(|| UPSTREAM.code.to_owned());
            let finding = Finding { path: String::new(), code, zh: words(Lang::ZhCn), en: words(Lang::En) };
            if error.status.is_none() {
                return Err(Problem::with(UPSTREAM, vec![finding]));
            }
            Ok(Json(DryRun { passed: false, request_id: error.request_id.clone(), problems: vec![finding] }))
        }
    }
}
