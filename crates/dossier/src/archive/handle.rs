//! One of several places in the same file. Every read goes back to its own place first.
//! The system's file cache makes the going back cheap.

use std::cell::RefCell;
use std::io::{self, Error, ErrorKind, Read, Seek, SeekFrom};
use std::rc::Rc;

/// A reader that can be cloned; the clones do not disturb each other.
pub(crate) struct Handle<R> {
    file: Rc<RefCell<R>>,
    at: u64,
}

impl<R> Handle<R> {
    pub(super) fn new(reader: R) -> Self {
        Handle { file: Rc::new(RefCell::new(reader)), at: 0 }
    }
}

impl<R> Clone for Handle<R> {
    fn clone(&self) -> Self {
        Handle { file: Rc::clone(&self.file), at: self.at }
    }
}

impl<R: Read + Seek> Read for Handle<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Read + Seek> Seek for Handle<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(_) => Some(self.file.borrow_mut().seek(to)?),
        };
        self.at =
            at.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a place before the start of the file"))?;
        Ok(self.at)
    }
}
