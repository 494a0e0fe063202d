//! What was wanted (README.md), and what this run says of it.

use serde_json::{Value, json};

use super::{
    line,
    ratio::{Ratio, thousandths},
    shown,
};
use crate::{
    contest::Workload::{self, DecideAndAppend, Growth, HotFund, Limits, ManyLedgers, Reading},
    names,
    options::Options,
    run::{Outcome, Series},
};

/// The level at which most is wanted.
const BUSY: usize = 256;
/// What a server may need, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// How many flushes 99 of 100 commands may take at half of the load, in thousandths.
const FLUSHES: u64 = 10_000;

/// Who, doing what, at which level and size.
#[derive(Debug, Clone, Copy)]
struct Who(Workload, &'static str, usize, Option<u64>);

/// What is compared, and with what.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    /// At least so many thousandths of somebody.
    Of(Who, u64),
    /// At least so many thousandths of the best batch insert with at most so many rows, on at most so many connections.
    OfInserts(u64, usize, u64),
    /// At least so many per second.
    PerSecond(u64),
}

/// What this run says of one thing that was wanted.
#[derive(Debug)]
pub(super) struct Verdict {
    pub text: String,
    /// `None` when it was not measured.
    pub reached: Option<bool>,
    /// The ratio with its spread in thousandths, or the number.
    pub value: Value,
}

/// Everything that is wanted of rates.
fn wanted(options: &Options) -> Vec<(Who, Wanted)> {
    let [least, most] = [options.events.first(), options.events.last()].map(Option::<&u64>::copied);
    let ours = |workload, level| Who(workload, names::OURS, level, None);
    let over_grpc = |workload, level| Who(workload, names::OURS_GRPC, level, None);
    let streamed = |workload, level| Who(workload, names::OURS_STREAM, level, None);
    let their = |name, level| Who(DecideAndAppend, name, level, None);
    let limit = |name, level| Who(Limits, name, level, None);
    let reads = |name| Who(Reading, name, 1, None);
    vec![
        (ours(DecideAndAppend, BUSY), Wanted::Of(their(names::STOCK, BUSY), 5_000)),
        (ours(DecideAndAppend, BUSY), Wanted::OfInserts(1_024, usize::MAX, 500)),
        (ours(DecideAndAppend, BUSY), Wanted::OfInserts(BUSY as u64, usize::MAX, 500)),
        // A ledger has one order, and so one writer.
        (ours(DecideAndAppend, BUSY), Wanted::OfInserts(BUSY as u64, 1, 500)),
        (ours(DecideAndAppend, 1), Wanted::Of(their(names::STOCK, 1), 1_000)),
        (over_grpc(DecideAndAppend, BUSY), Wanted::Of(their(names::UMADB, BUSY), 1_000)),
        (streamed(DecideAndAppend, BUSY), Wanted::Of(their(names::UMADB, BUSY), 1_000)),
        (over_grpc(DecideAndAppend, BUSY), Wanted::Of(limit(names::EMPTY_CALLS, BUSY), 500)),
        (streamed(DecideAndAppend, BUSY), Wanted::Of(limit(names::EMPTY_CALLS, BUSY), 500)),
        (ours(HotFund, BUSY), Wanted::Of(ours(DecideAndAppend, BUSY), 500)),
        (over_grpc(HotFund, BUSY), Wanted::Of(over_grpc(DecideAndAppend, BUSY), 500)),
        (streamed(HotFund, BUSY), Wanted::Of(streamed(DecideAndAppend, BUSY), 500)),
        (ours(ManyLedgers, BUSY), Wanted::Of(ours(DecideAndAppend, BUSY), 667)),
        (over_grpc(ManyLedgers, BUSY), Wanted::Of(over_grpc(DecideAndAppend, BUSY), 667)),
        (streamed(ManyLedgers, BUSY), Wanted::Of(streamed(DecideAndAppend, BUSY), 667)),
        (Who(Growth, names::OURS, BUSY, most), Wanted::Of(Who(Growth, names::OURS, BUSY, least), 900)),
        (reads(names::FEED), Wanted::PerSecond(300_000)),
        (reads(names::REBUILD), Wanted::PerSecond(100_000)),
        (reads(names::VERIFY), Wanted::Of(limit(names::SHA256, 2), 300)),
    ]
}

/// Everything that is wanted, in the order of the README.
pub(super) fn judged(options: &Options, outcome: &Outcome) -> Vec<Verdict> {
    let rates = wanted(options).into_iter().map(|(who, wanted)| rate(outcome, who, wanted));
    rates.chain([memory(outcome)]).chain(at_half(outcome)).collect()
}

/// Prints them, what was reached first said plainly.
pub(super) fn tell(verdicts: &[Verdict]) {
    line("\nWhat is wanted:");
    for Verdict { text, reached, .. } in verdicts {
        let said = match reached {
            Some(true) => "reached",
            Some(false) => "MISSED",
            None => "not measured",
        };
        line(format_args!("{said:<13} {text}"));
    }
}

fn rate(outcome: &Outcome, who: Who, wanted: Wanted) -> Verdict {
    let ours = match who.found(outcome) {
        Ok(ours) => ours,
        Err(reason) => return Verdict::missing(format!("{}: {reason}", who.said())),
    };
    let (theirs, called, wanted) = match wanted {
        Wanted::PerSecond(wanted) => return per_second(ours, who, wanted),
        Wanted::Of(other, wanted) => (other.found(outcome), other.said_beside(who), wanted),
        Wanted::OfInserts(rows, connections, wanted) => {
            let best = outcome.best_insert(rows, connections);
            let called = best.map(|best| format!("{} on {} connections", best.name, best.in_flight));
            let best = best.ok_or_else(|| "limits are not in this run".to_owned());
            (best, called.unwrap_or_else(|| "the best insert".to_owned()), wanted)
        }
    };
    let theirs = match theirs {
        Ok(theirs) => theirs,
        Err(reason) => return Verdict::missing(format!("{} beside {called}: {reason}", who.said())),
    };
    let ratio = Ratio::of(ours, theirs);
    let [one, other] = [ours, theirs].map(|series| shown::count(series.median()));
    let units = if ours.unit == theirs.unit { String::new() } else { format!(" {}", ours.unit) };
    let text = format!(
        "{}: {} {called} (wanted: {}); {one}{units} over {other} {} per second",
        who.said(),
        ratio.shown(),
        shown::times(wanted),
        theirs.unit
    );
    let spread = json!({"least": ratio.by_round.slowest, "most": ratio.by_round.fastest});
    let value = json!({"thousandths": ratio.of_medians, "wanted": wanted, "rounds": spread});
    Verdict { text, reached: Some(ratio.of_medians >= wanted), value }
}

fn per_second(ours: &Series, who: Who, wanted: u64) -> Verdict {
    let spread = ours.spread();
    let [slowest, median, fastest, most] =
        [spread.slowest, spread.median, spread.fastest, wanted].map(shown::count);
    let text =
        format!("{}: {median} [{slowest}–{fastest}] {} per second (wanted: {most})", who.said(), ours.unit);
    let value = json!({"per_second": spread.median, "wanted": wanted});
    Verdict { text, reached: Some(spread.median >= wanted), value }
}

/// The largest of the notes about memory.
fn memory(outcome: &Outcome) -> Verdict {
    let notes = outcome.notes.iter().filter(|(_, _, note)| note.what.starts_with(names::MEMORY));
    let Some((_, who, note)) = notes.max_by_key(|(_, _, note)| note.value) else {
        return Verdict::missing(format!("{}: nobody told it in this run", names::MEMORY));
    };
    let [value, wanted] = [note.value, MEMORY].map(|bytes| bytes / 1024 / 1024);
    let text = format!("{who}, {}: {value} MiB (wanted: at most {wanted})", note.what);
    let json = json!({"bytes": note.value, "wanted": MEMORY});
    Verdict { text, reached: Some(note.value <= MEMORY), value: json }
}

/// How many flushes the slowest commands took, at half of the load.
fn at_half(outcome: &Outcome) -> Vec<Verdict> {
    let said = "99 of 100 commands at half of the load";
    let mut held_back = outcome.series.iter().filter(|series| series.pace.is_some()).peekable();
    if held_back.peek().is_none() {
        return vec![Verdict::missing(format!("{said}: nobody was held back in this run"))];
    }
    let flush = outcome.find(Limits, names::FLUSHES, 1, None).and_then(|series| series.latency(0.5));
    let judged = held_back.filter_map(|series| {
        let (latency, pace) = (series.latency(0.99)?, series.pace?);
        let what = format!(
            "({}) {}, {said} ({} per second)",
            series.workload.letter(),
            series.name,
            shown::count(pace)
        );
        let Some(flush) = flush else {
            return Some(Verdict::missing(format!("{what}: limits are not in this run")));
        };
        let flushes = thousandths(latency, flush);
        let [took, one] = [latency, flush].map(shown::time);
        let text = format!(
            "{what}: within {took}, {} a flush of {one} (wanted: at most 10x)",
            shown::times(flushes)
        );
        let value = json!({"flushes_thousandths": flushes, "micros": latency, "wanted": FLUSHES});
        Some(Verdict { text, reached: Some(flushes <= FLUSHES), value })
    });
    judged.collect()
}

impl Verdict {
    fn missing(text: String) -> Self {
        Self { text, reached: None, value: Value::Null }
    }
}

impl Who {
    fn found(self, outcome: &Outcome) -> Result<&Series, String> {
        let Self(workload, name, level, size) = self;
        outcome.find(workload, name, level, size).ok_or_else(|| {
            let absent = outcome
                .absent
                .iter()
                .find(|absent| (absent.workload, absent.name.as_str()) == (workload, name));
            absent.map_or_else(
                || format!("{name} is not in this run of ({}) at {level} in flight", workload.letter()),
                |absent| format!("{name} did not run: {}", absent.reason),
            )
        })
    }

    fn said(self) -> String {
        let Self(workload, name, level, size) = self;
        let at = size.map_or_else(String::new, |events| format!(" at {} events", shown::count(events)));
        match workload {
            Reading => format!("(f) {name}"),
            _ => format!("({}) {name} at {level} in flight{at}", workload.letter()),
        }
    }

    /// Without what is the same.
    fn said_beside(self, other: Who) -> String {
        let Self(workload, name, level, size) = self;
        match size {
            Some(events) => format!("of that at {} events", shown::count(events)),
            None if workload == Limits && name == names::SHA256 => format!("{name} on {level} threads"),
            None if workload == other.0 || workload == Limits => name.to_owned(),
            None => format!("of ({})", workload.letter()),
        }
    }
}
