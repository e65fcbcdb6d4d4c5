//! The JSON API: every route, what it refuses, and one container group for each Idempotency-Key.

#![allow(clippy::expect_used, clippy::panic)]

mod lists;
mod restart;

use std::time::Duration;

use blackbox::{Berth, KEY_ID, KEY_SECRET, http};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

pub(crate) const JSON: &str = "application/json";

pub(crate) fn plan(name: &str) -> Value {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": name, "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000",
        "Container": [{"Name": "app", "Image": "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"}],
    })
}

/// Somebody's program.
pub(crate) struct Program {
    origin: String,
    http: reqwest::Client,
}

impl Program {
    pub(crate) fn of(berth: &Berth) -> Self {
        Self { origin: berth.origin.clone(), http: http() }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/api/v1{path}", self.origin))
    }

    pub(crate) async fn get(&self, path: &str) -> (u16, Value) {
        read(self.request(Method::GET, path).send().await.expect("an answer")).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let request = self.request(Method::POST, path).header("content-type", JSON).body(body.to_string());
        read(request.send().await.expect("an answer")).await
    }

    pub(crate) async fn launch(&self, key: &str, body: &Value) -> (u16, Value) {
        let request =
            self.request(Method::POST, "/launches").header("content-type", JSON).header("idempotency-key", key);
        read(request.body(body.to_string()).send().await.expect("an answer")).await
    }

    pub(crate) async fn until(&self, id: &str, state: &str) -> Value {
        let mut seen = Value::Null;
        for _ in 0..300 {
            seen = self.get(&format!("/launches/{id}")).await.1;
            if seen["state"] == state {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("never {state}: {seen:#}");
    }
}

/// Status and body. Whatever is refused is told as problem details in both languages.
pub(crate) async fn read(response: Response) -> (u16, Value) {
    let (status, media) = (response.status(), response.headers()["content-type"].to_str().expect("a text").to_owned());
    let body: Value = serde_json::from_str(&response.text().await.expect("a text")).expect("JSON");
    if status.is_success() {
        assert_eq!(media, JSON);
        return (status.as_u16(), body);
    }
    assert_eq!(media, "application/problem+json", "{body}");
    assert_eq!(body["status"], status.as_u16());
    for name in ["type", "title", "detail", "code"] {
        assert!(body[name].as_str().is_some_and(|text| !text.is_empty()), "{name}: {body:#}");
    }
    assert!(body["problems"].as_array().is_some_and(|problems| !problems.is_empty()));
    for problem in body["problems"].as_array().into_iter().flatten() {
        for name in ["path", "code", "zh-CN", "en"] {
            assert!(problem[name].is_string(), "{problem}");
        }
    }
    (status.as_u16(), body)
}

#[tokio::test]
async fn plans_are_checked_rendered_and_imported() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    let (status, formats) = program.get("/formats").await;
    assert_eq!(status, 200);
    assert!(formats.as_array().expect("a list").iter().any(|format| format["name"] == "openapi-json"));

    let (status, checked) = program.post("/plans/check", &plan("web")).await;
    assert_eq!((status, &checked), (200, &json!({"launchable": true, "problems": []})));
    let (status, checked) = program.post("/plans/check", &json!({"RegionId": "mars"})).await;
    assert_eq!((status, &checked["launchable"]), (200, &json!(false)));
    assert!(checked["problems"].as_array().expect("a list").iter().any(|one| one["path"] == "RegionId"), "{checked}");

    let (status, rendered) = program.post("/plans/render", &plan("web")).await;
    assert_eq!(status, 200);
    assert!(rendered["text"].as_str().expect("a text").contains("kind: Pod"), "{rendered}");
    let (status, rendered) = program.post("/plans/render?format=openapi-json", &plan("web")).await;
    assert_eq!(status, 200);
    let flat: Value = serde_json::from_str(rendered["text"].as_str().expect("a text")).expect("JSON");
    assert_eq!(flat["ContainerGroupName"], "web");
    let (status, problem) = program.post("/plans/render?format=cuneiform", &plan("web")).await;
    assert_eq!((status, &problem["problems"][0]["path"]), (400, &json!("format")));
    let mut never = plan("web");
    never["RestartPolicy"] = json!("Never");
    let (status, problem) = program.post("/plans/render?format=kubernetes-deployment", &never).await;
    assert_eq!((status, &problem["code"]), (422, &json!("cannot-express")));

    let pasted =
        json!({"text": "'RegionId': 'cn-beijing',\n'ContainerGroupName': 'web',\n'Container.1.Image': 'nginx',"});
    let (status, imported) = program.post("/plans/import", &pasted).await;
    assert_eq!((status, &imported["plan"]["Container"][0]["Image"]), (200, &json!("nginx")), "{imported}");
    assert!(!imported["problems"].as_array().expect("a list").is_empty());
    let (status, problem) = program.post("/plans/import", &json!({"text": ""})).await;
    assert_eq!((status, &problem["code"]), (422, &json!("input")));
}

#[tokio::test]
async fn a_plan_may_be_yaml() {
    let berth = Berth::plan_only().await;
    let yaml = "RegionId: cn-beijing\nContainerGroupName: web\nContainer:\n- Name: web\n  Image: nginx:1.0\n";
    let request = Program::of(&berth)
        .request(Method::POST, "/plans/render")
        .header("content-type", "application/yaml")
        .body(yaml);
    let (status, rendered) = read(request.send().await.expect("an answer")).await;
    assert!(status == 200 && rendered["text"].as_str().expect("a text").contains("image: nginx:1.0"), "{rendered}");
}

#[tokio::test]
async fn manifests_are_annotated_and_looked_through() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a\n    image: nginx # stays\n    securityContext:\n      privileged: true\n";
    let asked = json!({"manifests": pod, "instance_ids": ["cri-nwj395hgf6f00000"]});
    let (status, done) = program.post("/annotate", &asked).await;
    assert_eq!((status, &done["changed"]), (200, &json!(true)));
    let text = done["manifests"].as_str().expect("a text");
    assert!(
        text.contains("k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000") && text.contains("# stays"),
        "{text}"
    );
    assert!(done["diff"].as_str().expect("a text").contains("+    k8s.aliyun.com/acr-instance-id"), "{done}");
    for (wrong, path) in [
        (json!({"manifests": pod, "instance_ids": []}), "instance_ids"),
        (json!({"manifests": pod, "instance_ids": ["nonsense"]}), "instance_ids"),
        (json!({"manifests": "a: [", "instance_ids": ["cri-nwj395hgf6f00000"]}), "manifests"),
    ] {
        let (status, problem) = program.post("/annotate", &wrong).await;
        assert_eq!((status, &problem["problems"][0]["path"]), (422, &json!(path)), "{wrong}");
    }
    let (status, linted) = program.post("/lint", &json!({"manifests": pod})).await;
    assert_eq!(status, 200);
    assert!(
        linted["findings"].as_array().expect("a list").iter().any(|one| one["line"].as_u64() > Some(0)),
        "{linted}"
    );
    assert_eq!(program.post("/lint", &json!({"manifests": 1})).await.0, 400);
}

#[tokio::test]
async fn drafts_are_written_from_the_version_that_was_read() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    let (status, draft) = program.post("/drafts", &json!({"RegionId": "cn-beijing"})).await;
    assert_eq!((status, &draft["version"]), (201, &json!(1)));
    let path = format!("/drafts/{}", draft["id"].as_str().expect("an id"));
    let put = |tag: Option<&'static str>| {
        let request = program.request(Method::PUT, &path).header("content-type", JSON).body(plan("mine").to_string());
        tag.map_or(request.try_clone().expect("a copy"), |tag| request.header("if-match", tag))
    };
    assert_eq!(read(put(None).send().await.expect("an answer")).await.0, 428);
    let (status, changed) = read(put(Some("\"1\"")).send().await.expect("an answer")).await;
    assert_eq!((status, &changed["version"], &changed["problems"]), (200, &json!(2), &json!([])));
    assert_eq!(read(put(Some("\"1\"")).send().await.expect("an answer")).await.0, 412, "somebody was faster");
    let (_, list) = program.get("/drafts").await;
    assert_eq!(list["items"][0]["name"], "mine");
    let gone = program.request(Method::DELETE, &path).send().await.expect("an answer");
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    assert_eq!(program.get(&path).await.0, 404);
}

#[tokio::test]
async fn one_key_is_one_container_group_however_often_it_is_sent() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let body = plan("once");
    let ((a, first), (b, second)) = tokio::join!(program.launch("deploy-1", &body), program.launch("deploy-1", &body));
    assert_eq!([a, b].iter().filter(|status| **status == 201).count(), 1, "one of them made it: {a} {b}");
    assert_eq!(first["id"], second["id"]);
    let id = first["id"].as_str().expect("an id").to_owned();
    let running = program.until(&id, "running").await;
    assert!(running["container_group_id"].as_str().is_some_and(|id| id.starts_with("eci-")), "{running:#}");
    let (status, again) = program.launch("deploy-1", &body).await;
    assert_eq!((status, &again["id"], &again["container_group_id"]), (200, &json!(id), &running["container_group_id"]));

    let (status, problem) = program.launch("deploy-1", &plan("other")).await;
    assert_eq!((status, &problem["code"]), (409, &json!("key-used")), "another plan under the same key");
    let (status, other) = program.launch("deploy-2", &body).await;
    assert_eq!(status, 201);
    assert_ne!(other["id"], first["id"], "another key is another launch");
    let chosen = "0123456789abcdef0123456789abcdef";
    assert_eq!(program.launch(chosen, &plan("named")).await.1["id"], chosen);

    let request = program.request(Method::POST, "/launches").header("content-type", JSON).body(body.to_string());
    let (status, problem) = read(request.send().await.expect("an answer")).await;
    assert_eq!((status, &problem["code"]), (400, &json!("key-missing")));
    assert_eq!(program.launch(&"k".repeat(256), &body).await.0, 400);
    let (status, problem) = program.launch("deploy-3", &json!({"RegionId": "cn-beijing"})).await;
    assert_eq!((status, &problem["code"]), (422, &json!("plan")));
    assert!(problem["problems"].as_array().expect("a list").iter().any(|one| one["path"] == "ContainerGroupName"));
}

#[tokio::test]
async fn a_launch_is_read_followed_and_deleted() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let (_, launch) = program.launch("life", &plan("life")).await;
    let id = launch["id"].as_str().expect("an id").to_owned();
    let stream = program.request(Method::GET, &format!("/launches/{id}/events"));
    let mut response = stream.send().await.expect("a stream");
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut heard = String::new();
    while !heard.contains("\"state\":\"running\"") {
        let piece = tokio::time::timeout(Duration::from_secs(30), response.chunk()).await.expect("it goes on");
        heard += &String::from_utf8_lossy(&piece.expect("a piece").expect("it goes on"));
    }
    assert!(heard.contains("event: launch") && heard.contains("\nid: "), "{heard}");
    let last: u64 = heard.rsplit("\nid: ").next().and_then(|rest| rest.lines().next()?.parse().ok()).expect("an id");
    // One who stays would be told of the way to the end too, and whoever comes back later shares what they are told.
    drop(response);

    let running = program.until(&id, "running").await;
    assert_eq!(running["group"]["containers"][0]["name"], "app");
    let (status, log) = program.get(&format!("/launches/{id}/logs/app")).await;
    assert!(status == 200 && !log["text"].as_str().expect("a text").is_empty(), "{log}");
    assert_eq!(program.get(&format!("/launches/{id}/logs/nobody")).await.0, 404);
    assert_eq!(program.get("/launches/nobody").await.0, 404);

    let (status, deleted) =
        read(program.request(Method::DELETE, &format!("/launches/{id}")).send().await.expect("an answer")).await;
    assert!(
        status == 200 && ["deleting", "deleted"].contains(&deleted["state"].as_str().expect("a state")),
        "{deleted}"
    );
    program.until(&id, "deleted").await;
    let again = program.request(Method::DELETE, &format!("/launches/{id}")).send().await.expect("an answer");
    assert_eq!(again.status(), StatusCode::OK, "again is no failure");

    // Who comes back is told only what is new, and then that it is over.
    let resumed = program.request(Method::GET, &format!("/launches/{id}/events")).header("last-event-id", last);
    let heard = resumed.send().await.expect("a stream").text().await.expect("its end");
    assert_eq!(heard.matches("event: launch").count(), 1, "{heard}");
    assert!(heard.contains("\"state\":\"deleted\"") && heard.trim_end().ends_with("data: {}"), "{heard}");
}

#[tokio::test]
async fn launches_are_listed_page_by_page() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let mut made = Vec::new();
    for n in 0..5 {
        let (_, launch) = program.launch(&format!("list-{n}"), &plan(&format!("list-{n}"))).await;
        made.push(launch["id"].as_str().expect("an id").to_owned());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    made.reverse();
    let (mut seen, mut after) = (Vec::new(), String::new());
    for size in [2, 2, 1] {
        let (status, page) = program.get(&format!("/launches?limit=2{after}")).await;
        assert_eq!(status, 200);
        let items = page["items"].as_array().expect("a list");
        assert_eq!(items.len(), size);
        seen.extend(items.iter().map(|one| one["id"].as_str().expect("an id").to_owned()));
        after = page["next"].as_str().map(|next| format!("&after={next}")).unwrap_or_default();
    }
    assert!(after.is_empty(), "the last page says so");
    assert_eq!(seen, made, "newest first, none twice, none left out");
    let (_, page) = program.get("/launches?text=list-3").await;
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
    program.until(&made[0], "running").await;
    let (_, page) = program.get("/launches?state=running,pending&limit=200").await;
    assert!(page["items"].as_array().expect("a list").iter().any(|one| one["id"] == made[0].as_str()));
    for wrong in ["limit=0", "limit=201", "limit=x", "after=x", "state=asleep"] {
        assert_eq!(program.get(&format!("/launches?{wrong}")).await.0, 400, "{wrong}");
    }
}

#[tokio::test]
async fn without_a_cloud_nothing_is_launched() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    let (status, problem) = program.launch("none", &plan("none")).await;
    assert_eq!((status, &problem["code"]), (409, &json!("no-cloud")));
    assert_eq!(program.post("/plans/dry-run", &plan("none")).await.0, 409);
}

#[tokio::test]
async fn a_dry_run_creates_nothing() {
    let simulator = Berth::simulator().await;
    let berth = Berth::live(&simulator.origin).await;
    let program = Program::of(&berth);
    let (status, answer) = program.post("/plans/dry-run", &plan("dry")).await;
    assert_eq!((status, &answer["passed"]), (200, &json!(true)), "{answer}");
    assert_eq!(program.get("/launches").await.1["items"], json!([]));
    let stranger = Berth::live_as(&simulator.origin, KEY_ID, "not-the-secret").await;
    let (status, answer) = Program::of(&stranger).post("/plans/dry-run", &plan("dry")).await;
    assert_eq!((status, &answer["passed"]), (200, &json!(false)), "{answer}");
    assert!(!answer.to_string().contains(KEY_SECRET));
}

#[tokio::test]
async fn no_page_of_another_site_can_drive_it() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let launch =
        || program.request(Method::POST, "/launches").header("idempotency-key", "evil").body(plan("evil").to_string());
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "http://evil.example"),
        ("origin", "null"),
    ] {
        let (status, problem) =
            read(launch().header("content-type", JSON).header(name, value).send().await.expect("an answer")).await;
        assert_eq!((status, &problem["code"]), (403, &json!("cross-site")), "{name}: {value}");
        let read_only = program.request(Method::GET, "/launches").header(name, value).send().await.expect("an answer");
        assert_eq!(read(read_only).await.0, 403, "nor read it");
    }
    // What a form can send is no plan.
    for media in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let (status, problem) = read(launch().header("content-type", media).send().await.expect("an answer")).await;
        assert_eq!((status, &problem["code"]), (415, &json!("media-type")), "{media}");
    }
    assert_eq!(read(launch().send().await.expect("an answer")).await.0, 415, "and a body of no type is none");
    let foreign =
        program.request(Method::GET, "/launches").header("host", "evil.example").send().await.expect("an answer");
    assert_eq!(foreign.status(), StatusCode::MISDIRECTED_REQUEST);
    let preflight = program
        .request(Method::OPTIONS, "/launches")
        .header("origin", "http://evil.example")
        .send()
        .await
        .expect("an answer");
    assert!(preflight.headers().keys().all(|name| !name.as_str().starts_with("access-control")));
    assert_eq!(program.get("/launches").await.1["items"], json!([]), "nothing was launched");
}

#[tokio::test]
async fn addresses_methods_and_bodies_that_are_none_are_problems() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    assert_eq!(program.get("/nowhere").await.0, 404);
    assert_eq!(program.post("/formats", &json!({})).await.0, 405);
    assert_eq!(program.post("/plans/import", &json!([])).await.0, 400);
    let request = |body: Vec<u8>| program.request(Method::POST, "/plans/check").header("content-type", JSON).body(body);
    assert_eq!(read(request(b"{".to_vec()).send().await.expect("an answer")).await.0, 422);
    assert_eq!(read(request(vec![0xff, 0xfe]).send().await.expect("an answer")).await.0, 400);
    assert_eq!(read(request(vec![b' '; 9 * 1024 * 1024]).send().await.expect("an answer")).await.0, 413);
}

#[tokio::test]
async fn the_document_names_every_route_and_the_page_reads_it_in_both_languages() {
    let berth = Berth::plan_only().await;
    let program = Program::of(&berth);
    let (_, document) = program.get("/openapi.json").await;
    let paths = document["paths"].as_object().expect("paths");
    for path in ["/launches", "/launches/{id}", "/launches/{id}/events", "/plans/check", "/drafts/{id}", "/annotate"] {
        assert!(paths.contains_key(path), "{path}");
    }
    let mut visitor = blackbox::Visitor::new(&berth.origin);
    for (lang, words) in [("en", "Create the container group of a plan"), ("zh-CN", "创建方案描述的容器组")] {
        let page = visitor.get(&format!("/{lang}/api")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(words).says("/launches/{id}/events").says("Idempotency-Key").holds("id=\"key-used\"");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
        assert!(
            visitor.get(&format!("/{lang}")).await.html.contains(&format!("/{lang}/api")),
            "the footer leads to it"
        );
    }
}
