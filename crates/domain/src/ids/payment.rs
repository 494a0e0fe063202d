//! What a payment is called at the bank, so that it is found again on a statement.
//!
//! The reference names the provision and the payment in it, so no index is needed on the way back.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ProvisionId;

/// A payment of a provision. As text, and so in JSON: 32 hexadecimal digits of the provision and 3 decimal digits
/// of the payment, together the 35 characters that ISO 20022 gives an end-to-end identification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PaymentReference {
    /// Of which provision.
    pub provision: ProvisionId,
    /// Which of its payments, from 1 to [`PaymentReference::MOST`].
    pub number: u16,
}

/// A text that is no reference of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no payment reference of ours; send the 35 characters of the end-to-end identification")]
pub struct ParsePaymentError;

impl PaymentReference {
    /// The payments one provision may have.
    pub const MOST: u16 = 999;
}

impl fmt::Display for PaymentReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.provision.as_uuid().simple(), self.number)
    }
}

impl FromStr for PaymentReference {
    type Err = ParsePaymentError;

    /// Reads upper case too: banks capitalise what they pass on.
    fn from_str(text: &str) -> Result<Self, ParsePaymentError> {
        let ours = text.len() == 35 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (provision, number) = text.split_at_checked(32).filter(|_| ours).ok_or(ParsePaymentError)?;
        let provision = Uuid::try_parse(provision).map_err(|_| ParsePaymentError)?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or(ParsePaymentError)?;
        Ok(Self { provision: ProvisionId::new(provision), number })
    }
}

impl TryFrom<String> for PaymentReference {
    type Error = ParsePaymentError;

    fn try_from(text: String) -> Result<Self, ParsePaymentError> {
        text.parse()
    }
}

impl From<PaymentReference> for String {
    fn from(reference: PaymentReference) -> Self {
        reference.to_string()
    }
}

impl JsonSchema for PaymentReference {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PaymentReference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{32}[0-9]{3}$" })
    }
}
