//! What every dossier begins with: what it is, who signed, what was signed before, and the proof that the ledger only
//! grew since.

use dossier::{Kind, Manifest, Writer};
use ledger::{Ledger, LedgerError, SignedCheckpoint};
use merkle::{Checkpoint, note::SignedNote};

use crate::{Along, ExportError, File, SOFTWARE};

/// How many checkpoints are read in one round trip.
const AT_ONCE: u32 = 5_000;

/// The opening of a dossier of all events, up to the head or to the cosigned checkpoint.
pub(crate) async fn at_head(
    ledger: &Ledger,
    file: File,
    kind: Kind,
    along: &Along<'_>,
) -> Result<(Writer<File>, SignedCheckpoint), ExportError> {
    let checkpoint = match along.cosigned {
        Some(note) => cosigned(note)?,
        None => signed_head(ledger).await?,
    };
    let mut writer = begin(ledger, file, kind, &checkpoint, along)?;
    // That of the previous submission is kept among the others, if it was not yet.
    let since = since(ledger, along, checkpoint.size).await?;
    earlier_checkpoints(ledger, &mut writer, checkpoint.size).await?;
    if let Some(since) = since {
        consistency(ledger, &mut writer, since.size, checkpoint.size).await?;
    }
    Ok((writer, checkpoint))
}

/// The opening of a dossier of a figure, which has no other earlier checkpoint than the one its proof starts from.
pub(crate) async fn at_size(
    ledger: &Ledger,
    file: File,
    size: u64,
    along: &Along<'_>,
) -> Result<(Writer<File>, SignedCheckpoint), ExportError> {
    let checkpoint = match along.cosigned.map(cosigned).transpose()? {
        Some(SignedCheckpoint { size: cosigned, .. }) if cosigned != size => {
            return Err(ExportError::OtherSize { cosigned, figure: size });
        }
        Some(checkpoint) => checkpoint,
        None => signed(ledger, size).await?,
    };
    let mut writer = begin(ledger, file, Kind::Figure, &checkpoint, along)?;
    if let Some(since) = since(ledger, along, size).await? {
        writer.earlier_checkpoint(since.size, &since.note)?;
        consistency(ledger, &mut writer, since.size, size).await?;
    }
    Ok((writer, checkpoint))
}

fn begin(
    ledger: &Ledger,
    file: File,
    kind: Kind,
    checkpoint: &SignedCheckpoint,
    along: &Along<'_>,
) -> Result<Writer<File>, ExportError> {
    let manifest = Manifest {
        kind,
        ledger: ledger.name().to_string(),
        size: checkpoint.size,
        origin: ledger.origin(),
        created_at: format!("{:.6}", ledger.now()),
        software: SOFTWARE.to_owned(),
    };
    let mut writer = Writer::create(file, &manifest)?;
    writer.key(&ledger.verifier_key())?;
    for key in along.witnesses {
        writer.witness(key)?;
    }
    writer.checkpoint(&checkpoint.note.parse::<SignedNote>()?)?;
    Ok(writer)
}

fn cosigned(note: &SignedNote) -> Result<SignedCheckpoint, ExportError> {
    let Checkpoint { size, root, .. } = Checkpoint::parse(note.text())?;
    Ok(SignedCheckpoint { size, root, note: note.to_string() })
}

/// The checkpoint over the head.
async fn signed_head(ledger: &Ledger) -> Result<SignedCheckpoint, ExportError> {
    match ledger.checkpoint().await {
        Err(damaged @ LedgerError::Damaged { .. }) => {
            let size = ledger.head().await?.size();
            kept(ledger, size).await?.ok_or_else(|| damaged.into())
        }
        signed => Ok(signed?),
    }
}

/// The checkpoint over a size.
async fn signed(ledger: &Ledger, size: u64) -> Result<SignedCheckpoint, ExportError> {
    match ledger.checkpoint_at(size).await {
        Err(damaged @ LedgerError::Damaged { .. }) => kept(ledger, size).await?.ok_or_else(|| damaged.into()),
        signed => Ok(signed?),
    }
}

/// The checkpoint of a size that was shown to others before. It goes along instead of a new signature when the ledger
/// contradicts it: the verifier then says where they differ.
async fn kept(ledger: &Ledger, size: u64) -> Result<Option<SignedCheckpoint>, ExportError> {
    let Some((size, note)) = ledger.checkpoints(size, size + 1, 1).await?.pop() else {
        return Ok(None);
    };
    let parsed = Checkpoint::parse(note.parse::<SignedNote>()?.text());
    Ok(parsed.ok().map(|Checkpoint { root, .. }| SignedCheckpoint { size, root, note }))
}

/// The checkpoint of the previous submission. One over the exported size itself has nothing to prove.
async fn since(
    ledger: &Ledger,
    along: &Along<'_>,
    size: u64,
) -> Result<Option<SignedCheckpoint>, ExportError> {
    match along.since.filter(|since| *since < size) {
        Some(since) => Ok(Some(signed(ledger, since).await?)),
        None => Ok(None),
    }
}

async fn earlier_checkpoints(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    size: u64,
) -> Result<(), ExportError> {
    let mut from = 0;
    loop {
        let page = ledger.checkpoints(from, size, AT_ONCE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        from = last + 1;
        for (size, note) in &page {
            writer.earlier_checkpoint(*size, note)?;
        }
    }
}

/// The consistency proof; without hashes where the ledger has none left, for the verifier to find.
async fn consistency(
    ledger: &Ledger,
    writer: &mut Writer<File>,
    since: u64,
    size: u64,
) -> Result<(), ExportError> {
    let hashes = match ledger.prove_consistency(since, size).await {
        Err(LedgerError::Damaged { .. }) => Vec::new(),
        proof => proof?.hashes,
    };
    Ok(writer.consistency(since, &hashes)?)
}
