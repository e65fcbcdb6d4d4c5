//! Which language a person is first met in: the one chosen before, else the browser's.

use http::{HeaderMap, header};
use plan::Lang;

/// Name of the cookie that remembers the language of the last page.
pub const COOKIE: &str = "berth_lang";

/// The language for `/`: the cookie, then `Accept-Language` by weight, then zh-CN.
pub fn preferred(headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, COOKIE).and_then(Lang::parse);
    chosen.or_else(|| accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)).unwrap_or(Lang::ZhCn)
}

/// The value of the cookie `name`.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

fn accepted(header: &str) -> Option<Lang> {
    let weighed = header.split(',').enumerate().filter_map(|(place, part)| {
        let mut parts = part.split(';').map(str::trim);
        let tag = parts.next()?.to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        let lang = if tag.starts_with("zh") {
            Lang::ZhCn
        } else if tag.starts_with("en") {
            Lang::En
        } else {
            return None;
        };
        (weight > 0.0).then_some((weight, place, lang))
    });
    weighed.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, _, lang)| lang)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lang(pairs: &[(http::HeaderName, &str)]) -> &'static str {
        preferred(&pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()).tag()
    }

    #[test]
    fn the_cookie_comes_first_then_the_browser_then_chinese() {
        assert_eq!(lang(&[]), "zh-CN");
        assert_eq!(lang(&[(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9")]), "en");
        assert_eq!(lang(&[(header::ACCEPT_LANGUAGE, "fr,en;q=0.4,zh;q=0.6")]), "zh-CN");
        assert_eq!(lang(&[(header::ACCEPT_LANGUAGE, "en"), (header::COOKIE, "a=b; berth_lang=zh-CN")]), "zh-CN");
        assert_eq!(lang(&[(header::COOKIE, "berth_lang=xx")]), "zh-CN");
    }
}
