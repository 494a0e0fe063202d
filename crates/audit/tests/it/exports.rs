//! What goes into a dossier, and what comes of it.

use audit::{AccountPart, Along, ExportError, FigurePart};
use dossier::{Cosigned, EventProblem, Kind, Place, Problem, Reservation, Statement};
use merkle::note::SignedNote;

use crate::town::{Town, witness};

const ACCOUNT: AccountPart<'_> = AccountPart { definition: b"{}\n", report: b"{\"figures\":[]}\n" };

fn figure(positions: &[u64], size: u64) -> FigurePart<'_> {
    FigurePart { definition: b"{}\n", figure: b"{}\n", positions, size }
}

#[tokio::test]
async fn a_ledger_and_an_account_have_every_event_and_the_proof_since_the_last_submission() {
    let mut town = Town::of(700).await;
    town.ledger.checkpoint().await.unwrap();
    town.write(523).await;
    let (plain, account) = (town.file("ledger.zip"), town.file("account.zip"));
    audit::export(&town.ledger, &plain, |_, _| ()).await.unwrap();
    let along = Along { since: Some(600), ..Along::default() };
    let mut told = vec![];
    let progress = |done, of| told.push((done, of));
    let exported = audit::export_account(&town.ledger, &account, &ACCOUNT, &along, progress).await.unwrap();
    assert_eq!((exported.size, told), (1_223, vec![(500, 1_223), (1_000, 1_223), (1_223, 1_223)]));

    let verdict = town.judge(&plain);
    assert!(verdict.holds() && verdict.kind == Some(Kind::Ledger), "{verdict}");
    assert!(verdict.proved.contains(&Statement::OnlyGrew { checkpoints: 1, since: 700 }), "{verdict}");
    let verdict = town.judge(&account);
    assert!(verdict.holds() && verdict.kind == Some(Kind::Account), "{verdict}");
    assert!(verdict.proved.contains(&Statement::Consistent { from: 600, size: 1_223 }), "{verdict}");
    assert!(verdict.proved.contains(&Statement::OnlyGrew { checkpoints: 2, since: 600 }), "{verdict}");
}

#[tokio::test]
async fn a_figure_has_only_its_events_and_the_checkpoint_of_its_own_size() {
    let mut town = Town::of(300).await;
    town.write(40).await;
    let positions: Vec<u64> = [0, 3].into_iter().chain(17..90).chain([250, 298]).collect();
    let along = Along { since: Some(128), ..Along::default() };
    let (file, mut last) = (town.file("figure.zip"), (0, 0));
    let progress = |done, of| last = (done, of);
    let part = figure(&positions, 299);
    let exported = audit::export_figure(&town.ledger, &file, &part, &along, progress).await.unwrap();
    assert_eq!((exported.size, last), (299, (154, 154)));
    let verdict = town.judge(&file);
    assert!(verdict.holds() && verdict.kind == Some(Kind::Figure), "{verdict}");
    let root = exported.checkpoint.root;
    assert!(verdict.proved.contains(&Statement::EventsIncluded { events: 77, size: 299, root }), "{verdict}");
    assert!(verdict.proved.contains(&Statement::Consistent { from: 128, size: 299 }), "{verdict}");
    assert!(verdict.not_proved.contains(&Reservation::Completeness));
}

#[tokio::test]
async fn a_cosigned_checkpoint_goes_along_though_the_ledger_grew_since() {
    let mut town = Town::of(30).await;
    let note: SignedNote = town.ledger.checkpoint().await.unwrap().note.parse().unwrap();
    let note = note.with(witness().cosign(note.text(), 1_790_000_000)).unwrap();
    town.write(9).await;
    let keys = [witness().cosigner_key()];
    let along = Along { cosigned: Some(&note), witnesses: &keys, ..Along::default() };
    let (ledger, of_figure) = (town.file("ledger.zip"), town.file("figure.zip"));
    audit::export_ledger(&town.ledger, &ledger, &along, |_, _| ()).await.unwrap();
    audit::export_figure(&town.ledger, &of_figure, &figure(&[4], 30), &along, |_, _| ()).await.unwrap();
    let witnesses = vec![Cosigned { key: keys[0].to_string(), at: 1_790_000_000 }];
    for file in [ledger, of_figure] {
        let verdict = town.judge(&file);
        assert!(verdict.holds() && verdict.size == Some(30), "{verdict}");
        assert!(verdict.proved.contains(&Statement::Witnessed { witnesses: witnesses.clone() }), "{verdict}");
    }
    let file = town.file("other.zip");
    let refused = audit::export_figure(&town.ledger, &file, &figure(&[4], 29), &along, |_, _| ()).await;
    assert!(matches!(refused, Err(ExportError::OtherSize { cosigned: 30, figure: 29 })));
    assert!(!file.exists());
}

#[tokio::test]
async fn a_ledger_that_was_tampered_with_is_exported_for_the_verifier_to_find() {
    let town = Town::of(40).await;
    town.ledger.checkpoint().await.unwrap();
    town.ledger.checkpoint_at(16).await.unwrap();
    town.tamper("update events set payload = '{\"Written\": {\"number\": 0}}' where position = 9").await;
    town.tamper("delete from events where position = 20").await;
    let along = Along { since: Some(16), ..Along::default() };
    let (account, of_figure) = (town.file("account.zip"), town.file("figure.zip"));
    audit::export_account(&town.ledger, &account, &ACCOUNT, &along, |_, _| ()).await.unwrap();
    let verdict = town.judge(&account);
    for position in [9, 20] {
        assert!(verdict.findings.iter().any(|finding| finding.place.includes(position)), "{verdict}");
    }
    let part = figure(&[8, 9, 20, 21], 40);
    audit::export_figure(&town.ledger, &of_figure, &part, &along, |_, _| ()).await.unwrap();
    let verdict = town.judge(&of_figure);
    assert_eq!(verdict.findings[0].place, Place::Position(9), "{verdict}");
    assert!(
        verdict
            .findings
            .iter()
            .any(|finding| { finding.problem == Problem::Event(EventProblem::ProofOfOther { found: 20 }) })
    );
}

#[tokio::test]
async fn a_dossier_is_never_overwritten() {
    let town = Town::of(3).await;
    let file = town.file("there.zip");
    std::fs::write(&file, "something").unwrap();
    for refused in [
        audit::export_account(&town.ledger, &file, &ACCOUNT, &Along::default(), |_, _| ()).await,
        audit::export_figure(&town.ledger, &file, &figure(&[], 3), &Along::default(), |_, _| ()).await,
    ] {
        assert!(matches!(refused, Err(ExportError::Exists(_))));
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"something");
}
