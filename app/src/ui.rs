//! The parts that pages are made of.

pub mod area;
pub mod choice;
pub mod clock;
pub mod code;
pub mod code_tokens;
pub mod cost;
pub mod form;
pub mod icon;
pub mod lookup;
pub mod markup;
pub mod part;
pub mod passwordless;
pub mod preview;
pub mod steps;
pub mod summary;
pub mod table;
pub mod trouble;
