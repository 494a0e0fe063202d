//! What is voted on, and its hash: a vote counts for this and for nothing else.
//!
//! The hash is SHA-256 over one line of JSON with the fields of [`Subject`] in declared order. Texts go in as they are
//! sealed, so the hash says nothing about them and can be checked by who cannot read them. The household is left out:
//! the case is put anonymised. Both are for ever: hashes stand in recorded events.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::household::LifeDomain;
use crate::ids::{ActivityCode, ComponentCode, FundId, ProvisionId};
use crate::money::Amount;
use crate::provision::file::File;
use crate::provision::words::{AmountKind, Form};
use crate::sealed::Sealed;

/// What is voted on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject<'a> {
    /// The provision.
    pub provision: ProvisionId,
    /// The version of the request.
    pub version: u32,
    /// The fund it is to be paid from.
    pub fund: FundId,
    /// The component of that fund.
    pub component: &'a ComponentCode,
    /// The activity within the component, if any; `null` otherwise.
    pub activity: Option<&'a ActivityCode>,
    /// The life domain.
    pub life_domain: LifeDomain,
    /// In kind or in money.
    pub form: Form,
    /// What it costs, in euro cents.
    pub amount: Amount,
    /// Whether that is known.
    pub amount_kind: AmountKind,
    /// What it is for, sealed.
    pub purpose: &'a Sealed,
    /// The case as the voters see it, anonymised and sealed.
    pub case_text: &'a Sealed,
    /// The version of the policy that is voted under.
    pub policy_version: u32,
}

impl<'a> Subject<'a> {
    /// What is voted on when the request is put to the vote as it stands.
    pub(super) fn of(file: &'a File, case_text: &'a Sealed, policy_version: u32) -> Self {
        let (requested, now) = (file.requested(), file.request());
        Self {
            provision: requested.provision,
            version: now.version,
            fund: requested.fund,
            component: &requested.component,
            activity: requested.activity.as_ref(),
            life_domain: requested.life_domain,
            form: requested.form,
            amount: now.amount,
            amount_kind: now.amount_kind,
            purpose: &now.purpose,
            case_text,
            policy_version,
        }
    }

    /// The line that is hashed.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a subject has text keys only and no value that JSON cannot hold")
    }

    /// The hash.
    #[must_use]
    pub fn hash(&self) -> SubjectHash {
        SubjectHash(Sha256::digest(self.to_json()).into())
    }
}

/// The hash of what is voted on. As text, and so in JSON: 64 hexadecimal digits in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubjectHash([u8; 32]);

/// A text that is no such hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a hash of what is voted on has 64 hexadecimal digits in lower case; send it as the vote was shown with it"
)]
pub struct SubjectHashError;

impl fmt::Display for SubjectHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for SubjectHash {
    type Err = SubjectHashError;

    fn from_str(text: &str) -> Result<Self, SubjectHashError> {
        let digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
        if text.len() != 64 || !text.as_bytes().iter().all(digit) {
            return Err(SubjectHashError);
        }
        let mut hash = [0; 32];
        for (byte, at) in hash.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| SubjectHashError)?;
        }
        Ok(Self(hash))
    }
}

impl TryFrom<String> for SubjectHash {
    type Error = SubjectHashError;

    fn try_from(text: String) -> Result<Self, SubjectHashError> {
        text.parse()
    }
}

impl From<SubjectHash> for String {
    fn from(hash: SubjectHash) -> Self {
        hash.to_string()
    }
}

impl JsonSchema for SubjectHash {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SubjectHash".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}
