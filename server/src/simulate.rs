//! The simulator: as a command, and inside the server for demo mode.

use std::{io::Write, path::Path, process::ExitCode};

use cloud::{AccessKey, Credentials, EndpointError, Endpoints};
use simulator::{Named, Scenario, Settings, Simulator, WorldError};
use tokio::{net::TcpListener, sync::watch};

use crate::{
    cli::Simulate,
    config::{ConfigError, address},
    demo::Demo,
    random::{self, NoRandomness},
    stop,
};

/// Why the simulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// The world or scenario cannot be used.
    #[error("the simulator's world: {0}")]
    World(#[from] WorldError),
    /// The scenario file cannot be read.
    #[error("the scenario {0} cannot be read: {1}")]
    File(String, std::io::Error),
    /// Its address is none.
    #[error(transparent)]
    Address(#[from] ConfigError),
    /// No address to listen on.
    #[error("the simulator cannot listen: {0}")]
    Listen(#[from] std::io::Error),
    /// Its own address is not one the client takes.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// No random bytes for its key.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

/// `berth simulator`.
pub fn run(flags: &Simulate) -> ExitCode {
    let outcome = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(SimulateError::from);
    match outcome.and_then(|runtime| runtime.block_on(outside(flags))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "berth simulator: {error}");
            ExitCode::from(2)
        }
    }
}

async fn outside(flags: &Simulate) -> Result<(), SimulateError> {
    crate::telemetry::start(std::env::var("RUST_LOG").ok().as_deref(), true, None, None);
    let mut settings = Settings::new(flags.access_key_id.clone(), flags.access_key_secret.clone());
    settings.default_region.clone_from(&flags.default_region);
    if let Some(path) = &flags.scenario {
        settings = settings.with_scenario(&scenario(path)?)?;
    }
    let simulator = Simulator::new(settings);
    let listener = TcpListener::bind(address(&flags.listen)?).await?;
    let asked = stop::asked();
    writeln!(std::io::stdout(), "listening on http://{}", listener.local_addr()?)?;
    simulator::serve(listener, simulator, asked).await?;
    Ok(())
}

/// A scenario from a file, or one of the library by its name where there is no such file.
fn scenario(path: &Path) -> Result<Scenario, SimulateError> {
    match (std::fs::read_to_string(path), path.to_str().and_then(Named::find)) {
        (Ok(text), _) => Ok(Scenario::read(&text)?),
        (Err(_), Some(named)) => Ok(named.scenario()?),
        (Err(error), None) => Err(SimulateError::File(path.display().to_string(), error)),
    }
}

/// A simulator in this process with a key made for this run: where it answers, the key, and its world.
pub async fn inside(mut stopping: watch::Receiver<bool>) -> Result<(Endpoints, Credentials, Demo), SimulateError> {
    let (id, secret) = (format!("demo-{}", random::hex()?), random::hex()?);
    let simulator = Simulator::new(Settings::new(id.clone(), secret.clone()));
    let demo = Demo::new(simulator.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let endpoints = Endpoints::template(&format!("http://{}/{{product}}/{{region}}", listener.local_addr()?))?;
    tokio::spawn(async move {
        let stop = async move { drop(stopping.wait_for(|stop| *stop).await) };
        if let Err(error) = simulator::serve(listener, simulator, stop).await {
            tracing::error!(%error, "the simulator ended");
        }
    });
    Ok((endpoints, Credentials::fixed(AccessKey::new(id, secret)), demo))
}
