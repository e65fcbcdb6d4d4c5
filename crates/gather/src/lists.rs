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

#[cfg(test)]
mod tests {
    use std::future::{Ready, ready};

    use cloud::ApiError;
    use cloud::page::{Cursor, Page};

    use super::all;

    fn page(items: Vec<u32>, next: Option<u32>, total: Option<u64>) -> Ready<Result<Page<u32>, ApiError>> {
        let next = next.map(Cursor::Number);
        ready(Ok(Page { items, next, total, request_id: "R".to_owned() }))
    }

    async fn complete(
        answer: impl FnMut(Option<Cursor>) -> Ready<Result<Page<u32>, ApiError>>,
    ) -> Option<(usize, bool)> {
        let (list, _) = all(answer, |item| item).await.ok()?;
        Some((list.items.len(), list.complete))
    }

    #[tokio::test]
    async fn a_list_is_complete_when_no_more_was_promised_than_came() {
        let two = |at: Option<Cursor>| {
            if at.is_none() { page(vec![1, 2], Some(2), Some(3)) } else { page(vec![3], None, Some(3)) }
        };
        assert_eq!(complete(two).await, Some((3, true)));
        assert_eq!(complete(|_| page(vec![1], None, Some(5))).await, Some((1, false)), "half a page");
        assert_eq!(complete(|_| page(vec![1], None, None)).await, Some((1, true)));
        assert_eq!(complete(|_| page(vec![], None, Some(0))).await, Some((0, true)));
        assert_eq!(complete(|_| page(vec![1], Some(1), None)).await, Some((2, false)), "the same page again and again");
    }
}
