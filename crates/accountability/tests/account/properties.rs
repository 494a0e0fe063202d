//! What is true of every account, over random histories.

use accountability::{Basis, Definition, Part, Report, compare};
use domain::fund::FundEvent;
use domain::{BookEvent, BookId};
use jiff::civil::date;
use proptest::prelude::*;

use crate::given::*;
use crate::random::{With, history};
use crate::shipped;

proptest! {
    // Each case works out every figure many times over: a quarter of the usual number, and PROPTEST_CASES for more.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    /// A figure follows from the events its explanation names, and from no others.
    #[test]
    fn the_explained_events_are_enough(story in history(With::Everything), number in 2024_i16..=2026) {
        let (basis, question) = (story.basis(), story.question(number));
        for figure in Definition::parse(shipped::SET_2025).unwrap().figures() {
            let explained = basis.explain(&question, &figure.id).unwrap();
            prop_assert_eq!(explained.recount(), explained.figure.value);
            prop_assert!(explained.positions.is_sorted());
            let alone = story.basis_of(explained.positions.iter().copied());
            let again = alone.explain(&question, &figure.id).unwrap();
            prop_assert_eq!(&again.figure, &explained.figure, "{}", figure.id);
            prop_assert_eq!(&again.shares, &explained.shares, "{}", figure.id);
            let reported = basis.report(&question).unwrap();
            prop_assert_eq!(reported.figure(&figure.id), Some(&explained.figure));
        }
    }

    /// What the account of a year says when it is closed it says for ever.
    #[test]
    fn a_closed_year_never_changes(story in history(With::FixedRules)) {
        for (position, (_, event)) in story.events.iter().enumerate() {
            let BookEvent::Fund(FundEvent::YearClosed(closed)) = event else { continue };
            let question = question(closed.year.number(), position as u64);
            let then = story.basis_below(position as u64).report(&question).unwrap();
            let now = story.basis().report(&question).unwrap();
            let victims = ["B2/01", "HB/01", "HB/03"].map(figure);
            for (then, now) in then.figures.iter().zip(&now.figures) {
                prop_assert_eq!(&then.value, &now.value, "{}", &then.id);
            }
            prop_assert!(victims.iter().all(|id| now.figure(id).is_some()));
        }
    }

    /// Whatever is closed when: over all years the same is accounted for as if nothing ever was.
    #[test]
    fn closing_years_loses_nothing(story in history(With::FixedRules)) {
        let mut open = story.clone();
        for (_, event) in &mut open.events {
            if let BookEvent::Fund(FundEvent::YearClosed(closed)) = event {
                let (on, by) = (closed.on, closed.by.clone());
                *event = BookEvent::Fund(domain::fund::FundClosed { on, by }.into());
            }
        }
        let total = |story: &Story| {
            let lines = story.basis().lines(FUND, date(2026, 12, 31)).unwrap();
            let counted = lines.into_iter().filter(|line| line.standing == accountability::Standing::Counted);
            counted.map(|line| line.amount.cents()).sum::<i64>()
        };
        prop_assert_eq!(total(&story), total(&open));
    }

    /// The labelled differences of a figure add up to what it changed by.
    #[test]
    fn a_comparison_adds_up(story in history(With::Everything), cut in 0_usize..100, number in 2024_i16..=2026) {
        let first = utrecht().events.len();
        let position = (first + (story.events.len() - first) * cut / 100) as u64;
        let before = (story.basis_below(position), question(number, position));
        let after = (story.basis(), story.question(number));
        let comparison = compare((&before.0, &before.1), (&after.0, &after.1)).unwrap();
        let reports = [&before, &after].map(|(basis, question)| basis.report(question).unwrap());
        for (index, figure) in comparison.figures.iter().enumerate() {
            prop_assert_eq!(figure.before, Some(reports[0].figures[index].value));
            prop_assert_eq!(figure.after, Some(reports[1].figures[index].value));
            let changed: i64 = figure.changes.iter().map(|change| change.difference).sum();
            prop_assert_eq!(changed, figure.after.unwrap().number() - figure.before.unwrap().number());
            prop_assert!(figure.changes.iter().all(|change| change.difference != 0));
        }
    }

    /// Rows of a view and a replay make one basis, and one report to the byte.
    #[test]
    fn rows_make_the_same_basis(story in history(With::Everything)) {
        let basis = story.basis();
        let mut rows = Basis::default();
        for (key, part) in basis.parts() {
            let part: Part = serde_json::from_str(&serde_json::to_string(part).unwrap()).unwrap();
            prop_assert!(part.facts() > 0 || part == Part::Empty);
            rows.insert(key, part);
        }
        prop_assert_eq!(&rows, &basis);
        let report = basis.report(&story.question(Y2025)).unwrap();
        prop_assert_eq!(rows.report(&story.question(Y2025)).unwrap().to_bytes(), report.to_bytes());
        prop_assert_eq!(Report::parse(&report.to_bytes()).unwrap(), report);
    }

    /// Every line has a name of its own, rests on its event, and counts in no year before the one it is about.
    #[test]
    fn lines_are_well_formed(story in history(With::Everything)) {
        let lines = story.basis().lines(FUND, date(2026, 12, 31)).unwrap();
        prop_assert!(lines.windows(2).all(|pair| pair[0].id < pair[1].id));
        for line in &lines {
            prop_assert!(line.concerns <= line.year);
            prop_assert!(line.rests_on.contains(&line.id.position));
            prop_assert!(line.rests_on.is_sorted() && line.rests_on.iter().all(|at| *at < story.events.len() as u64));
            let (book, event) = &story.events[line.id.position as usize];
            prop_assert!(matches!(book, BookId::Household(_) | BookId::Provision(_) | BookId::Fund(_)), "{:?}", event);
        }
    }
}
