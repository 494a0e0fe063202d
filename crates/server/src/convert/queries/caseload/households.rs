//! Questions that give or count households.

use api::v1;
use api::v1::find_household_request::By;
use domain::ids::HouseholdId;
use projection::Asked;

use super::super::{Query, opened};
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::queries::moment::asked;
use crate::convert::queries::paging::Paging;
use crate::convert::queries::signals::RowsQuery;
use crate::errors::{Problem, Reason};

/// What a reference looks like.
const REFERENCE: &str = "[0-9A-F]{8}";
/// Digits of a reference.
const REFERENCE_DIGITS: usize = 8;

/// Asks for a page of households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HouseholdsQuery {
    /// Which page of which rows, as of when.
    pub(crate) rows: RowsQuery,
    /// The processing activity for which names are opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks how many households there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountQuery {
    /// Which households, as it was written.
    pub(crate) filter: String,
    /// By the values of which fields.
    pub(crate) facets: Vec<String>,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks for a household by what people have at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FindQuery {
    /// By what.
    pub(crate) by: Finding,
    /// As of when.
    pub(crate) asked: Asked,
    /// The processing activity for which names are opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// What people have at hand of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// Its reference, as rows have it.
    Reference(String),
    /// Its id.
    Id(HouseholdId),
}

impl Query for v1::ListHouseholdsRequest {
    type Checked = HouseholdsQuery;

    fn check(self) -> Result<HouseholdsQuery, Problem> {
        let mut fields = Fields::default();
        let question = v1::ListHouseholdsRequest {
            page_size: 0,
            page_token: String::new(),
            at_least_position: None,
            open_personal_data: None,
            ..self.clone()
        };
        let ledger = fields.ledger("ledger", &self.ledger);
        let filter = fields.optional("filter", self.filter, limits::FILTER);
        let order = fields.optional("order_by", self.order_by, limits::NAME);
        let most = match self.open_personal_data {
            None => limits::ROWS_AT_MOST,
            Some(_) => limits::OPENED_AT_MOST,
        };
        let size = (self.page_size, most);
        let paging = Paging::of(&mut fields, "ListHouseholds", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            let rows = RowsQuery {
                filter: filter?.unwrap_or_default(),
                order: order?.unwrap_or_default(),
                paging: paging?,
                asked: asked?,
            };
            Ok(HouseholdsQuery { rows, processing_activity: processing_activity? })
        })())
    }
}

impl Query for v1::CountHouseholdsRequest {
    type Checked = CountQuery;

    fn check(self) -> Result<CountQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let filter = fields.optional("filter", self.filter, limits::FILTER);
        let facets = fields.at_most("facets", self.facets.len(), limits::FACETS);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            facets?;
            Ok(CountQuery { filter: filter?.unwrap_or_default(), facets: self.facets, asked: asked? })
        })())
    }
}

impl Query for v1::FindHouseholdRequest {
    type Checked = FindQuery;

    fn check(self) -> Result<FindQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let by = match &self.by {
            None => Err(fields.wrong("reference", Reason::FieldRequired, vec![])),
            Some(By::Reference(text)) => reference(&mut fields, text).map(Finding::Reference),
            Some(By::HouseholdId(id)) => fields.id("household_id", id).map(Finding::Id),
        };
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(FindQuery { by: by?, asked: asked?, processing_activity: processing_activity? })
        })())
    }
}

/// A reference as it was read out: in any case, with blanks and hyphens.
fn reference(fields: &mut Fields, text: &str) -> Field<String> {
    let digits: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    if digits.is_empty() {
        return Err(fields.wrong("reference", Reason::FieldRequired, vec![]));
    }
    if digits.len() == REFERENCE_DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(digits.to_ascii_uppercase());
    }
    Err(fields.wrong("reference", Reason::FieldInvalid, vec![("expected", REFERENCE.to_owned())]))
}
