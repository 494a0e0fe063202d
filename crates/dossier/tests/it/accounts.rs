//! The account: all events, and what was made of them, which an examiner looks at who is not of this crate.

use std::io::Cursor;

use dossier::{
    Claim, Entry, Examined, Examiner, Kind, Objection, Papers, Place, Problem, Record, Remark, Reservation,
    Statement, Verdict, WriteError, Writer, forge, verify, verify_with,
};
use merkle::{Frontier, Hash};

use crate::ledger::{Ledger, signer, trusting};
use crate::parts::Parts;

/// An account of a ledger.
fn export(ledger: &Ledger, report: &str) -> Vec<u8> {
    let manifest = dossier::Manifest { kind: Kind::Account, ..ledger.manifest() };
    let mut writer = Writer::create(Cursor::new(vec![]), &manifest).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    writer.checkpoint(&ledger.signed(ledger.size())).unwrap();
    writer.definition(b"count the events\n").unwrap();
    writer.report(report.as_bytes()).unwrap();
    for (leaf, subtrees) in &ledger.hashes {
        writer.hashes(*leaf, subtrees).unwrap();
    }
    for line in &ledger.lines {
        writer.event(line).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Counts events, and remembers the root after the third.
#[derive(Default)]
struct Counting {
    counted: u64,
    root: Option<Hash>,
    wants: std::collections::BTreeSet<u64>,
    told: Vec<(u64, Hash)>,
    stumbles_at: Option<u64>,
}

fn remark(code: &'static str) -> Remark {
    let values = [("figure", "B2/01".into())].into();
    Remark { code, values, en: format!("{code} in English"), nl: format!("{code} in het Nederlands") }
}

impl Examiner for Counting {
    fn begin(&mut self, papers: &Papers<'_>) -> Result<(), Objection> {
        assert_eq!(papers.definition, b"count the events\n");
        match papers.claim {
            Claim::Report(b"no number") => {
                Err(Objection { place: Place::Entry(papers.claim.entry()), remark: remark("unreadable") })
            }
            _ => Ok(()),
        }
    }

    fn event(&mut self, record: &Record<'_>, tree: Option<&Frontier>) -> Result<(), Objection> {
        if self.stumbles_at == Some(record.position) {
            return Err(Objection { place: Place::Position(record.position), remark: remark("stumbled") });
        }
        self.counted += 1;
        if record.position == 2 {
            self.root = tree.map(Frontier::root);
        }
        Ok(())
    }

    fn roots_wanted(&self) -> std::collections::BTreeSet<u64> {
        self.wants.clone()
    }

    fn root(&mut self, size: u64, root: Hash) {
        self.told.push((size, root));
    }

    fn end(&mut self, papers: &Papers<'_>) -> Examined {
        assert_eq!((papers.grown_from, papers.unpinned), (None, dossier::Unpinned::Refused));
        let Claim::Report(report) = papers.claim else { panic!("an account has a report") };
        let (not_proved, standing) = (vec![remark("meaning")], Some(remark("COUNTED")));
        let mut examined = Examined { standing, not_proved, ..Examined::default() };
        if report == self.counted.to_string().as_bytes() {
            examined.proved.push(remark("counted"));
        } else {
            let place = Place::Entry(Entry::Report);
            examined.findings.push(Objection { place, remark: remark("counted_otherwise") });
        }
        examined
    }
}

fn examined(file: &[u8], examiner: &mut Counting) -> Verdict {
    verify_with(Cursor::new(file), &trusting(), examiner, |_, _| ())
}

#[test]
fn what_the_examiner_says_is_part_of_the_verdict() {
    let ledger = Ledger::of(20);
    let mut examiner = Counting::default();
    let verdict = examined(&export(&ledger, "20"), &mut examiner);
    assert!(verdict.holds(), "{verdict}");
    let told = verdict.to_string();
    assert!(told.starts_with("COUNTED in English: account from ledger GM0344, 20 events"), "{told}");
    assert_eq!(verdict.proved.last(), Some(&Statement::Examined(remark("counted"))));
    assert!(verdict.not_proved.contains(&Reservation::Examined(remark("meaning"))));
    assert_eq!(examiner.root, Some(ledger.roots[3]), "he is shown the tree as it grows");
    let json = serde_json::to_value(&verdict).unwrap();
    assert_eq!((&json["verified"], &json["standing"]), (&true.into(), &"COUNTED".into()));
    assert_eq!(json["proved"][3]["code"], "counted");
    assert_eq!(json["proved"][3]["figure"], "B2/01");
    let dutch = verdict.in_language(dossier::Language::Dutch).to_string();
    assert!(
        dutch.starts_with("COUNTED in het Nederlands: verantwoording uit grootboek GM0344, 20"),
        "{dutch}"
    );
    assert!(dutch.contains("- counted in het Nederlands"), "{dutch}");
}

#[test]
fn an_examiner_is_told_the_roots_of_earlier_trees() {
    let ledger = Ledger::of(20);
    let mut examiner = Counting { wants: [0, 7, 1, 20, 21].into(), ..Counting::default() };
    assert!(examined(&export(&ledger, "20"), &mut examiner).holds());
    assert_eq!(examiner.told, [0, 1, 7, 20].map(|size| (size, ledger.roots[size as usize])));
}

#[test]
fn without_an_examiner_it_says_that_nothing_was_computed_again() {
    let verdict = verify(Cursor::new(export(&Ledger::of(20), "21")), &trusting(), |_, _| ());
    assert!(verdict.holds(), "{verdict}");
    assert!(verdict.not_proved.contains(&Reservation::NotExamined));
}

#[test]
fn a_report_that_does_not_follow_is_refused_with_the_words_of_the_examiner() {
    let verdict = examined(&export(&Ledger::of(20), "21"), &mut Counting::default());
    let [finding] = verdict.findings.as_slice() else { panic!("one finding expected: {verdict}") };
    assert_eq!(finding.place, Place::Entry(Entry::Report));
    assert_eq!(finding.problem, Problem::Examined(remark("counted_otherwise")));
    assert!(verdict.to_string().contains("- report.json: counted_otherwise in English"), "{verdict}");
    assert!(verdict.to_string().starts_with("NOT VERIFIED: ") && verdict.standing.is_none(), "{verdict}");
    assert!(!verdict.proved.iter().any(|proved| matches!(proved, Statement::Examined(_))));
}

#[test]
fn an_examiner_who_cannot_go_on_is_asked_nothing_more() {
    let verdict = examined(&export(&Ledger::of(20), "no number"), &mut Counting::default());
    assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Report));
    assert_eq!(verdict.findings[0].problem, Problem::Examined(remark("unreadable")));

    let mut examiner = Counting { stumbles_at: Some(7), ..Counting::default() };
    let verdict = examined(&export(&Ledger::of(20), "20"), &mut examiner);
    assert_eq!((verdict.findings.len(), examiner.counted), (1, 7));
    assert_eq!(verdict.findings[0].place, Place::Position(7));
}

#[test]
fn an_examiner_is_not_asked_about_events_that_were_changed() {
    let changed = |position| {
        let change = |line: &mut Vec<u8>| {
            let at = line.windows(3).position(|bytes| bytes == b"202").unwrap();
            line[at + 3] ^= 1;
        };
        let original = Cursor::new(export(&Ledger::of(20), "20"));
        forge::rewrite_event(original, Cursor::new(vec![]), position, change).unwrap().into_inner()
    };
    for (position, counted) in [(0, 0), (7, 7), (19, 19)] {
        let mut examiner = Counting::default();
        let verdict = examined(&changed(position), &mut examiner);
        assert_eq!(verdict.findings.len(), 1, "{verdict}");
        assert_eq!(examiner.counted, counted);
        assert!(verdict.not_proved.contains(&Reservation::NotExamined), "{verdict}");
    }
    let rewritten = Parts::of(&export(&Ledger::of(20).rewritten(4), "21"))
        .with(Entry::Checkpoint, &Ledger::of(20).signed(20).to_string());
    let verdict = examined(&rewritten.zip(), &mut Counting::default());
    assert!(verdict.not_proved.contains(&Reservation::NotExamined), "{verdict}");
}

#[test]
fn an_account_has_its_own_entries_and_no_others() {
    let ledger = Ledger::of(5);
    let parts = Parts::of(&export(&ledger, "5"));
    let names: Vec<_> = parts.0.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, Kind::Account.entries().map(Entry::name).collect::<Vec<_>>());
    let mut without = parts.clone();
    without.0.retain(|(name, _)| name != "report.json");
    assert!(!examined(&without.zip(), &mut Counting::default()).holds());
    let as_ledger = String::from_utf8(parts.clone().bytes(Entry::Manifest).clone()).unwrap();
    let verdict = examined(
        &parts.with(Entry::Manifest, &as_ledger.replace("account", "ledger")).zip(),
        &mut Counting::default(),
    );
    assert_eq!(verdict.findings.len(), 2, "definition and report do not belong there: {verdict}");

    let mut writer = Writer::create(Cursor::new(vec![]), &ledger.manifest()).unwrap();
    let refused = writer.report(b"5").unwrap_err();
    assert!(matches!(refused, WriteError::OfOtherKind { given: Entry::Report, kind: Kind::Ledger }));
    let manifest = dossier::Manifest { kind: Kind::Account, ..ledger.manifest() };
    let mut writer = Writer::create(Cursor::new(vec![]), &manifest).unwrap();
    writer.key(&signer().verifier_key()).unwrap();
    writer.checkpoint(&ledger.signed(5)).unwrap();
    assert!(matches!(
        writer.definition(&vec![b' '; (64 << 10) + 1]),
        Err(WriteError::EntryTooLarge { given: Entry::Definition, limit: 65536, found: 65537 })
    ));
    assert!(matches!(writer.finish(), Err(WriteError::Incomplete { missing: Entry::Definition })));
}

#[test]
fn one_entry_can_be_forged_and_the_rest_stays() {
    let original = export(&Ledger::of(5), "5");
    let rewrite = |bytes: &mut Vec<u8>| bytes.push(b'0');
    let copy =
        forge::rewrite_entry(Cursor::new(&original), Cursor::new(vec![]), Entry::Report, rewrite).unwrap();
    assert_eq!(Parts::of(&original).with(Entry::Report, "50").0, Parts::of(copy.get_ref()).0);
}
