//! Ourselves: workloads (a) to (e), in process and over gRPC.
//!
//! In process is what the server does with a command once it is checked: sealing, deciding, appending, durably. Over gRPC
//! the server runs in a process of its own, as it is shipped: tokens, roles, checks, views and all, but without TLS.
//! Whatever is answered is counted, and held against what the ledgers have.

mod case;
mod commands;
mod count;
mod furnish;
mod grown;
mod hot;
mod ids;
mod inside;
mod measured;
mod memory;
mod mix;
pub(crate) mod note;
mod notes;
mod outside;
mod payments;
mod requests;
mod serve;
mod terms;
mod way;

use std::{path::PathBuf, sync::Arc};

use database::FreshDatabase;
use domain::ids::{FundId, ProvisionId};
use ledger::LedgerName;

pub(crate) use grown::Grown;
pub(crate) use ids::{new_id, one_of};
pub(crate) use note::{HOUSEHOLDS, add_note, household, metadata, report, sealed_constant};
pub(crate) use serve::serve;

use self::{hot::Hot, measured::Measured, mix::Mix, notes::Notes, outside::Sent, way::Way};
use crate::{
    contest::{Contestant, Entry, Place, Workload},
    names,
    options::Options,
    stand::Stand,
    told,
};

/// How many ledgers there are in workload (e): one for each municipality, and some.
const LEDGERS: usize = 352;
/// How many households each of them has.
const HOUSEHOLDS_OF_EACH: u32 = 16;
/// How many funds there are where not one is hot, and in workload (b).
const FUNDS: usize = 64;
const FUNDS_OF_MIX: usize = 4;
/// How many provisions there are to commit money for; each takes 999 commitments.
const PROVISIONS: usize = 2_048;

/// Ourselves in every workload that is asked for, in process and over gRPC.
pub(crate) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    let mine = [
        Workload::DecideAndAppend,
        Workload::Mix,
        Workload::HotFund,
        Workload::OneHousehold,
        Workload::ManyLedgers,
    ];
    let asked: Vec<_> = mine.into_iter().filter(|workload| options.wants(*workload)).collect();
    if asked.is_empty() {
        return vec![];
    }
    told::line("preparing the ledgers of Herstelboek");
    let in_process = made(stand, "ours", &asked).await;
    let over_grpc = made(stand, "ours_over_grpc", &asked).await.served(Sent::InCalls).await;
    let streamed = made(stand, "ours_in_streams", &asked).await.served(Sent::InStreams).await;
    let mut places = in_process.entries(names::OURS, options).await;
    places.extend(over_grpc.entries(names::OURS_GRPC, options).await);
    places.extend(streamed.entries(names::OURS_STREAM, options).await);
    places
}

/// One database with everything in it that is measured there.
struct Made {
    database: FreshDatabase,
    keys: PathBuf,
    way: Way,
    prepared: Vec<Prepared>,
}

/// What is there for one line of the table.
struct Prepared {
    workload: Workload,
    ledgers: Vec<LedgerName>,
    work: Work,
}

/// What is done over and over.
enum Work {
    /// Notes are added, to one of so many households in one of the ledgers.
    Notes(u32),
    /// Lives are played, with these funds.
    Mix(Vec<FundId>),
    /// Money is committed for these provisions, from so many funds.
    Hot(Vec<ProvisionId>, usize),
}

async fn made(stand: &Stand, name: &str, asked: &[Workload]) -> Made {
    let (database, keys) = (stand.database(name).await, stand.folder(name));
    let way = Way::inside(database.clone(), &keys).await;
    let mut prepared = vec![];
    for workload in asked {
        prepared.extend(prepare(&way, *workload).await);
    }
    Made { database, keys, way, prepared }
}

async fn prepare(way: &Way, workload: Workload) -> Vec<Prepared> {
    let inside = &way.inside;
    let notes = async |names: Vec<String>, households: u32| {
        let mut ledgers = vec![];
        for name in names {
            ledgers.push(furnish::opened(inside, &name).await);
        }
        furnish::households(inside, &ledgers, 0..households).await;
        vec![Prepared { workload, ledgers, work: Work::Notes(households) }]
    };
    match workload {
        Workload::DecideAndAppend => notes(vec!["Many-households".to_owned()], HOUSEHOLDS).await,
        Workload::OneHousehold => notes(vec!["One-household".to_owned()], 1).await,
        Workload::ManyLedgers => {
            notes((0..LEDGERS).map(|number| format!("M{number:03}")).collect(), HOUSEHOLDS_OF_EACH).await
        }
        Workload::Mix => {
            let ledger = furnish::opened(inside, "Five-steps").await;
            let funds = furnish::funds(inside, &ledger, FUNDS_OF_MIX).await;
            vec![Prepared { workload, ledgers: vec![ledger], work: Work::Mix(funds) }]
        }
        Workload::HotFund => vec![hot(way, "One-fund", 1).await, hot(way, "Many-funds", FUNDS).await],
        other => unreachable!("{other:?} is not ours"),
    }
}

async fn hot(way: &Way, name: &str, funds: usize) -> Prepared {
    let ledger = furnish::opened(&way.inside, name).await;
    let opened = furnish::funds(&way.inside, &ledger, funds).await;
    let provisions = furnish::provisions(way, &ledger, &opened, PROVISIONS).await;
    let work = Work::Hot(provisions, funds);
    Prepared { workload: Workload::HotFund, ledgers: vec![ledger], work }
}

impl Made {
    /// From now on over gRPC.
    async fn served(self, sent: Sent) -> Self {
        Self { way: self.way.served(&self.database.app.url, &self.keys, sent).await, ..self }
    }

    async fn entries(self, name: &str, options: &Options) -> Vec<Place> {
        for Prepared { ledgers, work, .. } in &self.prepared {
            if let Work::Notes(households) = work {
                furnish::touched(&self.way, ledgers, 0..*households).await;
            }
        }
        let way = Arc::new(self.way);
        let most = options.in_flight.iter().max().copied().unwrap_or_default();
        let mut places = vec![];
        for Prepared { workload, ledgers, work } in self.prepared {
            let measured = Measured::begin(&way, ledgers).await;
            let entry = |name: String, contestant: Box<dyn Contestant>| {
                let entry = Entry::new(workload, name, "commands", &options.in_flight, contestant);
                if workload == Workload::DecideAndAppend { entry.also_at_half() } else { entry }
            };
            let place = match work {
                Work::Notes(households) => entry(name.to_owned(), Box::new(Notes { measured, households })),
                Work::Mix(funds) => entry(name.to_owned(), Box::new(Mix::new(measured, funds, most))),
                Work::Hot(provisions, 1) => entry(name.to_owned(), Box::new(Hot::new(measured, provisions))),
                Work::Hot(provisions, funds) => {
                    entry(format!("{name}, {funds} funds"), Box::new(Hot::new(measured, provisions)))
                }
            };
            places.push(Ok(place));
        }
        places
    }
}
