//! `MethodService`: one line per command, one working method from its events, and lists from the view.

use api::v1::{self, method_service_server::MethodService};

use super::service::service;

mod get_method;
mod list_methods;

service! {
    MethodService
    commands {
        adopt_working_method: AdoptWorkingMethodRequest -> AdoptWorkingMethodResponse,
        improve_working_method: ImproveWorkingMethodRequest -> ImproveWorkingMethodResponse,
        retire_working_method: RetireWorkingMethodRequest -> RetireWorkingMethodResponse,
    }
    questions {
        get_working_method: GetWorkingMethod(GetWorkingMethodRequest) -> GetWorkingMethodResponse by one_method,
        list_working_methods: ListWorkingMethods(ListWorkingMethodsRequest) -> ListWorkingMethodsResponse
            by all_methods,
    }
}
