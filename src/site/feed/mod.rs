//! What subscribers read: Atom feeds of what happened and what is coming, and calendars of the days by
//! which entities have to be ready. Both are made of the same items; neither knows a clock.

pub mod atom;
pub mod calendar;

use sha2::{Digest, Sha256};

use crate::receipt::hex;
use crate::value::Date;

/// One thing that a feed or a calendar tells. All texts are plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What its identifier is made of; it stays the same as long as the fact does.
    pub id: String,
    /// The day it is about.
    pub date: Date,
    /// The day on which a subscriber should see it as new.
    pub updated: Date,
    /// In a line, with the state.
    pub title: String,
    /// What stands behind it and whom it concerns, a line each.
    pub details: Vec<String>,
    /// Where it is told at length, from the root of the site.
    pub path: String,
    /// The state and what happens, in words.
    pub categories: Vec<String>,
    /// Whether it is law that was read, and not a bill or a recollection.
    pub settled: bool,
}

/// What a feed or a calendar says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel<'a> {
    /// Its path from the root of the site.
    pub path: String,
    /// The page that tells the same, from the root of the site.
    pub page: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub about: String,
    /// The name of the site.
    pub site: &'a str,
    /// The language of its texts.
    pub language: &'a str,
    /// The licence of the texts, in words.
    pub licence: Option<String>,
    /// The address of the folder that holds `site`; links are relative where it is not known.
    pub base_url: Option<&'a str>,
    /// The day of the knowledge base.
    pub as_of: Date,
}

impl Channel<'_> {
    /// The address of a path from the root of the site; relative to the file itself where it is not
    /// known where the site will be found.
    fn address(&self, path: &str) -> String {
        let folder = |path: &str| match path.split_once("index.html") {
            Some((folder, rest)) => format!("{folder}{rest}"),
            None => path.to_owned(),
        };
        match self.base_url {
            Some(base) => format!("{base}/site/{}", folder(path)),
            None => format!("{}{path}", super::shell::root_of(&self.path)),
        }
    }
}

/// An identifier that is the same in every build and at every address: a UUID of version 8, made
/// from a hash.
#[must_use]
pub fn uuid(of: &str) -> String {
    let digest = Sha256::digest(of.as_bytes());
    let mut bytes = [0u8; 16];
    for (byte, hashed) in bytes.iter_mut().zip(digest) {
        *byte = hashed;
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits = hex(&bytes);
    format!(
        "{}-{}-{}-{}-{}",
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..]
    )
}

#[cfg(test)]
mod tests;
