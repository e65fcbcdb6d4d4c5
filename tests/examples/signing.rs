//! How many create calls of the shape the documentation shows are signed in a second, on one core.
//! Prints one JSON object: scheme → calls per second, the median of five rounds.

#![allow(clippy::print_stdout, reason = "a program whose result is what it prints")]

use std::{hint::black_box, time::Instant};

use sign::{v1, v3};

const CALL: [(&str, &str); 20] = [
    ("AccessKeyId", "LTAI5tFakeAccessKeyId000"),
    ("AcrRegistryInfo.1.Domain.1", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"),
    ("AcrRegistryInfo.1.Domain.2", "test0000-registry.cn-beijing.cr.aliyuncs.com"),
    ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
    ("AcrRegistryInfo.1.RegionId", "cn-beijing"),
    ("Action", "CreateContainerGroup"),
    ("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
    ("Container.1.Name", "nginx"),
    ("Container.2.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
    ("Container.2.Name", "nginx2"),
    ("ContainerGroupName", "test-cri"),
    ("Format", "JSON"),
    ("RegionId", "cn-beijing"),
    ("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureNonce", "b47153fbc4187e66f3abcce01fdd9ad4"),
    ("SignatureVersion", "1.0"),
    ("Timestamp", "2026-11-23T18:40:39Z"),
    ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
    ("Version", "2018-08-08"),
];
const SECRET: &str = "fakeSecret0000000000000000000000";

fn main() {
    println!(r#"{{"v1": {}, "v3": {}}}"#, per_second(first), per_second(third));
}

fn first() -> String {
    let canonical = v1::canonical(black_box(CALL));
    v1::signature(SECRET, &v1::string_to_sign("POST", &canonical))
}

fn third() -> String {
    let query = v3::canonical_query(black_box(CALL));
    let digest = v3::content_sha256(b"");
    let headers = [
        ("host", "eci.cn-beijing.aliyuncs.com"),
        ("x-acs-action", "CreateContainerGroup"),
        ("x-acs-content-sha256", &digest),
        ("x-acs-date", "2026-11-23T18:40:39Z"),
        ("x-acs-signature-nonce", "b47153fbc4187e66f3abcce01fdd9ad4"),
        ("x-acs-version", "2018-08-08"),
    ];
    let signed = v3::signed_headers(headers);
    let request = v3::canonical_request("POST", "/", &query, &v3::canonical_headers(headers), &signed, &digest);
    v3::authorization("LTAI5tFakeAccessKeyId000", &signed, &v3::signature(SECRET, &v3::string_to_sign(&request)))
}

fn per_second(sign: impl Fn() -> String) -> u64 {
    const CALLS: u32 = 40_000;
    let mut rounds = [(); 5].map(|()| {
        let from = Instant::now();
        for _ in 0..CALLS {
            black_box(sign());
        }
        u64::from(CALLS) * 1_000_000_000 / u64::try_from(from.elapsed().as_nanos()).unwrap_or(u64::MAX)
    });
    rounds.sort_unstable();
    rounds[2]
}
