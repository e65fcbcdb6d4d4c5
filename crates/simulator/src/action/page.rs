//! Paging, in the three ways of these products.

use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::world::hex;

/// Part of a list.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) total: usize,
    pub(crate) number: u32,
    pub(crate) size: u32,
    /// The token of the next part; empty at the end, and where pages are numbered.
    pub(crate) next: String,
}

/// Numbered pages: `PageNo` or `PageNumber`, and `PageSize`.
pub(crate) fn numbered<T>(
    parameters: &Parameters,
    name: &str,
    default: u32,
    most: u32,
    items: Vec<T>,
) -> Result<Page<T>, Refusal> {
    let number = parameters.whole(name, 1, 1_000_000)?.unwrap_or(1);
    let size = parameters.whole("PageSize", 1, most)?.unwrap_or(default);
    let total = items.len();
    let skip = usize::try_from(u64::from(number - 1) * u64::from(size)).unwrap_or(usize::MAX);
    Ok(Page {
        items: items.into_iter().skip(skip).take(count(size)).collect(),
        total,
        number,
        size,
        next: String::new(),
    })
}

/// Parts that lead to one another: a limit under `name`, and `NextToken`.
pub(crate) fn chained<T>(
    parameters: &Parameters,
    name: &str,
    default: u32,
    most: u32,
    items: Vec<T>,
) -> Result<Page<T>, Refusal> {
    let size = parameters.whole(name, 1, most)?.unwrap_or(default);
    let skip = match parameters.text("NextToken") {
        None => 0,
        Some(token) => read(token)
            .ok_or_else(|| Refusal::new(400, "InvalidParameter.NextToken", "The specified NextToken is invalid."))?,
    };
    let total = items.len();
    let end = skip.saturating_add(count(size));
    Ok(Page {
        items: items.into_iter().skip(skip).take(count(size)).collect(),
        total,
        number: 1,
        size,
        next: if end < total { token(end) } else { String::new() },
    })
}

/// A token that means a place in a list. It is sealed with a short hash, so that only tokens which were given out are taken.
fn token(place: usize) -> String {
    format!("{place:08x}{}", &hex(&format!("page {place}"))[..24])
}

fn read(text: &str) -> Option<usize> {
    let place = usize::from_str_radix(text.get(..8)?, 16).ok()?;
    (token(place) == text).then_some(place)
}

fn count(size: u32) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Parameters, chained, numbered};

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        Parameters::from_pairs(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn numbered_pages_end_with_what_is_left() {
        let page =
            numbered(&parameters(&[("PageNo", "3"), ("PageSize", "4")]), "PageNo", 30, 100, (0..10).collect()).unwrap();
        assert_eq!((page.items, page.total), (vec![8, 9], 10));
        assert!(numbered(&parameters(&[("PageSize", "101")]), "PageNo", 30, 100, vec![1]).is_err());
        assert!(numbered(&parameters(&[("PageNo", "0")]), "PageNo", 30, 100, vec![1]).is_err());
    }

    #[test]
    fn tokens_lead_through_everything_once_and_cannot_be_made_up() {
        let mut all = Vec::new();
        let mut token = String::new();
        loop {
            let page = chained(
                &parameters(&[("Limit", "4"), ("NextToken", &token)]),
                "Limit",
                20,
                20,
                (0..10).collect::<Vec<_>>(),
            )
            .unwrap();
            all.extend(page.items);
            token = page.next;
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(all, (0..10).collect::<Vec<_>>());
        assert!(chained(&parameters(&[("NextToken", "00000004abc")]), "Limit", 20, 20, vec![1]).is_err());
    }
}
