//! Legs: what provisions, payment runs and bank statements do to a fund, in the same transaction or not at all.
//!
//! One file per leg and its opposite. Dates were judged where the fact was stated; here they are held against the
//! closed years, and those of promises against the opening.

mod encumber;
mod payable;
mod reclassify;
mod recovery;
mod send;
mod settle;

pub use self::encumber::{Encumber, FundsEncumbered, FundsReleased, Release};
pub use self::payable::{BookPayable, CancelPayable, PayableBooked, PayableCancelled};
pub use self::reclassify::{PaymentReclassified, Reclassify};
pub use self::recovery::{BookRecovery, RecoveryBooked};
pub use self::send::{PayablesSent, SendPayables};
pub use self::settle::{PayableSettled, PaymentReturned, ReturnPaid, SettlePayable};
