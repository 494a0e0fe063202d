//! The proof: a dossier that verifies, and a forged copy that does not.

use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::PathBuf,
};

use anyhow::Context as _;
use dossier::{Options, Verdict};
use ledger::Ledger;

use crate::{
    commands::verify::verify,
    demo::{LEDGER, Look, Played, Screen, count, nl_en},
    installation::Installation,
    output::Language,
};

/// The files of the proof.
pub(super) struct Proof {
    /// The dossier.
    pub(super) dossier: PathBuf,
    /// The copy with one byte changed.
    pub(super) forged: PathBuf,
    /// The key the dossier is signed with.
    pub(super) key: String,
}

pub(super) async fn show(
    installation: &Installation,
    played: &Played,
    screen: &Screen,
) -> anyhow::Result<Proof> {
    screen.title(screen.say(nl_en("Het bewijs", "The proof")));
    let ledger = installation.ledgers().await?.get(&LEDGER.parse()?).await?;
    let proof = export(installation, &ledger, screen).await?;
    let options = Options { trusted: vec![ledger.verifier_key()], known: vec![] };
    tell(&verify(&proof.dossier, &options)?, screen, Look::Good);

    // The last event of the story: a receipt says where it is.
    let position = played.story.receipts.last().map_or(0, |receipt| receipt.last_position);
    forge(&proof, u64::try_from(position)?)?;
    screen.gap();
    screen.line(forged(position, screen));
    screen.gap();
    tell(&verify(&proof.forged, &options)?, screen, Look::Bad);
    Ok(proof)
}

async fn export(installation: &Installation, ledger: &Ledger, screen: &Screen) -> anyhow::Result<Proof> {
    let folder = installation.config.data_dir.join("dossiers");
    std::fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let size = ledger.head().await?.size();
    let proof = Proof {
        dossier: folder.join(format!("{LEDGER}-{size}.zip")),
        forged: folder.join(format!("{LEDGER}-{size}-forged.zip")),
        key: ledger.verifier_key().to_string(),
    };
    if !proof.dossier.exists() {
        audit::export(ledger, &proof.dossier, |_, _| ()).await?;
    }
    let (events, file) = (count(size, screen.language), proof.dossier.display());
    screen.line(match screen.language {
        Language::Nl => format!("{events} gebeurtenissen van Utrecht staan in {file}"),
        Language::En => format!("{events} events of Utrecht are in {file}"),
    });
    screen.gap();
    Ok(proof)
}

/// Changes one byte of one event in a copy, in a way that leaves good JSON and a good zip.
fn forge(proof: &Proof, position: u64) -> anyhow::Result<()> {
    let original = BufReader::new(File::open(&proof.dossier)?);
    let copy = BufWriter::new(File::create(&proof.forged)?);
    dossier::forge::rewrite_event(original, copy, position, |line| {
        // The last digit of the date on which it happened.
        if let Some(date) = find(line, br#""on":""#) {
            let digit = &mut line[date + "2025-01-0".len()];
            *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
        }
    })?;
    Ok(())
}

/// Where the text behind `key` begins.
fn find(line: &[u8], key: &[u8]) -> Option<usize> {
    line.windows(key.len()).position(|window| window == key).map(|start| start + key.len())
}

fn forged(position: i64, screen: &Screen) -> String {
    match screen.language {
        Language::Nl => format!(
            "Nu verandert iemand in een kopie één byte: de dag waarop gebeurtenis {position} gebeurde."
        ),
        Language::En => {
            format!("Now somebody changes one byte in a copy: the day on which event {position} happened.")
        }
    }
}

/// Prints a verdict; its first line as it deserves.
fn tell(verdict: &Verdict, screen: &Screen, look: Look) {
    let text = verdict.in_language(screen.language.into()).to_string();
    for (index, line) in text.lines().enumerate() {
        if index == 0 { screen.line(screen.look(line, look)) } else { screen.line(line) }
    }
}
