//! Whose API a request means, and which region.
//!
//! The path is free: `/`, `/cn-beijing`, `/cr/cn-beijing/` and a real host name all lead here.

use super::{Incoming, Product};
use crate::world::World;

/// What the address says, before anybody looks at the parameters.
pub(crate) struct Place {
    /// The product a path segment or the host names.
    pub(crate) product: Option<Product>,
    /// The region: `RegionId`, else a path segment, else a label of the host, else the default.
    pub(crate) region: String,
}

/// Reads product and region. `product` may be left out everywhere: version and action tell it.
pub(crate) fn route(incoming: &Incoming, world: &World, default_region: &str) -> Place {
    let host = incoming.header("host").unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let words = || incoming.path.split('/').chain(host.split('.')).filter(|word| !word.is_empty());
    let region = incoming
        .parameter("RegionId")
        .or_else(|| words().find(|word| world.region(word).is_some()))
        .unwrap_or(default_region)
        .to_owned();
    let product = words().find_map(Product::from_label);
    Place { product, region }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Method};

    use super::{Incoming, Place, Product, World, route};

    fn place(path: &str, host: &'static str, region_id: Option<&str>) -> Place {
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static(host));
        let incoming = Incoming {
            method: Method::GET,
            path: path.to_owned(),
            headers,
            query: region_id.map(|region| ("RegionId".to_owned(), region.to_owned())).into_iter().collect(),
            form: Vec::new(),
            body: Vec::new(),
        };
        route(&incoming, &World::seeded(), "cn-hangzhou")
    }

    #[test]
    fn the_parameter_beats_the_path_beats_the_host_beats_the_default() {
        let host = "eci.cn-beijing.aliyuncs.com:443";
        assert_eq!(place("/cn-shanghai", host, Some("us-east-1")).region, "us-east-1");
        assert_eq!(place("/x/cn-shanghai/", host, None).region, "cn-shanghai");
        assert_eq!(place("/", host, None).region, "cn-beijing");
        assert_eq!(place("/nowhere", "127.0.0.1:9700", None).region, "cn-hangzhou");
    }

    #[test]
    fn path_and_host_may_name_the_product() {
        assert_eq!(place("/cr/cn-beijing", "127.0.0.1", None).product, Some(Product::Cr));
        assert_eq!(place("/", "sts.aliyuncs.com", None).product, Some(Product::Sts));
        assert_eq!(place("/", "eci-vpc.cn-beijing.aliyuncs.com", None).product, Some(Product::Eci));
        assert_eq!(place("/", "127.0.0.1", None).product, None);
    }
}
