//! Lists, walked to their end, and whether that was their end.

use cloud::ApiError;
use cloud::page::{Cursor, Page};
use diagnosis::Listed;

/// Items that are taken of a list, at most.
const MOST: usize = 5000;

/// Walks a list and turns its items. It is complete when the last page was reached and the answers promised no more items than
/// came: a cloud that answers half a page has not told everything.
pub(crate) async fn all<T, U, F, A>(mut page: F, turn: impl Fn(T) -> U) -> Result<(Listed<U>, String), ApiError>
where
    F: FnMut(Option<Cursor>) -> A,
    A: Future<Output = Result<Page<T>, ApiError>>,
{
    let mut items = Vec::new();
    let mut cursor = None;
    loop {
        let answer = page(cursor.clone()).await?;
        items.extend(answer.items.into_iter().map(&turn));
        let promised = answer.total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
        let repeated = answer.next.is_some() && answer.next == cursor;
        let over = answer.next.is_none() || repeated || items.len() >= MOST;
        if over {
            let complete = answer.next.is_none() && items.len() >= promised;
            return Ok((Listed { items, complete }, answer.request_id));
        }
        cursor = answer.next;
    }
}
