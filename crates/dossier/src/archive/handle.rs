//! One of several places in the same file. Every read goes back to its own place first.
//! The system's file cache makes the going back cheap.

use std::io::{self, Error, ErrorKind, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A reader that can be cloned; the clones do not disturb each other, on whichever threads they are.
pub(crate) struct Handle<R> {
    file: Arc<Mutex<R>>,
    at: u64,
}

impl<R> Handle<R> {
    pub(super) fn new(reader: R) -> Self {
        Handle { file: Arc::new(Mutex::new(reader)), at: 0 }
    }

    fn file(&self) -> MutexGuard<'_, R> {
        // Whoever panicked left the file somewhere, and every read says first where it wants to be.
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R> Clone for Handle<R> {
    fn clone(&self) -> Self {
        Handle { file: Arc::clone(&self.file), at: self.at }
    }
}

impl<R: Read + Seek> Read for Handle<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file();
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        drop(file);
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Read + Seek> Seek for Handle<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(_) => Some(self.file().seek(to)?),
        };
        self.at =
            at.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a place before the start of the file"))?;
        Ok(self.at)
    }
}
