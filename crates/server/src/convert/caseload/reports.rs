//! Reports over a whole caseload on the wire.

use api::v1;
use domain::household::Stage;
use views::outreach::Outreach;
use views::progress::{Clock, LeadTime, ProgressReport, Reach};
use views::workload::WorkloadLine;

use super::household::cents;
use crate::convert::dates::day;
use crate::convert::household::stage;
use crate::convert::receipt::count;
use crate::convert::words::{Word, words};

words! {
    Clock = v1::Clock { FirstContact, FirstConversation, Plan, EndOfSupport, AfterRejection }
}

/// How outreach goes; the position is the caller's to set.
#[must_use]
pub(crate) fn outreach(counted: &Outreach) -> v1::GetOutreachResponse {
    let source = |word: &str| {
        v1::ReportSource::from_str_name(&format!("REPORT_SOURCE_{word}")).unwrap_or_default() as i32
    };
    let mut sources: Vec<_> = counted
        .sources
        .iter()
        .map(|(word, one)| v1::SourceOutreach {
            source: source(word),
            reached: count(one.reached),
            not_reached: count(one.not_reached),
            given_up: count(one.given_up),
        })
        .collect();
    sources.sort_by_key(|one| one.source);
    let attempts = &counted.attempts;
    v1::GetOutreachResponse {
        sources,
        attempts: Some(v1::AttemptSpread {
            none: count(attempts.none),
            one: count(attempts.one),
            two: count(attempts.two),
            three_to_five: count(attempts.three_to_five),
            more: count(attempts.more),
        }),
        longest_waiting_since: counted.longest_waiting.as_ref().and_then(|one| day(one.reported_on)),
        position: 0,
    }
}

/// What a coordinator has in hand.
#[must_use]
pub(crate) fn workload(line: &WorkloadLine) -> v1::Workload {
    let (who, load) = (line.who.as_ref(), &line.load);
    let waiting = load.waiting.iter();
    v1::Workload {
        organisation_id: who.map(|who| who.organisation.to_string()).unwrap_or_default(),
        coordinator_id: who.map(|who| who.coordinator.to_string()).unwrap_or_default(),
        households: count(load.open),
        stages: stages(load.stages.iter()),
        out_of_sight: count(load.out_of_sight),
        overdue: count(load.overdue),
        threatened: count(load.threatened),
        waiting: waiting
            .map(|(waiting, provisions)| v1::WaitingCount {
                waiting: waiting.number(),
                provisions: count(*provisions),
            })
            .collect(),
    }
}

/// The progress report of a period.
#[must_use]
pub(crate) fn progress_report(report: &ProgressReport) -> v1::ProgressReport {
    v1::ProgressReport {
        known: Some(reach(&report.known)),
        reported: Some(reach(&report.reported)),
        reached_in_period: count(report.reached),
        stages: stages(report.stages.iter()),
        lead_times: report.lead_times.iter().map(lead_time).collect(),
        needs: report.needs.iter().map(need).collect(),
        provisions: report.provisions.iter().map(provision).collect(),
        money: report.money.iter().map(money).collect(),
        signals: report.signals.iter().map(signal).collect(),
    }
}

fn reach(reach: &Reach) -> v1::Reach {
    v1::Reach {
        reported: count(reach.reported),
        reached: count(reach.reached),
        not_reached: count(reach.not_reached),
    }
}

fn stages<'a>(stages: impl Iterator<Item = (&'a Stage, &'a u64)>) -> Vec<v1::StageCount> {
    let counted = |(of, households): (&Stage, &u64)| v1::StageCount {
        stage: stage(*of) as i32,
        households: count(*households),
    };
    stages.map(counted).collect()
}

fn lead_time(time: &LeadTime) -> v1::LeadTime {
    let days = |days: Option<u32>| days.map(|days| i32::try_from(days).unwrap_or(i32::MAX));
    v1::LeadTime {
        clock: time.clock.number(),
        completed: count(time.count),
        median_days: days(time.median_days),
        percentile_90_days: days(time.ninetieth_days),
        in_time: time.in_time.map(|share| count(share.count)),
        overdue: time.overdue.map(count),
    }
}

fn need(line: &views::progress::NeedLine) -> v1::NeedProgress {
    let counts = &line.counts;
    v1::NeedProgress {
        life_domain: line.life_domain.number(),
        organisation_id: line.organisation.as_ref().map(ToString::to_string).unwrap_or_default(),
        recorded: count(counts.recorded),
        met: count(counts.met),
        partly_met: count(counts.partly_met),
        not_met: count(counts.not_met),
        withdrawn: count(counts.withdrawn),
    }
}

fn provision(line: &views::progress::ProvisionLine) -> v1::ProvisionProgress {
    let counts = &line.counts;
    v1::ProvisionProgress {
        life_domain: line.life_domain.number(),
        organisation_id: line.organisation.as_ref().map(ToString::to_string).unwrap_or_default(),
        requested: count(counts.requested),
        granted: count(counts.granted),
        refused: count(counts.refused),
    }
}

fn money(line: &views::progress::MoneyLine) -> v1::ComponentMoney {
    let money = &line.money;
    v1::ComponentMoney {
        fund_id: line.fund.to_string(),
        component: line.component.to_string(),
        committed: Some(cents(money.committed)),
        paid: Some(cents(money.paid)),
        recovered: Some(cents(money.recovered)),
    }
}

fn signal(line: &views::progress::SignalLine) -> v1::SignalProgress {
    let (counts, at_the_end) = (&line.counts, &line.counts.at_the_end);
    v1::SignalProgress {
        category: line.category.number(),
        recorded: count(counts.recorded),
        followed_up: count(counts.followed_up),
        improved: count(counts.improved),
        closed: count(counts.closed),
        at_the_end: Some(v1::SignalStages {
            open: count(at_the_end.open),
            followed_up: count(at_the_end.followed_up),
            improved: count(at_the_end.improved),
            closed: count(at_the_end.closed),
        }),
    }
}
