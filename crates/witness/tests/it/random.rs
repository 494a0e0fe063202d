//! Whatever is asked in whatever order, from two histories: all that was ever cosigned is one history.

use proptest::prelude::*;
use witness::AddCheckpoint;

use crate::log::Log;
use crate::world::World;

const LONGEST: u64 = 12;

/// One request: from which history, with which old size, for which size, with a proof of which history.
#[derive(Debug, Clone)]
struct Ask {
    forged: bool,
    old: u64,
    new: u64,
    forged_proof: bool,
    restart: bool,
}

fn asks() -> impl Strategy<Value = Vec<Ask>> {
    let ask = (any::<bool>(), 0..=LONGEST, 0..=LONGEST, any::<bool>(), prop::bool::weighted(0.1));
    let ask = ask.prop_map(|(forged, old, new, forged_proof, restart)| Ask {
        forged,
        old,
        new,
        forged_proof,
        restart,
    });
    prop::collection::vec(ask, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_body_makes_the_witness_stumble(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        lines in "(old [0-9]{0,21}\n)?([A-Za-z0-9+/=]{40,48}\n){0,70}\n{0,2}[ -~]{0,30}\n[0-9]{0,21}\n\n?(— [ -~]{0,40}\n){0,3}",
    ) {
        prop_assert!(AddCheckpoint::parse(&bytes).is_err());
        if let Ok(request) = AddCheckpoint::parse(lines.as_bytes()) {
            prop_assert_eq!(request.to_body(), lines);
        }
    }

    #[test]
    fn one_history_is_cosigned_and_its_size_never_goes_back(asks in asks(), at in 0..LONGEST as usize) {
        let world = World::new();
        let (log, fork) = (Log::of(LONGEST), Log::of(LONGEST).forged(at));
        let mut witness = world.witness();
        let mut cosigned = Vec::new();
        let mut known = 0;
        for ask in asks {
            if ask.restart {
                drop(witness);
                witness = world.witness();
            }
            // Half of the requests say what the witness knows, or few would get anywhere.
            let old = if ask.old % 2 == 0 { known } else { ask.old };
            let from = if ask.forged { &fork } else { &log };
            let by = if ask.forged_proof { &fork } else { &log };
            let proof = if old <= ask.new { by.proof(old, ask.new) } else { vec![] };
            let body = AddCheckpoint::new(old, proof, from.note(ask.new)).unwrap().to_body();
            let answer = witness.add_checkpoint(body.as_bytes());
            prop_assert_eq!(witness.known(crate::log::UTRECHT), Some(if answer.is_ok() { ask.new } else { known }));
            if answer.is_ok() {
                prop_assert!(old == known && ask.new >= known);
                known = ask.new;
                cosigned.push(from.checkpoint(ask.new));
            }
        }
        let is_of = |history: &Log| cosigned.iter().all(|one| *one == history.checkpoint(one.size));
        prop_assert!(is_of(&log) || is_of(&fork));
    }
}
