//! Finding a household by what people have at hand.

use api::v1::*;
use insta::assert_snapshot;
use stories::{App, COORDINATOR, Household, Refusal, UTRECHT, references};

#[tokio::test]
async fn a_household_is_found_by_what_is_read_out_and_by_its_id() {
    let app = App::start().await;
    let household = Household::reported_on(&app, "2025-02-03").await;
    Household::reported_on(&app, "2025-02-04").await;
    let reference = household.reference();
    let spoken = format!("{} {}", &reference[..4].to_lowercase(), &reference[4..]);
    let at_least_position = app.last_position().await;
    let asking = |by| FindHouseholdRequest {
        ledger: UTRECHT.to_owned(),
        by: Some(by),
        at_least_position,
        ..Default::default()
    };
    let mut caseload = app.caseload_as(COORDINATOR);
    for by in [
        find_household_request::By::Reference(reference.clone()),
        find_household_request::By::Reference(spoken),
        find_household_request::By::HouseholdId(household.id.clone()),
    ] {
        let found = caseload.find_household(asking(by)).await.unwrap().into_inner();
        assert_eq!(references(&found.households), [reference.as_str()]);
    }
    for by in [
        find_household_request::By::Reference("ABCDEF01".to_owned()),
        find_household_request::By::HouseholdId("0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f".to_owned()),
    ] {
        assert_eq!(caseload.find_household(asking(by)).await.unwrap().into_inner().households, []);
    }
    let surname = asking(find_household_request::By::Reference("Vermeulen".to_owned()));
    assert_snapshot!(Refusal::from(caseload.find_household(surname).await.unwrap_err()), @r"
    InvalidArgument FIELD_INVALID
      expected = [0-9A-F]{8}
      field = reference
      violations = 1
      in reference: FIELD_INVALID
    en: The field reference is not right. Expected: [0-9A-F]{8}.
    ");
    app.finish().await;
}
