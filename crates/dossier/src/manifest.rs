//! `manifest.json`: what the dossier says it is. Nothing in it is signed; the checkpoint must agree with it.
//! The whole file is refused when it has members this version does not know.

use serde::{Deserialize, Serialize};

use crate::format::{FORMAT, Kind, OLD_FORMAT};

/// What a dossier says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// What it holds.
    pub kind: Kind,
    /// The municipality's ledger, such as `GM0344`.
    pub ledger: String,
    /// How many events the ledger had: positions 0 to size-1. All of them are in the dossier, unless it is of
    /// one figure.
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

/// Only what tells whether the rest can be read at all.
#[derive(Deserialize)]
struct Head {
    format: String,
    kind: String,
}

/// Why a manifest is refused.
pub(crate) enum ManifestProblem {
    Old(String),
    Format(String),
    Malformed(String),
}

impl Manifest {
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = serde_json::to_vec_pretty(&Written {
            format: FORMAT,
            kind: self.kind.name(),
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
        if head.format == OLD_FORMAT {
            return Err(ManifestProblem::Old(head.format));
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == head.kind);
        let Some(kind) = kind.filter(|_| head.format == FORMAT) else {
            return Err(ManifestProblem::Format(format!("{} ({})", head.format, head.kind)));
        };
        let written: Written<String> = serde_json::from_slice(json).map_err(malformed)?;
        if written.size > merkle::MAX_SIZE {
            return Err(ManifestProblem::Malformed(format!(
                "size {} is beyond {}",
                written.size,
                merkle::MAX_SIZE
            )));
        }
        Ok(Manifest {
            kind,
            ledger: written.ledger,
            size: written.size,
            origin: written.origin,
            created_at: written.created_at,
            software: written.software,
        })
    }
}
