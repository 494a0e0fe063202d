//! What to try next: commands that work when they are pasted into another terminal.

use std::path::Path;

use server::RunningServer;

use super::proof::Proof;
use crate::{
    demo::{APPROVAL, Account, LEDGER, Look, Money, Played, Screen, Told, nl_en},
    installation::{Installation, random_id},
};

/// What can still be tried when the server has stopped with the demonstration.
pub(super) fn show_stopped(installation: &Installation, played: &Played, proof: &Proof, screen: &Screen) {
    screen.title(screen.say(nl_en("Probeer nu", "Now try")));
    verdicts(proof, screen);
    books(installation, &played.money, screen);
    accounts(installation, &played.account, proof, screen);
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
/// Some day after the vote was opened.
const SOME_DAY: &str = r#""happenedOn": {"year": 2025, "month": 9, "day": 1}"#;
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
    voting(installation, server, &played.money, screen);
    verdicts(proof, screen);
    books(installation, &played.money, screen);
    accounts(installation, &played.account, proof, screen);
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
    let household = format!(r#""ledger": "{LEDGER}", "householdId": "{}""#, played.story.household);
    let call = |what, rpc: &str, request: String| {
        suggest(screen, what, &called(installation, server, "", rpc, &request));
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
    call(
        nl_en("wat er op een regisseur wacht", "what waits for a coordinator"),
        "CaseloadService/ListWork",
        format!(r#""ledger": "{LEDGER}", "worklist": "WORKLIST_MINE", "coordinatorId": "e.devries""#),
    );
    call(
        nl_en(
            "huishoudens met een hulpvraag en een termijn die nadert, geteld per stap",
            "households with a need and a term that draws near, counted by step",
        ),
        "CaseloadService/CountHouseholds",
        format!(
            r#""ledger": "{LEDGER}", "filter": "needs:* AND next_deadline != none", "facets": ["stage"]"#
        ),
    );
    call(
        nl_en(
            "wat er gebeurd was toen het plan er net lag, in gewone woorden",
            "what had happened when the plan was just there, in plain words",
        ),
        "CaseloadService/GetTimeline",
        format!(r#"{household}, "asOf": {{"position": 21}}"#),
    );
    let (fund, committed) = (played.money.fund, played.money.committed());
    call(
        nl_en(
            "de boeken van het potje toen er vastgelegd was en nog niets betaald",
            "the books of the fund when money was committed and nothing was paid yet",
        ),
        "FundService/GetFundBalance",
        format!(r#""ledger": "{LEDGER}", "fundId": "{fund}", "asOfPosition": {committed}"#),
    );
}

/// What the officer can do whose vote is waited for.
fn voting(installation: &Installation, server: &RunningServer, money: &Money, screen: &Screen) {
    let Money { waiting, subject, waited_for, .. } = money;
    let (officer, role) = (waited_for.subject(), waited_for.role());
    let who = format!(" --officer {officer} --role {role}");
    let call = |what, rpc: &str, request: String| {
        suggest(screen, what, &called(installation, server, &who, rpc, &request));
    };
    let provision = format!(r#""ledger": "{LEDGER}", "provisionId": "{waiting}""#);
    call(
        nl_en(
            "als de manager Werk en Inkomen: wat op uw stem wacht",
            "as the manager of Work & Income: what waits for your vote",
        ),
        "ProvisionService/ListOpenVotes",
        format!(r#""ledger": "{LEDGER}""#),
    );
    call(
        nl_en("de zaak zoals wie stemt haar leest", "the case as who votes reads it"),
        "ProvisionService/GetBallot",
        format!(r#"{provision}, "openPersonalData": {{"processingActivity": "{APPROVAL}"}}"#),
    );
    call(
        nl_en(
            "het derde ja; nog eens gestuurd: hetzelfde bewijs",
            "the third yes; sent again: the same receipt",
        ),
        "ProvisionService/CastVote",
        format!(
            r#"{provision}, "requestId": "{}", {SOME_DAY}, "role": "{role}", "vote": "VOTE_YES", "subject": "{subject}""#,
            random_id()
        ),
    );
}

/// A call of this program to the server that is running.
fn called(
    installation: &Installation,
    server: &RunningServer,
    who: &str,
    rpc: &str,
    request: &str,
) -> String {
    let (program, data) = (program(), path(&installation.config.data_dir));
    format!("{program} call --data-dir {data} --listen {}{who} {rpc} '{{{request}}}'", server.grpc)
}

/// The books of the fund for other programs; this needs no server.
fn books(installation: &Installation, money: &Money, screen: &Screen) {
    let (program, data) = (program(), path(&installation.config.data_dir));
    let export =
        format!("{program} export ledger-cli --data-dir {data} --ledger {LEDGER} --fund {}", money.fund);
    suggest(screen, nl_en("de boeken van het potje als tekst", "the books of the fund as text"), &export);
    suggest(
        screen,
        nl_en(
            "dezelfde boeken, nagerekend door hledger (staat in Debian)",
            "the same books, checked by hledger (it is in Debian)",
        ),
        &format!("{export} | hledger -f - balance"),
    );
}

/// The account, drawn up again from the ledger; this needs no server either.
fn accounts(installation: &Installation, account: &Account, proof: &Proof, screen: &Screen) {
    let (program, data) = (program(), path(&installation.config.data_dir));
    let (year, of) = (account.year, format!("--data-dir {data} --ledger {LEDGER}"));
    suggest(
        screen,
        nl_en("de bijlage voor het Rijk, voor LibreOffice", "the annex for the Rijk, for LibreOffice"),
        &format!("{program} report {of} --year {year} --language nl --format ods --out sisa-{year}.ods"),
    );
    suggest(
        screen,
        nl_en("één cijfer, tot op zijn gebeurtenissen", "one figure, down to its events"),
        &format!("{program} explain {of} {}", account.reference),
    );
    suggest(
        screen,
        nl_en(
            "wat er sinds het indienen anders werd, en waarom",
            "what changed since the submission, and why",
        ),
        &format!("{program} compare {of} --year {year}"),
    );
    let figure = proof.dossier.with_file_name("one-figure.zip");
    suggest(
        screen,
        nl_en("een dossier van dat ene cijfer", "a dossier of that one figure"),
        &format!(
            "{program} audit export {of} --year {year} --figure {} --out {}",
            account.figure,
            path(&figure)
        ),
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
