use blackbox::Berth;
use serde_json::Value;

use crate::{Program, plan};

#[tokio::test]
async fn the_cloud_is_asked_for_diagnoses_and_registries() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let (status, diagnosis) = program.post("/diagnose", &plan("web")).await;
    assert_eq!(status, 200);
    assert!(["pass", "warn"].contains(&diagnosis["verdict"].as_str().expect("a verdict")), "{diagnosis}");
    assert!(diagnosis["findings"].as_array().is_some_and(|all| !all.is_empty()));
    let (status, list) = program.get("/registries?region=cn-beijing").await;
    assert_eq!(status, 200);
    assert!(list["items"].as_array().expect("a list").iter().any(|one| one["id"] == "cri-nwj395hgf6f00000"), "{list}");
    assert_eq!(program.get("/registries?region=mars").await.0, 400);
    assert_eq!(program.get("/registries").await.0, 400);
}

#[tokio::test]
async fn what_a_plan_can_name_is_listed_page_by_page() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let inside = "/registries/cn-beijing/cri-nwj395hgf6f00000";
    let every = async |path: String| {
        let (mut all, mut after, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let (status, page) = program.get(&format!("{path}{after}")).await;
            assert_eq!(status, 200, "{path}: {page}");
            all.extend(page["items"].as_array().expect("a list").clone());
            pages += 1;
            let Some(next) = page["next"].as_str() else { return (all, pages) };
            after = format!("&after={next}");
        }
    };
    let has = |all: &[Value], name: &str, value: &str| all.iter().any(|one| one[name] == value);
    let (namespaces, _) = every(format!("{inside}/namespaces?")).await;
    assert!(has(&namespaces, "name", "eci_test"), "{namespaces:?}");
    let (repositories, _) = every(format!("{inside}/repositories?")).await;
    assert!(has(&repositories, "name", "nginx"), "{repositories:?}");
    let (of_one, _) = every(format!("{inside}/repositories?namespace=eci_test")).await;
    assert!(has(&of_one, "name", "nginx") && of_one.iter().all(|one| one["namespace"] == "eci_test"), "{of_one:?}");
    let (tags, _) = every(format!("{inside}/tags?namespace=eci_test&repository=nginx")).await;
    assert!(has(&tags, "name", "1.0") && tags[0]["digest"].as_str().is_some_and(|text| text.starts_with("sha256:")));
    let orders = "/registries/cn-hangzhou/cri-hzprod0000000001/tags?namespace=shop&repository=order-api";
    let (many, pages) = every(orders.to_owned()).await;
    let names: std::collections::BTreeSet<_> = many.iter().map(|one| one["name"].to_string()).collect();
    assert!(pages > 1 && names.len() == many.len(), "{pages} pages of {} tags", many.len());
    let (vpcs, _) = every("/vpcs?region=cn-beijing".to_owned()).await;
    let vpc = vpcs[0]["id"].as_str().expect("a VPC").to_owned();
    for list in ["vswitches", "security-groups"] {
        let (all, _) = every(format!("/{list}?region=cn-beijing")).await;
        let (of_one, _) = every(format!("/{list}?region=cn-beijing&vpc={vpc}")).await;
        assert!(!of_one.is_empty() && of_one.len() <= all.len() && of_one.iter().all(|one| one["vpc_id"] == *vpc));
    }
    let gone = "/registries/cn-beijing/cri-0000000000000000";
    for (path, status) in [
        (format!("{gone}/namespaces"), 404),
        (format!("{inside}/tags?namespace=eci_test&repository=none-such"), 404),
        (format!("{inside}/tags?namespace=eci_test"), 400),
        (format!("{inside}/namespaces?after=x"), 400),
        (format!("{inside}/namespaces?after=0"), 400),
        ("/registries/mars/cri-0000000000000000/namespaces".to_owned(), 400),
        ("/vpcs?region=mars".to_owned(), 400),
        ("/vswitches".to_owned(), 400),
        ("/security-groups?region=cn-beijing&after=%20".to_owned(), 400),
    ] {
        assert_eq!(program.get(&path).await.0, status, "{path}");
    }
}
