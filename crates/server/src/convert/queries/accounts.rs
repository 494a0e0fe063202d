//! Questions about the account of a year: where it stands, what it says, why, and what became another figure.

use accountability::{FigureId, Reference};
use api::v1;
use domain::ids::FundId;
use projection::Asked;

use super::account_moment::{AccountAt, AccountOf, MomentOf};
use super::moment::asked;
use super::paging::Paging;
use super::{Query, opened};
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::errors::{Problem, Reason};

/// What the id of a figure looks like.
const FIGURE: &str = "[A-Za-z0-9._/-]{1,32}";
/// What the reference of a figure looks like.
const REFERENCE: &str = "<fund>/<year>/<figure>@<tree size>";

/// Asks for one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountQuery {
    /// Which account.
    pub(crate) of: AccountOf,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// The processing activity for which texts are opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks for a page of the accounts of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountsQuery {
    /// Those of this fund; of all when `None`.
    pub(crate) fund: Option<FundId>,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks what an account says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReportQuery {
    /// Which account.
    pub(crate) of: AccountOf,
    /// As of when.
    pub(crate) at: AccountAt,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for a page of the figures of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FiguresQuery {
    /// Which account.
    pub(crate) of: AccountOf,
    /// As of when.
    pub(crate) at: AccountAt,
    /// Which page.
    pub(crate) paging: Paging,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks how an account differs between two moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompareQuery {
    /// Which account.
    pub(crate) of: AccountOf,
    /// The former.
    pub(crate) before: AccountAt,
    /// The latter.
    pub(crate) after: AccountAt,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks what is behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExplainQuery {
    /// Which account.
    pub(crate) of: AccountOf,
    /// The figure.
    pub(crate) figure: FigureId,
    /// As of when.
    pub(crate) at: AccountAt,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// Whether the whole ledger is read again.
    pub(crate) recount: Recount,
}

/// Whether the whole ledger is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recount {
    /// It is.
    Asked,
    /// It is not.
    NotAsked,
}

impl Query for v1::GetAccountRequest {
    type Checked = AccountQuery;

    fn check(self) -> Result<AccountQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let of = fields.account_of(&self.fund_id, self.year);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(AccountQuery {
                of: of?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
                processing_activity: processing_activity?,
            })
        })())
    }
}

impl Query for v1::ListAccountsRequest {
    type Checked = AccountsQuery;

    fn check(self) -> Result<AccountsQuery, Problem> {
        let mut fields = Fields::default();
        let (page_size, page_token, at_least_position) = (0, String::new(), None);
        let question = Self { page_size, page_token, at_least_position, ..self.clone() };
        let ledger = fields.ledger("ledger", &self.ledger);
        let fund = fields.optional_id("fund_id", &self.fund_id);
        let size = (self.page_size, limits::ROWS_AT_MOST);
        let paging = Paging::of(&mut fields, "ListAccounts", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(AccountsQuery { fund: fund?, paging: paging?, asked: asked? })
        })())
    }
}

impl Query for v1::GetReportRequest {
    type Checked = ReportQuery;

    fn check(self) -> Result<ReportQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let of = fields.account_of(&self.fund_id, self.year);
        let at = fields.account_at("of", self.of);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(ReportQuery { of: of?, at: at?, at_least_position: at_least_position? })
        })())
    }
}

impl Query for v1::ListFiguresRequest {
    type Checked = FiguresQuery;

    fn check(self) -> Result<FiguresQuery, Problem> {
        let mut fields = Fields::default();
        let (page_size, page_token, at_least_position) = (0, String::new(), None);
        let question = Self { page_size, page_token, at_least_position, ..self.clone() };
        let ledger = fields.ledger("ledger", &self.ledger);
        let of = fields.account_of(&self.fund_id, self.year);
        let at = fields.account_at("of", self.of);
        let size = (self.page_size, limits::ROWS_AT_MOST);
        let paging = Paging::of(&mut fields, "ListFigures", &question, size, self.page_token);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(FiguresQuery { of: of?, at: at?, paging: paging?, at_least_position: at_least_position? })
        })())
    }
}

impl Query for v1::CompareReportsRequest {
    type Checked = CompareQuery;

    fn check(self) -> Result<CompareQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let of = fields.account_of(&self.fund_id, self.year);
        let before = match self.before {
            None => Err(fields.wrong("before", Reason::FieldRequired, vec![])),
            before => fields.account_at("before", before),
        };
        let after = fields.account_at("after", self.after);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            let (before, after) = (before?, after?);
            Ok(CompareQuery { of: of?, before, after, at_least_position: at_least_position? })
        })())
    }
}

impl Query for v1::ExplainFigureRequest {
    type Checked = ExplainQuery;

    fn check(self) -> Result<ExplainQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let asked = match self.reference.is_empty() {
            true => fields.named_figure(&self),
            false => fields.referred_figure(&self),
        };
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let recount = if self.recount { Recount::Asked } else { Recount::NotAsked };
        fields.finish((|| {
            ledger?;
            let (of, figure, at) = asked?;
            Ok(ExplainQuery { of, figure, at, at_least_position: at_least_position?, recount })
        })())
    }
}

/// A figure of an account, as of a moment.
type Figured = (AccountOf, FigureId, AccountAt);

impl Fields {
    /// A figure, named by its id in an account.
    fn named_figure(&mut self, asked: &v1::ExplainFigureRequest) -> Field<Figured> {
        let of = self.account_of(&asked.fund_id, asked.year);
        let figure = self.outside_id("figure", asked.figure.as_str(), FIGURE, str::parse);
        let at = self.account_at("of", asked.of);
        Ok((of?, figure?, at?))
    }

    /// A figure, named by its reference, which says as of when; what it does not say may be said beside it.
    fn referred_figure(&mut self, asked: &v1::ExplainFigureRequest) -> Field<Figured> {
        let reference: Field<Reference> =
            self.outside_id("reference", asked.reference.as_str(), REFERENCE, str::parse);
        self.said_elsewhere(&[
            ("fund_id", !asked.fund_id.is_empty()),
            ("year", asked.year != 0),
            ("figure", !asked.figure.is_empty()),
            ("of.moment", asked.of.is_some_and(|of| of.moment.is_some())),
        ]);
        let at = self.account_at("of", asked.of.map(|of| v1::AccountMoment { moment: None, ..of }));
        let Reference { fund, year, figure, position } = reference?;
        let at = AccountAt { moment: MomentOf::Size(position), ..at? };
        Ok((AccountOf { fund, year }, figure, at))
    }
}
