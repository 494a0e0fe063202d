//! A service as a table: its commands all go the same way, its questions each to the work they name.

/// Implements a service of the API for [`Desk`](super::Desk).
macro_rules! service {
    (
        $service:ident
        $(commands { $($rpc:ident: $request:ident -> $response:ident,)+ })?
        $(questions { $($asked:ident: $name:ident($question:ident) -> $answer:ident by $work:ident,)+ })?
    ) => {
        $(
            /// The ways of the commands of this service that come in a stream, by the names of their requests.
            pub(super) const STREAMED: &[(&str, crate::services::stream::Way)] =
                &[$((stringify!($request), crate::services::stream::way::<v1::$request>()),)+];
        )?

        #[tonic::async_trait]
        impl $service for crate::services::Desk {
            $($(async fn $rpc(
                &self,
                request: tonic::Request<v1::$request>,
            ) -> Result<tonic::Response<v1::$response>, tonic::Status> {
                self.record(request).await
            })+)?

            $($(async fn $asked(
                &self,
                request: tonic::Request<v1::$question>,
            ) -> Result<tonic::Response<v1::$answer>, tonic::Status> {
                self.answer(stringify!($name), request, |call, message| self.$work(call, message)).await
            })+)?
        }
    };
}

pub(super) use service;
