//! Second step: by which way the group reaches the registry, and where it stands.

mod drawing;
mod egress;
mod pickers;
mod ways;

use leptos::prelude::*;
use plan::Step;

use super::{
    registry::Instance,
    wizard::{self, Wizard},
};
use crate::{
    frame::{Frame, Lookup, Trouble},
    text::{common, network as t},
    ui::{
        form::{Form, choices},
        markup::{IntoMarkup, Markup},
        part::{card, fold},
        passwordless::passwordless,
    },
};

/// What the step shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The draft.
    pub wizard: Wizard,
    /// The instances that the draft names, as the cloud describes them now.
    pub instances: Lookup<Instance>,
    /// The vSwitches of the group's region.
    pub vswitches: Lookup<VSwitch>,
    /// The security groups of the chosen vSwitch's VPC, or of the region while none is chosen.
    pub security_groups: Lookup<SecurityGroup>,
    /// The ways out of the chosen vSwitches that need no EIP.
    pub exits: Lookup<NatExit>,
    /// The EIPs of the group's region that nothing holds.
    pub eips: Lookup<FreeEip>,
}

/// An EIP that nothing holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreeEip {
    /// `eip-…`.
    pub id: String,
    /// Its name, often empty.
    pub name: String,
    /// The address.
    pub address: String,
    /// Its bandwidth in Mbit/s, where known.
    pub bandwidth: Option<u64>,
    /// The instances of the plan whose whitelist holds the address, and those whose does not.
    pub admitted: Vec<Admitted>,
}

/// How a group without an EIP reaches the Internet from a vSwitch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NatExit {
    /// `vsw-…`.
    pub vswitch: String,
    /// The way.
    pub exit: Exit,
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Through a NAT gateway, with one of these addresses.
    With {
        /// `ngw-…`.
        nat: String,
        /// The addresses.
        addresses: Vec<String>,
        /// Whether the instances of the plan admit all of them.
        admitted: Vec<Admitted>,
    },
    /// There is none: so many public NAT gateways, of which none has an SNAT entry for this vSwitch.
    None {
        /// How many.
        gateways: usize,
    },
    /// That cannot be told, for this reason where one is known.
    Unclear(Option<Trouble>),
}

/// Whether an instance of the plan admits an address to its public endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// The instance's name.
    pub instance: String,
    /// Whether its whitelist holds the address.
    pub yes: bool,
}

/// A vSwitch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VSwitch {
    /// `vsw-…`.
    pub id: String,
    /// Its name, often empty.
    pub name: String,
    /// The VPC it belongs to.
    pub vpc_id: String,
    /// The VPC's name, where known.
    pub vpc_name: String,
    /// Its zone.
    pub zone: String,
    /// Its addresses.
    pub cidr: String,
    /// How many of them are free.
    pub free: u64,
}

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityGroup {
    /// `sg-…`.
    pub id: String,
    /// Its name, often empty.
    pub name: String,
    /// The VPC it belongs to.
    pub vpc_id: String,
    /// What its owner wrote about it.
    pub description: String,
}

/// The VPC of the first of these vSwitches, where the list tells it.
pub fn vpc_of<'a>(chosen: &str, vswitches: &'a [VSwitch]) -> Option<&'a str> {
    let first = chosen.split(',').next()?.trim();
    vswitches.iter().find(|vswitch| vswitch.id == first).map(|vswitch| vswitch.vpc_id.as_str())
}

/// The page.
pub fn view(frame: Frame, data: Data) -> Markup {
    let lang = frame.lang;
    wizard::page(&frame, &data.wizard, Step::Network, |form| {
        view! {
            {card("way", t::WAY.get(lang), Some(t::WAY_LEAD.get(lang)), ways::ways(form, &data))}
            {card("place", t::PLACE.get(lang), Some(t::PLACE_LEAD.get(lang)), place(form, &data))}
            {card("eip", t::EIP.get(lang), Some(t::EIP_LEAD.get(lang)), eip(form, &data))}
            {passwordless(lang, form.draft)}
            {more(form)}
        }
        .markup()
    })
}

fn place(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let vswitch = form.field("VSwitchId", t::VSWITCH.get(lang)).hint(t::VSWITCH_HINT).mono().example("vsw-…");
    let group =
        form.field("SecurityGroupId", t::SECURITY_GROUP.get(lang)).hint(t::SECURITY_GROUP_HINT).mono().example("sg-…");
    view! {
        <div class="stack">
            {vswitch.view()}{pickers::vswitches(form, data)}
            {group.view()}{pickers::security_groups(form, data)}
        </div>
    }
    .markup()
}

fn eip(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let auto = form.field("AutoCreateEip", t::AUTO_EIP.get(lang)).tick();
    let bandwidth = form.field("EipBandwidth", t::BANDWIDTH.get(lang)).hint(t::BANDWIDTH_HINT).unit("Mbit/s");
    let own = form.field("EipInstanceId", t::EIP_ID.get(lang)).hint(t::EIP_ID_HINT).mono().example("eip-…");
    view! {
        {egress::exits(form, &data.exits)}
        {auto.view()}
        <div class="fields two">{bandwidth.view()}{own.view()}</div>
        {egress::eips(form, &data.eips)}
    }
    .markup()
}

fn more(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let names = ["ZoneId", "ScheduleStrategy", "EipISP"];
    let zone = form.field("ZoneId", t::ZONE.get(lang)).hint(t::ZONE_HINT).mono();
    let strategy = [("VSwitchOrdered", t::STRATEGY_ORDERED.get(lang)), ("VSwitchRandom", t::STRATEGY_RANDOM.get(lang))];
    let strategy =
        form.field("ScheduleStrategy", t::STRATEGY.get(lang)).select(choices(common::NOT_GIVEN.get(lang), &strategy));
    let isp = form
        .field("EipISP", t::ISP.get(lang))
        .select(choices(common::NOT_GIVEN.get(lang), &[("BGP", "BGP"), ("BGP_PRO", "BGP_PRO")]));
    let body = view! { <div class="fields two">{zone.view()}{strategy.view()}{isp.view()}</div> }.markup();
    fold(lang, t::MORE.get(lang), form.set(&names), form.troubled(&names), body).markup()
}
