//! Batches: a line in, a line out, in order, in bounded memory.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read, Write as _};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use super::Status;

/// The longest line that is read, in bytes; what is longer is passed over.
pub(super) const LONGEST: usize = 1 << 20;

/// How many bytes are asked for at a time. What has come is answered at once, so that whoever waits
/// for an answer before asking on gets it.
const BLOCK: usize = 1 << 16;

/// How many blocks are answered side by side before they are written.
const BLOCKS: usize = 16;

const TOO_LONG: &str = "the line is longer than 1 MiB";

/// What came of a line: whether it could be answered, or what has to be made ready before.
pub(super) enum Said<N> {
    Answered,
    Refused,
    Waits(N),
}

/// What came of a batch.
pub(super) enum Ended<N> {
    /// All that came was answered, or nobody reads the answers any more.
    All(Status),
    /// A line waits for something; ask again once it is there.
    Waits(N),
}

/// Some whole lines.
enum Block {
    Lines(Vec<u8>),
    /// One line that is longer than any request can be.
    TooLong,
}

/// A block, and how far it is answered.
struct Work<N> {
    block: Block,
    /// Where the next line begins.
    at: usize,
    answers: Vec<u8>,
    refused: bool,
    waits: Option<N>,
}

/// The lines of stdin, and their answers to stdout.
pub(super) struct Lines<N> {
    blocks: Receiver<Result<Block, String>>,
    open: VecDeque<Work<N>>,
    spare: Vec<Vec<u8>>,
    status: Status,
}

impl<N: Send> Lines<N> {
    /// Begins to read.
    pub(super) fn of_stdin() -> Self {
        let (sender, blocks) = sync_channel(BLOCKS);
        // Reading goes on while answers are worked out. The end of the program ends it too.
        std::thread::spawn(move || read(std::io::stdin().lock(), &sender));
        Self {
            blocks,
            open: VecDeque::new(),
            spare: Vec::new(),
            status: Status::Clean,
        }
    }

    /// Answers line after line. `answer` is given a line, or why it was not read, and writes one line
    /// without its end.
    pub(super) fn answer(
        &mut self,
        answer: impl Fn(Result<&[u8], &str>, &mut Vec<u8>) -> Said<N> + Sync,
    ) -> Result<Ended<N>, String> {
        let mut output = std::io::stdout().lock();
        loop {
            if self.open.is_empty() && !self.take()? {
                return Ok(Ended::All(self.status));
            }
            let open = self.open.make_contiguous();
            open.par_iter_mut().for_each(|work| work.go_on(&answer));
            while let Some(mut work) = self.open.pop_front() {
                if let Some(waits) = work.waits.take() {
                    self.open.push_front(work);
                    return Ok(Ended::Waits(waits));
                }
                if work.refused {
                    self.status = Status::Found;
                }
                match output
                    .write_all(&work.answers)
                    .and_then(|()| output.flush())
                {
                    Ok(()) => {}
                    // Whoever reads has read enough.
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                        return Ok(Ended::All(self.status));
                    }
                    Err(error) => return Err(format!("the answers cannot be written: {error}")),
                }
                work.answers.clear();
                self.spare.push(work.answers);
            }
        }
    }

    /// Takes the blocks that have come, and waits for one if none has; whether there is any.
    fn take(&mut self) -> Result<bool, String> {
        let Ok(first) = self.blocks.recv() else {
            return Ok(false);
        };
        let more = self.blocks.try_iter().take(BLOCKS - 1);
        for block in std::iter::once(first).chain(more) {
            self.open.push_back(Work {
                block: block?,
                at: 0,
                answers: self.spare.pop().unwrap_or_default(),
                refused: false,
                waits: None,
            });
        }
        Ok(true)
    }
}

impl<N> Work<N> {
    /// Answers the lines that are left, up to one that has to wait.
    fn go_on(&mut self, answer: impl Fn(Result<&[u8], &str>, &mut Vec<u8>) -> Said<N>) {
        self.waits = None;
        let bytes = match &self.block {
            Block::Lines(bytes) => bytes.as_slice(),
            Block::TooLong => {
                self.refused |= matches!(answer(Err(TOO_LONG), &mut self.answers), Said::Refused);
                self.answers.push(b'\n');
                return;
            }
        };
        while self.at < bytes.len() {
            let rest = &bytes[self.at..];
            let end = rest.iter().position(|byte| *byte == b'\n');
            let line = &rest[..end.unwrap_or(rest.len())];
            let next = self.at + line.len() + 1;
            // What is empty is passed over.
            if line.iter().any(|byte| !byte.is_ascii_whitespace()) {
                let read = if line.len() > LONGEST {
                    Err(TOO_LONG)
                } else {
                    Ok(line)
                };
                match answer(read, &mut self.answers) {
                    Said::Answered => {}
                    Said::Refused => self.refused = true,
                    Said::Waits(waits) => {
                        self.waits = Some(waits);
                        return;
                    }
                }
                self.answers.push(b'\n');
            }
            self.at = next;
        }
    }
}

/// Reads blocks of whole lines until there are no more, or nobody takes them.
fn read(mut input: impl Read, sender: &SyncSender<Result<Block, String>>) {
    // The beginning of a line whose end has not come.
    let mut begun: Vec<u8> = Vec::new();
    let mut passing_over = false;
    loop {
        let known = begun.len();
        begun.resize(known + BLOCK, 0);
        let more = match input.read(&mut begun[known..]) {
            Ok(more) => more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {
                begun.truncate(known);
                continue;
            }
            Err(error) => {
                let _ = sender.send(Err(format!("the requests cannot be read: {error}")));
                return;
            }
        };
        begun.truncate(known + more);
        if more == 0 {
            // The last line need not end.
            if !begun.is_empty() {
                let _ = sender.send(Ok(Block::Lines(begun)));
            }
            return;
        }
        if passing_over {
            let Some(end) = begun.iter().position(|byte| *byte == b'\n') else {
                begun.clear();
                continue;
            };
            begun.drain(..=end);
            passing_over = false;
        }
        let new = known.min(begun.len());
        let block = match begun[new..].iter().rposition(|byte| *byte == b'\n') {
            Some(end) => {
                let rest = begun.split_off(new + end + 1);
                Block::Lines(std::mem::replace(&mut begun, rest))
            }
            None if begun.len() > LONGEST => {
                begun.clear();
                passing_over = true;
                Block::TooLong
            }
            None => continue,
        };
        if sender.send(Ok(block)).is_err() {
            return;
        }
    }
}
