//! Between the wire and the domain: requests become commands, states become responses. Prost types stop here.
//!
//! In: [`CommandRequest::check`] names every wrong field at once and gives a call and a draft; once the caller is
//! authorised, the draft claims the BSN in it, seals the texts and makes the command. Out: [`household`], [`receipt`].
//! Never here: who may do it, what the rules say, where keys or events are stored.

mod account;
mod accountability;
mod call;
mod caseload;
mod catalogue;
mod claimed;
mod dates;
mod draft;
mod fields;
mod fund;
mod household;
pub(crate) mod limits;
mod money;
mod payment;
mod payment_fields;
mod provision;
mod queries;
mod reader;
mod receipt;
mod records;
mod requests;
mod signal;
mod texts;
mod timeline;
mod tokens;
mod words;
mod working_method;

pub(crate) use account::{AccountShown, account_summary, account_texts, drafted, year_account};
pub(crate) use accountability::{
    Shown, account_report, compared, explained_lines, figure, line_sums, pin_of, problem, value,
};
pub(crate) use call::{Answered, Call, CommandRequest};
pub(crate) use caseload::{
    Due, caseload_household, dues, earliest_due, facet, name_texts, names, outreach, progress_report,
    waiting_for_vote, waiting_provision, work_count, worked_household, workload,
};
pub(crate) use catalogue::offer;
pub(crate) use claimed::Claimed;
pub(crate) use draft::{Circumstances, Draft, Seal};
pub(crate) use fund::{fund, fund_balance, fund_summary, journal_entry};
pub(crate) use household::{household, wanted};
pub(crate) use payment::{
    PaymentFileBytes, PaymentOfRun, bank_statement, made_file, payable, payees, payment_file, payment_run,
    payments_of_run, tell,
};
pub(crate) use provision::{
    ballot_paper, ballot_texts, open_vote, provision, provision_summary, provision_texts,
};
pub(crate) use queries::{
    AccountAt, AccountOf, DeadlinesQuery, ExplainQuery, Finding, JournalQuery, LedgersQuery, ListedTerm,
    MomentOf, Query, ReadQuery, Recount, RowsQuery, Standing, TimelineQuery, VotePlace, Whose, WorkQuery,
    Worklist, day_of_list, facets, filter, order,
};
pub(crate) use reader::{Opened, Wanted, opened_size};
pub(crate) use receipt::{count, receipt};
pub(crate) use records::{ledger_summary, position, record};
pub(crate) use requests::DraftQuery;
pub(crate) use signal::{signal, signal_summary, signal_texts};
pub(crate) use timeline::{timeline_entries, timeline_texts};
pub(crate) use working_method::{working_method, working_method_summary};

#[cfg(test)]
mod tests;
