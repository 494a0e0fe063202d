//! Once ever: the first that counts is counted, in whatever household or year; what comes later is left out.
//!
//! SPUK 2021 (Stcrt. 2021-46972): component a once per household, b once per person, d once per plan. What does not count
//! for another reason does not use the one time up (I).

use std::collections::HashMap;

use super::candidate::{Candidate, Once, rest};
use crate::line::{LeftOut, Standing};

/// What was counted, with the events that rests on.
#[derive(Debug, Default)]
pub(super) struct Counted(HashMap<Once, Vec<u64>>);

impl Counted {
    pub(super) fn judge(&mut self, candidate: &mut Candidate) {
        let line = &mut candidate.line;
        let counts = matches!(line.standing, Standing::Counted | Standing::LeftOut(LeftOut::NoNorm));
        let Some(once) = candidate.once.take().filter(|_| counts) else { return };
        match self.0.get(&once) {
            Some(first) => {
                line.standing = Standing::LeftOut(LeftOut::AlreadyCounted);
                rest(&mut line.rests_on, first.iter().copied());
            }
            None => {
                self.0.insert(once, line.rests_on.clone());
            }
        }
    }
}
