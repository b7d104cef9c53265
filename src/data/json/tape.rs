//! A value, flattened: its parts in the order in which they were written, over one text.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use crate::data::DataError;

/// An object with one of these keys is one fact, and so one line.
const FACT_KEYS: [&str; 2] = ["grade", "outcome"];

/// One part of a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node {
    /// A string, number, truth value or `null`: a range of the text.
    Scalar { start: usize, end: usize },
    /// The key of the value that follows, in quotation marks: a range of the text.
    Key { start: usize, end: usize },
    /// A list; its members follow up to the node `end`.
    Array { end: usize, shape: Shape },
    /// An object; its keys and values follow up to the node `end`.
    Object { end: usize, shape: Shape },
}

/// What decides how a list or an object is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing in it but scalars.
    Flat,
    /// A fact with whatever belongs to it.
    Fact,
    /// Anything else.
    Deep,
}

/// A value on its way to becoming text.
#[derive(Debug, Default)]
pub(crate) struct Tape {
    pub(super) nodes: Vec<Node>,
    pub(super) text: String,
}

impl Tape {
    /// An empty tape.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Lays a value on the tape.
    pub(crate) fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), DataError> {
        value.serialize(super::serialize::Writer::value(self))
    }

    /// Opens an object that [`Tape::field`] and [`Tape::fields`] fill.
    pub(crate) fn begin(&mut self) -> usize {
        self.begin_object()
    }

    /// Lays a key and its value on the tape, inside an open object.
    pub(crate) fn field<T: Serialize + ?Sized>(
        &mut self,
        key: &str,
        value: &T,
    ) -> Result<(), DataError> {
        self.key(key);
        self.value(value)
    }

    /// Lays all fields of a struct on the tape, inside an open object.
    pub(crate) fn fields<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), DataError> {
        value.serialize(super::serialize::Writer::fields(self))
    }

    /// Closes an object.
    pub(crate) fn end(&mut self, at: usize) {
        self.close(at);
    }

    /// All texts that stand under the key `field` in the members of lists that stand under the key
    /// `list`: `sources` and `source` give the sources of everything on the tape.
    pub(crate) fn named(&self, list: &str, field: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if !matches!(node, Node::Key { .. }) || self.inner(*node) != list {
                continue;
            }
            for member in self.members(at + 1) {
                names.extend(self.get(member, field).map(str::to_owned));
            }
        }
        names
    }

    /// For every object with an `id` and a list `sources`: the id, and each source.
    pub(crate) fn uses(&self) -> Vec<(&str, &str)> {
        let mut uses = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if !matches!(node, Node::Object { .. }) {
                continue;
            }
            let (Some(id), Some(list)) = (self.get(at, "id"), self.find(at, "sources")) else {
                continue;
            };
            for member in self.members(list) {
                uses.extend(self.get(member, "source").map(|source| (id, source)));
            }
        }
        uses
    }

    /// The members of a list.
    fn members(&self, at: usize) -> Vec<usize> {
        let mut members = Vec::new();
        if let Some(Node::Array { end, .. }) = self.nodes.get(at) {
            let mut member = at + 1;
            while member < *end {
                members.push(member);
                member = self.after(member);
            }
        }
        members
    }

    /// The value under a key of an object.
    fn find(&self, at: usize, key: &str) -> Option<usize> {
        let Some(Node::Object { end, .. }) = self.nodes.get(at) else {
            return None;
        };
        let mut entry = at + 1;
        while entry < *end {
            if self
                .nodes
                .get(entry)
                .is_some_and(|node| self.inner(*node) == key)
            {
                return Some(entry + 1);
            }
            entry = self.after(entry + 1);
        }
        None
    }

    /// The text under a key of an object.
    fn get(&self, at: usize, key: &str) -> Option<&str> {
        let node = self.nodes.get(self.find(at, key)?)?;
        match node {
            Node::Scalar { start, .. } if self.text.as_bytes().get(*start) == Some(&b'"') => {
                Some(self.inner(*node))
            }
            _ => None,
        }
    }

    /// The text of a key or a string without its quotation marks, escapes as they are.
    pub(super) fn inner(&self, node: Node) -> &str {
        match node {
            Node::Scalar { start, end } | Node::Key { start, end } => self
                .text
                .get(start + 1..end.saturating_sub(1))
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// The node after a value and everything in it.
    pub(super) fn after(&self, at: usize) -> usize {
        match self.nodes.get(at) {
            Some(Node::Array { end, .. } | Node::Object { end, .. }) => *end,
            _ => at + 1,
        }
    }

    pub(super) fn begin_object(&mut self) -> usize {
        self.nodes.push(Node::Object {
            end: 0,
            shape: Shape::Deep,
        });
        self.nodes.len() - 1
    }

    pub(super) fn begin_array(&mut self) -> usize {
        self.nodes.push(Node::Array {
            end: 0,
            shape: Shape::Deep,
        });
        self.nodes.len() - 1
    }

    /// Ends a list or an object, and settles how it is laid out.
    pub(super) fn close(&mut self, at: usize) {
        let here = self.nodes.len();
        let shape = self.shape(at + 1, here);
        if let Some(
            Node::Array {
                end,
                shape: settled,
            }
            | Node::Object {
                end,
                shape: settled,
            },
        ) = self.nodes.get_mut(at)
        {
            *end = here;
            *settled = shape;
        }
    }

    fn shape(&self, from: usize, to: usize) -> Shape {
        let mut shape = Shape::Flat;
        let mut at = from;
        while at < to {
            match self.nodes.get(at) {
                Some(Node::Key { .. }) => {
                    let key = self.nodes.get(at).map_or("", |node| self.inner(*node));
                    if FACT_KEYS.contains(&key) {
                        return Shape::Fact;
                    }
                    at += 1;
                }
                Some(Node::Array { end, .. } | Node::Object { end, .. }) => {
                    shape = Shape::Deep;
                    at = *end;
                }
                _ => at += 1,
            }
        }
        shape
    }

    pub(super) fn key(&mut self, key: &str) {
        let start = self.text.len();
        self.quote(key);
        self.nodes.push(Node::Key {
            start,
            end: self.text.len(),
        });
    }

    pub(super) fn string(&mut self, text: &str) {
        let start = self.text.len();
        self.quote(text);
        self.scalar(start);
    }

    /// A string of what a value displays as.
    pub(super) fn displayed(
        &mut self,
        value: &(impl fmt::Display + ?Sized),
    ) -> Result<(), DataError> {
        let start = self.text.len();
        self.text.push('"');
        fmt::Write::write_fmt(&mut Escaping(&mut self.text), format_args!("{value}"))
            .map_err(|_| DataError::Json("a value could not be displayed".to_owned()))?;
        self.text.push('"');
        self.scalar(start);
        Ok(())
    }

    /// A number or a word of JSON, as it displays.
    pub(super) fn plain(&mut self, value: impl fmt::Display) -> Result<(), DataError> {
        let start = self.text.len();
        fmt::Write::write_fmt(&mut self.text, format_args!("{value}"))
            .map_err(|_| DataError::Json("a value could not be displayed".to_owned()))?;
        self.scalar(start);
        Ok(())
    }

    fn scalar(&mut self, start: usize) {
        self.nodes.push(Node::Scalar {
            start,
            end: self.text.len(),
        });
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        escape(text, &mut self.text);
        self.text.push('"');
    }
}

/// Escapes what is displayed through it.
struct Escaping<'a>(&'a mut String);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

/// Only what JSON forbids is escaped; every other character stands as it is.
fn escape(text: &str, into: &mut String) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        // The bytes that are escaped are ASCII, so both cuts lie between characters.
        into.push_str(text.get(plain..at).unwrap_or_default());
        plain = at + 1;
        match byte {
            b'"' => into.push_str("\\\""),
            b'\\' => into.push_str("\\\\"),
            b'\n' => into.push_str("\\n"),
            b'\r' => into.push_str("\\r"),
            b'\t' => into.push_str("\\t"),
            0x08 => into.push_str("\\b"),
            0x0c => into.push_str("\\f"),
            other => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
                ];
                into.push_str("\\u00");
                into.push(DIGITS[usize::from(other >> 4)]);
                into.push(DIGITS[usize::from(other & 15)]);
            }
        }
    }
    into.push_str(text.get(plain..).unwrap_or_default());
}
