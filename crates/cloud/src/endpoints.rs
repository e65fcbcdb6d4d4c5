//! Where each product answers: the table of regions, or one template for all of them.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

use crate::product::Product;

mod error;
mod table;

pub use error::EndpointError;

/// The region that STS calls go to when no plan names one.
pub const DEFAULT_REGION: &str = "cn-hangzhou";

/// Turns product and region into the address to call.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoints(Source);

#[derive(Clone, PartialEq, Eq)]
enum Source {
    Table { sts: Option<String> },
    Template(String),
}

impl Endpoints {
    /// The public endpoints, from the table that the regions publish.
    pub fn public() -> Self {
        Self(Source::Table { sts: None })
    }

    /// One template for every product; `{product}` and `{region}` are filled in and the path is kept.
    ///
    /// # Errors
    /// When it is no URL, has another placeholder, or would use http to another machine.
    pub fn template(template: &str) -> Result<Self, EndpointError> {
        let mut rest = template;
        while let Some((_, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(|| EndpointError::NotAUrl(template.to_owned()))?;
            if name != "product" && name != "region" {
                return Err(EndpointError::UnknownPlaceholder(name.to_owned()));
            }
            rest = after;
        }
        fill(template, Product::Eci, DEFAULT_REGION)?;
        Ok(Self(Source::Template(template.to_owned())))
    }

    /// The same endpoints, but STS at this host unless a template decides (credential providers have rules of their own).
    pub(crate) fn with_sts_host(&self, host: String) -> Self {
        match &self.0 {
            Source::Table { .. } => Self(Source::Table { sts: Some(host) }),
            Source::Template(_) => self.clone(),
        }
    }

    /// Whether a template replaces the public endpoints.
    pub fn is_template(&self) -> bool {
        matches!(self.0, Source::Template(_))
    }

    /// The address of `product` in `region`.
    ///
    /// # Errors
    /// When the region is unknown or the product has no endpoint there.
    pub fn url(&self, product: Product, region: &str) -> Result<Url, EndpointError> {
        let unknown = || EndpointError::UnknownRegion(region.to_owned());
        let well_formed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if region.is_empty() || !region.bytes().all(well_formed) {
            return Err(unknown());
        }
        match &self.0 {
            Source::Template(template) => fill(template, product, region),
            Source::Table { sts } => {
                let host = match (product, sts) {
                    (Product::Sts, Some(host)) => host.clone(),
                    _ => table::host(product, region)?,
                };
                Url::parse(&format!("https://{host}/")).map_err(|_| unknown())
            }
        }
    }
}

impl fmt::Debug for Endpoints {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Table { .. } => to.write_str("Endpoints(public)"),
            Source::Template(template) => write!(to, "Endpoints({template})"),
        }
    }
}

fn fill(template: &str, product: Product, region: &str) -> Result<Url, EndpointError> {
    let text = template.replace("{product}", product.id()).replace("{region}", region);
    let url = Url::parse(&text).map_err(|_| EndpointError::NotAUrl(template.to_owned()))?;
    let host = url.host_str().unwrap_or_default().to_owned();
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(EndpointError::ClearText(host)),
        scheme => return Err(EndpointError::Scheme(scheme.to_owned())),
    }
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        return Err(EndpointError::TooMuch);
    }
    Ok(url)
}

/// Whether the address is this very machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{EndpointError, Endpoints};
    use crate::Product;

    fn url(template: &str, product: Product, region: &str) -> String {
        Endpoints::template(template).unwrap().url(product, region).unwrap().to_string()
    }

    #[test]
    fn a_template_fills_in_product_and_region_and_keeps_its_path() {
        assert_eq!(
            url("http://127.0.0.1:9700/{product}/{region}", Product::Cr, "cn-beijing"),
            "http://127.0.0.1:9700/cr/cn-beijing"
        );
        assert_eq!(
            url("https://{product}.{region}.cloud.example/x/", Product::Sts, "cn-hangzhou"),
            "https://sts.cn-hangzhou.cloud.example/x/"
        );
        assert_eq!(url("http://[::1]:80", Product::Eci, "cn-beijing"), "http://[::1]/");
        assert_eq!(url("http://localhost:1", Product::Eci, "nowhere-9"), "http://localhost:1/");
    }

    #[test]
    fn http_to_another_machine_is_refused() {
        for host in ["10.0.0.8", "example.com", "127.0.0.1.example.com", "100.100.100.200"] {
            let refused = Endpoints::template(&format!("http://{host}/{{region}}")).unwrap_err();
            assert_eq!(refused, EndpointError::ClearText(host.to_owned()));
        }
    }

    #[test]
    fn a_template_that_cannot_work_says_why() {
        let error = |template| Endpoints::template(template).unwrap_err();
        assert_eq!(error("nonsense"), EndpointError::NotAUrl("nonsense".to_owned()));
        assert_eq!(error("https://x/{zone}"), EndpointError::UnknownPlaceholder("zone".to_owned()));
        assert_eq!(error("ftp://x/"), EndpointError::Scheme("ftp".to_owned()));
        assert_eq!(error("https://me:pw@x/"), EndpointError::TooMuch);
        assert_eq!(error("https://x/?a={region}"), EndpointError::TooMuch);
        assert!(error("http://10.0.0.8/").to_string().contains("use https"));
    }

    #[test]
    fn a_region_that_is_not_one_never_becomes_a_host() {
        for region in ["", "evil.example/", "cn-beijing@x", "CN-BEIJING", "cn_beijing", "mars-1"] {
            let error = Endpoints::public().url(Product::Eci, region).unwrap_err();
            assert_eq!(error, EndpointError::UnknownRegion(region.to_owned()));
        }
    }
}
