//! What stands outside the journey: modes, languages, headers, health, addresses that are not ours.

#![allow(clippy::expect_used, clippy::panic)]

use blackbox::{Berth, Page, Visitor, http, run, run_in};
use reqwest::header;

#[tokio::test]
async fn each_mode_says_what_it_is_on_the_start_page() {
    let simulator = Berth::simulator().await;
    let modes = [
        (Berth::demo().await, "Demo", "演示"),
        (Berth::plan_only().await, "Plan only", "仅规划"),
        (Berth::live(&simulator.origin).await, "Live", "真实"),
    ];
    for (berth, english, chinese) in modes {
        let mut visitor = Visitor::new(&berth.origin);
        visitor.get("/en").await.says(english);
        let page = visitor.get("/zh-CN").await;
        assert!(page.html.contains(chinese) || page.text().contains(english), "{}", page.text());
    }
}

#[tokio::test]
async fn plan_only_renders_and_downloads_but_never_launches() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &blackbox::nginx()).await;
    assert!(!review.html.contains("/launch\""), "there is no button that could only fail");
    let id = review.path.split('/').nth(3).expect("the plan's id").to_owned();
    visitor.get(&format!("/plans/{id}.yaml")).await.holds("kind: Pod");
    let fields = [("_csrf".to_owned(), review.form().value("_csrf").unwrap_or_default().to_owned())];
    let answer = visitor.post(&format!("/en/plans/{id}/launch"), &fields).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn the_root_leads_to_the_browsers_language() {
    let berth = Berth::plan_only().await;
    let http = http();
    for (accepted, language) in [("en-GB,en;q=0.9", "/en"), ("zh-CN", "/zh-CN"), ("fr", "/zh-CN")] {
        let answer = http.get(&berth.origin).header(header::ACCEPT_LANGUAGE, accepted).send().await.expect("an answer");
        assert_eq!(answer.headers()[header::LOCATION], language);
    }
}

#[tokio::test]
async fn an_address_written_in_another_way_leads_to_the_page() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    for (asked, meant) in [("/en/", "/en"), ("/zh", "/zh-CN"), ("/zh-cn/launches/?a=1", "/zh-CN/launches?a=1")] {
        let page = visitor.get(asked).await;
        assert!(page.status == 200 && page.path == meant, "{asked} led to {}: {}", page.path, page.status);
    }
    let page = visitor.get("/en/plans/%ff/registry").await;
    assert_eq!(page.status, 404);
    page.says("Berth");
}

#[tokio::test]
async fn who_never_ends_a_request_does_not_keep_the_server_from_ending() {
    use tokio::io::AsyncWriteExt;
    for berth in [Berth::plan_only().await, Berth::simulator().await] {
        let mut connection =
            tokio::net::TcpStream::connect(berth.origin.trim_start_matches("http://")).await.expect("a line");
        connection.write_all(b"GET /en HTT").await.expect("it takes a beginning");
        let (code, took) = berth.stop().await;
        assert_eq!(code, Some(0));
        // Not a measurement: it would be ten seconds, or never.
        assert!(took.as_secs() < 8, "{took:?}");
    }
}

#[tokio::test]
async fn who_expects_spans_of_a_build_without_them_is_told_how_to_get_them() {
    let words = ["serve", "--plan-only", "--listen", "127.0.0.1:0"];
    let named = vec![("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:hunter2@127.0.0.1:9".to_owned())];
    let mut berth = Berth::start(&words, named).await;
    for _ in 0..100 {
        if berth.said().contains("make build FEATURES=otlp") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let log = berth.said();
    assert_eq!(log.matches("make build FEATURES=otlp").count(), 1, "{log}");
    assert!(log.contains("OTEL_EXPORTER_OTLP_ENDPOINT is set") && !log.contains("hunter2"), "{log}");
}

#[tokio::test]
async fn a_database_or_an_address_that_cannot_be_is_refused_by_serve_alone() {
    let variables = vec![("BERTH_LISTEN", "garbage".to_owned()), ("HOME", "/nonexistent".to_owned())];
    let (code, _, log) = run_in(&["render", "--list-formats"], "", &variables).await;
    assert_eq!(code, Some(0), "{log}");
    let (code, _, log) = run_in(&["serve", "--plan-only"], "", &variables).await;
    assert_eq!(code, Some(2));
    assert!(log.contains("garbage"), "{log}");
    let variables = vec![("DATABASE_URL", "postgres://u:hunter2@127.0.0.1/db".to_owned())];
    let (code, _, log) = run_in(&["serve", "--plan-only"], "", &variables).await;
    assert_eq!(code, Some(2));
    assert!(log.contains("PostgreSQL") && !log.contains("hunter2"), "{log}");
}

#[tokio::test]
async fn it_says_whether_it_is_well() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    assert_eq!(visitor.get("/healthz").await.status, 200);
    assert_eq!(visitor.get("/readyz").await.status, 200);
}

fn guarded(page: &Page) {
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{}: {policy}", page.path);
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert!(page.header("cache-control").contains("no-store"), "{}: {}", page.path, page.header("cache-control"));
    assert!(!page.header("referrer-policy").is_empty());
}

#[tokio::test]
async fn every_page_is_guarded_also_one_that_is_not_there() {
    let berth = Berth::demo().await;
    let mut visitor = Visitor::new(&berth.origin);
    for path in
        ["/en", "/zh-CN", "/en/launches", "/en/nothing-here", "/en/plans/unknown/review", "/en/launches/unknown"]
    {
        guarded(&visitor.get(path).await);
    }
    let review = visitor.walk("en", &blackbox::nginx()).await;
    guarded(&review);
    assert_eq!(visitor.get("/en/nothing-here").await.status, 404);
    assert_eq!(visitor.get("/en/plans/unknown/review").await.status, 404);
}

#[tokio::test]
async fn assets_are_compressed_and_cached_for_ever() {
    let berth = Berth::demo().await;
    let page = Visitor::new(&berth.origin).get("/en").await;
    let path = page.html.split("href=\"/pkg/").nth(1).and_then(|rest| rest.split('"').next()).expect("a style sheet");
    let http = http();
    for (accepted, encoding) in [("br, gzip", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
        let url = format!("{}/pkg/{path}", berth.origin);
        let answer = http.get(url).header(header::ACCEPT_ENCODING, accepted).send().await.expect("an answer");
        let got = answer.headers().get(header::CONTENT_ENCODING).and_then(|value| value.to_str().ok());
        assert_eq!(got, encoding);
        assert!(answer.headers()[header::CACHE_CONTROL].to_str().is_ok_and(|value| value.contains("immutable")));
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let berth = Berth::demo().await;
    let http = http();
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = http.post(format!("{}/en/plans", berth.origin)).header(name, value);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body("_csrf=x");
        assert_eq!(request.send().await.expect("an answer").status(), 403);
    }
    let other_name = http.get(&berth.origin).header(header::HOST, "evil.example").send().await.expect("an answer");
    assert_eq!(other_name.status(), 421);
}

#[tokio::test]
async fn an_address_that_others_reach_is_refused_by_name() {
    let (code, output, log) = run(&["serve", "--listen", "0.0.0.0:0"], "").await;
    assert_ne!(code, Some(0));
    assert!(output.is_empty());
    assert!(log.contains("--i-know-that-everybody-who-reaches-this-address-can-launch"), "{log}");
}
