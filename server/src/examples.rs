//! Plans to start from: each fits the simulator's built-in world, so that a newcomer can launch it at once.

use plan::{Draft, document};

const EXAMPLES: [(&str, &str); 3] = [
    ("vpc", include_str!("../examples/vpc.json")),
    ("public", include_str!("../examples/public.json")),
    ("two-instances", include_str!("../examples/two-instances.json")),
];

/// The example `name` as a draft.
pub fn find(name: &str) -> Option<Draft> {
    let (_, text) = EXAMPLES.into_iter().find(|(known, _)| *known == name)?;
    document::read(text).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_example_that_the_page_offers_can_be_launched() {
        for name in app::page::start::EXAMPLES {
            let plan = plan::check(&find(name).unwrap()).unwrap();
            assert!(plan.launchable().is_ok(), "{name}");
        }
    }

    #[test]
    fn an_unknown_example_is_none() {
        assert!(find("nothing").is_none());
    }
}
