//! Pages of rows, whose tokens are bound to the question and to the caller.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::OfficerId;
use prost::Message;

use crate::convert::fields::{Field, Fields};
use crate::convert::{limits, tokens};
use crate::errors::{Problem, Reason, Violation};

/// A page of rows that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paging {
    /// How many rows at most.
    pub(crate) size: u32,
    rpc: &'static str,
    question: String,
    token: String,
}

impl Paging {
    /// The page a request asks for; `question` is the request without what differs from page to page.
    pub(super) fn of(
        fields: &mut Fields,
        rpc: &'static str,
        question: &impl Message,
        (size, most): (i32, i64),
        token: String,
    ) -> Field<Self> {
        let range: RangeInclusive<i64> = 1..=most;
        let size = if size == 0 { limits::ROWS } else { i64::from(size) };
        let size = fields.number("page_size", size, range)?;
        let question = URL_SAFE_NO_PAD.encode(question.encode_to_vec());
        Ok(Self { size: u32::try_from(size).unwrap_or(u32::MAX), rpc, question, token })
    }

    /// Where this page begins: after this place, at the first row when `None`.
    ///
    /// # Errors
    /// `PAGE_TOKEN_INVALID` for a token of another question, or one that was given to another officer.
    pub(crate) fn after<T: FromStr>(&self, officer: &OfficerId) -> Result<Option<T>, Problem> {
        self.after_in(officer, |_| true)
    }

    /// The same, when the place must be one of the order of the rows.
    ///
    /// # Errors
    /// `PAGE_TOKEN_INVALID`, also for a place that does not fit.
    pub(crate) fn after_in<T: FromStr>(
        &self,
        officer: &OfficerId,
        fits: impl Fn(&T) -> bool,
    ) -> Result<Option<T>, Problem> {
        if self.token.is_empty() {
            return Ok(None);
        }
        let place = tokens::place(&self.bound_to(officer), &self.token);
        let place = place.and_then(|place| place.parse().ok()).filter(fits);
        let field = "page_token".to_owned();
        let violation = Violation { field, reason: Reason::PageTokenInvalid, values: vec![] };
        place.map(Some).ok_or_else(|| Problem::field(violation))
    }

    /// The token with which the next page begins after this place.
    pub(crate) fn next_page_token(&self, officer: &OfficerId, place: &impl Display) -> String {
        tokens::token(&self.bound_to(officer), &place.to_string())
    }

    fn bound_to<'a>(&'a self, officer: &'a OfficerId) -> [&'a str; 3] {
        [self.rpc, officer.as_str(), &self.question]
    }
}
