//! A problem as a gRPC status with the details of AIP-193.
//!
//! Exactly one `ErrorInfo`; `BadRequest` when fields are wrong; `RetryInfo` when trying again can help;
//! `LocalizedMessage` in the caller's language. The status message itself is English, for developers.

use std::collections::HashMap;

use tonic::Status;
use tonic_types::{ErrorDetails, FieldViolation, LocalizedMessage, StatusExt};

use super::messages::message;
use super::reason::{code, name};
use super::{Language, Problem, Violation};

/// The domain of every `ErrorInfo` of ours.
pub(super) const DOMAIN: &str = "herstelboek";

/// How many wrong fields are told at most. Details travel in the trailers, and common clients take 8 KiB of those;
/// the value `violations` says how many there are.
pub(super) const MAX_VIOLATIONS: usize = 16;

impl Problem {
    /// The status for a caller who reads this language.
    #[must_use]
    pub(crate) fn to_status(&self, language: Language) -> Status {
        let values: HashMap<String, String> =
            self.values().iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let mut details = ErrorDetails::with_error_info(name(self.reason()), DOMAIN, values);
        if !self.violations().is_empty() {
            let told = self.violations().iter().take(MAX_VIOLATIONS);
            details.set_bad_request(told.map(|violation| violation.told(language)).collect::<Vec<_>>());
        }
        if let Some(delay) = self.retry_delay() {
            details.set_retry_info(Some(delay));
        }
        details.set_localized_message(language.tag(), self.message(language));
        Status::with_error_details(code(self.reason()), self.message(Language::English), details)
    }

    /// The message in this language.
    #[must_use]
    pub(crate) fn message(&self, language: Language) -> String {
        let values = self.values().iter().map(|(key, value)| (*key, value.as_str()));
        message(language, self.reason(), values)
    }
}

impl Violation {
    fn told(&self, language: Language) -> FieldViolation {
        FieldViolation {
            field: self.field.clone(),
            description: self.message(Language::English),
            reason: name(self.reason).to_owned(),
            localized_message: Some(LocalizedMessage {
                locale: language.tag().to_owned(),
                message: self.message(language),
            }),
        }
    }

    fn message(&self, language: Language) -> String {
        let values = self.values.iter().map(|(key, value)| (*key, value.as_str()));
        message(language, self.reason, values.chain([("field", self.field.as_str())]))
    }
}
