//! The services there are, in one list: what is served, and under which names health is asked.

use api::v1::{
    account_service_server::AccountServiceServer, accountability_service_server::AccountabilityServiceServer,
    case_service_server::CaseServiceServer, caseload_service_server::CaseloadServiceServer,
    catalogue_service_server::CatalogueServiceServer, command_service_server::CommandServiceServer,
    fund_service_server::FundServiceServer, household_service_server::HouseholdServiceServer,
    ledger_service_server::LedgerServiceServer, method_service_server::MethodServiceServer,
    payment_service_server::PaymentServiceServer, provision_service_server::ProvisionServiceServer,
    signal_service_server::SignalServiceServer,
};
use tonic::{server::NamedService, transport::server::Router};

use crate::{
    services::Desk,
    transport::{ANSWER_LIMIT, REQUEST_LIMIT},
};

macro_rules! services {
    ($($server:ident,)+) => {
        /// The names of all services.
        pub(crate) const NAMES: &[&str] = &[$(<$server<Desk> as NamedService>::NAME,)+];

        /// Serves all of them, each within the sizes a message may have.
        pub(crate) fn serve<L>(router: Router<L>, desk: &Desk) -> Router<L> {
            router$(.add_service(
                $server::new(desk.clone())
                    .max_decoding_message_size(REQUEST_LIMIT)
                    .max_encoding_message_size(ANSWER_LIMIT),
            ))+
        }
    };
}

services! {
    CommandServiceServer,
    HouseholdServiceServer,
    CaseServiceServer,
    CaseloadServiceServer,
    FundServiceServer,
    ProvisionServiceServer,
    PaymentServiceServer,
    SignalServiceServer,
    MethodServiceServer,
    CatalogueServiceServer,
    AccountServiceServer,
    AccountabilityServiceServer,
    LedgerServiceServer,
}
