//! The verdict in words, in both languages, and as JSON.
//! These texts are read by auditors: a change here is a change of the product.

use dossier::{Entry, Language};

use crate::ledger::{Ledger, judge, record_line, signer};
use crate::parts::Parts;

#[test]
fn a_verdict_that_holds_reads_as_plain_words() {
    let ledger = Ledger::of(6);
    let verdict = judge(&ledger.export_with(&signer(), &[ledger.signed(4)]));
    let (key, root) = (
        signer().verifier_key(),
        merkle::Checkpoint::parse(ledger.signed(6).text()).unwrap().root,
    );
    assert_eq!(
        verdict.to_string(),
        format!(
            "VERIFIED: ledger GM0344, 6 events\n\n\
             Proved:\n\
             - the checkpoint over 6 events was signed by {key}\n\
             - events 0 to 5 are exactly the ones that were signed (root {root}): none was changed, added, left out or moved\n\
             - the ledger only grew since it had 4 events: an earlier signed checkpoint fits\n\
             - in each of the 2 streams the events are numbered from 1 without a gap, and no event was recorded before the one before it\n\n\
             Not proved:\n\
             - what was recorded after these 6 events\n\
             - that what was recorded is true; only that it is what was recorded"
        )
    );
}

#[test]
fn a_verdict_that_does_not_hold_names_the_place_in_both_languages() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| {
        lines[12] = record_line(12).replace("NoteAdded", "NoteAltered");
    });
    let verdict = judge(&forged.zip());
    let english = verdict.in_language(Language::English).to_string();
    assert!(english.starts_with("NOT VERIFIED: ledger GM0344, 30 events\n\nFound to be wrong:\n- position 12: the event was changed after it was recorded"), "{english}");
    let dutch = verdict.in_language(Language::Dutch).to_string();
    assert!(dutch.starts_with("KLOPT NIET: grootboek GM0344, 30 gebeurtenissen\n\nWat niet klopt:\n- positie 12: de gebeurtenis is na het vastleggen gewijzigd"), "{dutch}");
}

#[test]
fn a_program_gets_codes_and_values() {
    let forged = Parts::of(&Ledger::of(30).export()).lines(Entry::Events, |lines| lines.truncate(28));
    let verdict = serde_json::to_value(judge(&forged.zip())).unwrap();
    assert_eq!(verdict["findings"][0]["place"]["positions"]["first"], 28);
    assert_eq!(verdict["findings"][0]["code"], "events_missing");
    assert_eq!(verdict["proved"][0]["code"], "signed");
    assert_eq!(verdict["not_proved"][0]["code"], "unsigned");

    let missing = Parts(vec![]).zip();
    let verdict = serde_json::to_value(judge(&missing)).unwrap();
    assert_eq!(verdict["findings"][0]["place"]["entry"], "manifest.json");
}
