//! What the account says, how it came to differ from the first draft, and what one figure rests on.

use anyhow::{Context as _, ensure};
use api::v1::{self, account_moment::Moment};
use uuid::Uuid;

use super::{
    YEAR, heading,
    steps::{Desk, Submitted},
    value,
};
use crate::demo::{
    client::Client,
    screen::{Look, Screen},
    story::LEDGER,
    tokens::Officer,
    words::{self, Told, nl_en},
};
use crate::output::Language;

/// The figure that is explained: what was spent on component c in the year.
pub(super) const EXPLAINED: &str = "HB/13";
/// How many lines of it are shown.
const SHOWN: usize = 6;

/// A figure with what is behind it.
pub(super) struct Explained {
    /// Its reference.
    pub(super) reference: String,
    /// Its lines.
    pub(super) lines: Vec<v1::ExplainedLine>,
    /// How many events are behind it.
    pub(super) events: usize,
    /// What closes the answer.
    pub(super) end: v1::ExplainFigureEnd,
}

/// The figures as the ministry's reporting service gets them.
pub(super) async fn report(desk: &Desk<'_>, submitted: &Submitted) -> anyhow::Result<()> {
    let (screen, rijk) = (desk.screen, desk.client(Officer::ReportingService)?);
    heading(screen, nl_en("Wat het Rijk ontvangt: alleen totalen", "What the Rijk receives: totals only"));
    let request = v1::GetReportRequest {
        ledger: LEDGER.to_owned(),
        fund_id: desk.fund.to_string(),
        year: YEAR.into(),
        of: moment(Moment::Submission(true)),
        ..Default::default()
    };
    let report = rijk.ask(request).await?.report.context("GetReport: the answer has no report")?;
    ensure!(report.sha256 == submitted.sha256, "the report is not the one that was submitted");
    for figure in &report.figures {
        screen.line(row(figure, screen));
    }
    for left in &report.left_out {
        let amount = words::euro(left.cents, screen.language);
        let told = screen.say(why(left.standing()));
        let rows =
            screen.say(if left.lines == 1 { nl_en("regel", "line") } else { nl_en("regels", "lines") });
        screen.line(
            screen
                .look(&format!("   {told} {}: {} {rows}, {amount}", left.component, left.lines), Look::Faint),
        );
    }
    Ok(())
}

fn row(figure: &v1::Figure, screen: &Screen) -> String {
    let label = match screen.language {
        Language::Nl => &figure.label_nl,
        Language::En => &figure.label_en,
    };
    let label: String = label.chars().take(84).collect();
    format!("   {:<7} {label:<84} {:>16}", figure.id, value(figure.value.as_ref(), screen))
}

fn why(standing: v1::LineStanding) -> Told {
    match standing {
        v1::LineStanding::Error => nl_en("fout, buiten de afrekening:", "error, left out of the settlement:"),
        v1::LineStanding::Uncertain => {
            nl_en("onzeker, buiten de afrekening:", "uncertain, left out of the settlement:")
        }
        _ => nl_en("telt volgens de regels niet mee:", "does not count by the rules:"),
    }
}

/// What became another figure between the first draft and the submission, and why.
pub(super) async fn compare(desk: &Desk<'_>) -> anyhow::Result<()> {
    let screen = desk.screen;
    heading(
        screen,
        nl_en("Wat er anders is dan in het eerste concept", "What is different from the first draft"),
    );
    let request = v1::CompareReportsRequest {
        ledger: LEDGER.to_owned(),
        fund_id: desk.fund.to_string(),
        year: YEAR.into(),
        before: moment(Moment::Draft(1)),
        after: moment(Moment::Submission(true)),
        ..Default::default()
    };
    let answer = desk.client(Officer::Controller)?.ask(request).await?;
    for figure in answer.figures.iter().filter(|figure| !figure.changes.is_empty()) {
        let (before, after) = (value(figure.before.as_ref(), screen), value(figure.after.as_ref(), screen));
        let reasons: Vec<_> =
            figure.changes.iter().map(|change| screen.say(reason(change.reason()))).collect();
        screen.line(format_args!("   {:<7} {before} → {after}: {}", figure.id, reasons.join(", ")));
    }
    Ok(())
}

fn reason(reason: v1::ChangeReason) -> Told {
    match reason {
        v1::ChangeReason::LateEntry => nl_en("later vastgelegd", "late entry"),
        v1::ChangeReason::Correction => nl_en("correctie", "correction"),
        v1::ChangeReason::Reversal => nl_en("terugontvangen", "money came back"),
        v1::ChangeReason::Reclassification => nl_en("andere regel van de begroting", "reclassification"),
        v1::ChangeReason::Finding => nl_en("bevinding van de accountant", "finding of the accountant"),
        v1::ChangeReason::TermsChanged => nl_en("andere voorwaarden", "terms changed"),
        v1::ChangeReason::DefinitionChanged => nl_en("andere definitie", "definition changed"),
        v1::ChangeReason::CorrectionOfEarlierYear => nl_en("correctie T-1", "correction T-1"),
        v1::ChangeReason::Unspecified => nl_en("?", "?"),
    }
}

/// Explains a figure down to its events, and has the whole ledger read again for it.
pub(super) async fn explain(desk: &Desk<'_>) -> anyhow::Result<Explained> {
    let (screen, accountant) = (desk.screen, desk.client(Officer::Accountant)?);
    let explained = explained(&accountant, desk.fund, Moment::Submission(true)).await?;
    heading(screen, nl_en("Eén cijfer, tot op zijn gebeurtenissen", "One figure, down to its events"));
    let figure = explained.end.figure.clone().unwrap_or_default();
    screen.line(row(&figure, screen));
    for line in explained.lines.iter().take(SHOWN) {
        let (id, amount) = (&line.line_id, words::euro(line.adds, screen.language));
        let day = words::day(line.happened_on, screen.language);
        let rests: Vec<_> = line.rests_on.iter().map(ToString::to_string).collect();
        let rests_on = screen.say(nl_en("op gebeurtenis", "on event"));
        screen.line(format_args!("   {:>8}  {day:>11}  {amount:>14}  {rests_on} {}", id, rests.join(" ")));
    }
    tell_end(&explained, screen);
    Ok(explained)
}

fn tell_end(explained: &Explained, screen: &Screen) {
    let added = value(explained.end.added_up.as_ref(), screen);
    let lines = explained.lines.len();
    screen.line(screen.look(
        &match screen.language {
            Language::Nl => format!(
                "   {lines} regels, {} gebeurtenissen, elk met zijn bewijs: opnieuw opgeteld {added}",
                explained.events
            ),
            Language::En => format!(
                "   {lines} lines, {} events, each with its proof: added up again {added}",
                explained.events
            ),
        },
        Look::Good,
    ));
    if let Some(recount) = &explained.end.recount {
        let told = nl_en(
            "gebeurtenissen van het grootboek opnieuw gelezen, van de eerste af: zelfde wortel, zelfde cijfer",
            "events of the ledger read again from the first on: the same root, the same figure",
        );
        screen.line(screen.look(&format!("   {} {}", recount.events, screen.say(told)), Look::Good));
    }
}

/// A figure of the account with everything behind it, as the accountant gets it.
pub(super) async fn explained(accountant: &Client, fund: Uuid, of: Moment) -> anyhow::Result<Explained> {
    let request = v1::ExplainFigureRequest {
        ledger: LEDGER.to_owned(),
        fund_id: fund.to_string(),
        year: YEAR.into(),
        figure: EXPLAINED.to_owned(),
        of: moment(of),
        recount: true,
        ..Default::default()
    };
    let messages = accountant.explain(request).await?;
    let end = messages.iter().find_map(|message| message.end.clone());
    let end = end.context("ExplainFigure: the stream is incomplete")?;
    let reference = end.figure.as_ref().map(|figure| figure.reference.clone()).unwrap_or_default();
    let events = messages.iter().map(|message| message.events.len()).sum();
    let lines = messages.into_iter().flat_map(|message| message.lines).collect();
    Ok(Explained { reference, lines, events, end })
}

#[expect(clippy::unnecessary_wraps, reason = "the field of a message is optional")]
fn moment(moment: Moment) -> Option<v1::AccountMoment> {
    Some(v1::AccountMoment { moment: Some(moment), ..Default::default() })
}
