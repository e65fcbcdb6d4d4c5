//! RAM policies for what is in use, and the roles that pull from one instance.

use std::{collections::BTreeSet, time::Duration};

use app::{
    frame::Place,
    page::diagnose::policy::{self as page, ACCOUNT, DOWNLOAD, Data, INSTANCES, REGIONS, Role, Texts, USE, USES},
    text::{Fill, policy as t},
};
use axum::{extract::State, response::Response};
use diagnosis::policy::{PullRole, Scope, Use, cli, pull_role, role_cli, role_terraform, signer, terraform};
use http::StatusCode;
use plan::{Draft, Lang};
use serde_json::Value;

use super::super::{App, Fault, Shared, download::file_answer};
use crate::{
    store::LaunchFilter,
    web::page::{Visit, respond},
};

/// Drafts and launches that are looked through for what is in use.
const LOOKED_AT: i64 = 200;
/// How long the page waits to learn whose credential this is.
const PATIENCE: Duration = Duration::from_millis(1500);
/// The name of the signer's policy.
const NAME: &str = "berth-signer";

/// Shows the generator; `?download=FILE` gives one of its texts as a file.
pub async fn show(State(app): State<Shared>, visit: Visit) -> Response {
    let outcome = page(&app, &visit).await;
    app.answer(&visit, outcome).await
}

async fn page(app: &App, visit: &Visit) -> Result<Response, Fault> {
    let mut data = asked(visit);
    // A first visit is filled in; whoever sent the form means what stands in it.
    if visit.query(ACCOUNT).is_none() {
        let used = used(app, visit).await?;
        data = Data { uses: USES[..3].iter().map(ToString::to_string).collect(), filled_in: true, ..used };
    }
    let (scope, problems) = scope(&data, visit.lang);
    let uses = uses(&data);
    let policy = (!uses.is_empty()).then(|| signer(&uses, &scope));
    data.query = query(&data);
    data.signer = policy.as_ref().map(|policy| Texts {
        json: format!("{policy:#}\n"),
        cli: cli(NAME, policy) + "\n",
        terraform: terraform(NAME, policy) + "\n",
    });
    data.roles = if scope.account.is_empty() { Vec::new() } else { roles(&scope) };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    data.problems = problems;
    if let Some(name) = visit.query(DOWNLOAD) {
        return file(&data, &name).ok_or(Fault::NotFound);
    }
    let mut frame = app.site.frame(visit, page::title(visit.lang, &data), Place::Diagnose).await;
    frame.islands = true;
    let shown = frame.clone();
    Ok(respond(status, frame, move || page::view(shown, data)))
}

fn asked(visit: &Visit) -> Data {
    let text = |name| visit.query(name).unwrap_or_default().trim().to_owned();
    let query = visit.path.split_once('?').map_or("", |(_, query)| query);
    let uses = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == USE);
    let uses = uses.map(|(_, value)| value.into_owned()).collect();
    Data { uses, account: text(ACCOUNT), regions: text(REGIONS), instances: text(INSTANCES), ..Data::default() }
}

/// The regions and instances of every draft and launch, and whose credential this is.
async fn used(app: &App, visit: &Visit) -> Result<Data, Fault> {
    let owner = app.owner(visit);
    let drafts = app.store.recent_drafts(&owner, LOOKED_AT).await?;
    let launches = app.store.launches_like(&owner, &LaunchFilter::default(), None, LOOKED_AT).await?;
    let of_drafts = drafts.iter().filter_map(|draft| serde_json::from_str::<Draft>(&draft.typed).ok());
    let of_launches = launches.iter().filter_map(|launch| plan::document::read(&launch.document).ok());
    let (mut regions, mut instances) = (BTreeSet::new(), BTreeSet::new());
    for draft in of_drafts.chain(of_launches) {
        let region = draft.get("RegionId").trim().to_owned();
        for n in 1..=draft.count("AcrRegistryInfo") {
            let own = draft.get(&format!("AcrRegistryInfo.{n}.RegionId")).trim().to_owned();
            let id = draft.get(&format!("AcrRegistryInfo.{n}.InstanceId")).trim().to_owned();
            let own = if own.is_empty() { region.clone() } else { own };
            if is_instance(&id) && plan::regions::find(&own).is_some() {
                instances.insert(format!("{own}/{id}"));
            }
        }
        if plan::regions::find(&region).is_some() {
            regions.insert(region);
        }
    }
    let joined = |set: BTreeSet<String>| set.into_iter().collect::<Vec<_>>().join(", ");
    let account = app.lookups.account(PATIENCE).await.unwrap_or_default();
    Ok(Data { account, regions: joined(regions), instances: joined(instances), ..Data::default() })
}

fn is_instance(id: &str) -> bool {
    id.strip_prefix("cri-").is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_alphanumeric()))
}

fn is_account(text: &str) -> bool {
    (10..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The scope that the fields name, and what is wrong with them. What is wrong is left out.
fn scope(data: &Data, lang: Lang) -> (Scope, Vec<String>) {
    let mut problems = Vec::new();
    let mut wrong = |text: &str, what: plan::Text| problems.push(t::WRONG.with(lang, &[&text, &what.get(lang)]));
    let parts = |text: &str| -> Vec<String> {
        text.split([',', '，', '、', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let mut scope = Scope::default();
    if is_account(&data.account) {
        scope.account.clone_from(&data.account);
    } else if !data.account.is_empty() {
        wrong(&data.account, t::IS_ACCOUNT);
    }
    for region in parts(&data.regions) {
        match plan::regions::find(&region) {
            Some(_) => scope.regions.push(region),
            None => wrong(&region, t::IS_REGION),
        }
    }
    for text in parts(&data.instances) {
        match text.split_once('/') {
            Some((region, id)) if plan::regions::find(region).is_some() && is_instance(id) => {
                scope.instances.push((region.to_owned(), id.to_owned()));
            }
            _ => wrong(&text, t::IS_INSTANCE),
        }
    }
    (scope, problems)
}

fn uses(data: &Data) -> Vec<Use> {
    let all = [Use::Launch, Use::Pick, Use::Diagnose, Use::Mend];
    let chosen = |name: &str| data.uses.iter().any(|chosen| chosen == name);
    USES.into_iter().zip(all).filter(|(name, _)| chosen(name)).map(|(_, wanted)| wanted).collect()
}

fn query(data: &Data) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(data.uses.iter().map(|wanted| (USE, wanted.as_str())));
    query
        .append_pair(ACCOUNT, &data.account)
        .append_pair(REGIONS, &data.regions)
        .append_pair(INSTANCES, &data.instances);
    query.finish()
}

fn roles(scope: &Scope) -> Vec<Role> {
    let role = |(region, instance): &(String, String)| {
        let name = format!("pull-{instance}");
        let PullRole { trust, policy } = pull_role(region, &scope.account, instance);
        let role = PullRole { trust, policy };
        let arn = format!("acs:ram::{}:role/{name}", scope.account);
        Role {
            instance: instance.clone(),
            annotation: format!("k8s.aliyun.com/acr-service-arns: {arn}"),
            arn,
            trust: pretty(&role.trust),
            texts: Texts {
                json: pretty(&role.policy),
                cli: role_cli(&name, &role) + "\n",
                terraform: role_terraform(&name, &role) + "\n",
            },
        }
    };
    scope.instances.iter().map(role).collect()
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn file(data: &Data, name: &str) -> Option<Response> {
    let (stem, ending) = name.rsplit_once('.')?;
    let texts = if stem == "signer" {
        data.signer.as_ref()?
    } else {
        let instance = stem.strip_prefix("pull-")?;
        &data.roles.iter().find(|role| role.instance == instance)?.texts
    };
    let (text, kind) = match ending {
        "json" => (&texts.json, "application/json"),
        "sh" => (&texts.cli, "text/plain; charset=utf-8"),
        "tf" => (&texts.terraform, "text/plain; charset=utf-8"),
        _ => return None,
    };
    Some(file_answer(text.clone(), kind, name))
}
