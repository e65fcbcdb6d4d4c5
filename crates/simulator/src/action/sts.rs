//! Security Token Service: who am I, and credentials for a while.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::moment;
use crate::gateway::{Caller, Session};
use crate::refusal::Refusal;
use crate::state::{Call, State};
use crate::world::{Role, account_of, number};

pub(super) fn perform(state: &mut State, action: &str, call: &Call) -> Result<Value, Refusal> {
    match action {
        "GetCallerIdentity" => Ok(identity(call)),
        "AssumeRole" => assume_role(state, call),
        "AssumeRoleWithOIDC" => assume_role_with_oidc(state, call),
        _ => Err(super::unknown()),
    }
}

fn identity(call: &Call) -> Value {
    let caller = &call.caller;
    let id = digits(&caller.arn);
    let mut answer = json!({
        "AccountId": caller.account,
        "Arn": caller.arn,
        "PrincipalId": id,
    });
    if caller.is_role {
        answer["IdentityType"] = json!("AssumedRoleUser");
        answer["RoleId"] = json!(id);
        answer["PrincipalId"] = json!(format!("{id}:{}", caller.arn.rsplit('/').next().unwrap_or_default()));
    } else {
        answer["IdentityType"] = json!("RAMUser");
        answer["UserId"] = json!(id);
    }
    answer
}

fn assume_role(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let role = role(state, call)?;
    let trusted = role.trusts.iter().any(|trusted| *trusted == call.caller.account || *trusted == call.caller.arn);
    if !trusted {
        return Err(Refusal::new(
            403,
            "NoPermission",
            "You are not authorized to do this action. You should be authorized by RAM.",
        ));
    }
    open_session(state, call)
}

fn assume_role_with_oidc(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let arn = call.parameters.required("OIDCProviderArn")?;
    let provider =
        state.world.oidc_providers.iter().find(|provider| provider.arn == arn).cloned().ok_or_else(|| {
            Refusal::new(404, "EntityNotExist.OIDCProvider", "The specified OIDC Provider not exists .")
        })?;
    if !role(state, call)?.trusts.contains(&provider.arn) {
        return Err(Refusal::new(
            400,
            "AuthenticationFail.NoPermission",
            "The specified OIDC provider is not trusted by the role.",
        ));
    }
    let mut answer = open_session(state, call)?;
    answer["OIDCTokenInfo"] = json!({
        "Issuer": provider.issuer,
        "Subject": "system:serviceaccount:default:berth",
        "ClientIds": provider.client_id,
        "IssuanceTime": moment(call.now),
        "ExpirationTime": answer["Credentials"]["Expiration"],
        "VerificationInfo": "Success",
    });
    Ok(answer)
}

fn role<'a>(state: &'a State, call: &Call) -> Result<&'a Role, Refusal> {
    let arn = call.parameters.required("RoleArn")?;
    if !arn.starts_with("acs:ram::") || !arn.contains(":role/") {
        return Err(Refusal::new(400, "InvalidParameter.RoleArn", "The parameter RoleArn is wrongly formed."));
    }
    state.world.role(arn).ok_or_else(|| Refusal::new(404, "EntityNotExist.Role", "The specified Role not exists ."))
}

fn open_session(state: &mut State, call: &Call) -> Result<Value, Refusal> {
    let parameters = &call.parameters;
    let arn = parameters.required("RoleArn")?.to_owned();
    let name = parameters.required("RoleSessionName")?;
    let well_formed = (2..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".@-_".contains(&byte));
    if !well_formed {
        return Err(Refusal::new(
            400,
            "InvalidParameter.RoleSessionName",
            "The parameter RoleSessionName is wrongly formed.",
        ));
    }
    let seconds = parameters
        .whole("DurationSeconds", 900, 3600)
        .map_err(|_| {
            Refusal::new(400, "InvalidParameter.DurationSeconds", "The Min/Max value of DurationSeconds is 15min/1hr.")
        })?
        .unwrap_or(3600);
    let expires = call.now.checked_add(SignedDuration::from_secs(i64::from(seconds))).unwrap_or(Timestamp::MAX);
    let key_id = format!("STS.N{}", &state.fresh()[..24]);
    let secret = state.fresh()[..40].to_owned();
    let token = format!("CAIS{}{}", state.fresh(), state.fresh());
    let caller = Caller {
        account: account_of(&arn).to_owned(),
        arn: format!("{}/{name}", arn.replace(":role/", ":assumed-role/")),
        is_role: true,
    };
    let session = Session { secret: secret.clone(), token: token.clone(), expires, caller: caller.clone() };
    state.keys.keep(key_id.clone(), session, call.now);
    Ok(json!({
        "AssumedRoleUser": {
            "AssumedRoleId": format!("{}:{name}", digits(&arn)),
            "Arn": format!("{arn}/{name}"),
        },
        "Credentials": {
            "AccessKeyId": key_id,
            "AccessKeySecret": secret,
            "SecurityToken": token,
            "Expiration": moment(expires),
        },
    }))
}

/// Eighteen digits that always belong to the same name.
fn digits(name: &str) -> String {
    (200_000_000_000_000_000 + number(name, 99_999_999_999_999_999)).to_string()
}
