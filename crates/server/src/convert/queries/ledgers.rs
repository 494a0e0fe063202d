//! Questions about ledgers: which there are, their events in order, and proofs.

use api::v1;
use api::v1::{read_events_request, subscribe_events_request};
use ledger::LedgerName;

use super::Query;
use crate::convert::fields::{Field, Fields};
use crate::convert::{limits, tokens};
use crate::errors::Problem;

/// Asks to open a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenQuery {
    /// The ledger.
    pub(crate) ledger: LedgerName,
    /// Its title for people.
    pub(crate) title: String,
}

/// Asks for a page of ledgers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgersQuery {
    /// How many at most.
    pub(crate) page_size: usize,
    /// The last ledger of the page before, by name; `None` for the first page.
    pub(crate) after: Option<LedgerName>,
}

/// Asks for events in order, once or for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadQuery {
    /// The ledger to read.
    pub(crate) ledger: LedgerName,
    /// The first position wanted.
    pub(crate) from_position: u64,
    /// The number of events up to which is read; the whole ledger when `None`.
    pub(crate) tree_size: Option<u64>,
}

/// Asks for the proof of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InclusionQuery {
    /// The ledger it is about.
    pub(crate) ledger: LedgerName,
    /// The position of the event.
    pub(crate) position: u64,
    /// The size of the tree; the whole ledger when `None`.
    pub(crate) tree_size: Option<u64>,
}

/// Asks for the proof that a ledger only grew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsistencyQuery {
    /// The ledger it is about.
    pub(crate) ledger: LedgerName,
    /// The earlier size, at least 1.
    pub(crate) old_size: u64,
    /// The later size; the whole ledger when `None`.
    pub(crate) new_size: Option<u64>,
}

impl LedgersQuery {
    /// The token of the page that comes after this ledger.
    #[must_use]
    pub(crate) fn next_page_token(after: &LedgerName) -> String {
        tokens::token(&["ListLedgers"], after.as_str())
    }
}

impl ReadQuery {
    /// The token with which a reading of this ledger goes on at this position.
    #[must_use]
    pub(crate) fn resume_token(&self, next_position: u64) -> String {
        tokens::token(&question(&self.ledger), &next_position.to_string())
    }
}

impl Query for v1::OpenLedgerRequest {
    type Checked = OpenQuery;

    fn check(self) -> Result<OpenQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let title = fields.line("title", self.title, limits::TITLE);
        fields.finish((|| Ok(OpenQuery { ledger: ledger?, title: title? }))())
    }
}

impl Query for v1::GetCheckpointRequest {
    type Checked = LedgerName;

    fn check(self) -> Result<LedgerName, Problem> {
        named(&self.ledger)
    }
}

impl Query for v1::ListLedgersRequest {
    type Checked = LedgersQuery;

    fn check(self) -> Result<LedgersQuery, Problem> {
        let mut fields = Fields::default();
        let page_size = fields.page_size("page_size", self.page_size);
        let after = fields.place("page_token", &self.page_token, &["ListLedgers"]);
        fields.finish((|| Ok(LedgersQuery { page_size: page_size?, after: after? }))())
    }
}

impl Query for v1::ReadEventsRequest {
    type Checked = ReadQuery;

    fn check(self) -> Result<ReadQuery, Problem> {
        use read_events_request::Start;
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let from_position = match &self.start {
            None => Ok(0),
            Some(Start::AfterPosition(position)) => fields.after(*position),
            Some(Start::ResumeToken(token)) => fields.resumed(&ledger, token),
        };
        let tree_size = fields.optional_count("tree_size", self.tree_size);
        fields.finish((|| {
            Ok(ReadQuery { ledger: ledger?, from_position: from_position?, tree_size: tree_size? })
        })())
    }
}

impl Query for v1::SubscribeEventsRequest {
    type Checked = ReadQuery;

    /// Checked as the reading it goes on from.
    fn check(self) -> Result<ReadQuery, Problem> {
        use read_events_request::Start;
        let start = self.start.map(|start| match start {
            subscribe_events_request::Start::AfterPosition(position) => Start::AfterPosition(position),
            subscribe_events_request::Start::ResumeToken(token) => Start::ResumeToken(token),
        });
        v1::ReadEventsRequest { ledger: self.ledger, start, tree_size: None }.check()
    }
}

impl Query for v1::GetInclusionProofRequest {
    type Checked = InclusionQuery;

    fn check(self) -> Result<InclusionQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let position = fields.number("position", self.position, 0..=i64::MAX);
        let tree_size = fields.optional_count("tree_size", self.tree_size);
        fields
            .finish((|| Ok(InclusionQuery { ledger: ledger?, position: position?, tree_size: tree_size? }))())
    }
}

impl Query for v1::GetConsistencyProofRequest {
    type Checked = ConsistencyQuery;

    fn check(self) -> Result<ConsistencyQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let old_size = fields.number("old_size", self.old_size, 1..=i64::MAX);
        let new_size = fields.optional_count("new_size", self.new_size);
        fields
            .finish((|| Ok(ConsistencyQuery { ledger: ledger?, old_size: old_size?, new_size: new_size? }))())
    }
}

impl Fields {
    /// The position that comes after this one.
    fn after(&mut self, position: i64) -> Field<u64> {
        self.number("after_position", position, 0..=i64::MAX).map(|position| position + 1)
    }

    /// The position at which a resume token goes on; not read when the ledger it is bound to is wrong.
    fn resumed(&mut self, ledger: &Field<LedgerName>, token: &str) -> Field<u64> {
        let Ok(ledger) = ledger else { return Ok(0) };
        Ok(self.place("resume_token", token, &question(ledger))?.unwrap_or(0))
    }
}

fn named(ledger: &str) -> Result<LedgerName, Problem> {
    let mut fields = Fields::default();
    let ledger = fields.ledger("ledger", ledger);
    fields.finish(ledger)
}

/// What a resume token is bound to; one of ReadEvents serves SubscribeEvents as well.
fn question(ledger: &LedgerName) -> [&str; 2] {
    ["events", ledger.as_str()]
}
