//! Spans by OTLP, as a collector reads them: what arrives, what belongs to what, what is never in it, and what a collector
//! that is dead or slow does to the server: nothing. Run by `make otlp`, on a binary with the feature of that name.

#![allow(clippy::expect_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Uri},
};
use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Visitor, but, http, nginx};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{AnyValue, KeyValue, any_value::Value},
    trace::v1::span::SpanKind,
};
use prost::Message;
use serde_json::json;

/// A trace that somebody else began, and the span in it that asks us.
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const CALLER: &str = "b7ad6b7169203331";
/// What may never be exported: typed into a plan, an address or a header.
const TYPED: [&str; 5] =
    ["hunter2-of-a-variable", "hunter2-of-a-query", "hunter2-of-a-path", "hunter2-of-otlp", "spied-upon"];

/// What arrived.
#[derive(Default)]
struct Heard {
    bytes: Vec<u8>,
    keys: Vec<String>,
    spans: Vec<Span>,
    resource: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
struct Span {
    name: String,
    trace: String,
    id: String,
    parent: String,
    kind: SpanKind,
    failed: bool,
    attributes: BTreeMap<String, String>,
    events: usize,
}

/// A collector at a free port.
struct Collector {
    origin: String,
    heard: Arc<Mutex<Heard>>,
}

impl Collector {
    async fn start() -> Self {
        let heard = Arc::<Mutex<Heard>>::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        let routes = Router::new().fallback(take).with_state(Arc::clone(&heard));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { origin, heard }
    }

    /// The variables that name it.
    fn variables(&self) -> Environment {
        vec![
            ("OTEL_EXPORTER_OTLP_ENDPOINT", self.origin.clone()),
            ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=hunter2-of-otlp".to_owned()),
            ("OTEL_BSP_SCHEDULE_DELAY", "200".to_owned()),
        ]
    }

    fn spans(&self) -> Vec<Span> {
        self.heard.lock().expect("the book").spans.clone()
    }

    /// The first span that fits, once it is there.
    async fn find(&self, what: &str, fits: impl Fn(&Span) -> bool) -> Span {
        for _ in 0..100 {
            if let Some(span) = self.spans().into_iter().find(&fits) {
                return span;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("no {what} among {:#?}", self.spans());
    }
}

async fn take(State(heard): State<Arc<Mutex<Heard>>>, uri: Uri, headers: HeaderMap, body: Bytes) {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!((uri.path(), text("content-type").as_str()), ("/v1/traces", "application/x-protobuf"));
    let request = ExportTraceServiceRequest::decode(&body[..]).expect("what OTLP says");
    let mut heard = heard.lock().expect("the book");
    heard.bytes.extend_from_slice(&body);
    heard.keys.push(text("api-key"));
    for of_resource in request.resource_spans {
        heard.resource = pairs(&of_resource.resource.expect("who sends").attributes);
        for span in of_resource.scope_spans.into_iter().flat_map(|scope| scope.spans) {
            assert!(span.end_time_unix_nano >= span.start_time_unix_nano, "{}", span.name);
            heard.spans.push(Span {
                trace: hexadecimal(&span.trace_id),
                id: hexadecimal(&span.span_id),
                parent: hexadecimal(&span.parent_span_id),
                kind: span.kind(),
                failed: span.status.as_ref().is_some_and(|status| status.code == 2),
                attributes: pairs(&span.attributes),
                events: span.events.len(),
                name: span.name,
            });
        }
    }
}

fn pairs(attributes: &[KeyValue]) -> BTreeMap<String, String> {
    let text = |value: &Option<AnyValue>| match value.as_ref().and_then(|any| any.value.as_ref()) {
        Some(Value::StringValue(text)) => format!("{text:?}"),
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("neither text nor number: {other:?}"),
    };
    attributes.iter().map(|pair| (pair.key.clone(), text(&pair.value))).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

impl Span {
    /// A text with quotation marks, a number without.
    fn says(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("nothing", String::as_str)
    }
}

fn plan() -> serde_json::Value {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "spied-upon", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{
            "Name": "app", "Image": "nginx:1.0", "EnvironmentVar": [{"Key": "PASSWORD", "Value": "hunter2-of-a-variable"}],
        }],
    })
}

/// Launches through the API, as part of somebody else's trace.
async fn launch(berth: &Berth) {
    let answer = http()
        .post(format!("{}/api/v1/launches", berth.origin))
        .header("content-type", "application/json")
        .header("idempotency-key", "traced")
        .header("traceparent", format!("00-{TRACE}-{CALLER}-01"))
        .body(plan().to_string())
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 201, "{}", answer.text().await.expect("a text"));
}

/// What was logged, once these words are among it.
async fn said(berth: &mut Berth, words: &str) -> String {
    for _ in 0..100 {
        if berth.said().contains(words) {
            return berth.said().to_owned();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never said {words}:\n{}", berth.said());
}

async fn demo(environment: Environment) -> Berth {
    Berth::start(&["serve", "--listen", "127.0.0.1:0"], environment).await
}

#[tokio::test]
async fn a_request_its_launch_and_the_calls_to_the_cloud_are_one_trace() {
    let collector = Collector::start().await;
    let mut berth = demo(collector.variables()).await;
    launch(&berth).await;
    let request = collector.find("request", |span| span.name == "POST /api/v1/launches").await;
    assert_eq!((request.trace.as_str(), request.parent.as_str(), request.kind), (TRACE, CALLER, SpanKind::Server));
    assert_eq!(request.says("http.request.method"), "\"POST\"");
    assert_eq!(request.says("http.route"), "\"/api/v1/launches\"");
    assert_eq!(request.says("http.response.status_code"), "201");
    assert_eq!(request.says("berth.request_id").len(), 34);

    let call = collector.find("call", |span| span.name == "eci/CreateContainerGroup").await;
    let launch = collector.find("launch", |span| span.id == call.parent).await;
    assert_eq!((launch.name.as_str(), launch.parent.as_str()), ("launch", request.id.as_str()));
    assert_eq!((launch.trace.as_str(), call.trace.as_str(), call.kind), (TRACE, TRACE, SpanKind::Client));
    for (key, value) in [
        ("rpc.system.name", "\"alibaba_cloud\""),
        ("rpc.method", "\"eci/CreateContainerGroup\""),
        ("cloud.region", "\"cn-beijing\""),
        ("server.address", "\"127.0.0.1\""),
        ("http.response.status_code", "200"),
    ] {
        assert_eq!(call.says(key), value, "{call:?}");
    }
    assert!(call.says("alibaba_cloud.request_id").len() > 30 && !call.failed, "{call:?}");

    let statement = collector.find("statement", |span| span.parent == launch.id && span.name == "UPDATE").await;
    assert_eq!(statement.says("db.operation.name"), "\"UPDATE\"");
    assert!(statement.says("db.query.text").contains("$1"), "placeholders where values stand: {statement:?}");
    let engines = ["\"sqlite\"", "\"postgresql\""];
    assert!(engines.contains(&statement.says("db.system.name")) && statement.trace == TRACE);
    let watch = collector.find("turn of the watcher", |span| span.name == "watch").await;
    assert!(watch.parent.is_empty() && watch.trace != TRACE, "nobody asked for it");
    let question =
        collector.find("its question", |span| span.parent == watch.id && span.kind == SpanKind::Client).await;
    assert_eq!(question.trace, watch.trace);
    let log = said(&mut berth, "spans are exported").await;
    assert!(!log.contains("hunter2"), "{log}");
}

#[tokio::test]
async fn nothing_that_was_typed_is_exported() {
    let collector = Collector::start().await;
    let cloud = Berth::simulator().await;
    let mut environment = collector.variables();
    environment.extend([
        ("BERTH_ENDPOINT", format!("{}/{{product}}/{{region}}", cloud.origin)),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
        ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test".to_owned()),
        ("RUST_LOG", "trace".to_owned()),
    ]);
    let berth = Berth::start(&["serve", "--live", "--listen", "127.0.0.1:0"], environment).await;
    launch(&berth).await;
    let get =
        async |path: &str| http().get(format!("{}{path}", berth.origin)).send().await.expect("an answer").status();
    get("/api/v1/launches?text=hunter2-of-a-query").await;
    get("/en/launches/hunter2-of-a-path?q=hunter2-of-a-query").await;
    get("/hunter2-of-a-path").await;
    let mut visitor = Visitor::new(&berth.origin);
    let values = but(nginx(), "ContainerGroupName", "spied-upon");
    let review = visitor.walk("en", &values).await;
    visitor.launch(&review).await;
    collector
        .find("page", |span| span.name == "GET /en/launches/{id}" && span.says("http.response.status_code") == "404")
        .await;
    let nowhere = collector.find("unknown address", |span| span.name == "GET").await;
    assert_eq!(nowhere.says("http.route"), "nothing");
    collector.find("lookup", |span| span.name == "lookup" && !span.parent.is_empty()).await;
    collector.find("call", |span| span.name == "eci/CreateContainerGroup").await;
    // What is still on its way arrives when the server ends.
    assert_eq!(berth.stop().await.0, Some(0));
    let heard = collector.heard.lock().expect("the book");
    let text = String::from_utf8_lossy(&heard.bytes);
    let identity = values.iter().map(|(_, value)| value.as_str()).filter(|value| value.len() > 12);
    for secret in TYPED.into_iter().chain([KEY_SECRET, KEY_ID, "Signature"]).chain(identity) {
        assert!(!text.contains(secret), "{secret} was exported");
    }
    assert!(heard.spans.iter().all(|span| span.events == 0), "what is logged is not exported");
    assert!(heard.keys.iter().all(|key| key == "hunter2-of-otlp"), "the header that the variable names");
    assert_eq!(heard.resource.get("service.name").map(String::as_str), Some("\"berth\""));
    assert_eq!(heard.resource.get("deployment.environment.name").map(String::as_str), Some("\"test\""));
    let known = ["http.", "error.type", "berth.", "rpc.", "cloud.region", "server.", "alibaba_cloud.request_id", "db."];
    for key in heard.spans.iter().flat_map(|span| span.attributes.keys()) {
        assert!(known.iter().any(|beginning| key.starts_with(beginning)), "{key}");
    }
}

#[tokio::test]
async fn a_call_that_is_refused_says_so() {
    let refused = json!({"Code": "Forbidden.RAM", "Message": "hunter2 is not allowed", "RequestId": "1-2-3"});
    let cloud = blackbox::Upstream::start(move |_| Some((403, refused.clone()))).await;
    let collector = Collector::start().await;
    let mut environment = collector.variables();
    environment.extend([
        ("BERTH_ENDPOINT", format!("{}/{{product}}/{{region}}", cloud.origin)),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
        ("OTEL_SERVICE_NAME", "dashboard".to_owned()),
    ]);
    let berth = Berth::start(&["serve", "--live", "--listen", "127.0.0.1:0"], environment).await;
    drop(http().get(format!("{}/api/v1/registries?region=cn-beijing", berth.origin)).send().await);
    let call = collector.find("call", |span| span.name == "cr/ListInstance").await;
    assert!(call.failed);
    assert_eq!(call.says("http.response.status_code"), "403");
    assert_eq!(call.says("rpc.response.status_code"), "\"Forbidden.RAM\"");
    assert_eq!(call.says("error.type"), "\"Forbidden.RAM\"");
    assert_eq!(call.says("alibaba_cloud.request_id"), "\"1-2-3\"");
    let heard = collector.heard.lock().expect("the book");
    assert_eq!(heard.resource.get("service.name").map(String::as_str), Some("\"dashboard\""));
    assert!(!String::from_utf8_lossy(&heard.bytes).contains("hunter2"));
}

#[tokio::test]
async fn a_collector_that_is_dead_or_never_answers_delays_nothing() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let at = silent.local_addr().expect("its address");
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let nobody = gone.local_addr().expect("its address");
    drop(gone);
    for address in [at, nobody] {
        let environment = vec![
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", format!("http://{address}/v1/traces")),
            ("OTEL_BSP_SCHEDULE_DELAY", "100".to_owned()),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "1000".to_owned()),
        ];
        let mut berth = demo(environment).await;
        let (http, from) = (http(), Instant::now());
        for _ in 0..200 {
            assert_eq!(http.get(format!("{}/healthz", berth.origin)).send().await.expect("an answer").status(), 200);
        }
        // Not a measurement: a request that waited for a collector would take a second.
        assert!(from.elapsed() < Duration::from_mins(1), "{:?}", from.elapsed());
        tokio::time::sleep(Duration::from_secs(4)).await;
        let told = berth.said().matches("the collector does not take spans").count();
        assert_eq!(told, 1, "{}", berth.said());
        let (code, took) = berth.stop().await;
        assert_eq!(code, Some(0));
        // Not a measurement: waiting for a collector would take ten seconds, which is what requests in flight may.
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
}

#[tokio::test]
async fn nobody_is_asked_where_no_collector_is_named_or_the_sdk_is_disabled() {
    let collector = Collector::start().await;
    let mut disabled = collector.variables();
    disabled.push(("OTEL_SDK_DISABLED", "true".to_owned()));
    let mut unsampled = collector.variables();
    unsampled.push(("OTEL_TRACES_SAMPLER", "always_off".to_owned()));
    for environment in [vec![("OTEL_SERVICE_NAME", "a".to_owned())], disabled, unsampled] {
        let berth = demo(environment).await;
        drop(http().get(&berth.origin).send().await.expect("an answer"));
        assert_eq!(berth.stop().await.0, Some(0));
    }
    assert!(collector.heard.lock().expect("the book").bytes.is_empty());
    let mut berth = demo(vec![("OTEL_EXPORTER_OTLP_ENDPOINT", "hunter2".to_owned())]).await;
    let log = said(&mut berth, "OTEL_EXPORTER_OTLP_ENDPOINT is not an address").await;
    assert!(!log.contains("hunter2"), "{log}");
}
