//! Lists that come in pages.

use crate::error::ApiError;

/// Where the next page begins. Products count pages or hand out tokens; both fit here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// The number of the page, from 1.
    Number(u32),
    /// The token that the page before handed out.
    Token(String),
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where the next one begins, if there is one.
    pub next: Option<Cursor>,
    /// How many there are altogether, where the answer says.
    pub total: Option<u64>,
    /// The answer's `RequestId`.
    pub request_id: String,
}

/// The beginning of a list, walked page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Walked<T> {
    /// What was found, at most as many as were asked for.
    pub items: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// Pages that answer nothing new end a walk, whatever they promise.
const MOST_PAGES: usize = 1000;

impl<T> Page<T> {
    /// A page of a product that counts pages.
    pub(crate) fn numbered(
        items: Vec<T>,
        cursor: Option<&Cursor>,
        size: u32,
        total: Option<i64>,
        request_id: String,
    ) -> Self {
        let number = match cursor {
            Some(Cursor::Number(number)) => *number,
            _ => 1,
        };
        let total = total.and_then(|total| u64::try_from(total).ok());
        let more = !items.is_empty()
            && total.map_or(items.len() >= size as usize, |total| u64::from(number) * u64::from(size) < total);
        let next = more.then(|| Cursor::Number(number + 1));
        Self { items, next, total, request_id }
    }

    /// A page of a product that hands out tokens.
    pub(crate) fn tokened(items: Vec<T>, token: String, total: Option<i64>, request_id: String) -> Self {
        let next = (!token.is_empty()).then_some(Cursor::Token(token));
        Self { items, next, total: total.and_then(|total| u64::try_from(total).ok()), request_id }
    }
}

impl Cursor {
    /// The number to ask for: 1 unless the cursor says otherwise.
    pub(crate) fn number(cursor: Option<&Self>) -> String {
        match cursor {
            Some(Self::Number(number)) => number.to_string(),
            _ => "1".to_owned(),
        }
    }

    /// The token to ask with, if any.
    pub(crate) fn token(cursor: Option<&Self>) -> Option<String> {
        match cursor {
            Some(Self::Token(token)) => Some(token.clone()),
            _ => None,
        }
    }
}

/// Walks a list from its beginning until it ends or `cap` items are there. `page` asks for the page at a cursor.
///
/// ```no_run
/// # async fn example(client: cloud::Client) -> Result<(), cloud::ApiError> {
/// let filter = cloud::cr::InstanceFilter::default();
/// let walked = cloud::page::walk(200, |at| cloud::cr::list_instance(&client, "cn-beijing", &filter, at)).await?;
/// # Ok(()) }
/// ```
///
/// # Errors
/// The first error of a page.
pub async fn walk<T, F, A>(cap: usize, mut page: F) -> Result<Walked<T>, ApiError>
where
    F: FnMut(Option<Cursor>) -> A,
    A: Future<Output = Result<Page<T>, ApiError>>,
{
    let mut items = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let answer = page(cursor.clone()).await?;
        items.extend(answer.items);
        let over = items.len() > cap;
        items.truncate(cap);
        let repeated = answer.next == cursor;
        cursor = answer.next.filter(|_| !repeated);
        if over || items.len() == cap || cursor.is_none() {
            return Ok(Walked { items, more: over || cursor.is_some() });
        }
    }
    Ok(Walked { items, more: true })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::future::{Ready, ready};

    use super::{Cursor, Page, walk};

    fn numbers(size: u32, total: u32, cursor: Option<Cursor>) -> Ready<Result<Page<u32>, crate::ApiError>> {
        let first = Cursor::number(cursor.as_ref()).parse::<u32>().unwrap() * size - size;
        let items = (first..total.min(first + size)).collect();
        ready(Ok(Page::numbered(items, cursor.as_ref(), size, Some(total.into()), String::new())))
    }

    #[tokio::test]
    async fn a_walk_visits_every_page() {
        let walked = walk(1000, |cursor| numbers(10, 25, cursor)).await.unwrap();
        assert_eq!((walked.items.len(), walked.more), (25, false));
        let exactly = walk(1000, |cursor| numbers(5, 25, cursor)).await.unwrap();
        assert_eq!((exactly.items.len(), exactly.more), (25, false));
    }

    #[tokio::test]
    async fn a_walk_stops_at_its_cap_and_says_that_there_is_more() {
        let walked = walk(12, |cursor| numbers(10, 25, cursor)).await.unwrap();
        assert_eq!((walked.items, walked.more), ((0..12).collect(), true));
        let whole = walk(25, |cursor| numbers(10, 25, cursor)).await.unwrap();
        assert_eq!((whole.items.len(), whole.more), (25, false));
    }

    #[tokio::test]
    async fn a_token_that_repeats_itself_ends_the_walk() {
        let endless = |_| async { Ok(Page::tokened(vec![1], "same".to_owned(), None, String::new())) };
        let walked = walk(1000, endless).await.unwrap();
        assert_eq!(walked.items.len(), 2);
    }
}
