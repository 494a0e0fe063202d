//! `CatalogueService`: one line per command, and the catalogue from the view.

use api::v1::{self, catalogue_service_server::CatalogueService};

use super::service::service;

mod list_offers;

service! {
    CatalogueService
    commands {
        offer_support: OfferSupportRequest -> OfferSupportResponse,
        change_offer: ChangeOfferRequest -> ChangeOfferResponse,
        withdraw_offer: WithdrawOfferRequest -> WithdrawOfferResponse,
    }
    questions {
        list_offers: ListOffers(ListOffersRequest) -> ListOffersResponse by all_offers,
    }
}
