//! A plan as a file, rendered by the same functions as the preview. Secrets stay masked.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use plan::{
    document, normalise,
    render::{self, Format},
    secret,
};

use super::{Fault, Shared};
use crate::web::page::Visit;

/// `/plans/{id}.{ending}`.
pub async fn show(State(app): State<Shared>, Path(file): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let (id, ending) = file.split_once('.').ok_or(Fault::NotFound)?;
        let open = app.open(&visit, id).await?;
        let draft = secret::mask(&open.draft);
        let (sheet, _) = normalise(&draft);
        let name = sheet.name().unwrap_or("plan").to_owned();
        let (text, media) = match format(ending) {
            Some(format) => match render::render(format, &sheet) {
                Ok(rendered) => (rendered.text, format.media_type()),
                Err(cannot) => {
                    return Ok((StatusCode::UNPROCESSABLE_ENTITY, cannot.reason(visit.lang).to_owned()).into_response());
                }
            },
            None if ending == "json" => (document::write(&draft), "application/json"),
            None => return Err(Fault::NotFound),
        };
        Ok(file_answer(text, media, &format!("{name}.{ending}")))
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// The format that a file's ending names; `json` alone is the plan document itself.
fn format(ending: &str) -> Option<Format> {
    Format::ALL.iter().copied().find(|format| format.extension() == ending)
}

fn file_answer(text: String, media: &'static str, name: &str) -> Response {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).collect();
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
