//! What a finding rests on: which call, which field, which value, when.

/// One thing that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// `plan`, or the call: `cr GetInstanceEndpoint`.
    pub source: String,
    /// The region called.
    pub region: Option<String>,
    /// The field of the answer, or the wire name in the plan.
    pub field: String,
    /// What stands there.
    pub value: String,
    /// When the answer came, as RFC 3339.
    pub at: Option<String>,
    /// The answer's `RequestId`.
    pub request_id: Option<String>,
}

impl Evidence {
    /// Something that the plan says.
    pub(crate) fn plan(field: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            source: "plan".to_owned(),
            region: None,
            field: field.into(),
            value: value.into(),
            at: None,
            request_id: None,
        }
    }
}
