//! One figure with only the events behind it.

use dossier::{Entry, Language, Place, Reservation, Statement};

use crate::accounts::codes;
use crate::parts::Parts;
use crate::town::{Town, judge};

/// The dossier of a figure.
fn figure(town: &Town, id: &str) -> Vec<u8> {
    let explained = town.basis_of_report().explain(&town.question, &id.parse().unwrap()).unwrap();
    town.figure(&explained.to_bytes(), &explained.positions)
}

#[test]
fn each_figure_follows_from_the_events_behind_it_alone() {
    let town = Town::submitted();
    for id in ["B2/01", "HB/01", "HB/11", "HB/13", "HB/17"] {
        let verdict = judge(&figure(&town, id));
        assert!(verdict.holds(), "{id}: {verdict}");
        assert_eq!(codes(&verdict), [vec!["figure_follows"], vec!["figure_not_pinned"], vec![]]);
        assert!(verdict.not_proved.contains(&Reservation::Completeness));
        assert!(verdict.proved.iter().any(|proved| matches!(proved, Statement::EventsIncluded { .. })));
    }
    let verdict = judge(&figure(&town, "HB/13"));
    let told = verdict.in_language(Language::Dutch).to_string();
    assert!(
        told.contains(
            "cijfer HB/13 volgt uit deze gebeurtenissen: opnieuw berekend uit 6 regels is het € 3.855,06"
        ),
        "{told}"
    );
}

#[test]
fn what_was_changed_in_a_figure_is_refused() {
    let parts = Parts::of(&figure(&Town::submitted(), "HB/13")).unwrap();
    for (from, to, code) in [
        ("\"value\":385506", "\"value\":385507", "figure_differs"),
        ("\"lines\":6", "\"lines\":5", "figure_lines_differ"),
        ("\"adds\":64001", "\"adds\":64002", "field_differs"),
        ("\"amount\":64001", "\"amount\":64002", "field_differs"),
        ("\"positions\":[0,", "\"positions\":[", "field_differs"),
        ("\"id\":\"HB/13\"", "\"id\":\"HB/99\"", "no_account"),
    ] {
        let verdict = judge(&parts.clone().replaced(Entry::Figure, from, to).zip());
        assert_eq!(verdict.findings[0].place, Place::Entry(Entry::Figure), "{verdict}");
        assert_eq!(codes(&verdict)[2][0], code, "{from} → {to}: {verdict}");
    }
}

#[test]
fn an_event_left_out_with_its_proof_and_its_position_changes_the_figure() {
    let town = Town::submitted();
    let mut explained = town.basis_of_report().explain(&town.question, &"HB/13".parse().unwrap()).unwrap();
    let stated = |position: &u64| town.lines[*position as usize].contains("PerformanceStated");
    let last = explained.positions.iter().rposition(stated).unwrap();
    explained.positions.remove(last);
    let verdict = judge(&town.figure(&explained.to_bytes(), &explained.positions));
    assert!(codes(&verdict)[2].contains(&"figure_differs"), "{verdict}");
}

#[test]
fn a_figure_by_rules_that_this_program_does_not_have_is_refused() {
    let parts = Parts::of(&figure(&Town::submitted(), "HB/13")).unwrap();
    let forged = parts.replaced(Entry::Figure, "herstelboek-rules/1", "herstelboek-rules/9").replaced(
        Entry::Figure,
        "\"value\":385506",
        "\"value\":985506",
    );
    let verdict = judge(&forged.zip());
    assert_eq!(codes(&verdict)[2], ["other_rules"], "{verdict}");
}

#[test]
fn a_figure_says_what_it_is_of_and_what_could_make_it_another() {
    let town = Town::submitted();
    let verdict = judge(&figure(&town, "HB/13"));
    let position = town.question.position;
    for (language, words) in [
        (
            Language::English,
            [
                format!("of the account on 2025 of Recovery grant ({})", town.question.fund),
                format!("from the first {position} events, as of 2025-12-31, not as the final account"),
                "one that was left out could make it higher or lower (a mark of the accountant".to_owned(),
                "that the municipality drafted or submitted a report with this figure".to_owned(),
            ],
        ),
        (
            Language::Dutch,
            [
                format!("van de verantwoording over 2025 van Recovery grant ({})", town.question.fund),
                format!(
                    "uit de eerste {position} gebeurtenissen, naar de stand van 2025-12-31, niet als eindverantwoording"
                ),
                "één die is weggelaten kan het hoger of lager maken (een merk van de accountant".to_owned(),
                "dat de gemeente een rapport met dit cijfer heeft opgemaakt of ingediend".to_owned(),
            ],
        ),
    ] {
        let told = verdict.in_language(language).to_string();
        for words in words {
            assert!(told.contains(&words), "{words}: {told}");
        }
    }
}

#[test]
fn events_of_fund_and_account_that_a_figure_leaves_out_are_named() {
    let town = Town::submitted();
    let mut explained = town.basis_of_report().explain(&town.question, &"HB/13".parse().unwrap()).unwrap();
    assert_eq!(explained.positions.remove(0), 0, "the opening of the fund");
    let verdict = judge(&town.figure(&explained.to_bytes(), &explained.positions));
    assert!(codes(&verdict)[1].contains(&"events_left_out"), "{verdict}");
    for (language, words) in [
        (Language::English, "what event 1 of the book of the fund says: it is not in this file"),
        (Language::Dutch, "wat gebeurtenis 1 van het boek van het fonds zegt: die staat niet in dit bestand"),
    ] {
        let told = verdict.in_language(language).to_string();
        assert!(told.contains(words), "{told}");
    }
}
