//! The question for what happened to a household.

use api::v1;
use domain::ids::HouseholdId;
use ledger::Direction;
use projection::Asked;

use super::super::{Query, opened};
use crate::convert::fields::Fields;
use crate::convert::limits;
use crate::convert::queries::moment::asked;
use crate::convert::queries::paging::Paging;
use crate::convert::words::{Word, words};
use crate::errors::Problem;

words! {
    Direction = v1::TimelineOrder { NewestFirst, OldestFirst }
}

/// Asks for a page of the timeline of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimelineQuery {
    /// The household.
    pub(crate) household: HouseholdId,
    /// From which end.
    pub(crate) direction: Direction,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
    /// The processing activity for which texts are opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

impl Query for v1::GetTimelineRequest {
    type Checked = TimelineQuery;

    fn check(self) -> Result<TimelineQuery, Problem> {
        let mut fields = Fields::default();
        let question = v1::GetTimelineRequest {
            page_size: 0,
            page_token: String::new(),
            at_least_position: None,
            open_personal_data: None,
            ..self.clone()
        };
        let ledger = fields.ledger("ledger", &self.ledger);
        let household = fields.id("household_id", &self.household_id);
        let direction = fields.optional_word("order", self.order);
        let most = match self.open_personal_data {
            None => limits::ROWS_AT_MOST,
            Some(_) => limits::OPENED_AT_MOST,
        };
        let size = (self.page_size, most);
        let paging = Paging::of(&mut fields, "GetTimeline", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(TimelineQuery {
                household: household?,
                direction: direction?.unwrap_or(Direction::NewestFirst),
                paging: paging?,
                asked: asked?,
                processing_activity: processing_activity?,
            })
        })())
    }
}
