//! Who opens, and why: the part of the access record that the caller must supply.
//!
//! BIO2 8.15.01 wants action, object, actor and time; Logboek Dataverwerkingen wants a processing activity and a W3C trace id.

use crate::VaultError;

/// The reason for opening personal data. Recorded before anything is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The officer or service account, as in its token; 1 to 200 characters.
    pub actor: String,
    /// URI of the processing activity in the register of processing activities (GDPR article 30); at most 500 characters.
    pub processing_activity: String,
    /// W3C trace id: 32 lower-case hexadecimal digits, not all zero. Joins this record with the audit log.
    pub trace_id: String,
}

impl Access {
    /// Refuses what the access log could not account for.
    pub(crate) fn check(&self) -> Result<(), VaultError> {
        if self.actor.is_empty() || self.actor.chars().count() > 200 {
            return Err(unusable("actor", "1 to 200 characters"));
        }
        let activity = &self.processing_activity;
        if !is_uri(activity) || activity.chars().count() > 500 {
            return Err(unusable("processing_activity", "a URI of at most 500 characters"));
        }
        let trace = self.trace_id.as_bytes();
        let hexadecimal = trace.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        if trace.len() != 32 || !hexadecimal || trace.iter().all(|&digit| digit == b'0') {
            return Err(unusable("trace_id", "32 lower-case hexadecimal digits, not all zero"));
        }
        Ok(())
    }
}

/// A scheme, a colon, and something after it without blanks (RFC 3986, 3).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(known)
        && !rest.is_empty()
        && !rest.contains(|character: char| character.is_whitespace() || character.is_control())
}

fn unusable(field: &'static str, expected: &'static str) -> VaultError {
    VaultError::Access { field, expected }
}
