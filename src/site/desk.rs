//! Where a part of a page is written: the words, the law and the sources at hand, and a record of
//! what was used.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Reviewed;
use super::cite::{SourceIndex, Trace, act_id, shape};
pub use super::extent::Extent;
use super::markdown::{escape, escaped, inline};
use super::place::Subject;
use super::words::Words;
use crate::decide::Residual;
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Act, Entry, Fact, Grade, Proof, Regime, SourceUse};
use crate::value::Citation;

/// One part of a page, marked up.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
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
    /// Whether there are remarks that only the page that tells all shows.
    #[serde(skip)]
    pub remarked: bool,
}

impl Line {
    /// The same with remarks, where the page tells all.
    #[must_use]
    pub fn with_remarks(mut self, desk: &Desk<'_>, notes: &[String]) -> Self {
        match desk.extent {
            Extent::Whole => self.notes.extend(notes.iter().map(|note| inline(note))),
            _ => self.remarked |= !notes.is_empty(),
        }
        self
    }
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
    /// How much is told.
    pub extent: Extent,
    /// The act that provisions belong to where none is named; the page says so at its top.
    unnamed: Option<&'a Act>,
    /// Whom special law governs, and what that law is called: conditions that say the same are told by
    /// its name.
    regimes: Vec<(Condition, String)>,
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
            extent: Extent::Whole,
            unnamed: None,
            regimes: Vec::new(),
            reviewed,
            trace: RefCell::default(),
        }
    }

    /// The same for a page on one state, where nearly all provisions are those of one act: they stand
    /// without its name, as in a commentary. It is the transposing act that most rules of scope cite.
    #[must_use]
    pub fn of_state(mut self) -> Self {
        let cited = |act: &Act| {
            let rules = self.law.rules.iter();
            let under = rules.flat_map(|rule| &rule.fact.proof.under);
            under.filter(|citation| citation.law == act.id).count()
        };
        // Of acts cited alike the first: `max_by_key` would take the last.
        let acts = self.law.transposing_acts();
        self.unnamed = acts.into_iter().rev().max_by_key(|act| cited(act));
        self
    }

    /// The same for a page that tells so much.
    #[must_use]
    pub fn telling(mut self, extent: Extent) -> Self {
        self.extent = extent;
        self
    }

    /// The same for a page that says itself, once, whom the special law of its subject governs.
    #[must_use]
    pub fn naming_regimes(mut self, subject: &Subject<'_>) -> Self {
        let some = |(regime, residual): (&Fact<Regime>, Residual)| {
            let condition = residual.condition()?.clone();
            Some((condition, regime.name.clone()))
        };
        self.regimes = subject.regimes().into_iter().filter_map(some).collect();
        self
    }

    /// The name of the special law that governs exactly those for whom a condition holds.
    #[must_use]
    pub fn regime_of(&self, condition: &Condition) -> Option<&str> {
        let mut regimes = self.regimes.iter();
        let found = regimes.find(|(governed, _)| governed == condition);
        found.map(|(_, name)| name.as_str())
    }

    /// The sentence at the top of a page that says how to read its citations, as HTML.
    #[must_use]
    pub fn reading(&self) -> Option<String> {
        let act = self.unnamed?;
        let text = self
            .words
            .with("citations-reading", &[("act", label_of(act))]);
        let marks = self.words.get("sources-title");
        Some(format!(
            "{} {}",
            escaped(&text),
            super::section::link("#sources", marks)
        ))
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
        let told = self.told(&proof.sources);
        trace.further |= told.len() < proof.sources.len();
        for used in told {
            let Some(number) = self.sources.number(&used.source) else {
                continue;
            };
            let Some(listed) = self.sources.get(number) else {
                continue;
            };
            trace.sources.insert(number);
            if !out.ends_with([' ', '>']) {
                out.push(' ');
            }
            out.push_str("<a href=\"#");
            out.push_str(&listed.anchor);
            out.push_str("\">");
            escape(&listed.label, &mut out);
            out.push_str(self.words.get(shape(used.grade)));
            out.push_str("</a> ");
        }
        trace.show(&proof.id);
        out.truncate(out.trim_end().len());
        self.grade_word(proof, &mut out);
        self.sign_off(proof, &mut out);
        out.push_str("</small>");
        out
    }

    /// What something gives, without its being told on the page: nothing of it is recorded.
    #[must_use]
    pub fn aside<T>(&self, make: impl FnOnce() -> T) -> T {
        let told = self.trace.take();
        let made = make();
        self.trace.replace(told);
        made
    }

    /// The sources of a fact that the page names: in brief, of those that are as good as the best, two.
    fn told<'u>(&self, sources: &'u [SourceUse]) -> Vec<&'u SourceUse> {
        let most = match self.extent {
            Extent::Whole => return sources.iter().collect(),
            Extent::Brief => 2,
            Extent::Short | Extent::Bare => 1,
        };
        let best = sources.iter().map(|used| used.grade).min();
        let best = sources.iter().filter(|used| Some(used.grade) == best);
        best.take(most).collect()
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

    /// The word of what is no settled law; how good a source is, its mark tells.
    fn grade_word(&self, proof: &Proof, out: &mut String) {
        let (class, word) = match proof.grade {
            _ if proof.draft => ("draft", "standing-draft"),
            _ if proof.repealed => ("repealed", "standing-repealed"),
            Grade::Unverified => ("open", "standing-unverified"),
            Grade::Editorial => ("editorial", "standing-editorial"),
            _ => return,
        };
        out.push_str("<span class=\"tag tag-");
        out.push_str(class);
        out.push_str("\">");
        escape(self.words.get(word), out);
        out.push_str("</span>");
    }

    /// Articles as HTML: those of one act together, with the name of the act unless it goes without
    /// saying.
    pub fn citations(&self, under: &[Citation], out: &mut String) {
        for (at, of_act) in under.chunk_by(|a, b| a.law == b.law).enumerate() {
            if at > 0 {
                out.truncate(out.trim_end().len());
                out.push_str(self.words.get("list-semicolon"));
            }
            let places: Vec<String> = of_act
                .iter()
                .map(|citation| self.place(citation))
                .filter(|place| !place.is_empty())
                .collect();
            let law = &of_act[0].law;
            if !places.is_empty() {
                escape(&places.join(self.words.get("list-comma")), out);
                out.push(' ');
            }
            let unnamed = self.unnamed.is_some_and(|act| act.id == *law);
            if places.is_empty() || !unnamed {
                escape(self.act_label(law), out);
                out.push(' ');
            }
        }
    }

    /// The short name of an act.
    #[must_use]
    pub fn act_label<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.law.act(id).map_or(id, label_of)
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
            ..Line::default()
        }
        .with_remarks(self, &proof.notes)
    }

    /// An entry with its proof; the longer text where it has one.
    #[must_use]
    pub fn entry(&self, entry: &Fact<Entry>) -> Line {
        self.line(&entry.proof, &entry.text)
    }
}

/// The short name of an act; its name where it has none.
fn label_of(act: &Act) -> &str {
    act.short
        .as_ref()
        .map_or(act.name.as_str(), |short| short.value.as_str())
}
