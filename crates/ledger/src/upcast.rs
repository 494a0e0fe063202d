//! Reading old events in the shape of today. Hashes are over what was stored; upcasting comes after.

use std::sync::Arc;

use cqrs_es::persist::{EventUpcaster, PersistenceError, SerializedEvent};

use crate::RecordedEvent;

/// The upcasters of an application, in the order in which they are applied.
#[derive(Clone, Default)]
pub struct Upcasters(Arc<[Box<dyn EventUpcaster>]>);

impl Upcasters {
    /// Takes them in order.
    pub fn new(upcasters: Vec<Box<dyn EventUpcaster>>) -> Self {
        Self(upcasters.into())
    }

    /// Whether any of them changes this version of an event.
    pub fn wants(&self, event_type: &str, event_version: &str) -> bool {
        self.0.iter().any(|upcaster| upcaster.can_upcast(event_type, event_version))
    }

    /// The event in the shape of today. Events that no upcaster wants, nearly all, are not parsed.
    pub fn upcast(&self, event: RecordedEvent) -> Result<RecordedEvent, PersistenceError> {
        if !self.wants(&event.event_type, &event.event_version) {
            return Ok(event);
        }
        let serialized = SerializedEvent::try_from(event.clone())?;
        let today = self.0.iter().fold(serialized, |event, upcaster| {
            if upcaster.can_upcast(&event.event_type, &event.event_version) {
                upcaster.upcast(event)
            } else {
                event
            }
        });
        Ok(RecordedEvent {
            event_type: today.event_type,
            event_version: today.event_version,
            payload: today.payload.to_string(),
            metadata: today.metadata.to_string(),
            ..event
        })
    }
}
