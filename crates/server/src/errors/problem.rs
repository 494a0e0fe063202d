//! Why a call failed: a reason, the values of the case, and every wrong field when fields are wrong.
//!
//! Values and fields never hold what a caller wrote in a text: they end up in logs and traces.

use std::fmt;
use std::time::Duration;

use super::Reason;
use super::reason::{name, retry_delay};

/// Values of one case by the keys that `errors.proto` names, for example `limit` and `length`.
pub(crate) type Values = Vec<(&'static str, String)>;

/// A failed call, as it will be told to the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    reason: Reason,
    values: Values,
    violations: Vec<Violation>,
    retry_delay: Option<Duration>,
}

/// One field of the request that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The field, by its path in the request: `goals[2].text`.
    pub(crate) field: String,
    /// What is wrong with it: one of the field reasons.
    pub(crate) reason: Reason,
    /// The values of the case, without the field.
    pub(crate) values: Values,
}

impl Problem {
    /// A problem with this reason, and the delay after which trying again makes sense when there is one.
    #[must_use]
    pub(crate) fn new(reason: Reason) -> Self {
        Self { reason, values: Values::new(), violations: Vec::new(), retry_delay: retry_delay(reason) }
    }

    /// The same with one more value.
    #[must_use]
    pub(crate) fn with(mut self, key: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((key, value.to_string()));
        self
    }

    /// The same with another delay than the usual one of the reason.
    #[must_use]
    pub(crate) fn retry_after(mut self, delay: Duration) -> Self {
        self.retry_delay = Some(delay);
        self
    }

    /// Wrong fields, in the order of the request. The first one gives the reason; `None` when there are none.
    #[must_use]
    pub(crate) fn fields(violations: Vec<Violation>) -> Option<Self> {
        let first = violations.first()?;
        let mut problem = Self::new(first.reason).with("field", &first.field);
        problem.values.extend(first.values.iter().cloned());
        problem = problem.with("violations", violations.len());
        problem.violations = violations;
        Some(problem)
    }

    /// One wrong field.
    #[must_use]
    pub(crate) fn field(violation: Violation) -> Self {
        let reason = violation.reason;
        Self::fields(vec![violation]).unwrap_or_else(|| Self::new(reason))
    }

    /// Why the call failed.
    #[must_use]
    pub(crate) fn reason(&self) -> Reason {
        self.reason
    }

    /// The values of the case.
    #[must_use]
    pub(crate) fn values(&self) -> &[(&'static str, String)] {
        &self.values
    }

    /// The wrong fields, in the order of the request.
    #[must_use]
    pub(crate) fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// After which time trying again makes sense, if ever.
    #[must_use]
    pub(crate) fn retry_delay(&self) -> Option<Duration> {
        self.retry_delay
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name(self.reason))?;
        self.values.iter().try_for_each(|(key, value)| write!(f, " {key}={value}"))
    }
}

impl std::error::Error for Problem {}
