//! Names and remittances as people write them, and as banks pass them on.

use proptest::prelude::*;

use super::*;

#[test]
fn names_lose_their_accents_and_nothing_else() {
    let written = [
        ("José Müller-Çelik", "Jose Muller-Celik"),
        ("Gemeente Súdwest-Fryslân", "Gemeente Sudwest-Fryslan"),
        ("Jansen & Zn. B.V.", "Jansen + Zn. B.V."),
        ("ĲSSELSTEIN, van ĳ", "IJSSELSTEIN, van ij"),
        ("Łukasz Öztürk Ñíguez", "Lukasz Ozturk Niguez"),
        ("Ørsted Æbel ß", "Orsted Abel s"),
        ("Jose\u{301} Mu\u{308}ller", "Jose Muller"),
        ("50% van €12;  \"zie\" <brief>", "50. van E12, 'zie' (brief)"),
        ("\u{feff}twee\r\n regels\t hier\u{a0}", "twee regels hier"),
        ("a_b~c", "a-b-c"),
    ];
    for (text, expected) in written {
        assert_eq!(sepa_text(text, 70), expected, "{text}");
    }
}

#[test]
fn a_long_text_is_cut_off_and_does_not_end_in_a_blank() {
    assert_eq!(sepa_text("huur november", 5), "huur");
    assert_eq!(sepa_text("huur november", 6), "huur n");
    // One letter that becomes two counts as two.
    assert_eq!(sepa_text("Θάλασσα", 3), "THa");
}

proptest! {
    #[test]
    fn any_text_becomes_one_that_banks_pass_on(text in any::<String>(), longest in 0_usize..200) {
        let written = sepa_text(&text, longest);
        prop_assert!(written.len() <= longest);
        prop_assert!(
            written.chars().all(|c| c.is_ascii_alphanumeric() || " /-?:().,'+".contains(c)),
            "{written}"
        );
        prop_assert_eq!(written.trim(), &written);
        prop_assert!(!written.contains("  "));
        prop_assert_eq!(sepa_text(&written, longest), written);
    }

    #[test]
    fn a_text_that_banks_pass_on_already_stays_as_it_is(text in "[A-Za-z0-9/?:().,'+-]{1,30}( [A-Za-z0-9]{1,9}){0,3}") {
        prop_assert_eq!(sepa_text(&text, 140), text);
    }
}
