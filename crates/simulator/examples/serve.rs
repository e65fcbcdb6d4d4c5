//! Serves the simulator on its own: `cargo run -p simulator --example serve -- --listen 127.0.0.1:9700 --access-key-id ID
//! --access-key-secret SECRET`.
//!
//! The first line of standard output is `listening on http://ADDR`, also for port 0; everything else goes to standard error.

use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use simulator::{Scenario, Settings, Simulator, serve};

#[derive(Parser)]
struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:9700")]
    listen: SocketAddr,
    /// The access key id that is accepted.
    #[arg(long)]
    access_key_id: String,
    /// Its secret; a throw-away one.
    #[arg(long)]
    access_key_secret: String,
    /// The region of a request that names none.
    #[arg(long, default_value = "cn-hangzhou")]
    default_region: String,
    /// A scenario file.
    #[arg(long)]
    scenario: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .init();
    let arguments = Arguments::parse();
    let mut settings = Settings {
        default_region: arguments.default_region,
        ..Settings::new(arguments.access_key_id, arguments.access_key_secret)
    };
    if let Some(path) = arguments.scenario {
        settings = settings.with_scenario(&Scenario::read(&std::fs::read_to_string(path)?)?)?;
    }
    let listener = tokio::net::TcpListener::bind(arguments.listen).await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    out.flush()?;
    drop(out);
    let stop = async {
        // Without a signal handler the program just runs on.
        let _ = tokio::signal::ctrl_c().await;
    };
    serve(listener, Simulator::new(settings), stop).await?;
    Ok(())
}
