//! A draft is certified: somebody who did not prepare it says that it may be submitted.
//!
//! Only the last draft, and only while nothing was marked, cleared or adopted since. Another draft voids the certificate.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::AccountFile;
use super::operations::{Change, Operation};
use super::refusal::AccountRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Certifies a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifyAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which draft: the last.
    pub draft: u16,
}

/// A draft was certified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountCertified {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which draft.
    pub draft: u16,
}

impl Operation for CertifyAccount {
    type Event = AccountCertified;

    fn decide(&self, file: &AccountFile) -> Result<AccountCertified, AccountRefusal> {
        file.not_before_draft(self.draft, &self.fact)?;
        let draft = file.draft_in_force(self.draft)?;
        if let Some(certified) = &file.certified {
            return Err(AccountRefusal::DraftAlreadyCertified { draft: draft.draft, on: certified.on });
        }
        file.may_examine(&self.fact)?;
        Ok(AccountCertified { on: self.fact.on, by: self.fact.by.clone(), draft: self.draft })
    }
}

impl Change for AccountCertified {
    fn change(&self, file: &mut AccountFile) {
        file.certified = Some(self.clone());
        file.examined.insert(self.by.clone());
    }
}
