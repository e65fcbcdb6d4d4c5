//! Lets many viewers follow one launch at once, then deletes its group, and tells what that costs.
//!
//! usage: viewing BERTH LAUNCH VIEWERS PID
//!
//! Prints one JSON object: how many viewers, the server's resident memory before and with them in kB, and how many milliseconds
//! after the deletion was asked for the first and the last viewer had been told of it.

#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

use std::{
    error::Error,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::{Semaphore, mpsc},
    time,
};

type Failure = Box<dyn Error + Send + Sync>;

/// Connections that are being made at the same time.
const AT_ONCE: usize = 64;
/// How long anything is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [origin, launch, viewers, pid] = words.as_slice() else {
        return Err("usage: viewing BERTH LAUNCH VIEWERS PID".into());
    };
    let viewers: usize = viewers.parse()?;
    let address = origin.trim_start_matches("http://").to_owned();
    // The first one makes what all share.
    let (tell, mut told) = mpsc::unbounded_channel();
    let gate = Arc::new(Semaphore::new(AT_ONCE));
    let follow = || tokio::spawn(viewer(address.clone(), launch.clone(), Arc::clone(&gate), tell.clone()));
    follow();
    time::timeout(PATIENCE, told.recv()).await?;
    time::sleep(Duration::from_secs(1)).await;
    let before = resident(pid)?;
    let all: Vec<_> = (1..viewers).map(|_| follow()).collect();
    for _ in 1..viewers {
        time::timeout(PATIENCE, told.recv()).await.map_err(|_| "not every viewer was let in")?;
    }
    time::sleep(Duration::from_secs(1)).await;
    let with = resident(pid)?;
    let from = Instant::now();
    let answer = reqwest::Client::new().delete(format!("{origin}/api/v1/launches/{launch}")).send().await?;
    if !answer.status().is_success() {
        return Err(format!("{}: {}", answer.status(), answer.text().await?).into());
    }
    let mut heard = Vec::with_capacity(viewers);
    for _ in 0..viewers {
        let at = time::timeout(PATIENCE, told.recv()).await.map_err(|_| "not every viewer was told")?;
        heard.push(at.ok_or("a viewer was cut off")?);
    }
    let after = |at: Option<&Instant>| at.map_or(0.0, |at| at.duration_since(from).as_secs_f64() * 1000.0);
    println!(
        "{}",
        json!({"viewers": viewers, "before": before, "with": with, "first": after(heard.iter().min()), "last": after(heard.iter().max())})
    );
    drop(all);
    Ok(())
}

/// Follows the launch's page; tells when it is in, and when it has heard of the change that comes next.
async fn viewer(
    address: String,
    launch: String,
    gate: Arc<Semaphore>,
    tell: mpsc::UnboundedSender<Instant>,
) -> Result<(), Failure> {
    let mut permit = Some(gate.acquire_owned().await?);
    let mut stream = TcpStream::connect(&address).await?;
    let request = format!(
        "GET /en/launches/{launch}/events HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let (mut text, mut bytes) = (String::new(), [0; 2048]);
    for known in 1..=2 {
        // An event's id is the line before its data.
        while text.matches("\nid: ").count() < known {
            let count = stream.read(&mut bytes).await?;
            if count == 0 {
                return Err(format!("the stream ended: {text}").into());
            }
            text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        tell.send(Instant::now())?;
        drop(permit.take());
    }
    // Stays until the end, as a browser does.
    while stream.read(&mut bytes).await? > 0 {}
    Ok(())
}

/// Resident memory of a process in kB.
fn resident(pid: &str) -> Result<u64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no such process")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
