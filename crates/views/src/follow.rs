//! Follows the registers of ledgers, in memory: catches up from the feed when somebody asks.
//!
//! Who owns what: each ledger's register is behind a lock of its own, held while it catches up, so that many who ask at
//! once wait for one reading. The table of ledgers is locked only to look one up. The least used are let go.

use std::sync::{Arc, Mutex, PoisonError};

use domain::provision::Provision;
use domain::{BookEvent, BookId};
use hashlink::LruCache;
use ledger::{Head, Ledger, LedgerName, PageLimit, StreamId};

use crate::read::{ViewError, read};
use crate::register::Register;

/// How many ledgers are followed at once.
const LEDGERS: usize = 64;
/// How much is read at a time.
const PAGE: PageLimit = PageLimit { events: 2_000, bytes: 4 * 1024 * 1024 };

/// The registers of the ledgers somebody asked about. Cheap to clone.
#[derive(Clone)]
pub struct Registers {
    followed: Arc<Mutex<LruCache<LedgerName, Arc<tokio::sync::Mutex<Followed>>>>>,
}

/// A register and the head it is at.
struct Followed {
    register: Arc<Register>,
    head: Head,
}

impl Default for Registers {
    fn default() -> Self {
        Self { followed: Arc::new(Mutex::new(LruCache::new(LEDGERS))) }
    }
}

impl Default for Followed {
    fn default() -> Self {
        Self { register: Arc::default(), head: Head::before_everything() }
    }
}

impl Registers {
    /// The register of a ledger with all events below `size`, and perhaps later ones: [`Register::size`] says.
    ///
    /// # Errors
    /// In the order of [`ViewError`]. After an error the register is where it was.
    pub async fn at(&self, ledger: &Ledger, size: u64) -> Result<Arc<Register>, ViewError> {
        let followed = self.followed(ledger.name());
        let mut followed = followed.lock().await;
        if followed.head.size() > size {
            followed.hold_against(&ledger.head().await?);
        }
        while followed.head.size() < size && followed.catch_up(ledger).await? {}
        Ok(followed.register.clone())
    }

    fn followed(&self, name: &LedgerName) -> Arc<tokio::sync::Mutex<Followed>> {
        let mut all = self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(name.clone()).or_insert_with(Arc::default).clone()
    }
}

impl Followed {
    /// Takes over one page of the feed, whole or not at all; false when there is nothing more.
    async fn catch_up(&mut self, ledger: &Ledger) -> Result<bool, ViewError> {
        let page = ledger.feed(self.head.size(), PAGE).page().await?;
        let (mut head, mut register) = (self.head.clone(), Register::clone(&self.register));
        let more = !page.events.is_empty();
        for event in page.events {
            head.follow(&event);
            let position = event.position;
            let (id, event) = read(ledger.ledgers().upcasters(), event)?;
            if let Some(provision) = register.reopened(id, &event) {
                register.take_in(provision, history(ledger, id, position).await?);
            }
            register.apply(position, id, &event);
        }
        (self.head, self.register) = (head, Arc::new(register));
        self.hold_against(&page.head);
        Ok(more)
    }

    /// Forgets everything when the ledger is not the one that was followed, as after a restore of the database.
    fn hold_against(&mut self, head: &Head) {
        let shorter = head.size() < self.head.size();
        let other = head.size() == self.head.size() && !head.is_of_same_history(&self.head);
        if shorter || other {
            *self = Self::default();
        }
    }
}

/// A provision from its events below a position.
async fn history(ledger: &Ledger, id: BookId, below: u64) -> Result<Provision, ViewError> {
    let stream = StreamId::new(id.aggregate_type(), id.aggregate_id());
    let mut provision = Provision::default();
    for event in ledger.read_stream(&stream, 0, below).await? {
        if let (_, BookEvent::Provision(event)) = read(ledger.ledgers().upcasters(), event)? {
            provision.apply(&event);
        }
    }
    Ok(provision)
}
