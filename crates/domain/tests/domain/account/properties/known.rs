//! What the model knows of one account: written from its events, with nothing of the code that made them.

use std::collections::BTreeSet;

use domain::account::*;

use super::super::given::*;

/// What the model knows of one account.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) set: Option<IndicatorSet>,
    pub(super) draft: Option<AccountDrafted>,
    /// Whether something changed since the draft.
    pub(super) changed: bool,
    pub(super) certified: bool,
    pub(super) marks: BTreeSet<LineId>,
    pub(super) prepared: BTreeSet<OfficerId>,
    pub(super) examined: BTreeSet<OfficerId>,
    pub(super) submitted: Option<AccountSubmitted>,
    pub(super) closed: bool,
    pub(super) events: u64,
}

impl Known {
    pub(super) fn after(mut self, event: &AccountEvent) -> Self {
        assert!(!self.closed, "{} after the settlement", event.event_type());
        let closes = matches!(event, AccountEvent::AccountClosed(_));
        assert_eq!(self.submitted.is_some(), closes, "{}", event.event_type());
        self.events += 1;
        let by = event.by().clone();
        match event {
            AccountEvent::AccountOpened(_) => panic!("an opening is the first event"),
            AccountEvent::IndicatorSetAdopted(adopted) => {
                assert_ne!(self.set.as_ref(), Some(&adopted.indicators));
                self.set = Some(adopted.indicators.clone());
                (self.changed, self.certified) = (true, false);
                self.prepared.insert(by);
            }
            AccountEvent::AccountDrafted(drafted) => {
                assert_eq!(Some(&drafted.pin.indicators), self.set.as_ref().map(IndicatorSet::sha256));
                let (before, number) =
                    self.draft.as_ref().map_or((0, 0), |one| (one.pin.position, one.draft));
                assert_eq!(drafted.draft, number + 1);
                assert!(drafted.pin.position > before && drafted.pin.position >= self.events - 1);
                self.draft = Some(drafted.clone());
                (self.changed, self.certified) = (false, false);
                self.prepared.insert(by);
            }
            AccountEvent::LineMarked(marked) => {
                self.marks.insert(marked.line);
                (self.changed, self.certified) = (true, false);
                self.examined.insert(by);
            }
            AccountEvent::MarkCleared(cleared) => {
                assert!(self.marks.remove(&cleared.line), "there was no mark");
                (self.changed, self.certified) = (true, false);
                self.examined.insert(by);
            }
            AccountEvent::AccountCertified(certified) => {
                let draft = self.draft.as_ref().expect("it was drafted");
                assert_eq!((certified.draft, self.changed, self.certified), (draft.draft, false, false));
                assert!(certified.on >= draft.on);
                self.certified = true;
                self.examined.insert(by);
            }
            AccountEvent::AccountSubmitted(submitted) => self.submitted = Some(submitted.clone()),
            AccountEvent::AccountClosed(_) => self.closed = true,
        }
        self
    }

    pub(super) fn stage(&self) -> AccountStage {
        match (self.closed, &self.submitted, self.certified, self.draft.is_some() && !self.changed) {
            (true, ..) => AccountStage::Closed,
            (_, Some(_), ..) => AccountStage::Submitted,
            (_, _, true, _) => AccountStage::Certified,
            (.., true) => AccountStage::Drafted,
            _ => AccountStage::Open,
        }
    }
}
