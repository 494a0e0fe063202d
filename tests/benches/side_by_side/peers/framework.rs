//! Workload (a) through cqrs-es 0.5: the household of our domain under the unmodified `CqrsFramework`, over any repository.
//!
//! Each command reads every event of its household, decides and persists; nothing is kept in memory between commands. There
//! is no request id, so a retry after a lost answer adds a second note; no order across households; no proof.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use async_trait::async_trait;
use cqrs_es::{
    AggregateError, CqrsFramework, EventEnvelope,
    persist::{PersistedEventRepository, PersistedEventStore, SerializedEvent},
};
use domain::{household::Household, support_offer::SupportOffer};

use crate::{
    contest::{Contestant, Load, Note, Round, drive},
    ours::{HOUSEHOLDS, add_note, household, metadata, one_of, report, sealed_constant},
};

/// How many households are reported in one transaction, before anything is measured.
const REPORTED_AT_ONCE: usize = 500;

/// Something that knows how many events were recorded, whatever anybody counted.
#[async_trait]
pub(super) trait Recorded: Send + Sync {
    /// How many events there are.
    async fn events(&self) -> u64;
}

/// An application made of the framework and a repository.
struct Application<R: PersistedEventRepository> {
    framework: CqrsFramework<Household, PersistedEventStore<R, Household>>,
    /// Notes the framework said were added.
    added: AtomicU64,
    /// Commands decided anew because somebody else wrote to the same household.
    conflicts: AtomicU64,
}

/// The same as a contestant, with the means to check what it says.
pub(super) struct Framed<R: PersistedEventRepository> {
    application: Arc<Application<R>>,
    recorded: Box<dyn Recorded>,
    connections: u32,
}

impl<R: PersistedEventRepository> Application<R> {
    /// Adds a note, and decides again for as long as there is a conflict, as an application would.
    async fn add_note(&self) {
        let id = household(one_of(HOUSEHOLDS)).to_string();
        loop {
            let command = add_note(sealed_constant());
            match self.framework.execute_with_metadata(&id, command, metadata()).await {
                Ok(()) => break,
                Err(AggregateError::AggregateConflict) => self.conflicts.fetch_add(1, Relaxed),
                Err(error) => panic!("a note was not added: {error}"),
            };
        }
        self.added.fetch_add(1, Relaxed);
    }
}

impl<R: PersistedEventRepository + 'static> Framed<R> {
    /// An application over a repository in which every household was reported.
    pub(super) async fn over(repository: R, recorded: Box<dyn Recorded>, connections: u32) -> Self {
        report_all(&repository).await;
        let store = PersistedEventStore::new_event_store(repository);
        let application = Application {
            framework: CqrsFramework::new(store, vec![], SupportOffer::default()),
            added: AtomicU64::new(0),
            conflicts: AtomicU64::new(0),
        };
        Self { application: Arc::new(application), recorded, connections }
    }
}

/// What the framework would persist for a first command on each household.
async fn report_all(repository: &impl PersistedEventRepository) {
    let decided = Household::default().decide(&report(Some(sealed_constant())), None).unwrap().remove(0);
    let reported: Vec<SerializedEvent> = (0..HOUSEHOLDS)
        .map(|number| EventEnvelope::<Household> {
            aggregate_id: household(number).to_string(),
            sequence: 1,
            payload: decided.clone(),
            metadata: metadata(),
        })
        .map(|event| SerializedEvent::try_from(&event).unwrap())
        .collect();
    for events in reported.chunks(REPORTED_AT_ONCE) {
        repository.persist::<Household>(events, None).await.unwrap();
    }
}

#[async_trait]
impl<R: PersistedEventRepository + 'static> Contestant for Framed<R> {
    async fn round(&self, load: Load) -> Round {
        let application = self.application.clone();
        let again = move |_| {
            let application = application.clone();
            async move { application.add_note().await }
        };
        let round = drive(load, again).await;
        let expected = u64::from(HOUSEHOLDS) + self.application.added.load(Relaxed);
        assert_eq!(self.recorded.events().await, expected, "events recorded, and events counted");
        round
    }
    async fn notes(&self) -> Vec<Note> {
        let conflicts = self.application.conflicts.load(Relaxed);
        vec![
            Note::new("connections", self.connections.into(), "connections"),
            Note::new("commands decided anew after a conflict", conflicts, "conflicts"),
        ]
    }
}
