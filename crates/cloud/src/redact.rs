//! Keeps the secrets of a request out of everything that is kept of its answer.

use crate::call::Call;

/// What stands where a secret was.
const MASK: &str = "••••••";
/// Shorter environment values are no secrets, and masking them would only garble messages.
const SHORTEST_ENVIRONMENT_VALUE: usize = 8;

/// `message` without the server's string to sign (it repeats the whole request) and without any secret value of `call`.
pub(crate) fn message(call: &Call, message: &str) -> String {
    let mut kept = match find_string_to_sign(message) {
        Some(at) => message[..at].trim_end_matches([' ', ':', '[']).to_owned(),
        None => message.to_owned(),
    };
    for (name, value) in &call.parameters {
        if is_secret(name, value) {
            kept = kept.replace(value.as_str(), MASK).replace(&sign::percent_encode(value), MASK);
        }
    }
    kept
}

/// Where the server begins to repeat what it signed.
fn find_string_to_sign(message: &str) -> Option<usize> {
    let lower = message.to_ascii_lowercase();
    ["string to sign", "stringtosign", "canonicalstring", "canonical request", "canonicalrequest"]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min()
        .map(|at| lower[..at].rfind("server").filter(|start| at - start < 12).unwrap_or(at))
}

fn is_secret(name: &str, value: &str) -> bool {
    if value.is_empty() {
        return false;
    }
    let environment = name.contains(".EnvironmentVar.") && name.ends_with(".Value");
    name.ends_with("Password")
        || name == "OIDCToken"
        || name == "SecurityToken"
        || (name.contains("ConfigFileToPath.") && name.ends_with(".Content"))
        || (environment && value.len() >= SHORTEST_ENVIRONMENT_VALUE)
}

#[cfg(test)]
mod tests {
    use super::message;
    use crate::{Call, Product};

    fn call() -> Call {
        Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup")
            .with("ImageRegistryCredential.1.Password", "p w/1")
            .with("Container.1.EnvironmentVar.1.Value", "canary-secret")
            .with("Container.1.EnvironmentVar.2.Value", "on")
    }

    #[test]
    fn the_servers_string_to_sign_is_not_kept() {
        let kept =
            message(&call(), "Specified signature is not matched. server string to sign is:POST&%2F&Password%3Dx");
        assert_eq!(kept, "Specified signature is not matched.");
    }

    #[test]
    fn a_secret_value_is_masked_plain_and_encoded() {
        let kept = message(&call(), "bad value p w/1 (p%20w%2F1), canary-secret, on");
        assert_eq!(kept, "bad value •••••• (••••••), ••••••, on");
    }
}
