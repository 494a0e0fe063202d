//! The account of a fund for a year, drawn up from the ledger itself: no server is needed, and no view.
//!
//! Two passes: the events of accounts, which say what was drafted and submitted; then every event that counts, below the
//! position that is asked for.

use accountability::{AccountFacts, BOOKS, Basis, Definition, Question, Report};
use anyhow::Context as _;
use domain::{ids::FundId, money::AccountingYear};
use ledger::Ledger;
use replay::ReplayError;

use super::{books::the_only_fund, export::progress_bar};
use crate::{
    cli::{AccountArgs, AskedArgs, Moment},
    exit::NotFound,
};

pub(super) mod compare;
pub(super) mod explain;
mod moment;

pub(super) use self::moment::Found;
pub(super) mod report;
mod words;

/// An account that was asked for, with everything it is drawn up from.
pub(super) struct Asked {
    /// The exact question.
    pub(super) question: Question,
    /// What counts, as of its position.
    pub(super) basis: Basis,
    /// Which moment that is.
    pub(super) moment: Found,
    /// The account as it is now, whatever moment is asked for.
    pub(super) account: AccountFacts,
    /// How many events the submission before it rested on, when there is one.
    pub(super) since: Option<u64>,
}

impl Asked {
    /// Its report.
    pub(super) fn report(&self) -> anyhow::Result<Report> {
        Ok(self.basis.report(&self.question).map_err(NotFound::of)?)
    }

    /// The indicator set as it stands in the ledger, to the byte.
    pub(super) fn set(&self) -> anyhow::Result<&str> {
        let Question { fund, year, .. } = self.question;
        Ok(self.basis.adopted(fund, year).map_err(NotFound::of)?.text().as_str())
    }

    /// What the figures are and how they are derived.
    pub(super) fn definition(&self) -> anyhow::Result<Definition> {
        Ok(Definition::parse(self.set()?)?)
    }
}

/// The accounts of a ledger: what was opened, drafted and submitted, of all funds and years.
pub(super) struct Accounts {
    size: u64,
    basis: Basis,
}

impl Accounts {
    /// Reads them.
    pub(super) async fn of(ledger: &Ledger) -> anyhow::Result<Self> {
        let size = ledger.head().await?.size();
        Ok(Self { size, basis: fold(ledger, &["account"], size, "looking for accounts").await? })
    }

    fn of_year(&self, fund: FundId, year: AccountingYear) -> Result<&AccountFacts, NotFound> {
        self.basis.account(fund, year).ok_or_else(|| {
            let opened = self.basis.accounts().map(|one| format!("\n  {}  {}", one.fund, one.year));
            let opened: String = opened.collect();
            let there = if opened.is_empty() { "none is".to_owned() } else { format!("these are:{opened}") };
            NotFound(format!("no account of fund {fund} for {year} was opened; {there}"))
        })
    }

    /// How many events the last submission of an earlier year rested on.
    fn since(&self, account: &AccountFacts) -> Option<u64> {
        let earlier = self.basis.accounts().filter(|one| one.fund == account.fund && one.year < account.year);
        earlier.filter_map(|one| one.submitted.as_ref()).map(|one| one.pin.position).max()
    }
}

/// The account that is asked for.
pub(super) async fn asked(
    ledger: &Ledger,
    args: &AccountArgs,
    at: Moment,
    said: AskedArgs,
) -> anyhow::Result<Asked> {
    let accounts = Accounts::of(ledger).await?;
    let fund = match args.fund {
        Some(fund) => fund,
        None => the_only_fund(ledger, accounts.size).await?,
    };
    in_accounts(ledger, &accounts, (fund, args.year), at, said).await
}

async fn in_accounts(
    ledger: &Ledger,
    accounts: &Accounts,
    (fund, year): (FundId, AccountingYear),
    at: Moment,
    said: AskedArgs,
) -> anyhow::Result<Asked> {
    let account = accounts.of_year(fund, year)?;
    let (question, moment) = moment::of(ledger, (account, accounts.size), at, said)?;
    let basis = fold(ledger, BOOKS, question.position, "reading what counts").await?;
    Ok(Asked { question, basis, moment, account: account.clone(), since: accounts.since(account) })
}

/// What counts of the events of some kinds of books below a position.
async fn fold(ledger: &Ledger, kinds: &[&str], below: u64, doing: &'static str) -> anyhow::Result<Basis> {
    let mut basis = Basis::default();
    let bar = progress_bar(doing);
    bar.set_length(below);
    let each = |happened: &replay::Happened<'_>| {
        basis.apply(happened.position, happened.book, happened.event);
        Ok::<(), ReplayError>(())
    };
    replay::fold(ledger, kinds, below, each, |done| bar.set_position(done))
        .await
        .with_context(|| format!("{doing} of {}", ledger.name()))?;
    bar.finish_and_clear();
    Ok(basis)
}
