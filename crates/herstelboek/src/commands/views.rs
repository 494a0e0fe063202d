//! `views status | rebuild | check`: how far the views of the ledgers are, building one anew, and whether rows are right.
//!
//! All three work beside a server that runs. Ledgers without events have nothing to show, and are left out.

use database::Database;
use indicatif::ProgressBar;
use ledger::{Ledger, LedgerName, Ledgers};
use projection::{Progress, Projections, Registered};

use super::export::progress_bar;
use crate::{cli::ViewsCommand, config::Config, exit::NotFound, installation::Installation, output::Output};

mod check;
mod rebuild;
mod status;

pub(crate) use check::RowsDiffer;
pub(super) use status::{state, stopped};

/// More ledgers than there are municipalities.
const LEDGERS: u32 = 100_000;

pub(crate) async fn run(config: Config, command: &ViewsCommand, output: Output) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    installation.check_schema().await?;
    let ledgers = installation.ledgers().await?;
    let projections = projections(&installation, &ledgers).await?;
    let done = match command {
        ViewsCommand::Status(args) => {
            let ledgers = with_events(&ledgers, args.ledger.as_ref()).await?;
            status::run(&projections, &ledgers, output).await
        }
        ViewsCommand::Rebuild(args) => {
            known(Some(&args.view))?;
            let ledgers = with_events(&ledgers, args.ledger.as_ref()).await?;
            rebuild::run(&projections, &ledgers, &args.view, output).await
        }
        ViewsCommand::Check(args) => {
            known(args.view.as_ref())?;
            let ledgers = with_events(&ledgers, args.ledger.as_ref()).await?;
            check::run(&projections, &ledgers, args.view.as_deref(), output).await
        }
    };
    installation.close().await?;
    done
}

/// The views of the product in the database of an installation.
pub(super) async fn projections(
    installation: &Installation,
    ledgers: &Ledgers,
) -> anyhow::Result<Projections> {
    Ok(Projections::new(ledgers.clone(), Database::connect(installation.database()).await?))
}

/// The ledger that was named, or all that have events.
pub(super) async fn with_events(
    ledgers: &Ledgers,
    named: Option<&LedgerName>,
) -> anyhow::Result<Vec<Ledger>> {
    if let Some(name) = named {
        return Ok(vec![ledgers.get(name).await?]);
    }
    let mut all = Vec::new();
    for summary in ledgers.list(None, LEDGERS).await?.into_iter().filter(|summary| summary.size > 0) {
        all.push(ledgers.get(&summary.name).await?);
    }
    Ok(all)
}

/// Refuses a name that no view has.
fn known(view: Option<&String>) -> Result<(), NotFound> {
    let registered = Registered::all();
    let names: Vec<_> = registered.names().collect();
    match view.filter(|view| !names.contains(&view.as_str())) {
        Some(view) => Err(NotFound(format!("there is no view {view}; there are {}", names.join(", ")))),
        None => Ok(()),
    }
}

/// A bar for one view of one ledger, which says how long it will take.
struct Bar(ProgressBar);

impl Bar {
    fn new(doing: &'static str) -> Self {
        Self(progress_bar(doing))
    }

    fn show(&self, doing: String, progress: Progress) {
        self.0.set_message(doing);
        self.0.set_length(progress.total);
        self.0.set_position(progress.done);
    }

    fn done(&self) {
        self.0.finish_and_clear();
    }
}
