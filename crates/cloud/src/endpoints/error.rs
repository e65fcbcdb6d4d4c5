//! Why there is no address to call.

use std::fmt;

use plan::Lang;

use crate::product::Product;

/// Why there is no address to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// The region is not in the table.
    UnknownRegion(String),
    /// The region is known, but not for this product.
    NotOffered {
        /// The product asked for.
        product: Product,
        /// The region asked for.
        region: String,
    },
    /// The template is not a URL at all.
    NotAUrl(String),
    /// The template contains a placeholder that means nothing.
    UnknownPlaceholder(String),
    /// The template would send requests in clear text over a network to this host.
    ClearText(String),
    /// The template's scheme is neither http nor https.
    Scheme(String),
    /// The template has a user name, a query or a fragment.
    TooMuch,
}

impl EndpointError {
    /// What is wrong and how to mend it.
    pub fn text(&self, lang: Lang) -> String {
        let zh = lang == Lang::ZhCn;
        match self {
            Self::UnknownRegion(region) if zh => {
                format!("不认识地域 {region:?}。请从地域列表里选择；私有环境请设置 BERTH_ENDPOINT")
            }
            Self::UnknownRegion(region) => {
                format!(
                    "region {region:?} is not one that Berth knows. Choose from the list of regions, or set BERTH_ENDPOINT for a private one"
                )
            }
            Self::NotOffered { product, region } if zh => format!("{product} 在地域 {region} 没有公布服务接入点"),
            Self::NotOffered { product, region } => format!("{product} publishes no endpoint in region {region}"),
            Self::NotAUrl(text) if zh => {
                format!("BERTH_ENDPOINT {text:?} 不是 URL。写法如 https://gateway.example.com/{{product}}/{{region}}")
            }
            Self::NotAUrl(text) => {
                format!(
                    "BERTH_ENDPOINT {text:?} is not a URL. Write for example https://gateway.example.com/{{product}}/{{region}}"
                )
            }
            Self::UnknownPlaceholder(name) if zh => {
                format!("BERTH_ENDPOINT 里的 {{{name}}} 没有含义，只会填写 {{product}} 和 {{region}}")
            }
            Self::UnknownPlaceholder(name) => {
                format!("BERTH_ENDPOINT contains {{{name}}}; only {{product}} and {{region}} are filled in")
            }
            Self::ClearText(host) if zh => {
                format!(
                    "BERTH_ENDPOINT 用 http 指向 {host}。http 只能用于本机（127.0.0.1、[::1]、localhost），请改用 https"
                )
            }
            Self::ClearText(host) => {
                format!(
                    "BERTH_ENDPOINT uses http for host {host}; http is accepted only for this machine (127.0.0.1, [::1], localhost), use https"
                )
            }
            Self::Scheme(scheme) if zh => format!("BERTH_ENDPOINT 用了 {scheme}。请用 https，本机可用 http"),
            Self::Scheme(scheme) => {
                format!("BERTH_ENDPOINT uses the scheme {scheme}; use https, or http for this machine")
            }
            Self::TooMuch if zh => "BERTH_ENDPOINT 只能有协议、主机、端口和路径，不能带用户名、查询串或片段".to_owned(),
            Self::TooMuch => {
                "BERTH_ENDPOINT must be scheme, host, port and path only: no user, no query, no fragment".to_owned()
            }
        }
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for EndpointError {}
