//! A bank statement is taken in like any command; the answer adds what else the file says, for who sent it.

use api::v1;

use crate::{
    convert::tell,
    errors::Problem,
    services::{Desk, call::Call},
};

impl Desk {
    pub(super) async fn import(
        &self,
        call: Call,
        message: v1::ImportStatementRequest,
    ) -> Result<v1::ImportStatementResponse, Problem> {
        let file = message.file.clone();
        let mut answer = self.carry_out(call, message).await?;
        tell(&mut answer, &file)?;
        Ok(answer)
    }
}
