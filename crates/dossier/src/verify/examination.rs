//! The examiner's side of a verification: shown the events for as long as nothing is wrong with them, and asked
//! at the end only then. What he says of events that were changed would be said of a forgery.

use std::io::{Read, Seek};

use merkle::Frontier;

use crate::archive::Archive;
use crate::examine::{Claim, Examiner, Objection, Papers};
use crate::format::{Entry, Kind};
use crate::manifest::Manifest;
use crate::record::Record;
use crate::verdict::{Problem, Reservation, Statement};
use crate::verify::report::{Report, Stop};
use crate::verify::roots::roots;
use crate::verify::{Unpinned, read};

/// An examiner at work, or nobody.
pub(super) struct Examination<'a> {
    examiner: Option<&'a mut dyn Examiner>,
    manifest: Manifest,
    definition: Vec<u8>,
    claim: Vec<u8>,
    grown_from: Option<u64>,
    unpinned: Unpinned,
}

impl<'a> Examination<'a> {
    /// Reads the papers, and shows them to the examiner, unless the dossier is not signed.
    pub(super) fn begin(
        archive: &mut Archive<impl Read + Seek>,
        manifest: &Manifest,
        (grown_from, unpinned): (Option<u64>, Unpinned),
        examiner: Option<(&'a mut dyn Examiner, bool)>,
        report: &mut Report,
    ) -> Result<Self, Stop> {
        let examiner = examiner.and_then(|(examiner, is_signed)| is_signed.then_some(examiner));
        let (mut definition, mut claim) = (Vec::new(), Vec::new());
        for entry in manifest.kind.entries() {
            match entry {
                Entry::Definition => definition = read(archive, entry, report)?,
                Entry::Report | Entry::Figure => claim = read(archive, entry, report)?,
                _ => {}
            }
        }
        let manifest = manifest.clone();
        let mut examination = Examination { examiner, manifest, definition, claim, grown_from, unpinned };
        if examination.manifest.kind == Kind::Ledger {
            examination.examiner = None;
        } else if examination.examiner.is_none() {
            report.reserve(Reservation::NotExamined);
        }
        if let Some(examiner) = examination.examiner.take() {
            let begun = examiner.begin(&examination.papers());
            examination.go_on(examiner, begun, report)?;
        }
        Ok(examination)
    }

    /// Shows an event, if all before it were as they should be.
    pub(super) fn event(
        &mut self,
        record: &Record<'_>,
        tree: Option<&Frontier>,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let Some(examiner) = self.examiner.take() else {
            return Ok(());
        };
        if !report.events_are_clean() {
            report.reserve(Reservation::NotExamined);
            return Ok(());
        }
        let seen = examiner.event(record, tree);
        self.go_on(examiner, seen, report)
    }

    /// Tells the roots he wants to know, and hears what it came to.
    pub(super) fn end(
        mut self,
        archive: &mut Archive<impl Read + Seek>,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let Some(examiner) = self.examiner.take() else {
            return Ok(());
        };
        if !report.events_are_clean() || report.root_differs() {
            report.reserve(Reservation::NotExamined);
            return Ok(());
        }
        if self.manifest.kind == Kind::Account && report.is_clean() {
            for (size, root) in roots(archive, examiner.roots_wanted(), report)? {
                examiner.root(size, root);
            }
        }
        let was_clean = report.is_clean();
        let examined = examiner.end(&self.papers());
        for Objection { place, remark } in examined.findings {
            report.find(place, Problem::Examined(remark))?;
        }
        if was_clean && !report.is_clean() {
            report.stand(examined.refused);
        }
        if report.is_clean() {
            report.stand(examined.standing);
            examined.proved.into_iter().for_each(|remark| report.state(Statement::Examined(remark)));
        }
        examined.not_proved.into_iter().for_each(|remark| report.reserve(Reservation::Examined(remark)));
        Ok(())
    }

    fn papers(&self) -> Papers<'_> {
        let claim = match self.manifest.kind {
            Kind::Figure => Claim::Figure(&self.claim),
            Kind::Ledger | Kind::Account => Claim::Report(&self.claim),
        };
        let Examination { manifest, definition, grown_from, unpinned, .. } = self;
        Papers { manifest, definition, claim, grown_from: *grown_from, unpinned: *unpinned }
    }

    /// Keeps the examiner, unless he objected.
    fn go_on(
        &mut self,
        examiner: &'a mut dyn Examiner,
        seen: Result<(), Objection>,
        report: &mut Report,
    ) -> Result<(), Stop> {
        match seen {
            Ok(()) => {
                self.examiner = Some(examiner);
                Ok(())
            }
            Err(Objection { place, remark }) => report.find(place, Problem::Examined(remark)),
        }
    }
}
