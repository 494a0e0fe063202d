//! `audit cosign`: a checkpoint to a witness, and what the witness says back into the ledger.

use jiff::Timestamp;
use ledger::{Ledger, LedgerError, SignedCheckpoint};
use merkle::note::{CosignerKey, SignedNote};
use serde_json::json;
use tonic::Code;
use witness::http::{Client, ClientError, Cosigned};

use crate::{
    cli::CosignArgs,
    config::Config,
    exit::{Refused, Usage},
    installation::Installation,
    output::{self, Output},
};

pub(crate) async fn run(config: Config, args: &CosignArgs, output: Output) -> anyhow::Result<()> {
    let client = Client::new(&args.witness, args.key.clone()).map_err(told)?;
    let installation = Installation::open(config).await?;
    let ledger = installation.ledgers().await?.get(&args.ledger).await?;
    let checkpoint = match args.size {
        Some(size) => ledger.checkpoint_at(size).await?,
        None => ledger.checkpoint().await?,
    };
    let cosigned = cosigned(&ledger, &checkpoint, &client, &args.key).await?;
    let instant = i64::try_from(cosigned.seconds).map(Timestamp::from_second).ok().and_then(Result::ok);
    let at = instant.map_or_else(|| format!("second {}", cosigned.seconds), |instant| instant.to_string());
    let (name, size) = (args.key.name(), checkpoint.size);
    match output {
        Output::Json => output::json(&json!({
            "ledger": args.ledger.as_str(), "size": size, "root": checkpoint.root.to_string(),
            "witness": name, "cosigned_at": at, "cosignature": cosigned.line.to_string(),
        }))?,
        Output::Table => {
            output::line(format!(
                "{name} cosigned the checkpoint over {size} events of {} at {at}",
                args.ledger
            ));
            output::line(format!("root  {}", checkpoint.root));
        }
    }
    installation.close().await
}

/// What the witness says of the checkpoint; it is asked when it has not said it before, and then it is kept.
async fn cosigned(
    ledger: &Ledger,
    checkpoint: &SignedCheckpoint,
    client: &Client,
    key: &CosignerKey,
) -> anyhow::Result<Cosigned> {
    let note: SignedNote = checkpoint.note.parse()?;
    if let Some(kept) = note.cosignatures(std::slice::from_ref(key))?.first() {
        let mut lines = note.signatures().iter();
        if let Some(line) = lines.find(|line| line.name == key.name() && line.key_id == key.id()) {
            return Ok(Cosigned { line: line.clone(), seconds: kept.seconds });
        }
    }
    let known = ledger.cosigned_by(key).await?.unwrap_or(0);
    let prove = async |old| {
        let proof = ledger.prove_consistency(old, checkpoint.size).await?;
        Ok::<_, LedgerError>(proof.hashes)
    };
    let answer = client.cosign(&note, known, prove).await;
    let cosigned = match answer {
        Err(ClientError::Behind { known, .. }) if known > ledger.head().await?.size() => {
            return Err(shorter(ledger, known, checkpoint.size));
        }
        answer => answer.map_err(told)?,
    };
    ledger.add_cosignature(checkpoint.size, key, &cosigned.line).await?;
    Ok(cosigned)
}

/// The one thing that no witness can be talked out of: it has seen more than there is now.
fn shorter(ledger: &Ledger, known: u64, size: u64) -> anyhow::Error {
    let text = format!(
        "the witness has cosigned {known} events of {} and there are {size}: events are gone, put them back from a backup",
        ledger.name()
    );
    Refused { code: Code::Aborted, reason: "WITNESS_KNOWS_MORE".to_owned(), text }.into()
}

/// What the witness said or did, with the exit code of its kind.
fn told(error: ClientError) -> anyhow::Error {
    let code = match &error {
        ClientError::Url => return Usage(error.to_string()).into(),
        ClientError::Request(_) | ClientError::Proof(_) => return error.into(),
        ClientError::Unreachable(_) | ClientError::Moved => Code::Unavailable,
        ClientError::Refused { status: 403, .. } => Code::PermissionDenied,
        ClientError::Refused { status: 404, .. } => Code::NotFound,
        ClientError::Refused { status: 500.., .. } => Code::Unavailable,
        ClientError::Refused { .. } | ClientError::Behind { .. } => Code::Aborted,
        ClientError::NoAnswer | ClientError::OtherKey { .. } | ClientError::BadCosignature { .. } => {
            Code::Unknown
        }
    };
    Refused { code, reason: "WITNESS".to_owned(), text: error.to_string() }.into()
}
