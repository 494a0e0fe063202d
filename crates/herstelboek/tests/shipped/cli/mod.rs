//! The command line as scripts and people meet it.

mod configuration;
mod doctor;
mod dossiers;
mod exit_codes;
mod help;
mod tokens;
