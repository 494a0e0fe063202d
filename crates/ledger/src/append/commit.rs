//! Appending behind a known head, or behind one that is kept locked.

use super::{
    Receipt, Submission,
    write::{Addressed, write},
};
use crate::{Ledger, LedgerError, read::Head};

/// What became of a batch.
#[derive(Debug)]
pub enum Commit {
    /// It is there, and durable.
    Done {
        /// The head after it.
        head: Head,
        /// One receipt per submission, in order.
        receipts: Vec<Receipt>,
    },
    /// Somebody else appended first: nothing was written. Catch up and decide again.
    HeadMoved,
    /// One of the request ids is known already: nothing was written. Look the ids up, answer those, decide again.
    RequestKnown,
}

impl Ledger {
    /// Appends the submissions behind `head`, all of them or none. The caller has decided them on the state of exactly
    /// that head, so their preconditions are not looked at again.
    pub async fn commit(&self, head: &Head, submissions: &[Submission]) -> Result<Commit, LedgerError> {
        let commit = write(Addressed { ledger: self, head, submissions }, self.database().pool()).await?;
        appended(self, &commit);
        Ok(commit)
    }

    /// Waits for the turn of this caller and holds it: until the answer is dropped or committed nobody else appends
    /// to this ledger. For a caller whose last [`Commit`] was [`Commit::HeadMoved`], so that it cannot lose for ever.
    pub async fn lock_head(&self) -> Result<LockedHead, LedgerError> {
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let head = Head::read_for_update(self.name(), &mut transaction).await?;
        Ok(LockedHead { ledger: self.inside(transaction), head })
    }
}

/// The head of a ledger while nobody else can move it.
pub struct LockedHead {
    ledger: Ledger,
    head: Head,
}

impl LockedHead {
    /// The head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The ledger, read through the connection that holds the turn: whoever has a turn needs no second connection, so
    /// turns cannot wait for each other. Once the turn is given back it reads like any other handle.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Appends behind it and gives the turn back. [`Commit::HeadMoved`] is not possible.
    pub async fn commit(self, submissions: &[Submission]) -> Result<Commit, LedgerError> {
        let Some(mut transaction) = self.ledger.leave().await else {
            return Err(LedgerError::damaged(
                self.ledger.name(),
                "its turn was given back before it was used",
            ));
        };
        let to = Addressed { ledger: &self.ledger, head: &self.head, submissions };
        match write(to, &mut *transaction).await? {
            done @ Commit::Done { .. } => {
                transaction.commit().await?;
                appended(&self.ledger, &done);
                Ok(done)
            }
            Commit::HeadMoved => {
                Err(LedgerError::damaged(self.ledger.name(), "its head moved while it was locked"))
            }
            Commit::RequestKnown => Ok(Commit::RequestKnown),
        }
    }
}

/// Tells whoever follows the ledger, once it is durable.
pub(super) fn appended(ledger: &Ledger, commit: &Commit) {
    if let Commit::Done { head, .. } = commit {
        ledger.growth().appended(ledger.name(), head.size());
    }
}

/// A position as PostgreSQL keeps it. Positions come from counting, so they are far below 2^63.
pub(crate) fn signed(position: u64) -> i64 {
    i64::try_from(position).expect("a position is below 2^63")
}
