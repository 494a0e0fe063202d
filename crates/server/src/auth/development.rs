//! Development tokens: an Ed25519 key of our own, its public half as a JWK set, and tokens signed with it.
//!
//! For the demo, for tests and for trying things out. An installation that serves people names the key set of its
//! identity provider instead, and then this key opens nothing.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

use super::{Role, TokenRules};
use crate::StartError;

/// The file with the private key: 32 bytes, the seed of RFC 8032.
const KEY_FILE: &str = "token-signing.key";
/// The file with the public key, as a JWK set.
const SET_FILE: &str = "jwks.json";
/// The `iss` of development tokens.
const ISSUER: &str = "herstelboek-development";
/// The `aud` of development tokens.
const AUDIENCE: &str = "herstelboek";
/// The id of the development key.
const KEY_ID: &str = "development";

/// The key development tokens are signed with.
pub struct DevelopmentKey {
    signing: EncodingKey,
    set: PathBuf,
}

/// What stands in a token of ours.
#[derive(Serialize)]
struct Issued<'a> {
    sub: &'a str,
    iss: &'a str,
    aud: &'a str,
    exp: u64,
    roles: Vec<&'a str>,
    ledgers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'a str>,
}

/// What a token is to say.
#[derive(Debug, Clone)]
pub struct TokenRequest {
    /// Whom it is for.
    pub subject: String,
    /// The roles it gives.
    pub roles: Vec<Role>,
    /// The ledgers it opens; `*` is all of them.
    pub ledgers: Vec<String>,
    /// The organisation its bearer works for.
    pub organisation: Option<String>,
    /// How long it is valid from `now`.
    pub valid: Duration,
    /// When it is issued.
    pub now: Timestamp,
}

impl DevelopmentKey {
    /// The key kept in a directory; made on first use, readable by its owner only.
    ///
    /// # Errors
    /// [`StartError::Keys`]; [`StartError::File`] when the public half cannot be written beside it.
    pub fn in_directory(directory: &Path) -> Result<Self, StartError> {
        let seed = vault::secret_file(&directory.join(KEY_FILE))?;
        let pair =
            Ed25519KeyPair::from_seed_unchecked(seed.as_ref()).expect("any 32 bytes are a seed (RFC 8032)");
        let pkcs8 = pair.to_pkcs8v1().expect("an Ed25519 key can be written as PKCS#8");
        let public = BASE64_URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let keys = serde_json::json!({ "keys": [
            { "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KEY_ID, "x": public }
        ] });
        let set = directory.join(SET_FILE);
        publish(&set, &keys.to_string()).map_err(|source| StartError::File { path: set.clone(), source })?;
        Ok(Self { signing: EncodingKey::from_ed_der(pkcs8.as_ref()), set })
    }

    /// The file with the public key.
    pub fn key_set(&self) -> &Path {
        &self.set
    }

    /// What tokens signed with this key say of themselves.
    pub fn rules() -> TokenRules {
        TokenRules { issuer: ISSUER.to_owned(), audience: AUDIENCE.to_owned() }
    }

    /// A token.
    pub fn issue(&self, request: &TokenRequest) -> Result<String, jsonwebtoken::errors::Error> {
        let expires = request.now.as_second() + i64::try_from(request.valid.as_secs()).unwrap_or(i64::MAX);
        let claims = Issued {
            sub: &request.subject,
            iss: ISSUER,
            aud: AUDIENCE,
            exp: u64::try_from(expires).unwrap_or(0),
            roles: request.roles.iter().map(|role| role.word()).collect(),
            ledgers: &request.ledgers,
            organisation: request.organisation.as_deref(),
        };
        let header = Header { kid: Some(KEY_ID.to_owned()), ..Header::new(Algorithm::EdDSA) };
        encode(&header, &claims, &self.signing)
    }
}

/// Writes the set when it is not there yet. Another process may be reading it: it must never find half of it.
fn publish(set: &Path, keys: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(set).is_ok_and(|known| known == keys) {
        return Ok(());
    }
    let draft = set.with_extension(std::process::id().to_string());
    std::fs::write(&draft, keys)?;
    std::fs::rename(&draft, set)
}
