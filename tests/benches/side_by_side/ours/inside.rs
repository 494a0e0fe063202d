//! Ourselves in process: what the server does with a command once it is checked, and nothing around it.

use std::{path::Path, sync::Arc};

use database::{Database, DatabaseOptions};
use domain::{BookCommand, BookId, Sealed};
use execution::{Actor, Executors, ExecutorsOptions, Instruction};
use ledger::{LedgerName, Ledgers, LedgersOptions, Receipt, RequestId, RequestKey, Upcasters};
use stories::TestClock;
use vault::{FileKeyProvider, Purpose, Subject, Vault};

use super::{ids::new_id, note::TEXT};

/// When everything is recorded.
pub(super) const NOW: &str = "2025-03-03T09:00:00Z";
/// The name that signs checkpoints.
pub(super) const SIGNER: &str = "herstelboek.bench";

/// Executors and a vault over one database.
pub(super) struct Inside {
    pub(super) ledgers: Ledgers,
    pub(super) vault: Vault,
    executors: Executors,
}

impl Inside {
    /// With connections of its own, and these keys.
    pub(super) async fn connect(options: DatabaseOptions, keys: &Path) -> Self {
        let database = Database::connect(options).await.unwrap();
        let provider = Arc::new(FileKeyProvider::open(keys).unwrap());
        let vault = Vault::connect(database.clone(), provider).await.unwrap();
        let signer = Arc::new(server::checkpoint_signer(keys, SIGNER).unwrap());
        let clock = Arc::new(TestClock::at(NOW));
        let ledgers =
            Ledgers::new(database, LedgersOptions { clock, signer, upcasters: Upcasters::default() });
        let executors = Executors::new(ledgers.clone(), ExecutorsOptions::default());
        Self { ledgers, vault, executors }
    }

    /// The text of every command, sealed for somebody.
    pub(super) async fn sealed(&self, ledger: &LedgerName, subject: Subject) -> Sealed {
        self.sealed_as(ledger, subject, Purpose::Text, TEXT).await
    }

    /// Any text, sealed.
    pub(super) async fn sealed_as(
        &self,
        ledger: &LedgerName,
        subject: Subject,
        purpose: Purpose,
        text: &str,
    ) -> Sealed {
        self.vault.seal(ledger.as_str(), subject, purpose, text).await.unwrap()
    }

    /// Records what an officer asks for.
    pub(super) async fn record(
        &self,
        ledger: &LedgerName,
        officer: &str,
        book: BookId,
        command: impl Into<BookCommand>,
    ) -> Receipt {
        self.record_as(ledger, officer, book, (self.request(officer), command.into())).await
    }

    /// The same, as this request.
    pub(super) async fn record_as(
        &self,
        ledger: &LedgerName,
        officer: &str,
        book: BookId,
        (request, command): (RequestKey, BookCommand),
    ) -> Receipt {
        let name = command.name();
        let actor = Actor {
            officer: officer.to_owned(),
            organisation: None,
            trace_id: format!("{:032x}", request.id.0.as_u128() >> 1),
        };
        let instruction = Instruction { request, actor, book, command, expected_revision: None };
        let answered = self.executors.execute(ledger, instruction).await;
        answered.unwrap_or_else(|error| panic!("{name} in {ledger}: {error}")).receipt
    }

    /// A new request, with an HMAC over as much as a request on the wire has.
    pub(super) fn request(&self, officer: &str) -> RequestKey {
        let id = RequestId(new_id());
        let parts = [officer.as_bytes(), id.0.as_bytes(), TEXT.as_bytes()];
        RequestKey { id, fingerprint: self.vault.fingerprint(&parts) }
    }
}

/// How many events an answer is about.
pub(super) fn events_of(receipt: &Receipt) -> u64 {
    receipt.last_position - receipt.first_position + 1
}
