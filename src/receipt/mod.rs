//! Receipts: what the facts of a page come to, so that anybody can compile the sources again and see
//! whether the page still says what they say.
//!
//! A receipt is one line a fact, in the order of their ids: the id, sixteen digits over what the fact
//! says, sixteen digits over what it rests on, with tabs between them. Its hash is the SHA-256 of these
//! lines. What a page does not show is not in it, so a change elsewhere leaves it as it is; how a fact
//! is written in its file does not matter to it.

mod list;
mod page;
mod tell;
mod verify;

pub use list::{ListedPage, Mark, ReceiptList};
pub use page::{Stated, list_of, stated, words_of};
pub use tell::tell;
pub use verify::{Change, ChangedFact, Rebuilt, Verdict, Verification, verify};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::model::KnowledgeBase;
use crate::review::{Digits, reviewable};

/// What each fact, and each source that facts rest on, comes to.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    marks: BTreeMap<Arc<str>, Mark>,
}

impl Ledger {
    /// Reads every fact and every source of a knowledge base.
    #[must_use]
    pub fn of(base: &KnowledgeBase) -> Self {
        let mut marks: BTreeMap<Arc<str>, Mark> = BTreeMap::new();
        for fact in reviewable(base) {
            let mark = Mark {
                says: fact.fingerprint,
                rests: Some(fact.evidence),
            };
            // Statements that share an id are read in one order, and count as one.
            match marks.get_mut(fact.id.as_str()) {
                None => {
                    marks.insert(fact.id.into(), mark);
                }
                Some(first) => {
                    first.rests = Some(Digits::of(&format!("{first} {mark}")));
                    first.says = Digits::of(&format!("{} {}", first.says, mark.says));
                }
            }
        }
        for (id, name) in names(base) {
            let says = Digits::of(name);
            marks.insert(id.into(), Mark { says, rests: None });
        }
        for (id, source) in &base.sources {
            if let Ok(text) = serde_json::to_string(source) {
                let says = Digits::of(&text);
                marks.insert(source_id(id).into(), Mark { says, rests: None });
            }
        }
        Self { marks }
    }

    /// Enters what is no fact of the knowledge base, and yet stated by pages.
    pub fn enter(&mut self, id: String, says: Digits) {
        self.marks.insert(id.into(), Mark { says, rests: None });
    }

    /// The facts of a state or of a directive, by the beginning of their ids.
    pub fn of_owner(&self, owner: &str) -> impl Iterator<Item = &str> {
        let start = format!("{owner}/");
        let from = (Bound::Included(start.as_str()), Bound::Unbounded);
        let ids: Vec<&str> = self
            .marks
            .range::<str, _>(from)
            .map(|(id, _)| &**id)
            .take_while(|id| id.starts_with(&start))
            .collect();
        ids.into_iter()
    }

    /// Enters all that is said of a state or of a directive as one, for pages that count it.
    pub fn enter_whole(&mut self, owner: &str) {
        let hash = self.receipt(self.of_owner(owner)).hash();
        self.enter(whole_id(owner), Digits::of(&hash));
    }

    /// Whether a fact of that id is known.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.marks.contains_key(id)
    }

    /// The receipt of a page that shows these facts.
    #[must_use]
    pub fn receipt<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Receipt {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let facts = ids
            .into_iter()
            .filter_map(|id| self.marks.get_key_value(id))
            .map(|(id, mark)| (Arc::clone(id), *mark));
        Receipt {
            facts: facts.collect(),
        }
    }
}

/// The id of the name that the law of `owner` gives to an act or to an authority, among facts.
#[must_use]
pub fn named_id(owner: &str, kind: &str, id: &str) -> String {
    format!("{owner}/{kind}/{id}")
}

/// The id under which a source stands among facts.
#[must_use]
pub fn source_id(id: &str) -> String {
    format!("source:{id}")
}

/// The id under which all that is said of a state or of a directive stands as one.
#[must_use]
pub fn whole_id(owner: &str) -> String {
    format!("whole:{owner}")
}

/// What the ids of recorded change reports begin with.
const REPORT: &str = "report:";

/// The id under which a recorded change report stands among facts.
#[must_use]
pub fn report_id(name: &str) -> String {
    format!("{REPORT}{name}")
}

/// The name of the recorded change report that stands under an id.
#[must_use]
pub fn report_name(id: &str) -> Option<&str> {
    id.strip_prefix(REPORT)
}

/// The names of acts and authorities, which facts of their own do not carry.
fn names(base: &KnowledgeBase) -> impl Iterator<Item = (String, &str)> {
    let directives = base
        .directives
        .iter()
        .map(|(id, of)| (id.clone(), &of.body));
    let states = base
        .countries
        .values()
        .map(|of| (of.code.lower(), &of.body));
    directives.chain(states).flat_map(|(owner, body)| {
        let acts = body.laws.iter().map(|act| ("law", &act.id, &act.name));
        let authorities = body
            .authorities
            .iter()
            .map(|of| ("authority", &of.id, &of.name));
        acts.chain(authorities)
            .map(|(kind, id, name)| (named_id(&owner, kind, id), name.as_str()))
            .collect::<Vec<_>>()
    })
}

/// The facts that a page shows and the sources that they rest on, each with what it comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// By id.
    pub facts: BTreeMap<Arc<str>, Mark>,
}

impl Receipt {
    /// The SHA-256 over the lines, as hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for (id, mark) in &self.facts {
            hasher.update(format!("{id}\t{mark}\n").as_bytes());
        }
        hex(&hasher.finalize())
    }
}

/// Bytes as small hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
