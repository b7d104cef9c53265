//! How far an organisation is, counted as the formula in the sources says.

use std::collections::BTreeMap;

use super::Item;
use crate::model::{Checklist, Formula, Mark};
use crate::value::{Date, Decimal, Percent};

/// What an organisation says of one item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SelfAssessment {
    /// How far it is; nothing where that was not assessed.
    pub mark: Option<Mark>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// By when the owner wants to be done.
    pub due: Option<Date>,
    /// A remark.
    pub note: Option<String>,
}

/// What an organisation says of itself, by item.
pub type Answers = BTreeMap<String, SelfAssessment>;

/// What answers bring in, of what they could bring in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Weights times credits, added up.
    pub earned: Decimal,
    /// Weights, added up.
    pub possible: Decimal,
}

impl Tally {
    /// The share, rounded down to a ten-thousandth of a percent; nothing where there is nothing to
    /// bring in.
    #[must_use]
    pub fn percent(self) -> Option<Percent> {
        self.earned.share_of(self.possible)
    }

    fn add(&mut self, weight: Decimal, credit: Percent) {
        // Weights and credits are whole, so nothing is rounded and everything fits.
        let earned = weight.percent(credit).unwrap_or_default();
        self.earned = self.earned.plus(earned);
        self.possible = self.possible.plus(weight);
    }
}

/// How far an organisation is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readiness {
    /// The score.
    pub score: Tally,
    /// The least that it can still be, whatever is answered to what was not assessed.
    pub lowest: Tally,
    /// The most.
    pub highest: Tally,
    /// The weights of what was not assessed, of all weights.
    pub unassessed: Tally,
    /// How many items have which answer.
    pub counts: BTreeMap<Option<Mark>, usize>,
}

/// How far an organisation is with one chapter.
#[derive(Debug, Clone)]
pub struct ChapterReadiness<'a> {
    /// The chapter.
    pub chapter: &'a Checklist,
    /// How far it is.
    pub readiness: Readiness,
}

/// Counts the answers to some items: all of them, and chapter by chapter. Answers to other items do
/// not count.
#[must_use]
pub fn readiness<'a>(
    items: &[Item<'a>],
    answers: &Answers,
    formula: &Formula,
) -> (Readiness, Vec<ChapterReadiness<'a>>) {
    let mut whole = Readiness::default();
    let mut chapters: Vec<ChapterReadiness<'a>> = Vec::new();
    for item in items {
        let mark = answers.get(&item.fact.id).and_then(|given| given.mark);
        whole.count(item.fact.weight, mark, formula);
        let last = chapters
            .last()
            .is_some_and(|last| last.chapter.addressee.name == item.chapter.addressee.name);
        if !last {
            chapters.push(ChapterReadiness {
                chapter: item.chapter,
                readiness: Readiness::default(),
            });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.readiness.count(item.fact.weight, mark, formula);
        }
    }
    (whole, chapters)
}

impl Readiness {
    fn count(&mut self, weight: Decimal, mark: Option<Mark>, formula: &Formula) {
        *self.counts.entry(mark).or_default() += 1;
        let credit = |mark: Mark| formula.credits.get(&mark).copied().unwrap_or_default();
        let whole = Percent(Decimal::whole(100));
        match mark {
            Some(mark) => {
                self.score.add(weight, credit(mark));
                self.lowest.add(weight, credit(mark));
                self.highest.add(weight, credit(mark));
                self.unassessed.add(weight, Percent::default());
            }
            None => {
                if formula.unassessed_counts {
                    self.score.add(weight, credit(Mark::NotMet));
                }
                self.lowest.add(weight, credit(Mark::NotMet));
                self.highest.add(weight, credit(Mark::Met));
                self.unassessed.add(weight, whole);
            }
        }
    }

    /// How many items have this answer.
    #[must_use]
    pub fn count_of(&self, mark: Option<Mark>) -> usize {
        self.counts.get(&mark).copied().unwrap_or_default()
    }
}
