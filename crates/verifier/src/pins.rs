//! Who stands by exactly this report: what the account's file has of it, as the rules made that, and where that stands.

use std::collections::HashMap;

use domain::account::{AccountDrafted, AccountEvent, AccountFile, Pin};
use domain::ids::FileHash;
use dossier::{Entry, Examined, MAX_FINDINGS, Place, Unpinned};

use crate::claim::Claimed;
use crate::words::{Standing, Stands};

/// Where the events of the account stand. What they come to is the file's to say.
#[derive(Default)]
pub(crate) struct Pins {
    /// Of each draft, by its number.
    drafted: HashMap<u16, u64>,
    /// What put it out of force.
    outdated: HashMap<u16, u64>,
    /// The last draft.
    last: Option<u16>,
    certified: u64,
    submitted: u64,
}

/// What the ledger has of the report.
#[derive(Clone, Copy)]
enum Found<'a> {
    /// It was submitted.
    Submitted(&'a AccountDrafted),
    /// Another was, whether this was drafted or not.
    Another(Option<&'a AccountDrafted>),
    /// It is a draft, in force or not.
    Drafted(&'a AccountDrafted),
    Nothing,
}

impl Pins {
    /// Notes where an event of the account stands.
    pub(crate) fn look(&mut self, at: u64, event: &AccountEvent) {
        match event {
            AccountEvent::AccountDrafted(drafted) => {
                self.outdate(at);
                self.last = Some(drafted.draft);
                self.drafted.insert(drafted.draft, at);
            }
            AccountEvent::AccountCertified(_) => self.certified = at,
            AccountEvent::AccountSubmitted(_) => self.submitted = at,
            AccountEvent::LineMarked(_)
            | AccountEvent::MarkCleared(_)
            | AccountEvent::IndicatorSetAdopted(_) => self.outdate(at),
            AccountEvent::AccountOpened(_) | AccountEvent::AccountClosed(_) => {}
        }
    }

    /// The last draft is in force no longer.
    fn outdate(&mut self, at: u64) {
        if let Some(last) = self.last {
            self.outdated.entry(last).or_insert(at);
        }
    }

    /// Says what the account has of the report: exactly the submitted one counts once there is one, and a draft before
    /// that. Of a report that does not even follow from the events it is not said again that nobody stands by it.
    pub(crate) fn tell(
        &self,
        file: Option<&AccountFile>,
        claimed: &Claimed,
        unpinned: Unpinned,
        examined: &mut Examined,
    ) {
        self.differ(file, claimed, examined);
        let found = file.map_or(Found::Nothing, |file| find(file, claimed));
        let certified = file.and_then(|file| file.certified.as_ref()).map(|certified| certified.draft);
        if let Found::Submitted(draft) | Found::Another(Some(draft)) | Found::Drafted(draft) = found {
            let (draft, position) = (draft.draft, self.place(draft));
            examined.proved.push(Stands::Drafted { draft, position }.remark());
            if certified == Some(draft) {
                examined.proved.push(Stands::Certified { position: self.certified }.remark());
            }
        }
        let position = self.submitted;
        let (standing, not_proved) = match (found, unpinned) {
            (Found::Submitted(_), _) => {
                examined.proved.push(Stands::Submitted { position }.remark());
                (Standing::Submitted, vec![])
            }
            (Found::Drafted(draft), _) => self.as_draft(draft, certified),
            (Found::Another(_), Unpinned::Accepted) => {
                (Standing::Unpinned, vec![Stands::OtherSubmitted { position }])
            }
            (Found::Nothing, Unpinned::Accepted) => {
                (Standing::Unpinned, vec![Stands::NotDrafted, Stands::NotSubmitted])
            }
            (Found::Another(_), Unpinned::Refused) => {
                return refuse(Stands::AnotherSubmitted { position }, examined);
            }
            (Found::Nothing, Unpinned::Refused) => return refuse(Stands::NotPinned, examined),
        };
        examined.standing = Some(standing.remark());
        examined.not_proved.extend(not_proved.into_iter().map(Stands::remark));
    }

    fn as_draft(&self, draft: &AccountDrafted, certified: Option<u16>) -> (Standing, Vec<Stands>) {
        let draft = draft.draft;
        match self.outdated.get(&draft) {
            Some(position) => {
                let outdated = Stands::DraftOutdated { draft, position: *position };
                (Standing::Outdated, vec![outdated, Stands::NotSubmitted])
            }
            None if certified == Some(draft) => (Standing::Certified, vec![Stands::NotSubmitted]),
            None => (Standing::Drafted, vec![Stands::NotSubmitted]),
        }
    }

    /// Says which drafts name the report by its hash, but otherwise than it is.
    fn differ(&self, file: Option<&AccountFile>, claimed: &Claimed, examined: &mut Examined) {
        let drafts = file.into_iter().flat_map(|file| file.drafts.iter());
        let differs = |draft: &&AccountDrafted| draft.report == claimed.sha256 && !fits(&draft.pin, claimed);
        for draft in drafts.filter(differs).take(MAX_FINDINGS) {
            examined.findings.push(Stands::PinDiffers.at(Place::Position(self.place(draft))));
        }
    }

    fn place(&self, draft: &AccountDrafted) -> u64 {
        self.drafted.get(&draft.draft).copied().unwrap_or_default()
    }
}

fn refuse(stands: Stands, examined: &mut Examined) {
    if examined.findings.is_empty() {
        examined.findings.push(stands.at(Place::Entry(Entry::Report)));
    }
}

/// What the account has of the report; of several drafts that pin it, the last.
fn find<'a>(file: &'a AccountFile, claimed: &Claimed) -> Found<'a> {
    let exactly = |report: &FileHash, pin: &Pin| *report == claimed.sha256 && fits(pin, claimed);
    let drafts: Vec<_> = file.drafts.iter().filter(|draft| exactly(&draft.report, &draft.pin)).collect();
    let drafted = drafts.last().copied();
    match (&file.submitted, drafted) {
        (Some(submitted), Some(draft))
            if submitted.draft == draft.draft && exactly(&submitted.report, &submitted.pin) =>
        {
            Found::Submitted(draft)
        }
        (Some(_), drafted) => Found::Another(drafted),
        (None, Some(draft)) => Found::Drafted(draft),
        (None, None) => Found::Nothing,
    }
}

/// Whether a pin says of the report what that says of itself. That its root is the tree's is looked at for every pin.
fn fits(pin: &Pin, claimed: &Claimed) -> bool {
    let Claimed { question, indicators, rules, .. } = claimed;
    pin.position == question.position
        && pin.effective_on == question.effective_on
        && pin.final_account == question.final_account
        && pin.indicators == *indicators
        && pin.rules.as_str() == rules
}
