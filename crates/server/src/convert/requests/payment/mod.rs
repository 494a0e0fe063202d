//! Money out and back: the payments of a provision, payment runs, and bank statements.
//!
//! What a bank statement says is read here, because the lines of the file are the fields of its command.

mod order;
mod read_back;
mod recovery;
mod run;
mod state;
mod statement;

pub(in crate::convert) use read_back::{count, message_id, payment, payment_reference, total};
