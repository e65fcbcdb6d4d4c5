//! Sorting, once for the whole crate.
//!
//! The standard library's sorts are made anew for every type, some kilobytes each, and this crate is sent to browsers. This one
//! sorts positions by whatever a caller compares.

use std::cmp::Ordering;

/// The positions `0..count` in the order in which `compare` puts them; equal ones keep theirs. A heap sort: never quadratic.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..count).collect();
    for root in (0..count / 2).rev() {
        sift(&mut heap, root, compare);
    }
    for end in (1..count).rev() {
        heap.swap(0, end);
        sift(heap.get_mut(..end).unwrap_or_default(), 0, compare);
    }
    heap
}

/// Lets the position at `root` sink until nothing below it comes after it.
fn sift(heap: &mut [usize], mut root: usize, compare: &dyn Fn(usize, usize) -> Ordering) {
    let after = |heap: &[usize], one: usize, other: usize| match (heap.get(one), heap.get(other)) {
        (Some(one), Some(other)) => compare(*one, *other).then(one.cmp(other)) == Ordering::Greater,
        _ => false,
    };
    loop {
        let left = 2 * root + 1;
        let larger = if after(heap, left + 1, left) { left + 1 } else { left };
        if !after(heap, larger, root) {
            return;
        }
        heap.swap(root, larger);
        root = larger;
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
