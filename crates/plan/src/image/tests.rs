#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::{Lang, Network};

const NONE: &[&str] = &[];
const HEX: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

#[test]
fn a_reference_comes_apart() {
    let text = format!("host.example.com:5000/team/backend/api:1.0@sha256:{HEX}");
    let image = ImageReference::parse(&text).unwrap();
    assert_eq!(image.host(), Some("host.example.com:5000"));
    assert_eq!(image.path(), "team/backend/api");
    assert_eq!((image.namespace(), image.repository()), (Some("team"), "backend/api"));
    assert_eq!((image.tag(), image.digest()), (Some("1.0"), Some(format!("sha256:{HEX}").as_str())));
    assert_eq!(image.to_string(), text);
}

#[test]
fn the_first_part_is_a_host_only_if_it_looks_like_one() {
    for (text, host) in [
        ("nginx", None),
        ("nginx:1.27", None),
        ("team/app", None),
        ("localhost/app", Some("localhost")),
        ("host:5000/app", Some("host:5000")),
        ("host:5000/app:5000", Some("host:5000")),
        ("example.com/app", Some("example.com")),
        ("127.0.0.1:80/app", Some("127.0.0.1:80")),
        ("[fd00::1]:5000/app", Some("[fd00::1]:5000")),
        ("[::1]/app", Some("[::1]")),
    ] {
        let image = ImageReference::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        assert_eq!(image.host(), host, "{text}");
        assert_eq!(image.to_string(), text);
    }
}

#[test]
fn what_is_wrong_is_named() {
    use ImageProblem as P;
    let part = str::to_owned;
    for (text, problem) in [
        ("", P::Empty),
        ("test****-registry.cn-beijing.cr.aliyuncs.com/a/b", P::Masked),
        ("a b", P::Space),
        (" nginx", P::Space),
        ("nginx\n", P::Space),
        ("nginx\u{3000}", P::Space),
        ("https://example.com/a", P::Scheme(part("https"))),
        ("nginx：1.0", P::Character('：')),
        ("镜像", P::Character('镜')),
        ("Nginx", P::UpperCase(part("Nginx"))),
        ("Example.com/a", P::UpperCase(part("Example.com"))),
        ("Team/app", P::UpperCase(part("Team"))),
        ("example..com/a", P::Host(part("example..com"))),
        ("-example.com/a", P::Host(part("-example.com"))),
        ("host:/a", P::Host(part("host:"))),
        ("host:99999/a", P::Host(part("host:99999"))),
        ("host:+80/a", P::Host(part("host:+80"))),
        ("[zz]:1/a", P::Host(part("[zz]:1"))),
        ("/a", P::Path(part(""))),
        ("a//b", P::Path(part(""))),
        ("a/", P::Path(part(""))),
        ("a..b", P::Path(part("a..b"))),
        ("a___b", P::Path(part("a___b"))),
        ("a-", P::Path(part("a-"))),
        ("a:", P::Tag(part(""))),
        ("a:-1", P::Tag(part("-1"))),
        ("a:b:c", P::Tag(part("b:c"))),
        ("a@sha256:12", P::Digest(part("sha256:12"))),
        ("a@", P::Digest(part(""))),
        ("a@md5:00", P::Digest(part("md5:00"))),
        (HEX, P::IdNotName),
    ] {
        assert_eq!(ImageReference::parse(text), Err(problem), "{text}");
    }
    let long = "a".repeat(256);
    assert_eq!(ImageReference::parse(&long), Err(P::TooLong(256)));
    assert!(ImageReference::parse(&long[1..]).is_ok());
}

#[test]
fn docker_allows_these_and_so_do_we() {
    for text in ["a.b", "a_b", "a__b", "a---b", "0", "a:_", "a:A.b-C_9", "ns/a/b/c"] {
        assert!(ImageReference::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn another_host_leaves_the_rest_alone() {
    let image = ImageReference::parse(&format!("nginx:1@sha256:{HEX}")).unwrap();
    assert_eq!(image.with_host("h.example").to_string(), format!("h.example/nginx:1@sha256:{HEX}"));
}

fn public(name: &str) -> HostKind {
    HostKind::EePublic { instance_name: name.to_owned(), region: "cn-beijing".to_owned() }
}

fn vpc(name: &str) -> HostKind {
    HostKind::EeVpc { instance_name: name.to_owned(), region: "cn-beijing".to_owned() }
}

#[test]
fn an_instance_name_may_end_like_a_host() {
    for (label, kind) in [
        ("test-registry", public("test")),
        ("test-registry-vpc", vpc("test")),
        ("a-registry-registry", public("a-registry")),
        ("a-registry-registry-vpc", vpc("a-registry")),
        ("a-registry-vpc-registry", public("a-registry-vpc")),
        ("a-registry-vpc-registry-vpc", vpc("a-registry-vpc")),
    ] {
        assert_eq!(classify(&format!("{label}.cn-beijing.cr.aliyuncs.com"), NONE), kind, "{label}");
    }
}

#[test]
fn personal_edition_is_told_in_both_forms() {
    let personal = |reach| HostKind::Personal { region: "cn-hangzhou".to_owned(), reach };
    for (host, reach) in [
        ("registry.cn-hangzhou.aliyuncs.com", Reach::Public),
        ("registry-vpc.cn-hangzhou.aliyuncs.com", Reach::Vpc),
        ("registry-internal.cn-hangzhou.aliyuncs.com", Reach::Internal),
        ("crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com", Reach::Public),
        ("crpi-0123456789abcdef-vpc.cn-hangzhou.personal.cr.aliyuncs.com", Reach::Vpc),
    ] {
        assert_eq!(classify(host, NONE), personal(reach), "{host}");
    }
}

#[test]
fn what_only_resembles_acr_is_not_acr() {
    for host in [
        "registry.example.aliyuncs.com",
        "registry.cr.aliyuncs.com",
        "-registry.cn-beijing.cr.aliyuncs.com",
        "test-chart.cn-beijing.cr.aliyuncs.com",
        "a.b-registry.cn-beijing.cr.aliyuncs.com",
        "test-registry.cn-beijing.cr.aliyuncs.com.evil.example",
        "test-registry.cn-beijing.cr.aliyuncs.com:443",
        "crpi-0123.cn-hangzhou.personal.cr.aliyuncs.com",
        "docker.io",
        "",
    ] {
        assert_eq!(classify(host, NONE), HostKind::Other, "{host}");
    }
}

#[test]
fn a_listed_domain_is_custom_and_a_default_one_stays_what_it_is() {
    let listed = ["hub.example.com", "test-registry.cn-beijing.cr.aliyuncs.com"];
    assert_eq!(classify("hub.example.com", &listed), HostKind::Custom);
    assert_eq!(classify("other.example.com", &listed), HostKind::Other);
    assert_eq!(classify(listed[1], &listed), public("test"));
}

#[test]
fn only_a_default_host_has_a_counterpart() {
    let (public, vpc) =
        ("a-registry-registry.cn-beijing.cr.aliyuncs.com", "a-registry-registry-vpc.cn-beijing.cr.aliyuncs.com");
    assert_eq!(counterpart(public, Network::Vpc).as_deref(), Some(vpc));
    assert_eq!(counterpart(vpc, Network::Public).as_deref(), Some(public));
    assert_eq!(counterpart(public, Network::Public), None);
    assert_eq!(counterpart(public, Network::Mixed), None);
    assert_eq!(counterpart("registry.cn-beijing.aliyuncs.com", Network::Vpc), None);
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_back(text in "[a-zA-Z0-9.:/@_*\\-]{0,40}") {
        if let Ok(image) = ImageReference::parse(&text) {
            prop_assert_eq!(image.to_string(), text);
        }
    }

    #[test]
    fn nothing_panics_and_every_problem_has_words(text in any::<String>()) {
        if let Err(problem) = ImageReference::parse(&text) {
            for lang in [Lang::ZhCn, Lang::En] {
                prop_assert!(!problem.text(lang).is_empty());
            }
        }
        classify(&text, NONE);
    }

    #[test]
    fn there_and_back_again(name in "[a-z0-9][a-z0-9-]{1,20}[a-z0-9]", region in "[a-z]{2}-[a-z]{4,9}(-[0-9])?") {
        let public = format!("{name}-registry.{region}.cr.aliyuncs.com");
        let vpc = counterpart(&public, Network::Vpc).unwrap();
        prop_assert_eq!(counterpart(&vpc, Network::Public), Some(public));
    }
}
