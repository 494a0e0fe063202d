//! Fictitious citizen service numbers: nine digits that pass the 11-test, and begin with a 9 like test numbers do.
//!
//! The 11-test: 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i is a multiple of 11.

/// How many different numbers [`fictitious`] gives. The series stops below 9999000, where the published test numbers
/// begin that the story uses.
pub(super) const COUNT: u64 = 999_000 * PER_PREFIX;

/// Nine of the ten eighth digits can always be followed by a ninth: at most one would need the check digit 10.
const PER_PREFIX: u64 = 9;

/// The weights of the first eight digits.
const WEIGHTS: [u64; 8] = [9, 8, 7, 6, 5, 4, 3, 2];

/// The fictitious number at a place in the series. Different places below [`COUNT`] give different numbers; past
/// it the series begins again.
pub(super) fn fictitious(place: u64) -> String {
    let place = place % COUNT;
    let seven = 9_000_000 + place / PER_PREFIX;
    let nth = usize::try_from(place % PER_PREFIX).expect("a number below 9 fits");
    let passing = (0..10).filter_map(|eighth| {
        let eight = seven * 10 + eighth;
        check_digit(eight).map(|check| eight * 10 + check)
    });
    let number = passing.into_iter().nth(nth).expect("nine of ten eighth digits have a check digit");
    number.to_string()
}

/// The ninth digit that makes the first eight pass the test; `None` when no digit does.
fn check_digit(eight: u64) -> Option<u64> {
    let mut rest = eight;
    let mut sum = 0;
    for weight in WEIGHTS.iter().rev() {
        sum += weight * (rest % 10);
        rest /= 10;
    }
    Some(sum % 11).filter(|check| *check < 10)
}
