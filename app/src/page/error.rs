//! What went wrong, what is safe, and what to do.

/// Which page to show instead of the one that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 404: no such page, draft or launch.
    NotFound,
    /// 403: the form did not come from a page of this session, or the mode forbids it.
    Forbidden,
    /// 403: launching needs a credential, and there is none.
    PlanOnly,
    /// 405: the address knows another verb.
    Method,
    /// 413: the form is over the limit.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// 429: too many requests.
    TooMany,
    /// 500: ours.
    Internal,
    /// 502 or 504: the cloud did not answer.
    Cloud {
        /// What happened, in the page's language.
        what: String,
        /// What to do, in the page's language.
        advice: String,
    },
    /// 503: the server is stopping or its database is not there.
    Unavailable,
}

/// What an error page shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// What went wrong.
    pub kind: Kind,
    /// The id under which the log tells the rest.
    pub request_id: String,
    /// The draft that was being worked on, where one is known: it is safe.
    pub plan_id: Option<String>,
}
