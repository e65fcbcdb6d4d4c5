//! From an error to why something is not known.

use cloud::{ApiError, CredentialsError, ErrorKind};
use diagnosis::{Gap, GapKind, Question, Told, Words};
use plan::Lang;

/// What an error means as a reply: that the thing asked for is gone, or that nothing is known.
pub(crate) fn told(question: &Question, error: &ApiError) -> Told {
    match error.code.as_deref() {
        Some(code) if error.kind == ErrorKind::NotFound && says_gone(question, code) => Told::Absent(code.to_owned()),
        _ => Told::Unknown(gap(error)),
    }
}

/// Whether a code says that the very thing is not there. A status of 404 alone can come from anybody on the way, and a registry
/// that cannot find the instance has not looked for the repository.
fn says_gone(question: &Question, code: &str) -> bool {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let gone = bare.contains("NOTFOUND") || bare.contains("NOTEXIST");
    let of_instance = bare.starts_with("INSTANCE");
    let inside = matches!(
        question,
        Question::Repository { .. } | Question::Tag { .. } | Question::Tags { .. } | Question::Namespace { .. }
    );
    gone && !(of_instance && inside)
}

fn gap(error: &ApiError) -> Gap {
    let kind = match &error.kind {
        ErrorKind::GrantPermission { action } => GapKind::Permission(action.clone()),
        ErrorKind::NoCredentials | ErrorKind::FixKey => GapKind::Credential,
        ErrorKind::Unreachable | ErrorKind::Wait | ErrorKind::Retry => GapKind::Unreachable,
        ErrorKind::WrongEndpoint if error.code.is_none() => GapKind::Unreachable,
        _ => GapKind::Refused,
    };
    Gap { kind, code: error.code.clone(), advice: Words::new(error.advice(Lang::ZhCn), error.advice(Lang::En)) }
}

/// Nobody can ask for want of a credential.
pub(crate) fn no_credential(why: &CredentialsError) -> Gap {
    let advice = Words::new(why.text(Lang::ZhCn), why.text(Lang::En));
    Gap { kind: GapKind::Credential, code: None, advice }
}

/// The time was up.
pub(crate) fn late() -> Gap {
    let advice = Words::new("查询没有在时限内完成。", "The question was not answered before the time was up.");
    Gap { kind: GapKind::Unreachable, code: None, advice }
}

/// An answer of this kind holds something else than what was asked for.
pub(crate) fn beside() -> Gap {
    let advice = Words::new("应答不完整。", "The answer is incomplete.");
    Gap { kind: GapKind::Refused, code: None, advice }
}

#[cfg(test)]
mod tests {
    use diagnosis::Question;

    use super::says_gone;

    #[test]
    fn a_code_says_that_the_very_thing_is_gone_or_it_says_nothing() {
        let (region, instance) = ("cn-beijing".to_owned(), "cri-1".to_owned());
        let tag = Question::Tag {
            region: region.clone(),
            instance: instance.clone(),
            repository: String::new(),
            tag: String::new(),
        };
        let of_instance = Question::Instance { region: region.clone(), instance };
        let vswitch = Question::VSwitch { region, id: "vsw-1".to_owned() };
        for code in ["REPO_TAG_NOT_EXIST", "TAG_NOT_EXIST", "REPO_NOT_EXIST", "NAMESPACE_NOT_EXIST"] {
            assert!(says_gone(&tag, code), "{code}");
        }
        assert!(says_gone(&of_instance, "INSTANCE_NOT_EXIST"));
        assert!(says_gone(&vswitch, "InvalidVSwitchId.NotFound"));
        assert!(!says_gone(&tag, "INSTANCE_NOT_EXIST"), "nobody looked for the tag");
        assert!(!says_gone(&vswitch, "Forbidden"));
    }
}
