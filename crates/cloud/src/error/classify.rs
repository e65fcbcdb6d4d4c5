//! From the code of an answer to what the user should do.
//!
//! Source: Alibaba Cloud documentation, "Error codes" of each product and "Common error codes".

use super::ErrorKind;
use crate::call::Call;

/// What a refusal with this code, message and status asks of the user.
pub(crate) fn classify(call: &Call, code: &str, message: &str, status: u16) -> ErrorKind {
    let code = code.trim();
    exact(code)
        .or_else(|| permission(call, code))
        .or_else(|| by_family(code, message))
        .unwrap_or_else(|| by_status(call, status))
}

fn exact(code: &str) -> Option<ErrorKind> {
    use ErrorKind as K;
    Some(match code {
        "DryRun.Success" | "DryRunOperation" => K::DryRunPassed,
        "SignatureDoesNotMatch" | "IncompleteSignature" | "MissingSecurityToken" | "InvalidAccessKeySecret" => {
            K::FixKey
        }
        "InvalidTimeStamp.Expired" | "IllegalTimestamp" | "InvalidTimestamp.Expired" => K::FixClock,
        "SignatureNonceUsed"
        | "InternalError"
        | "ServiceUnavailable"
        | "SystemError"
        | "SLB_SERVICE_ERROR"
        | "InvalidOperation.ConcurrentModification" => K::Retry,
        "Throttling.Vcpu.PerDay"
        | "QuotaExceeded"
        | "DedicatedHostQuotaExceeded"
        | "INSTANCE_ACCESS_VPC_LIMIT_EXCEED" => K::Quota,
        "EipPurchaseFlowControl" | "Rejected.Throttling" => K::Wait,
        "ServiceNotEnabled" | "containerRepositoryAuthorizationFailed" => K::ActivateService,
        "Account.Arrearage" | "Forbidden.UserBussinessStatus" => K::Pay,
        "Forbidden.UserNotRealNameAuthentication"
        | "Forbidden.AccountClosed"
        | "Forbidden.OnlyForInvitedTest"
        | "Forbidden.RiskControl"
        | "OperationFailed.RiskControl"
        | "FeatureAccessRestricted"
        | "HighCpuMemConfigRequired" => K::VerifyAccount,
        "OperationDenied.NoStock"
        | "Zone.NotOnSale"
        | "Spot.NotMatched"
        | "RecommendEmpty.InstanceTypeFamilyNotMatched" => K::OtherZone,
        "InvalidRegionId.NotFound" | "Forbidden.RegionNotFound" => change("RegionId"),
        "OperationDenied.VswZoneMisMatch" => change("ZoneId"),
        "OperationDenied.SecurityGroupMisMatch" => change("SecurityGroupId"),
        "InvalidVSwitchId.IpNotEnough" => change("VSwitchId"),
        "InvalidParameter.CPU.Memory" | "InvalidSpotCpuMemorySpec" => change("Cpu"),
        "InvalidParameter.DuplicatedName" => change("Container"),
        "InvalidParameter.DuplicatedVolumeName" => change("Volume"),
        "ImageSnapshot.NotFound" | "ImageSnapshot.IncorrectStatus" | "ImageSnapshot.NotSupport" => {
            change("ImageSnapshotId")
        }
        "IdempotentParameterMismatch" => change("ClientToken"),
        "PrivateIpAddress.Already.InUse" => change("PrivateIpAddress"),
        "FeatureBasedConstraintConflict" => K::ChangeParameter { field: None },
        "InvalidAction.NotFound"
        | "InvalidApi.NotFound"
        | "InvalidVersion"
        | "InvalidProduct.NotFound"
        | "UnsupportedHTTPMethod"
        | "UnsupportedProtocol" => K::WrongEndpoint,
        "OperationConflict"
        | "IncorrectOperation"
        | "IncorrectStatus"
        | "IncorrectStatusDetail"
        | "INSTANCE_STATUS_NOT_SUPPORT"
        | "ImageCache.IncorrectStatus" => K::NotNow,
        _ => return None,
    })
}

/// Refusals by RAM; the action to allow is the call's own unless the code names another.
fn permission(call: &Call, code: &str) -> Option<ErrorKind> {
    let action = match code {
        "InvalidUser.PassRoleForbidden" => "ram:PassRole".to_owned(),
        "CreateServiceLinkedRole.Denied" => "ram:CreateServiceLinkedRole".to_owned(),
        "NoPrivilege" | "Forbidden.SubUser" | "Forbidden" | "AccessDenied" => call.permission(),
        _ if code.starts_with("NoPermission") || code.starts_with("Forbidden.RAM") => call.permission(),
        _ => return None,
    };
    Some(ErrorKind::GrantPermission { action })
}

fn by_family(code: &str, message: &str) -> Option<ErrorKind> {
    use ErrorKind as K;
    if code.starts_with("InvalidAccessKeyId") || code.starts_with("InvalidSecurityToken") {
        return Some(K::FixKey);
    }
    if code.starts_with("Throttling") {
        return Some(K::Wait);
    }
    if code.contains("InsufficientBalance") || code.starts_with("InvalidPaymentMethod") {
        return Some(K::Pay);
    }
    if code.starts_with("SecurityRisk") {
        return Some(K::VerifyAccount);
    }
    if code.starts_with("QuotaExceed") {
        return Some(K::Quota);
    }
    if code.ends_with("NotFound") || code.ends_with("NOT_EXIST") || code.starts_with("EntityNotExist") {
        return Some(K::NotFound);
    }
    if ["NotSupport", "NotMatch", "LimitExceed", "NotInSameZone"].iter().any(|part| code.contains(part)) {
        return Some(K::ChangeParameter { field: quoted(message) });
    }
    if code.starts_with("Missing") {
        return Some(K::ChangeParameter { field: missing_field(code, message) });
    }
    let rest = code.strip_prefix("InvalidParameter.").or_else(|| code.strip_prefix("Invalid"))?;
    let field = rest.split('.').next().unwrap_or_default();
    let vague = field.is_empty() || ["Parameter", "LengthExceeded", "ValueExceeded", "NotFound"].contains(&field);
    Some(K::ChangeParameter { field: if vague { quoted(message) } else { Some(field.to_owned()) } })
}

fn by_status(call: &Call, status: u16) -> ErrorKind {
    match status {
        401 | 403 => ErrorKind::GrantPermission { action: call.permission() },
        404 => ErrorKind::NotFound,
        429 => ErrorKind::Wait,
        500.. => ErrorKind::Retry,
        _ => ErrorKind::Unexpected,
    }
}

fn change(field: &str) -> ErrorKind {
    ErrorKind::ChangeParameter { field: Some(field.to_owned()) }
}

/// The wire name that a `Missing…` code or its message names.
fn missing_field(code: &str, message: &str) -> Option<String> {
    let rest = code.strip_prefix("MissingParameter.").or_else(|| code.strip_prefix("Missing")).unwrap_or_default();
    if rest.is_empty() || rest == "Parameter" { quoted(message) } else { Some(rest.to_owned()) }
}

/// The first word in quotation marks that looks like a wire name.
fn quoted(message: &str) -> Option<String> {
    let name = |text: &&str| {
        text.starts_with(|first: char| first.is_ascii_uppercase())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    };
    message.split(['"', '\'', '`']).skip(1).step_by(2).find(name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use serde_json::Value;

    use super::{ErrorKind as K, classify};
    use crate::{Call, Product};

    fn kind(code: &str, message: &str, status: u16) -> K {
        classify(&Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup"), code, message, status)
    }

    #[test]
    fn each_code_says_what_to_do() {
        let grant = |action: &str| K::GrantPermission { action: action.to_owned() };
        let field = |name: &str| K::ChangeParameter { field: Some(name.to_owned()) };
        for (code, status, expected) in [
            ("InvalidAccessKeyId.NotFound", 404, K::FixKey),
            ("InvalidAccessKeyId.Inactive", 403, K::FixKey),
            ("InvalidSecurityToken.Expired", 400, K::FixKey),
            ("InvalidTimeStamp.Expired", 400, K::FixClock),
            ("Throttling.User", 400, K::Wait),
            ("Throttling.Vcpu.PerDay", 403, K::Quota),
            ("Forbidden.RAM", 403, grant("eci:CreateContainerGroup")),
            ("NoPermission\t", 403, grant("eci:CreateContainerGroup")),
            ("InvalidUser.PassRoleForbidden", 403, grant("ram:PassRole")),
            ("Payfor.CreditPayInsufficientBalance", 400, K::Pay),
            ("OperationDenied.NoStock", 403, K::OtherZone),
            ("InvalidVSwitchId.IpNotEnough", 403, field("VSwitchId")),
            ("InvalidVSwitchId.NotFound", 404, K::NotFound),
            ("MissingRegionId", 400, field("RegionId")),
            ("MissingParameter.RegionId", 400, field("RegionId")),
            ("INSTANCE_NOT_EXIST", 200, K::NotFound),
            ("InternalError", 500, K::Retry),
            ("SomethingNew", 503, K::Retry),
            ("SomethingNew", 400, K::Unexpected),
        ] {
            assert_eq!(kind(code, "", status), expected, "{code} {status}");
        }
    }

    #[test]
    fn a_missing_parameter_is_found_in_the_message() {
        let message = "The input parameter \"ContainerGroupName\" that is mandatory for processing is not supplied.";
        let expected = K::ChangeParameter { field: Some("ContainerGroupName".to_owned()) };
        assert_eq!(kind("MissingParameter", message, 400), expected);
    }

    #[test]
    fn the_tag_actions_are_named_as_ram_names_them() {
        let call = Call::read(Product::Cr, "cn-beijing", "ListRepoTag");
        let expected = K::GrantPermission { action: "cr:ListRepositoryTag".to_owned() };
        assert_eq!(classify(&call, "NoPrivilege", "", 403), expected);
    }

    #[test]
    fn no_documented_code_of_a_create_is_left_without_advice() {
        let all: Value = serde_json::from_str(include_str!("../../testdata/errors.json")).unwrap();
        let left: Vec<_> = all["eci"]["CreateContainerGroup"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|error| {
                let status = u16::try_from(error["http"].as_u64().unwrap()).unwrap();
                kind(error["code"].as_str().unwrap(), error["message"].as_str().unwrap(), status) == K::Unexpected
            })
            .map(|error| error["code"].as_str().unwrap())
            .collect();
        assert_eq!(left, Vec::<&str>::new());
    }
}
