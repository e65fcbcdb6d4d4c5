//! Answers kept for a while, and questions that a page does not wait for too long.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::frame::Lookup;
use cloud::ApiError;
use plan::Lang;
use tokio::time::{Instant, timeout};

/// An answer younger than this is not asked for again.
const FRESH: Duration = Duration::from_mins(1);
/// A page waits for an answer no longer than this.
const PATIENCE: Duration = Duration::from_millis(2500);
/// Answers kept, at most.
const KEPT: usize = 500;

/// A list that the cloud gave.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// What it listed.
    pub items: Vec<T>,
    /// Whether there is more.
    pub more: bool,
}

struct Answer<T> {
    listed: Listed<T>,
    at: Instant,
}

/// Answers by question.
pub struct Cache<T>(Arc<Mutex<HashMap<String, Answer<T>>>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Clone + Send + 'static> Cache<T> {
    /// The answer to `question`: the kept one while it is fresh, else a new one; the old one where the new one fails
    /// or does not come in time.
    pub async fn ask<F>(&self, question: String, lang: Lang, answer: F) -> Lookup<T>
    where
        F: Future<Output = Result<Listed<T>, ApiError>> + Send + 'static,
    {
        let kept = self.kept(&question);
        if let Some((listed, age)) = &kept
            && *age < FRESH
        {
            return ready(listed.clone(), *age);
        }
        let cache = Self(Arc::clone(&self.0));
        let asked = tokio::spawn(async move {
            let listed = answer.await?;
            cache.keep(question, listed.clone());
            Ok::<_, ApiError>(listed)
        });
        let failed = match timeout(PATIENCE, asked).await {
            Ok(Ok(Ok(listed))) => return ready(listed, Duration::ZERO),
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "a list could not be had");
                Lookup::Failed { what: error.message.clone(), remedy: error.advice(lang) }
            }
            Ok(Err(_)) | Err(_) => too_slow(lang),
        };
        kept.map_or(failed, |(listed, age)| ready(listed, age))
    }

    fn kept(&self, question: &str) -> Option<(Listed<T>, Duration)> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(question).map(|answer| (answer.listed.clone(), answer.at.elapsed()))
    }

    fn keep(&self, question: String, listed: Listed<T>) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= KEPT
            && let Some(oldest) =
                answers.iter().min_by_key(|(_, answer)| answer.at).map(|(question, _)| question.clone())
        {
            answers.remove(&oldest);
        }
        answers.insert(question, Answer { listed, at: Instant::now() });
    }
}

fn ready<T>(listed: Listed<T>, age: Duration) -> Lookup<T> {
    Lookup::Ready { items: listed.items, more: listed.more, age: age.as_secs() }
}

fn too_slow<T>(lang: Lang) -> Lookup<T> {
    let (what, remedy) = match lang {
        Lang::ZhCn => ("云端没有及时应答。", "请稍后刷新本页，或直接填写。已填写的内容不受影响。"),
        Lang::En => (
            "The cloud did not answer in time.",
            "Reload the page in a moment, or type the value. What you typed is safe.",
        ),
    };
    Lookup::Failed { what: what.to_owned(), remedy: remedy.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use std::future::{Ready, ready};

    use super::*;

    fn list(items: &[u8]) -> Ready<Result<Listed<u8>, ApiError>> {
        ready(Ok(Listed { items: items.to_vec(), more: false }))
    }

    #[tokio::test(start_paused = true)]
    async fn a_fresh_answer_is_not_asked_for_again_and_an_old_one_is() {
        let cache = Cache::<u8>::default();
        cache.ask("q".into(), Lang::En, list(&[1])).await;
        assert_eq!(cache.ask("q".into(), Lang::En, list(&[2])).await.items(), [1]);
        tokio::time::advance(FRESH).await;
        assert_eq!(cache.ask("q".into(), Lang::En, list(&[2])).await.items(), [2]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_answer_is_there_at_the_next_look() {
        let cache = Cache::<u8>::default();
        let slow = async {
            tokio::time::sleep(PATIENCE * 2).await;
            list(&[7]).await
        };
        assert!(matches!(cache.ask("q".into(), Lang::En, slow).await, Lookup::Failed { .. }));
        tokio::time::sleep(PATIENCE * 2).await;
        let never = async { panic!("the kept answer is used") };
        assert_eq!(cache.ask("q".into(), Lang::En, never).await.items(), [7]);
    }
}
