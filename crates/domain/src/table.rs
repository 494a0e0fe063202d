//! What every aggregate has, from one table each: its commands, its events, and what cqrs-es asks of it.
//!
//! The compiler keeps names, dispatch and schemas complete. Names of events are for ever: they stand in recorded
//! events.

/// The commands that come from outside: each a struct of that name with `fact`.
macro_rules! commands {
    ($(#[$doc:meta])+ $enum:ident: $($command:ident => $event:ident,)+) => {
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $enum {
            $(#[doc = concat!("Leads to [`", stringify!($event), "`].")] $command($command),)+
        }

        impl $enum {
            /// The name of the command, as in the API.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$command(_) => stringify!($command),)+
                }
            }

            /// When it happened, when it is recorded and who states it.
            #[must_use]
            pub fn fact(&self) -> &$crate::Fact {
                match self {
                    $(Self::$command(command) => &command.fact,)+
                }
            }
        }

        $(impl From<$command> for $enum {
            fn from(command: $command) -> Self {
                Self::$command(command)
            }
        }

        impl From<$command> for $crate::BookCommand {
            fn from(command: $command) -> Self {
                $enum::from(command).into()
            }
        })+
    };
}

/// The events: each a struct of that name with `on` and `by`.
macro_rules! events {
    ($(#[$doc:meta])+ $enum:ident: $($event:ident,)+) => {
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $enum {
            $(#[doc = concat!("Holds what [`", stringify!($event), "`] says.")] $event($event),)+
        }

        impl $enum {
            /// The names of all events, as recorded.
            pub const TYPES: &'static [&'static str] = &[$(stringify!($event),)+];

            /// The name of the event, as recorded.
            #[must_use]
            pub fn event_type(&self) -> &'static str {
                match self {
                    $(Self::$event(_) => stringify!($event),)+
                }
            }

            /// The date on which it happened.
            #[must_use]
            pub fn on(&self) -> jiff::civil::Date {
                match self {
                    $(Self::$event(event) => event.on,)+
                }
            }

            /// The officer who stated it.
            #[must_use]
            pub fn by(&self) -> &$crate::ids::OfficerId {
                match self {
                    $(Self::$event(event) => &event.by,)+
                }
            }

            /// The JSON Schema of every event, by its name.
            #[must_use]
            pub fn schemas() -> Vec<(&'static str, schemars::Schema)> {
                vec![$((stringify!($event), schemars::schema_for!($event)),)+]
            }
        }

        impl cqrs_es::DomainEvent for $enum {
            fn event_type(&self) -> String {
                $enum::event_type(self).to_owned()
            }

            fn event_version(&self) -> String {
                $crate::EVENT_VERSION.to_owned()
            }
        }

        $(impl From<$event> for $enum {
            fn from(event: $event) -> Self {
                Self::$event(event)
            }
        })+
    };
}

/// What cqrs-es asks of an aggregate: its kind as recorded, and a decision in the light of what is around it.
macro_rules! aggregate {
    (
        $aggregate:ident as $kind:literal: $command:ident => $event:ident, refusing $refusal:ident,
        around $services:ty, by |$state:ident, $asked:ident, $around:ident| $decide:expr
    ) => {
        impl cqrs_es::Aggregate for $aggregate {
            const TYPE: &'static str = $kind;
            type Command = $command;
            type Event = $event;
            type Error = $refusal;
            type Services = $services;

            async fn handle(
                &mut self,
                command: Self::Command,
                services: &Self::Services,
                sink: &cqrs_es::event_sink::EventSink<Self>,
            ) -> Result<(), Self::Error> {
                let decide = |$state: &Self, $asked: &$command, $around: &$services| $decide;
                for event in decide(self, &command, services)? {
                    sink.write(event, self).await;
                }
                Ok(())
            }

            fn apply(&mut self, event: Self::Event) {
                Self::apply(self, &event);
            }
        }
    };
}

pub(crate) use {aggregate, commands, events};
