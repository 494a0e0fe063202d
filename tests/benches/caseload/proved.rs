//! The account and its dossier: drawing it up, writing everything into one file, and verifying that, beside plain SHA-256
//! over the same bytes.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    path::Path,
    time::{Duration, Instant},
};

use accountability::{BOOKS, Basis, FinalAccount, Question};
use audit::{AccountPart, Along};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use stories::Town;
use verifier::{Options, Unpinned};

use crate::{memory::Peak, told::Told};

/// How many bytes are hashed at once.
const AT_ONCE: usize = 1024 * 1024;

pub(crate) async fn measure(town: &Town, told: &Told) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("account.zip");
    let events = town.ledger.head().await.unwrap().size();
    told.line("\nThe account and its dossier");
    told.building();
    let (basis, folding) = folded(town, events).await;
    told.built("reading what counts", events, folding.0, folding.0, folding.1);
    let Some(question) = question(&basis, events) else {
        told.line("there is no account in this history");
        return;
    };
    let started = Instant::now();
    let report = basis.report(&question).unwrap().to_bytes();
    told.built("drawing it up", events, started.elapsed(), folding.0, None);
    let definition = basis.adopted(question.fund, question.year).unwrap().text().as_str().as_bytes().to_vec();
    drop(basis);

    let peak = Peak::begin();
    let started = Instant::now();
    let part = AccountPart { definition: &definition, report: &report };
    audit::export_account(&town.ledger, &file, &part, &Along::default(), |_, _| ()).await.unwrap();
    told.built("writing a dossier", events, started.elapsed(), folding.0, peak.end());

    let (bytes, hashing) = hashed(&file);
    told.line(format_args!(
        "SHA-256 alone: {} MB of events in {} ms",
        bytes / 1_000_000,
        hashing.as_millis()
    ));
    let peak = Peak::begin();
    let started = Instant::now();
    let unpinned = Unpinned::Accepted;
    let options = Options { trusted: vec![town.ledger.verifier_key()], unpinned, ..Options::default() };
    let verdict = verifier::verify(BufReader::new(File::open(&file).unwrap()), &options, |_, _| ());
    let verifying = started.elapsed();
    assert!(verdict.holds(), "{verdict}");
    told.built("verifying it", events, verifying, folding.0, peak.end());
    let percent = (hashing.as_micros() * 100).checked_div(verifying.as_micros()).unwrap_or(0);
    told.line(format_args!(
        "verifying goes at {percent} % of the speed of SHA-256 alone over the same bytes"
    ));
}

type Took = (Duration, Option<u64>);

/// What counts of the whole ledger.
async fn folded(town: &Town, events: u64) -> (Basis, Took) {
    let (peak, started) = (Peak::begin(), Instant::now());
    let mut basis = Basis::default();
    let each = |happened: &replay::Happened<'_>| {
        basis.apply(happened.position, happened.book, happened.event);
        Ok::<(), replay::ReplayError>(())
    };
    replay::fold(&town.ledger, BOOKS, events, each, |_| ()).await.unwrap();
    (basis, (started.elapsed(), peak.end()))
}

/// The account of the last year for which one was opened, as of now.
fn question(basis: &Basis, position: u64) -> Option<Question> {
    let account = basis.accounts().max_by_key(|account| account.year)?;
    Some(Question {
        ledger: stories::UTRECHT.to_owned(),
        fund: account.fund,
        year: account.year,
        position,
        effective_on: Date::constant(account.year.number(), 12, 31),
        final_account: FinalAccount::No,
    })
}

/// How many bytes of events there are in a dossier, and how long it takes to hash them and do nothing else; unpacking
/// them is not counted.
fn hashed(file: &Path) -> (u64, Duration) {
    let mut archive = zip::ZipArchive::new(BufReader::new(File::open(file).unwrap())).unwrap();
    let mut events = archive.by_name("events.jsonl").unwrap();
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; AT_ONCE]);
    let (mut bytes, mut took) = (0, Duration::ZERO);
    loop {
        let read = events.read(&mut buffer).unwrap();
        if read == 0 {
            hasher.finalize();
            return (bytes, took);
        }
        let started = Instant::now();
        hasher.update(&buffer[..read]);
        took += started.elapsed();
        bytes += u64::try_from(read).unwrap();
    }
}
