//! vSwitches and security groups, to be picked from tables.

use leptos::prelude::*;
use plan::Text;

use super::{Data, SecurityGroup, VSwitch, ways::here};
use crate::{
    text::network as t,
    ui::{
        form::Form,
        lookup::{pick, pick_also, status},
        markup::{IntoMarkup, Markup},
        table::{Column, named, table},
    },
};

const VSWITCH: &str = "VSwitchId";
const SECURITY_GROUP: &str = "SecurityGroupId";

/// The table of vSwitches, or why there is none.
pub(super) fn vswitches(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let rows = data.vswitches.items().iter().map(|vswitch| vswitch_row(form, vswitch, here(form, data))).collect();
    let columns = [
        Column::text(t::COLUMN_VSWITCH),
        Column::text(t::COLUMN_VPC),
        Column::text(t::COLUMN_ZONE),
        Column::number(t::COLUMN_FREE),
        Column::action(t::COLUMN_ACTION),
    ];
    view! { {status(lang, &data.vswitches, t::UNASKED, t::NO_VSWITCH)} {table(lang, t::VSWITCHES, &columns, rows)} }
        .markup()
}

fn vswitch_row(form: Form<'_>, vswitch: &VSwitch, here: Option<&str>) -> Vec<Markup> {
    let lang = form.lang;
    let value = form.value(VSWITCH);
    let chosen = value.split(',').any(|id| id.trim() == vswitch.id);
    let more = !value.is_empty() && !chosen && here == Some(vswitch.vpc_id.as_str());
    let also = more.then(|| pick_also(lang, VSWITCH, &format!("{value},{}", vswitch.id), &vswitch.id));
    vec![
        named(&vswitch.name, &vswitch.id),
        named(&vswitch.vpc_name, &vswitch.vpc_id),
        named(&vswitch.zone, &vswitch.cidr),
        vswitch.free.to_string().markup(),
        view! { <div class="actions">{also}{pick(lang, VSWITCH, &vswitch.id, &vswitch.id, chosen)}</div> }.markup(),
    ]
}

/// The table of security groups, or why there is none.
pub(super) fn security_groups(form: Form<'_>, data: &Data) -> Markup {
    let lang = form.lang;
    let rows = data.security_groups.items().iter().map(|group| security_group_row(form, group)).collect();
    let columns: [Column; 4] = [t::COLUMN_GROUP, t::COLUMN_VPC, t::COLUMN_NOTE, t::COLUMN_ACTION]
        .map(|name: Text| if name == t::COLUMN_ACTION { Column::action(name) } else { Column::text(name) });
    let status = status(lang, &data.security_groups, t::UNASKED, t::NO_SECURITY_GROUP);
    view! { {status} {table(lang, t::SECURITY_GROUPS, &columns, rows)} }.markup()
}

fn security_group_row(form: Form<'_>, group: &SecurityGroup) -> Vec<Markup> {
    let chosen = form.value(SECURITY_GROUP) == group.id;
    vec![
        named(&group.name, &group.id),
        view! { <code>{group.vpc_id.clone()}</code> }.markup(),
        group.description.clone().markup(),
        view! { <div class="actions">{pick(form.lang, SECURITY_GROUP, &group.id, &group.id, chosen)}</div> }.markup(),
    ]
}
