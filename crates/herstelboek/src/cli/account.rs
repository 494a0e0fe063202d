//! Arguments of the commands that draw up an account: which one, as of when, and in which form.

use std::{path::PathBuf, str::FromStr};

use accountability::{FigureId, FinalAccount, Reference};
use clap::Args;
use domain::{ids::FundId, money::AccountingYear};
use jiff::civil::Date;

use crate::{exit::Usage, output::Language};

/// Which account: that of a fund for a year.
#[derive(Debug, Clone, Args)]
pub(crate) struct AccountArgs {
    /// The ledger, such as GM0344.
    #[arg(long)]
    pub(crate) ledger: ledger::LedgerName,
    /// The id of the fund [default: the fund of the ledger, when it has one only].
    #[arg(long, value_name = "ID")]
    pub(crate) fund: Option<FundId>,
    /// The year that is accounted for.
    #[arg(long, value_name = "YYYY", value_parser = year)]
    pub(crate) year: AccountingYear,
}

/// As of when an account is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The submission when there is one, else the draft in force, else now.
    Latest,
    /// All events there are.
    Now,
    /// What was submitted.
    Submission,
    /// A draft, from 1.
    Draft(u16),
    /// The first so many events.
    TreeSize(u64),
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) account: AccountArgs,
    /// As of when: latest (submitted, else drafted, else now), now, submission, draft:N, or a number of events.
    #[arg(long, value_name = "MOMENT", default_value = "latest")]
    pub(crate) at: Moment,
    #[command(flatten)]
    pub(crate) asked: AskedArgs,
    /// The form: a table on the screen, the annex as csv, xlsx or ods, the management report, or the canonical bytes whose
    /// hash a submission pins.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
    /// The file to write; it must not exist yet [default: standard output].
    #[arg(long, value_name = "FILE", required_if_eq_any([("format", "xlsx"), ("format", "ods")]))]
    pub(crate) out: Option<PathBuf>,
    /// The language of labels and reasons.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// What is asked of an account that nobody drafted. A draft and a submission have said it already.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct AskedArgs {
    /// What happened after this day does not count [default: 31 December of the year].
    #[arg(long, value_name = "DATE")]
    pub(crate) effective_on: Option<Date>,
    /// As if it were the final account of the fund.
    #[arg(long)]
    pub(crate) final_account: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people at a terminal; with --output json the report as JSON.
    Table,
    /// The lines of the annex, as Dutch spreadsheets read them.
    Csv,
    /// The annex for Excel.
    Xlsx,
    /// The annex as open document (ODF), the government's standard.
    Ods,
    /// The management report as JSON.
    Management,
    /// The report byte for byte.
    Canonical,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The ledger, such as GM0344.
    #[arg(long)]
    pub(crate) ledger: ledger::LedgerName,
    /// The figure, as `report` names it: `<fund id>/2025/B2/01@10579`.
    pub(crate) figure: Reference,
    #[command(flatten)]
    pub(crate) asked: AskedArgs,
    /// The language of what is told.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) account: AccountArgs,
    /// The first of the two moments: as for `report --at`.
    #[arg(long, value_name = "MOMENT", default_value = "submission")]
    pub(crate) before: Moment,
    /// The second.
    #[arg(long, value_name = "MOMENT", default_value = "now")]
    pub(crate) after: Moment,
    #[command(flatten)]
    pub(crate) asked: AskedArgs,
    /// The language of what is told.
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) language: Language,
}

/// Arguments of `audit export`.
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct ExportArgs {
    /// The ledger, such as GM0344.
    #[arg(long)]
    pub(crate) ledger: ledger::LedgerName,
    /// The file to write; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// With the account of this year: its figures, how they are derived, and every event to draw them up again.
    #[arg(long, value_name = "YYYY", value_parser = year)]
    pub(crate) year: Option<AccountingYear>,
    /// The id of the fund whose account it is [default: the fund of the ledger, when it has one only].
    #[arg(long, value_name = "ID", requires = "year")]
    pub(crate) fund: Option<FundId>,
    /// One figure only, with nothing but the events behind it, such as B2/01.
    #[arg(long, value_name = "FIGURE", requires = "year")]
    pub(crate) figure: Option<FigureId>,
    /// As of when the account is: as for `report --at`.
    #[arg(long, value_name = "MOMENT", default_value = "latest", requires = "year")]
    pub(crate) at: Moment,
    #[command(flatten)]
    pub(crate) asked: AskedArgs,
}

impl AskedArgs {
    /// Whether anything was said.
    pub(crate) fn is_said(self) -> bool {
        self.effective_on.is_some() || self.final_account
    }

    /// The last day that counts lies in the year.
    pub(crate) fn fit(self, year: AccountingYear) -> Result<(), Usage> {
        match self.effective_on.filter(|day| day.year() != year.number()) {
            Some(day) => {
                Err(Usage(format!("--effective-on {day} is not in {year}: name a day of that year")))
            }
            None => Ok(()),
        }
    }

    /// What was said, or what goes without saying.
    pub(crate) fn of(self, year: AccountingYear) -> (Date, FinalAccount) {
        let last = Date::constant(year.number(), 12, 31);
        let final_account = if self.final_account { FinalAccount::Yes } else { FinalAccount::No };
        (self.effective_on.unwrap_or(last), final_account)
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "'{text}' is no moment: say latest, now, submission, draft:N, or a number of events such as 10579"
            )
        };
        match text {
            "latest" => Ok(Self::Latest),
            "now" => Ok(Self::Now),
            "submission" => Ok(Self::Submission),
            other => match other.strip_prefix("draft:") {
                Some(number) => number.parse().map(Self::Draft).map_err(|_| wrong()),
                None => other.parse().map(Self::TreeSize).map_err(|_| wrong()),
            },
        }
    }
}

fn year(text: &str) -> Result<AccountingYear, String> {
    let number = text.parse::<i16>().map_err(|_| "a year is a number such as 2025".to_owned())?;
    AccountingYear::new(number).map_err(|error| error.to_string())
}
