//! Questions about signals, working methods and the catalogue: one of them, or a page of rows.

use api::v1;
use domain::ids::{MethodId, SignalId};
use projection::Asked;

use super::moment::asked;
use super::paging::Paging;
use super::{Query, opened};
use crate::convert::fields::Fields;
use crate::convert::limits;
use crate::errors::Problem;

/// Asks for one signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignalQuery {
    /// The signal.
    pub(crate) signal: SignalId,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// The processing activity for which texts are opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks for one working method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MethodQuery {
    /// The working method.
    pub(crate) method: MethodId,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for a page of the rows of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowsQuery {
    /// Which rows, as it was written.
    pub(crate) filter: String,
    /// In which order, as it was written.
    pub(crate) order: String,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
}

impl Query for v1::GetSignalRequest {
    type Checked = SignalQuery;

    fn check(self) -> Result<SignalQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let signal = fields.id("signal_id", &self.signal_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(SignalQuery {
                signal: signal?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
                processing_activity: processing_activity?,
            })
        })())
    }
}

impl Query for v1::GetWorkingMethodRequest {
    type Checked = MethodQuery;

    fn check(self) -> Result<MethodQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let method = fields.id("working_method_id", &self.working_method_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(MethodQuery {
                method: method?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
            })
        })())
    }
}

/// Requests for a page of rows, which have the same fields.
macro_rules! pages_of_rows {
    ($($rpc:literal: $request:ident,)+) => {$(
        impl Query for v1::$request {
            type Checked = RowsQuery;

            fn check(self) -> Result<RowsQuery, Problem> {
                let mut fields = Fields::default();
                let (page_size, page_token, at_least_position) = (0, String::new(), None);
                let question = Self { page_size, page_token, at_least_position, ..self.clone() };
                let ledger = fields.ledger("ledger", &self.ledger);
                let filter = fields.optional("filter", self.filter, limits::FILTER);
                let order = fields.optional("order_by", self.order_by, limits::NAME);
                let size = (self.page_size, limits::ROWS_AT_MOST);
                let paging = Paging::of(&mut fields, $rpc, &question, size, self.page_token);
                let asked = asked(&mut fields, self.as_of, self.at_least_position);
                fields.finish((|| {
                    ledger?;
                    Ok(RowsQuery {
                        filter: filter?.unwrap_or_default(),
                        order: order?.unwrap_or_default(),
                        paging: paging?,
                        asked: asked?,
                    })
                })())
            }
        }
    )+};
}

pages_of_rows! {
    "ListSignals": ListSignalsRequest,
    "ListWorkingMethods": ListWorkingMethodsRequest,
    "ListOffers": ListOffersRequest,
}
