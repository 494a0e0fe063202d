//! The verdict in Dutch. The same matches, in the same order, as in English.
//! Each sentence says what was expected and what was found, for somebody who never saw a hash before.

use std::fmt::{Formatter, Result};

use crate::format::{FORMAT, Kind};
use crate::verdict::{
    CheckpointProblem, Cosigned, Count, EventProblem, FileProblem, Finding, Language, Place, Problem,
    Reservation, Statement, Titles, instant,
};

pub(super) const TITLES: Titles = Titles {
    holds: "KLOPT",
    does_not_hold: "KLOPT NIET",
    kind,
    events,
    findings: "Wat niet klopt:",
    proved: "Bewezen:",
    not_proved: "Niet bewezen:",
};

/// A number of events.
fn events(number: u64) -> Count {
    Count { number, one: "gebeurtenis", other: "gebeurtenissen" }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ledger => "grootboek",
        Kind::Account => "verantwoording uit grootboek",
        Kind::Figure => "cijfer uit grootboek",
    }
}

/// By whom a checkpoint was cosigned.
fn witnesses(f: &mut Formatter<'_>, witnesses: &[Cosigned]) -> Result {
    for (index, Cosigned { key, at }) in witnesses.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(f, "{separator}{key} op {}", instant(*at))?;
    }
    Ok(())
}

pub(super) fn finding(f: &mut Formatter<'_>, finding: &Finding) -> Result {
    place(f, &finding.place)?;
    f.write_str(": ")?;
    match &finding.problem {
        Problem::File(problem) => file_problem(f, problem),
        Problem::Checkpoint(problem) => {
            checkpoint_problem(f, problem)?;
            let is_later = matches!(problem, CheckpointProblem::LaterCheckpoint { .. });
            match finding.place {
                Place::Known(_) if is_later => {
                    f.write_str(", of het andere bestand is het nieuwste van de twee")
                }
                _ => Ok(()),
            }
        }
        Problem::Event(problem) => event_problem(f, problem),
        Problem::Examined(remark) => f.write_str(remark.told(Language::Dutch)),
    }
}

fn place(f: &mut Formatter<'_>, place: &Place) -> Result {
    match place {
        Place::File => f.write_str("het bestand"),
        Place::Entry(entry) => write!(f, "{entry}"),
        Place::Line { entry, line } => write!(f, "regel {line} van {entry}"),
        Place::Position(position) => write!(f, "positie {position}"),
        Place::Positions { first, last } if first == last => write!(f, "positie {first}"),
        Place::Positions { first, last } => write!(f, "posities {first} tot en met {last}"),
        Place::Known(index) => write!(f, "controlepunt {} van de uwe", index + 1),
    }
}

fn file_problem(f: &mut Formatter<'_>, problem: &FileProblem) -> Result {
    match problem {
        FileProblem::NotAZip { reason } => write!(f, "dit is geen volledige zip: {reason}"),
        FileProblem::TooManyEntries { found } => {
            write!(f, "de zip zegt {found} onderdelen te hebben; een dossier heeft er hoogstens elf")
        }
        FileProblem::DuplicateEntry => f.write_str("een onderdeel zit er meer dan eens in"),
        FileProblem::EntryTooLarge { limit } => {
            write!(f, "groter dan de {limit} bytes die zo'n onderdeel mag hebben")
        }
        FileProblem::Unreadable { reason } => write!(f, "niet te lezen: {reason}"),
        FileProblem::OldFormat { found } => {
            write!(f, "het formaat is {found}, dat nooit is uitgegeven; vraag een nieuwe export, in {FORMAT}")
        }
        FileProblem::UnknownFormat { found } => {
            write!(f, "het formaat is {found}; dit programma leest {FORMAT} (ledger, account, figure)")
        }
        FileProblem::MissingEntry => f.write_str("ontbreekt in het bestand"),
        FileProblem::UnexpectedEntry { name } => write!(f, "een onderdeel {name} hoort niet in een dossier"),
        FileProblem::EntryOutOfOrder { found } => write!(f, "op deze plaats staat {found}"),
        FileProblem::LineTooLong { limit } => write!(f, "een regel van meer dan {limit} bytes, de grens"),
        FileProblem::LineNotEnded => f.write_str("het onderdeel houdt midden in een regel op"),
        FileProblem::Malformed { reason } => {
            write!(f, "niet geschreven zoals het formaat voorschrijft: {reason}")
        }
    }
}

fn checkpoint_problem(f: &mut Formatter<'_>, problem: &CheckpointProblem) -> Result {
    match problem {
        CheckpointProblem::KeyNotTrusted { reason } => {
            write!(f, "niet ondertekend met een sleutel die u vertrouwt: {reason}")
        }
        CheckpointProblem::BadSignature { key } => write!(
            f,
            "de handtekening van {key} past niet: de tekst is gewijzigd, of iemand anders heeft ondertekend"
        ),
        CheckpointProblem::OriginDiffers { expected, found } => {
            write!(f, "ondertekend voor {found}, verwacht was {expected}")
        }
        CheckpointProblem::SizeDiffers { expected, found } => {
            write!(f, "omvat {}, verwacht: {expected}", events(*found))
        }
        CheckpointProblem::NotAscending => {
            f.write_str("eerdere controlepunten staan niet in opklimmende volgorde van omvang")
        }
        CheckpointProblem::LaterCheckpoint { size } => write!(
            f,
            "ondertekend toen het grootboek {} had: meer dan dit bestand, \
             dus aan het eind zijn gebeurtenissen weggelaten",
            events(*size)
        ),
        CheckpointProblem::RootDiffers { size: 1, expected, found } => {
            write!(f, "deze gebeurtenis is gewijzigd: ze heeft wortel {found}, ")?;
            write!(f, "het ondertekende controlepunt zegt {expected}")
        }
        CheckpointProblem::RootDiffers { size, expected, found } => {
            write!(f, "iets in deze gebeurtenissen is gewijzigd: de eerste {size} gebeurtenissen hebben ")?;
            write!(f, "wortel {found}, het ondertekende controlepunt zegt {expected}")
        }
        CheckpointProblem::TwoLedgers { size, kept, found } => write!(
            f,
            "de gemeente heeft twee verschillende grootboeken van {} ondertekend: dit heeft wortel {found}, het bewaarde \
             {kept}; bewaar beide, dit is bewijs",
            events(*size)
        ),
        CheckpointProblem::NoCheckpointOfSize { size } => {
            write!(f, "begint bij {}, en een ondertekend controlepunt daarover is er niet", events(*size))
        }
        CheckpointProblem::NotConsistent { size, reason } => write!(
            f,
            "bewijst niet dat het grootboek alleen is gegroeid sinds het {} had: {reason}",
            events(*size)
        ),
    }
}

fn event_problem(f: &mut Formatter<'_>, problem: &EventProblem) -> Result {
    match problem {
        EventProblem::NotCanonical { at, expected } => {
            write!(
                f,
                "de regel is geen gebeurtenis in canonieke JSON: bij byte {at} wordt verwacht: {expected}"
            )
        }
        EventProblem::EventsMissing => f.write_str("ontbreekt in het bestand"),
        EventProblem::ExtraLine { found: Some(found) } => {
            write!(f, "voor deze gebeurtenis staat een regel die zegt positie {found} te zijn")
        }
        EventProblem::ExtraLine { found: None } => {
            f.write_str("voor deze gebeurtenis staat een regel die geen gebeurtenis is")
        }
        EventProblem::OtherPosition { found } => {
            write!(f, "hier staat een regel die zegt positie {found} te zijn")
        }
        EventProblem::LinesAfterTheEnd { found: Some(found) } => {
            write!(f, "na de laatste gebeurtenis staat een regel die zegt positie {found} te zijn")
        }
        EventProblem::LinesAfterTheEnd { found: None } => f.write_str("gaat door na de laatste gebeurtenis"),
        EventProblem::OtherLedger { expected, found } => {
            write!(f, "een gebeurtenis van grootboek {found}, verwacht was {expected}")
        }
        EventProblem::NotAscending { before } => {
            write!(
                f,
                "staat na positie {before}; de gebeurtenissen van een cijfer staan in opklimmende volgorde"
            )
        }
        EventProblem::SequenceGap { stream, expected, found } => {
            write!(f, "nummer {found} van reeks {stream}, verwacht was {expected}")
        }
        EventProblem::TimeWentBack { before, found } => {
            write!(f, "vastgelegd op {found}, eerder dan de gebeurtenis ervoor ({before})")
        }
        EventProblem::LeafHashDiffers { expected, found } => {
            write!(f, "de gebeurtenis is na het vastleggen gewijzigd: de regel heeft hash {found}, ")?;
            write!(f, "vastgelegd was {expected}")
        }
        EventProblem::SubtreeHashCount { expected, found: 1 } => {
            write!(f, "heeft 1 bewaarde hash van een deelboom, verwacht: {expected}")
        }
        EventProblem::SubtreeHashCount { expected, found } => {
            write!(f, "heeft {found} bewaarde hashes van deelbomen, verwacht: {expected}")
        }
        EventProblem::SubtreeHashDiffers { expected, found } => {
            write!(
                f,
                "een van deze gebeurtenissen is samen met haar hash gewijzigd: ze hebben hash {found}, "
            )?;
            write!(f, "vastgelegd was {expected}")
        }
        EventProblem::ProofMissing => {
            f.write_str("het bewijs dat deze gebeurtenis in het grootboek staat ontbreekt")
        }
        EventProblem::ProofOfOther { found } => {
            write!(f, "het bewijs op de plaats van deze gebeurtenis is van positie {found}")
        }
        EventProblem::NotIncluded { reason } => write!(
            f,
            "de gebeurtenis of haar bewijs is gewijzigd: ze leiden niet naar de ondertekende wortel: {reason}"
        ),
    }
}

pub(super) fn statement(f: &mut Formatter<'_>, statement: &Statement) -> Result {
    match statement {
        Statement::Signed { keys, size, origin } => {
            let keys = keys.join(", ");
            write!(f, "het controlepunt van {origin} over {} is ondertekend door {keys}", events(*size))
        }
        Statement::Witnessed { witnesses: who } => {
            f.write_str(
                "het controlepunt is meeondertekend door getuigen die u vertrouwt, \
                 en die zeggen geen andere geschiedenis van dit grootboek te hebben gezien, elk naar de eigen klok: ",
            )?;
            witnesses(f, who)
        }
        Statement::EventsIntact { size: 0, root } => write!(f, "het grootboek was leeg (wortel {root})"),
        Statement::EventsIntact { size: 1, root } => write!(
            f,
            "gebeurtenis 0 is precies die welke ondertekend is (wortel {root}): \
             ze is niet gewijzigd, en er is geen toegevoegd"
        ),
        Statement::EventsIntact { size, root } => write!(
            f,
            "gebeurtenissen 0 tot en met {} zijn precies die welke ondertekend zijn (wortel {root}): \
             niets is gewijzigd, toegevoegd, weggelaten of verplaatst",
            size - 1
        ),
        Statement::OnlyGrew { checkpoints: 1, since } => write!(
            f,
            "het grootboek is sinds het {} had alleen gegroeid: een eerder ondertekend controlepunt past",
            events(*since)
        ),
        Statement::OnlyGrew { checkpoints, since } => write!(
            f,
            "het grootboek is sinds het {} had alleen gegroeid: \
             {checkpoints} eerder ondertekende controlepunten passen",
            events(*since)
        ),
        Statement::Consistent { from, size } => write!(
            f,
            "het grootboek van {} is dat van {} met meer erachter: het consistentiebewijs tussen hun \
             controlepunten past",
            events(*size),
            events(*from)
        ),
        Statement::KnownFits { known, size } => write!(
            f,
            "controlepunt {} van de uwe, over {}, is met dit dossier vergeleken en past",
            known + 1,
            events(*size)
        ),
        Statement::EventsIncluded { events: 1, size, root } => write!(
            f,
            "de gebeurtenis is een van de {size} die ondertekend zijn (wortel {root}), \
             op de positie die zij noemt, ongewijzigd"
        ),
        Statement::EventsIncluded { events: included, size, root } => write!(
            f,
            "de {included} gebeurtenissen zijn er van de {size} die ondertekend zijn (wortel {root}), \
             elk op de positie die zij noemt, ongewijzigd"
        ),
        Statement::StreamsInOrder { streams: 1 } => f.write_str(
            "in de enige reeks zijn de gebeurtenissen vanaf 1 zonder gat genummerd, \
             en geen gebeurtenis is eerder vastgelegd dan die ervoor",
        ),
        Statement::StreamsInOrder { streams } => write!(
            f,
            "in elk van de {streams} reeksen zijn de gebeurtenissen vanaf 1 zonder gat genummerd, \
             en geen gebeurtenis is eerder vastgelegd dan die ervoor"
        ),
        Statement::Examined(remark) => f.write_str(remark.told(Language::Dutch)),
    }
}

pub(super) fn reservation(f: &mut Formatter<'_>, reservation: &Reservation) -> Result {
    match reservation {
        Reservation::Stopped => {
            f.write_str("wat verderop staat: de controle is bij de laatste bevinding gestopt")
        }
        Reservation::Unsigned { first } => {
            write!(f, "dat de gebeurtenissen vanaf positie {first} die zijn welke ondertekend zijn")
        }
        Reservation::KeysFromDossier { keys } => write!(
            f,
            "van wie de handtekening is: de sleutels komen uit het bestand zelf; vraag de gemeente langs een \
             andere weg of het de hare zijn, en geef ze mee: {}",
            keys.join(", ")
        ),
        Reservation::NotWitnessed => f.write_str(
            "dat niemand een andere geschiedenis is getoond: \
             geen getuige die u vertrouwt heeft dit controlepunt meeondertekend",
        ),
        Reservation::NoWitness => f.write_str(
            "dat niemand een andere geschiedenis is getoond: u vertrouwt geen getuige, dus staat niemand dan de gemeente \
             in voor dit controlepunt",
        ),
        Reservation::WitnessIsLedger { keys } => write!(
            f,
            "dat een ander dit controlepunt zag: een sleutel die u als getuige meegeeft is die van het grootboek zelf, en \
             is niet meegeteld: {}",
            keys.join(", ")
        ),
        Reservation::WitnessesFromDossier { keys } => write!(
            f,
            "dat onafhankelijke getuigen dit controlepunt zagen: het bestand noemt getuigen; vraag elk of de \
             sleutel de hare is, en geef mee welke u vertrouwt: {}",
            keys.join(", ")
        ),
        Reservation::NotCompared { known, size, own } => write!(
            f,
            "dat het grootboek overeenkomt met controlepunt {} van de uwe, over {}: het is niet vergeleken, want het \
             dossier van een cijfer, hier over {}, heeft de gebeurtenissen ertussen niet; vraag de verantwoording",
            known + 1,
            events(*size),
            events(*own)
        ),
        Reservation::NoEarlierCheckpoint => f.write_str(
            "dat het grootboek alleen gegroeid is: er is geen eerder controlepunt; bewaar dit voor later",
        ),
        Reservation::StreamsNotChecked { from } => write!(
            f,
            "de nummering van reeksen die op positie {from} of later beginnen: het zijn er te veel om te onthouden"
        ),
        Reservation::Completeness => f.write_str(
            "dat het cijfer juist is: alleen de gebeurtenissen waarop het zegt te rusten zijn hier, en één die is weggelaten \
             kan het hoger of lager maken (een merk van de accountant, een afwijzing, een latere norm, een gesloten jaar, \
             een eerdere afspraak, geld dat terugkwam); het dossier van de verantwoording heeft ze alle",
        ),
        Reservation::NotExamined => f.write_str(
            "dat wat van de gebeurtenissen is gemaakt eruit volgt: het is niet opnieuw berekend",
        ),
        Reservation::After { size: 1 } => f.write_str("wat na deze gebeurtenis is vastgelegd"),
        Reservation::After { size } => write!(f, "wat na deze {size} gebeurtenissen is vastgelegd"),
        Reservation::Truth => f.write_str("dat het vastgelegde waar is; wel dat het is wat er is vastgelegd"),
        Reservation::Examined(remark) => f.write_str(remark.told(Language::Dutch)),
    }
}
