//! A car, which is refused: one of the three says no, and the official decides with reasons.

use api::v1;
use jiff::civil::date;

use super::{
    super::cast::Cast,
    act::Act,
    names::{CAR, Names},
    steps::{Wanted, decided, notified, put_to_vote},
};
use crate::demo::{tokens::Officer, words::nl_en};

pub(super) fn acts(cast: &Cast, names: &Names) -> Vec<Act> {
    let wanted = Wanted {
        provision: names.car,
        person: Some(cast.nadia),
        thread: cast.training,
        life_domain: v1::LifeDomain::Work,
        form: v1::Form::InKind,
        cents: CAR,
        purpose: "Een tweedehands auto voor de reis naar een stageplek.",
    };
    let on = date(2025, 6, 16);
    vec![
        wanted.request(
            (cast, names),
            on,
            nl_en(
                "De regisseur vraagt een auto van € 4.500,00 aan, voor de reis naar de stage.",
                "The coordinator requests a car of EUR 4,500.00, to get to the placement.",
            ),
        ),
        put_to_vote(
            names.car,
            on,
            "Een ouder volgt een opleiding, en de stageplek is een uur reizen.",
            nl_en("Zonder namen, naar dezelfde drie.", "Without names, to the same three."),
        ),
        Act::vote(
            names.car,
            (Officer::SocialCounsel, date(2025, 6, 17)),
            v1::Vote::No,
            nl_en(
                "Het sociaal raadslid zegt nee: de trein rijdt er ook. Eén nee is hier genoeg.",
                "The social counsel says no: the train goes there too. One no is enough here.",
            ),
        ),
        decided(
            names.car,
            date(2025, 6, 20),
            v1::Outcome::Refused,
            "De stageplek is met de trein bereikbaar; dat is goedkoper en passend.",
            nl_en(
                "De gemandateerde weigert, met redenen: het openbaar vervoer past, en is goedkoper.",
                "The mandated official refuses, with reasons: public transport fits, and is cheaper.",
            ),
        ),
        notified(names.car, date(2025, 6, 23)),
    ]
}
