//! The two ways as drawings, with what is really so written under the part that decides.

use leptos::prelude::*;
use plan::{Lang, Text};

use crate::ui::{
    icon::Icon,
    markup::{IntoMarkup, Markup},
    part::Tone,
};

/// What is written under a part, and how that stands.
pub(super) type Sign = (Tone, String);

/// A part of a way.
pub(super) struct Node {
    pub(super) icon: Icon,
    pub(super) name: Text,
    /// What is so there, if it decides.
    pub(super) sign: Option<Sign>,
}

/// Width of a part's box, and from one box's left edge to the next one's in a drawing of five.
const BOX: u16 = 44;
const WIDTH: u16 = 340;

/// A way from left to right, evenly spread.
pub(super) fn drawing(lang: Lang, said: Text, nodes: Vec<Node>) -> Markup {
    let gaps = u16::try_from(nodes.len()).unwrap_or(2).saturating_sub(1).max(1);
    let margin = 14;
    let pitch = (WIDTH - BOX - 2 * margin) / gaps;
    let left = |at: usize| margin + pitch * u16::try_from(at).unwrap_or_default();
    let label =
        nodes.iter().filter_map(|node| node.sign.as_ref().map(|(_, sign)| format!("{}: {sign}", node.name.get(lang))));
    let label = std::iter::once(said.get(lang).to_owned()).chain(label).collect::<Vec<_>>().join("; ");
    let arrows: Vec<_> = (1..nodes.len()).map(|at| arrow(left(at - 1) + BOX, left(at))).collect();
    let nodes: Vec<_> = nodes.into_iter().enumerate().map(|(at, node)| part(lang, left(at), node)).collect();
    view! {
        <svg class="drawing" viewBox="0 0 340 88" role="img" aria-label=label>
            {arrows}{nodes}
        </svg>
    }
    .markup()
}

fn arrow(from: u16, to: u16) -> impl IntoView {
    let line = format!("M{} 26H{}m-5-4 5 4-5 4", from + 4, to - 4);
    view! { <path class="way" d=line /> }
}

fn part(lang: Lang, x: u16, node: Node) -> Markup {
    let middle = x + BOX / 2;
    let tone = node.sign.as_ref().map_or("node", |(tone, _)| match tone {
        Tone::Pass => "node node-pass",
        Tone::Warn | Tone::Fail => "node node-warn",
        Tone::Info | Tone::Plain => "node",
    });
    let sign = node.sign.map(|(_, sign)| view! { <text class="sign" x=middle y="80">{sign}</text> });
    view! {
        <g class=tone>
            <rect x=x y="4" width=BOX height=BOX rx="8" />
            <path class="shape" transform=format!("translate({} 16)", middle - 10) d=node.icon.path() />
            <text x=middle y="64">{node.name.get(lang)}</text>
            {sign}
        </g>
    }
    .markup()
}
