//! Stories of accounts and figures in the hands of an auditor: real events, real reports, and forgers of all kinds.
//! One program, because linking many costs more than running them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod decided;
mod figures;
mod history;
mod hostile;
mod mutations;
mod parts;
mod rules;
mod standing;
mod town;
