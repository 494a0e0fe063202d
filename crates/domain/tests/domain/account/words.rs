//! Lines, indicator sets and words read back as they were written, and nothing else is read.

use domain::account::*;
use domain::ids::{FileHash, RulesVersion};
use proptest::prelude::*;

use super::given::*;

#[test]
fn a_line_is_the_position_of_its_event_and_which_of_its_lines() {
    assert_eq!(LINE.to_string(), "17");
    assert_eq!(OTHER_LINE.to_string(), "17.2");
    assert_eq!(serde_json::to_string(&OTHER_LINE).unwrap(), "\"17.2\"");
    for text in ["", "x", "-1", "+1", " 1", "01", "1.", ".1", "1.0", "1.02", "1.65536", "1.2.3", "1,2"] {
        assert_eq!(text.parse::<LineId>(), Err(ParseLineError), "{text}");
    }
    assert!(LineId { position: 9, part: 7 } < LineId { position: 10, part: 0 });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_reads_back_as_it_was_written(position: u64, part: u16) {
        let line = LineId { position, part };
        prop_assert_eq!(line.to_string().parse(), Ok(line));
    }
}

#[test]
fn an_indicator_set_has_the_hash_of_its_text() {
    let set = IndicatorSet::new(IndicatorText::new("abc").unwrap());
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(set.sha256().as_str(), sha256, "FIPS 180-4, the example of one block");
    assert_eq!(set.sha256(), &FileHash::of(b"abc"));
    assert_eq!(serde_json::to_string(&set).unwrap(), format!("{{\"text\":\"abc\",\"sha256\":\"{sha256}\"}}"));
}

#[test]
fn a_set_that_was_changed_is_not_read() {
    let json = serde_json::to_string(&set(1)).unwrap();
    assert_eq!(serde_json::from_str::<IndicatorSet>(&json).unwrap(), set(1));
    let error = serde_json::from_str::<IndicatorSet>(&json.replace("[1]", "[2]")).unwrap_err().to_string();
    assert!(error.contains(set(1).sha256().as_str()), "{error}");
    assert!(error.contains(set(2).sha256().as_str()), "{error}");
}

#[test]
fn the_text_of_a_set_is_bounded_and_clean() {
    let text = |text: &str| IndicatorText::new(text).map(|text| text.as_str().len());
    assert_eq!(text(""), Err(IndicatorTextError::Length { bytes: 0 }));
    assert_eq!(text(&"x".repeat(65_536)), Ok(65_536));
    assert_eq!(text(&"x".repeat(65_537)), Err(IndicatorTextError::Length { bytes: 65_537 }));
    assert_eq!(text("{\n}\n"), Ok(4));
    for (wrong, index) in [("{\r\n}", 1), ("é\t", 2), ("\0", 0), ("ab\u{85}", 2)] {
        assert_eq!(text(wrong), Err(IndicatorTextError::Control { index }));
    }
    assert!(serde_json::from_str::<IndicatorText>("\"\\t\"").is_err());
}

#[test]
fn the_largest_set_fits_in_a_record_with_every_character_escaped() {
    let indicators = IndicatorSet::new(IndicatorText::new("\"".repeat(IndicatorText::MOST)).unwrap());
    let adopted = IndicatorSetAdopted { on: DAY, by: reporter(), indicators };
    let json = domain::BookEvent::Account(adopted.into()).to_json();
    assert!(json.len() < 256 * 1024, "{}", json.len());
}

#[test]
fn a_version_of_the_rules_is_a_short_word() {
    assert!(RulesVersion::new("herstelboek-rules/1").is_ok());
    assert!(RulesVersion::new("two words").is_err());
}

#[test]
fn words_of_the_api_are_capitals() {
    let stages: Vec<_> = AccountStage::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(stages, ["OPEN", "DRAFTED", "CERTIFIED", "SUBMITTED", "CLOSED"]);
    assert_eq!([FinalAccount::Yes, FinalAccount::No].map(FinalAccount::code), ["YES", "NO"]);
    assert_eq!([Finding::Error, Finding::Uncertainty].map(Finding::code), ["ERROR", "UNCERTAINTY"]);
}
