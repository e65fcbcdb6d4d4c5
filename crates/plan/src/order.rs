//! Sorting, once for the whole crate.
//!
//! The standard library's sorts are made anew for every type, some kilobytes each, and this crate is sent to browsers. This one
//! sorts positions by whatever a caller compares.

use std::cmp::Ordering;

/// The positions `0..count` in the order in which `compare` puts them; equal ones keep theirs.
///
/// A merge sort: halves that follow each other already, as the names of a plan's rows do, cost one comparison.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    sort(&mut positions, &mut Vec::new(), compare);
    positions
}

/// Sorts a part of the positions; `left` is room for half of them.
fn sort(part: &mut [usize], left: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    let middle = part.len() / 2;
    if middle == 0 {
        return;
    }
    let (first, second) = part.split_at_mut(middle);
    sort(first, left, compare);
    sort(second, left, compare);
    let follows =
        first.last().zip(second.first()).is_some_and(|(one, other)| compare(*one, *other) != Ordering::Greater);
    if follows {
        return;
    }
    left.clear();
    left.extend_from_slice(first);
    // What is written never overtakes what is still to be read of the second half.
    let (mut from, mut other) = (0, middle);
    for at in 0..part.len() {
        let Some(one) = left.get(from).copied() else { return };
        match part.get(other).copied() {
            Some(next) if compare(next, one) == Ordering::Less => {
                part[at] = next;
                other += 1;
            }
            _ => {
                part[at] = one;
                from += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::order;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(numbers in prop::collection::vec(0_u8..20, 0..60)) {
            let mut expected: Vec<usize> = (0..numbers.len()).collect();
            expected.sort_by_key(|at| numbers[*at]);
            prop_assert_eq!(order(numbers.len(), &|one, other| numbers[one].cmp(&numbers[other])), expected);
        }
    }
}
