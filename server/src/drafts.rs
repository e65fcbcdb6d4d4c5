//! Drafts with their secrets: opened from and saved to the store, where secrets lie sealed.

use std::{collections::BTreeMap, sync::Arc};

use app::page::wizard;
use plan::{Draft, Lang, Step, secret};

use crate::{
    clock::Moment,
    left_out::Kept,
    random::{self, NoRandomness},
    seal::{SealError, SealKey},
    store::{DraftChange, DraftRow, NewDraft, Owner, SaveOutcome, Store, StoreError},
};

/// Bytes of a draft without its secrets, at most.
const MOST_BYTES: usize = 1024 * 1024;

/// Opens and saves drafts.
#[derive(Clone)]
pub struct Drafts {
    store: Store,
    key: Arc<SealKey>,
}

/// A draft in memory, and the row it came from.
pub struct OpenDraft {
    /// As stored.
    pub row: DraftRow,
    /// With its secrets in place.
    pub draft: Draft,
}

impl OpenDraft {
    /// What the draft could not hold of the manifest that it was begun from, as a page shows it.
    pub fn left_out(&self, lang: Lang) -> Option<wizard::LeftOut> {
        // What cannot be read any more costs the list alone.
        let kept: Kept = serde_json::from_str(self.row.left_out.as_deref()?).ok()?;
        Some(kept.shown(lang, self.row.version))
    }

    /// The draft as it was before the step that was worked on last, its secrets masked; `None` before any step was.
    pub fn before(&self) -> Option<Draft> {
        // What cannot be read any more only costs the marks.
        self.row.before.as_deref().and_then(|typed| serde_json::from_str(typed).ok())
    }
}

/// Why a draft could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The secrets do not open, or could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// No random bytes for an id.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The draft is over the limit.
    #[error("the draft is larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// The stored text is not a draft.
    #[error("the stored draft cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
}

impl Drafts {
    /// Over this store, sealing with this key.
    pub fn new(store: Store, key: Arc<SealKey>) -> Self {
        Self { store, key }
    }

    /// Stores a new draft and gives its unguessable id.
    pub async fn create(&self, owner: &Owner, draft: Draft, now: Moment) -> Result<String, DraftError> {
        self.begin(owner, draft, None, now).await
    }

    /// The same, with what the draft could not hold of the manifest that it was begun from.
    pub async fn begin(
        &self,
        owner: &Owner,
        draft: Draft,
        left_out: Option<&Kept>,
        now: Moment,
    ) -> Result<String, DraftError> {
        let id = random::token()?;
        let (typed, sealed) = self.close(&id, draft)?;
        let left_out = left_out.map(serde_json::to_string).transpose()?;
        let new = NewDraft { typed: &typed, sealed: sealed.as_deref(), left_out: left_out.as_deref() };
        self.store.create_draft(owner, &id, new, now).await?;
        Ok(id)
    }

    /// The draft `id`, where it exists and is `owner`'s.
    pub async fn open(&self, owner: &Owner, id: &str) -> Result<Option<OpenDraft>, DraftError> {
        let Some(row) = self.store.draft(owner, id).await? else {
            return Ok(None);
        };
        let draft = self.read(&row.id, &row.typed, row.sealed.as_deref())?;
        Ok(Some(OpenDraft { row, draft }))
    }

    /// Saves `draft`, as a step changed it, over the version that `from` is.
    pub async fn save(
        &self,
        owner: &Owner,
        from: &DraftRow,
        draft: Draft,
        step: Step,
        now: Moment,
    ) -> Result<SaveOutcome, DraftError> {
        let secrets = secret::take(&mut draft.clone());
        let past =
            [Some(from.typed.as_str()), from.before.as_deref()].map(|text| text.map(|text| without(text, &secrets)));
        let (typed, sealed) = self.close(&from.id, draft)?;
        let past = (past[0].as_deref().unwrap_or_default(), past[1].as_deref());
        let to = DraftChange { typed: &typed, sealed: sealed.as_deref(), step: step.slug(), past };
        Ok(self.store.save_draft(owner, from, to, now).await?)
    }

    /// A draft's text without its secrets, and these sealed for the row `id`.
    pub fn close(&self, id: &str, mut draft: Draft) -> Result<(String, Option<Vec<u8>>), DraftError> {
        let secrets = secret::take(&mut draft);
        let typed = serde_json::to_string(&draft)?;
        if typed.len() > MOST_BYTES {
            return Err(DraftError::TooLarge);
        }
        let sealed = if secrets.is_empty() { None } else { Some(self.key.seal(id, &serde_json::to_vec(&secrets)?)?) };
        Ok((typed, sealed))
    }

    /// What [`Drafts::close`] took apart, together again.
    pub fn read(&self, id: &str, typed: &str, sealed: Option<&[u8]>) -> Result<Draft, DraftError> {
        let mut draft: Draft = serde_json::from_str(typed)?;
        if let Some(sealed) = sealed {
            let secrets: BTreeMap<String, String> = serde_json::from_slice(&self.key.open(id, sealed)?)?;
            secret::put(&mut draft, &secrets);
        }
        Ok(draft)
    }
}

/// A draft of the past without the values that are secret by now: it was stored when they were none yet. Rows may have
/// moved since, so it is the value that counts, wherever it stands.
fn without(typed: &str, secrets: &BTreeMap<String, String>) -> String {
    let Ok(mut draft) = serde_json::from_str::<Draft>(typed) else { return String::new() };
    let hidden: Vec<String> = draft
        .iter()
        .filter(|(name, value)| secrets.iter().any(|(other, secret)| name == other || value == secret))
        .map(|(name, _)| name.to_owned())
        .collect();
    if hidden.is_empty() {
        return typed.to_owned();
    }
    for name in hidden {
        draft.set(&name, secret::MASK);
    }
    serde_json::to_string(&draft).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn what_is_marked_secret_later_is_not_kept_as_it_was_before() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
        let key = Arc::new(SealKey::read_or_make(&folder.path().join("seal.key")).unwrap());
        let (drafts, owner) = (Drafts::new(store, key), Owner::local());
        let value = |row: u32| format!("Container.1.EnvironmentVar.{row}.Value");
        let mut draft: Draft = [(value(1), "open".to_owned()), (value(2), "canary".to_owned())].into_iter().collect();
        let id = drafts.create(&owner, draft.clone(), Moment(1)).await.unwrap();
        draft.remove("Container.1.EnvironmentVar", 1);
        draft.set("Berth.Secret.1", value(1));
        for step in [Step::Workload, Step::Workload, Step::Images] {
            let row = drafts.open(&owner, &id).await.unwrap().unwrap().row;
            drafts.save(&owner, &row, draft.clone(), step, Moment(2)).await.unwrap();
            let row = drafts.open(&owner, &id).await.unwrap().unwrap().row;
            assert!(!format!("{row:?}").contains("canary"), "{row:?}");
            assert!(row.before.is_some());
        }
    }

    #[tokio::test]
    async fn a_password_comes_back_and_never_lies_readable_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("berth.db");
        let store = Store::open(&path, "demo").await.unwrap();
        let key = Arc::new(SealKey::read_or_make(&folder.path().join("seal.key")).unwrap());
        let drafts = Drafts::new(store.clone(), key);
        let mut draft = Draft::new();
        draft.set("ImageRegistryCredential.1.Server", "hub.example.com");
        draft.set("ImageRegistryCredential.1.Password", "canary-7f3a");
        let id = drafts.create(&Owner::local(), draft, Moment(1)).await.unwrap();
        let opened = drafts.open(&Owner::local(), &id).await.unwrap().unwrap();
        assert_eq!(opened.draft.get("ImageRegistryCredential.1.Password"), "canary-7f3a");
        let lies_in = |file: &std::path::Path| {
            // SQLite takes its side files away when the last connection closes.
            let bytes = std::fs::read(file).unwrap_or_default();
            (bytes.len(), bytes.windows(11).any(|window| window == b"canary-7f3a"))
        };
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(files.iter().all(|file| !lies_in(file).1));
        store.close().await;
        assert!(matches!(lies_in(&path), (1.., false)));
    }
}
