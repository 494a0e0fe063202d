//! The proof: a dossier with the account that verifies, and two copies with one cent changed that do not.

use std::{
    fs::File,
    io::{BufReader, BufWriter, IntoInnerError},
    path::{Path, PathBuf},
};

use accountability::FigureId;
use anyhow::Context as _;
use domain::{ids::FundId, money::AccountingYear};
use ledger::Ledger;
use verifier::{Options, Verdict};

use crate::{
    cli::{AccountArgs, AskedArgs, Moment},
    commands::{account, export, verify::verify},
    demo::{Account, LEDGER, Look, Played, Screen, count, nl_en},
    installation::Installation,
    output::Language,
};

/// The files of the proof.
pub(super) struct Proof {
    /// The dossier.
    pub(super) dossier: PathBuf,
    /// The copy in which one cent of a figure was changed.
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
    let proof = exported(installation, &ledger, &played.account, screen).await?;
    let options = Options { trusted: vec![ledger.verifier_key()], ..Options::default() };
    tell(&verify(&proof.dossier, &options)?, screen, Look::Good);
    let figure: FigureId = played.account.figure.parse()?;
    forge(&proof.dossier, &proof.forged, |original, copy| {
        verifier::forge::cent_in_report(original, copy, Some(&figure))
    })?;
    screen.gap();
    screen.line(one_cent_in_report(&figure, screen));
    screen.gap();
    tell(&verify(&proof.forged, &options)?, screen, Look::Bad);
    let (cost, another) =
        (played.account.cost, proof.forged.with_file_name(format!("{LEDGER}-forged-event.zip")));
    forge(&proof.dossier, &another, |original, copy| verifier::forge::cent_in_event(original, copy, cost))?;
    screen.gap();
    screen.line(one_cent_in_event(cost, screen));
    screen.gap();
    tell(&verify(&another, &options)?, screen, Look::Bad);
    Ok(proof)
}

async fn exported(
    installation: &Installation,
    ledger: &Ledger,
    account: &Account,
    screen: &Screen,
) -> anyhow::Result<Proof> {
    let folder = installation.config.data_dir.join("dossiers");
    std::fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let size = ledger.head().await?.size();
    let proof = Proof {
        dossier: folder.join(format!("{LEDGER}-{size}.zip")),
        forged: folder.join(format!("{LEDGER}-{size}-forged.zip")),
        key: ledger.verifier_key().to_string(),
    };
    let events = count(size, screen.language);
    if !proof.dossier.exists() {
        let args = AccountArgs {
            ledger: ledger.name().clone(),
            fund: Some(FundId::from(account.fund)),
            year: AccountingYear::new(account.year)?,
        };
        let said = AskedArgs { effective_on: None, final_account: false };
        let asked = account::asked(ledger, &args, Moment::Submission, said).await?;
        export::write(ledger, &proof.dossier, Some(&asked), None, |_, _| ()).await?;
    }
    let file = proof.dossier.display();
    screen.line(match screen.language {
        Language::Nl => format!("{events} gebeurtenissen van Utrecht en de verantwoording staan in {file}"),
        Language::En => format!("{events} events of Utrecht and the account are in {file}"),
    });
    screen.gap();
    Ok(proof)
}

/// Writes a forged copy.
fn forge<E: std::error::Error + Send + Sync + 'static>(
    original: &Path,
    copy: &Path,
    rewrite: impl FnOnce(BufReader<File>, BufWriter<File>) -> Result<BufWriter<File>, E>,
) -> anyhow::Result<()> {
    let written = rewrite(BufReader::new(File::open(original)?), BufWriter::new(File::create(copy)?))?;
    written.into_inner().map_err(IntoInnerError::into_error)?;
    Ok(())
}

fn one_cent_in_report(figure: &FigureId, screen: &Screen) -> String {
    match screen.language {
        Language::Nl => {
            format!("Nu maakt iemand in een kopie cijfer {figure} van de verantwoording één cent hoger.")
        }
        Language::En => {
            format!("Now somebody makes figure {figure} of the account one cent higher, in a copy.")
        }
    }
}

fn one_cent_in_event(position: u64, screen: &Screen) -> String {
    match screen.language {
        Language::Nl => {
            format!(
                "En in een andere kopie verandert een cent van wat er geleverd is: gebeurtenis {position}."
            )
        }
        Language::En => {
            format!("And in another copy a cent of what was delivered is changed: event {position}.")
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
