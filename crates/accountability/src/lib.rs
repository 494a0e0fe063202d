//! The account to the granting authority: lines from facts, indicator sets, reports, comparison and provenance.
//!
//! A year's account of a fund is a pure function of the events below a position and a [`Question`]; the indicator set
//! is in the ledger too. So the server, a replay and an auditor with nothing but the events get the same bytes.
//! Entry points: [`Basis::apply`], [`Basis::report`], [`Basis::explain`], [`compare`].
//! Must never know: I/O, clock, SQL, protobuf, where events come from. Nothing personal comes in or out.
//!
//! ```
//! use accountability::{AccountError, Basis, Definition, FinalAccount, Question, Reference};
//! use domain::money::AccountingYear;
//! use jiff::civil::date;
//!
//! let reference: Reference = "0190b5a2-7c1e-7000-8000-000000000001/2025/B2/01@10579".parse()?;
//! let question = Question {
//!     ledger: "GM0344".to_owned(),
//!     fund: reference.fund,
//!     year: AccountingYear::new(2025)?,
//!     position: reference.position,
//!     effective_on: date(2025, 12, 31),
//!     final_account: FinalAccount::No,
//! };
//!
//! let nothing_recorded = Basis::default();
//! let refused = nothing_recorded.explain(&question, &reference.figure).unwrap_err();
//! assert!(matches!(refused, AccountError::FundUnknown { .. }));
//! assert!(Definition::parse("{}").unwrap_err().to_string().starts_with("the indicator set, field format"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod basis;
mod compare;
mod definition;
mod error;
mod explain;
mod facts;
mod figures;
mod hash;
mod line;
mod lines;
mod question;
mod report;
mod value;

pub use basis::{BOOKS, Basis, Goes, Part, goes};
pub use compare::{Change, ChangeLabel, Compared, Comparison, CountedLater, compare};
pub use definition::{
    Audit, Concerns, Counting, Definition, DefinitionError, Derivation, FORMAT as INDICATORS_FORMAT, Figure,
    FigureId, FigureIdError, FigureKind, Label, Origin, Problem as DefinitionProblem, Selection, Wanted,
    When,
};
pub use domain::account::{AccountStage, FinalAccount, Finding, IndicatorSet, LineId, Pin};
pub use error::AccountError;
pub use explain::{EXPLANATION_FORMAT, Explanation, ExplanationError, Share};
pub use facts::{AccountFacts, Drafted, FundFacts, HouseholdFacts, Mark, Submitted};
pub use line::{Counted, LeftOut, Line, LineKind, Standing};
pub use question::{Question, Reference, ReferenceError};
pub use report::{LeftOutSum, Problem, REPORT_FORMAT, Report, ReportError, ReportedFigure};
pub use value::Value;

/// The version of the rules by which lines are drawn up. A pin names it: whoever changes a rule changes this.
pub const RULES: &str = "herstelboek-rules/1";
