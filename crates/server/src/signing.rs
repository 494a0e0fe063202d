//! The key that signs checkpoints: an Ed25519 key in a file of its own, beside the vault's.
//!
//! Whoever has it can sign a history that is not ours, so it is kept like the keys of the vault. Its public half is what
//! an auditor is given once, by another way than the dossier.

use std::path::Path;

use merkle::note::NoteSigner;

use crate::StartError;

/// The file with the private key: 32 bytes, the seed of RFC 8032.
const FILE: &str = "checkpoint-signing.key";

/// The signer kept in a directory, under a name that stands in every checkpoint; made on first use.
///
/// # Errors
/// [`StartError::Keys`], [`StartError::Signer`].
pub fn checkpoint_signer(directory: &Path, name: &str) -> Result<NoteSigner, StartError> {
    let seed = vault::secret_file(&directory.join(FILE))?;
    NoteSigner::from_seed(name, &seed)
        .map_err(|error| StartError::Signer { name: name.to_owned(), detail: error.to_string() })
}
