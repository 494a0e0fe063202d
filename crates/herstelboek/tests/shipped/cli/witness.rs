//! `witness` and `audit cosign`: another party that cosigns a ledger, remembers across a restart, and sees through a
//! keeper with two histories.

use std::{
    fs::{self, File},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Stdio,
};

use merkle::note::{CosignerKey, SignedNote};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::{EXECUTABLE, Program, Serving},
};

const ORIGIN: &str = "herstelboek.local/GM0344";

/// A witness that serves. Killed when it is dropped.
struct Witnessing {
    child: Child,
    /// Kept open: it must not find its standard output closed.
    _stdout: Lines<BufReader<ChildStdout>>,
    /// What it said when it listened.
    said: Value,
}

/// Where a witness keeps its things: a folder of somebody else, without any of ours.
fn arguments(home: &Home, ledger_key: &str) -> Vec<String> {
    let path = |name: &str| home.file(name).display().to_string();
    let (state, key, log) = (path("witness/state"), path("witness/key"), format!("{ledger_key}@{ORIGIN}"));
    let arguments = ["witness", "--listen", "127.0.0.1:0", "--name", "witness.test/w1"].map(str::to_owned);
    let own = ["--state".to_owned(), state, "--key".to_owned(), key, "--log".to_owned(), log];
    arguments.into_iter().chain(own).collect()
}

impl Witnessing {
    async fn start(home: &Home, ledger_key: &str) -> Self {
        let mut command = Command::new(EXECUTABLE);
        command.args(arguments(home, ledger_key)).kill_on_drop(true).env_clear();
        command
            .env("HERSTELBOEK_CONFIG", home.file("empty.toml"))
            .env("HERSTELBOEK_DATA_DIR", home.file("none"));
        let log = File::create(home.file("witness.log")).expect("a file for the log");
        let piped = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let mut child = piped.spawn().expect("a process");
        let mut stdout = BufReader::new(child.stdout.take().expect("standard output")).lines();
        let line = stdout.next_line().await.expect("a line").expect("it listens");
        Self { child, _stdout: stdout, said: serde_json::from_str(&line).expect("a line of JSON") }
    }

    fn url(&self) -> String {
        format!("http://{}", self.said["witness"].as_str().expect("an address"))
    }

    fn key(&self) -> String {
        self.said["key"].as_str().expect("a key").to_owned()
    }

    /// The size it remembers of the ledger.
    fn remembers(&self) -> u64 {
        let log = &self.said["logs"][0];
        assert_eq!(log["origin"], ORIGIN);
        log["size"].as_u64().expect("a size")
    }

    async fn stop(mut self) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok()).expect("a process that runs");
        kill(Pid::from_raw(id), Signal::SIGTERM).expect("a signal that arrives");
        assert!(self.child.wait().await.expect("the end of the process").success());
    }
}

/// Reports households with these numbers in a ledger that is opened when it is not there.
async fn reported(home: &Home, households: std::ops::Range<u64>) {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    for number in households {
        let request = super::exit_codes::report(number, number);
        home.program(["call", "HouseholdService/ReportHousehold", &request, "--address", &server.url()])
            .json()
            .await;
    }
    server.stop().await;
}

/// The key of the ledger, from a dossier.
async fn exported(home: &Home, dossier: &Path) -> String {
    let export = ["audit", "export", "--output", "json", "--ledger", LEDGER, "--out"];
    home.program(export).arg(dossier).json().await["key"].as_str().expect("a key").to_owned()
}

fn cosign(home: &Home, witness: &Witnessing) -> Program {
    let (url, key) = (witness.url(), witness.key());
    home.program([
        "audit",
        "cosign",
        "--ledger",
        LEDGER,
        "--output",
        "json",
        "--witness",
        &url,
        "--key",
        &key,
    ])
}

/// What is in a dossier's checkpoint.
fn checkpoint(dossier: PathBuf) -> SignedNote {
    let mut zip = zip::ZipArchive::new(File::open(dossier).expect("it")).expect("a zip");
    let text = std::io::read_to_string(zip.by_name("checkpoint.txt").expect("a checkpoint")).expect("text");
    text.parse().expect("a note")
}

#[tokio::test]
async fn a_witness_cosigns_what_continues_and_the_dossier_says_so() {
    let home = Home::on_throwaway_database().await;
    reported(&home, 0..3).await;
    let ledger_key = exported(&home, &home.file("before.zip")).await;
    let witness = Witnessing::start(&home, &ledger_key).await;
    assert_eq!(witness.remembers(), 0);
    let mode = fs::metadata(home.file("witness/key")).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let first = cosign(&home, &witness).json().await;
    assert_eq!((first["size"].as_u64(), first["witness"].as_str()), (Some(3), Some("witness.test/w1")));
    assert_eq!(cosign(&home, &witness).json().await, first, "what is kept is not asked again");
    let earlier = cosign(&home, &witness).arg("--size").arg("2").run().await;
    earlier.ended_with(6).complaining("ask for the head");

    reported(&home, 3..5).await;
    assert_eq!(cosign(&home, &witness).json().await["size"], 5);
    let dossier = home.file("after.zip");
    exported(&home, &dossier).await;
    let key: CosignerKey = witness.key().parse().expect("a key");
    assert_eq!(checkpoint(dossier.clone()).cosignatures(&[key]).expect("it fits").len(), 1);
    home.program(["audit", "verify", "--key", &ledger_key]).arg(dossier).run().await.ended_with(0);

    let again = witness.key();
    witness.stop().await;
    let witness = Witnessing::start(&home, &ledger_key).await;
    assert_eq!((witness.key(), witness.remembers()), (again, 5));
    witness.stop().await;
}

#[tokio::test]
async fn a_keeper_with_two_histories_is_refused_by_the_one_witness_of_both() {
    let (home, other) = (Home::on_throwaway_database().await, Home::on_throwaway_database().await);
    reported(&home, 0..3).await;
    let ledger_key = exported(&home, &home.file("dossier.zip")).await;
    let witness = Witnessing::start(&home, &ledger_key).await;
    cosign(&home, &witness).json().await;

    // The same keeper, with its own key, and another past.
    let signing = "keys/checkpoint-signing.key";
    fs::create_dir_all(other.data().join("keys")).expect("a folder");
    fs::set_permissions(other.data().join("keys"), fs::Permissions::from_mode(0o700)).expect("its mode");
    fs::copy(home.data().join(signing), other.data().join(signing)).expect("the key");
    reported(&other, 10..13).await;
    assert_eq!(exported(&other, &other.file("dossier.zip")).await, ledger_key);
    cosign(&other, &witness).run().await.ended_with(6).complaining("the log shows two histories");
    reported(&other, 13..14).await;
    cosign(&other, &witness).run().await.ended_with(6).complaining("does not continue the one cosigned last");

    // And one who lost events is told that they are gone.
    let shorter = Home::on_throwaway_database().await;
    fs::create_dir_all(shorter.data().join("keys")).expect("a folder");
    fs::copy(home.data().join(signing), shorter.data().join(signing)).expect("the key");
    reported(&shorter, 0..2).await;
    cosign(&shorter, &witness).run().await.ended_with(6).complaining("events are gone");
    witness.stop().await;
}

#[tokio::test]
async fn a_witness_that_forgot_does_not_begin_under_its_old_key() {
    let home = Home::on_throwaway_database().await;
    reported(&home, 0..1).await;
    let ledger_key = exported(&home, &home.file("dossier.zip")).await;
    let witness = Witnessing::start(&home, &ledger_key).await;
    let strange = merkle::note::Cosigner::from_seed("witness.test/w1", &[3; 32]).expect("a witness");
    let (url, key) = (witness.url(), strange.cosigner_key().to_string());
    let believing = home.program(["audit", "cosign", "--ledger", LEDGER, "--witness", &url, "--key", &key]);
    believing.run().await.ended_with(1).complaining("ask its operator for the key");
    witness.stop().await;

    fs::remove_dir_all(home.file("witness/state")).expect("it was there");
    let arguments = arguments(&home, &ledger_key);
    let forgetful = Program::bare(arguments.iter().map(String::as_str));
    let forgetful = forgetful.env("HERSTELBOEK_CONFIG", home.file("empty.toml"));
    forgetful.run().await.ended_with(2).complaining("a witness that forgot must not cosign");
    let gone = home.program(["audit", "cosign", "--ledger", LEDGER, "--witness", &url, "--key", &key]);
    gone.run().await.ended_with(7).complaining("cannot be reached");
}
