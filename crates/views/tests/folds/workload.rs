//! The workload: who has how much in hand, what of it is late, and what nobody has.

use domain::household::{ReportSource, Stage, VictimStatus};
use domain::provision::Waiting;
use views::caseload::Caseload;
use views::workload::{Load, Who, Workload, WorkloadLine};

use crate::given::*;

fn on(world: &World, date: Date) -> Vec<WorkloadLine> {
    let mut workload = Workload::on(date);
    rows::<Caseload>(&world.events).values().for_each(|row| workload.add(row));
    workload.finish()
}

#[test]
fn open_households_count_for_who_coordinates_them() {
    let mut world = family();
    open_fund(&mut world);
    world
        .provision(PROVISION, request(LATER, PROVISION, HOUSEHOLD, 640_00))
        .household(NEIGHBOURS, report(REPORT_DAY, ReportSource::SelfReport))
        .household(STRANGERS, report(REPORT_DAY, ReportSource::SelfReport))
        .household(
            STRANGERS,
            add(REPORT_DAY, domain::ids::PersonId::new(uuid::Uuid::from_u128(7)), VictimStatus::Potential),
        )
        .household(STRANGERS, end(DAY));
    let nobodys = Load {
        open: 1,
        stages: [(Stage::Reported, 1)].into(),
        out_of_sight: 1,
        overdue: 1,
        ..Load::default()
    };
    let noor = Load {
        open: 1,
        stages: [(Stage::Supported, 1)].into(),
        threatened: 1,
        waiting: [(Waiting::Vote, 1)].into(),
        ..Load::default()
    };
    let who = Who { organisation: organisation("wijkteam-west"), coordinator: officer("noor") };
    let lines = [WorkloadLine { who: None, load: nobodys }, WorkloadLine { who: Some(who), load: noor }];
    assert_eq!(on(&world, date(2026, 4, 20)), lines);
}

#[test]
fn six_weeks_without_contact_is_out_of_sight() {
    let world = family();
    let out_of_sight = |date| on(&world, date)[0].load.out_of_sight;
    assert_eq!(out_of_sight(date(2026, 5, 19)), 0, "the last contact was exactly six weeks before");
    assert_eq!(out_of_sight(date(2026, 5, 20)), 1);
}

#[test]
fn a_deadline_is_overdue_the_day_after() {
    let world = family();
    let overdue = |date| on(&world, date)[0].load.overdue;
    assert_eq!((overdue(date(2028, 3, 2)), overdue(date(2028, 3, 3))), (0, 1));
}
