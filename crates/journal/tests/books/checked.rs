//! hledger accepts the books, and refuses them when anything in them was changed.

use crate::fund::{books, washing_machine};
use crate::hledger::{cents, complaint};

/// How many postings the washing machine has.
const POSTINGS: usize = 18;

/// The amounts of a line, as places in it: one in a posting, two where a balance is asserted.
fn amounts(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let posting = if line.starts_with("    ") { line } else { "" };
    posting.match_indices("EUR ").map(move |(from, _)| {
        let end = line[from + 4..].find(' ').map_or(line.len(), |length| from + 4 + length);
        (from, end)
    })
}

/// The books with so many cents added to one amount of one line.
fn with(books: &str, number: usize, (from, end): (usize, usize), more: i64) -> String {
    let changed = |line: &str| {
        let cents = cents(&line[from..end]) + more;
        let amount = domain::money::EuroCents::new(cents).to_string();
        format!("{}{amount}{}", &line[..from], &line[end..])
    };
    let lines = books.lines().enumerate();
    lines.map(|(at, line)| if at == number { changed(line) } else { line.to_owned() } + "\n").collect()
}

/// Every amount in the books: the number of its line, and its place in it.
fn all(books: &str) -> Vec<(usize, (usize, usize))> {
    let lines = books.lines().enumerate();
    lines.flat_map(|(number, line)| amounts(line).map(move |place| (number, place))).collect()
}

#[test]
fn hledger_accepts_the_books() {
    assert_eq!(complaint(&books(&washing_machine())), None);
}

#[test]
fn a_cent_that_is_changed_anywhere_is_refused() {
    let books = books(&washing_machine());
    let all = all(&books);
    assert_eq!(
        all.len(),
        POSTINGS + 2 * 8,
        "the postings, then nothing and a balance for each of eight accounts"
    );
    for (number, place) in all {
        for more in [1, -1] {
            let changed = with(&books, number, place, more);
            assert!(complaint(&changed).is_some(), "a cent in line {} went unseen", number + 1);
        }
    }
}

#[test]
fn a_cent_that_is_moved_within_a_transaction_is_refused_by_the_assertion_at_the_end() {
    let books = books(&washing_machine());
    let pairs: Vec<_> = all(&books).into_iter().take(POSTINGS).collect();
    for pair in pairs.chunks(2) {
        let once = with(&books, pair[0].0, pair[0].1, 1);
        let (from, end) = amounts(once.lines().nth(pair[1].0).unwrap()).next().unwrap();
        let told = complaint(&with(&once, pair[1].0, (from, end), -1)).unwrap();
        assert!(told.contains("assertion"), "{told}");
    }
}

#[test]
fn a_transaction_that_is_left_out_or_there_twice_is_refused() {
    let books = books(&washing_machine());
    let blocks: Vec<&str> = books.split("\n\n").collect();
    let moving = |block: &str| block.starts_with("2025-") && !block.contains("Closing balances");
    let places: Vec<_> = (0..blocks.len()).filter(|at| moving(blocks[*at])).collect();
    assert_eq!(places.len(), 7);
    for at in places {
        let (mut without, mut twice) = (blocks.clone(), blocks.clone());
        without.remove(at);
        twice.insert(at, blocks[at]);
        for changed in [without, twice] {
            let told = complaint(&changed.join("\n\n")).unwrap();
            assert!(told.contains("assertion"), "{told}");
        }
    }
}

#[test]
fn a_transaction_under_another_date_is_refused() {
    let books = books(&washing_machine());
    let told = complaint(&books.replace("2025-03-04 * (13)", "2025-03-09 * (13)")).unwrap();
    assert!(told.contains("date"), "{told}");
}

#[test]
fn an_account_that_nobody_declared_is_refused() {
    let books = books(&washing_machine());
    let told = complaint(&books.replace("account fund:paid:2025:c\n", "")).unwrap();
    assert!(told.contains("fund:paid:2025:c"), "{told}");
}
