//! What is behind a figure: its lines, its events with the proof of each, and the figure again from those events alone.
//!
//! One message is as much as fits well; the last one says that it was all. What does not come to the figure that was
//! shown is never given as an explanation of it. Who may not read the ledger gets sums instead of lines and events: the
//! positions that lines rest on would be a name for each household.

use std::{collections::VecDeque, future::Future};

use accountability::{Definition, Explanation};
use api::v1;
use futures::{StreamExt as _, stream};
use ledger::{Ledger, SignedCheckpoint};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{explained::Explained, recount::Recounting, shown_to};
use crate::{
    auth::Action,
    convert::{
        ExplainQuery, Query as _, Recount, Shown, count, explained_lines, figure, line_sums, pin_of, value,
    },
    errors::{Language, Problem, Reason},
    services::{Desk, call::Call, ledger::Messages, told::told},
};

/// How many positions the lines of one message name at most, all together, but for a line that alone has more.
const POSITIONS: usize = 20_000;
/// How many lines one message has at most.
const LINES: usize = 500;

/// An explanation under way.
struct Explaining {
    desk: Desk,
    ledger: Ledger,
    shown: Shown,
    explanation: Explanation,
    definition: Definition,
    checkpoint: SignedCheckpoint,
    /// The lines that were not given yet.
    lines: VecDeque<v1::ExplainedLine>,
    events: Explained,
    recounting: Option<Recounting>,
    recount: Option<v1::Recount>,
    /// When the caller stops waiting.
    until: Option<Instant>,
}

impl Desk {
    pub(super) async fn explanation(
        &self,
        call: Call,
        message: v1::ExplainFigureRequest,
    ) -> Result<Messages<v1::ExplainFigureResponse>, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadReport)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let explaining = self.explaining(&call, ledger, query).await?;
        Ok(messages(explaining, call.language))
    }

    async fn explaining(
        &self,
        call: &Call,
        ledger: Ledger,
        query: ExplainQuery,
    ) -> Result<Explaining, Problem> {
        let shown = shown_to(call);
        let mut placed = self.placed((call, &ledger), (query.of, &query.at), query.at_least_position).await?;
        let basis = self.basis_of(&ledger, &mut placed).await?;
        let question = placed.question;
        let work = self.computed(move || {
            let explanation = basis.explain(&question, &query.figure)?;
            let set = basis.adopted(question.fund, question.year)?;
            Ok((Definition::parse(set.text().as_str())?, explanation))
        });
        let (definition, explanation) = work.await?;
        let checkpoint = ledger.checkpoint_at(explanation.question.position).await.map_err(told)?;
        let lines = match shown {
            Shown::Records => explained_lines(&explanation).into(),
            Shown::Figures => VecDeque::new(),
        };
        let events = Explained::new(&explanation, checkpoint.root);
        let recounting = match query.recount {
            Recount::Asked => Some(Recounting::new(&ledger, &explanation, checkpoint.root, &self.recounts)),
            Recount::NotAsked => None,
        };
        Ok(Explaining {
            desk: self.clone(),
            ledger,
            shown,
            explanation,
            definition,
            checkpoint,
            lines,
            events,
            recounting,
            recount: None,
            until: call.until,
        })
    }
}

fn messages(explaining: Explaining, language: Language) -> Messages<v1::ExplainFigureResponse> {
    let messages = stream::try_unfold(Some(explaining), |explaining| async move {
        let Some(mut explaining) = explaining else {
            return Ok(None);
        };
        let message = explaining.next().await?;
        let going_on = message.end.is_none().then_some(explaining);
        Ok(Some((message, going_on)))
    });
    messages.map(move |message| message.map_err(|problem: Problem| problem.to_status(language))).boxed()
}

impl Explaining {
    async fn next(&mut self) -> Result<v1::ExplainFigureResponse, Problem> {
        if !self.lines.is_empty() {
            return Ok(v1::ExplainFigureResponse { lines: self.some_lines(), ..Default::default() });
        }
        let (draining, until) = (self.desk.draining.clone(), self.until);
        in_time(until, &draining, self.read()).await
    }

    /// The next message about what is read in the ledger.
    async fn read(&mut self) -> Result<v1::ExplainFigureResponse, Problem> {
        while let Some(events) = self.events.next(&self.ledger).await? {
            if self.shown == Shown::Records {
                return Ok(v1::ExplainFigureResponse { events, ..Default::default() });
            }
        }
        if let Some(recounting) = self.recounting.as_mut()
            && let Some(recounted) = recounting.next().await?
        {
            return Ok(v1::ExplainFigureResponse { recounted: count(recounted), ..Default::default() });
        }
        if let Some(recounted) = self.recounting.take() {
            self.recount = Some(recounted.end(&self.desk).await?);
        }
        Ok(v1::ExplainFigureResponse { end: Some(self.end().await?), ..Default::default() })
    }

    fn some_lines(&mut self) -> Vec<v1::ExplainedLine> {
        let (mut some, mut positions) = (Vec::new(), 0);
        while let Some(line) = self.lines.pop_front() {
            positions += line.rests_on.len();
            some.push(line);
            if positions >= POSITIONS || some.len() == LINES {
                break;
            }
        }
        some
    }

    async fn end(&mut self) -> Result<v1::ExplainFigureEnd, Problem> {
        let added_up = self.events.value(&self.desk).await?;
        let Explanation { question, indicators, figure: reported, shares, positions, .. } = &self.explanation;
        Ok(v1::ExplainFigureEnd {
            figure: Some(figure(reported, &self.definition, question)),
            pin: Some(pin_of(question, indicators, &self.checkpoint.root)),
            lines: count(shares.len() as u64),
            events: count(positions.len() as u64),
            added_up: Some(value(added_up)),
            recount: self.recount.clone(),
            signed_checkpoint: self.checkpoint.note.clone(),
            sums: match self.shown {
                Shown::Records => vec![],
                Shown::Figures => line_sums(&self.explanation),
            },
        })
    }
}

/// What `work` comes to, unless the caller stops waiting or the server stops before.
///
/// # Errors
/// `SHUTTING_DOWN`, `DEADLINE_EXCEEDED`; what `work` refuses.
async fn in_time<T>(
    until: Option<Instant>,
    draining: &CancellationToken,
    work: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    let passed = async {
        match until {
            Some(until) => tokio::time::sleep_until(until).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        biased;
        () = draining.cancelled() => Err(Problem::new(Reason::ShuttingDown)),
        () = passed => Err(Problem::new(Reason::DeadlineExceeded)),
        done = work => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_takes_too_long_ends_when_the_caller_stops_waiting() {
        let (draining, endless) = (CancellationToken::new(), std::future::pending::<Result<(), Problem>>);
        let late = in_time(Some(Instant::now()), &draining, endless()).await.unwrap_err();
        assert_eq!(late.reason(), Reason::DeadlineExceeded);
        assert_eq!(in_time(None, &draining, async { Ok(1) }).await, Ok(1));
        draining.cancel();
        let stopped = in_time(None, &draining, endless()).await.unwrap_err();
        assert_eq!(stopped.reason(), Reason::ShuttingDown);
    }
}
