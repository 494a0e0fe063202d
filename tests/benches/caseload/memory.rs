//! The most memory this process had, since a moment.

use std::fs;

/// Measures from when it is begun.
pub(crate) struct Peak;

impl Peak {
    /// Forgets the peak so far, where the system allows that.
    pub(crate) fn begin() -> Self {
        drop(fs::write("/proc/self/clear_refs", "5"));
        Self
    }

    /// The peak since then, in MiB; `None` where the system does not tell.
    pub(crate) fn end(self) -> Option<u64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes / 1024)
    }
}
