//! The pages. Each has a `Data` that the server fills, a `title`, and a `view` that is a pure function of both frame and
//! data. Nothing here knows of HTTP, of SQL or of the cloud's wire.

pub mod annotate;
pub mod api;
pub mod conflict;
pub mod delete;
pub mod diagnose;
pub mod drafts;
pub mod error;
pub mod expired;
pub mod images;
pub mod import;
pub mod launch;
pub mod launches;
pub mod network;
pub mod obstacle;
pub mod registries;
pub mod registry;
pub mod review;
pub mod shared;
pub mod start;
pub mod wizard;
pub mod workload;
