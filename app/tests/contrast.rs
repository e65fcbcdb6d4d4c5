//! The contrast of the tokens, in both themes, by the formula of WCAG 2.2.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Name → its light and its dark colour.
fn tokens() -> BTreeMap<&'static str, [[f64; 3]; 2]> {
    let colour = |text: &str| {
        let hex = u32::from_str_radix(text.trim().trim_start_matches('#'), 16).unwrap();
        [16, 8, 0].map(|shift| f64::from((hex >> shift) & 255) / 255.0)
    };
    let lines = TOKENS.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("));
    lines
        .filter(|(_, value)| value.starts_with('#'))
        .map(|(name, value)| {
            let (light, dark) = value.trim_end_matches(");").split_once(',').unwrap();
            (name, [colour(light), colour(dark)])
        })
        .collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn at_least(least: f64, inks: &[&str], grounds: &[&str]) {
    let tokens = tokens();
    for (ink, ground) in inks.iter().flat_map(|ink| grounds.iter().map(move |ground| (ink, ground))) {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let found = contrast(tokens[ink][theme], tokens[ground][theme]);
            assert!(found >= least, "{ink} on {ground} in {name}: {found:.2}, less than {least}");
        }
    }
}

const GROUNDS: [&str; 6] =
    ["surface-page", "surface-raised", "surface-sunken", "surface-field", "surface-hover", "surface-code"];

#[test]
fn text_can_be_read_on_every_ground() {
    at_least(4.5, &["text", "text-muted", "accent", "accent-strong"], &GROUNDS);
    at_least(4.5, &["text", "text-muted", "accent"], &["accent-soft"]);
    at_least(4.5, &["text-on-accent"], &["accent", "accent-strong"]);
}

#[test]
fn verdicts_can_be_read_on_their_own_ground_and_on_the_page() {
    for verdict in ["verdict-pass", "verdict-warn", "verdict-fail", "verdict-info"] {
        let soft = format!("{verdict}-soft");
        at_least(4.5, &[verdict, "text", "accent"], &[&soft]);
        at_least(4.5, &[verdict], &["surface-page", "surface-raised", "surface-field"]);
    }
}

#[test]
fn code_can_be_read() {
    at_least(4.5, &["code-key", "code-text", "code-word", "code-comment", "text"], &["surface-code", "code-changed"]);
}

#[test]
fn controls_and_the_focus_ring_can_be_seen() {
    at_least(3.0, &["border-control", "focus"], &["surface-page", "surface-raised", "surface-field"]);
    at_least(3.0, &["focus"], &["accent-soft", "surface-hover"]);
}
