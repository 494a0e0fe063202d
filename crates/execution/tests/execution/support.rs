//! Executors over a ledger of Utrecht, and a few commands.

use std::sync::Arc;

use database::{Database, FreshDatabase, ThrowawayCluster};
use domain::household::{
    AddMember, AddNote, EndReason, EndSupport, Ground, HouseholdCommand, Identity, RecordFirstContact,
    ReportHousehold, ReportSource, VictimStatus,
};
use domain::ids::{HouseholdId, NoteId, OfficerId, PersonId};
use domain::{BookCommand, BookId, Fact, Sealed};
use execution::{Actor, Executors, ExecutorsOptions, Instruction};
use ledger::{
    Ledger, LedgerName, Ledgers, LedgersOptions, Receipt, RequestId, RequestKey, SystemClock, Upcasters,
};
use merkle::note::NoteSigner;
use uuid::Uuid;

pub(crate) struct Process {
    pub(crate) executors: Executors,
    pub(crate) ledger: Ledger,
}

pub(crate) async fn database() -> FreshDatabase {
    ThrowawayCluster::shared().await.fresh_database().await.unwrap()
}

pub(crate) fn utrecht() -> LedgerName {
    "GM0344".parse().unwrap()
}

impl Process {
    pub(crate) async fn on(database: &FreshDatabase, options: ExecutorsOptions) -> Self {
        let signer = NoteSigner::from_seed("herstelboek.test", &[7; 32]).unwrap();
        let ledgers = Ledgers::new(
            Database::connect(database.app.clone()).await.unwrap(),
            LedgersOptions {
                clock: Arc::new(SystemClock),
                signer: Arc::new(signer),
                upcasters: Upcasters::default(),
            },
        );
        let ledger = ledgers.open(&utrecht(), "Utrecht").await.unwrap();
        Self { executors: Executors::new(ledgers, options), ledger }
    }

    pub(crate) async fn alone() -> Self {
        Self::on(&database().await, ExecutorsOptions::default()).await
    }

    pub(crate) async fn execute(
        &self,
        instruction: Instruction,
    ) -> Result<Receipt, execution::ExecutionError> {
        Ok(self.executors.execute(&utrecht(), instruction).await?.receipt)
    }

    /// The type of every recorded event, in order.
    pub(crate) async fn recorded(&self) -> Vec<String> {
        let events =
            self.ledger.read_range(0, u64::MAX, ledger::Direction::OldestFirst, 10_000).await.unwrap();
        events.into_iter().map(|event| event.event_type).collect()
    }
}

pub(crate) fn household(number: u128) -> HouseholdId {
    HouseholdId::new(Uuid::from_u128(number))
}

pub(crate) fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn fact() -> Fact {
    let day = jiff::civil::date(2025, 2, 3);
    Fact { on: day, today: day, by: OfficerId::new("u-1").unwrap() }
}

fn sealed() -> Sealed {
    Sealed { key: Uuid::from_u128(1), nonce: [2; 12], ciphertext: vec![3; 32] }
}

/// A command under a request id; the fingerprint is that of its number.
pub(crate) fn instruction(
    request: u128,
    household: HouseholdId,
    command: impl Into<HouseholdCommand>,
) -> Instruction {
    Instruction {
        request: RequestKey { id: RequestId(Uuid::from_u128(request)), fingerprint: [1; 32] },
        actor: Actor { officer: "u-1".into(), organisation: None, trace_id: "0".repeat(32) },
        book: BookId::Household(household),
        command: BookCommand::Household(command.into()),
        expected_revision: None,
    }
}

pub(crate) fn report() -> ReportHousehold {
    ReportHousehold { fact: fact(), source: ReportSource::SelfReport, text: None }
}

pub(crate) fn first_contact() -> RecordFirstContact {
    RecordFirstContact { fact: fact(), channel: domain::household::Channel::Phone, text: None }
}

pub(crate) fn note() -> AddNote {
    AddNote { fact: fact(), note: NoteId::new(Uuid::from_u128(9)), life_domain: None, text: sealed() }
}

pub(crate) fn joins(person: PersonId) -> AddMember {
    let identity =
        Identity { name: sealed(), bsn: None, date_of_birth: None, address: None, contact_details: None };
    AddMember {
        fact: fact(),
        person,
        ground: Ground::Applicant,
        victim_status: VictimStatus::Recognised,
        identity: Box::new(identity),
    }
}

pub(crate) fn ends() -> EndSupport {
    EndSupport { fact: fact(), reason: EndReason::NoContact, text: None }
}
