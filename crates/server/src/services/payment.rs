//! `PaymentService`: one line per command, the two commands that follow from a file, and questions.

use api::v1::{self, payment_service_server::PaymentService};

use super::service::service;

mod get_run;
mod get_statement;
mod import_statement;
mod list_payables;
mod make_file;

service! {
    PaymentService
    commands {
        order_payment: OrderPaymentRequest -> OrderPaymentResponse,
        cancel_payment: CancelPaymentRequest -> CancelPaymentResponse,
        confirm_payment: ConfirmPaymentRequest -> ConfirmPaymentResponse,
        fail_payment: FailPaymentRequest -> FailPaymentResponse,
        correct_payment: CorrectPaymentRequest -> CorrectPaymentResponse,
        order_recovery: OrderRecoveryRequest -> OrderRecoveryResponse,
        receive_recovery: ReceiveRecoveryRequest -> ReceiveRecoveryResponse,
        compose_payment_run: ComposePaymentRunRequest -> ComposePaymentRunResponse,
    }
    questions {
        make_payment_file: MakePaymentFile(MakePaymentFileRequest) -> MakePaymentFileResponse by make_file,
        import_statement: ImportStatement(ImportStatementRequest) -> ImportStatementResponse by import,
        get_payment_run: GetPaymentRun(GetPaymentRunRequest) -> GetPaymentRunResponse by payment_run,
        get_statement: GetStatement(GetStatementRequest) -> GetStatementResponse by statement,
        list_payables: ListPayables(ListPayablesRequest) -> ListPayablesResponse by payables,
    }
}
