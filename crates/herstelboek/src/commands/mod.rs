//! The commands, one file each.

mod account;
mod books;
mod call;
mod config_show;
mod cosign;
mod demo;
mod doctor;
mod export;
mod migrate;
mod serve;
mod token;
mod verify;
mod views;
mod witness;

pub(crate) use self::views::RowsDiffer;
use crate::{
    cli::{AuditCommand, Cli, Command, ConfigCommand, ExportCommand},
    config::{Config, Layers},
};

/// Does what the command line asks for.
pub(crate) async fn run(cli: Cli) -> anyhow::Result<()> {
    // The verifier is for people who have nothing of ours, not even a configuration.
    if let Command::Audit(AuditCommand::Verify(args)) = &cli.command {
        return verify::run(args, cli.output);
    }
    let layers = Layers::read(cli.config, &cli.settings)?;
    if let Command::Config(ConfigCommand::Show) = &cli.command {
        return config_show::run(&layers, cli.output);
    }
    let config = Config::from_layers(&layers)?;
    // A demonstration is read by people: only what went wrong may come between.
    let level = if matches!(cli.command, Command::Demo(_)) { "error" } else { &config.log_level };
    server::start_logging(config.log_format, level)?;
    match cli.command {
        Command::Demo(args) => demo::run(config, &args).await,
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(config, cli.output).await,
        Command::Audit(AuditCommand::Export(args)) => export::run(config, &args, cli.output).await,
        Command::Audit(AuditCommand::Cosign(args)) => cosign::run(config, &args, cli.output).await,
        Command::Report(args) => account::report::run(config, &args, cli.output).await,
        Command::Explain(args) => account::explain::run(config, &args, cli.output).await,
        Command::Compare(args) => account::compare::run(config, &args, cli.output).await,
        Command::Export(ExportCommand::LedgerCli(args)) => books::run(config, &args, cli.output).await,
        Command::Views(command) => views::run(config, &command, cli.output).await,
        Command::Witness(args) => witness::run(&config, args).await,
        Command::Doctor => doctor::run(config, cli.output).await,
        Command::Token(args) => token::run(&config, &args, cli.output),
        Command::Call(args) => call::run(&config, &args).await,
        Command::Audit(AuditCommand::Verify(_)) | Command::Config(ConfigCommand::Show) => Ok(()),
    }
}
