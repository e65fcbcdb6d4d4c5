//! The binary `berth`.
fn main() {}
