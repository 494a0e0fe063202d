//! The consistency proof: from the checkpoint of an earlier submission, which must itself be signed and at hand,
//! to the dossier's own.

use merkle::Hash;

use crate::consistency::Consistency;
use crate::format::Entry;
use crate::verdict::{CheckpointProblem, Place, Statement, shown};
use crate::verify::pins::{Pin, Source};
use crate::verify::report::{Report, Stop};

/// The signed root that the proof starts from, once it is seen.
#[derive(Default)]
pub(super) struct Base {
    proof: Option<Consistency>,
    /// The first that was seen, and those the reader kept.
    pins: Vec<Pin>,
}

impl Base {
    pub(super) fn new(proof: Option<Consistency>, given: &[Pin]) -> Self {
        let mut base = Base { proof, pins: Vec::new() };
        given.iter().filter(|pin| !matches!(pin.source, Source::Own)).for_each(|pin| base.see(pin));
        base
    }

    /// Events the earlier checkpoint covers; none when there is no proof.
    pub(super) fn from(&self) -> Option<u64> {
        self.proof.as_ref().map(|proof| proof.from)
    }

    /// Remembers a signed checkpoint if the proof starts from it.
    pub(super) fn see(&mut self, pin: &Pin) {
        if self.from() == Some(pin.size) {
            self.pins.push(*pin);
        }
    }

    /// Holds the proof against the dossier's own checkpoint, if that one is good. Answers whether it fits.
    pub(super) fn check(self, own: Option<&Pin>, report: &mut Report) -> Result<bool, Stop> {
        let (Some(proof), Some(own)) = (self.proof, own) else {
            return Ok(false);
        };
        let (here, size) = (Place::Entry(Entry::Consistency), proof.from);
        if self.pins.is_empty() {
            report.find(here, CheckpointProblem::NoCheckpointOfSize { size })?;
            return Ok(false);
        }
        for pin in &self.pins {
            if let Err(reason) = leads(&proof, pin.root, own) {
                let place = if matches!(pin.source, Source::Known(_)) { pin.place() } else { here };
                report.find(place, CheckpointProblem::NotConsistent { size, reason })?;
                return Ok(false);
            }
        }
        report.state(Statement::Consistent { from: size, size: own.size });
        Ok(true)
    }
}

fn leads(proof: &Consistency, root: Hash, own: &Pin) -> Result<(), String> {
    merkle::verify_consistency(proof.from, root, own.size, own.root, &proof.hashes)
        .map_err(|error| shown(&error.to_string()))
}
