//! `manifest.json`: what the dossier says it is. Nothing in it is signed; the checkpoint must agree with it.
//! The whole file is refused when it has members this version does not know.

use serde::{Deserialize, Serialize};

use crate::format::FORMAT;

/// What a dossier says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The municipality's ledger, such as `GM0344`.
    pub ledger: String,
    /// How many events were exported: positions 0 to size-1.
    pub size: u64,
    /// The origin line of the ledger's checkpoints.
    pub origin: String,
    /// When it was exported, an RFC 3339 instant in UTC.
    pub created_at: String,
    /// What exported it: name and version.
    pub software: String,
}

/// The manifest as it is written, in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    format: T,
    kind: T,
    ledger: T,
    size: u64,
    origin: T,
    created_at: T,
    software: T,
}

/// The kind of dossier: a whole ledger.
const KIND: &str = "ledger";

/// Only what tells whether the rest can be read at all.
#[derive(Deserialize)]
struct Head {
    format: String,
    kind: String,
}

/// Why a manifest is refused.
pub(crate) enum ManifestProblem {
    Format(String),
    Malformed(String),
}

impl Manifest {
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = serde_json::to_vec_pretty(&Written {
            format: FORMAT,
            kind: KIND,
            ledger: &self.ledger,
            size: self.size,
            origin: &self.origin,
            created_at: &self.created_at,
            software: &self.software,
        })?;
        json.push(b'\n');
        Ok(json)
    }

    pub(crate) fn from_json(json: &[u8]) -> Result<Self, ManifestProblem> {
        let malformed = |error: serde_json::Error| ManifestProblem::Malformed(error.to_string());
        let head: Head = serde_json::from_slice(json).map_err(malformed)?;
        if head.format != FORMAT || head.kind != KIND {
            return Err(ManifestProblem::Format(format!("{} ({})", head.format, head.kind)));
        }
        let written: Written<String> = serde_json::from_slice(json).map_err(malformed)?;
        if written.size > merkle::MAX_SIZE {
            return Err(ManifestProblem::Malformed(format!(
                "size {} is beyond {}",
                written.size,
                merkle::MAX_SIZE
            )));
        }
        Ok(Manifest {
            ledger: written.ledger,
            size: written.size,
            origin: written.origin,
            created_at: written.created_at,
            software: written.software,
        })
    }
}
