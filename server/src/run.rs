//! Starts the server and stops it again.

use std::{
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use app::frame::{Assets, Mode};
use axum::middleware;
use cloud::{
    Ambient, Client, Endpoints,
    credentials::{self, Environment},
};
use tokio::{
    net::TcpListener,
    sync::watch,
    time::{self, Instant},
};

use crate::{
    changes::Changes,
    cli::{Serve, Signature},
    clock::Moment,
    config::{Cloud, Config, ConfigError},
    demo::Demo,
    diagnoses::Diagnoses,
    drafts::Drafts,
    handler::App,
    launches::Launches,
    lookups::Lookups,
    metrics::{Metrics, Statements},
    router::router,
    seal::{SealError, SealKey},
    simulate::{self, SimulateError},
    stop,
    store::{Place, Store, StoreError},
    telemetry::{self, Traces},
    web::{
        assets::Manifest,
        connections,
        host::Hosts,
        in_flight::{InFlight, count},
        page::Site,
    },
};

/// How often what has come to its end is deleted.
const SWEEP: Duration = Duration::from_hours(1);
/// Logs of groups that ended are kept for so many milliseconds: thirty days, as their page says.
const LOGS: i64 = 30 * 86_400_000;
/// Drafts are kept for so many milliseconds after their last change: ninety days, as their page says.
const DRAFTS: i64 = 90 * 86_400_000;
/// Changes to registry instances are kept for so many milliseconds after they last came further: thirty days, as their page
/// says.
const CHANGES: i64 = 30 * 86_400_000;
/// How long requests in flight may take once the server is asked to stop.
const DRAIN: Duration = Duration::from_secs(7);
/// How long the last answers have to leave.
const FLUSH: Duration = Duration::from_secs(1);

/// Why the server did not start, or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("the folder {0} cannot be made: {1}. Choose another place with --database PATH")]
    Folder(String, std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error("cannot listen on {0}: {1}. Choose another address with --listen ADDR")]
    Listen(SocketAddr, std::io::Error),
    #[error(transparent)]
    Simulate(#[from] SimulateError),
    #[error("BERTH_ENDPOINT: {0}")]
    Endpoint(#[from] cloud::EndpointError),
    #[error("no credential: {0}")]
    Credentials(#[from] credentials::CredentialsError),
    #[error("the server failed: {0}")]
    Io(#[from] std::io::Error),
}

/// `berth serve`.
pub fn serve(flags: &Serve) -> ExitCode {
    let metrics = Metrics::new();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    let traces = {
        let _inside = runtime.enter();
        Traces::of(|name| std::env::var(name).ok())
    };
    let (filter, statements) = (std::env::var("RUST_LOG").ok(), Statements(Arc::clone(&metrics)));
    let plain = std::io::stderr().is_terminal();
    telemetry::start(filter.as_deref(), plain, Some(statements), traces.listener());
    let config = match Config::check(flags, |name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => return fail(&error.into()),
    };
    traces.announce(config.database.engine());
    match runtime.block_on(run(config, metrics, traces)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(error: &ServeError) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "berth: {error}");
    ExitCode::from(2)
}

/// The key that seals secrets, and the folder of an SQLite file, which is made where there is none.
pub fn seal_key(database: &Place, file: &Path) -> Result<SealKey, ServeError> {
    // With PostgreSQL, whoever makes a key here makes one that the other servers do not have.
    let Some(path) = database.file() else { return Ok(SealKey::read(file)?) };
    let folder = path.parent().unwrap_or(Path::new(""));
    make_folder(folder).map_err(|error| ServeError::Folder(folder.display().to_string(), error))?;
    Ok(SealKey::read_or_make(file)?)
}

async fn run(config: Config, metrics: Arc<Metrics>, traces: Traces) -> Result<(), ServeError> {
    stop::survive_file_size_limit();
    allow_connections();
    let key = Arc::new(seal_key(&config.database, &config.seal_key_file)?);
    let store = Store::connect(&config.database, &cloud_name(config.cloud)).await?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| ServeError::Listen(config.listen, error))?;
    let address = listener.local_addr()?;
    let (stop, stopping) = watch::channel(false);
    let (client, demo) = client(&config, stopping.clone()).await?;
    let counted = Arc::clone(&metrics);
    let client = client.map(|client| client.watched(move |seen| counted.called(seen)));
    let drafts = Drafts::new(store.clone(), Arc::clone(&key));
    let launches = Launches::new(store.clone(), key, client.clone(), config.rate);
    let watcher = tokio::spawn(launches.clone().watch(stopping.clone()));
    let sessions = store.sessions();
    let sweeper = tokio::spawn(sweep(store.clone()));
    let mut told = stopping.clone();
    let lookups = Arc::new(Lookups::new(client.clone()));
    let diagnoses = Diagnoses::new(client.clone());
    let changes = Changes::new(store.clone(), client, Arc::clone(&lookups), diagnoses.clone());
    let changing = tokio::spawn(changes.clone().watch(stopping.clone()));
    let app = Arc::new(App {
        site: site(&config),
        drafts,
        launches,
        changes,
        lookups,
        diagnoses,
        demo,
        metrics,
        stopping,
        store: store.clone(),
    });
    let names = config.public_host.clone().into_iter().chain([host_name(address)]);
    let in_flight = InFlight::new();
    let routes = router(app, sessions, Hosts::new(names), config.https)
        .layer(middleware::from_fn_with_state(in_flight.clone(), count));
    let asked = stop::asked();
    writeln!(std::io::stdout(), "listening on http://{address}")?;
    tokio::spawn(async move {
        asked.await;
        // Nobody left to tell is no failure.
        let _ = stop.send(true);
    });
    let mut running = tokio::spawn(connections::serve(listener, routes, told.clone()));
    tokio::select! {
        ended = &mut running => ended.map_err(std::io::Error::other)?,
        _ = told.wait_for(|stop| *stop) => drop(time::timeout(DRAIN, in_flight.settled()).await),
    }
    let until = Instant::now() + FLUSH;
    if !running.is_finished() {
        // For answers to reach their readers; whoever began a request and does not end it is not waited for.
        drop(time::timeout_at(until - traces.share(FLUSH), &mut running).await);
    }
    watcher.abort();
    changing.abort();
    sweeper.abort();
    // Whoever keeps the database from answering does not keep this process from ending.
    let closing = time::timeout_at(until + FLUSH, store.close());
    let (_, ()) = tokio::join!(closing, traces.end(until));
    Ok(())
}

/// Lets as many connections stand as the system has room for: what a process begins with is made for programs that know only
/// of 1,024 open files, and everybody who follows a launch is one.
fn allow_connections() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        if let Err(error) = setrlimit(Resource::Nofile, limit) {
            tracing::debug!(%error, "the limit of open files stays as it is");
        }
    }
}

/// Deletes ended sessions and shared plans, again and again.
async fn sweep(store: Store) {
    loop {
        if let Err(error) = store.delete_ended_sessions(Moment::now()).await {
            tracing::warn!(%error, "ended sessions could not be deleted");
        }
        if let Err(error) = store.delete_old_logs(Moment(Moment::now().0 - LOGS)).await {
            tracing::warn!(%error, "old logs could not be deleted");
        }
        if let Err(error) = store.delete_old_drafts(Moment(Moment::now().0 - DRAFTS)).await {
            tracing::warn!(%error, "old drafts could not be deleted");
        }
        if let Err(error) = store.delete_old_changes(Moment(Moment::now().0 - CHANGES)).await {
            tracing::warn!(%error, "old changes could not be deleted");
        }
        if let Err(error) = store.delete_gone_servers(Moment(Moment::now().0 - LOGS)).await {
            tracing::warn!(%error, "servers that are gone could not be forgotten");
        }
        if let Err(error) = store.delete_ended_plans(Moment::now()).await {
            tracing::warn!(%error, "ended shared plans could not be deleted");
        }
        time::sleep(SWEEP).await;
    }
}

/// The address as a browser writes it before the port.
fn host_name(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    }
}

/// Names the cloud that launches are made on, in their rows.
pub fn cloud_name(cloud: Cloud) -> String {
    match cloud {
        Cloud::Simulator => "demo".to_owned(),
        Cloud::None => "none".to_owned(),
        Cloud::Live => match endpoint() {
            Some(template) => format!("live {template}"),
            None => "live".to_owned(),
        },
    }
}

/// The template that replaces the public endpoints, where one is set.
pub fn endpoint() -> Option<String> {
    std::env::var("BERTH_ENDPOINT").ok().filter(|template| !template.is_empty())
}

fn site(config: &Config) -> Site {
    let manifest = Manifest::embedded();
    let mode = match config.cloud {
        Cloud::Simulator => Mode::Demo,
        Cloud::Live => Mode::Live,
        Cloud::None => Mode::PlanOnly,
    };
    Site {
        mode,
        https: config.https,
        exposed: !config.listen.ip().is_loopback(),
        assets: Assets { css: manifest.css, output_name: manifest.output_name },
    }
}

/// The client of the chosen cloud. In demo mode its other end is a simulator in this process, reached over loopback
/// with a key made for this run; a credential of the environment is not even looked for.
async fn client(
    config: &Config,
    stopping: watch::Receiver<bool>,
) -> Result<(Option<Client>, Option<Demo>), ServeError> {
    let signature = match config.signature {
        Signature::V1 => cloud::Signature::V1,
        Signature::V3 => cloud::Signature::V3,
    };
    let (endpoints, credentials, demo) = match config.cloud {
        Cloud::None => return Ok((None, None)),
        Cloud::Simulator => {
            let (endpoints, credentials, demo) = simulate::inside(stopping).await?;
            (endpoints, credentials, Some(demo))
        }
        Cloud::Live => {
            let endpoints = match endpoint() {
                Some(template) => Endpoints::template(&template)?,
                None => Endpoints::public(),
            };
            let credentials = credentials::chain(Environment::process(), &endpoints, &Ambient::real()).await?;
            (endpoints, credentials, None)
        }
    };
    let settings = cloud::Settings { signature, ..cloud::Settings::new(endpoints, credentials) };
    Ok((Some(Client::new(settings)), demo))
}

/// Makes the folder of a database with mode 0700 where there is none.
pub fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() || folder.exists() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
