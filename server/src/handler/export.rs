//! The list of launches as a file: every launch that the list's filter lets through, a page at a time, so that the file
//! may be longer than memory.

use std::fmt::Write;

use app::page::launches::{self, Show};
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::header;
use jiff::Timestamp;

use super::{
    App, Fault, Shared,
    launches::{cost, instances},
};
use crate::{
    clock::Moment,
    launches::word,
    store::{LaunchFilter, LaunchRow, Owner, StoreError},
    web::page::Visit,
};

/// Launches read at a time.
const PAGE: i64 = 500;
/// The columns, in their order; in JSON the keys.
const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "owner",
    "region",
    "registry_instance_ids",
    "image",
    "state",
    "container_group_id",
    "request_id",
    "client_token",
    "digest",
    "launched_at",
    "started_at",
    "ended_at",
    "cost_so_far_cny",
];

/// How the file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

/// `/launches/export/csv` and `/launches/export/json`, with the list's own `?state=` and `?text=`.
pub async fn show(State(app): State<Shared>, Path(format): Path<String>, visit: Visit) -> Response {
    let (format, media) = match format.as_str() {
        "csv" => (Format::Csv, "text/csv; charset=utf-8"),
        "json" => (Format::Json, "application/json"),
        _ => return app.answer(&visit, Err(Fault::NotFound)).await,
    };
    let show = Show::parse(&visit.query(launches::STATE).unwrap_or_default());
    let text = visit.query(launches::TEXT).unwrap_or_default().trim().to_owned();
    let owner = app.owner(&visit);
    let ending = if format == Format::Csv { "csv" } else { "json" };
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"launches.{ending}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(lines(app, owner, show, text, format))).into_response()
}

/// The file, piece by piece. Where the database fails in the middle the answer breaks off, and is not taken for whole.
fn lines(
    app: Shared,
    owner: Owner,
    show: Show,
    text: String,
    format: Format,
) -> impl futures::Stream<Item = Result<Bytes, StoreError>> {
    async_stream::try_stream! {
        if format == Format::Csv {
            yield Bytes::from(format!("{}\r\n", COLUMNS.join(",")));
        }
        let (mut last, mut first): (Option<(Moment, String)>, bool) = (None, true);
        loop {
            let rows = page(&app, &owner, show, &text, last.as_ref()).await?;
            let Some(end) = rows.last() else { break };
            last = Some((end.created_at, end.id.clone()));
            let now = Moment::now();
            let mut piece = String::new();
            for row in &rows {
                let values = values(row, now);
                match format {
                    Format::Csv => csv(&mut piece, &values),
                    Format::Json => json(&mut piece, &values, first),
                }
                first = false;
            }
            yield Bytes::from(piece);
        }
        if format == Format::Json {
            yield Bytes::from_static(if first { b"[]\n" } else { b"\n]\n" });
        }
    }
}

async fn page(
    app: &App,
    owner: &Owner,
    show: Show,
    text: &str,
    last: Option<&(Moment, String)>,
) -> Result<Vec<LaunchRow>, StoreError> {
    let filter = LaunchFilter { states: show.states().iter().map(|state| state.name()).collect(), text };
    app.store.launches_like(owner, &filter, last.map(|(at, id)| (*at, id.as_str())), PAGE).await
}

/// A launch's values, in the order of the columns; empty where there is none.
fn values(row: &LaunchRow, now: Moment) -> [String; COLUMNS.len()] {
    let at = |moment: Moment| Timestamp::from_millisecond(moment.0).map(|at| at.to_string()).unwrap_or_default();
    let draft = plan::document::read(&row.document).unwrap_or_default();
    [
        row.id.clone(),
        row.name.clone(),
        row.owner.as_str().to_owned(),
        row.region.clone(),
        instances(&draft).map(|instance| instance.id).collect::<Vec<_>>().join(" "),
        draft.get("Container.1.Image").to_owned(),
        word(row),
        row.container_group_id.clone().unwrap_or_default(),
        row.request_id.clone().unwrap_or_default(),
        row.client_token.clone(),
        row.digest.clone(),
        at(row.created_at),
        row.started_at.map(at).unwrap_or_default(),
        row.ended_at.map(at).unwrap_or_default(),
        cost(row, &draft, now).unwrap_or_default(),
    ]
}

/// A line as RFC 4180 has it. A value that a spreadsheet would take for a formula is made a text.
fn csv(line: &mut String, values: &[String]) {
    for (place, value) in values.iter().enumerate() {
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let value = format!("{}{}", if formula { "'" } else { "" }, value.replace('"', "\"\""));
        let _ = write!(line, "{}\"{value}\"", if place == 0 { "" } else { "," });
    }
    line.push_str("\r\n");
}

fn json(piece: &mut String, values: &[String], first: bool) {
    let pairs = COLUMNS.iter().zip(values).map(|(name, value)| {
        let value = if value.is_empty() { serde_json::Value::Null } else { value.clone().into() };
        ((*name).to_owned(), value)
    });
    let object = serde_json::Value::Object(pairs.collect());
    let _ = write!(piece, "{}{object}", if first { "[\n" } else { ",\n" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_quoted_and_never_a_formula() {
        let mut line = String::new();
        csv(&mut line, &["a\"b".to_owned(), "=1+1".to_owned(), "x,y".to_owned(), "-2".to_owned()]);
        assert_eq!(line, "\"a\"\"b\",\"'=1+1\",\"x,y\",\"'-2\"\r\n");
    }
}
