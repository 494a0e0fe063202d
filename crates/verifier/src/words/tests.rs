//! Amounts and differences in words.

use accountability::{FinalAccount, Question, ReportedFigure, Value};
use domain::money::{AccountingYear, EuroCents};

use super::{Field, Ruled, Said, Stands};

fn asked(position: u64) -> Question {
    Question {
        ledger: "GM0344".into(),
        fund: "00000000-0000-0000-0000-0000000005f1".parse().unwrap(),
        year: AccountingYear::new(2025).unwrap(),
        position,
        effective_on: "2025-12-31".parse().unwrap(),
        final_account: FinalAccount::No,
    }
}

fn differs(claimed: i64, computed: i64) -> [String; 2] {
    let [claimed, computed] = [claimed, computed].map(|cents| Value::Cents(EuroCents::new(cents)));
    let said = Said::FigureDiffers { figure: "B2/03".parse().unwrap(), claimed, computed };
    let remark = said.remark();
    [remark.en, remark.nl]
}

#[test]
fn a_difference_is_told_in_euros_and_cents() {
    assert_eq!(
        differs(123_456_789, 123_456_788),
        [
            "figure B2/03 is EUR 1,234,567.89 here, and EUR 1,234,567.88 by the events: EUR 0.01 too much",
            "cijfer B2/03 is hier € 1.234.567,89, en volgens de gebeurtenissen € 1.234.567,88: € 0,01 te veel",
        ]
    );
    assert_eq!(
        differs(-5, 100_000),
        [
            "figure B2/03 is EUR -0.05 here, and EUR 1,000.00 by the events: EUR 1,000.05 too little",
            "cijfer B2/03 is hier € -0,05, en volgens de gebeurtenissen € 1.000,00: € 1.000,05 te weinig",
        ]
    );
    assert!(differs(i64::MIN, i64::MAX)[0].contains("too little"), "nothing overflows");
}

#[test]
fn a_count_has_no_cents() {
    let said = Said::FigureDiffers {
        figure: "B2/01".parse().unwrap(),
        claimed: Value::Count(12_345),
        computed: Value::Count(-2),
    };
    assert_eq!(said.remark().en, "figure B2/01 is 12,345 here, and -2 by the events");
}

/// What is said of who stands by a report.
fn stands() -> Vec<Said> {
    let all = [
        Stands::TooManyPins { accounts: 1, drafts: 1 },
        Stands::PinDiffers,
        Stands::PinRootDiffers { size: 1 },
        Stands::PinOutOfPlace { position: 1, least: 2, most: 3 },
        Stands::GrowthMissing { position: 1 },
        Stands::NotPinned,
        Stands::AnotherSubmitted { position: 1 },
        Stands::Drafted { draft: 1, position: 1 },
        Stands::Certified { position: 1 },
        Stands::Submitted { position: 1 },
        Stands::DraftOutdated { draft: 1, position: 1 },
        Stands::NotDrafted,
        Stands::NotSubmitted,
        Stands::OtherSubmitted { position: 1 },
        Stands::FigureNotPinned { position: 1 },
        Stands::LeftOut { of_fund: true, gaps: vec![2..=2], more: 0 },
        Stands::LeftOut { of_fund: false, gaps: vec![2..=2, 4..=9], more: 3 },
    ];
    all.map(Said::Stands).into()
}

/// What is said of events that the rules do not give.
fn ruled() -> Vec<Said> {
    let all = [
        Ruled::Refused { event: "AccountSubmitted", code: "DRAFT_NOT_CERTIFIED" },
        Ruled::Otherwise { event: "AccountDrafted" },
        Ruled::BookOfOther { year: asked(1).year },
        Ruled::LegMissing { leg: "YearClosed" },
        Ruled::LegMissing { leg: "FundClosed" },
        Ruled::TooMuch { books: 1, bytes: 1 << 20 },
    ];
    all.map(Said::Ruled).into()
}

#[test]
fn everything_is_said_in_both_languages() {
    let figure = || "B2/03".parse().unwrap();
    let value = Value::Count(1);
    let reported = ReportedFigure { id: figure(), value, lines: 1 };
    let text = || "text".to_owned();
    let fields = [
        Field::FundName,
        Field::SisaCode,
        Field::Indicators,
        Field::LeftOut,
        Field::Problems,
        Field::Order,
        Field::Other,
        Field::Shares,
        Field::Lines,
        Field::Positions,
    ];
    let mut all = vec![
        Said::Unreadable { reason: text() },
        Said::NotInItsForm,
        Said::OtherDefinition,
        Said::OtherLedger,
        Said::OtherPosition { position: 1, size: 2 },
        Said::EventUnreadable { reason: text() },
        Said::TooManyFacts { most: 1 },
        Said::ReachesTooFar { most: 1 },
        Said::NoAccount { reason: text() },
        Said::FigureDiffers { figure: figure(), claimed: value, computed: value },
        Said::LinesDiffer { figure: figure(), claimed: 1, computed: 2 },
        Said::FigureNotDefined { figure: figure() },
        Said::FigureLeftOff { figure: figure() },
        Said::SameReport { fund: text(), figures: 1, asked: asked(1) },
        Said::SameFigure { figure: reported, fund: text(), shares: 1, asked: asked(1) },
        Said::OtherRules { rules: text() },
    ];
    all.extend(stands());
    all.extend(ruled());
    all.extend(fields.map(|field| Said::FieldDiffers { field }));
    let mut sentences: Vec<String> = all
        .iter()
        .flat_map(|said| {
            let remark = said.remark();
            assert!(!remark.code.is_empty());
            [remark.en, remark.nl]
        })
        .collect();
    let count = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), count, "each sentence is its own, in each language");
    assert!(sentences.iter().all(|sentence| !sentence.contains("  ") && !sentence.ends_with('.')));
}

#[test]
fn one_is_told_in_the_singular_and_thousands_in_groups() {
    let figure = || "B2/03".parse().unwrap();
    let lines = |claimed, computed| Said::LinesDiffer { figure: figure(), claimed, computed }.remark();
    assert_eq!(lines(1, 12_345).en, "figure B2/03 is of 1 line here, and of 12,345 by the events");
    assert_eq!(lines(12_345, 1).nl, "cijfer B2/03 telt hier 12.345 regels, en volgens de gebeurtenissen 1");
    let text = || "x".to_owned();
    let one = Said::SameReport { fund: text(), figures: 1, asked: asked(1) }.remark();
    assert_eq!(
        [one.en, one.nl],
        [
            "the report on 2025 of x follows from the first 1 event: computed again, its only figure is the same to the cent; it \
             is as of 2025-12-31, not as the final account",
            "het rapport over 2025 van x volgt uit de eerste 1 gebeurtenis: opnieuw berekend klopt zijn enige cijfer tot op de \
             cent; het is naar de stand van 2025-12-31, niet als eindverantwoording",
        ]
    );
}

#[test]
fn nothing_from_the_file_turns_the_text_around_or_moves_the_cursor() {
    let evil = || "it's \u{202e}evil\u{2066}\u{1b}[2J\n\u{200f}".to_owned();
    for said in [
        Said::Unreadable { reason: evil() },
        Said::EventUnreadable { reason: evil() },
        Said::NoAccount { reason: evil() },
        Said::OtherRules { rules: evil() },
        Said::SameReport { fund: evil(), figures: 1, asked: asked(1) },
    ] {
        let remark = said.remark();
        let values = serde_json::to_string(&remark.values).unwrap();
        for text in [remark.en, remark.nl, values] {
            assert!(text.contains("it's"), "{text:?}");
            let raw = |char: char| {
                char.is_control() || matches!(char, '\u{200e}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!text.contains(raw), "{text:?}");
        }
    }
}
