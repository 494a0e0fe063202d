//! One signer for good: a changed name and a lost key are refused before anything is signed, with the way back.

use std::fs;

use merkle::note::VerifierKey;

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::{Outcome, Program, Serving},
};

const FILE: &str = "data/keys/checkpoint-signing.key";

/// A ledger that was exported once, so that a checkpoint is kept; gives the key that signed it.
async fn exported(home: &Home) -> VerifierKey {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    server.stop().await;
    let exported = export(home, "first.zip").arg("--output").arg("json").json().await;
    exported["key"].as_str().and_then(|key| key.parse().ok()).expect("a key")
}

fn export(home: &Home, file: &str) -> Program {
    home.program(["audit", "export", "--ledger", LEDGER, "--out"]).arg(home.file(file))
}

fn serve(home: &Home) -> Program {
    home.program(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"])
}

/// What serving and exporting with these variables say: the same, and both say it as a matter of configuration.
async fn refused(home: &Home, variables: &[(&str, &str)]) -> String {
    let told = |ended: Outcome| ended.ended_with(2).stderr;
    let with =
        |program| variables.iter().fold(program, |program: Program, (name, value)| program.env(name, value));
    let exporting = told(with(export(home, "second.zip")).run().await);
    assert_eq!(told(with(serve(home)).run().await), exporting);
    assert!(!home.file("second.zip").exists());
    exporting
}

fn shown(key: &VerifierKey) -> String {
    format!("{}+{:08x}", key.name(), u32::from_be_bytes(key.id()))
}

#[tokio::test]
async fn another_name_is_refused_until_it_is_set_back() {
    let home = Home::on_throwaway_database().await;
    let key = exported(&home).await;
    let renamed = VerifierKey::new("renamed.example", *key.public_key()).expect("a key");
    let told = refused(&home, &[("HERSTELBOEK_SIGNER", "renamed.example")]).await;
    let (was, is) = (shown(&key), shown(&renamed));
    let expected = format!(
        "herstelboek: the checkpoints of {LEDGER} are signed by {was}, and the signer is now {is}: \
         set signer to herstelboek.local\n"
    );
    assert_eq!(told, expected);
    export(&home, "second.zip").run().await.ended_with(0);
}

#[tokio::test]
async fn a_lost_key_is_refused_until_it_is_put_back() {
    let home = Home::on_throwaway_database().await;
    let key = exported(&home).await;
    let (file, backup) = (home.file(FILE), home.file("backup.key"));
    fs::rename(&file, &backup).expect("a backup");
    let told = refused(&home, &[]).await;
    let folder = home.data().join("keys");
    let remedy = format!(": put its checkpoint-signing.key back into {}\n", folder.display());
    assert!(told.contains(&format!("are signed by {}, and", shown(&key))), "{told}");
    assert!(told.ends_with(&remedy), "{told}");
    let both = refused(&home, &[("HERSTELBOEK_SIGNER", "renamed.example")]).await;
    assert!(
        both.contains(": set signer to herstelboek.local and put its checkpoint-signing.key back"),
        "{both}"
    );

    fs::rename(&backup, &file).expect("the key put back");
    let server = Serving::start(&home, "again.log").await;
    open_ledger(&home, &server).await;
    server.stop().await;
    export(&home, "second.zip").run().await.ended_with(0);
}
