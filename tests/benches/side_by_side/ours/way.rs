//! The way a command takes: straight to our executors, or over gRPC to a server in a process of its own.

use std::path::Path;

use database::FreshDatabase;
use domain::{
    Book, BookId,
    ids::{HouseholdId, ProvisionId},
};
use ledger::{LedgerName, Receipt};
use stories::{BUDGET_HOLDER, COORDINATOR};
use vault::{Bsn, RecordedIdentity, Subject};

use super::{
    case::{Case, Deed},
    commands::{Pen, committing},
    inside::{Inside, events_of},
    note::add_note,
    outside::{Outside, Sent},
    requests::{Wire, adding_note, events_in},
};

/// What each commitment on a hot fund costs.
const CENT: i64 = 1;

/// The way to the ledgers of one database.
pub(super) struct Way {
    /// Ourselves in process; beside a server, for what is prepared and for what is checked.
    pub(super) inside: Inside,
    /// The server, when there is one.
    pub(super) outside: Option<Outside>,
}

impl Way {
    /// In process.
    pub(super) async fn inside(database: FreshDatabase, keys: &Path) -> Self {
        Self { inside: Inside::connect(database.app, keys).await, outside: None }
    }

    /// The same database, from now on over gRPC.
    pub(super) async fn served(self, url: &str, keys: &Path, sent: Sent) -> Self {
        Self { outside: Some(Outside::start(url, keys, sent).await), ..self }
    }

    /// Adds a note to the file of a household. As all of these, answers with how many events were recorded.
    pub(super) async fn note(&self, client: usize, ledger: &LedgerName, household: HouseholdId) -> u64 {
        let Some(outside) = &self.outside else {
            let text = self.inside.sealed(ledger, Subject::Household(household)).await;
            let (book, note) = (BookId::Household(household), add_note(text));
            return events_of(&self.inside.record(ledger, COORDINATOR.name, book, note).await);
        };
        let about = (ledger, household.to_string());
        let answer = outside.tell(client, COORDINATOR, about, adding_note()).await;
        events_in(&answer.receipt.expect("a receipt"))
    }

    /// Commits a cent for a provision.
    pub(super) async fn commit(&self, client: usize, ledger: &LedgerName, provision: ProvisionId) -> u64 {
        let Some(outside) = &self.outside else {
            let book = BookId::Provision(provision);
            let receipt = self.inside.record(ledger, BUDGET_HOLDER.name, book, committing(CENT)).await;
            return events_of(&receipt);
        };
        let about = (ledger, provision.to_string());
        let answer = outside.tell(client, BUDGET_HOLDER, about, stories::committing(2025, CENT)).await;
        events_in(&answer.receipt.expect("a receipt"))
    }

    /// Does what happens next to a household. Before the first vote somebody looks at what is voted on.
    pub(super) async fn deed(&self, client: usize, ledger: &LedgerName, case: &mut Case, deed: Deed) -> u64 {
        if deed == Deed::Vote(0) {
            case.subject = Some(self.subject(client, ledger, case).await);
        }
        match &self.outside {
            Some(outside) => Wire { outside, client, ledger, case }.done(deed).await,
            None => events_of(&self.done(ledger, case, deed).await),
        }
    }

    async fn done(&self, ledger: &LedgerName, case: &Case, deed: Deed) -> Receipt {
        let pen = Pen { inside: &self.inside, ledger, case };
        let Deed::Join(number) = deed else {
            let (officer, book, command) = pen.asked(deed, None).await;
            return self.inside.record(ledger, officer.name, book, command).await;
        };
        self.joined(&pen, number).await
    }

    /// Who joins is known by the BSN: it is claimed before, and settled after.
    async fn joined(&self, pen: &Pen<'_>, number: usize) -> Receipt {
        let (vault, ledger, member) = (&self.inside.vault, pen.ledger.as_str(), &pen.case.members[number]);
        let request = self.inside.request(COORDINATOR.name);
        let claim = match &member.bsn {
            Some(bsn) => {
                let bsn = Bsn::parse(bsn).unwrap();
                Some(vault.claim_bsn(ledger, &bsn, member.person, &request.fingerprint).await.unwrap())
            }
            None => None,
        };
        let person = claim.as_ref().map_or(member.person, |claim| claim.person);
        let (officer, book, command) = pen.asked(Deed::Join(number), Some(person)).await;
        let receipt = self.inside.record_as(pen.ledger, officer.name, book, (request, command)).await;
        let identity = RecordedIdentity { person, claim: claim.as_ref(), position: receipt.first_position };
        vault.record_bsn(ledger, identity, &request.fingerprint).await.unwrap();
        receipt
    }

    /// The hash of what is voted on.
    async fn subject(&self, client: usize, ledger: &LedgerName, case: &Case) -> String {
        if let Some(outside) = &self.outside {
            return outside.subject(client, ledger, case).await;
        }
        let ledger = self.inside.ledgers.get(ledger).await.unwrap();
        let size = ledger.head().await.unwrap().size();
        let loaded = execution::load(&ledger, BookId::Provision(case.provision), size).await.unwrap();
        let Book::Provision(provision) = &loaded.book else { panic!("a provision is a provision") };
        let ballot =
            provision.file().and_then(|file| file.standing_ballot()).expect("it was put to the vote");
        ballot.opened.subject.to_string()
    }
}
