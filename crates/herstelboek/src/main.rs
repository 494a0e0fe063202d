//! `herstelboek`: the one executable. Each command is a file in `commands/`; the configuration is one table in `config/`.

mod cli;
mod commands;
mod config;
mod demo;
mod exit;
mod installation;
mod output;

use std::process::ExitCode;

use clap::Parser as _;

use crate::{cli::Cli, exit::Exit};

/// A call in hand is many small pieces of memory, made on one thread and given back on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(cli)),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::tell_error(&error);
            Exit::of(&error).into()
        }
    }
}
