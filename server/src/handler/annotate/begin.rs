//! A plan begun from a manifest.

use app::{page::annotate::Answer, text::annotate as t};
use axum::response::Response;
use manifest::{Request, draft::Begun};

use super::{
    super::{
        App, Fault,
        import::{first_to_mend, lead_to},
    },
    asked::Asked,
    judged::unreadable,
};
use crate::{clock::Moment, left_out::Kept, web::page::Visit};

/// The first pod template as a draft, with what the form adds to it where an instance is named.
pub(super) fn of(asked: &Asked) -> Result<Begun, Answer> {
    let lang = asked.lang;
    let refused = |problem: String| Answer::Refused { problems: vec![problem], snippet: None };
    if asked.text.trim().is_empty() {
        return Err(refused(t::NO_TEXT.get(lang).to_owned()));
    }
    let request = match asked.value("InstanceId") {
        Some(_) => Some(asked.request().map_err(|problems| Answer::Refused { problems, snippet: None })?),
        None => None,
    };
    let region = asked.value("Region");
    let begun = |text: &str| manifest::draft::draft(text, region.as_deref());
    let plain = begun(&asked.text).map_err(|fault| refused(unreadable(&asked.text, &fault, lang)))?;
    let Some(mut plain) = plain else { return Err(refused(t::NO_PODS.get(lang).to_owned())) };
    let Some(request) = request else { return Ok(plain) };
    // What annotating adds, a plan can hold; the list of what it cannot keeps the lines of the text that was pasted.
    let request = Request { all_kinds: true, ..request };
    if let Ok(outcome) = manifest::annotate(&asked.text, &request)
        && let Ok(Some(annotated)) = begun(&outcome.text)
    {
        plain.draft = annotated.draft;
    }
    let one = plain.draft.count("AcrRegistryInfo") == 1;
    for (field, name) in [("InstanceName", "InstanceName"), ("InstanceRegion", "RegionId")] {
        if let Some(value) = asked.value(field).filter(|_| one) {
            plain.draft.set(&format!("AcrRegistryInfo.1.{name}"), value);
        }
    }
    Ok(plain)
}

/// Stores the draft, with what it could not hold, and leads to the first step where something is to mend.
pub(super) async fn begin(app: &App, visit: &Visit, begun: Begun) -> Result<Response, Fault> {
    let step = first_to_mend(&begun.draft);
    let kept = Kept::new(begun.object, &begun.left_out);
    let id = app.drafts.begin(&app.owner(visit), begun.draft, kept.as_ref(), Moment::now()).await?;
    Ok(lead_to(visit, &id, step))
}
