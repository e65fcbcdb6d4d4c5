//! Confirms launches as fast as a server takes them, or sends the bare create call as fast as the cloud does.
//!
//! usage: launching bare SIMULATOR COUNT HANDS      the create call alone, signed and sent by the same client
//!        launching berth BERTH COUNT HANDS         POST /api/v1/launches, each with a key of its own, until none is under way
//!
//! Prints one JSON object: how many, in how many seconds, the 50th and 99th percentile of one answer in milliseconds. The
//! key pair is the throw-away that the simulator was started with: `BENCH_KEY_ID` and `BENCH_KEY_SECRET`.

#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

use std::{
    error::Error,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use cloud::{AccessKey, Client, Credentials, Endpoints, Settings, eci};
use futures::future::join_all;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

type Failure = Box<dyn Error + Send + Sync>;

const REGION: &str = "cn-beijing";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [what, origin, count, at_once] = words.as_slice() else {
        return Err("usage: launching bare|berth ORIGIN COUNT HANDS".into());
    };
    let (count, at_once): (usize, usize) = (count.parse()?, at_once.parse()?);
    let from = Instant::now();
    let mut took = match what.as_str() {
        "bare" => bare(origin, count, at_once).await?,
        "berth" => berth(origin, count, at_once).await?,
        _ => return Err("bare or berth".into()),
    };
    let seconds = from.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |part: usize| took.get(took.len() * part / 100).map_or(0.0, |took| took.as_secs_f64() * 1000.0);
    println!("{}", json!({"count": took.len(), "seconds": seconds, "p50": at(50), "p99": at(99)}));
    Ok(())
}

/// Does `work` `count` times, `at_once` at a time; how long each took.
async fn many<W, F>(count: usize, at_once: usize, work: W) -> Result<Vec<Duration>, Failure>
where
    W: Fn(usize) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<(), Failure>> + Send,
{
    let next = Arc::new(AtomicUsize::new(0));
    let hands: Vec<_> = (0..at_once)
        .map(|_| {
            let (next, work) = (Arc::clone(&next), work.clone());
            tokio::spawn(async move {
                let mut took = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return Ok::<_, Failure>(took);
                    }
                    let from = Instant::now();
                    work(number).await?;
                    took.push(from.elapsed());
                }
            })
        })
        .collect();
    let mut all = Vec::with_capacity(count);
    for hand in hands {
        all.extend(hand.await??);
    }
    Ok(all)
}

async fn bare(origin: &str, count: usize, at_once: usize) -> Result<Vec<Duration>, Failure> {
    let key = AccessKey::new(std::env::var("BENCH_KEY_ID")?, std::env::var("BENCH_KEY_SECRET")?);
    let endpoints = Endpoints::template(&format!("{origin}/{{product}}/{{region}}"))?;
    let client = Client::new(Settings::new(endpoints, Credentials::fixed(key)));
    let plan =
        plan::check(&plan::document::read(&plan().to_string()).map_err(|_| "the plan")?).map_err(|_| "a plan")?;
    let parameters: Vec<_> = plan::render::openapi::parameters(&plan).into_iter().map(|p| (p.name, p.value)).collect();
    let parameters: Arc<[(String, String)]> = parameters.into();
    let run = std::process::id();
    let work = move |number| {
        let (client, parameters) = (client.clone(), Arc::clone(&parameters));
        async move {
            let token = format!("bench-{run}-{number}");
            eci::create_container_group(&client, REGION, &parameters, &token).await?;
            Ok(())
        }
    };
    many(count, at_once, work).await
}

async fn berth(origin: &str, count: usize, at_once: usize) -> Result<Vec<Duration>, Failure> {
    let url = format!("{origin}/api/v1/launches");
    let client = reqwest::Client::new();
    let connections = (0..at_once).map(|_| Connection::to(origin));
    let idle = Arc::new(Mutex::new(join_all(connections).await.into_iter().collect::<Result<Vec<_>, _>>()?));
    let (host, body, run) = (origin.trim_start_matches("http://").to_owned(), plan().to_string(), std::process::id());
    let head = format!("POST /api/v1/launches HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json");
    let work = move |number| {
        let idle = Arc::clone(&idle);
        let request =
            format!("{head}\r\nIdempotency-Key: bench-{run}-{number}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        async move {
            let free = idle.lock().map_err(|_| "a hand failed")?.pop();
            let mut connection = free.ok_or("more hands than connections")?;
            connection.ask(&request).await?;
            idle.lock().map_err(|_| "a hand failed")?.push(connection);
            Ok(())
        }
    };
    let took = many(count, at_once, work).await?;
    // Recorded is not launched: the cloud has to have said yes to each.
    loop {
        let open: Value = client
            .get(format!("{url}?state=recorded,sent,resent,unknown,refused&limit=1"))
            .send()
            .await?
            .json()
            .await?;
        match open["items"].as_array().ok_or("a list of launches")?.first() {
            None => return Ok(took),
            Some(refused) if refused["state"] == "refused" => return Err(refused.to_string().into()),
            Some(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
}

/// A connection that carries one request after another. It does as little as it can: its work is on the same machine.
struct Connection(TcpStream);

impl Connection {
    async fn to(origin: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(origin.trim_start_matches("http://")).await?;
        stream.set_nodelay(true)?;
        Ok(Self(stream))
    }

    /// Sends a request, and reads the answer to its end: 201, or it is a failure.
    async fn ask(&mut self, request: &str) -> Result<(), Failure> {
        self.0.write_all(request.as_bytes()).await?;
        let mut said = Vec::with_capacity(4096);
        loop {
            if self.0.read_buf(&mut said).await? == 0 {
                return Err("the server hung up".into());
            }
            let text = String::from_utf8_lossy(&said);
            let Some((head, rest)) = text.split_once("\r\n\r\n") else { continue };
            let lower = head.to_ascii_lowercase();
            let length = lower.split("content-length: ").nth(1).and_then(|text| text.lines().next());
            if rest.len() < length.ok_or("an answer of unknown length")?.parse()? {
                continue;
            }
            return if head.starts_with("HTTP/1.1 201 ") { Ok(()) } else { Err(text.into_owned().into()) };
        }
    }
}

/// A plan as the first page of the documentation has it.
fn plan() -> Value {
    json!({
        "RegionId": REGION, "ContainerGroupName": "bench", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Cpu": "1", "Memory": "2",
        "Container": [{"Name": "nginx", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
        "AcrRegistryInfo": [{"InstanceId": "cri-nwj395hgf6f00000"}],
    })
}
