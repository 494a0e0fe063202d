//! The order of measuring: everybody in turn at each level, several times over, so that what else the machine does hits
//! all alike.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt as _;

use crate::{
    contest::{Absent, Entry, Load, Note, Place, Round, Workload, latencies},
    limits, names,
    options::Options,
    told::{self, Spread},
};

/// Everything a run came to.
pub(crate) struct Outcome {
    pub series: Vec<Series>,
    pub absent: Vec<Absent>,
    /// With the workload and the name of who told it.
    pub notes: Vec<(Workload, String, Note)>,
}

/// One entry at one level: the same thing measured in every round.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    pub workload: Workload,
    pub name: String,
    pub unit: &'static str,
    pub size: Option<u64>,
    pub in_flight: usize,
    /// Calls per second it was held back to.
    pub pace: Option<u64>,
    /// In the order in which they were run.
    pub rounds: Vec<Round>,
}

/// An entry with the load it gets, and what came of it.
struct Turn<'a> {
    entry: &'a Entry,
    load: Load,
    series: Series,
}

impl<'a> Turn<'a> {
    fn new(entry: &'a Entry, in_flight: usize, pace: Option<u64>, time: Duration) -> Self {
        let Entry { workload, size, unit, .. } = *entry;
        let name = entry.name.clone();
        let series = Series { workload, name, unit, size, in_flight, pace, rounds: vec![] };
        Self { entry, load: Load { in_flight, time, pace }, series }
    }

    async fn round(&mut self) {
        self.series.rounds.push(self.entry.contestant.round(self.load).await);
    }
}

/// Measures everybody who is there, and then asks what else they have to tell.
pub(crate) async fn run(places: Vec<Place>, options: &Options) -> Outcome {
    let (mut entries, mut absent) = (vec![], vec![]);
    for place in places {
        match place {
            Ok(entry) if options.wants(entry.workload) && options.wants_whom(&entry.name) => {
                entries.push(entry)
            }
            Err(missing) if options.wants(missing.workload) => absent.push(missing),
            _ => {}
        }
    }
    let mut turns = at_levels(&entries, options);
    rounds(&mut turns, "as fast as they can", options).await;
    let mut held_back = at_half(&turns, options);
    rounds(&mut held_back, "at half of their most", options).await;
    let series = turns.into_iter().chain(held_back).map(|turn| turn.series).collect();
    let mut notes = vec![];
    for entry in &entries {
        // What was measured for half an hour is told even so.
        match AssertUnwindSafe(entry.contestant.notes()).catch_unwind().await {
            Ok(said) => notes.extend(said.into_iter().map(|note| (entry.workload, entry.name.clone(), note))),
            Err(_) => told::line(format_args!(
                "{}: its last check FAILED, see above: do not trust its numbers",
                entry.name
            )),
        }
    }
    for entry in &entries {
        entry.contestant.leave().await;
    }
    Outcome { series, absent, notes }
}

/// Everybody at every level of theirs; level by level, so that those who are compared run close together.
fn at_levels<'a>(entries: &'a [Entry], options: &Options) -> Vec<Turn<'a>> {
    let mut levels: Vec<usize> = entries.iter().flat_map(|entry| entry.in_flight.iter().copied()).collect();
    levels.sort_unstable();
    levels.dedup();
    let at = |level: usize| entries.iter().filter(move |entry| entry.in_flight.contains(&level));
    let turns = levels.into_iter().flat_map(|level| at(level).map(move |entry| (entry, level)));
    turns.map(|(entry, level)| Turn::new(entry, level, None, options.time)).collect()
}

/// Those who are also measured at half: at the level at which they did most.
fn at_half<'a>(turns: &[Turn<'a>], options: &Options) -> Vec<Turn<'a>> {
    let best = turns.iter().filter(|turn| turn.entry.at_half).filter(|turn| {
        let same = turns.iter().filter(|other| std::ptr::eq(other.entry, turn.entry));
        same.max_by_key(|other| other.series.median()).is_some_and(|best| std::ptr::eq(best, *turn))
    });
    best.map(|turn| {
        let pace = Some(turn.series.median() / 2);
        Turn::new(turn.entry, turn.series.in_flight, pace, options.time)
    })
    .collect()
}

/// One round that is forgotten, and those that count.
async fn rounds(turns: &mut [Turn<'_>], how: &str, options: &Options) {
    if turns.is_empty() {
        return;
    }
    let seconds = turns.len() as u64 * options.time.as_secs() * (options.rounds as u64 + 1);
    let (count, minutes) = (turns.len(), seconds.div_ceil(60));
    told::line(format_args!("{count} measurements in each round, {how}: at least {minutes} min"));
    for number in 0..=options.rounds {
        match number {
            0 => told::line("warming up"),
            _ => told::line(format_args!("round {number} of {}", options.rounds)),
        }
        for turn in &mut *turns {
            turn.round().await;
        }
        if number == 0 {
            turns.iter_mut().for_each(|turn| turn.series.rounds.clear());
        }
    }
}

impl Series {
    /// Units per second in each round.
    pub(crate) fn rates(&self) -> Vec<u64> {
        self.rounds.iter().map(Round::rate).collect()
    }

    /// The middle one of them, and how far they lie apart.
    pub(crate) fn spread(&self) -> Spread {
        Spread::of(self.rates())
    }

    /// The middle one of them.
    pub(crate) fn median(&self) -> u64 {
        self.spread().median
    }

    /// What that part of all calls was answered within, in microseconds; `None` when calls were not timed.
    pub(crate) fn latency(&self, part: f64) -> Option<u64> {
        let mut all = latencies();
        for round in &self.rounds {
            all.add(&round.latencies).expect("they have the same bounds");
        }
        (!all.is_empty()).then(|| all.value_at_quantile(part))
    }
}

impl Outcome {
    /// Who did that at that level and size, as fast as they could.
    pub(crate) fn find(
        &self,
        workload: Workload,
        name: &str,
        in_flight: usize,
        size: Option<u64>,
    ) -> Option<&Series> {
        self.series.iter().find(|series| {
            (series.workload, series.name.as_str(), series.in_flight) == (workload, name, in_flight)
                && series.size == size
                && series.pace.is_none()
        })
    }

    /// The fastest way of inserting batches of at most so many rows, on at most so many connections.
    pub(crate) fn best_insert(&self, rows: u64, connections: usize) -> Option<&Series> {
        let names: Vec<String> = limits::BATCHES
            .into_iter()
            .filter(|batch| *batch <= rows)
            .flat_map(|batch| [names::COPY, names::UNNEST].map(|way| names::in_batches(way, batch)))
            .collect();
        let limits = self.series.iter().filter(|series| series.workload == Workload::Limits);
        let inserts = limits.filter(|series| series.in_flight <= connections);
        inserts.filter(|series| names.contains(&series.name)).max_by_key(|series| series.median())
    }
}
