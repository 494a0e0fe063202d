//! Cosignatures: what witnesses say of published checkpoints (C2SP tlog-cosignature), checked once and kept for good.
//!
//! They come out as further lines of the checkpoint's note, behind the ledger's own signature.

use merkle::note::{CosignerKey, NoteError, NoteSignature, SignedNote};
use sqlx::Row as _;

use crate::{Ledger, LedgerError, LedgerName, append::signed};

/// The most cosignatures that are kept of one checkpoint. The database knows the number too.
pub const MAX_COSIGNATURES: usize = 16;
/// The longest key line and the longest signature line that are kept, in characters.
const LONGEST_KEY: usize = 512;
const LONGEST_LINE: usize = 1_024;

/// Why a cosignature was not kept, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CosignatureError {
    /// The ledger could not be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// No checkpoint of this size was ever shown.
    #[error("ledger {ledger} has published no checkpoint over {size} events: publish it first")]
    NotPublished {
        /// The ledger asked.
        ledger: LedgerName,
        /// The size asked, in events.
        size: u64,
    },
    /// It is by another key than was said.
    #[error("the signature line is not by {witness}: pass the key of the witness that made it")]
    OtherWitness {
        /// The name of the key that was passed.
        witness: String,
    },
    /// It is not by that key over this checkpoint.
    #[error("{0}")]
    DoesNotFit(NoteError),
    /// A name so long that it would burden everybody who reads the checkpoint.
    #[error(
        "the name of the witness is too long: a key line has at most {LONGEST_KEY} characters, ask for a shorter name"
    )]
    TooLong,
    /// As many as are kept.
    #[error(
        "the checkpoint over {size} events has {MAX_COSIGNATURES} cosignatures already: take the next checkpoint"
    )]
    TooMany {
        /// The size of the checkpoint, in events.
        size: u64,
    },
}

impl Ledger {
    /// Keeps what a witness says of the published checkpoint over `size` events, after checking it with the witness's
    /// key. When this witness has said it of this checkpoint before, the first is what stays.
    ///
    /// # Errors
    /// In the order of [`CosignatureError`].
    pub async fn add_cosignature(
        &self,
        size: u64,
        key: &CosignerKey,
        line: &NoteSignature,
    ) -> Result<(), CosignatureError> {
        let (witness, text) = (key.to_string(), line.to_string());
        self.check_cosignature(size, key, line).await?;
        if witness.chars().count() > LONGEST_KEY || text.chars().count() > LONGEST_LINE {
            return Err(CosignatureError::TooLong);
        }
        loop {
            let kept = self.witnesses_of(size).await?;
            if kept.contains(&witness) {
                return Ok(());
            }
            if kept.len() >= MAX_COSIGNATURES {
                return Err(CosignatureError::TooMany { size });
            }
            // Another process may take the number in between: then there is one more, and this one takes the next.
            let statement = sqlx::query(concat!(
                "insert into cosignatures (ledger, size, number, witness, line, kept_at)",
                " values ($1, $2, $3, $4, $5, timestamptz 'epoch' + $6 * interval '1 microsecond') on conflict do nothing"
            ))
            .bind(self.name().as_str())
            .bind(signed(size))
            .bind(i16::try_from(kept.len() + 1).unwrap_or(i16::MAX))
            .bind(&witness)
            .bind(&text)
            .bind(self.now().as_microsecond());
            self.rows(statement).await?;
        }
    }

    /// The keys of all witnesses whose cosignatures are kept, by key line. A key in here proves nothing about who
    /// has it: whoever reads a cosignature brings the key along.
    ///
    /// # Errors
    /// [`LedgerError::Damaged`], [`LedgerError::Statement`], [`LedgerError::Database`].
    pub async fn cosigners(&self) -> Result<Vec<CosignerKey>, LedgerError> {
        let statement =
            sqlx::query("select distinct witness from cosignatures where ledger = $1 order by witness")
                .bind(self.name().as_str());
        let damaged = |_| LedgerError::damaged(self.name(), "a witness's key cannot be read");
        self.rows(statement)
            .await?
            .iter()
            .map(|row| row.try_get::<&str, _>("witness")?.parse().map_err(damaged))
            .collect()
    }

    /// The largest size of which this witness's cosignature is kept: where its next consistency proof starts, most
    /// likely.
    ///
    /// # Errors
    /// [`LedgerError::Statement`], [`LedgerError::Database`].
    pub async fn cosigned_by(&self, key: &CosignerKey) -> Result<Option<u64>, LedgerError> {
        let statement = sqlx::query(
            "select size from cosignatures where ledger = $1 and witness = $2 order by size desc limit 1",
        )
        .bind(self.name().as_str())
        .bind(key.to_string());
        let row = self.rows(statement).await?.pop();
        Ok(row.map(|row| crate::read::unsigned(&row, "size")).transpose()?)
    }

    async fn check_cosignature(
        &self,
        size: u64,
        key: &CosignerKey,
        line: &NoteSignature,
    ) -> Result<(), CosignatureError> {
        let published = self.checkpoints(size, size.saturating_add(1), 1).await?.pop();
        let (_, note) = published
            .filter(|(found, _)| *found == size)
            .ok_or_else(|| CosignatureError::NotPublished { ledger: self.name().clone(), size })?;
        let note: SignedNote = note.parse().map_err(|_| {
            LedgerError::damaged(self.name(), format!("its checkpoint over {size}: it is not a signed note"))
        })?;
        if (line.name.as_str(), line.key_id) != (key.name(), key.id()) {
            return Err(CosignatureError::OtherWitness { witness: key.name().to_owned() });
        }
        let cosigned = note.with(line.clone()).map_err(CosignatureError::DoesNotFit)?;
        cosigned.cosignatures(std::slice::from_ref(key)).map_err(CosignatureError::DoesNotFit)?;
        Ok(())
    }

    /// The key lines of those who cosigned the checkpoint of a size.
    async fn witnesses_of(&self, size: u64) -> Result<Vec<String>, LedgerError> {
        let statement = sqlx::query("select witness from cosignatures where ledger = $1 and size = $2")
            .bind(self.name().as_str())
            .bind(signed(size));
        let rows = self.rows(statement).await?;
        rows.iter().map(|row| Ok(row.try_get("witness")?)).collect()
    }
}
