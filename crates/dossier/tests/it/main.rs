//! Stories of dossiers: honest ones, forged ones, and files that were never one.
//! One program, because linking many costs more than running them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod canonical;
mod checkpoints;
mod consistency;
mod figures;
mod forged_events;
mod forged_hashes;
mod hostile_directories;
mod hostile_files;
mod ledger;
mod parts;
mod signatures;
mod untouched;
mod witnesses;
mod words;
mod writing;
