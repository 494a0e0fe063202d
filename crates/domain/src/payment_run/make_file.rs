//! The file of a run is made, for whoever brings it to the bank.
//!
//! Each making is recorded with the hash of what was handed out, and must give what the first one gave. The first asks
//! the fund whether every payment still waits with this run: one that failed since may have been ordered again, and would
//! be paid twice. Once there is a file, it is what it is.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PaymentRunComposed, PaymentRunRefusal};
use crate::fact::Fact;
use crate::fund::Fund;
use crate::ids::{FileHash, OfficerId};

/// Makes the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakePaymentFile {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The hash of the file.
    pub sha256: FileHash,
    /// Its length, in bytes.
    pub bytes: u64,
}

/// The file was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentFileMade {
    /// The date on which it happened.
    pub on: Date,
    /// The officer for whom it was made.
    pub by: OfficerId,
    /// The hash of the file.
    pub sha256: FileHash,
    /// Its length, in bytes.
    pub bytes: u64,
}

impl MakePaymentFile {
    pub(super) fn decide(
        &self,
        run: &PaymentRunComposed,
        first: Option<&PaymentFileMade>,
        fund: &Fund,
    ) -> Result<PaymentFileMade, PaymentRunRefusal> {
        let Fact { on, today, by } = &self.fact;
        if on > today {
            return Err(PaymentRunRefusal::RunDateInFuture { on: *on, today: *today });
        }
        match first {
            None => run.waits_in(fund)?,
            Some(first) if first.sha256 != self.sha256 => {
                return Err(PaymentRunRefusal::FileDiffers { expected: first.sha256.clone() });
            }
            Some(_) => {}
        }
        Ok(PaymentFileMade { on: *on, by: by.clone(), sha256: self.sha256.clone(), bytes: self.bytes })
    }
}

impl PaymentRunComposed {
    /// Every payment of it waits in the fund, sent with this run.
    fn waits_in(&self, fund: &Fund) -> Result<(), PaymentRunRefusal> {
        let waits = |payment| fund.payable(payment).is_some_and(|payable| payable.sent == Some(self.run));
        match self.payments.iter().find(|one| !waits(one.payment)) {
            Some(one) => Err(PaymentRunRefusal::RunOvertaken { payment: one.payment }),
            None => Ok(()),
        }
    }
}
