//! Workload (b): each client follows one household at a time through the five steps and its provision, and now and then
//! pays what waits.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use domain::ids::FundId;
use tokio::sync::Mutex as Turn;

use super::{
    case::{Case, Deed},
    measured::Measured,
    memory::Memory,
    payments::Run,
};
use crate::contest::{Contestant, Load, Note, Round};

/// How many payments wait before somebody makes a run of them.
const A_RUN: u32 = 32;

/// Plays lives.
pub(super) struct Mix {
    measured: Measured,
    town: Arc<Town>,
    /// At how many clients the memory of the server is watched.
    watched_at: usize,
    memory: Option<Memory>,
}

/// What the clients share.
struct Town {
    funds: Vec<FundId>,
    clients: Vec<Turn<Desk>>,
    /// How many households there were.
    households: AtomicU64,
    /// How many payments were ordered since the last run of each fund.
    ordered: Mutex<HashMap<FundId, u32>>,
}

/// What one client has in hand.
#[derive(Default)]
struct Desk {
    case: Option<Case>,
    deeds: VecDeque<Deed>,
    run: Option<Run>,
}

impl Mix {
    /// At most so many clients play with these funds, in the one ledger they are in.
    pub(super) fn new(measured: Measured, funds: Vec<FundId>, clients: usize) -> Self {
        let memory = measured.way.outside.as_ref().map(|outside| Memory::of(outside.process()));
        let clients_in_turn = (0..clients).map(|_| Turn::default()).collect();
        let (households, ordered) = (AtomicU64::new(1), Mutex::default());
        let town = Arc::new(Town { funds, clients: clients_in_turn, households, ordered });
        Self { measured, town, watched_at: clients, memory }
    }

    /// The memory of the server while all clients were busy.
    pub(super) fn memory(&self) -> Vec<Note> {
        self.memory.as_ref().map(Memory::told).unwrap_or_default()
    }
}

impl Town {
    /// The client does what comes next, with what it has in hand.
    async fn next(&self, measured: &Measured, client: usize) -> u64 {
        let (way, ledger) = (&measured.way, &measured.ledgers[0]);
        let mut desk = self.clients[client].lock().await;
        if let Some(run) = &mut desk.run {
            let events = run.step(way, client, ledger).await;
            desk.run.take_if(|run| run.is_over());
            return events;
        }
        let Desk { case, deeds, run } = &mut *desk;
        if deeds.is_empty() {
            let thrown = Case::thrown(self.households.fetch_add(1, Ordering::Relaxed), &self.funds);
            (*case, *deeds) = (Some(thrown.0), thrown.1);
        }
        let (case, deed) = (case.as_mut().expect("a household"), deeds.pop_front().expect("a deed"));
        let events = way.deed(client, ledger, case, deed).await;
        if deed == Deed::Order && self.is_time_to_pay(case.fund) {
            *run = Some(Run::of(case.fund));
        }
        events
    }

    /// One more payment waits; whether there are enough for a run now.
    fn is_time_to_pay(&self, fund: FundId) -> bool {
        let mut ordered = self.ordered.lock().expect("nobody panicked while holding it");
        let waiting = ordered.entry(fund).or_default();
        *waiting = (*waiting + 1) % A_RUN;
        *waiting == 0
    }
}

#[async_trait]
impl Contestant for Mix {
    async fn round(&self, load: Load) -> Round {
        let (measured, town) = (self.measured.clone(), Arc::clone(&self.town));
        let play = move |client| {
            let (measured, town) = (measured.clone(), Arc::clone(&town));
            async move { town.next(&measured, client).await }
        };
        let watched = self.memory.as_ref().filter(|_| load.in_flight == self.watched_at);
        let watching = watched.map(Memory::watch);
        let round = self.measured.round(load, play).await;
        drop(watching);
        round
    }

    async fn notes(&self) -> Vec<Note> {
        self.measured.verify().await;
        self.memory()
    }

    async fn leave(&self) {
        self.measured.leave();
    }
}
