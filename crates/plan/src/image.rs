//! References to container images: host, namespace, repository, tag and digest, read by Docker's reference rules.
//!
//! A reference is taken apart once, at the door, and written back exactly as it was read.

mod grammar;
mod host;
mod problem;

use std::fmt;

pub use self::host::{HostKind, Reach, classify, counterpart};
pub use self::problem::ImageProblem;

/// The longest image reference that ECI accepts, in characters (`CreateContainerGroup`: `Container.N.Image`, 1 to 255).
pub const MAX_LENGTH: usize = 255;

/// The host that a reference without one means.
pub const DOCKER_HUB: &str = "docker.io";

/// An image reference, taken apart.
///
/// `Display` gives back exactly the text that was parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImageReference {
    host: Option<String>,
    path: String,
    tag: Option<String>,
    digest: Option<String>,
}

impl ImageReference {
    /// Reads a reference by Docker's rules.
    ///
    /// The part before the first `/` is a host only if it has a `.` or a `:` in it or is `localhost`, so that `team/app` is
    /// Docker Hub's and `host:5000/app` is not. Upper case is refused everywhere but in the tag: Docker refuses it in names,
    /// and ECI compares hosts letter by letter.
    ///
    /// # Errors
    /// The first thing that is wrong, as an [`ImageProblem`] that says where.
    pub fn parse(text: &str) -> Result<Self, ImageProblem> {
        grammar::characters(text)?;
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (text, None),
        };
        let (host, rest) = split_host(name);
        let (path, tag) = match rest.split_once(':') {
            Some((path, tag)) => (path, Some(tag)),
            None => (rest, None),
        };
        if let Some(host) = host {
            grammar::host(host)?;
        }
        grammar::path(path)?;
        if host.is_none() && grammar::is_bare_id(path) {
            return Err(ImageProblem::IdNotName);
        }
        if let Some(tag) = tag {
            grammar::tag(tag)?;
        }
        if let Some(digest) = digest {
            grammar::digest(digest)?;
        }
        if text.len() > MAX_LENGTH {
            return Err(ImageProblem::TooLong(text.len()));
        }
        Ok(Self {
            host: host.map(str::to_owned),
            path: path.to_owned(),
            tag: tag.map(str::to_owned),
            digest: digest.map(str::to_owned),
        })
    }

    /// The host with its port as written, or `None` where the reference names none and Docker Hub is meant.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Everything between the host and the tag, for example `team/backend/api`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The first part of the path, which ACR calls the namespace; `None` where the path has only one part.
    pub fn namespace(&self) -> Option<&str> {
        self.path.split_once('/').map(|(namespace, _)| namespace)
    }

    /// The path without the namespace. It may have several parts itself.
    pub fn repository(&self) -> &str {
        self.path.split_once('/').map_or(self.path.as_str(), |(_, repository)| repository)
    }

    /// The tag as written; a reference without tag and digest means `latest`.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The digest as written, for example `sha256:…`. Where both are given, it wins over the tag.
    pub fn digest(&self) -> Option<&str> {
        self.digest.as_deref()
    }

    /// The same image at another host: path, tag and digest stay as they are.
    #[must_use]
    pub fn with_host(&self, host: &str) -> Self {
        Self { host: Some(host.to_owned()), ..self.clone() }
    }

    /// What kind of registry the host is; see [`classify`].
    pub fn kind<S: AsRef<str>>(&self, custom_domains: &[S]) -> HostKind {
        self.host().map_or(HostKind::Other, |host| classify(host, custom_domains))
    }
}

impl fmt::Display for ImageReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(host) = &self.host {
            write!(f, "{host}/")?;
        }
        f.write_str(&self.path)?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        if let Some(digest) = &self.digest {
            write!(f, "@{digest}")?;
        }
        Ok(())
    }
}

/// Splits off the host, if the part before the first `/` is one.
fn split_host(name: &str) -> (Option<&str>, &str) {
    match name.split_once('/') {
        Some((first, rest)) if first.contains(['.', ':']) || first == "localhost" => (Some(first), rest),
        Some((first, rest)) if first.bytes().any(|byte| byte.is_ascii_uppercase()) => (Some(first), rest),
        _ => (None, name),
    }
}

#[cfg(test)]
mod tests;
