//! What to try next: commands that work when they are pasted into another terminal.

use std::path::Path;

use server::RunningServer;

use super::proof::Proof;
use crate::{
    demo::{LEDGER, Look, Played, Screen, Told, nl_en},
    installation::{Installation, random_id},
};

/// What can still be tried when the server has stopped with the demonstration.
pub(super) fn show_stopped(installation: &Installation, proof: &Proof, screen: &Screen) {
    screen.title(screen.say(nl_en("Probeer nu", "Now try")));
    verdicts(proof, screen);
    suggest(
        screen,
        nl_en("verder waar dit ophield, en blijven draaien", "go on where this stopped, and keep serving"),
        &format!("{} demo --data-dir {}", program(), path(&installation.config.data_dir)),
    );
}

/// Why personal data is opened in a demonstration.
const PURPOSE: &str = "https://example.nl/processing/support";
/// A contact on some day after the first one.
const SOME_CONTACT: &str =
    r#""happenedOn": {"year": 2025, "month": 3, "day": 3}, "channel": "CONTACT_CHANNEL_PHONE""#;
/// A gRPC client of somebody else's.
const BUF_CURL: &str = "npx --yes @bufbuild/buf curl --http2-prior-knowledge --protocol grpc";

pub(super) fn show(
    installation: &Installation,
    server: &RunningServer,
    played: &Played,
    proof: &Proof,
    screen: &Screen,
) {
    screen.title(screen.say(nl_en("Probeer nu, in een ander venster", "Now try, in another terminal")));
    calls(installation, server, played, screen);
    verdicts(proof, screen);
    let list = format!("{BUF_CURL} --list-methods http://{}", server.grpc);
    suggest(
        screen,
        nl_en(
            "alle rpc's, door reflectie (buf komt van npm)",
            "all rpcs, by reflection (buf comes from npm)",
        ),
        &list,
    );
    let metrics = format!("curl --silent http://{}/metrics", server.metrics);
    suggest(screen, nl_en("wat de server telt en meet", "what the server counts and measures"), &metrics);
}

fn calls(installation: &Installation, server: &RunningServer, played: &Played, screen: &Screen) {
    let data = path(&installation.config.data_dir);
    let household = format!(r#""ledger": "{LEDGER}", "householdId": "{}""#, played.story.household);
    let call = |what, rpc: &str, request: String| {
        let program = program();
        let command =
            format!("{program} call --data-dir {data} --listen {} {rpc} '{{{request}}}'", server.grpc);
        suggest(screen, what, &command);
    };
    call(
        nl_en("het huishouden, persoonsgegevens verzegeld", "the household, personal data sealed"),
        "CaseService/GetHousehold",
        household.clone(),
    );
    call(
        nl_en(
            "hetzelfde na gebeurtenis 9, geopend voor een doel; dat openen wordt vastgelegd",
            "the same after event 9, opened for a purpose; the opening is recorded",
        ),
        "CaseService/GetHousehold",
        format!(
            r#"{household}, "asOfPosition": 9, "openPersonalData": {{"processingActivity": "{PURPOSE}"}}"#
        ),
    );
    call(
        nl_en(
            "een eerste contact dat er al is: een weigering",
            "a first contact that is there already: a refusal",
        ),
        "HouseholdService/RecordFirstContact",
        format!(r#"{household}, "requestId": "{}", {SOME_CONTACT}"#, random_id()),
    );
    call(
        nl_en("het bewijs dat gebeurtenis 0 erin staat", "the proof that event 0 is in it"),
        "LedgerService/GetInclusionProof",
        format!(r#""ledger": "{LEDGER}", "position": 0"#),
    );
}

fn verdicts(proof: &Proof, screen: &Screen) {
    let verify = |file| format!("{} audit verify {} --key '{}'", program(), path(file), proof.key);
    suggest(
        screen,
        nl_en(
            "het dossier nagaan, zonder netwerk of database",
            "verify the dossier, without network or database",
        ),
        &verify(&proof.dossier),
    );
    suggest(screen, nl_en("en de vervalste kopie", "and the forged copy"), &verify(&proof.forged));
}

fn suggest(screen: &Screen, what: Told, command: &str) {
    screen.line(screen.look(&format!("# {}", screen.say(what)), Look::Faint));
    screen.line(command);
}

/// How this program can be run from here.
fn program() -> String {
    let program = std::env::current_exe().unwrap_or_else(|_| "herstelboek".into());
    let here = std::env::current_dir().unwrap_or_default();
    path(program.strip_prefix(here).unwrap_or(&program))
}

fn path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// A word for the shell.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "/._-+".contains(character);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
