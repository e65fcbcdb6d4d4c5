//! An image reference taken apart: host, path, tag or digest.

/// `host/path:tag@digest`, with the defaults filled in that a node fills in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Reference {
    /// `docker.io` where the text names no host.
    pub(crate) host: String,
    /// The path without host, `library/` in front of Docker's own images.
    pub(crate) path: String,
    tag: String,
    digest: Option<String>,
}

impl Reference {
    /// Takes a reference apart; `None` where a node would say "invalid reference format".
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (text, None),
        };
        let (name, tag) = match name.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (name, None),
        };
        let (host, path) = match name.split_once('/') {
            Some((host, path)) if host.contains(['.', ':']) || host == "localhost" => (host, path.to_owned()),
            Some(_) => ("docker.io", name.to_owned()),
            None => ("docker.io", format!("library/{name}")),
        };
        let well_formed = is_host(host)
            && path.split('/').all(is_component)
            && tag.is_none_or(is_tag)
            && digest.is_none_or(is_digest);
        well_formed.then(|| Self {
            host: host.to_owned(),
            path,
            tag: tag.unwrap_or("latest").to_owned(),
            digest: digest.map(str::to_owned),
        })
    }

    /// The digest if there is one, else the tag.
    pub(crate) fn version(&self) -> &str {
        self.digest.as_deref().unwrap_or(&self.tag)
    }

    /// The reference in full, as a node writes it.
    pub(crate) fn full(&self) -> String {
        match &self.digest {
            Some(digest) => format!("{}/{}@{digest}", self.host, self.path),
            None => format!("{}/{}:{}", self.host, self.path, self.tag),
        }
    }

    /// The first part of the path and the rest of it.
    pub(crate) fn namespace_and_name(&self) -> (&str, &str) {
        self.path.split_once('/').unwrap_or(("", &self.path))
    }
}

fn is_host(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'_'))
}

fn is_component(text: &str) -> bool {
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    edge(text.bytes().next())
        && edge(text.bytes().last())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_'))
}

fn is_tag(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && !text.starts_with(['.', '-'])
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha256:").is_some_and(|hex| {
        hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Reference;

    #[test]
    fn defaults_are_filled_in_as_a_node_does() {
        let full = |text: &str| Reference::parse(text).unwrap().full();
        assert_eq!(full("nginx"), "docker.io/library/nginx:latest");
        assert_eq!(full("grafana/grafana:12"), "docker.io/grafana/grafana:12");
        assert_eq!(full("host:5000/a/b"), "host:5000/a/b:latest");
        let digest = format!("h.example/a@sha256:{}", "0".repeat(64));
        assert_eq!(full(&digest), digest);
    }

    #[test]
    fn what_no_node_takes_is_refused() {
        for text in ["", "UPPER/case", "h.example/", "a:", "a:b c", "a@sha256:12", "h.example/a//b"] {
            assert_eq!(Reference::parse(text), None, "{text}");
        }
    }
}
