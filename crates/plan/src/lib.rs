//! The domain: Draft, check, Plan, render. Pure, native and wasm.
