//! Checkpoints: signed tree heads (C2SP tlog-checkpoint), kept once they have been shown to anybody.

use jiff::Timestamp;
use merkle::{
    Checkpoint, Hash,
    note::{NoteSignature, SignedNote},
};
use sqlx::Row as _;

use crate::{Ledger, LedgerError, LedgerName, Ledgers, append::signed, read};

/// How many names of ledgers are read in one round trip.
const LEDGERS_AT_ONCE: u32 = 1_000;

/// A checkpoint as it left the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// How many events it covers.
    pub size: u64,
    /// The root of the tree of those events.
    pub root: Hash,
    /// The signed note in its text form: the ledger's own signature, then the cosignatures that are kept.
    pub note: String,
}

impl Ledgers {
    /// Who signed the checkpoint that was signed last, and of which ledger it is, when that is not the present signer.
    /// What the two sign does not fit together: nobody could check both with one key and one name.
    ///
    /// One statement for each ledger: of each the largest checkpoint is looked at, and of those the one signed last
    /// decides. So there is always one signer that can go on, also where two have been at work before. What cannot be
    /// read says nothing about the signer; that is for the verifier.
    ///
    /// # Errors
    /// [`LedgerError::Statement`], [`LedgerError::Database`].
    pub async fn other_signer(&self) -> Result<Option<(LedgerName, NoteSignature)>, LedgerError> {
        let (mut kept, mut after) = (Vec::new(), None);
        loop {
            let page = self.list(after.as_ref(), LEDGERS_AT_ONCE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.name.clone());
            for summary in &page {
                kept.extend(self.largest_checkpoint(&summary.name).await?);
            }
        }
        let last = kept.into_iter().max_by_key(|(signed_at, ..)| *signed_at);
        Ok(last.and_then(|(_, ledger, note)| Some((ledger.name().clone(), ledger.signed_by_other(&note)?))))
    }

    /// The kept checkpoint of the largest size, with its ledger and when it was signed, if it can be read.
    async fn largest_checkpoint(
        &self,
        name: &LedgerName,
    ) -> Result<Option<(Timestamp, Ledger, SignedNote)>, LedgerError> {
        let ledger = match self.get(name).await {
            Err(LedgerError::Damaged { .. }) => return Ok(None),
            ledger => ledger?,
        };
        let statement = sqlx::query(concat!(
            "select note, (extract(epoch from signed_at) * 1000000)::bigint as signed_micros",
            " from checkpoints where ledger = $1 order by size desc limit 1"
        ))
        .bind(name.as_str());
        let Some(row) = ledger.rows(statement).await?.pop() else {
            return Ok(None);
        };
        let signed_at = read::instant(&row, "signed_micros")?;
        let note: &str = row.try_get("note")?;
        Ok(note.parse().ok().map(|note| (signed_at, ledger, note)))
    }
}

impl Ledger {
    /// The first line of this ledger's checkpoints: the signer's name and the ledger's, such as `herstelboek.example/GM0344`.
    pub fn origin(&self) -> String {
        format!("{}/{}", self.signer().verifier_key().name(), self.name())
    }

    /// The signed head of this moment. It is kept, and given again while the ledger has not grown.
    pub async fn checkpoint(&self) -> Result<SignedCheckpoint, LedgerError> {
        let head = self.head().await?;
        self.sign(head.size(), head.root()).await
    }

    /// The signed head of the moment when there were `size` events.
    pub async fn checkpoint_at(&self, size: u64) -> Result<SignedCheckpoint, LedgerError> {
        let root = self.root_at(size).await?;
        self.sign(size, root).await
    }

    /// Signs a head and keeps what was signed. A head that contradicts a kept checkpoint is not signed: nobody may be
    /// shown two histories.
    async fn sign(&self, size: u64, root: Hash) -> Result<SignedCheckpoint, LedgerError> {
        if let Some(kept) = self.kept(size, root).await? {
            return Ok(kept);
        }
        let text = Checkpoint { origin: self.origin(), size, root, extensions: vec![] }.to_text();
        let note = self
            .signer()
            .sign(&text)
            .map_err(|error| LedgerError::damaged(self.name(), format!("its checkpoint: {error}")))?
            .to_string();
        let statement = sqlx::query(concat!(
            "insert into checkpoints (ledger, size, note, signed_at)",
            " values ($1, $2, $3, timestamptz 'epoch' + $4 * interval '1 microsecond') on conflict do nothing"
        ))
        .bind(self.name().as_str())
        .bind(signed(size))
        .bind(&note)
        .bind(self.now().as_microsecond());
        self.rows(statement).await?;
        let kept = self.kept(size, root).await?;
        kept.ok_or_else(|| LedgerError::damaged(self.name(), "a checkpoint was not kept"))
    }

    /// The kept checkpoint of a size, which must have this root.
    async fn kept(&self, size: u64, root: Hash) -> Result<Option<SignedCheckpoint>, LedgerError> {
        let Some((_, note)) = self.checkpoints(size, size + 1, 1).await?.pop() else {
            return Ok(None);
        };
        let damaged =
            |detail: &str| LedgerError::damaged(self.name(), format!("its checkpoint over {size}: {detail}"));
        let parsed: SignedNote = note.parse().map_err(|_| damaged("it is not a signed note"))?;
        let checkpoint = Checkpoint::parse(parsed.text()).map_err(|_| damaged("it is not a checkpoint"))?;
        if (checkpoint.size, checkpoint.root) != (size, root) {
            return Err(damaged("it was signed over another history"));
        }
        Ok(Some(SignedCheckpoint { size, root, note }))
    }

    /// The first signature of a note that the present signer did not sign, by name and key id. Whether a signature fits
    /// is for the verifier: one that does not was tampered with, and no other signer would help.
    fn signed_by_other(&self, note: &SignedNote) -> Option<NoteSignature> {
        let present = self.verifier_key();
        let ours = |line: &NoteSignature| line.name == present.name() && line.key_id == present.id();
        if note.signatures().iter().any(ours) { None } else { note.signatures().first().cloned() }
    }

    /// At most `limit` kept checkpoints of sizes in `from..below`, smallest first: the size and the signed note, with the
    /// cosignatures of witnesses as further lines in the order in which they came.
    pub async fn checkpoints(
        &self,
        from: u64,
        below: u64,
        limit: u32,
    ) -> Result<Vec<(u64, String)>, LedgerError> {
        let statement = sqlx::query(concat!(
            "select size, note || coalesce((select string_agg(line || E'\\n', '' order by number) from cosignatures",
            " where cosignatures.ledger = $1 and cosignatures.size = checkpoints.size), '') as note",
            " from checkpoints where ledger = $1 and size >= $2 and size < $3 order by size limit $4"
        ))
        .bind(self.name().as_str())
        .bind(read::clamped(from))
        .bind(read::clamped(below))
        .bind(i64::from(limit));
        let rows = self.rows(statement).await?;
        rows.iter().map(|row| Ok((read::unsigned(row, "size")?, row.try_get("note")?))).collect()
    }
}
