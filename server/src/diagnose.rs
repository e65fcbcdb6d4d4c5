//! `berth diagnose`: whether a plan's images can be pulled, asked of the cloud from here, without a server.

use std::{process::ExitCode, time::Duration};

use cloud::{
    Ambient, Client, Credentials, Endpoints,
    credentials::{self, CredentialsError, Environment, Said},
};
use diagnosis::{Diagnosis, Verdict};
use gather::{Desk, Limits};
use plan::{Lang, Problem, Sheet, document};
use tokio::{runtime, time};

use crate::{cli, plan_file, run, telemetry};

/// Something that decides cannot be known.
const UNKNOWN: u8 = 4;
/// How long the sources of credentials may take.
const CHAIN: Duration = Duration::from_secs(10);

/// `berth diagnose`: exit 0 pass or warn, 1 fail, 4 unknown, 2 unreadable.
pub fn run(flags: &cli::Diagnose) -> ExitCode {
    telemetry::start(Some(std::env::var("RUST_LOG").as_deref().unwrap_or("error")), true, None, None);
    let text = match plan_file::text(&flags.plan) {
        Ok(text) => text,
        Err(line) => return plan_file::complain(&[line]),
    };
    let (sheet, problems) = match understand(&text) {
        Ok(understood) => understood,
        Err(problems) => return plan_file::complain(&plan_file::lines(&problems)),
    };
    let endpoints = match endpoints() {
        Ok(endpoints) => endpoints,
        Err(line) => return plan_file::complain(&[line]),
    };
    let runtime = match runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return plan_file::complain(&[error.to_string()]),
    };
    let diagnosis = runtime.block_on(diagnose(&sheet, &problems, endpoints));
    let printed = if flags.json { format!("{:#}\n", diagnosis.json()) } else { diagnosis.text(Lang::En) };
    let written = plan_file::print(&printed);
    if written != ExitCode::SUCCESS {
        return written;
    }
    match diagnosis.verdict() {
        Verdict::Pass | Verdict::Warn => ExitCode::SUCCESS,
        Verdict::Fail => ExitCode::FAILURE,
        Verdict::Unknown => ExitCode::from(UNKNOWN),
    }
}

/// As much of a document as can be understood, and everything that is wrong with it.
fn understand(text: &str) -> Result<(Sheet, Vec<Problem>), Vec<Problem>> {
    let (draft, mut problems) = document::read_what_there_is(text)?;
    match plan::check(&draft) {
        Ok(plan) => problems.extend(plan.launchable().err().unwrap_or_default()),
        Err(others) => problems.extend(others),
    }
    let (sheet, _) = plan::normalise(&draft);
    Ok((sheet, problems))
}

async fn diagnose(sheet: &Sheet, problems: &[Problem], endpoints: Endpoints) -> Diagnosis {
    let ambient = Ambient::real();
    let desk = match credentials(&endpoints, &ambient).await {
        Ok(credentials) => Desk::open(Client::new(cloud::Settings::new(endpoints, credentials))),
        Err(why) => Desk::without(&why),
    };
    desk.diagnose(sheet, problems, Limits::default(), &ambient).await.0
}

/// The credentials of the official chain, for a command that is waited for.
pub async fn credentials(endpoints: &Endpoints, ambient: &Ambient) -> Result<Credentials, CredentialsError> {
    let late = || {
        Err(CredentialsError::NoAnswer(Said {
            zh: "凭证来源没有及时应答".to_owned(),
            en: "the credential sources did not answer in time".to_owned(),
        }))
    };
    let chain = credentials::chain(Environment::process(), endpoints, ambient);
    time::timeout(CHAIN, chain).await.unwrap_or_else(|_| late())
}

/// Where the cloud is: `BERTH_ENDPOINT`, else the public endpoints.
pub fn endpoints() -> Result<Endpoints, String> {
    let endpoints = run::endpoint().map_or_else(|| Ok(Endpoints::public()), |text| Endpoints::template(&text));
    endpoints.map_err(|error| format!("BERTH_ENDPOINT: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::understand;

    #[test]
    fn a_document_that_is_wrong_in_places_is_understood_in_the_others() {
        let text = r#"{"RegionId": "cn-beijing", "Cpu": [2], "Container": [{"Name": "a", "Image": "x.example/a/b:1"}], "Nmae": 1}"#;
        let (sheet, problems) = understand(text).unwrap();
        assert_eq!(sheet.region(), Some("cn-beijing"));
        assert_eq!(sheet.containers().len(), 1);
        assert!(problems.iter().any(|problem| problem.path == "Cpu"), "{problems:?}");
        assert!(understand("{").is_err());
        assert!(understand("[]").is_err());
    }
}
