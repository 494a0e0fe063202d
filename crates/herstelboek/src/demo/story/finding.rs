//! Step 1: UHT hands the household over.

use api::v1;
use jiff::civil::date;

use super::{
    cast::{self, Cast},
    scene::{Scene, scene},
};
use crate::demo::words::nl_en;

pub(super) fn scenes(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "report",
            date(2025, 2, 3),
            v1::ReportHouseholdRequest {
                source: v1::ReportSource::UhtHandover.into(),
                text: "Mevrouw vraagt UHT om hulp van de gemeente, op meer dan een leefgebied.".into(),
                ..Default::default()
            },
            nl_en(
                "UHT, die de toeslagen herstelt, draagt het huishouden over aan Utrecht.",
                "UHT, which settles the benefits affair, hands the household over to Utrecht.",
            ),
        ),
        scene(
            "nadia-joins",
            date(2025, 2, 3),
            v1::AddMemberRequest {
                person_id: cast.nadia.to_string(),
                ground: v1::Ground::Applicant.into(),
                victim_status: v1::VictimStatus::Potential.into(),
                identity: Some(cast::nadia()),
                ..Default::default()
            },
            nl_en(
                "Nadia Verhoeven hoort bij het huishouden: zij vroeg herstel aan.",
                "Nadia Verhoeven is in the household: she applied for recovery.",
            ),
        ),
    ]
}
