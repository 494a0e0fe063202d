//! What goes out as payments comes back as bookings.

use banking::{Balances, Direction, read_statements};
use proptest::prelude::*;

use crate::bank::{Version, carry_out, read};
use crate::runs::run;

proptest! {
    #[test]
    fn each_payment_of_a_run_is_found_again(
        amounts in prop::collection::vec(1_i64..=99_999_999_999, 1..30),
        opening in -9_999_999_999_999_i64..=9_999_999_999_999,
        version in prop::sample::select(vec![Version::V02, Version::V08]),
    ) {
        let file = run(amounts);
        let statement = read(&carry_out(&file, version, opening)).unwrap();
        prop_assert_eq!(statement.balances, Balances::Agree);
        prop_assert_eq!(statement.opening_cents, Some(opening));
        prop_assert_eq!(statement.entries.len(), file.transfers.len());
        for (entry, transfer) in statement.entries.iter().zip(&file.transfers) {
            prop_assert_eq!(entry.end_to_end_id.as_ref(), Some(&transfer.end_to_end_id));
            prop_assert_eq!(entry.payment_information_id.as_ref(), Some(&file.message_id));
            prop_assert_eq!(entry.amount_cents, transfer.amount_cents);
            prop_assert_eq!(entry.direction, Direction::Debit);
        }
    }
}

#[test]
fn the_longest_run_comes_back_on_one_statement() {
    let file = run(std::iter::repeat_n(9_999_999_999, banking::MAX_TRANSFERS));
    let xml = carry_out(&file, Version::V08, 0);
    let statements = read_statements(xml.as_bytes()).unwrap();
    assert_eq!(statements[0].balances, Balances::Agree);
    assert_eq!(statements[0].entries.len(), file.transfers.len());
    assert_eq!(
        statements[0].entries[9_999].end_to_end_id.as_ref(),
        Some(&file.transfers[9_999].end_to_end_id)
    );
}
