//! The examiner of accounts and figures: draws the account up again from the events, and compares it to the byte.

use std::collections::BTreeSet;

use accountability::{BOOKS, Basis};
use domain::{BookEvent, BookId};
use dossier::{Examined, Examiner, Objection, Papers, Place, Record};
use merkle::{Frontier, Hash};

use crate::claim::{Claimed, What};
use crate::compare;
use crate::decided::Decided;
use crate::fold::{Fold, read};
use crate::history::History;
use crate::pins::Pins;
use crate::rested::Rested;
use crate::words::{Said, Standing, Stands};

/// The most facts of a ledger that an examination keeps, some hundred bytes each. A municipality of a hundred thousand
/// households has some two million.
pub const MAX_FACTS: u64 = 10_000_000;

/// How many positions the lines of a ledger may rest on at most, 8 bytes each: this many for each of its facts, but at
/// least and at most so many. What a municipality needs is some thousands for each fact, or less.
pub const MAX_REACH: [u64; 3] = [10_000, 100_000_000, 10_000_000_000];

/// Draws an account up again from the events it is shown, on a thread of its own.
pub struct Accountant {
    most_facts: u64,
    most_reach: [u64; 3],
    task: Option<Task>,
}

/// What is examined, and how far that is.
struct Task {
    claimed: Claimed,
    /// The fold of the events below the report's position, until they were all shown. Rules of others fold nothing.
    fold: Option<Fold>,
    /// The positions of the events shown, of a figure only.
    shown: Vec<u64>,
    /// What the events gave.
    examined: Examined,
    pins: Pins,
    history: History,
    decided: Decided,
    /// Of a figure only: which events of fund and account are not among those shown.
    rested: Rested,
    most_reach: [u64; 3],
}

impl Default for Accountant {
    fn default() -> Self {
        Self::keeping(MAX_FACTS)
    }
}

impl Accountant {
    /// One that keeps at most so many facts; a dossier with more is refused.
    #[must_use]
    pub fn keeping(most_facts: u64) -> Self {
        Self { most_facts, most_reach: MAX_REACH, task: None }
    }

    /// The same, of which the lines may rest on so many positions, as in [`MAX_REACH`].
    #[must_use]
    pub fn reaching(self, most_reach: [u64; 3]) -> Self {
        Self { most_reach, ..self }
    }
}

impl Examiner for Accountant {
    fn begin(&mut self, papers: &Papers<'_>) -> Result<(), Objection> {
        let claimed = Claimed::read(papers)?;
        let fold = claimed.is_by_our_rules().then(|| Fold::begin(self.most_facts));
        let (shown, examined) = (Vec::new(), Examined::default());
        let (pins, history, decided) = (Pins::default(), History::default(), Decided::default());
        let (rested, most_reach) = (Rested::of(&claimed.question), self.most_reach);
        self.task = Some(Task { claimed, fold, shown, examined, pins, history, decided, rested, most_reach });
        Ok(())
    }

    fn event(&mut self, record: &Record<'_>, _tree: Option<&Frontier>) -> Result<(), Objection> {
        self.task.as_mut().map_or(Ok(()), |task| task.event(record))
    }

    fn roots_wanted(&self) -> BTreeSet<u64> {
        self.task.as_ref().map(|task| task.history.sizes()).unwrap_or_default()
    }

    fn root(&mut self, size: u64, root: Hash) {
        if let Some(task) = &mut self.task {
            task.history.root(size, root);
        }
    }

    fn end(&mut self, papers: &Papers<'_>) -> Examined {
        self.task.take().map(|task| task.end(papers)).unwrap_or_default()
    }
}

impl Task {
    fn event(&mut self, record: &Record<'_>) -> Result<(), Objection> {
        let position = self.claimed.question.position;
        if matches!(self.claimed.what, What::Figure(_)) {
            self.shown.push(record.position);
            self.rested.look(record);
        }
        if record.position >= position {
            self.draw_up();
        } else if BOOKS.contains(&record.aggregate_type)
            && let Some(fold) = &mut self.fold
            && !fold.add(record)
        {
            self.draw_up();
        }
        let is_report = matches!(self.claimed.what, What::Report(_));
        if is_report && Decided::wants(record) { self.decide(record) } else { Ok(()) }
    }

    /// Decides an event of an account again, looks whether it pins the report, and what it says of the ledger before it. Of
    /// a figure only some events are here, and none that pins it: that is recorded after them.
    fn decide(&mut self, record: &Record<'_>) -> Result<(), Objection> {
        let Record { position, aggregate_type, aggregate_id, event_type, event_version, payload, .. } =
            record;
        let parts = [aggregate_type, aggregate_id, event_type, event_version, payload];
        let (book, event) = read(*position, parts.map(|part| *part))?;
        self.decided.look(record, book, &event)?;
        let (BookEvent::Account(event), BookId::Account(account)) = (&event, book) else {
            return Ok(());
        };
        if account == self.claimed.account() {
            self.pins.look(*position, event);
        }
        self.history.look(*position, account, event, &self.claimed.question)
    }

    /// Draws the account up, once all events were shown that count. What it was drawn up from is not needed any more.
    fn draw_up(&mut self) {
        match self.fold.take().map(Fold::end) {
            Some(Ok(basis)) => {
                let [of_a_fact, at_least, at_most] = self.most_reach;
                let most = basis.facts().saturating_mul(of_a_fact).max(at_least).min(at_most);
                if basis.reach() > most {
                    let here = Place::Entry(self.claimed.entry);
                    self.examined.findings.push(Said::ReachesTooFar { most }.at(here));
                } else {
                    self.compare(&basis);
                }
            }
            Some(Err(objection)) => self.examined.findings.push(objection),
            None => {}
        }
    }

    fn compare(&mut self, basis: &Basis) {
        compare::compare(&self.claimed, basis, &self.shown, &mut self.examined);
    }

    fn end(mut self, papers: &Papers<'_>) -> Examined {
        self.draw_up();
        let Task { claimed, mut examined, pins, history, decided, rested, .. } = self;
        if let What::Figure(_) = claimed.what {
            if !claimed.is_by_our_rules() {
                examined.findings.push(other_rules(&claimed));
            }
            examined.not_proved.extend(rested.end());
            let position = claimed.question.position;
            examined.not_proved.push(Stands::FigureNotPinned { position }.remark());
            return examined;
        }
        if !claimed.is_by_our_rules() {
            examined.findings.push(other_rules(&claimed));
        }
        pins.tell(decided.file(claimed.account()), &claimed, papers.unpinned, &mut examined);
        examined.findings.extend(decided.end());
        examined.findings.extend(history.end(papers));
        let only = !claimed.is_by_our_rules() && examined.findings.len() == 1;
        examined.refused = only.then(|| Standing::OtherRules.remark());
        examined
    }
}

/// That the claim was made by rules that this version does not have.
fn other_rules(claimed: &Claimed) -> Objection {
    Said::OtherRules { rules: claimed.rules.clone() }.at(Place::Entry(claimed.entry))
}
