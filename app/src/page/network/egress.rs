//! The ways out to the Internet as they stand, each with what it means for a public pull.

use leptos::prelude::*;
use plan::Lang;

use super::{Admitted, Exit, FreeEip, NatExit};
use crate::{
    frame::Lookup,
    text::{Fill, network as t},
    ui::{
        form::Form,
        lookup::{pick, status},
        markup::{IntoMarkup, Markup},
        part::{Tone, badge, notice},
        table::{Column, named, table},
        trouble::trouble,
    },
};

const EIP: &str = "EipInstanceId";

/// Whether the chosen vSwitches have a way out of their own, and what follows from that.
pub(super) fn exits(form: Form<'_>, exits: &Lookup<NatExit>) -> Markup {
    let lang = form.lang;
    match exits {
        Lookup::NotAsked => view! { <p class="hint">{t::EXIT_UNASKED.get(lang)}</p> }.markup(),
        Lookup::Unavailable => ().markup(),
        Lookup::Failed(why) => {
            let body = view! { <p><strong>{t::EXIT_UNSEEN.get(lang)}</strong></p>{trouble(why)} };
            notice(Tone::Info, body.markup()).markup()
        }
        Lookup::Ready { items, .. } => {
            let lines: Vec<_> = items.iter().map(|way| line(lang, way)).collect();
            (!lines.is_empty()).then(|| view! { <ul class="ways-out">{lines}</ul> }).markup()
        }
    }
}

fn line(lang: Lang, way: &NatExit) -> Markup {
    let (tone, word, what) = match &way.exit {
        Exit::With { nat, addresses, .. } => {
            (Tone::Pass, t::EXIT_NAT, t::EXIT_NAT_WHAT.with(lang, &[nat, &addresses.join(", ")]))
        }
        Exit::None { gateways: 0 } => (Tone::Info, t::EXIT_NONE, t::EXIT_NO_NAT_WHAT.get(lang).to_owned()),
        Exit::None { gateways } => (Tone::Info, t::EXIT_NONE, t::EXIT_NO_SNAT_WHAT.with(lang, &[gateways])),
        Exit::Unclear(_) => (Tone::Plain, t::EXIT_UNCLEAR, t::EXIT_UNCLEAR_WHAT.get(lang).to_owned()),
    };
    let more = match &way.exit {
        Exit::With { admitted, .. } => self::admitted(lang, admitted),
        Exit::Unclear(Some(why)) => Some(view! { <div class="meta">{trouble(why)}</div> }.markup()),
        Exit::None { .. } | Exit::Unclear(None) => None,
    };
    view! {
        <li>
            <p><code>{way.vswitch.clone()}</code> {badge(tone, word.get(lang))}</p>
            <p class="meta">{what}</p>
            {more}
        </li>
    }
    .markup()
}

/// Whether the plan's instances let the address in.
fn admitted(lang: Lang, admitted: &[Admitted]) -> Option<Markup> {
    let badges: Vec<_> = admitted
        .iter()
        .map(|instance| {
            let (tone, words) = if instance.yes { (Tone::Pass, t::ADMITTED) } else { (Tone::Warn, t::NOT_ADMITTED) };
            badge(tone, &words.with(lang, &[&instance.instance])).markup()
        })
        .collect();
    (!badges.is_empty()).then(|| view! { <p class="badges">{badges}</p> }.markup())
}

/// The EIPs that a group could have.
pub(super) fn eips(form: Form<'_>, eips: &Lookup<FreeEip>) -> Markup {
    let lang = form.lang;
    // Without a cloud the page says so once, above the vSwitches.
    if matches!(eips, Lookup::Unavailable) {
        return ().markup();
    }
    let rows = eips.items().iter().map(|eip| row(form, eip)).collect();
    let columns = [
        Column::text(t::COLUMN_EIP),
        Column::text(t::COLUMN_ADDRESS),
        Column::number(t::COLUMN_BANDWIDTH),
        Column::action(t::COLUMN_ACTION),
    ];
    view! {
        <h3 class="eips-title">{t::FREE_EIPS.get(lang)}</h3>
        {status(lang, eips, t::UNASKED, t::NO_FREE_EIP)}
        {table(lang, t::FREE_EIPS, &columns, rows)}
    }
    .markup()
}

fn row(form: Form<'_>, eip: &FreeEip) -> Vec<Markup> {
    let lang = form.lang;
    let chosen = form.value(EIP) == eip.id;
    let bandwidth = eip.bandwidth.map_or_else(|| "--".to_owned(), |bandwidth| format!("{bandwidth} Mbit/s"));
    vec![
        named(&eip.name, &eip.id),
        view! { <span class="named"><code>{eip.address.clone()}</code>{admitted(lang, &eip.admitted)}</span> }.markup(),
        bandwidth.markup(),
        view! { <div class="actions">{pick(lang, EIP, &eip.id, &eip.id, chosen)}</div> }.markup(),
    ]
}
