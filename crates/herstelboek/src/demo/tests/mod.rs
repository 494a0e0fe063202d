//! The demonstration under test: its small parts, and the whole of it against a real server, more than once.

mod parts;
mod whole;

/// The 11-test of a BSN, as its definition has it: weights 9 to 2, and -1 for the last digit.
pub(super) fn passes_the_test(bsn: &str) -> bool {
    let digits: Vec<i32> = bsn.chars().filter_map(|digit| digit.to_digit(10)?.try_into().ok()).collect();
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    bsn.len() == 9 && digits.len() == 9 && sum != 0 && sum % 11 == 0
}
