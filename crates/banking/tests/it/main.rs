//! Stories of payment files that go to a bank, of statements that come back, and of files that no bank made.
//! One program, because linking many costs more than running them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::inconsistent_digit_grouping, reason = "the last two digits are cents")]

mod bank;
mod batches;
mod files;
mod hostile;
mod limits;
mod oracle;
mod redaction;
mod refused_files;
mod refused_statements;
mod returns;
mod round_trip;
mod runs;
mod statements;
