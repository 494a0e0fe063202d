//! A refusal as a client reads it: the parts of the error model, checked for being there.

use std::{collections::BTreeMap, fmt};

use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// What a refused call was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The gRPC code.
    pub code: Code,
    /// The reason of the one `ErrorInfo`.
    pub reason: String,
    /// Its values.
    pub values: BTreeMap<String, String>,
    /// The wrong fields, with the reason of each.
    pub fields: Vec<(String, String)>,
    /// The language of the message for people, and the message.
    pub message: (String, String),
    /// After how many milliseconds to try again, when that can help.
    pub retry_after: Option<u128>,
}

impl From<Status> for Refusal {
    fn from(status: Status) -> Self {
        let details = status.get_error_details();
        let info = details.error_info().expect("every error has an ErrorInfo");
        assert_eq!(info.domain, "herstelboek");
        let message = details.localized_message().expect("every error has a LocalizedMessage");
        let violations = details.bad_request().map(|bad| bad.field_violations.clone()).unwrap_or_default();
        Self {
            code: status.code(),
            reason: info.reason.clone(),
            values: info.metadata.clone().into_iter().collect(),
            fields: violations.into_iter().map(|field| (field.field, field.reason)).collect(),
            message: (message.locale.clone(), message.message.clone()),
            retry_after: details
                .retry_info()
                .and_then(|retry| retry.retry_delay)
                .map(|delay| delay.as_millis()),
        }
    }
}

impl fmt::Display for Refusal {
    /// For people who review stories: the code and the reason, the values, the wrong fields, and the message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.code, self.reason)?;
        self.values.iter().try_for_each(|(key, value)| write!(f, "\n  {key} = {value}"))?;
        self.fields.iter().try_for_each(|(field, reason)| write!(f, "\n  in {field}: {reason}"))?;
        let (language, message) = &self.message;
        write!(f, "\n{language}: {message}")
    }
}
