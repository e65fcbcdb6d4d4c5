//! vCPU and memory: what was asked for, what ECI makes of it, and which pairs exist.

use leptos::prelude::*;
use plan::size::{self as sizes, decimal, thousandths};

use crate::{
    text::{Fill, workload as t},
    ui::{
        form::Form,
        markup::{IntoMarkup, Markup},
        part::{Tone, fold, notice},
        table::{Column, table},
    },
};

/// The fields, the rounding, the table.
pub(super) fn size(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let cpu = form.field("Cpu", t::CPU.get(lang)).number();
    let memory = form.field("Memory", t::MEMORY.get(lang)).unit("GiB");
    let pairs = if spot(form) { t::PAIRS_SPOT } else { t::PAIRS };
    view! {
        <div class="fields two">{cpu.view()}{memory.view()}</div>
        {rounding(form)}
        {fold(lang, pairs.get(lang), 0, false, pair_table(form).markup())}
    }
    .markup()
}

fn spot(form: Form<'_>) -> bool {
    !matches!(form.value("SpotStrategy"), "" | "NoSpot")
}

/// What will run, and what was asked for where that differs.
fn rounding(form: Form<'_>) -> Option<Markup> {
    let lang = form.lang;
    let pair = |prefix: &str| {
        let part = |name: &str| thousandths(form.value(&format!("{prefix}{name}")));
        (part("Cpu"), part("Memory"))
    };
    let containers: Vec<_> = (1..=form.draft.count("Container")).map(|n| pair(&format!("Container.{n}."))).collect();
    let found = sizes::resolve(form.value("RegionId"), spot(form), pair(""), &containers)?;
    if !form.value("InstanceType").is_empty() {
        return None;
    }
    let view = if found.asked == found.size {
        let said = t::RUNS.with(lang, &[&found.size]);
        view! { <p class="hint">{said}</p> }.markup()
    } else {
        let said = t::ROUNDED.with(lang, &[&found.asked, &found.size]);
        notice(Tone::Info, view! { <p>{said}</p> }.markup()).markup()
    };
    Some(view)
}

/// Every pair of the region, one row per vCPU value.
fn pair_table(form: Form<'_>) -> Option<Markup> {
    let (region, spot) = (form.value("RegionId"), spot(form));
    let rows = sizes::cpus(region, spot).into_iter().map(|cpu| {
        let memories: Vec<_> = sizes::memories(region, spot, cpu).into_iter().map(decimal).collect();
        vec![decimal(cpu).markup(), memories.join(" · ").markup()]
    });
    table(form.lang, t::PAIRS, &[Column::number(t::CPU), Column::text(t::PAIR_MEMORY)], rows.collect())
}
