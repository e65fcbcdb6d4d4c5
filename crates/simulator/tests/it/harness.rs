//! A simulator, a clock that stands until it is moved, and signed calls.

use std::cell::Cell;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::Timestamp;
use serde_json::Value;
use simulator::{Clock, Hands, Scenario, Settings, Simulator};
use tower::ServiceExt as _;

pub(crate) const KEY_ID: &str = "LTAI5tTestKey";
pub(crate) const SECRET: &str = "test-secret";
pub(crate) const BEIJING: &str = "cn-beijing";
pub(crate) const HANGZHOU: &str = "cn-hangzhou";
pub(crate) const VPC_IMAGE: &str = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
pub(crate) const PUBLIC_IMAGE: &str = "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
pub(crate) const VSWITCH: &str = "vsw-2zejlv7xjnw61w6z00000";
pub(crate) const SECURITY_GROUP: &str = "sg-2zeh4cev9y7ulbr00000";

/// An answer: status and body.
pub(crate) type Answered = (u16, Value);
/// Parameters as the test writes them.
pub(crate) type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A simulator under test.
pub(crate) struct Cloud {
    pub(crate) simulator: Simulator,
    pub(crate) hands: Hands,
    pub(crate) key: (String, String, Option<String>),
    nonce: Cell<u32>,
}

impl Cloud {
    pub(crate) fn new() -> Self {
        Self::in_scenario("{}")
    }

    pub(crate) fn in_scenario(scenario: &str) -> Self {
        let (clock, hands) = Clock::manual("2026-11-23T08:00:00Z".parse::<Timestamp>().unwrap());
        let settings = Settings { clock, ..Settings::new(KEY_ID, SECRET) };
        let settings = settings.with_scenario(&Scenario::read(scenario).unwrap()).unwrap();
        Self {
            simulator: Simulator::new(settings),
            hands,
            key: (KEY_ID.to_owned(), SECRET.to_owned(), None),
            nonce: Cell::new(0),
        }
    }

    pub(crate) fn wait(&self, milliseconds: u64) {
        self.hands.advance(Duration::from_millis(milliseconds));
    }

    /// The parameters of a signed GET, before they are signed.
    pub(crate) fn common(&self, version: &str, action: &str, pairs: Pairs<'_>) -> Vec<(String, String)> {
        self.nonce.set(self.nonce.get() + 1);
        let now = Timestamp::from_second(self.hands.now().as_second()).unwrap();
        let mut all: Vec<(String, String)> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let nonce = format!("nonce-{}", self.nonce.get());
        let mut add = |name: &str, value: &str| all.push((name.to_owned(), value.to_owned()));
        add("Action", action);
        add("Version", version);
        add("Format", "JSON");
        add("AccessKeyId", &self.key.0);
        add("SignatureMethod", "HMAC-SHA1");
        add("SignatureVersion", "1.0");
        add("SignatureNonce", &nonce);
        add("Timestamp", &now.to_string());
        if let Some(token) = &self.key.2 {
            add("SecurityToken", token);
        }
        all
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.simulator.router().oneshot(request).await.unwrap()
    }

    /// Signs the parameters, sends them as GET to a path and reads the answer.
    pub(crate) async fn get(&self, path: &str, pairs: Vec<(String, String)>) -> Answered {
        read(self.send(get(path, &signed("GET", pairs, &self.key.1))).await).await
    }

    pub(crate) async fn call(&self, version: &str, region: &str, action: &str, pairs: Pairs<'_>) -> Answered {
        let pairs = self.common(version, action, pairs);
        self.get(&format!("/{region}"), pairs).await
    }

    pub(crate) async fn eci(&self, action: &str, pairs: Pairs<'_>) -> Answered {
        let mut all = vec![("RegionId", BEIJING)];
        all.extend_from_slice(pairs);
        self.call("2018-08-08", BEIJING, action, &all).await
    }

    pub(crate) async fn cr(&self, region: &str, action: &str, pairs: Pairs<'_>) -> Answered {
        self.call("2018-12-01", region, action, pairs).await
    }

    /// Creates a group with one container in the usual place.
    pub(crate) async fn create(&self, image: &str, more: Pairs<'_>) -> Answered {
        let mut all = vec![
            ("ContainerGroupName", "web"),
            ("VSwitchId", VSWITCH),
            ("SecurityGroupId", SECURITY_GROUP),
            ("Container.1.Name", "app"),
            ("Container.1.Image", image),
        ];
        all.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        all.extend_from_slice(more);
        all.retain(|(_, value)| !value.is_empty());
        self.eci("CreateContainerGroup", &all).await
    }

    /// The same, and its id.
    pub(crate) async fn created(&self, image: &str, more: Pairs<'_>) -> String {
        let (status, body) = self.create(image, more).await;
        assert_eq!(status, 200, "{body}");
        body["ContainerGroupId"].as_str().unwrap().to_owned()
    }

    /// What `DescribeContainerGroups` says of one group.
    pub(crate) async fn group(&self, id: &str) -> Value {
        let ids = format!("[\"{id}\"]");
        let (_, body) = self.eci("DescribeContainerGroups", &[("ContainerGroupIds", &ids)]).await;
        body["ContainerGroups"].get(0).cloned().unwrap_or_default()
    }
}

/// Adds the version 1 signature.
pub(crate) fn signed(method: &str, mut pairs: Vec<(String, String)>, secret: &str) -> Vec<(String, String)> {
    let canonical = sign::v1::canonical(pairs.iter().map(|(n, v)| (&**n, &**v)));
    let string = sign::v1::string_to_sign(method, &canonical);
    pairs.push(("Signature".to_owned(), sign::v1::signature(secret, &string)));
    pairs
}

pub(crate) fn encoded(pairs: &[(String, String)]) -> String {
    sign::v3::canonical_query(pairs.iter().map(|(n, v)| (&**n, &**v)))
}

pub(crate) fn get(path: &str, pairs: &[(String, String)]) -> Request<Body> {
    Request::get(format!("{path}?{}", encoded(pairs))).header("host", "127.0.0.1").body(Body::empty()).unwrap()
}

pub(crate) async fn text(response: Response<Body>) -> (u16, String) {
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

pub(crate) async fn read(response: Response<Body>) -> Answered {
    let (status, body) = text(response).await;
    (status, serde_json::from_str(&body).unwrap_or_else(|_| panic!("not JSON: {body}")))
}

/// Status and code of an answer.
pub(crate) fn code(answer: &Answered) -> (u16, &str) {
    (answer.0, answer.1["Code"].as_str().unwrap_or_default())
}

/// Every event's message.
pub(crate) fn messages(group: &Value) -> Vec<String> {
    let events = group["Events"].as_array().unwrap();
    events.iter().map(|event| event["Message"].as_str().unwrap().to_owned()).collect()
}
