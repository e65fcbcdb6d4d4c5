//! The beginning of a plan from an instance: the fields that the new draft is given, and the host that its image is pulled from.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{
    super::registry::{Instance, Internet, only_loopback},
    Remembered,
};
use crate::{
    form::CSRF,
    frame::Frame,
    ui::markup::{IntoMarkup, Markup},
};

/// From which host images of an instance are pulled, and by which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    /// The value of `Berth.Network` that goes with it.
    pub(super) network: &'static str,
    /// The host.
    pub(super) name: String,
}

/// The host that works as things stand: over the VPC where a link works, else the public one, which can be opened from anywhere.
/// An instance whose domains could not be asked has its default ones, which begin with its name; `None` where that is not known.
pub(super) fn host(instance: &Instance) -> Option<Host> {
    let links = instance.vpcs.as_deref().unwrap_or_default();
    let linked = links.iter().any(|link| link.status == "RUNNING" && link.issue.is_empty());
    let open = matches!(&instance.internet, Internet::Open { entries } if !only_loopback(entries));
    let has = |vpc: bool| instance.domains.iter().any(|domain| domain.vpc == vpc);
    let vpc = linked || (!open && has(true) && !has(false));
    let listed = instance.domains.iter().find(|domain| !domain.custom && domain.vpc == vpc);
    let named = || {
        let infix = if vpc { "-vpc" } else { "" };
        let Instance { name, region, .. } = instance;
        (!name.is_empty()).then(|| format!("{name}-registry{infix}.{region}.cr.aliyuncs.com"))
    };
    let name = listed.map(|domain| domain.host.clone()).or_else(named)?;
    Some(Host { network: if vpc { "Vpc" } else { "Public" }, name })
}

/// The fields that name an instance in a new draft. The group runs where the instance is, if container groups can.
pub(super) fn fields(id: &str, name: &str, region: &str) -> Vec<(Cow<'static, str>, String)> {
    let runs = plan::regions::find(region).is_some_and(|region| region.status == plan::regions::Status::Open);
    let mut fields = vec![
        (Cow::from("AcrRegistryInfo.1.InstanceId"), id.to_owned()),
        (Cow::from("AcrRegistryInfo.1.InstanceName"), name.to_owned()),
        (Cow::from("AcrRegistryInfo.1.RegionId"), region.to_owned()),
    ];
    if runs {
        fields.push((Cow::from("RegionId"), region.to_owned()));
    }
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

/// The same of a remembered instance, with the domains that were written down.
pub(super) fn remembered(entry: &Remembered) -> Vec<(Cow<'static, str>, String)> {
    let domains = entry.named_domains().iter().zip(1..);
    let named = domains.map(|(host, n)| (Cow::from(format!("AcrRegistryInfo.1.Domain.{n}")), host.clone()));
    fields(&entry.instance_id, &entry.name, &entry.region).into_iter().chain(named).collect()
}

/// Fields of a form that nobody sees.
pub(super) fn hidden(frame: &Frame, fields: Vec<(Cow<'static, str>, String)>) -> Markup {
    let inputs = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! { <input type="hidden" name=CSRF value=frame.csrf.clone() /> {inputs.collect_view()} }.markup()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::page::registry::{Domain, LinkedVpc};

    fn instance() -> Instance {
        let domain = |host: &str, vpc| Domain { host: host.to_owned(), custom: false, vpc };
        Instance {
            name: "a".to_owned(),
            region: "cn-beijing".to_owned(),
            domains: vec![domain("a-registry.cn", false), domain("a-registry-vpc.cn", true)],
            ..Instance::default()
        }
    }

    fn link(status: &str, issue: &str) -> Vec<LinkedVpc> {
        vec![LinkedVpc { status: status.to_owned(), issue: issue.to_owned(), ..LinkedVpc::default() }]
    }

    #[test]
    fn a_plan_begins_on_the_host_that_works_as_things_stand() {
        let of = |instance: &Instance| host(instance).map(|host| (host.network, host.name)).unwrap();
        let linked = Instance { vpcs: Some(link("RUNNING", "")), ..instance() };
        assert_eq!(of(&linked), ("Vpc", "a-registry-vpc.cn".to_owned()));
        for broken in [Some(link("CREATING", "")), Some(link("RUNNING", "NO_PRIVATE_ZONE_AUTHORIZED")), None] {
            assert_eq!(of(&Instance { vpcs: broken, ..instance() }), ("Public", "a-registry.cn".to_owned()));
        }
    }

    #[test]
    fn domains_that_could_not_be_asked_are_the_default_ones_and_a_nameless_instance_has_none() {
        let unseen = Instance { domains: Vec::new(), ..instance() };
        assert_eq!(host(&unseen).unwrap().name, "a-registry.cn-beijing.cr.aliyuncs.com");
        assert_eq!(host(&Instance { name: String::new(), ..unseen }), None);
    }

    #[test]
    fn domains_that_were_written_down_are_named_once_one_is_the_instances_own() {
        let kept = |domains: &[&str]| Remembered {
            instance_id: "cri-1".to_owned(),
            domains: domains.iter().map(|host| (*host).to_owned()).collect(),
            ..Remembered::default()
        };
        let default = "a-registry.cn-beijing.cr.aliyuncs.com";
        let domains = |kept: &Remembered| -> Vec<(String, String)> {
            let fields = remembered(kept).into_iter().map(|(name, value)| (name.into_owned(), value));
            fields.filter(|(name, _)| name.contains("Domain")).collect()
        };
        assert_eq!(domains(&kept(&[default])), []);
        let both = domains(&kept(&[default, "images.example.com"]));
        let named = |n: usize, host: &str| (format!("AcrRegistryInfo.1.Domain.{n}"), host.to_owned());
        assert_eq!(both, [named(1, default), named(2, "images.example.com")]);
    }

    #[test]
    fn a_group_is_not_put_where_container_groups_cannot_run() {
        assert!(fields("cri-1", "a", "cn-beijing").contains(&("RegionId".into(), "cn-beijing".to_owned())));
        assert!(fields("cri-1", "", "ap-south-1").iter().all(|(name, _)| *name != "RegionId"));
        assert!(fields("cri-1", "", "cn-beijing").iter().all(|(_, value)| !value.is_empty()));
    }
}
