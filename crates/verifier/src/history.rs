//! What the events of all accounts say of the ledger before them: from which tree a draft was made, and since when the
//! ledger has to be proved to have grown.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use accountability::Question;
use domain::account::AccountEvent;
use domain::ids::AccountId;
use dossier::{Entry, MAX_FINDINGS, MAX_ROOTS, Objection, Papers, Place};
use merkle::Hash;

use crate::words::Stands;

/// The most accounts that are remembered: one for each year of each fund.
const MAX_ACCOUNTS: usize = 10_000;

/// What is remembered of the accounts of a ledger.
#[derive(Default)]
pub(crate) struct History {
    accounts: HashMap<AccountId, u64>,
    /// The roots that drafts name, each with the position of its event, by the size of the tree.
    pinned: BTreeMap<u64, Vec<(Option<Hash>, u64)>>,
    pins: usize,
    /// Of the submissions of earlier years of the fund the one that was made from the most events: how many those were,
    /// and where it stands itself.
    submitted: Option<(u64, u64)>,
    wrong: Vec<Objection>,
}

impl History {
    /// Looks at an event of an account.
    ///
    /// # Errors
    /// More accounts or drafts than are remembered.
    pub(crate) fn look(
        &mut self,
        at: u64,
        account: AccountId,
        event: &AccountEvent,
        question: &Question,
    ) -> Result<(), Objection> {
        let known = self.accounts.get(&account);
        if self.pins >= MAX_ROOTS || (known.is_none() && self.accounts.len() >= MAX_ACCOUNTS) {
            return Err(
                Stands::TooManyPins { accounts: MAX_ACCOUNTS, drafts: MAX_ROOTS }.at(Place::Position(at))
            );
        }
        match event {
            AccountEvent::AccountDrafted(drafted) => {
                let (position, least) = (drafted.pin.position, known.map_or(0, |last| last + 1));
                if (least..=at).contains(&position) {
                    let root = drafted.pin.root.as_str().parse().ok();
                    self.pinned.entry(position).or_default().push((root, at));
                    self.pins += 1;
                } else {
                    self.find(at, &Stands::PinOutOfPlace { position, least, most: at });
                }
            }
            AccountEvent::AccountSubmitted(submitted)
                if submitted.fund == question.fund && submitted.year < question.year =>
            {
                self.submitted = self.submitted.max(Some((submitted.pin.position, at)));
            }
            _ => {}
        }
        self.accounts.insert(account, at);
        Ok(())
    }

    /// The sizes of the trees that drafts were made from.
    pub(crate) fn sizes(&self) -> BTreeSet<u64> {
        self.pinned.keys().copied().collect()
    }

    /// Holds the drafts that were made from the tree of a size against its root.
    pub(crate) fn root(&mut self, size: u64, root: Hash) {
        for (pinned, at) in self.pinned.remove(&size).unwrap_or_default() {
            if pinned != Some(root) {
                self.find(at, &Stands::PinRootDiffers { size });
            }
        }
    }

    /// What is wrong. A proof of growth has to start at the events of the last submission, or later; with a submission
    /// before it the ledger has always more events than that was made from.
    pub(crate) fn end(self, papers: &Papers<'_>) -> Vec<Objection> {
        let mut wrong = self.wrong;
        if let Some((size, position)) = self.submitted {
            let grown = size..papers.manifest.size;
            if !papers.grown_from.is_some_and(|from| grown.contains(&from)) {
                wrong.push(Stands::GrowthMissing { position }.at(Place::Entry(Entry::Consistency)));
            }
        }
        wrong
    }

    fn find(&mut self, at: u64, stands: &Stands) {
        if self.wrong.len() < MAX_FINDINGS {
            self.wrong.push(stands.clone().at(Place::Position(at)));
        }
    }
}
