//! The account of a year: opening, drafting, marking, certifying, submitting and closing it.
//!
//! The command DraftAccount follows from what the ledger holds at that moment: its request is checked as a question.

use api::v1;
use domain::account as d;
use domain::ids::AccountId;
use domain::money::EuroCents;
use domain::{BookEvent, BookId};
use jiff::civil::Date;

use crate::convert::call::{Call, Specifics};
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields, Wrong};
use crate::convert::limits;
use crate::convert::queries::{AccountOf, Query};
use crate::convert::texts::Texts;
use crate::errors::{Problem, Reason};

/// What a line is named by.
const LINE: &str = "[0-9]+(\\.[0-9]+)?";
/// What the text of an indicator set may be made of.
const INDICATORS: &str = "JSON, 1 … 65536 bytes, no control characters but line feeds";

/// Asks for a draft of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftQuery {
    /// The common part of the command.
    pub(crate) call: Call,
    /// Which account.
    pub(crate) of: AccountOf,
    /// What happened after this day does not count; 31 December when `None`.
    pub(crate) effective_on: Option<Date>,
    /// Whether it is the last account of the fund.
    pub(crate) final_account: d::FinalAccount,
}

impl Specifics for v1::OpenAccountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let indicators = fields.indicators("indicators", self.indicators);
        // When the account cannot be named, that was noted.
        let of = AccountOf::named(&self.fund_id, self.year).ok_or(Wrong);
        let (AccountOf { fund, year }, indicators) = (of?, indicators?);
        Ok(Draft::new(texts, move |parts| d::OpenAccount { fact: parts.fact, fund, year, indicators }))
    }
}

impl Specifics for v1::AdoptIndicatorSetRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let indicators = fields.indicators("indicators", self.indicators)?;
        Ok(Draft::new(texts, move |parts| d::AdoptIndicatorSet { fact: parts.fact, indicators }))
    }
}

impl Specifics for v1::MarkLineRequest {
    fn draft(self, fields: &mut Fields, mut texts: Texts) -> Field<Draft> {
        let line = fields.line_id("line_id", &self.line_id);
        let finding = fields.word("finding", self.finding);
        let text = fields.text(&mut texts, "text", self.text, limits::TEXT);
        let (line, finding, text) = (line?, finding?, text?);
        Ok(Draft::new(texts, move |parts| d::MarkLine {
            fact: parts.fact,
            line,
            finding,
            household: parts.household,
            text: parts.sealed.at(text),
        }))
    }
}

impl Specifics for v1::ClearMarkRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let line = fields.line_id("line_id", &self.line_id)?;
        Ok(Draft::new(texts, move |parts| d::ClearMark { fact: parts.fact, line }))
    }
}

impl Specifics for v1::CertifyAccountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let draft = fields.in_provision("draft", self.draft)?;
        Ok(Draft::new(texts, move |parts| d::CertifyAccount { fact: parts.fact, draft }))
    }
}

impl Specifics for v1::SubmitAccountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let draft = fields.in_provision("draft", self.draft)?;
        Ok(Draft::new(texts, move |parts| d::SubmitAccount { fact: parts.fact, draft }))
    }
}

impl Specifics for v1::CloseAccountRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let settled = match self.settled {
            Some(settled) => EuroCents::new(settled.cents),
            None => return Err(fields.wrong("settled", Reason::FieldRequired, vec![])),
        };
        Ok(Draft::new(texts, move |parts| d::CloseAccount { fact: parts.fact, settled }))
    }
}

impl Query for v1::DraftAccountRequest {
    type Checked = DraftQuery;

    fn check(self) -> Result<DraftQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let request_id = fields.id("request_id", &self.request_id);
        let account = fields.account(&self.fund_id, self.year);
        let expected_revision = fields.optional_count("expected_revision", self.expected_revision);
        let happened_on = fields.date("happened_on", self.happened_on);
        let effective_on = fields.optional_date("effective_on", self.effective_on);
        let final_account = fields.word("final_account", self.final_account);
        fields.finish((|| {
            let call = Call {
                ledger: ledger?,
                request_id: request_id?,
                book: account?,
                expected_revision: expected_revision?,
                happened_on: happened_on?,
            };
            let of = AccountOf::named(&self.fund_id, self.year).ok_or(Wrong)?;
            Ok(DraftQuery { call, of, effective_on: effective_on?, final_account: final_account? })
        })())
    }
}

impl Fields {
    /// The book of the account of a year, named by its fund and the year.
    pub(in crate::convert) fn account(&mut self, fund: &str, year: i32) -> Field<BookId> {
        let AccountOf { fund, year } = self.account_of(fund, year)?;
        Ok(BookId::Account(AccountId::of(fund, year)))
    }

    /// A line of an account.
    fn line_id(&mut self, field: &str, text: &str) -> Field<d::LineId> {
        self.outside_id(field, text, LINE, str::parse)
    }

    /// The text of an indicator set, which is kept as it stands. What it says is not looked at here.
    fn indicators(&mut self, field: &str, text: String) -> Field<d::IndicatorSet> {
        let text = self.outside_id(field, text, INDICATORS, d::IndicatorText::new)?;
        Ok(d::IndicatorSet::new(text))
    }
}

/// The hash of the report that was submitted.
pub(in crate::convert) fn report_sha256(recorded: Option<&BookEvent>) -> String {
    match recorded {
        Some(BookEvent::Account(d::AccountEvent::AccountSubmitted(submitted))) => {
            submitted.report.to_string()
        }
        _ => String::new(),
    }
}
