//! What a refusal tells, and what it keeps to itself.

use cloud::{ErrorKind, Mismatch, cr, eci};
use plan::Lang;

use crate::harness::{Cloud, Reply, Seen, ok};

/// A cloud that repeats what it signed, changed by `change`.
fn mismatch(request: &Seen, change: impl Fn(String) -> String) -> Reply {
    let signed = request.parameters.iter().filter(|(name, _)| *name != "Signature");
    let canonical = sign::v1::canonical(signed.map(|(name, value)| (name.as_str(), value.as_str())));
    let string = change(sign::v1::string_to_sign(&request.method, &canonical));
    let message = format!("Specified signature is not matched with our calculation. server string to sign is:{string}");
    let body = serde_json::json!({"Code": "SignatureDoesNotMatch", "Message": message, "RequestId": "R"});
    Reply::Answer(400, Vec::new(), body.to_string())
}

async fn create_with_password(cloud: &Cloud) -> cloud::ApiError {
    let password = ("ImageRegistryCredential.1.Password".to_owned(), "canary-password".to_owned());
    eci::create_container_group(&cloud.client(), "cn-beijing", &[password], "t").await.unwrap_err()
}

#[tokio::test]
async fn a_wrong_secret_is_recognised_by_equal_strings() {
    let cloud = Cloud::by(|request, _| mismatch(request, |string| string)).await;
    let error = create_with_password(&cloud).await;
    assert_eq!((error.kind.clone(), error.mismatch.clone()), (ErrorKind::FixKey, Some(Mismatch::WrongSecret)));
    assert!(error.advice(Lang::En).contains("AccessKey ID LTAI…tKey"), "{}", error.advice(Lang::En));
}

#[tokio::test]
async fn a_request_that_was_altered_names_the_parameter() {
    let cloud =
        Cloud::by(|request, _| mismatch(request, |string| string.replace("Version%3D2018", "Version%3D2019"))).await;
    let error = create_with_password(&cloud).await;
    let differs = Mismatch::Differs { parameters: vec!["Version".to_owned()] };
    assert_eq!((error.kind.clone(), error.mismatch.clone()), (ErrorKind::RequestAltered, Some(differs)));
}

#[tokio::test]
async fn no_secret_of_the_request_is_in_the_error() {
    let cloud = Cloud::by(|request, _| mismatch(request, |string| string)).await;
    let error = create_with_password(&cloud).await;
    let all = format!("{error} {error:?} {} {}", error.advice(Lang::ZhCn), error.advice(Lang::En));
    assert!(!all.contains("canary"), "{all}");
    assert!(!all.contains("string to sign is"), "{all}");
}

#[tokio::test]
async fn a_registry_answer_that_says_failure_is_one() {
    let cloud = Cloud::by(|_, _| ok(r#"{"IsSuccess":false,"Code":"REPO_NOT_EXIST","RequestId":"R-7"}"#)).await;
    let name = cr::RepositoryName::Path { namespace: "ns".to_owned(), name: "app".to_owned() };
    let error = cr::get_repository(&cloud.client(), "cn-beijing", "cri-1", &name).await.unwrap_err();
    assert_eq!((error.kind.clone(), error.request_id.as_deref()), (ErrorKind::NotFound, Some("R-7")));
    assert!(error.advice(Lang::ZhCn).contains("镜像仓库"));
}

#[tokio::test]
async fn an_unknown_region_is_told_before_anything_is_sent() {
    let cloud = Cloud::by(|_, _| ok("{}")).await;
    let endpoints = cloud::Endpoints::public();
    let client = cloud::Client::new(cloud::Settings { endpoints, ..cloud.settings() });
    let error = eci::describe_regions(&client, "cn-mars").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ChangeParameter { field: Some("RegionId".to_owned()) });
    assert!(error.advice(Lang::En).contains("\"cn-mars\""), "{}", error.advice(Lang::En));
    assert_eq!(error.tries, 0);
}
