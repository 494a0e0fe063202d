//! Everything, for a program: `results.json`.

use serde_json::{Value, json};

use super::{Spread, beside, targets::Verdict};
use crate::{
    contest::{Absent, Round},
    machine::Machine,
    options::Options,
    run::{Outcome, Series},
};

/// Machine, options, every round, ratios, what was wanted, and who did not run. Rates are per second, ratios in thousandths.
pub(super) fn json(machine: &Machine, options: &Options, outcome: &Outcome, verdicts: &[Verdict]) -> Value {
    let ratios = beside::ratios(outcome).into_iter().map(|(peer, us, ratio)| {
        let Spread { slowest, fastest, .. } = ratio.by_round;
        json!({
            "workload": peer.workload.letter(), "in_flight": peer.in_flight, "ours": us, "theirs": peer.name,
            "thousandths": ratio.of_medians, "least": slowest, "most": fastest,
        })
    });
    let notes = outcome.notes.iter().map(|(workload, who, note)| {
        let (what, value, unit) = (&note.what, note.value, note.unit);
        json!({"workload": workload.letter(), "name": who, "what": what, "value": value, "unit": unit})
    });
    let wanted = verdicts
        .iter()
        .map(|verdict| json!({"text": verdict.text, "reached": verdict.reached, "value": verdict.value}));
    json!({
        "machine": machine.json(),
        "options": options.json(),
        "series": outcome.series.iter().map(series).collect::<Vec<_>>(),
        "ratios": ratios.collect::<Vec<_>>(),
        "notes": notes.collect::<Vec<_>>(),
        "wanted": wanted.collect::<Vec<_>>(),
        "absent": outcome.absent.iter().map(absent).collect::<Vec<_>>(),
    })
}

fn series(series: &Series) -> Value {
    let Spread { slowest, median, fastest } = series.spread();
    json!({
        "workload": series.workload.letter(), "name": series.name, "unit": series.unit, "events": series.size,
        "in_flight": series.in_flight, "pace": series.pace,
        "slowest": slowest, "median": median, "fastest": fastest,
        "latency_micros": {
            "50": series.latency(0.5), "90": series.latency(0.9), "99": series.latency(0.99), "99.9": series.latency(0.999),
        },
        "rounds": series.rounds.iter().map(round).collect::<Vec<_>>(),
    })
}

fn round(round: &Round) -> Value {
    json!({"done": round.done, "micros": round.elapsed.as_micros(), "per_second": round.rate()})
}

fn absent(absent: &Absent) -> Value {
    json!({"workload": absent.workload.letter(), "name": absent.name, "reason": absent.reason})
}
