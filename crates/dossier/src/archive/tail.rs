//! The end of the zip, looked at before the zip library may: the records that say where the directory is stand
//! at the very end, agree with each other, and say it is small and right before them. The library falls back on an
//! earlier end record when the last one does not fit: so what does not fit is refused here, and no other is followed.

use std::io::{Read, Seek, SeekFrom};

use crate::verdict::FileProblem;

/// The most entries a directory is read with; a dossier has at most eleven.
const MAX_ENTRIES: u64 = 64;

/// The most bytes a directory is read with; that of a dossier has some eight hundred.
const MAX_DIRECTORY: u64 = 64 << 10;

/// Bytes of the end record without a comment, of the locator and of the end record of zip64 (APPNOTE 4.3).
const END: usize = 22;
const LOCATOR: usize = 20;
const END_64: usize = 56;

/// What stands for a size or an offset that is left to the zip64 record.
const LEFT: u64 = u32::MAX as u64;

/// What an end record says, of either kind.
struct Directory {
    /// This disk, and the one on which the directory starts.
    disks: [u64; 2],
    /// Entries on this disk, and on all.
    entries: [u64; 2],
    size: u64,
    offset: u64,
    /// Where the record itself stands.
    end: u64,
}

/// Whether the file ends as a small zip without a comment does.
pub(super) fn check(file: &mut (impl Read + Seek)) -> Result<(), FileProblem> {
    let (place, end) = match last(file, END) {
        Some((place, end)) if end.starts_with(b"PK\x05\x06") => (place, end),
        _ => {
            return Err(not_a_zip(
                "it does not end with a zip directory: it was cut off, or something was added",
            ));
        }
    };
    if end[20..] != [0, 0] {
        return Err(not_a_zip("its directory has a comment behind it"));
    }
    let plain = Directory::plain(&end, place);
    plain.check_numbers()?;
    if !plain.may_be_zip64() {
        return plain.check_place(file);
    }
    let large = zip64(file)
        .filter(|large| plain.leaves_to(large))
        .ok_or_else(|| not_a_zip("its zip64 directory is not where it should be"))?;
    large.check_numbers()?;
    large.check_place(file)
}

impl Directory {
    fn plain(end: &[u8], place: u64) -> Self {
        Directory {
            disks: [number(&end[4..6]), number(&end[6..8])],
            entries: [number(&end[8..10]), number(&end[10..12])],
            size: number(&end[12..16]),
            offset: number(&end[16..20]),
            end: place,
        }
    }

    fn large(end: &[u8], place: u64) -> Self {
        Directory {
            disks: [number(&end[16..20]), number(&end[20..24])],
            entries: [number(&end[24..32]), number(&end[32..40])],
            size: number(&end[40..48]),
            offset: number(&end[48..56]),
            end: place,
        }
    }

    /// Whether the library would look for a zip64 record. It would for 65535 entries too: those are too many already.
    fn may_be_zip64(&self) -> bool {
        self.size == LEFT || self.offset == LEFT
    }

    /// Whether each number is the same in the zip64 record, or is left to it.
    fn leaves_to(&self, large: &Directory) -> bool {
        self.entries == large.entries
            && (self.size == large.size || self.size == LEFT)
            && (self.offset == large.offset || self.offset == LEFT)
    }

    fn check_numbers(&self) -> Result<(), FileProblem> {
        let [here, all] = self.entries;
        if self.disks != [0, 0] || here != all {
            return Err(not_a_zip("its directory says that it is one of several files"));
        }
        if all > MAX_ENTRIES {
            return Err(FileProblem::TooManyEntries { found: all });
        }
        Ok(())
    }

    /// Whether the directory is small, ends where its end record begins, and starts with an entry if it has any.
    fn check_place(&self, file: &mut (impl Read + Seek)) -> Result<(), FileProblem> {
        if self.size > MAX_DIRECTORY {
            return Err(not_a_zip("its directory is larger than that of a dossier can be"));
        }
        let mut start = [0; 4];
        let read = file.seek(SeekFrom::Start(self.offset)).and_then(|_| file.read_exact(&mut start));
        let begins = self.entries == [0, 0] || (read.is_ok() && start == *b"PK\x01\x02");
        if begins && self.offset.checked_add(self.size) == Some(self.end) {
            Ok(())
        } else {
            Err(not_a_zip("its directory is not where it should be"))
        }
    }
}

/// What the zip64 end record says, when it has no extra data and is the one the locator points at.
fn zip64(file: &mut (impl Read + Seek)) -> Option<Directory> {
    let (place, tail) = last(file, END + LOCATOR + END_64)?;
    let (end, locator) = tail.split_at(END_64);
    let fits = end.starts_with(b"PK\x06\x06")
        && number(&end[4..12]) == (END_64 - 12) as u64
        && locator.starts_with(b"PK\x06\x07")
        && number(&locator[4..8]) == 0
        && number(&locator[8..16]) == place
        && number(&locator[16..20]) == 1;
    fits.then(|| Directory::large(end, place))
}

/// The last bytes of the file and where they begin; none when it is shorter.
fn last(file: &mut (impl Read + Seek), length: usize) -> Option<(u64, Vec<u8>)> {
    let mut bytes = vec![0; length];
    let place = file.seek(SeekFrom::End(-(length as i64))).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some((place, bytes))
}

/// A little-endian number.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn not_a_zip(reason: &str) -> FileProblem {
    FileProblem::NotAZip { reason: reason.to_owned() }
}
