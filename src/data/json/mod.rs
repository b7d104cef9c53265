//! JSON as it is published: keys sorted, one fact a line, the same bytes for the same facts.
//!
//! A value is first laid on a [`Tape`], a flat list of its parts over one text, and then printed
//! from there. Keys can so be sorted and lines be chosen without a tree of small allocations, and
//! what a document names (its sources, its laws) can be read off the tape before it is closed.

mod key;
mod print;
mod serialize;
mod tape;
#[cfg(test)]
mod tests;

pub(super) use print::Layout;
pub(super) use tape::Tape;

use serde::Serialize;

use super::DataError;

/// A value as a document of its own.
pub(super) fn document<T: Serialize + ?Sized>(
    value: &T,
    layout: Layout,
) -> Result<Vec<u8>, DataError> {
    let mut tape = Tape::new();
    tape.value(value)?;
    Ok(tape.print(layout))
}

/// A value on one line, without a line feed.
pub(super) fn line<T: Serialize + ?Sized>(value: &T) -> Result<String, DataError> {
    let mut tape = Tape::new();
    tape.value(value)?;
    Ok(tape.line())
}
