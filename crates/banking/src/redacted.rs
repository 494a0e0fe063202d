//! What stands in a `Debug` text in place of a name, an account or a remittance.

use std::fmt;

/// Shows that there is something, and not what.
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("redacted")
    }
}
