//! The last year of Nadia's training: more than EUR 5,000, so three others vote, and one of them has not voted yet.

use api::v1;
use jiff::civil::date;

use super::{
    super::cast::Cast,
    act::Act,
    names::{Names, TRAINING},
    steps::{Wanted, put_to_vote, yes},
};
use crate::demo::{tokens::Officer, words::nl_en};

pub(super) fn acts(cast: &Cast, names: &Names) -> Vec<Act> {
    let wanted = Wanted {
        provision: names.training,
        person: Some(cast.nadia),
        thread: cast.training,
        life_domain: v1::LifeDomain::Work,
        form: v1::Form::InKind,
        cents: TRAINING,
        purpose: "Het laatste jaar van een opleiding in de zorg: lesgeld, boeken en reiskosten.",
    };
    vec![
        wanted.request(
            (cast, names),
            date(2025, 8, 18),
            nl_en(
                "De regisseur vraagt het laatste jaar van Nadia's opleiding aan.",
                "The coordinator requests the last year of Nadia's training.",
            ),
        ),
        put_to_vote(
            names.training,
            date(2025, 8, 19),
            "Een ouder rondt een opleiding in de zorg af, en heeft daarna uitzicht op vast werk.",
            nl_en("Boven € 5.000 stemmen drie anderen.", "Above EUR 5,000 three others vote."),
        ),
        yes(
            names.training,
            Officer::TeamManager,
            date(2025, 8, 20),
            nl_en("De teammanager zegt ja.", "The team manager says yes."),
        ),
        yes(
            names.training,
            Officer::ProjectLeader,
            date(2025, 8, 22),
            nl_en(
                "De projectleider zegt ja: twee van de drie.",
                "The project leader says yes: two of three.",
            ),
        ),
    ]
}
