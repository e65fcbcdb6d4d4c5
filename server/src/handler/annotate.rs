//! Annotating manifests that somebody pastes. Nothing of them is stored.

use app::{
    form::{ACTION, CSRF},
    frame::Place,
    page::annotate::{self as page, Answer, DOWNLOAD, Data, Done, Finding, TEXT},
    text::{Fill, annotate as t},
    ui::part::Tone,
};
use axum::{body::Bytes, extract::State, response::Response};
use http::StatusCode;
use manifest::{
    InstanceId, Lines, Outcome, Refusal, Request, diff,
    lint::{self, Level},
};
use plan::{Draft, Lang, Network, Onto};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{App, Fault, Shared, download::file_answer, step::require_session};
use crate::{
    annotate::{is_word, judge_arn},
    lookups::Look,
    web::{
        form::{self, Pairs},
        page::{Visit, respond},
    },
};

/// Bytes of a posted form: a text of the size that is read, of which the form's encoding makes up to three times as much.
pub const MAX_BYTES: usize = 3 * manifest::guard::MAX_BYTES + 64 * 1024;
/// Texts that are judged at the same time.
static TURNS: Semaphore = Semaphore::const_new(2);
/// Lines of the diff that a page shows.
const DIFF_LINES: usize = 2_000;
/// Findings and lines of the report that a page shows.
const ROWS: usize = 500;
/// Bytes of a result that a page shows.
const RESULT_BYTES: usize = 512 * 1024;

/// Shows the page.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    answer(&app, &visit, StatusCode::OK, Data::default()).await
}

/// Annotates what was pasted, and shows or hands out the result.
pub async fn post(State(app): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let outcome = take(&app, &visit, &body).await;
    app.answer(&visit, outcome).await
}

async fn take(app: &App, visit: &Visit, body: &[u8]) -> Result<Response, Fault> {
    let pairs = form::read(body)?;
    require_session(app, visit, &Draft::new(), &pairs, form::last(&pairs, CSRF)).await?;
    // Browsers send every line break of a text as CR LF, whatever was pasted.
    let text = form::last(&pairs, TEXT).replace("\r\n", "\n");
    let asked: Pairs = pairs.iter().filter(|(name, _)| !name.starts_with('_')).cloned().collect();
    let lang = visit.lang;
    let wish = request(&asked, &text, lang);
    let region = Some(form::last(&asked, "Region").trim().to_owned()).filter(|region| !region.is_empty());
    let judged = match wish {
        Err(problems) => Err(Answer::Refused { problems, snippet: None }),
        Ok(request) => {
            let text = text.clone();
            let turn = TURNS.acquire().await;
            // The turn is over when the work is, whoever has gone away meanwhile.
            let work = move || {
                let _turn = turn;
                judge(&text, &request, region.as_deref(), lang)
            };
            let judged = spawn_blocking(work).await;
            judged.unwrap_or_else(|_| Err(Answer::Refused { problems: Vec::new(), snippet: None }))
        }
    };
    let (status, answered) = match judged {
        Ok((_, result)) if form::last(&pairs, ACTION) == DOWNLOAD => {
            return Ok(file_answer(result, "application/yaml", "annotated.yaml"));
        }
        Ok((done, _)) => (StatusCode::OK, Answer::Done(done)),
        Err(refused) => (StatusCode::UNPROCESSABLE_ENTITY, refused),
    };
    let instances = instances(app, &asked, lang).await;
    Ok(answer(app, visit, status, Data { text, asked, instances, answer: Some(answered) }).await)
}

/// The instances of the registry's region, where there is a cloud to ask.
async fn instances(app: &App, asked: &Pairs, lang: Lang) -> Vec<(String, String)> {
    let region = ["InstanceRegion", "Region"].map(|name| form::last(asked, name).trim());
    let draft: Draft = [("RegionId", region[1]), ("AcrRegistryInfo.1.RegionId", region[0])].into_iter().collect();
    let lookup = app.lookups.instances(&draft, Look::new(lang)).await;
    lookup.items().iter().map(|instance| (instance.id.clone(), instance.name.clone())).collect()
}

/// What is asked for, or what is wrong with it.
fn request(asked: &Pairs, text: &str, lang: Lang) -> Result<Request, Vec<String>> {
    let value = |name: &str| Some(form::last(asked, name).trim().to_owned()).filter(|value| !value.is_empty());
    let is_ticked = |name: &str| value(name).is_some();
    let mut problems = Vec::new();
    if text.trim().is_empty() {
        problems.push(t::NO_TEXT.get(lang).to_owned());
    }
    let (region, instance_region) = (value("Region"), value("InstanceRegion"));
    let wrong = [&region, &instance_region].into_iter().flatten().filter(|region| !is_word(region));
    problems.extend(wrong.map(|region| t::NO_REGION.with(lang, &[region])));
    let arns = [value("ServiceArn"), value("UserArn")];
    let wrong = arns.iter().flatten().filter(|arn| judge_arn("", arn).is_err());
    problems.extend(wrong.map(|arn| t::NO_ARN.with(lang, &[arn])));
    let mut instances: Vec<InstanceId> = Vec::new();
    for id in form::last(asked, "InstanceId").split([',', '，']).map(str::trim) {
        match InstanceId::parse(id).map(|id| id.seen_from(region.as_deref(), instance_region.as_deref())) {
            Ok(id) if instances.contains(&id) => {}
            Ok(id) => instances.push(id),
            Err(problem) => problems.push(format!("{id} {}", problem.text(lang)).trim().to_owned()),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let [service_arn, user_arn] = arns;
    Ok(Request {
        plural: is_ticked("Plural") || instances.len() > 1,
        instances,
        service_arn,
        user_arn,
        all_kinds: is_ticked("AllKinds"),
        network: match value("Network").as_deref() {
            Some("vpc") => Some(Network::Vpc),
            Some("public") => Some(Network::Public),
            _ => None,
        },
        instance_name: value("InstanceName"),
        instance_region,
        onto: match value("Onto").as_deref() {
            Some("label") => Some(Onto::Label),
            Some("selector") => Some(Onto::Selector),
            _ => None,
        },
        move_misplaced: is_ticked("MoveMisplaced"),
    })
}

/// The page's answer and the whole result.
fn judge(text: &str, request: &Request, region: Option<&str>, lang: Lang) -> Result<(Done, String), Answer> {
    let outcome = manifest::annotate(text, request).map_err(|refusal| refused(text, &refusal, lang))?;
    let found = lint::lint(text, region).unwrap_or_default();
    let findings = found.into_iter().take(ROWS).map(|finding| Finding {
        line: finding.line,
        tone: match finding.rule.level {
            Level::Error => Tone::Fail,
            Level::Warning => Tone::Warn,
            Level::Note => Tone::Info,
        },
        rule: finding.rule.id,
        text: finding.text(lang),
        url: finding.rule.page.url.get(lang),
        read: finding.rule.page.read,
    });
    let findings = findings.collect();
    Ok((done(text, &outcome, findings, lang), outcome.text))
}

fn done(text: &str, outcome: &Outcome, findings: Vec<Finding>, lang: Lang) -> Done {
    let unified = diff::unified("manifests.yaml", &diff::hunks(text, &outcome.edits));
    let mut lines = unified.lines().skip(2);
    let diff: Vec<String> = lines.by_ref().take(DIFF_LINES).map(str::to_owned).collect();
    Done {
        diff,
        more: lines.count(),
        notes: outcome.notes.iter().take(ROWS).map(|note| (note.line, note.text(lang))).collect(),
        changed: outcome.notes.iter().any(|note| note.kind.is_change()),
        findings,
        result: (outcome.text.len() <= RESULT_BYTES).then(|| outcome.text.clone()),
    }
}

fn refused(text: &str, refusal: &Refusal, lang: Lang) -> Answer {
    let (problem, snippet) = match refusal {
        Refusal::Unreadable(fault) => {
            let lines = Lines::new(text);
            let (line, column) = (lines.line(fault.at), lines.column(fault.at));
            (t::AT.with(lang, &[&line, &column, &fault.kind.text(lang)]), None)
        }
        Refusal::SecondReader(line, words) => (t::SECOND.with(lang, &[line, words]), None),
        Refusal::WhichInstance(hosts) => (t::WHICH.with(lang, &[&hosts.join(", ")]), None),
        Refusal::Broken { line, snippet } => (t::BROKEN.with(lang, &[line]), Some(snippet.clone())),
    };
    Answer::Refused { problems: vec![problem], snippet }
}

async fn answer(app: &App, visit: &Visit, status: StatusCode, data: Data) -> Response {
    let mut frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Annotate).await;
    frame.islands = true;
    let shown = frame.clone();
    respond(status, frame, move || page::view(shown, data))
}
