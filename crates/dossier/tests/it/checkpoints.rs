//! Checkpoints that were given earlier, in the dossier or kept by the reader, and that no longer fit.
//! They are what stops a municipality from rewriting its own history.

use dossier::{CheckpointProblem, Entry, FileProblem, Finding, Language, Place, Problem};

use crate::ledger::{Ledger, judge, judge_knowing, signer};
use crate::parts::Parts;

fn line(line: u64) -> Place {
    Place::Line { entry: Entry::Checkpoints, line }
}

#[test]
fn a_ledger_rewritten_and_signed_again_does_not_fit_the_checkpoint_the_reader_kept() {
    let honest = Ledger::of(30);
    let forged = honest.rewritten(10).export();
    assert!(judge(&forged).holds(), "only the earlier checkpoint can tell");

    let verdict = judge_knowing(&forged, vec![honest.signed(12), honest.signed(8)]);
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, Place::Positions { first: 8, last: 11 });
    assert!(matches!(finding.problem, Problem::Checkpoint(CheckpointProblem::RootDiffers { size: 12, .. })));
}

#[test]
fn a_ledger_whose_end_was_cut_off_and_signed_again_is_smaller_than_the_checkpoint_the_reader_kept() {
    let verdict = judge_knowing(&Ledger::of(20).export(), vec![Ledger::of(30).signed(30)]);
    let problem = CheckpointProblem::LaterCheckpoint { size: 30 }.into();
    assert_eq!(verdict.findings, [Finding { place: Place::Known(0), problem }]);
}

#[test]
fn an_earlier_checkpoint_in_the_dossier_that_no_longer_fits_is_named() {
    let honest = Ledger::of(30);
    let earlier = [honest.signed(8), honest.signed(16)];
    let verdict = judge(&honest.rewritten(9).export_with(&signer(), &earlier));
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, Place::Positions { first: 8, last: 15 });
}

#[test]
fn earlier_checkpoints_stand_in_ascending_order_and_below_the_size() {
    let ledger = Ledger::of(30);
    let earlier = [8, 8, 4, 16].map(|size| ledger.signed(size));
    let verdict = judge(&ledger.export_with(&signer(), &earlier));
    let not_ascending = |at| Finding { place: line(at), problem: CheckpointProblem::NotAscending.into() };
    assert_eq!(verdict.findings, [not_ascending(2), not_ascending(3)], "{verdict}");

    let verdict = judge(&ledger.export_with(&signer(), &[Ledger::of(40).signed(40)]));
    let problem = CheckpointProblem::LaterCheckpoint { size: 40 }.into();
    assert_eq!(verdict.findings, [Finding { place: line(1), problem }]);
}

#[test]
fn lines_that_are_no_checkpoints_are_named() {
    let ledger = Ledger::of(30);
    let good = ledger.signed(8);
    let export = ledger.export_with(&signer(), std::slice::from_ref(&good));
    let more = Parts::of(&export).clone().bytes(Entry::Checkpoints).clone();
    let more = String::from_utf8(more).unwrap().trim_end().replace("{\"size\"", "{\"kind\":1,\"size\"");
    for garbage in ["", "size 8", "{\"size\":8}", "{\"size\":8,\"note\":\"text\\n\"}", &more] {
        let forged = Parts::of(&export).lines(Entry::Checkpoints, |lines| lines[0] = garbage.into());
        let verdict = judge(&forged.zip());
        assert_eq!(verdict.findings[0].place, line(1), "{garbage}");
        assert!(
            matches!(verdict.findings[0].problem, Problem::File(FileProblem::Malformed { .. })),
            "{verdict}"
        );
    }
    let forged = Parts::of(&export)
        .lines(Entry::Checkpoints, |lines| lines[0] = lines[0].replace("\"size\":8", "\"size\":9"));
    let problem = CheckpointProblem::SizeDiffers { expected: 9, found: 8 }.into();
    assert_eq!(judge(&forged.zip()).findings, [Finding { place: line(1), problem }]);
}

#[test]
fn two_ledgers_of_one_size_that_were_both_signed_are_proof_against_who_signed() {
    let honest = Ledger::of(30);
    let forged = honest.rewritten(10).export();
    let verdict = judge_knowing(&forged, vec![honest.signed(12), honest.signed(30)]);
    let finding = &verdict.findings[0];
    assert_eq!(finding.place, Place::Known(1));
    let [english, dutch] =
        [Language::English, Language::Dutch].map(|language| verdict.in_language(language).to_string());
    assert!(english.contains("the municipality signed two different ledgers of 30 events"), "{english}");
    assert!(
        dutch.contains("de gemeente heeft twee verschillende grootboeken van 30 gebeurtenissen"),
        "{dutch}"
    );
    assert!(english.contains("keep both, this is proof") && dutch.contains("bewaar beide, dit is bewijs"));
    assert!(!english.contains("exactly the ones that were signed"), "{english}");
    assert!(judge_knowing(&honest.export(), vec![honest.signed(30)]).holds());
}

#[test]
fn a_note_with_the_same_signature_over_and_over_takes_no_longer() {
    let ledger = Ledger::of(5);
    let export = ledger.export();
    let note = std::str::from_utf8(Parts::of(&export).bytes(Entry::Checkpoint)).unwrap().to_owned();
    let signature = note.lines().last().unwrap();
    let again = format!("{note}{}", format!("{signature}\n").repeat(90));
    assert!(judge(&Parts::of(&export).with(Entry::Checkpoint, &again).zip()).holds());
    let other = Ledger::of(4).signed(4).to_string();
    let strange = format!("{note}{}\n", other.lines().last().unwrap());
    let verdict = judge(&Parts::of(&export).with(Entry::Checkpoint, &strange).zip());
    assert!(matches!(
        verdict.findings[0].problem,
        Problem::Checkpoint(CheckpointProblem::BadSignature { .. })
    ));
}
