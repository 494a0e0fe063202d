//! The keys tokens are signed with: a JWK set (RFC 7517) from a file or an address, read again when it may have changed.
//!
//! An unknown key id makes us look again, but not more often than [`AGAIN`]: a flood of forged tokens must not become a
//! flood of requests at the identity provider. So a look counts from when it begins, and goes on when its caller leaves.
//!
//! A signature is verified once: whoever bears the token is kept under its digest, until it expires or the set is read
//! again, whichever comes first.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use aws_lc_rs::digest::{SHA256, digest};
use jsonwebtoken::{
    Algorithm, DecodingKey, Header, TokenData, Validation, decode, decode_header,
    errors::ErrorKind,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet},
};
use moka::future::Cache;

use super::{
    Caller,
    claims::{Claims, LEEWAY},
};
use crate::errors::{Problem, Reason};

/// How soon the set is looked at again for a key id it did not have.
const AGAIN: Duration = Duration::from_secs(30);
/// After how long the set is looked at again anyway, so that a key that was withdrawn stops working.
const REFRESH: Duration = Duration::from_secs(600);
/// How long the identity provider may take.
const FETCH: Duration = Duration::from_secs(5);
/// The largest key set, in bytes.
const SET_LIMIT: usize = 256 * 1024;
/// The longest token, in bytes.
const TOKEN_LIMIT: usize = 8 * 1024;
/// How many tokens are known by their digest; more than there are officers at work at once.
const MOST_KNOWN: u64 = 10_000;

/// Where the key set comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// A file with a JWK set.
    File(PathBuf),
    /// An https address of a JWK set.
    Url(String),
}

/// What a token must say.
#[derive(Debug, Clone)]
pub struct TokenRules {
    /// The `iss` it must have.
    pub issuer: String,
    /// The `aud` it must have.
    pub audience: String,
}

/// Why the key set cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read.
    #[error("the key set {} cannot be read: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The address does not give it.
    #[error("the key set cannot be fetched: {0}")]
    Fetch(#[from] reqwest::Error),
    /// Larger than 256 KiB.
    #[error("the key set is larger than {SET_LIMIT} bytes")]
    TooLarge,
    /// Not a JWK set.
    #[error("the key set is not a JWK set (RFC 7517): {0}")]
    Invalid(#[from] serde_json::Error),
}

/// The key set, and the rules for tokens signed with it.
pub struct TokenKeys {
    source: KeySource,
    rules: TokenRules,
    http: reqwest::Client,
    /// Never held across an await.
    current: RwLock<Current>,
}

struct Current {
    trusted: Arc<Trusted>,
    /// When the source was last looked at, or began to be: who writes it looks, the others go on with what there is.
    looked: Instant,
}

/// A key set as it was read, and who bears the tokens found good by it: they are forgotten with it, so a key that was
/// withdrawn opens nothing any more.
struct Trusted {
    set: JwkSet,
    /// By the SHA-256 of the token: nobody can read a token back from here.
    bearers: Cache<[u8; 32], Arc<Caller>>,
}

impl Trusted {
    fn by(set: JwkSet) -> Arc<Self> {
        Arc::new(Self { set, bearers: Cache::new(MOST_KNOWN) })
    }
}

impl TokenKeys {
    /// Reads the set for the first time.
    pub async fn load(source: KeySource, rules: TokenRules) -> Result<Self, KeyError> {
        let http = reqwest::Client::builder().timeout(FETCH).build()?;
        let set = read(&source, &http).await?;
        let current = RwLock::new(Current { trusted: Trusted::by(set), looked: Instant::now() });
        Ok(Self { source, rules, http, current })
    }

    /// Who bears a token that is signed by a key of the set, not expired, and meant for us.
    pub(super) async fn bearer(self: &Arc<Self>, token: &str) -> Result<Arc<Caller>, Problem> {
        let invalid = || Problem::new(Reason::TokenInvalid);
        if token.len() > TOKEN_LIMIT {
            return Err(invalid());
        }
        if self.is_due(REFRESH) {
            self.look().await;
        }
        let mut trusted = self.trusted();
        let known = sha256(token);
        let bearer = trusted.bearers.get(&known).await;
        if let Some(bearer) = bearer.filter(|bearer| !bearer.remaining().is_zero()) {
            return Ok(bearer);
        }
        let header = decode_header(token).map_err(|_| invalid())?;
        let kid = header.kid.as_deref().ok_or_else(invalid)?;
        if trusted.set.find(kid).is_none() && self.is_due(AGAIN) && self.look().await {
            trusted = self.trusted();
        }
        let key = trusted.set.find(kid).ok_or_else(invalid)?;
        let bearer = Arc::new(Caller::try_from(self.claims(token, &header, key)?)?);
        trusted.bearers.insert(known, bearer.clone()).await;
        Ok(bearer)
    }

    /// The claims of a token with this header, when this key has signed it.
    fn claims(&self, token: &str, header: &Header, key: &Jwk) -> Result<Claims, Problem> {
        let invalid = || Problem::new(Reason::TokenInvalid);
        let algorithm = algorithm(key).filter(|algorithm| *algorithm == header.alg).ok_or_else(invalid)?;
        let mut validation = Validation::new(algorithm);
        validation.set_issuer(&[&self.rules.issuer]);
        validation.set_audience(&[&self.rules.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY.as_secs();
        let decoding_key = DecodingKey::from_jwk(key).map_err(|_| invalid())?;
        match decode::<Claims>(token, &decoding_key, &validation) {
            Ok(TokenData { claims, .. }) => Ok(claims),
            Err(error) => Err(Problem::new(match error.kind() {
                ErrorKind::ExpiredSignature => Reason::TokenExpired,
                ErrorKind::InvalidIssuer | ErrorKind::InvalidAudience => Reason::TokenForeign,
                _ => Reason::TokenInvalid,
            })),
        }
    }

    fn trusted(&self) -> Arc<Trusted> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).trusted.clone()
    }

    /// Whether it is for this caller to look at the source, so long after the last look: true once, until it is time
    /// again.
    fn is_due(&self, after: Duration) -> bool {
        let due = |current: &Current| current.looked.elapsed() > after;
        if !due(&self.current.read().unwrap_or_else(PoisonError::into_inner)) {
            return false;
        }
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let due = due(&current);
        if due {
            current.looked = Instant::now();
        }
        due
    }

    /// Looks at the source, to the end even when the caller has no time for it. False when nothing was learned.
    async fn look(self: &Arc<Self>) -> bool {
        let keys = self.clone();
        let look = tokio::spawn(async move {
            let set = read(&keys.source, &keys.http)
                .await
                .inspect_err(|error| tracing::warn!(%error, "going on with the keys there are"));
            let Ok(set) = set else { return false };
            let mut current = keys.current.write().unwrap_or_else(PoisonError::into_inner);
            current.trusted = Trusted::by(set);
            true
        });
        look.await.unwrap_or(false)
    }
}

async fn read(source: &KeySource, http: &reqwest::Client) -> Result<JwkSet, KeyError> {
    let bytes = match source {
        KeySource::File(path) => {
            tokio::fs::read(path).await.map_err(|source| KeyError::File { path: path.clone(), source })?
        }
        KeySource::Url(url) => fetch(http, url).await?,
    };
    if bytes.len() > SET_LIMIT {
        return Err(KeyError::TooLarge);
    }
    Ok(serde_json::from_slice(&bytes)?)
}

async fn fetch(http: &reqwest::Client, url: &str) -> Result<Vec<u8>, KeyError> {
    let mut answer = http.get(url).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > SET_LIMIT {
            return Err(KeyError::TooLarge);
        }
    }
    Ok(bytes)
}

fn sha256(token: &str) -> [u8; 32] {
    let mut known = [0; 32];
    known.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    known
}

/// The one algorithm a key may be used with; keys for anything but EdDSA, ES256 or RS256 are not.
fn algorithm(key: &Jwk) -> Option<Algorithm> {
    match &key.algorithm {
        AlgorithmParameters::OctetKeyPair(parameters) if parameters.curve == EllipticCurve::Ed25519 => {
            Some(Algorithm::EdDSA)
        }
        AlgorithmParameters::EllipticCurve(parameters) if parameters.curve == EllipticCurve::P256 => {
            Some(Algorithm::ES256)
        }
        AlgorithmParameters::RSA(_) => Some(Algorithm::RS256),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
