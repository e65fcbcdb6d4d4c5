//! Who asks: the key, the clock, the signature and the nonce, checked in this order.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq as _;

use super::{Incoming, Nonces, v1, v3};
use crate::refusal::Refusal;
use crate::world::World;

/// How far a timestamp may be from the simulator's clock, in either direction.
const SKEW: SignedDuration = SignedDuration::from_mins(15);

/// What a request says about its signature, before any of it is believed.
pub(crate) struct Signed {
    pub(crate) access_key_id: String,
    pub(crate) timestamp: String,
    pub(crate) nonce: String,
    pub(crate) security_token: Option<String>,
}

/// Who asks, once they are believed.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) account: String,
    /// `acs:ram::…:user/…` or `acs:ram::…:assumed-role/…`; empty for the one action that needs no signature.
    pub(crate) arn: String,
    pub(crate) is_role: bool,
}

impl Caller {
    /// The caller of the one action that needs no signature.
    pub(crate) fn nobody() -> Self {
        Self { account: String::new(), arn: String::new(), is_role: false }
    }
}

/// Credentials handed out for a while.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) secret: String,
    pub(crate) token: String,
    pub(crate) expires: Timestamp,
    pub(crate) caller: Caller,
}

/// Every key that is accepted.
pub(crate) struct Keys {
    pub(crate) access_key_id: String,
    pub(crate) access_key_secret: String,
    pub(crate) sessions: BTreeMap<String, Session>,
}

impl Keys {
    /// Keeps a session, and forgets those that are over.
    pub(crate) fn keep(&mut self, access_key_id: String, session: Session, now: Timestamp) {
        let day = SignedDuration::from_hours(24);
        self.sessions.retain(|_, old| now.duration_since(old.expires) < day);
        self.sessions.insert(access_key_id, session);
    }

    fn find(&self, signed: &Signed, world: &World, now: Timestamp) -> Result<(&str, Caller), Refusal> {
        if signed.access_key_id == self.access_key_id {
            if signed.security_token.is_some() {
                return Err(Refusal::new(
                    400,
                    "InvalidSecurityToken.Malformed",
                    "Specified SecurityToken is malformed.",
                ));
            }
            return Ok((&self.access_key_secret, user(world)));
        }
        let session = self
            .sessions
            .get(&signed.access_key_id)
            .ok_or_else(|| Refusal::new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."))?;
        let token = signed
            .security_token
            .as_deref()
            .ok_or_else(|| Refusal::new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action."))?;
        if !same(&session.token, token) {
            return Err(Refusal::new(
                400,
                "InvalidSecurityToken.MismatchWithAccessKey",
                "Specified SecurityToken mismatch with the AccessKey.",
            ));
        }
        if session.expires <= now {
            return Err(Refusal::new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."));
        }
        Ok((&session.secret, session.caller.clone()))
    }
}

/// Checks key, timestamp, signature and nonce.
pub(crate) fn authenticate(
    incoming: &Incoming,
    keys: &Keys,
    nonces: &mut Nonces,
    world: &World,
    now: Timestamp,
) -> Result<Caller, Refusal> {
    let is_v3 = incoming.is_v3();
    let signed = if is_v3 { v3::signed(incoming)? } else { v1::signed(incoming)? };
    let (secret, caller) = keys.find(&signed, world, now)?;
    check_time(&signed.timestamp, now)?;
    if is_v3 {
        v3::verify(incoming, secret)?;
    } else {
        v1::verify(incoming, secret)?;
    }
    if nonces.take(&signed.access_key_id, &signed.nonce, now) {
        Ok(caller)
    } else {
        Err(Refusal::new(400, "SignatureNonceUsed", "Specified signature nonce was used already."))
    }
}

fn check_time(text: &str, now: Timestamp) -> Result<(), Refusal> {
    let well_formed = text.len() == 20 && text.as_bytes()[10] == b'T' && text.ends_with('Z');
    let stamp: Timestamp = text.parse().ok().filter(|_| well_formed).ok_or_else(|| {
        Refusal::new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.")
    })?;
    if now.duration_since(stamp).abs() > SKEW {
        return Err(Refusal::new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."));
    }
    Ok(())
}

/// Compares two texts in a time that does not tell where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// The refusal that shows what the gateway signed, so that a client can find the difference.
pub(crate) fn mismatch(string_to_sign: &str) -> Refusal {
    Refusal::new(
        400,
        "SignatureDoesNotMatch",
        format!("Specified signature is not matched with our calculation. server string to sign is:{string_to_sign}"),
    )
}

fn user(world: &World) -> Caller {
    Caller {
        account: world.account.clone(),
        arn: format!("acs:ram::{}:user/{}", world.account, world.user),
        is_role: false,
    }
}
