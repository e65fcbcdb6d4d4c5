//! What keeps a handler from giving the page that was asked for, and the page given instead.

use app::{
    frame::Place,
    page::error::{self, Data, Kind},
};
use axum::response::Response;
use http::StatusCode;

use crate::{
    drafts::DraftError,
    launches::LaunchError,
    random::NoRandomness,
    store::StoreError,
    web::{
        form::{MAX_BYTES, TooManyFields},
        page::{Site, Visit, respond},
    },
};

/// Why there is no page. What people may not see goes to the log, once, here.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No such page, draft or launch; also one of somebody else.
    #[error("no such page")]
    NotFound,
    /// The form is over the limit.
    #[error("the form is too large")]
    TooLarge,
    /// Launching needs a cloud, and there is none.
    #[error("there is no credential to launch with")]
    PlanOnly,
    /// The page that was asked for stands already finished here (a conflict, an ended session).
    #[error("another page is shown instead")]
    Instead(Box<Response>),
    /// A draft could not be opened or saved.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A launch could not be recorded.
    #[error(transparent)]
    Launch(#[from] LaunchError),
    /// No random bytes.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl From<TooManyFields> for Fault {
    fn from(_: TooManyFields) -> Self {
        Self::TooLarge
    }
}

impl Fault {
    /// The page that says so.
    pub async fn respond(self, site: &Site, visit: &Visit) -> Response {
        let kind = match self {
            Self::Instead(response) => return *response,
            Self::NotFound => Kind::NotFound,
            Self::TooLarge | Self::Draft(DraftError::TooLarge) => Kind::TooLarge { limit: MAX_BYTES },
            Self::PlanOnly => Kind::PlanOnly,
            Self::Store(StoreError::Database(_))
            | Self::Draft(DraftError::Store(StoreError::Database(_)))
            | Self::Launch(LaunchError::Store(StoreError::Database(_))) => {
                tracing::error!(request_id = visit.request_id, error = %self, "the database failed");
                Kind::Unavailable
            }
            Self::Draft(_) | Self::Store(_) | Self::Launch(_) | Self::Random(_) => {
                tracing::error!(request_id = visit.request_id, error = %self, "a request failed");
                Kind::Internal
            }
        };
        show(site, visit, kind).await
    }
}

/// The error page of `kind`, with its status.
pub async fn show(site: &Site, visit: &Visit, kind: Kind) -> Response {
    let status = match kind {
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Forbidden | Kind::PlanOnly => StatusCode::FORBIDDEN,
        Kind::Method => StatusCode::METHOD_NOT_ALLOWED,
        Kind::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Kind::Cloud { .. } => StatusCode::BAD_GATEWAY,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    };
    let data = Data { kind, request_id: visit.request_id.clone(), plan_id: None };
    let frame = site.frame(visit, error::title(visit.lang, &data), Place::Elsewhere).await;
    let shown = frame.clone();
    respond(status, frame, move || error::view(shown, data))
}
