//! The error model holds together: reasons, their comments, their messages and their codes agree.

mod language;
mod messages;
mod refusals;
mod status;

use super::Reason;

/// Every reason that is sent.
fn reasons() -> impl Iterator<Item = Reason> {
    (1..=i32::from(i16::MAX)).filter_map(|number| Reason::try_from(number).ok())
}
