//! The gate every call passes: from the metadata of a call to its caller.

use std::sync::Arc;

use tonic::metadata::MetadataMap;

use super::{Caller, TokenKeys};
use crate::errors::{Problem, Reason};

/// Checks tokens. Cheap to clone.
#[derive(Clone)]
pub struct Gate {
    keys: Arc<TokenKeys>,
}

impl Gate {
    /// A gate that trusts these keys.
    pub fn new(keys: TokenKeys) -> Self {
        Self { keys: Arc::new(keys) }
    }

    /// Who is calling: `authorization: Bearer …` (RFC 6750).
    pub async fn caller(&self, metadata: &MetadataMap) -> Result<Arc<Caller>, Problem> {
        let header = metadata.get("authorization").ok_or_else(|| Problem::new(Reason::TokenMissing))?;
        let header = header.to_str().map_err(|_| Problem::new(Reason::TokenInvalid))?;
        let token = header.strip_prefix("Bearer ").or_else(|| header.strip_prefix("bearer "));
        let token = token.ok_or_else(|| Problem::new(Reason::TokenMissing))?;
        self.keys.bearer(token.trim()).await
    }
}
