//! How many households were reached.

/// Households, reached or not by the end of a period: by a first contact, a conversation, a three-way talk, or an agreement
/// to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// All of them.
    pub reported: u64,
    /// Reached.
    pub reached: u64,
    /// Not reached.
    pub not_reached: u64,
}

impl Reach {
    pub(super) fn add(&mut self, reached: bool) {
        self.reported += 1;
        match reached {
            true => self.reached += 1,
            false => self.not_reached += 1,
        }
    }
}
