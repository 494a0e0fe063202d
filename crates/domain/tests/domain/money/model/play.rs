//! A random history as it is played: the world, the model beside it, and the day it is.
//!
//! Each question is asked of the world. What is recorded the model reads and judges, and every fund must agree with
//! it; what is refused must leave no trace.

use domain::ids::{FundId, PaymentRunId};
use domain::money::BudgetLine;
use domain::{BookEvent, BookId, Refusal};
use jiff::ToSpan;

use super::super::given::*;
use super::books::Model;
use super::question::{Question, WHOLE_WAY};
use super::reached::Reached;
use super::scene::{EVE, before};

pub(super) struct Play {
    /// Its events are taken out after each step, so that it is cheap to copy.
    pub(super) world: World,
    history: Vec<(BookId, BookEvent)>,
    pub(super) model: Model,
    pub(super) today: Date,
    /// How many questions were asked; ids are made of it.
    pub(super) asked: usize,
    pub(super) reached: Reached,
}

impl Play {
    /// A history that went so many ordinary steps already, provision by provision.
    pub(super) fn begin(steps: u8) -> Self {
        let mut play = Self {
            world: World::default(),
            history: Vec::new(),
            model: Model::default(),
            today: EVE,
            asked: 100,
            reached: Reached::default(),
        };
        for step in before() {
            play.tell(step).expect("a history begins well");
        }
        play.today = EVE.saturating_add(1.days());
        (0..steps).for_each(|step| play.ask(&Question::ordinary(step / WHOLE_WAY)));
        play.reached = Reached::default();
        play
    }

    pub(super) fn ask(&mut self, question: &Question) {
        self.asked += 1;
        self.today = self.today.saturating_add(question.days().days());
        let step = question.wish()(question, self);
        let before = self.world.clone();
        if let Err(refusal) = self.tell(step) {
            assert_eq!(self.world, before, "{} left something", refusal.code());
            assert!(Refusal::ALL_CODES.contains(&refusal.code()));
            self.reached.refused(&refusal);
        }
    }

    fn tell(&mut self, (id, command): Step) -> Result<(), Refusal> {
        let recorded = self.world.tell(id, command.clone())?;
        let events = std::mem::take(&mut self.world.events);
        assert_eq!(
            (events.len(), events.is_empty()),
            (recorded, false),
            "{} recorded nothing",
            command.name()
        );
        self.model.read(&command, &events, self.today);
        self.model.agrees_with(&self.world);
        events.iter().for_each(|event| self.reached.recorded(event, &self.model));
        self.history.extend(events);
        Ok(())
    }

    /// What is free on a line, as the model has it.
    pub(super) fn free(&self, fund: FundId, line: &BudgetLine) -> i64 {
        let (lines, _) = self.model.expected(fund);
        lines.get(line).map_or(0, |balance| balance.free.cents())
    }

    /// The runs that were composed.
    pub(super) fn runs(&self) -> impl Iterator<Item = PaymentRunId> + '_ {
        self.world.books.keys().filter_map(|id| match id {
            BookId::PaymentRun(run) => Some(*run),
            _ => None,
        })
    }

    /// The world with all its events, as it would be read back.
    pub(super) fn ended(self) -> (World, Reached) {
        (World { events: self.history, ..self.world }, self.reached)
    }
}
