//! The key file: four lines of text in a secret file.

use std::path::Path;

use zeroize::Zeroizing;

use super::{KeyProviderError, secret_file};
use crate::cipher::{self, KeyBytes};

const NAME: &str = "vault.keys";
const TITLE: &str = "herstelboek-vault-keys/1";

/// The three keys, in the order of their lines.
pub(super) struct Keys {
    pub(super) key_encryption: KeyBytes,
    pub(super) bsn_index: KeyBytes,
    pub(super) fingerprint: KeyBytes,
}

/// Reads the key file in `dir`, after making folder and file when there are none.
pub(super) fn read_or_create(dir: &Path) -> Result<Keys, KeyProviderError> {
    let path = dir.join(NAME);
    let bytes = secret_file::read_or_create(&path, || Zeroizing::new(new_text().as_bytes().to_vec()))?;
    let keys = std::str::from_utf8(&bytes).ok().and_then(parse);
    keys.ok_or(KeyProviderError::Malformed { path })
}

fn parse(text: &str) -> Option<Keys> {
    let mut lines = text.lines();
    if lines.next() != Some(TITLE) {
        return None;
    }
    let mut key = |name: &str| {
        let hexadecimal = lines.next()?.strip_prefix(name)?.strip_prefix(' ')?;
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(hexadecimal, bytes.as_mut()).ok()?;
        Some(bytes)
    };
    let keys = Keys {
        key_encryption: key("key-encryption-key")?,
        bsn_index: key("bsn-index-key")?,
        fingerprint: key("fingerprint-key")?,
    };
    lines.next().is_none().then_some(keys)
}

fn new_text() -> Zeroizing<String> {
    let line = |name: &str| {
        let hexadecimal = Zeroizing::new(hex::encode(cipher::random::<32>().as_ref()));
        Zeroizing::new(format!("{name} {}\n", hexadecimal.as_str()))
    };
    let (kek, bsn, fingerprint) =
        (line("key-encryption-key"), line("bsn-index-key"), line("fingerprint-key"));
    Zeroizing::new([TITLE, "\n", &kek, &bsn, &fingerprint].concat())
}
