//! Why a server does not start, in the order in which things are started.

use std::{io, net::SocketAddr, path::PathBuf};

use database::DatabaseError;
use vault::{KeyProviderError, VaultError};

use crate::auth::KeyError;

/// Why a server does not start, or stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The keys of the vault or of the ledger cannot be had.
    #[error(transparent)]
    Keys(#[from] KeyProviderError),
    /// The name checkpoints are signed with cannot be one.
    #[error("'{name}' cannot sign checkpoints: {detail}; use a name such as herstelboek.utrecht.nl")]
    Signer {
        /// The name.
        name: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The vault cannot be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The keys that sign tokens cannot be had.
    #[error(transparent)]
    TokenKeys(#[from] KeyError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}; choose another address or stop what listens there")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The transport refuses its configuration, or failed.
    #[error("the gRPC transport failed: {0}")]
    Transport(#[from] tonic::transport::Error),
    /// The reflection service cannot be built.
    #[error("reflection cannot be offered: {0}")]
    Reflection(String),
    /// The server ended without being asked to.
    #[error("the server ended by itself")]
    Ended,
}
