//! The client tokens with which groups were made; so many of the newest are remembered.

use std::collections::{HashMap, VecDeque};

/// How many client tokens are remembered.
const MOST: usize = 20_000;

/// What a client token stands for.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// A hash over the parameters it came with.
    pub(crate) fingerprint: String,
    pub(crate) group: String,
}

/// All tokens; a key holds account, region and token.
#[derive(Default)]
pub(crate) struct Tokens {
    all: HashMap<String, Token>,
    order: VecDeque<String>,
}

impl Tokens {
    /// What a token stands for.
    pub(crate) fn find(&self, key: &str) -> Option<&Token> {
        self.all.get(key)
    }

    pub(crate) fn remember(&mut self, key: String, token: Token) {
        if self.order.len() >= MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.all.remove(&oldest);
        }
        self.order.push_back(key.clone());
        self.all.insert(key, token);
    }
}
