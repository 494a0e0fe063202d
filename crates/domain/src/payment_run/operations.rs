//! The tables of operations: what can be asked of a payment run, and what happens to it.

use super::compose::{ComposePaymentRun, PaymentRunComposed};
use super::make_file::{MakePaymentFile, PaymentFileMade};

crate::table::commands! {
    /// Everything that can be asked of a payment run.
    PaymentRunCommand:
    ComposePaymentRun => PaymentRunComposed,
    MakePaymentFile => PaymentFileMade,
}

crate::table::events! {
    /// Everything that can happen to a payment run.
    PaymentRunEvent:
    PaymentRunComposed,
    PaymentFileMade,
}
