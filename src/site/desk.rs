//! Where a part of a page is written: the words, the law and the sources at hand, and a record of
//! what was used.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Reviewed;
use super::cite::{SourceIndex, Trace, act_id, shape};
use super::markdown::{escape, inline};
use super::words::Words;
use crate::model::inherit::Law;
use crate::model::{Entry, Fact, Grade, Proof};
use crate::value::Citation;

/// One part of a page.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its HTML.
    pub html: String,
    /// What it rests on.
    pub trace: Trace,
}

/// A statement as templates show it. `text` and `proof` are finished HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// For whom or when, in words; empty where always.
    pub when: String,
    /// Its articles, its markers, and the word of its grade where it is not settled.
    pub proof: String,
    /// `settled`, `open` (not verified), `draft`, `repealed` or `editorial`.
    pub standing: &'static str,
    /// Remarks.
    pub notes: Vec<String>,
}

/// The place where parts are written.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The words.
    pub words: &'a Words,
    /// The law of the state, or of the directive alone.
    pub law: &'a Law<'a>,
    /// The sources.
    pub sources: &'a SourceIndex<'a>,
    /// The way from the page to the root of the site.
    pub root: &'static str,
    reviewed: &'a Reviewed,
    trace: RefCell<Trace>,
}

impl<'a> Desk<'a> {
    /// An empty desk.
    #[must_use]
    pub fn new(
        words: &'a Words,
        law: &'a Law<'a>,
        sources: &'a SourceIndex<'a>,
        root: &'static str,
        reviewed: &'a Reviewed,
    ) -> Self {
        Self {
            words,
            law,
            sources,
            root,
            reviewed,
            trace: RefCell::default(),
        }
    }

    /// What was used so far; the desk is empty again.
    #[must_use]
    pub fn take_trace(&self) -> Trace {
        self.trace.take()
    }

    /// How settled a fact is.
    #[must_use]
    pub fn standing(proof: &Proof) -> &'static str {
        if proof.draft {
            "draft"
        } else if proof.repealed {
            "repealed"
        } else {
            match proof.grade {
                Grade::Unverified => "open",
                Grade::Editorial => "editorial",
                _ => "settled",
            }
        }
    }

    /// The articles and markers of a fact, as HTML; the fact is recorded.
    #[must_use]
    pub fn proof(&self, proof: &Proof) -> String {
        let mut out = String::with_capacity(192);
        out.push_str("<small>");
        self.citations(&proof.under, &mut out);
        let mut trace = self.trace.borrow_mut();
        trace
            .acts
            .extend(proof.under.iter().map(|citation| citation.law.clone()));
        let mut marks = String::new();
        for used in &proof.sources {
            let Some(number) = self.sources.number(&used.source) else {
                continue;
            };
            let Some(listed) = self.sources.get(number) else {
                continue;
            };
            trace.sources.insert(number);
            marks.push_str(if marks.is_empty() {
                "<a href=\"#"
            } else {
                " <a href=\"#"
            });
            marks.push_str(&listed.anchor);
            marks.push_str("\">");
            escape(&listed.label, &mut marks);
            marks.push_str(self.words.get(shape(used.grade)));
            marks.push_str("</a>");
        }
        trace.show(&proof.id);
        if !marks.is_empty() {
            out.push_str("<sup>");
            out.push_str(&marks);
            out.push_str("</sup>");
        }
        self.grade_word(proof, &mut out);
        self.sign_off(proof, &mut out);
        out.push_str("</small>");
        out
    }

    /// Records a fact that the page shows without its articles.
    pub fn shown(&self, id: &str) {
        self.trace.borrow_mut().show(id);
    }

    /// Records what the state of transposition rests on.
    pub fn state_shown(&self) {
        let state = self.law.country.and_then(|country| country.state.as_ref());
        let mut trace = self.trace.borrow_mut();
        if let Some(state) = state {
            trace.show(&state.proof.id);
        }
        for act in self.law.transposing_acts() {
            trace.acts.insert(act.id.clone());
            if let Some(from) = act.binds_from() {
                trace.show(&from.proof.id);
            }
        }
    }

    /// The facts that were used so far, acts among them, for a page that lists none of them as sources;
    /// the desk is empty again.
    #[must_use]
    pub fn take_facts(&self) -> BTreeSet<String> {
        let trace = self.take_trace();
        let acts = trace.acts.iter().map(|act| act_id(self.law, act));
        let acts: Vec<String> = acts.collect();
        let mut facts = trace.facts;
        facts.extend(acts);
        facts
    }

    /// Who approved the fact, and when.
    fn sign_off(&self, proof: &Proof, out: &mut String) {
        let Some((on, by)) = self.reviewed.get(&proof.id) else {
            return;
        };
        let date = self.words.date(*on);
        out.push_str("<span class=\"tag tag-reviewed\">");
        let text = match by {
            Some(by) => self
                .words
                .with("reviewed-by", &[("date", &date), ("name", by)]),
            None => self.words.with("reviewed", &[("date", &date)]),
        };
        escape(&text, out);
        out.push_str("</span>");
    }

    fn grade_word(&self, proof: &Proof, out: &mut String) {
        let (class, word) = match proof.grade {
            _ if proof.draft => ("draft", "standing-draft"),
            _ if proof.repealed => ("repealed", "standing-repealed"),
            Grade::Unverified => ("open", "standing-unverified"),
            Grade::Secondary => ("secondary", "standing-secondary"),
            Grade::Editorial => ("editorial", "standing-editorial"),
            _ => return,
        };
        out.push_str("<span class=\"tag tag-");
        out.push_str(class);
        out.push_str("\">");
        escape(self.words.get(word), out);
        out.push_str("</span>");
    }

    /// Articles as HTML: those of one act together, each act linked to its text.
    pub fn citations(&self, under: &[Citation], out: &mut String) {
        let mut at = 0;
        while at < under.len() {
            let law = &under[at].law;
            let mut end = at;
            while end < under.len() && under[end].law == *law {
                end += 1;
            }
            let places: Vec<String> = under[at..end]
                .iter()
                .map(|citation| self.place(citation))
                .filter(|place| !place.is_empty())
                .collect();
            let (name, href) = self.act_label(law);
            if !places.is_empty() {
                escape(&places.join(self.words.get("list-comma")), out);
                out.push(' ');
            }
            match href {
                Some(_) => {
                    out.push_str("<a href=\"#");
                    out.push_str(&act_anchor(self.law, law));
                    out.push_str("\">");
                    escape(&name, out);
                    out.push_str("</a>");
                }
                None => escape(&name, out),
            }
            out.push(' ');
            at = end;
        }
    }

    /// The short name of an act, and its text.
    #[must_use]
    pub fn act_label(&self, id: &str) -> (String, Option<&'a str>) {
        let law = self.law;
        match law.act(id) {
            Some(act) => {
                let name = act
                    .short
                    .as_ref()
                    .map_or(act.name.as_str(), |short| short.value.as_str());
                (name.to_owned(), act.link().map(|address| address.as_str()))
            }
            None => (id.to_owned(), None),
        }
    }

    /// The place of a citation in its act: `Art. 35 § 1`.
    #[must_use]
    pub fn place(&self, citation: &Citation) -> String {
        let mut place = String::new();
        for step in &citation.provisions {
            if !place.is_empty() {
                place.push(' ');
            }
            match self.words.find(&format!("provision-{}", step.kind)) {
                Some(word) => place.push_str(word),
                None => place.push_str(&step.kind),
            }
            if !step.number.is_empty() {
                // A number belongs to its word, whatever the width of the line.
                place.push('\u{a0}');
                place.push_str(&step.number);
            }
        }
        place
    }

    /// A name, with a mark where what is said of it stands only in a bill.
    #[must_use]
    pub fn planned(&self, proof: &Proof, name: String) -> String {
        if proof.draft {
            self.words.with("planned", &[("name", &name)])
        } else {
            name
        }
    }

    /// A statement with its proof.
    #[must_use]
    pub fn line(&self, proof: &Proof, text: &str) -> Line {
        Line {
            text: inline(text),
            when: String::new(),
            proof: self.proof(proof),
            standing: Self::standing(proof),
            notes: proof.notes.iter().map(|note| inline(note)).collect(),
        }
    }

    /// An entry with its proof; the longer text where it has one.
    #[must_use]
    pub fn entry(&self, entry: &Fact<Entry>) -> Line {
        self.line(&entry.proof, &entry.text)
    }
}

/// The anchor of an act in the list of acts cited: its number in the files of the state or of the
/// directive.
#[must_use]
pub fn act_anchor(law: &Law<'_>, id: &str) -> String {
    let own = law
        .country
        .and_then(|country| country.body.laws.iter().position(|act| act.id == id));
    let shared = || law.directive.body.laws.iter().position(|act| act.id == id);
    match (own, shared()) {
        (Some(at), _) => format!("n{at}"),
        (None, Some(at)) => format!("e{at}"),
        (None, None) => "e".to_owned(),
    }
}
