//! Legal protection on the wire: objections and rulings.

use api::v1;
use domain::provision::{CourtRuled, InTime, Objection};

use crate::convert::dates::day;
use crate::convert::reader::Reader;
use crate::convert::words::Word;

pub(super) fn objection(objection: &Objection, reader: &mut Reader) -> v1::Objection {
    let (lodged, decided) = (&objection.lodged, objection.decided.as_ref());
    v1::Objection {
        lodged_on: day(lodged.on),
        in_time: lodged.in_time == InTime::Yes,
        text: reader.maybe(lodged.text.as_ref()),
        decided_on: decided.and_then(|decided| day(decided.on)),
        outcome: decided.map_or(0, |decided| decided.outcome.number()),
        decision: decided.and_then(|decided| reader.text(&decided.text)),
    }
}

pub(super) fn ruling(ruled: &CourtRuled, reader: &mut Reader) -> v1::CourtRuling {
    v1::CourtRuling {
        ruled_on: day(ruled.on),
        court: ruled.court.number(),
        outcome: ruled.outcome.number(),
        text: reader.maybe(ruled.text.as_ref()),
    }
}
