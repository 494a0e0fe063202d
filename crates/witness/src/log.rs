//! Which logs are watched: a key and the origin it speaks for, as `KEY@ORIGIN` on one line.
//! The key's name says nothing of the origin: one signer may keep many ledgers, and each is a log of its own.

use std::fmt;
use std::str::FromStr;

use merkle::note::{KeyError, VerifierKey};

/// The longest origin, in bytes.
const LONGEST_ORIGIN: usize = 255;

/// A log that is watched. Several keys for one origin are all accepted.
///
/// ```
/// use witness::WatchedLog;
///
/// let line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW@PeterNeumann/GM0344";
/// let log: WatchedLog = line.parse()?;
/// assert_eq!((log.origin.as_str(), log.to_string().as_str()), ("PeterNeumann/GM0344", line));
/// # Ok::<(), witness::WatchedLogError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedLog {
    /// Who signs its checkpoints.
    pub key: VerifierKey,
    /// The first line of its checkpoints.
    pub origin: String,
}

/// Why a text does not say which log to watch, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WatchedLogError {
    /// No `@` behind the key.
    #[error("a watched log is KEY@ORIGIN: add @ and the first line of its checkpoints behind the key")]
    Shape,
    /// The part before the `@` is no key.
    #[error("the key of the watched log: {0}")]
    Key(#[from] KeyError),
    /// Empty, too long, or with a control character.
    #[error(
        "the origin of a watched log has 1 to {LONGEST_ORIGIN} bytes and no control characters: pass the first line of its checkpoints"
    )]
    Origin,
}

impl FromStr for WatchedLog {
    type Err = WatchedLogError;

    /// Errors in this order: those of [`WatchedLogError`].
    fn from_str(text: &str) -> Result<Self, WatchedLogError> {
        // A name may hold an @, the base64 behind the second plus may not.
        let encoded = text.match_indices('+').nth(1).map_or(0, |(at, _)| at);
        let (_, behind) = text.split_at(encoded);
        let at = encoded + behind.find('@').ok_or(WatchedLogError::Shape)?;
        let (key, origin) = (text[..at].parse()?, &text[at + 1..]);
        if origin.is_empty() || origin.len() > LONGEST_ORIGIN || origin.contains(char::is_control) {
            return Err(WatchedLogError::Origin);
        }
        Ok(WatchedLog { key, origin: origin.to_owned() })
    }
}

impl fmt::Display for WatchedLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.key, self.origin)
    }
}
