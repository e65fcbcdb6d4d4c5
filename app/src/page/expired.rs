//! The session ended while a form was open: what was typed goes on with one button.

/// What the page shows (status 403, with a fresh session's token in the frame).
#[derive(Clone, Debug)]
pub struct Data {
    /// Where the form was posted to; the button posts there again.
    pub action: String,
    /// The posted pairs without `_csrf` and without secrets.
    pub posted: Vec<(String, String)>,
    /// Wire names of secrets that were typed and are not written into a page: they must be typed again.
    pub retype: Vec<String>,
}
