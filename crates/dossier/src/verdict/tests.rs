//! Instants, which a witness gives in seconds.

use super::instant;

#[test]
fn seconds_are_told_as_an_instant() {
    for (seconds, told) in [
        (0, "0 s"),
        (1, "1970-01-01 00:00:01 UTC"),
        (951_782_399, "2000-02-28 23:59:59 UTC"),
        (951_782_400, "2000-02-29 00:00:00 UTC"),
        (1_709_251_199, "2024-02-29 23:59:59 UTC"),
        (1_772_323_200, "2026-03-01 00:00:00 UTC"),
        (4_107_542_400, "2100-03-01 00:00:00 UTC"),
        (253_402_300_799, "9999-12-31 23:59:59 UTC"),
        (253_402_300_800, "253402300800 s"),
        (u64::MAX, "18446744073709551615 s"),
    ] {
        assert_eq!(instant(seconds), told);
    }
}
