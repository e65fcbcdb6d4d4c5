//! A plan as a file, rendered by the same functions as the preview. Secrets stay masked.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use plan::{
    Draft, document, normalise,
    render::{self, Format},
    secret,
};

use super::{Fault, Shared};
use crate::web::page::Visit;

/// `/plans/{id}.{ending}`: what a draft says now.
pub async fn plan(State(app): State<Shared>, Path(file): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let (id, ending) = file.split_once('.').ok_or(Fault::NotFound)?;
        answer(&app.open(&visit, id).await?.draft, ending, &visit)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

/// `/launches/{id}.{ending}`: what a launch was made of.
pub async fn launch(State(app): State<Shared>, Path(file): Path<String>, visit: Visit) -> Response {
    let outcome = async {
        let (id, ending) = file.split_once('.').ok_or(Fault::NotFound)?;
        let row = app.store.launch(&app.owner(&visit), id).await?.ok_or(Fault::NotFound)?;
        answer(&app.launches.draft(&row)?, ending, &visit)
    };
    let outcome = outcome.await;
    app.answer(&visit, outcome).await
}

fn answer(draft: &Draft, ending: &str, visit: &Visit) -> Result<Response, Fault> {
    let draft = secret::mask(draft);
    let (sheet, _) = normalise(&draft);
    let name = sheet.name().unwrap_or("plan").to_owned();
    let (text, media) = match Format::of_extension(ending) {
        Some(format) => match render::render(format, &sheet) {
            Ok(rendered) => (rendered.text, format.media_type()),
            Err(cannot) => return Err(Fault::CannotExpress(cannot.reason(visit.lang).to_owned())),
        },
        // The plan document itself.
        None if ending == "json" => (document::write(&draft), "application/json"),
        None => return Err(Fault::NotFound),
    };
    Ok(file_answer(text, media, &format!("{name}.{ending}")))
}

/// A text that the browser saves as a file.
pub fn file_answer(text: String, media: &'static str, name: &str) -> Response {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).collect();
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
