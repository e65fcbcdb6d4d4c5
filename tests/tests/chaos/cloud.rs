//! The cloud of the campaign: a simulator in this process, and what goes wrong with which launch.

use std::collections::BTreeMap;

use blackbox::{KEY_ID, KEY_SECRET};
use simulator::{Fault, FaultKind, GroupView, Scenario, Settings, Simulator, serve};

use crate::dice::Dice;

pub(crate) const CREATE: &str = "CreateContainerGroup";
/// The code of the one refusal that ends a launch.
pub(crate) const NO_STOCK: &str = "OperationDenied.NoStock";

/// The simulator, and where it listens.
pub(crate) struct Cloud {
    pub(crate) simulator: Simulator,
    pub(crate) origin: String,
}

impl Cloud {
    /// Twenty times as fast as usual, with room for a long campaign.
    pub(crate) async fn start() -> Self {
        let world = r#"{"pace": 0.05, "world": {
            "quota": {"vcpu": 1000000},
            "vswitches": [{"id": "vsw-2zejlv7xjnw61w6z00000", "cidr": "10.0.0.0/16", "free": 65000}]
        }}"#;
        let scenario = Scenario::read(world).expect("the campaign's world");
        let settings = Settings::new(KEY_ID, KEY_SECRET).with_scenario(&scenario).expect("the campaign's settings");
        let simulator = Simulator::new(settings);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        tokio::spawn(serve(listener, simulator.clone(), std::future::pending()));
        Self { simulator, origin }
    }

    /// Lets this go wrong, in this order, with the create calls of the group `name`.
    pub(crate) fn plague(&self, name: &str, kinds: &[FaultKind]) {
        for kind in kinds {
            let named = ("ContainerGroupName".to_owned(), name.to_owned());
            self.simulator.fault(Fault { parameters: vec![named], ..Fault::once(CREATE, kind.clone()) });
        }
    }

    /// The groups that exist, by name.
    pub(crate) fn groups(&self) -> BTreeMap<String, Vec<GroupView>> {
        let mut by_name: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for group in self.simulator.groups() {
            by_name.entry(group.name.clone()).or_default().push(group);
        }
        by_name
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.simulator.groups().iter().any(|group| group.name == name)
    }
}

pub(crate) fn no_stock() -> FaultKind {
    FaultKind::Error {
        status: 403,
        code: NO_STOCK.to_owned(),
        message: "Create container group failed because the specified resource is out of stock.".to_owned(),
        extra: serde_json::Value::Null,
    }
}

pub(crate) fn failure(status: u16, code: &str) -> FaultKind {
    FaultKind::Error {
        status,
        code: code.to_owned(),
        message: "The request has failed due to a temporary failure of the server.".to_owned(),
        extra: serde_json::Value::Null,
    }
}

/// What goes wrong with an ordinary launch: none, one or several things, of which none says no.
pub(crate) fn drawn(dice: &mut Dice) -> Vec<FaultKind> {
    let count = match dice.below(10) {
        0..=2 => 0,
        3..=6 => 1,
        7 | 8 => 2,
        _ => 3,
    };
    let mut one = || match dice.below(8) {
        0 => FaultKind::DropBefore,
        1 | 2 => FaultKind::DropAfter,
        3 => FaultKind::Throttle { retry_after: Some(100 + dice.below(300)) },
        4 => failure(503, "ServiceUnavailable"),
        5 => FaultKind::Html { status: 502 },
        6 => FaultKind::Truncate,
        _ => FaultKind::Delay { milliseconds: dice.below(400) },
    };
    (0..count).map(|_| one()).collect()
}
