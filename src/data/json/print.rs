//! From a tape to text.

use super::tape::{Node, Shape, Tape};

/// How a document is laid out. In both, a list or an object with nothing in it but scalars stands on
/// one line, and the document itself is always broken over lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// For facts: each stands on one line with everything that belongs to it. The first entries of
    /// the document, as many as told, stay where they are; all other keys are sorted.
    Facts {
        /// How many entries stay in front.
        head: usize,
    },
    /// For descriptions of data, where a key `grade` is just a key.
    Plain,
}

impl Tape {
    /// The text of the document, with a line feed at its end.
    pub(crate) fn print(&self, layout: Layout) -> Vec<u8> {
        // Sorted or not, every part is copied once; indentation adds a little.
        let mut printer = Printer {
            tape: self,
            facts: matches!(layout, Layout::Facts { .. }),
            entries: Vec::new(),
            out: Vec::with_capacity(self.text.len() + self.text.len() / 2 + 64),
        };
        let head = match layout {
            Layout::Facts { head } => head,
            Layout::Plain => 0,
        };
        if !self.nodes.is_empty() {
            printer.broken(0, 0, head);
        }
        printer.out.push(b'\n');
        printer.out
    }

    /// The text of the value on one line, without a line feed.
    pub(crate) fn line(&self) -> String {
        let mut printer = Printer {
            tape: self,
            facts: true,
            entries: Vec::new(),
            out: Vec::with_capacity(self.text.len() + 16),
        };
        if !self.nodes.is_empty() {
            printer.compact(0);
        }
        // The parts of a tape are text, and what stands between them is ASCII.
        String::from_utf8(printer.out).unwrap_or_default()
    }
}

struct Printer<'a> {
    tape: &'a Tape,
    facts: bool,
    /// The entries of the objects that are being printed, those of the innermost last.
    entries: Vec<usize>,
    out: Vec<u8>,
}

impl Printer<'_> {
    fn node(&self, at: usize) -> Node {
        let nothing = Node::Scalar { start: 0, end: 0 };
        self.tape.nodes.get(at).copied().unwrap_or(nothing)
    }

    fn text(&mut self, start: usize, end: usize) {
        let text = self.tape.text.as_bytes();
        self.out
            .extend_from_slice(text.get(start..end).unwrap_or_default());
    }

    /// A value at this depth, on one line where it belongs on one.
    fn value(&mut self, at: usize, depth: usize) {
        let one_line = match self.node(at) {
            Node::Scalar { .. } | Node::Key { .. } => true,
            Node::Array { shape, .. } | Node::Object { shape, .. } => match shape {
                Shape::Flat => true,
                Shape::Fact => self.facts || self.is_flat(at),
                Shape::Deep => false,
            },
        };
        if one_line {
            self.compact(at);
        } else {
            self.broken(at, depth, 0);
        }
    }

    fn is_flat(&self, at: usize) -> bool {
        let end = self.tape.after(at);
        (at + 1..end)
            .all(|inner| matches!(self.node(inner), Node::Scalar { .. } | Node::Key { .. }))
    }

    fn compact(&mut self, at: usize) {
        match self.node(at) {
            Node::Scalar { start, end } | Node::Key { start, end } => self.text(start, end),
            Node::Array { end, .. } => {
                self.out.push(b'[');
                let mut member = at + 1;
                while member < end {
                    if member > at + 1 {
                        self.out.push(b',');
                    }
                    self.compact(member);
                    member = self.tape.after(member);
                }
                self.out.push(b']');
            }
            Node::Object { end, .. } => {
                self.out.push(b'{');
                let first = self.sorted(at, end, 0);
                let last = self.entries.len();
                for index in first..last {
                    let key = self.entries[index];
                    if index > first {
                        self.out.push(b',');
                    }
                    self.compact(key);
                    self.out.push(b':');
                    self.compact(key + 1);
                }
                self.entries.truncate(first);
                self.out.push(b'}');
            }
        }
    }

    fn broken(&mut self, at: usize, depth: usize, head: usize) {
        match self.node(at) {
            Node::Scalar { start, end } | Node::Key { start, end } => self.text(start, end),
            Node::Array { end, .. } => {
                self.out.push(b'[');
                let mut member = at + 1;
                while member < end {
                    self.new_line(depth + 1, member > at + 1);
                    self.value(member, depth + 1);
                    member = self.tape.after(member);
                }
                if end > at + 1 {
                    self.new_line(depth, false);
                }
                self.out.push(b']');
            }
            Node::Object { end, .. } => {
                self.out.push(b'{');
                let first = self.sorted(at, end, head);
                let last = self.entries.len();
                for index in first..last {
                    let key = self.entries[index];
                    self.new_line(depth + 1, index > first);
                    self.compact(key);
                    self.out.extend_from_slice(b": ");
                    self.value(key + 1, depth + 1);
                }
                self.entries.truncate(first);
                if last > first {
                    self.new_line(depth, false);
                }
                self.out.push(b'}');
            }
        }
    }

    /// Notes the keys of an object in their order, behind those that are noted already, and says
    /// where they begin.
    fn sorted(&mut self, at: usize, end: usize, head: usize) -> usize {
        let first = self.entries.len();
        let mut key = at + 1;
        while key < end {
            self.entries.push(key);
            key = self.tape.after(key + 1);
        }
        let tape = self.tape;
        let key_of = |at: &usize| tape.nodes.get(*at).map_or("", |node| tape.inner(*node));
        let from = (first + head).min(self.entries.len());
        if let Some(keys) = self.entries.get_mut(from..) {
            keys.sort_unstable_by(|a, b| key_of(a).cmp(key_of(b)));
        }
        first
    }

    fn new_line(&mut self, depth: usize, comma: bool) {
        if comma {
            self.out.push(b',');
        }
        self.out.push(b'\n');
        for _ in 0..depth {
            self.out.extend_from_slice(b"  ");
        }
    }
}
