//! Books by their recorded kind and id: a record has one form of each.

use domain::{BookError, BookId};

const KEPT: &str = "0190b5a2-7c1e-7000-8000-00000000000b";

#[test]
fn an_id_has_one_form_in_a_record_so_that_a_book_has_one_stream() {
    assert_eq!(BookId::parse("provision", KEPT).expect("a book").aggregate_id(), KEPT);
    let braces = format!("{{{KEPT}}}");
    for other in [KEPT.to_uppercase(), KEPT.replace('-', ""), format!("urn:uuid:{KEPT}"), braces] {
        let refused = BookId::parse("provision", &other).expect_err("another form");
        assert!(matches!(&refused, BookError::IdForm { id } if *id == other), "{refused}");
    }
}

#[test]
fn a_kind_nobody_knows_is_said_before_anything_else() {
    let refused = BookId::parse("potje", "1").expect_err("no kind of ours");
    assert!(matches!(refused, BookError::UnknownAggregate { .. }), "{refused}");
    let refused = BookId::parse("fund", "1").expect_err("no id");
    assert!(matches!(refused, BookError::Id(_)), "{refused}");
}
