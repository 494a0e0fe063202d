//! The command line as scripts and people meet it.

mod books;
mod configuration;
mod doctor;
mod dossiers;
mod exit_codes;
mod help;
mod signer;
mod tokens;
mod views;
mod witness;
