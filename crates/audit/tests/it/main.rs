//! Dossiers of every kind from a ledger in a real database, each verified; also when somebody was at the database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod exports;
mod town;
