//! A small library of scenarios with names: each is one thing that goes wrong with `test0000-…/eci_test/nginx:1.0`, to be watched,
//! mended and watched again.

use crate::scenario::Scenario;
use crate::world::WorldError;

/// A scenario with a name.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// A short, stable name.
    pub name: &'static str,
    /// What it is called in Chinese.
    pub zh: &'static str,
    /// What it is called in English.
    pub en: &'static str,
    text: &'static str,
}

/// Every named scenario.
pub static LIBRARY: &[Named] = &[
    Named {
        name: "closed-endpoint",
        zh: "公网访问入口关闭",
        en: "Public endpoint disabled",
        text: include_str!("../scenarios/closed-endpoint.json"),
    },
    Named {
        name: "closed-whitelist",
        zh: "公网白名单只有 127.0.0.1/32",
        en: "Whitelist holds 127.0.0.1/32 alone",
        text: include_str!("../scenarios/closed-whitelist.json"),
    },
    Named {
        name: "vpc-not-linked",
        zh: "VPC 未接入",
        en: "VPC not linked",
        text: include_str!("../scenarios/vpc-not-linked.json"),
    },
    Named {
        name: "vpc-linking",
        zh: "VPC 正在接入",
        en: "VPC still being linked",
        text: include_str!("../scenarios/vpc-linking.json"),
    },
    Named {
        name: "no-private-zone",
        zh: "未授权 PrivateZone",
        en: "PrivateZone not authorised",
        text: include_str!("../scenarios/no-private-zone.json"),
    },
    Named {
        name: "tag-gone",
        zh: "镜像版本已删除",
        en: "Tag deleted",
        text: include_str!("../scenarios/tag-gone.json"),
    },
    Named {
        name: "no-egress",
        zh: "没有公网出口",
        en: "No way out",
        text: include_str!("../scenarios/no-egress.json"),
    },
    Named {
        name: "instance-stopped",
        zh: "实例已停止",
        en: "Instance stopped",
        text: include_str!("../scenarios/instance-stopped.json"),
    },
    Named {
        name: "no-permission",
        zh: "没有查询权限",
        en: "No permission to look",
        text: include_str!("../scenarios/no-permission.json"),
    },
    Named {
        name: "throttled", zh: "请求被限流", en: "Throttled", text: include_str!("../scenarios/throttled.json")
    },
];

impl Named {
    /// The scenario with this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        LIBRARY.iter().find(|named| named.name == name)
    }

    /// The scenario itself.
    ///
    /// # Errors
    /// Never for those of the library; a test reads every one.
    pub fn scenario(&self) -> Result<Scenario, WorldError> {
        Scenario::read(self.text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LIBRARY, Named};
    use crate::scenario::Scenario;

    #[test]
    fn every_named_scenario_changes_something_and_is_found_by_its_name() {
        let plain = serde_json::to_value(Scenario::default().world().unwrap()).unwrap();
        for named in LIBRARY {
            let scenario = named.scenario().unwrap();
            let world = serde_json::to_value(scenario.world().unwrap()).unwrap();
            assert!(world != plain || !scenario.faults.is_empty(), "{} changes nothing", named.name);
            assert!(!scenario.description.is_empty());
            assert_eq!(Named::find(named.name).unwrap().en, named.en);
        }
        let names: BTreeSet<_> = LIBRARY.iter().map(|named| named.name).collect();
        assert_eq!(names.len(), LIBRARY.len());
        assert!(Named::find("no-such").is_none());
    }
}
