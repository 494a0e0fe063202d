//! A controller makes the annex of an account, and an accountant follows it back.

use accountability::{Definition, LeftOut, Reference, Report};
use annex::table::{Cell, Plain, TableError};
use annex::{AnnexError, Language, Standing, WriteError};
use domain::account::FinalAccount;
use domain::ids::FileHash;
use domain::money::EuroCents;
use insta::assert_snapshot;

use crate::accounts::{SET, annex, definition, report};
use crate::comma_separated::assert_comma_separated;
use crate::read_back::assert_read_back;

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n").replace('\u{FEFF}', "(mark)")
}

/// The texts of a column.
fn column(report: &Report, language: Language, sheet: usize, column: usize) -> Vec<String> {
    let definition = definition();
    let sheet = annex(report, &definition, language).workbook().unwrap().sheets.swap_remove(sheet);
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.to_string(),
        other => format!("{other:?}"),
    };
    sheet.rows.iter().map(|row| text(&row[column])).collect()
}

#[test]
fn the_lines_in_dutch() {
    let (report, definition) = (report(), definition());
    assert_snapshot!("lines_nl", text(annex(&report, &definition, Language::Dutch).csv().unwrap()));
}

#[test]
fn the_lines_in_english() {
    let (report, definition) = (report(), definition());
    assert_snapshot!("lines_en", text(annex(&report, &definition, Language::English).csv().unwrap()));
}

#[test]
fn the_management_report_in_both_languages() {
    let (report, definition) = (report(), definition());
    for language in [Language::Dutch, Language::English] {
        let bytes = annex(&report, &definition, language).management_report().unwrap();
        assert!(bytes.ends_with(b"}\n"));
        assert_snapshot!(format!("management_{}", language.code()), text(bytes));
    }
}

#[test]
fn every_sheet_comes_back_from_every_format_in_both_languages() {
    let (report, definition) = (report(), definition());
    for language in [Language::Dutch, Language::English] {
        let annex = annex(&report, &definition, language);
        let workbook = annex.workbook().unwrap();
        assert_eq!(workbook.sheets.len(), 3);
        assert_read_back(&workbook);
        assert_comma_separated(&workbook);
        assert_eq!(annex.xlsx().unwrap(), annex::xlsx(&workbook).unwrap());
        assert_eq!(annex.ods().unwrap(), annex::ods(&workbook).unwrap());
        assert_csv_is_the_first_sheet(&annex.csv().unwrap(), &annex::csv(&workbook).unwrap());
    }
}

#[test]
fn every_figure_has_a_reference_that_explain_accepts() {
    let report = report();
    let references = column(&report, Language::Dutch, 0, 8);
    for (reference, figure) in references.iter().zip(&report.figures) {
        let read: Reference = reference.parse().unwrap();
        assert_eq!((read.fund, read.year, read.position), (report.fund, report.year, report.position));
        assert_eq!(read.figure, figure.id);
    }
    assert_eq!(references[0], "01900000-0000-7000-8000-00000000b200/2025/B2/01@10579");
}

#[test]
fn what_it_was_made_from_says_which_report_set_and_rules() {
    let report = report();
    let rows = column(&report, Language::English, 2, 1);
    assert!(rows.contains(&report.sha256().to_string()));
    assert!(rows.contains(&Definition::sha256(SET).to_string()));
    assert!(rows.contains(&"herstelboek-rules/1".to_owned()));
    assert!(
        rows.iter().any(|row| row == "component a has no norm amount for 2025 (lines: 1): set it"),
        "{rows:?}"
    );
    let mut other = report.clone();
    other.position += 1;
    assert_ne!(column(&other, Language::English, 2, 1), rows);
}

#[test]
fn every_reason_has_its_words_in_both_languages() {
    let rules = [
        LeftOut::NotEligible,
        LeftOut::AfterRejection,
        LeftOut::AfterLastCommitment,
        LeftOut::AfterLastAccountDay,
        LeftOut::OtherMethod,
        LeftOut::AlreadyCounted,
        LeftOut::OverLimit,
        LeftOut::NoNorm,
    ];
    let words: Vec<&str> = rules.iter().map(|rule| rule.word()).chain(["error", "uncertain"]).collect();
    let mut report = report();
    let sum = report.left_out[0].clone();
    let of = |word: &&str| accountability::LeftOutSum { reason: (*word).to_owned(), ..sum.clone() };
    report.left_out = words.iter().map(of).collect();
    let (dutch, english) = (column(&report, Language::Dutch, 1, 1), column(&report, Language::English, 1, 1));
    let mut said: Vec<&str> = dutch.iter().chain(&english).map(String::as_str).chain(words.clone()).collect();
    let all = said.len();
    said.sort_unstable();
    said.dedup();
    // Both sheets end with the word for the total, which is no reason.
    assert_eq!((said.len(), all), (all, 3 * words.len() + 2), "a reason lacks words of its own: {said:?}");
}

#[test]
fn what_is_left_out_adds_up() {
    let (report, definition) = (report(), definition());
    let sheet = annex(&report, &definition, Language::Dutch).workbook().unwrap().sheets.swap_remove(1);
    let last = sheet.rows.last().unwrap();
    let sum: i64 = report.left_out.iter().map(|sum| sum.cents.cents()).sum();
    assert_eq!(last[1..], [Cell::text("Totaal"), Cell::Integer(4), Cell::Cents(EuroCents::new(sum))]);
}

#[test]
fn a_set_the_report_was_not_made_with_is_refused() {
    let (report, definition) = (report(), definition());
    let fewer = Report { figures: report.figures[1..].to_vec(), ..report.clone() };
    let no_code = Report { sisa_code: None, ..report.clone() };
    let mut swapped = report.clone();
    swapped.figures.swap(0, 1);
    let mut other_kind = report.clone();
    other_kind.figures[0].value = accountability::Value::Cents(EuroCents::new(3));
    for report in [fewer, no_code, swapped, other_kind] {
        let annex = annex(&report, &definition, Language::Dutch);
        let said = annex.ods().unwrap_err();
        assert!(
            matches!(&said, AnnexError::OtherDefinition { indicators } if *indicators == report.indicators)
        );
        assert!(matches!(annex.management_report(), Err(AnnexError::OtherDefinition { .. })));
    }
}

#[test]
fn a_report_with_amounts_no_spreadsheet_holds_is_refused_and_its_json_is_not() {
    let (mut report, definition) = (report(), definition());
    report.left_out[0].cents = EuroCents::new(i64::MAX);
    let annex = annex(&report, &definition, Language::Dutch);
    let said = annex.xlsx().unwrap_err();
    assert!(matches!(
        &said,
        AnnexError::Write(WriteError::Table(TableError::TooManyDigits { row: 2, column: 4, .. }))
    ));
    assert_eq!(annex.csv().unwrap_err().to_string(), said.to_string());
    assert!(text(annex.management_report().unwrap()).contains("\"92233720368547758.07\""));
}

#[test]
fn the_same_report_makes_the_same_bytes_and_another_makes_others() {
    let (report, definition) = (report(), definition());
    let files = |report: &Report| {
        let annex = annex(report, &definition, Language::Dutch);
        [annex.csv(), annex.xlsx(), annex.ods(), annex.management_report()].map(Result::unwrap)
    };
    let read_again = Report::parse(&report.to_bytes()).unwrap();
    assert_eq!(files(&report), files(&read_again));
    let mut other = report.clone();
    other.figures[2].value = accountability::Value::Cents(EuroCents::new(1_234_567_06));
    for (one, another) in files(&report).iter().zip(&files(&other)) {
        assert_ne!(one, another);
    }
    other =
        Report { final_account: FinalAccount::Yes, indicators: FileHash::of(b"another"), ..report.clone() };
    assert_ne!(files(&report)[1..], files(&other)[1..]);
}

#[test]
fn a_title_with_anything_in_it_stays_a_text() {
    let (report, definition) = (report(), definition());
    let mut annex = annex(&report, &definition, Language::Dutch);
    (annex.ledger_title, annex.authority) = ("=cmd|' /C calc'!A0\n", "\u{FEFF}@SUM(A1)\u{0}");
    let workbook = annex.workbook().unwrap();
    assert_eq!(workbook.sheets[0].rows[0][0], Cell::Text(Plain::new("\u{FEFF}@SUM(A1)�")));
    assert_read_back(&workbook);
    assert_comma_separated(&workbook);
}

/// Every row is that of the first sheet, with four fields before it.
fn assert_csv_is_the_first_sheet(csv: &[u8], sheet: &[u8]) {
    let lines =
        |bytes: &[u8]| text(bytes.to_vec()).trim_start_matches("(mark)").lines().map(str::to_owned).collect();
    let (csv, sheet): (Vec<String>, Vec<String>) = (lines(csv), lines(sheet));
    assert_eq!(csv.len(), sheet.len());
    for (wide, row) in csv.iter().zip(&sheet) {
        let before = wide.strip_suffix(row.as_str()).unwrap();
        assert_eq!(before.matches("\";").count(), 4, "{before}");
    }
}

/// What the CSV, the sheet and the JSON say about how far the account is.
fn said(report: &Report, standing: Standing, language: Language) -> [String; 3] {
    let definition = definition();
    let annex = annex::Annex { standing, ..annex(report, &definition, language) };
    let csv = text(annex.csv().unwrap());
    let rows: Vec<Vec<&str>> = csv.lines().skip(1).map(|row| row.split(';').collect()).collect();
    assert!(rows.iter().all(|row| row[..4] == rows[0][..4]));
    assert_eq!(rows[0][..3], ["\"Utrecht\"", "\"2025\"", "\"2025-12-31\""]);
    let made_from = annex.workbook().unwrap().sheets.swap_remove(2);
    let name = Cell::text(language.of("Status", "Standing"));
    let row = made_from.rows.into_iter().find(|row| row[0] == name).unwrap();
    let Cell::Text(sheet) = &row[1] else { panic!("{row:?}") };
    let json: serde_json::Value = serde_json::from_slice(&annex.management_report().unwrap()).unwrap();
    let word = serde_json::to_value(standing).unwrap();
    assert_eq!(json["standing"], word);
    let json = json["standing_explained"].as_str().unwrap().to_owned();
    [rows[0][3].trim_matches('"').to_owned(), sheet.to_string(), json]
}

#[test]
fn every_file_says_how_far_the_account_is() {
    let report = Report { problems: Vec::new(), ..report() };
    let mut all = Vec::new();
    for language in [Language::Dutch, Language::English] {
        for standing in [Standing::Submitted, Standing::Certified, Standing::Drafted, Standing::Unpinned] {
            let [csv, sheet, json] = said(&report, standing, language);
            assert_eq!((&csv, &csv), (&sheet, &json));
            all.push(csv);
        }
    }
    assert_snapshot!(all.join("\n"), @r"
    ingediend
    gecontroleerd, nog niet ingediend
    concept, niet gecontroleerd
    geen concept: stand op een moment
    submitted
    certified, not submitted yet
    draft, not certified
    no draft: as of a moment
    ");
}

#[test]
fn what_has_problems_says_that_it_is_no_account() {
    let mut report = report();
    let both = said(&report, Standing::Drafted, Language::Dutch);
    assert_eq!(both, ["GEEN VERANTWOORDING: 2 problemen (concept, niet gecontroleerd)"; 3]);
    report.problems.pop();
    let one = said(&report, Standing::Unpinned, Language::English);
    assert_eq!(one, ["NOT AN ACCOUNT: 1 problem (no draft: as of a moment)"; 3]);
}

#[test]
fn a_source_is_told_in_the_language_of_the_annex() {
    let report = report();
    assert_eq!(column(&report, Language::Dutch, 0, 7)[0], "bron: SiSa-bijlage 2021");
    assert_eq!(column(&report, Language::English, 0, 7)[0], "sourced: SiSa annex 2021");
    assert!(column(&report, Language::Dutch, 2, 1).contains(&"SiSa 2025, met eigen cijfers".to_owned()));
    assert!(
        column(&report, Language::English, 2, 1).contains(&"SiSa 2025, with figures of our own".to_owned())
    );
}
