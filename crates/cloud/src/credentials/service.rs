//! One question to a service that hands out keys: sent once, read within a deadline.

use std::time::Duration;

use serde_json::Value;

use super::CredentialsError;
use super::provider::Tools;
use super::said::{Said, said};
use crate::transport::{ClearText, Incoming, NoAnswer, Outgoing};

const PATIENCE: Duration = Duration::from_secs(10);

/// Sends once, over https or to this machine. `name` is what messages call the service.
pub(super) async fn ask(tools: &Tools, outgoing: Outgoing, name: &Said) -> Result<Incoming, CredentialsError> {
    let Said { zh, en } = name;
    tools.transport.send(outgoing, PATIENCE, ClearText::Loopback).await.map_err(|none| {
        CredentialsError::NoAnswer(match none {
            NoAnswer::Refused(_) => said!(
                "{zh} 用了 http 指向另一台机器；只接受 https，或本机的 http",
                "{en} uses http to another machine; only https is accepted, or http to this machine"
            ),
            NoAnswer::NotSent(why) | NoAnswer::Lost(why) => {
                Said { zh: format!("{zh}：{}", why.zh), en: format!("{en}: {}", why.en) }
            }
            NoAnswer::TooLong(limit) => {
                said!("{zh} 的应答超过 {limit} 字节", "{en}: the answer is longer than {limit} bytes")
            }
        })
    })
}

/// The object in a successful answer.
pub(super) fn object(answer: &Incoming) -> Option<Value> {
    let body = serde_json::from_slice::<Value>(&answer.body).ok().filter(Value::is_object);
    body.filter(|_| answer.status == 200)
}
