//! What is asked of a run, by environment variables; `make bench ROUNDS=9 ONLY=a,limits` passes them on.

use std::{collections::BTreeSet, env, num::NonZero, str::FromStr, time::Duration};

use serde_json::{Value, json};
use thiserror::Error;

use crate::contest::Workload;

/// What is asked of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Rounds that count; one more is run first to warm up. `ROUNDS`.
    pub rounds: usize,
    /// Of each entry at each level in each round. `SECONDS`.
    pub time: Duration,
    /// The parts of the run. `ONLY`.
    pub only: BTreeSet<Workload>,
    /// A part of the names of those who take part, in small letters; empty for everybody. `WHO`.
    pub who: String,
    /// How many clients wait at once. `IN_FLIGHT`.
    pub in_flight: Vec<usize>,
    /// Sizes of a ledger, for (g). `EVENTS`.
    pub events: Vec<u64>,
}

/// A variable says what cannot be done.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "{variable}={value:?} is not {wanted}; for instance {variable}={example}, or leave it out for {default}"
)]
pub(crate) struct BadOption {
    variable: &'static str,
    value: String,
    wanted: &'static str,
    example: &'static str,
    default: &'static str,
}

/// A variable that is a list or a number: what it must be, an example, and what holds without it.
struct Variable {
    name: &'static str,
    wanted: &'static str,
    example: &'static str,
    default: &'static str,
}

const ROUNDS: Variable = Variable { name: "ROUNDS", wanted: "a number from 1", example: "9", default: "5" };
const SECONDS: Variable =
    Variable { name: "SECONDS", wanted: "a number of whole seconds from 1", example: "3", default: "1" };
const ONLY: Variable = Variable {
    name: "ONLY",
    wanted: "a list of parts, from a, b, c, d, e, f, g and limits",
    example: "a,limits",
    default: "a,b,c,d,e,f,g,limits",
};
const IN_FLIGHT: Variable = Variable {
    name: "IN_FLIGHT",
    wanted: "a list of numbers of clients from 1",
    example: "1,256",
    default: "1,8,64,256,1024",
};
const EVENTS: Variable = Variable {
    name: "EVENTS",
    wanted: "a list of numbers of events from 1",
    example: "100000,1000000",
    default: "100000,1000000",
};

impl Options {
    /// As the environment says; a variable that is not set or empty counts as left out.
    pub(crate) fn of_environment() -> Result<Self, BadOption> {
        Self::of(|name| env::var(name).ok())
    }

    fn of(said: impl Fn(&'static str) -> Option<String>) -> Result<Self, BadOption> {
        let list = |variable: &Variable| {
            let value = said(variable.name).filter(|text| !text.trim().is_empty());
            value.unwrap_or_else(|| variable.default.to_owned())
        };
        let rounds = ROUNDS.one::<NonZero<usize>>(&list(&ROUNDS))?;
        let seconds = SECONDS.one::<NonZero<u32>>(&list(&SECONDS))?;
        let only = ONLY.each(&list(&ONLY), |letter| {
            Workload::ALL.into_iter().find(|workload| workload.letter().eq_ignore_ascii_case(letter))
        })?;
        let in_flight = IN_FLIGHT.each(&list(&IN_FLIGHT), |text| text.parse::<NonZero<usize>>().ok())?;
        let events = EVENTS.each(&list(&EVENTS), |text| text.parse::<NonZero<u64>>().ok())?;
        Ok(Self {
            rounds: rounds.get(),
            time: Duration::from_secs(seconds.get().into()),
            only,
            who: said("WHO").unwrap_or_default().trim().to_lowercase(),
            in_flight: in_flight.into_iter().map(NonZero::get).collect(),
            events: events.into_iter().map(NonZero::get).collect(),
        })
    }

    /// Whether this part is asked for. What is costly to prepare is left out when it is not.
    pub(crate) fn wants(&self, workload: Workload) -> bool {
        self.only.contains(&workload)
    }

    /// Whether somebody of this name takes part.
    pub(crate) fn wants_whom(&self, name: &str) -> bool {
        name.to_lowercase().contains(&self.who)
    }

    /// As it stands in the results.
    pub(crate) fn json(&self) -> Value {
        let only: Vec<&str> = self.only.iter().map(|workload| workload.letter()).collect();
        json!({
            "rounds": self.rounds, "seconds": self.time.as_secs(), "only": only, "who": self.who, "in_flight": self.in_flight,
            "events": self.events,
        })
    }
}

impl Variable {
    fn one<T: FromStr>(&self, text: &str) -> Result<T, BadOption> {
        text.trim().parse().map_err(|_| self.bad(text))
    }

    /// The parts between commas, in order, each once.
    fn each<T: Ord>(&self, text: &str, part: impl Fn(&str) -> Option<T>) -> Result<BTreeSet<T>, BadOption> {
        text.split(',').map(|word| part(word.trim()).ok_or_else(|| self.bad(text))).collect()
    }

    fn bad(&self, value: &str) -> BadOption {
        let Self { name: variable, wanted, example, default } = *self;
        BadOption { variable, value: value.to_owned(), wanted, example, default }
    }
}
