//! Confirmations by programs: each names its launch beforehand, so that asking again is asking for the same one.

use plan::{Draft, Problem, secret};

use super::{LaunchError, Launches};
use crate::{
    random::hexadecimal,
    store::{LaunchRow, Owner, Recorded},
};

/// What became of a confirmation under a name.
pub enum Named {
    /// It was recorded just now.
    New(LaunchRow),
    /// The same plan was confirmed under this name before.
    Before(LaunchRow),
    /// Another plan was.
    Other,
    /// The plan cannot be launched.
    Not(Vec<Problem>),
}

/// The id of the launch that a program calls `key`: a key of 32 hexadecimal digits is the id itself, so that whoever made
/// it knows the launch before any answer; others are condensed.
pub fn id_of(owner: &Owner, key: &str) -> String {
    use sha2::Digest;
    let is_id = key.len() == 32 && key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_id {
        return key.to_owned();
    }
    let condensed = sha2::Sha256::digest(format!("{} {} {key}", owner.as_str().len(), owner.as_str()));
    hexadecimal(&condensed[..16])
}

impl Launches {
    /// Records the launch of a plan under `id`, once; it is sent in the background where `send` is set.
    pub async fn confirm_as(&self, owner: &Owner, id: &str, draft: &Draft, send: bool) -> Result<Named, LaunchError> {
        let plan = match plan::check_for_launch(draft) {
            Ok(plan) => plan,
            Err(problems) => return Ok(Named::Not(problems)),
        };
        let digest = self.digest(&plan.digest_input(), &serde_json::to_vec(&secret::take(&mut draft.clone()))?);
        // One origin for each name: the same plan under two names is two launches.
        let new = self.entry(id, &format!("as {id}"), draft, &plan)?;
        let recorded = self.record(owner, new, send).await;
        if let Ok(Recorded::New(row)) = recorded {
            return Ok(Named::New(*row));
        }
        match (recorded, self.store.launch(owner, id).await?) {
            (_, Some(row)) => Ok(known(row, &digest)),
            // The name is taken by a launch that is not to be seen here.
            (Err(LaunchError::Store(error)), None) if error.is_taken() => Ok(Named::Other),
            (Err(error), None) => Err(error),
            (Ok(_), None) => Ok(Named::Other),
        }
    }

    /// Whether a launch was made of this very plan.
    pub fn is_of(&self, row: &LaunchRow, draft: &Draft) -> Result<bool, LaunchError> {
        let Ok(plan) = plan::check(draft) else { return Ok(false) };
        let secrets = serde_json::to_vec(&secret::take(&mut draft.clone()))?;
        Ok(row.digest == self.digest(&plan.digest_input(), &secrets))
    }
}

fn known(row: LaunchRow, digest: &str) -> Named {
    if row.digest == digest { Named::Before(row) } else { Named::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_an_id_names_the_launch_itself_and_others_are_condensed() {
        let (owner, id) = (Owner::local(), "0123456789abcdef0123456789abcdef");
        assert_eq!(id_of(&owner, id), id);
        let made = id_of(&owner, "deploy-42");
        assert_eq!(made.len(), 32);
        assert_eq!(made, id_of(&owner, "deploy-42"), "always the same");
        assert_ne!(made, id_of(&owner, "deploy-43"));
    }
}
