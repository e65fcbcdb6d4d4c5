//! Live updates: a launch is read and written as JSON once for each change and language, however many people look.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use plan::Lang;
use tokio::{
    sync::{broadcast::error::RecvError, watch},
    time,
};

use super::{Launches, Told, state};
use crate::{
    clock::Moment,
    store::{LaunchRow, Owner},
};

/// Between two looks at a record that could not be read.
const AGAIN: Duration = Duration::from_secs(2);

/// What is told of a launch at a moment.
#[derive(Debug)]
pub struct Update {
    /// The row's revision: the stream's event id.
    pub revision: i64,
    /// Whether it is the last one.
    pub over: bool,
    /// What the cloud says instead of an answer.
    stale: Option<String>,
    /// The snapshot as JSON, in the languages' order.
    texts: [String; 2],
    /// The launch as it is told to programs.
    pub told: String,
}

impl Update {
    /// The snapshot as JSON.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZhCn => &self.texts[0],
            Lang::En => &self.texts[1],
        }
    }
}

/// A place at which updates of a launch arrive: always the newest.
pub type View = watch::Receiver<Arc<Update>>;

/// The launches that somebody looks at.
#[derive(Debug, Default)]
pub struct Viewers(Mutex<HashMap<String, Weak<watch::Sender<Arc<Update>>>>>);

impl Launches {
    /// What is known of a launch now, and everything new about it from now on; `None` where it cannot be read. Ends when
    /// the launch is over.
    pub async fn view(&self, row: &LaunchRow) -> Option<View> {
        if let Some(view) = self.known_view(&row.id) {
            return Some(view);
        }
        // Subscribed before the row is read, so that nothing is missed in between.
        let news = self.changes();
        let update = self.update(&row.owner, &row.id).await?;
        let over = update.over;
        let sender = Arc::new(watch::Sender::new(Arc::new(update)));
        let view = sender.subscribe();
        if !over {
            let mut all = self.viewers.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.retain(|_, sender| sender.strong_count() > 0);
            all.insert(row.id.clone(), Arc::downgrade(&sender));
            drop(all);
            tokio::spawn(self.clone().tell(row.owner.clone(), row.id.clone(), sender, news));
        }
        Some(view)
    }

    /// How many streams are followed now.
    pub fn viewers(&self) -> usize {
        let all = self.viewers.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.values().filter_map(Weak::upgrade).map(|sender| sender.receiver_count()).sum()
    }

    fn known_view(&self, id: &str) -> Option<View> {
        let all = self.viewers.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(id)?.upgrade().map(|sender| sender.subscribe())
    }

    /// Tells all who look at one launch what changes, until nobody does or it is over.
    async fn tell(
        self,
        owner: Owner,
        id: String,
        sender: Arc<watch::Sender<Arc<Update>>>,
        mut news: tokio::sync::broadcast::Receiver<Arc<str>>,
    ) {
        loop {
            let changed = tokio::select! {
                changed = news.recv() => changed,
                () = sender.closed() => return,
            };
            match changed {
                Ok(other) if !other.is_empty() && *other != *id => continue,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
            let update = tokio::select! {
                update = self.next_update(&owner, &id) => update,
                () = sender.closed() => return,
            };
            let over = update.over;
            // A change may be told twice: by whoever made it and by the database.
            let known = {
                let seen = sender.borrow();
                seen.revision == update.revision && seen.stale == update.stale
            };
            if !known {
                sender.send_replace(Arc::new(update));
            }
            if over {
                return;
            }
        }
    }

    /// What is told now, or once the database answers: there may be no later change to tell it with.
    async fn next_update(&self, owner: &Owner, id: &str) -> Update {
        loop {
            if let Some(update) = self.update(owner, id).await {
                return update;
            }
            time::sleep(AGAIN).await;
        }
    }

    async fn update(&self, owner: &Owner, id: &str) -> Option<Update> {
        let row = self.store.launch(owner, id).await.ok()??;
        let (mut texts, mut stale) = ([String::new(), String::new()], None);
        for (lang, text) in [Lang::ZhCn, Lang::En].into_iter().zip(&mut texts) {
            let snapshot = self.snapshot(&row, lang).await.ok()?;
            *text = serde_json::to_string(&snapshot).ok()?;
            stale = snapshot.stale.map(|trouble| trouble.raw);
        }
        let over = state(&row).is_over();
        let told = serde_json::to_string(&Told::of(&row, Moment::now())).ok()?;
        Some(Update { revision: row.revision, over, stale, texts, told })
    }
}
