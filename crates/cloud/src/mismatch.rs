//! Why a signature was not accepted: both sides' strings compared, without revealing either.

use std::collections::BTreeMap;

/// What the comparison of the server's string to sign with ours shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Both sides signed the same text, so the secrets differ: the AccessKey Secret here is not the one of this AccessKey ID.
    WrongSecret,
    /// The texts differ: something changed the request on its way, or one side encodes it differently.
    Differs {
        /// The names of the parameters that differ, at most five. Never their values.
        parameters: Vec<String>,
    },
    /// The answer does not repeat the server's text.
    NotTold,
}

const MARK: &str = "string to sign is:";
const MOST_NAMES: usize = 5;

/// Compares what the server says it signed (in `message`) with what was signed here.
pub(crate) fn compare(message: &str, ours: &str) -> Mismatch {
    if let Some((_, hash)) = ours.rsplit_once('\n') {
        // Version 3 signs a hash: the server either names the same one or not.
        return match () {
            () if message.contains(hash) => Mismatch::WrongSecret,
            () if message.contains("ACS3-HMAC-SHA256") => Mismatch::Differs { parameters: Vec::new() },
            () => Mismatch::NotTold,
        };
    }
    let Some(at) = message.to_ascii_lowercase().find(MARK) else { return Mismatch::NotTold };
    let theirs = message[at + MARK.len()..].trim().trim_end_matches(['.', ']']);
    if theirs == ours {
        return Mismatch::WrongSecret;
    }
    let (theirs, ours) = (parameters(theirs), parameters(ours));
    let mut names: Vec<_> =
        theirs.keys().chain(ours.keys()).filter(|name| theirs.get(*name) != ours.get(*name)).cloned().collect();
    names.sort();
    names.dedup();
    names.truncate(MOST_NAMES);
    Mismatch::Differs { parameters: names }
}

/// The parameters inside a string to sign, still encoded once.
fn parameters(string_to_sign: &str) -> BTreeMap<String, String> {
    let canonical = string_to_sign.splitn(3, '&').nth(2).unwrap_or_default();
    let canonical = canonical.replace("%3D", "=").replace("%26", "&").replace("%25", "%");
    canonical
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Mismatch, compare};

    const OURS: &str = "POST&%2F&AccessKeyId%3Dk%26Tag.1.Value%3Da%2520b%26Timestamp%3D2024-05-01T08%253A09%253A10Z";

    fn says(theirs: &str) -> String {
        format!("Specified signature is not matched with our calculation. server string to sign is:{theirs}")
    }

    #[test]
    fn the_same_text_means_a_wrong_secret() {
        assert_eq!(compare(&says(OURS), OURS), Mismatch::WrongSecret);
    }

    #[test]
    fn another_text_names_the_parameters_that_differ() {
        let theirs = OURS.replace("a%2520b", "a%252Bb").replace("AccessKeyId%3Dk%26", "");
        let expected = vec!["AccessKeyId".to_owned(), "Tag.1.Value".to_owned()];
        assert_eq!(compare(&says(&theirs), OURS), Mismatch::Differs { parameters: expected });
    }

    #[test]
    fn silence_stays_silence() {
        assert_eq!(compare("Specified signature does not match.", OURS), Mismatch::NotTold);
        assert_eq!(compare("no", "ACS3-HMAC-SHA256\nabc"), Mismatch::NotTold);
    }

    #[test]
    fn version_3_compares_hashes() {
        let ours = "ACS3-HMAC-SHA256\nabcdef";
        assert_eq!(compare("server StringToSign is [ACS3-HMAC-SHA256\nabcdef]", ours), Mismatch::WrongSecret);
        let differs = Mismatch::Differs { parameters: Vec::new() };
        assert_eq!(compare("server StringToSign is [ACS3-HMAC-SHA256\n000000]", ours), differs);
    }
}
