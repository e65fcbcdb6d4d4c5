//! What most plans leave as it is: preemptible instances, tags, roles, storage, deadlines.

use leptos::prelude::*;

use crate::{
    text::{Fill, common, workload as t},
    ui::{
        form::{Form, add, choices, listed, row_head},
        markup::{IntoMarkup, Markup},
        part::fold,
    },
};

/// Preemptible instances.
pub(super) fn spot(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let names = ["SpotStrategy", "SpotPriceLimit", "SpotDuration"];
    let strategies = [("SpotWithPriceLimit", t::SPOT_LIMIT.get(lang)), ("SpotAsPriceGo", t::SPOT_MARKET.get(lang))];
    let strategy =
        form.field(names[0], t::SPOT_STRATEGY.get(lang)).select(choices(t::SPOT_NONE.get(lang), &strategies));
    let price = form.field(names[1], t::SPOT_PRICE.get(lang)).hint(t::SPOT_PRICE_HINT).unit("CNY");
    let durations = choices(t::SPOT_DURATION_DEFAULT.get(lang), &[("0", t::SPOT_DURATION_NONE.get(lang))]);
    let duration = form.field(names[2], t::SPOT_DURATION.get(lang)).select(durations);
    let body = view! { <div class="fields two">{strategy.view()}{price.view()}{duration.view()}</div> }.markup();
    fold(lang, t::SPOT.get(lang), form.set(&names), form.troubled(&["Spot"]), body).markup()
}

/// Tags of the group.
pub(super) fn tags(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let count = form.draft.count("Tag");
    let rows = (1..=count).map(|n| {
        let title = t::TAG_N.with(lang, &[&n]);
        let key = form.field(format!("Tag.{n}.Key"), t::TAG_KEY.get(lang));
        let value = form.field(format!("Tag.{n}.Value"), t::TAG_VALUE.get(lang));
        view! {
            <fieldset class="row row-tight">
                <legend class="sr-only">{title.clone()}</legend>
                <div class="row-line"><div class="fields two">{key.view()}{value.view()}</div>{row_head(lang, "Tag", n, count, &title)}</div>
            </fieldset>
        }
    });
    let rows: Vec<_> = rows.collect();
    // The limit is 20, and a launch adds two.
    let body =
        view! { <p class="hint">{t::TAGS_HINT.get(lang)}</p>{rows}{add(lang, "Tag", t::ADD_TAG, count, 18)} }.markup();
    fold(lang, t::TAGS.get(lang), form.filled("Tag"), form.unfolded("Tag"), listed(form, "Tag", body)).markup()
}

/// Everything else.
pub(super) fn more(form: Form<'_>) -> Markup {
    let lang = form.lang;
    let names = [
        "InstanceType",
        "RamRoleName",
        "EphemeralStorage",
        "ActiveDeadlineSeconds",
        "TerminationGracePeriodSeconds",
        "MaxPendingMinute",
        "ResourceGroupId",
    ];
    let (second, minute) = (common::SECOND.get(lang), common::MINUTE.get(lang));
    let kind = form.field(names[0], t::INSTANCE_TYPE.get(lang)).hint(t::INSTANCE_TYPE_HINT).mono();
    let role = form.field(names[1], t::RAM_ROLE.get(lang)).hint(t::RAM_ROLE_HINT).mono();
    let storage = form.field(names[2], t::STORAGE.get(lang)).hint(t::STORAGE_HINT).unit("GiB");
    let deadline = form.field(names[3], t::DEADLINE.get(lang)).hint(t::DEADLINE_HINT).unit(second);
    let grace = form.field(names[4], t::GRACE.get(lang)).unit(second);
    let pending = form.field(names[5], t::PENDING.get(lang)).unit(minute);
    let group = form.field(names[6], t::RESOURCE_GROUP.get(lang)).mono().example("rg-…");
    let body = view! {
        <div class="fields two">
            {kind.view()}{role.view()}{group.view()}{storage.view()}{deadline.view()}{grace.view()}{pending.view()}
        </div>
    };
    fold(lang, t::MORE.get(lang), form.set(&names), form.troubled(&names), body.markup()).markup()
}
