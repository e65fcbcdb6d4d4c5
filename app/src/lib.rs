//! What people see: pages, parts, islands, texts.
//!
//! A page is a pure function of a [`frame::Frame`] and its own `Data`; the server gathers both and renders the whole
//! document with [`shell::shell`] inside a Leptos owner. Everything works as links and forms; an island adds speed.

#![recursion_limit = "256"]

pub mod form;
pub mod frame;
pub mod island;
pub mod page;
pub mod path;
pub mod shell;
pub mod text;
pub mod ui;

pub use shell::shell;
