//! Seals what a draft holds that is secret, under a key that lies beside the database and never in it.
//!
//! XChaCha20-Poly1305 with a fresh random nonce for every sealing; the row's id is bound in, so that a
//! sealed value moved to another row does not open.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::random::{self, NoRandomness, hexadecimal};

const NONCE: usize = 24;

/// The key that seals secrets at rest. It can be neither printed nor serialised.
pub struct SealKey {
    cipher: XChaCha20Poly1305,
    digest: [u8; 32],
}

/// Why the key could not be had, or a sealed value not be opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key file could not be read or made.
    #[error(
        "the key file {path}: {source}. Check that it exists and that this user may read it (mode 0600). To make one:  (umask 077 && openssl rand -base64 32 > {path})"
    )]
    File { path: PathBuf, source: io::Error },
    /// The key file does not hold 32 bytes in base64.
    #[error("the key file {0} does not hold a key: it must be 32 bytes in base64, as Berth wrote it")]
    NotAKey(PathBuf),
    /// Others can read the key file.
    #[error("the key file {0} can be read by others: run  chmod 600 {0}")]
    Readable(PathBuf),
    /// The sealed bytes were made with another key, for another row, or were changed.
    #[error("a sealed value does not open: it was sealed with another key, or was changed")]
    DoesNotOpen,
    /// No random bytes for key or nonce.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl SealKey {
    /// Reads the key from `path`, or makes one there with mode 0600 where nothing lies yet.
    pub fn read_or_make(path: &Path) -> Result<Self, SealError> {
        match Self::read(path) {
            Err(SealError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => Self::make(path),
            other => other,
        }
    }

    /// Reads the key from `path`.
    pub fn read(path: &Path) -> Result<Self, SealError> {
        let text = fs::read_to_string(path).map_err(|source| SealError::File { path: path.to_owned(), source })?;
        Self::parse(&text, path)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, SealError> {
        private(path)?;
        let bytes = BASE64_STANDARD.decode(text.trim()).map_err(|_| SealError::NotAKey(path.to_owned()))?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| SealError::NotAKey(path.to_owned()))?;
        Ok(Self::of(bytes))
    }

    fn of(bytes: [u8; 32]) -> Self {
        let digest = keyed(&bytes, "berth plan digest");
        Self { cipher: XChaCha20Poly1305::new(&Key::from(bytes)), digest }
    }

    fn make(path: &Path) -> Result<Self, SealError> {
        let bytes = random::bytes::<32>()?;
        write_private(path, &BASE64_STANDARD.encode(bytes))
            .map_err(|source| SealError::File { path: path.to_owned(), source })?;
        Ok(Self::of(bytes))
    }

    /// Seals `plain` for the row named `row`: nonce first, then the encrypted bytes.
    pub fn seal(&self, row: &str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce = random::bytes::<NONCE>()?;
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: row.as_bytes() });
        let mut out = nonce.to_vec();
        out.extend(sealed.map_err(|_| SealError::DoesNotOpen)?);
        Ok(out)
    }

    /// Opens what [`SealKey::seal`] made for the same row.
    pub fn open(&self, row: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (nonce, bytes) = sealed.split_first_chunk::<NONCE>().ok_or(SealError::DoesNotOpen)?;
        self.cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg: bytes, aad: row.as_bytes() })
            .map_err(|_| SealError::DoesNotOpen)
    }
}

impl SealKey {
    /// Names a text without giving it away: a digest keyed by this key, in hexadecimal.
    ///
    /// A plan may hold a short password, which a plain SHA-256 of the plan would let others guess.
    pub fn digest(&self, text: &str) -> String {
        hexadecimal(&keyed(&self.digest, text))
    }
}

/// HMAC-SHA256.
fn keyed(key: &[u8; 32], text: &str) -> [u8; 32] {
    // A key shorter than the hash's block is padded with zeros, as HMAC itself does.
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(unix)]
fn private(path: &Path) -> Result<(), SealError> {
    use std::os::unix::fs::PermissionsExt;
    let mode =
        fs::metadata(path).map_err(|source| SealError::File { path: path.to_owned(), source })?.permissions().mode();
    if mode.trailing_zeros() >= 6 { Ok(()) } else { Err(SealError::Readable(path.to_owned())) }
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), SealError> {
    Ok(())
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    use io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_was_sealed_opens_for_its_row_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seal.key");
        let sealed = SealKey::read_or_make(&path).unwrap().seal("draft-1", b"hunter2").unwrap();
        let again = SealKey::read_or_make(&path).unwrap();
        assert_eq!(again.open("draft-1", &sealed).unwrap(), b"hunter2");
        assert!(matches!(again.open("draft-2", &sealed), Err(SealError::DoesNotOpen)));
        assert!(!sealed.windows(7).any(|window| window == b"hunter2"));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seal.key");
        SealKey::read_or_make(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(SealKey::read_or_make(&path), Err(SealError::Readable(_))));
    }

    #[test]
    fn a_file_that_holds_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seal.key");
        write_private(&path, "not a key").unwrap();
        assert!(matches!(SealKey::read_or_make(&path), Err(SealError::NotAKey(_))));
    }
}
