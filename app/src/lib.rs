//! What people see: pages, parts, islands, texts.
