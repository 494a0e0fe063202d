//! What a cell makes of a text.

use annex::table::Plain;

#[test]
fn what_cannot_be_in_a_cell_is_replaced_and_stays_visible() {
    let made = |text| Plain::new(text).as_str().to_owned();
    assert_eq!(made("gewone tekst, é € 😀 中"), "gewone tekst, é € 😀 中");
    assert_eq!(made("a\0b\u{1F}c\u{7F}d\u{85}e"), "a�b�c�d�e");
    assert_eq!(made("een\r\ntwee\tdrie"), "een��twee�drie");
    assert_eq!(made("\u{202E}abc\u{2066}"), "�abc�");
    assert_eq!(made("\u{FFFE}\u{FFFF}\u{2028}"), "���");
}

#[test]
fn a_text_looks_like_a_formula_by_the_first_sign_a_program_would_see() {
    let formulas = [
        "=1",
        "+1",
        "-1",
        "@a",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "  =1",
        "\u{A0}=1",
        "\u{FEFF}\u{200B}=1",
        "\u{3000}-",
    ];
    for text in formulas {
        assert!(Plain::new(text).looks_like_formula(), "{text:?}");
    }
    for text in ["", " ", "1=1", "a-b", "'=1", "B2/01", "\t=1", "−1"] {
        assert!(!Plain::new(text).looks_like_formula(), "{text:?}");
    }
}
