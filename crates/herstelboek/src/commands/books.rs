//! `export ledger-cli`: the books of one fund, for hledger and whoever reads it.
//!
//! The events are read page by page and kept as entries only, some 500 bytes each: books are by date, so the last event
//! of a ledger may be the first line of its books.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context as _, anyhow};
use domain::ids::MunicipalityKey;
use journal::{Entry, Header, write_books};
use ledger::{Ledger, LedgerError};
use serde_json::json;
use tempfile::NamedTempFile;

use super::export::progress_bar;
use crate::{
    cli::BooksArgs,
    config::Config,
    exit::Usage,
    installation::Installation,
    output::{self, Output},
};

mod funds;
mod history;

pub(super) use self::funds::the_only_one as the_only_fund;

pub(crate) async fn run(config: Config, args: &BooksArgs, output: Output) -> anyhow::Result<()> {
    if let Some(there) = args.out.as_deref().filter(|path| path.exists()) {
        return Err(anyhow!("{} is there already: choose another name", there.display()));
    }
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.ledger).await?;
    let (header, entries) = books(&ledger, args).await?;
    match &args.out {
        None => to_stdout(&header, entries)?,
        Some(path) => {
            let count = entries.len();
            to_file(path, &header, entries).with_context(|| format!("writing {}", path.display()))?;
            tell(path, &header, count, output)?;
        }
    }
    installation.close().await
}

/// What the books are of, and what is in them.
async fn books(ledger: &Ledger, args: &BooksArgs) -> anyhow::Result<(Header, Vec<Entry>)> {
    let tree_size = ledger.head().await?.size();
    let below = below(ledger, args.as_of_position, tree_size)?;
    let fund = match args.fund {
        Some(fund) => fund,
        None => funds::the_only_one(ledger, below).await?,
    };
    let bar = progress_bar("reading the fund");
    bar.set_length(below);
    let history = history::read(ledger, fund, below, |done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    let (Some(name), Some(position)) = (history.name, below.checked_sub(1)) else {
        return Err(funds::unknown(ledger, fund, below).await);
    };
    let ledger = MunicipalityKey::new(ledger.name().as_str())?;
    Ok((Header { ledger, fund, name, position, tree_size }, history.entries))
}

/// The position below which everything is looked at.
fn below(ledger: &Ledger, as_of: Option<u64>, size: u64) -> Result<u64, Usage> {
    match as_of {
        None => Ok(size),
        Some(position) if position < size => Ok(position + 1),
        Some(asked) => {
            let ledger = ledger.name().clone();
            Err(Usage(LedgerError::PastTheEnd { ledger, asked, size }.to_string()))
        }
    }
}

/// A reader that has gone away is nobody's error.
fn to_stdout(header: &Header, entries: Vec<Entry>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write_books(&mut out, header, entries).and_then(|()| out.flush()) {
        Err(gone) if gone.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// The file appears under its name only when it is complete.
fn to_file(path: &Path, header: &Header, entries: Vec<Entry>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut out = BufWriter::new(NamedTempFile::new_in(folder.unwrap_or_else(|| Path::new(".")))?);
    write_books(&mut out, header, entries)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(())
}

fn tell(path: &Path, header: &Header, entries: usize, output: Output) -> anyhow::Result<()> {
    let Header { ledger, fund, name, position, tree_size } = header;
    let file = path.display().to_string();
    match output {
        Output::Json => output::json(&json!({
            "file": file, "ledger": ledger.as_str(), "fund": fund.to_string(), "name": name.as_str(),
            "entries": entries, "position": position, "size": tree_size,
        })),
        Output::Table => {
            output::line(format!(
                "{entries} entries of {name} ({fund}) up to position {position} are in {file}"
            ));
            output::line(format!("\nCheck it:\n  hledger -f {file} check --strict ordereddates"));
            Ok(())
        }
    }
}
