//! What keeps a handler from giving the page that was asked for, and the page given instead.

use app::{
    frame::Place,
    page::error::{self, Data, Kind, Outage},
};
use axum::response::Response;
use http::StatusCode;
use plan::Lang;

use crate::{
    changes::ChangeError,
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
    /// The format cannot stand for the plan; why, in the page's language.
    #[error("the format cannot express the plan: {0}")]
    CannotExpress(String),
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
    /// A change to a registry instance could not be recorded or read.
    #[error(transparent)]
    Change(#[from] ChangeError),
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
    /// What is the matter with the database, where that is why.
    fn outage(&self) -> Option<Outage> {
        match self {
            Self::Store(error)
            | Self::Draft(DraftError::Store(error))
            | Self::Change(ChangeError::Store(error))
            | Self::Launch(LaunchError::Store(error) | LaunchError::Draft(DraftError::Store(error))) => error.outage(),
            _ => None,
        }
    }

    /// The page that says so.
    pub async fn respond(self, site: &Site, visit: &Visit) -> Response {
        let kind = match self {
            Self::Instead(response) => return *response,
            Self::NotFound => Kind::NotFound,
            Self::TooLarge | Self::Draft(DraftError::TooLarge) => Kind::TooLarge { limit: MAX_BYTES },
            Self::PlanOnly => Kind::PlanOnly,
            Self::CannotExpress(reason) => Kind::CannotExpress { reason },
            Self::Draft(_) | Self::Store(_) | Self::Launch(_) | Self::Change(_) | Self::Random(_) => {
                tracing::error!(request_id = visit.request_id, error = %self, "a request failed");
                self.outage().map_or(Kind::Internal, Kind::Unavailable)
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
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Kind::CannotExpress { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let plan_id = if kind == Kind::NotFound { None } else { worked_on(&visit.path) };
    let data = Data { kind, request_id: visit.request_id.clone(), plan_id };
    let frame = site.frame(visit, error::title(visit.lang, &data), Place::Elsewhere).await;
    let shown = frame.clone();
    respond(status, frame, move || error::view(shown, data))
}

/// The draft that an address belongs to.
fn worked_on(path: &str) -> Option<String> {
    let mut parts = path.split(['/', '?', '.']).skip(1).skip_while(|part| Lang::parse(part).is_some());
    (parts.next() == Some("plans")).then(|| parts.next()).flatten().filter(|id| !id.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_page_knows_the_draft_that_was_worked_on() {
        for path in ["/en/plans/abc/images?format=go", "/zh-CN/plans/abc/launch", "/plans/abc.job.yaml"] {
            assert_eq!(worked_on(path).as_deref(), Some("abc"), "{path}");
        }
        for path in ["/en/plans", "/en/launches/abc", "/theme", "/"] {
            assert_eq!(worked_on(path), None, "{path}");
        }
    }
}
