//! The hosts that the regions publish: `<product>.<region>.aliyuncs.com`, and the exceptions to it.
//!
//! Source: Alibaba Cloud documentation, "Endpoints" of each product.

use super::EndpointError;
use crate::product::Product;

/// The regions where both Elastic Container Instance and Container Registry Enterprise Edition answer.
pub(super) const REGIONS: [&str; 35] = [
    "cn-qingdao",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-zhengzhou-jva",
    "cn-huhehaote",
    "cn-wulanchabu",
    "cn-hangzhou",
    "cn-shanghai",
    "cn-nanjing",
    "cn-fuzhou",
    "cn-shenzhen",
    "cn-heyuan",
    "cn-guangzhou",
    "cn-chengdu",
    "cn-hongkong",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-5",
    "ap-southeast-6",
    "us-east-1",
    "us-west-1",
    "eu-west-1",
    "eu-central-1",
    "ap-south-1",
    "me-east-1",
    "cn-hangzhou-finance",
    "cn-shanghai-finance-1",
    "cn-shenzhen-finance-1",
    "ap-southeast-7",
    "cn-beijing-finance-1",
    "me-central-1",
    "cn-wuhan-lr",
];

/// Regions that have a registry but no container instances.
const REGISTRY_ONLY: [&str; 4] = ["cn-heyuan-acdr-1", "na-south-1", "us-southeast-1", "cn-wulanchabu-gic-1"];

/// The host of `product` in `region`.
pub(super) fn host(product: Product, region: &str) -> Result<String, EndpointError> {
    let not_offered = || EndpointError::NotOffered { product, region: region.to_owned() };
    if REGISTRY_ONLY.contains(&region) {
        return if product == Product::Cr { Ok(regular(product, region)) } else { Err(not_offered()) };
    }
    if !REGIONS.contains(&region) {
        return Err(EndpointError::UnknownRegion(region.to_owned()));
    }
    let exception = match (product, region) {
        (Product::Eci, "cn-shanghai-finance-1") => "eci.cn-shanghai-finance.aliyuncs.com",
        (Product::Eci, "cn-shenzhen-finance-1") => "eci.cn-shenzhen-finance.aliyuncs.com",
        (Product::Ecs, "cn-hangzhou-finance") => "ecs.aliyuncs.com",
        (Product::Ecs, "cn-shenzhen-finance-1") => "ecs-cn-hangzhou.aliyuncs.com",
        (Product::Vpc, "cn-hangzhou-finance") => return Err(not_offered()),
        (
            Product::Sts,
            "cn-zhengzhou-jva"
            | "ap-southeast-2"
            | "ap-southeast-6"
            | "ap-south-1"
            | "cn-hangzhou-finance"
            | "cn-shenzhen-finance-1",
        ) => "sts.aliyuncs.com",
        _ => return Ok(regular(product, region)),
    };
    Ok(exception.to_owned())
}

fn regular(product: Product, region: &str) -> String {
    format!("{product}.{region}.aliyuncs.com")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use serde_json::Value;

    use super::{REGIONS, host};
    use crate::{EndpointError, Product};

    #[test]
    fn every_host_equals_the_published_one() {
        let published: Value = serde_json::from_str(include_str!("../../testdata/regions.json")).unwrap();
        let published = published["regions"].as_array().unwrap();
        assert_eq!(published.len(), REGIONS.len());
        for region in published {
            let id = region["id"].as_str().unwrap();
            for product in Product::ALL {
                let expected = region[product.id()].as_str().map(str::to_owned);
                let expected = expected.ok_or(EndpointError::NotOffered { product, region: id.to_owned() });
                assert_eq!(host(product, id), expected, "{id} {product}");
            }
        }
    }

    #[test]
    fn a_registry_only_region_answers_for_the_registry_alone() {
        assert_eq!(host(Product::Cr, "na-south-1").unwrap(), "cr.na-south-1.aliyuncs.com");
        assert!(matches!(host(Product::Eci, "na-south-1"), Err(EndpointError::NotOffered { .. })));
    }
}
