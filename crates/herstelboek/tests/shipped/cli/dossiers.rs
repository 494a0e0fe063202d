//! `audit export` and `audit verify`: a dossier that holds, one that was forged, and what is none.

use std::{
    fs::{self, File},
    path::Path,
};

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::Serving,
};

const HOUSEHOLDS: u64 = 5;
/// The event that is forged.
const FORGED: u64 = 3;

/// A ledger with some reports, exported; gives the key that was printed.
async fn exported(home: &Home, dossier: &Path) -> String {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    for number in 0..HOUSEHOLDS {
        let request = super::exit_codes::report(number, number);
        home.program(["call", "HouseholdService/ReportHousehold", &request, "--address", &server.url()])
            .json()
            .await;
    }
    server.stop().await;
    let export =
        home.program(["audit", "export", "--output", "json", "--ledger", LEDGER, "--out"]).arg(dossier);
    let exported = export.json().await;
    assert_eq!(exported["events"], HOUSEHOLDS);
    exported["key"].as_str().expect("a key").to_owned()
}

#[tokio::test]
async fn a_forged_event_is_named_by_its_position_in_both_languages() {
    let home = Home::on_throwaway_database().await;
    let (dossier, copy) = (home.file("dossier.zip"), home.file("forged.zip"));
    let key = exported(&home, &dossier).await;
    let verify = |file: &Path| home.program(["audit", "verify", "--key", &key]).arg(file);
    verify(&dossier).run().await.ended_with(0);

    let (original, to) = (File::open(&dossier).expect("it"), File::create(&copy).expect("a file"));
    let flip = |line: &mut Vec<u8>| {
        let at = line.windows(3).position(|bytes| bytes == b"202").expect("a year");
        line[at + 3] ^= 1;
    };
    dossier::forge::rewrite_event(original, to, FORGED, flip).expect("a forgery");

    let english = verify(&copy).run().await.ended_with(3).complaining("does not prove what it claims").stdout;
    let dutch = verify(&copy).arg("--language").arg("nl").run().await.ended_with(3).stdout;
    assert!(english.contains(&format!("position {FORGED}")), "{english}");
    assert!(dutch.contains(&format!("positie {FORGED}")), "{dutch}");
    assert_ne!(english, dutch);
    let json = verify(&copy).arg("--output").arg("json").run().await.ended_with(3).json();
    assert!(json["findings"].as_array().is_some_and(|all| !all.is_empty()), "{json}");
}

#[tokio::test]
async fn a_dossier_is_held_against_keys_and_checkpoints_one_brings_along() {
    let home = Home::on_throwaway_database().await;
    let dossier = home.file("dossier.zip");
    exported(&home, &dossier).await;
    let strange = merkle::note::NoteSigner::from_seed("herstelboek.local", &[7; 32]).expect("a signer");
    let key = strange.verifier_key().to_string();
    let strange_key = home.program(["audit", "verify", "--key", &key]).arg(&dossier);
    strange_key.run().await.ended_with(3);

    let mut zip = zip::ZipArchive::new(File::open(&dossier).expect("it")).expect("a zip");
    let checkpoint =
        std::io::read_to_string(zip.by_name("checkpoint.txt").expect("a checkpoint")).expect("text");
    fs::write(home.file("checkpoint.txt"), checkpoint).expect("a file");
    let known =
        home.program(["audit", "verify", "--checkpoint"]).arg(home.file("checkpoint.txt")).arg(&dossier);
    known.run().await.ended_with(0);
}

#[tokio::test]
async fn garbage_is_no_dossier_and_a_missing_file_is_none_either() {
    let home = Home::without_database();
    let garbage = home.file("garbage.zip");
    fs::write(&garbage, b"PK\x03\x04 and then nothing of sense").expect("a file");
    let verify = |language| home.program(["audit", "verify", "--language", language]).arg(&garbage);
    assert!(verify("en").run().await.ended_with(3).stdout.contains("zip"));
    assert!(verify("nl").run().await.ended_with(3).stdout.contains("zip"));
    let missing = home.program(["audit", "verify"]).arg(home.file("missing.zip")).run().await.ended_with(4);
    missing.complaining("missing.zip");
}

#[tokio::test]
async fn a_dossier_is_never_overwritten() {
    let home = Home::on_throwaway_database().await;
    let dossier = home.file("dossier.zip");
    exported(&home, &dossier).await;
    let before = fs::read(&dossier).expect("it");
    let again = home.program(["audit", "export", "--ledger", LEDGER, "--out"]).arg(&dossier).run().await;
    again.ended_with(1).complaining("choose another name");
    assert_eq!(fs::read(&dossier).expect("it"), before);
}
