//! Composition: configuration, routes, session, store, launches; the binary berth.
