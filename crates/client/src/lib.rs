//! The wasm entry: uses app, hydrates the islands.
