//! One world of the matrix: a value for every dimension, and what they mean as a scenario and as a plan.

use serde_json::{Value, json};

/// The dimensions, each with its values; the first is the one in which nothing goes wrong.
pub(crate) const DIMENSIONS: [(&str, &[&str]); 11] = [
    ("host", &["vpc", "public", "custom", "custom-unnamed"]),
    ("endpoint", &["running", "creating", "disabled"]),
    ("whitelist", &["egress", "loopback", "others", "everybody", "off", "empty"]),
    ("link", &["running", "creating", "unauthorised", "none"]),
    ("exit", &["vswitch", "block", "eip", "auto", "none", "private", "stranger", "pending"]),
    ("image", &["tag", "tag-gone", "repository-gone", "namespace-gone", "digest", "digest-gone", "public"]),
    ("account", &["own", "foreign"]),
    ("roles", &["none", "narrow", "both", "service", "powerless", "stranger"]),
    ("region", &["same", "other"]),
    ("instance", &["running", "stopped"]),
    ("firewall", &["open", "sealed"]),
];

/// A value for every dimension, by its place in the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct World(pub(crate) [usize; DIMENSIONS.len()]);

const VPC: &str = "vpc-2zeprod0network00main";
const VSWITCH: &str = "vsw-2zeproduction0nonat01";
const INSTANCE: &str = "cri-matrix0000000001";

impl World {
    /// The value of a dimension.
    pub(crate) fn get(&self, dimension: &str) -> &'static str {
        let at = DIMENSIONS.iter().position(|(name, _)| *name == dimension).expect("a dimension");
        DIMENSIONS[at].1[self.0[at]]
    }

    /// Whether everything that decides can be seen with the credential at hand.
    pub(crate) fn is_visible(&self) -> bool {
        let unseen_address =
            self.get("exit") == "auto" && !matches!(self.get("whitelist"), "everybody" | "off" | "empty");
        let unseen_exit = self.get("exit") == "pending";
        let public = self.get("host") != "vpc";
        // Across regions a linked VPC says that somebody arranged what cannot be seen, and a custom domain that no entry explains
        // is looked for in the group's own region alone.
        let elsewhere = self.get("region") == "other"
            && (self.get("host") == "custom-unnamed" || self.get("host") != "public" && self.get("link") == "running");
        self.get("account") == "own"
            && self.get("roles") == "none"
            && !self.get("image").starts_with("digest-gone")
            && !(public && (unseen_address || unseen_exit))
            && !elsewhere
    }

    fn region(&self) -> &'static str {
        if self.get("region") == "same" { "cn-beijing" } else { "cn-hangzhou" }
    }

    fn host(&self) -> String {
        match self.get("host") {
            "vpc" => format!("matrix-registry-vpc.{}.cr.aliyuncs.com", self.region()),
            "public" => format!("matrix-registry.{}.cr.aliyuncs.com", self.region()),
            _ => "matrix.example.com".to_owned(),
        }
    }

    /// The world as a scenario's `world`.
    pub(crate) fn scenario(&self) -> Value {
        let entries: &[&str] = match self.get("whitelist") {
            "egress" => &["127.0.0.1/32", "203.0.113.10/32", "198.51.100.0/24"],
            "loopback" => &["127.0.0.1/32"],
            "others" => &["127.0.0.1/32", "192.0.2.128/25"],
            "everybody" => &["0.0.0.0/0"],
            _ => &[],
        };
        let whitelist: Vec<Value> = entries.iter().map(|entry| json!({"entry": entry})).collect();
        let status = if self.get("endpoint") == "creating" { "CREATING" } else { "RUNNING" };
        let links = match self.get("link") {
            "running" => json!([{"vpc": VPC, "ip": "10.0.0.99"}]),
            "creating" => json!([{"vpc": VPC, "status": "CREATING"}]),
            "unauthorised" => json!([{"vpc": VPC, "issue": "NO_PRIVATE_ZONE_AUTHORIZED"}]),
            _ => json!([{"vpc": "vpc-2zestaging0network001", "ip": "172.16.0.99"}]),
        };
        let account = (self.get("account") == "foreign").then_some("2222222222222222");
        let mut instance = json!({
            "id": INSTANCE, "name": "matrix", "region": self.region(), "links": links,
            "status": if self.get("instance") == "running" { "RUNNING" } else { "STOPPED" },
            "domains": [{"domain": "matrix.example.com"}],
            "public": {
                "enabled": self.get("endpoint") != "disabled", "status": status,
                "open": self.get("whitelist") == "off", "whitelist": whitelist,
            },
            "namespaces": [{"name": "team", "repositories": [
                {"name": "app", "tags": ["2.0", "1.0"]}, {"name": "open", "public": true, "tags": ["1.0"]},
            ]}],
        });
        if let Some(account) = account {
            instance["account"] = json!(account);
        }
        json!({"instances": [instance], "nat_gateways": self.nat_gateways(), "roles": [
            {"arn": "acs:ram::1111111111111111:role/pull-matrix", "service": "eci.aliyuncs.com", "pulls": [INSTANCE]},
        ]})
    }

    fn nat_gateways(&self) -> Value {
        let production = "ngw-2zeproduction00000001";
        let entry = |source: &str, value: &str, more: Value| {
            let mut entry = json!({"id": "snat-matrix", "ip": "203.0.113.10"});
            entry[source] = json!(value);
            for (key, value) in more.as_object().expect("an object") {
                entry[key] = value.clone();
            }
            entry
        };
        match self.get("exit") {
            "vswitch" => json!([{"id": production, "snat": [entry("vswitch", VSWITCH, json!({}))]}]),
            "block" => json!([{"id": production, "snat": [entry("cidr", "10.0.64.0/20", json!({}))]}]),
            "stranger" => {
                json!([{"id": production, "snat": [entry("vswitch", VSWITCH, json!({"ip": "192.0.2.77"}))]}])
            }
            "pending" => json!([{"id": production, "snat": [entry("vswitch", VSWITCH, json!({"status": "Pending"}))]}]),
            "private" => {
                let snat = [entry("vswitch", VSWITCH, json!({"ip": "10.0.0.77"}))];
                json!([{"id": "ngw-matrix", "vpc": VPC, "private": true, "snat": snat}])
            }
            _ => json!([]),
        }
    }

    /// The plan document. `digest` is that of the image with the tag 1.0.
    pub(crate) fn plan(&self, digest: &str) -> Value {
        let image = match self.get("image") {
            "tag" => "team/app:1.0".to_owned(),
            "tag-gone" => "team/app:9.9".to_owned(),
            "repository-gone" => "team/none:1.0".to_owned(),
            "namespace-gone" => "nobody/app:1.0".to_owned(),
            "digest" => format!("team/app@sha256:{digest}"),
            "digest-gone" => format!("team/app@sha256:{}", "0".repeat(64)),
            _ => "team/open:1.0".to_owned(),
        };
        let mut plan = json!({
            "RegionId": "cn-beijing", "ContainerGroupName": "matrix", "VSwitchId": VSWITCH,
            "SecurityGroupId": if self.get("firewall") == "open" { "sg-2zeh4cev9y7ulbr00000" } else { "sg-2zeprodnoegress0001" },
            "Container": [{"Name": "app", "Image": format!("{}/{image}", self.host())}],
        });
        match self.get("exit") {
            "eip" => plan["EipInstanceId"] = json!("eip-2zefree0office000001"),
            "auto" => plan["AutoCreateEip"] = json!(true),
            _ => {}
        }
        if let Some(entry) = self.entry() {
            plan["AcrRegistryInfo"] = json!([entry]);
        }
        plan
    }

    fn entry(&self) -> Option<Value> {
        let named = self.get("host") == "custom" || self.get("roles") != "none";
        if !named || self.get("host") == "custom-unnamed" {
            return None;
        }
        let mut entry = json!({"InstanceId": INSTANCE, "RegionId": self.region()});
        if self.get("host") == "custom" {
            entry["Domain"] = json!([self.host()]);
        }
        let service = match self.get("roles") {
            "narrow" => Some("acs:ram::1111111111111111:role/pull-matrix"),
            "powerless" => Some("acs:ram::1111111111111111:role/pull-nothing"),
            "both" | "service" | "stranger" => Some("acs:ram::1111111111111111:role/role-assume"),
            _ => None,
        };
        let user = match self.get("roles") {
            "both" => Some("acs:ram::2222222222222222:role/role-acr"),
            "stranger" => Some("acs:ram::2222222222222222:role/role-stranger"),
            _ => None,
        };
        if let Some(arn) = service {
            entry["ArnService"] = json!(arn);
        }
        if let Some(arn) = user {
            entry["ArnUser"] = json!(arn);
        }
        Some(entry)
    }

    /// The world in one line, only what goes wrong in it.
    pub(crate) fn line(&self) -> String {
        let odd = DIMENSIONS.iter().zip(self.0).filter(|(_, value)| *value > 0);
        let words: Vec<String> = odd.map(|((name, values), value)| format!("{name}={}", values[value])).collect();
        if words.is_empty() { "as it should be".to_owned() } else { words.join(" ") }
    }
}
