//! The payment run: payments of one fund that go to the bank in one file.
//!
//! Composing a run takes every payment of the fund that was ordered and is in no run yet; making its file is an event
//! of its own, because the file holds account numbers in clear. The file follows from the run, so it can be made
//! again and must be the same to the byte.

mod compose;
mod make_file;
mod operations;
mod refusal;

use serde::{Deserialize, Serialize};

pub use self::compose::{ComposePaymentRun, PaymentRunComposed, RunPayment};
pub use self::make_file::{MakePaymentFile, PaymentFileMade};
pub use self::operations::{PaymentRunCommand, PaymentRunEvent};
pub use self::refusal::PaymentRunRefusal;
use crate::fund::Fund;
use crate::ids::FundId;

/// A payment run and its file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PaymentRun {
    /// Nobody composed it.
    #[default]
    Unknown,
    /// It was composed.
    Composed {
        /// What it holds.
        composed: Box<PaymentRunComposed>,
        /// The file, once made; of several makings the first.
        file: Option<PaymentFileMade>,
    },
}

impl PaymentRun {
    /// The fund a decision on this command looks at: the one to pay from, until there is a file.
    #[must_use]
    pub fn looks_at(&self, command: &PaymentRunCommand) -> Option<FundId> {
        match (self, command) {
            (_, PaymentRunCommand::ComposePaymentRun(compose)) => Some(compose.fund),
            (Self::Composed { composed, file: None }, PaymentRunCommand::MakePaymentFile(_)) => {
                Some(composed.fund)
            }
            (_, PaymentRunCommand::MakePaymentFile(_)) => None,
        }
    }

    /// What a command leads to, in the light of the fund it pays from.
    ///
    /// # Errors
    /// In the order of [`PaymentRunRefusal`].
    pub fn decide(
        &self,
        command: &PaymentRunCommand,
        fund: Option<&Fund>,
    ) -> Result<Vec<PaymentRunEvent>, PaymentRunRefusal> {
        let fund = fund.unwrap_or(&Fund::Unopened);
        let event = match (self, command) {
            (Self::Unknown, PaymentRunCommand::ComposePaymentRun(compose)) => compose.decide(fund)?.into(),
            (Self::Composed { composed, .. }, PaymentRunCommand::ComposePaymentRun(_)) => {
                return Err(PaymentRunRefusal::RunAlreadyComposed { on: composed.on });
            }
            (Self::Unknown, PaymentRunCommand::MakePaymentFile(_)) => {
                return Err(PaymentRunRefusal::RunNotComposed);
            }
            (Self::Composed { composed, file }, PaymentRunCommand::MakePaymentFile(make)) => {
                make.decide(composed, file.as_ref(), fund)?.into()
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened.
    pub fn apply(&mut self, event: &PaymentRunEvent) {
        match event {
            PaymentRunEvent::PaymentRunComposed(event) => {
                *self = Self::Composed { composed: Box::new(event.clone()), file: None };
            }
            PaymentRunEvent::PaymentFileMade(event) => {
                if let Self::Composed { file, .. } = self {
                    file.get_or_insert_with(|| event.clone());
                }
            }
        }
    }

    /// What the run holds; `None` when nobody composed it.
    #[must_use]
    pub fn composed(&self) -> Option<&PaymentRunComposed> {
        match self {
            Self::Unknown => None,
            Self::Composed { composed, .. } => Some(composed),
        }
    }

    /// The first making of its file.
    #[must_use]
    pub fn file(&self) -> Option<&PaymentFileMade> {
        match self {
            Self::Unknown => None,
            Self::Composed { file, .. } => file.as_ref(),
        }
    }
}

crate::table::aggregate! {
    PaymentRun as "payment_run": PaymentRunCommand => PaymentRunEvent, refusing PaymentRunRefusal,
    around Fund, by |run, command, fund| run.decide(command, Some(fund))
}
