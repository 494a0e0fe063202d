//! The commands of a caseload: requests that can be sent again unchanged, as often as it takes.

use std::time::Duration;

use api::v1::{self, household_service_client::HouseholdServiceClient};
use tonic::{
    Request, Status,
    metadata::{Ascii, MetadataValue},
    transport::Channel,
};

macro_rules! commands {
    ($($command:ident($request:ident) by $method:ident,)+) => {
        /// A command on a household.
        #[derive(Debug, Clone)]
        pub(crate) enum Command {
            $($command(v1::$request),)+
        }

        impl Command {
            /// The id that makes a second sending the same request.
            pub(crate) fn request_id(&self) -> &str {
                match self {
                    $(Self::$command(request) => &request.request_id,)+
                }
            }

            /// Sends it once.
            pub(super) async fn send(
                &self,
                channel: Channel,
                token: &MetadataValue<Ascii>,
                deadline: Duration,
            ) -> Result<v1::Receipt, Status> {
                let mut client = HouseholdServiceClient::new(channel);
                let receipt = match self {
                    $(Self::$command(request) => {
                        let mut request = Request::new(request.clone());
                        request.set_timeout(deadline);
                        request.metadata_mut().insert("authorization", token.clone());
                        client.$method(request).await?.into_inner().receipt
                    })+
                };
                Ok(receipt.expect("what is recorded has a receipt"))
            }
        }
    };
}

commands! {
    Report(ReportHouseholdRequest) by report_household,
    Join(AddMemberRequest) by add_member,
    Attempt(RecordContactAttemptRequest) by record_contact_attempt,
    FirstContact(RecordFirstContactRequest) by record_first_contact,
    Need(RecordNeedRequest) by record_need,
    Note(AddNoteRequest) by add_note,
}
