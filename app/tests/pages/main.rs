//! The pages as markup: labels tied to inputs, both languages, nothing a strict policy would refuse, nothing secret.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod after;
mod annotate;
mod brought;
mod diagnose;
mod errors;
mod fields;
mod html;
mod launch;
mod markup;
mod registries;
mod review;
mod sample;
mod start;
mod wizard;
