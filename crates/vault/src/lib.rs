//! The vault: personal data is sealed before a command exists, and opened in one audited way only.
//!
//! A text is sealed with AES-256-GCM under the data key of one subject in one ledger; data keys are stored wrapped by a
//! key-encryption key that a [`KeyProvider`] holds and the database never sees. Opening writes an access record first:
//! no record, no plaintext. A BSN is found again by a keyed index that follows what was recorded. This crate knows nothing of the domain's rules.
//!
//! ```no_run
//! # async fn example(database: database::Database, person: domain::ids::PersonId) -> Result<(), vault::VaultError> {
//! use std::sync::Arc;
//! use vault::{Access, FileKeyProvider, Purpose, Subject, Vault};
//!
//! let provider = FileKeyProvider::open("/var/lib/herstelboek/keys".as_ref())?;
//! let vault = Vault::connect(database, Arc::new(provider)).await?;
//! let subject = Subject::Person(person);
//! let sealed = vault.seal("GM0344", subject, Purpose::Name, "Sanne Jansen").await?;
//! let access = Access {
//!     actor: "coordinator-7".to_owned(),
//!     processing_activity: "https://example.nl/processing/support".to_owned(),
//!     trace_id: "4bf92f3577b34da6a3ce929d0e0e4736".to_owned(),
//! };
//! let name = vault.open("GM0344", subject, Purpose::Name, &sealed, &access).await?;
//! assert_eq!(name.as_str(), "Sanne Jansen");
//! # Ok(()) }
//! ```

mod access;
mod bsn;
mod cipher;
mod claim;
mod data_key;
mod error;
mod look_up;
mod open;
mod opened;
mod provider;
mod seal;
mod store;
mod subject;
mod vault;

pub use access::Access;
pub use bsn::{Bsn, BsnError};
pub use claim::{BsnClaim, RecordedIdentity, Tries};
pub use error::VaultError;
pub use open::Texts;
pub use opened::Opened;
pub use provider::{FileKeyProvider, KeyProvider, KeyProviderError, MacKey, Wrapped, secret_file};
pub use seal::LONGEST_TEXT;
pub use subject::{Purpose, Subject};
pub use vault::Vault;
