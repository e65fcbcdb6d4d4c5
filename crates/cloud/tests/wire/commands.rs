//! A profile whose command prints the key.

use std::fs;

use cloud::credentials::chain;
use cloud::{AccessKey, CredentialsError, Endpoints};
use serde_json::{Value, json};

use crate::harness::{NOW, ambient, environment};

/// What the chain finds with a profile of this command; `$HERE` in it is a folder with the file `key.json` of this content.
async fn run(command: &str, printed: &str) -> Result<AccessKey, String> {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join(".aliyun")).unwrap();
    fs::write(home.path().join("key.json"), printed).unwrap();
    let command = command.replace("$HERE", home.path().to_str().unwrap());
    let profile = json!({"name": "p", "mode": "External", "process_command": command});
    let config = json!({"current": "p", "profiles": [profile]}).to_string();
    fs::write(home.path().join(".aliyun/config.json"), &config).unwrap();
    let found = chain(environment(home.path(), &[]), &Endpoints::public(), &ambient(NOW)).await;
    assert_eq!(
        fs::read_to_string(home.path().join(".aliyun/config.json")).unwrap(),
        config,
        "no key is left in the file"
    );
    match found {
        Ok(found) => Ok(found.get().await.unwrap()),
        Err(CredentialsError::Nowhere(reasons)) => {
            Err(reasons.iter().find(|(name, _)| *name == "cli-profile").unwrap().1.to_string())
        }
        Err(other) => panic!("{other}"),
    }
}

fn printed(fields: Value) -> String {
    let mut all = json!({"access_key_id": "printed-id", "access_key_secret": "canary-secret"});
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    all.to_string()
}

#[tokio::test]
async fn the_key_that_a_command_prints_is_taken() {
    let session = printed(json!({"mode": "StsToken", "sts_token": "t", "expiration": "2026-01-05T04:04:05Z"}));
    let key = run("cat '$HERE/key.json'", &session).await.unwrap();
    assert_eq!((key.id(), key.is_session()), ("printed-id", true));
    let endless = printed(json!({"mode": "StsToken", "sts_token": "t"}));
    assert!(run("cat $HERE/key.json", &endless).await.unwrap().is_session());
    assert!(!run("cat $HERE/key.json", &printed(json!({"mode": "AK"}))).await.unwrap().is_session());
}

#[tokio::test]
async fn a_command_is_given_its_words_and_no_shell() {
    let key = printed(json!({}));
    let error = run("cat $HERE/key.json; true", &key).await.unwrap_err();
    assert!(error.contains("failed with exit code 1"), "{error}");
    let script = r#"sh -c "test -z \"$(cat)\" && test \"$0\" = 'a b' && cat '$HERE/key.json'" 'a b'"#;
    assert_eq!(run(script, &key).await.unwrap().id(), "printed-id", "no input, and the words as written");
}

#[tokio::test]
async fn what_is_printed_without_a_key_is_told_and_never_quoted() {
    let cases = [
        ("canary", "printed something that is not JSON"),
        ("{}", "printed no access_key_id"),
        (r#"{"access_key_id":"canary"}"#, "printed no access_key_secret"),
        (&printed(json!({"mode": "StsToken"})), "printed no sts_token"),
        (&printed(json!({"sts_token": "t", "expiration": "2026-01-05T03:00:00Z"})), "has expired"),
        (&printed(json!({"sts_token": "t", "expiration": "soon"})), "unreadable Expiration"),
        (&" ".repeat((64 << 10) + 1), "printed more than 65536 bytes"),
    ];
    for (text, told) in cases {
        let error = run("cat $HERE/key.json", text).await.unwrap_err();
        assert!(error.contains(told) && !error.contains("canary"), "{error}");
    }
}

#[tokio::test]
async fn a_command_that_fails_is_told_by_its_code_without_what_it_said() {
    let error = run(r#"sh -c "echo canary >&2; cat $HERE/key.json; exit 3""#, &printed(json!({}))).await.unwrap_err();
    assert!(error.contains("failed with exit code 3. Run it by hand") && !error.contains("canary"), "{error}");
    let error = run("$HERE/nothing-here", "").await.unwrap_err();
    assert!(error.contains("cannot be run (No such file"), "{error}");
    let error = run("sh -c 'kill -9 $$'", "").await.unwrap_err();
    assert!(error.contains("was ended by a signal"), "{error}");
}

#[tokio::test]
async fn a_command_that_is_not_one_is_told() {
    assert_eq!(run("", "").await.unwrap_err(), "profile p lacks process_command");
    assert_eq!(run("''", "").await.unwrap_err(), "profile p: process_command names no command");
    assert_eq!(run("a 'b", "").await.unwrap_err(), "profile p: a quotation mark in process_command is not closed");
    assert_eq!(run(r"a \", "").await.unwrap_err(), r"profile p: process_command ends in a backslash");
}
