//! Working methods by the version in use, a page at a time.

use api::v1;
use views::methods::Methods;

use crate::{
    auth::Action,
    convert::{Query as _, position, working_method_summary},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn all_methods(
        &self,
        call: Call,
        message: v1::ListWorkingMethodsRequest,
    ) -> Result<v1::ListWorkingMethodsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPractice)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (page, next_page_token) = self.page_of::<Methods>(&call, &ledger, &query, "title").await?;
        let working_methods =
            page.rows.iter().filter_map(|(id, row)| working_method_summary(*id, row)).collect();
        Ok(v1::ListWorkingMethodsResponse { working_methods, next_page_token, position: position(page.size) })
    }
}
