//! A state, and a sector in it, ready to be written about.

use std::collections::BTreeSet;

use super::desk::Desk;
use crate::decide::{Frame, FrameRow, Outcome, frame};
use crate::decide::{Residual, residual};
use crate::model::condition::{Condition, SizeClass};
use crate::model::inherit::{Law, SectorHere, TypeHere};
use crate::model::{Addressee, Country, Fact, KnowledgeBase, Regime};

/// A state with its law and what it makes of every entity type.
#[derive(Debug)]
pub struct Place<'a> {
    /// The state.
    pub country: &'a Country,
    /// Its law.
    pub law: Law<'a>,
    /// Every entity type at every size.
    pub frame: Frame,
    /// The code in small letters, as paths have it.
    pub path: String,
}

impl<'a> Place<'a> {
    /// Computes the law and the frame of a state.
    #[must_use]
    pub fn new(base: &'a KnowledgeBase, code: &str) -> Option<Self> {
        let law = Law::of(base, Some(code))?;
        let country = law.country?;
        let frame = frame(&law);
        Some(Self {
            country,
            frame,
            path: country.code.lower(),
            law,
        })
    }

    /// Where a part of the page of the state lies, seen from a page.
    #[must_use]
    pub fn part(&self, desk: &Desk<'_>, part: &str) -> String {
        format!("{}{}/index.html#{part}", desk.root, self.path)
    }
}

/// A sector in a state, or a whole state.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The state.
    pub place: &'a Place<'a>,
    /// The sector; nothing where the whole state is meant.
    pub here: Option<&'a SectorHere<'a>>,
    /// The entity types.
    pub types: Vec<&'a TypeHere<'a>>,
    /// Their ids.
    pub ids: Vec<&'a str>,
    /// Their rows of the frame.
    pub rows: Vec<&'a FrameRow>,
    /// The outcomes that occur.
    pub outcomes: BTreeSet<Outcome>,
}

impl<'a> Subject<'a> {
    /// A sector in a state.
    #[must_use]
    pub fn sector(place: &'a Place<'a>, here: &'a SectorHere<'a>) -> Self {
        let types = place.law.types_of(&here.sector.id);
        let rows = place.frame.of_sector(&here.sector.id).collect();
        Self::new(place, Some(here), types, rows)
    }

    /// A whole state.
    #[must_use]
    pub fn state(place: &'a Place<'a>) -> Self {
        let types = place
            .law
            .sectors
            .iter()
            .flat_map(|here| place.law.types_of(&here.sector.id))
            .collect();
        Self::new(place, None, types, place.frame.rows.iter().collect())
    }

    fn new(
        place: &'a Place<'a>,
        here: Option<&'a SectorHere<'a>>,
        types: Vec<&'a TypeHere<'a>>,
        rows: Vec<&'a FrameRow>,
    ) -> Self {
        let ids = types.iter().map(|here| here.entity.id.as_str()).collect();
        let outcomes = rows
            .iter()
            .flat_map(|row| &row.decisions)
            .map(|decision| decision.outcome.clone())
            .collect();
        Self {
            place,
            here,
            types,
            ids,
            rows,
            outcomes,
        }
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &'a Law<'a> {
        &self.place.law
    }

    /// What is left of a condition here.
    #[must_use]
    pub fn residual(&self, condition: Option<&Condition>) -> Residual {
        residual(self.law(), condition, &self.ids)
    }

    /// Whom a block addresses here. A block of a regime speaks for those under it.
    #[must_use]
    pub fn addressed(&self, addressee: &Addressee) -> Residual {
        match self.residual(addressee.applies.as_ref()) {
            Residual::Always => {}
            other => return other,
        }
        let Some(id) = &addressee.regime else {
            return Residual::Always;
        };
        match self.law().regimes.iter().find(|regime| regime.id == *id) {
            Some(regime) => self.residual(Some(&regime.applies)),
            None => Residual::Always,
        }
    }

    /// The regimes that govern some of these entities, each once; the state's own words first.
    #[must_use]
    pub fn regimes(&self) -> Vec<(&'a Fact<Regime>, Residual)> {
        let mut seen = BTreeSet::new();
        self.law()
            .regimes
            .iter()
            .copied()
            .filter(|regime| seen.insert(regime.id.as_str()))
            .filter_map(|regime| match self.residual(Some(&regime.applies)) {
                Residual::Never => None,
                residual => Some((regime, residual)),
            })
            .collect()
    }

    /// The regime that takes the place of a part of the directive for all of these entities, as far
    /// as default answers go: what frees single ones from it is told beside it.
    #[must_use]
    pub fn displaced(&self, what: &str) -> Option<&'a Fact<Regime>> {
        self.here?;
        let inside: BTreeSet<Option<&str>> = self
            .rows
            .iter()
            .flat_map(|row| &row.decisions)
            .filter(|decision| decision.outcome.is_inside())
            .map(|decision| decision.regime.as_deref())
            .collect();
        self.regimes()
            .into_iter()
            .find(|(regime, residual)| {
                let governs =
                    *residual == Residual::Always || inside.iter().eq([&Some(regime.id.as_str())]);
                governs && regime.displaces.iter().any(|part| part == what)
            })
            .map(|(regime, _)| regime)
    }

    /// Whether any of these entities is essential, important or in a class of the state's own.
    #[must_use]
    pub fn has_duties(&self) -> bool {
        self.outcomes.iter().any(|outcome| {
            matches!(
                outcome,
                Outcome::Essential
                    | Outcome::Important
                    | Outcome::National(_)
                    | Outcome::Undetermined
            )
        })
    }

    /// Whether all of these entities, at every size, are outside as a rule.
    #[must_use]
    pub fn all_out(&self) -> bool {
        self.outcomes
            .iter()
            .all(|outcome| *outcome == Outcome::OutOfScope)
    }
}

/// Who comes out how: entity types by the sizes at which they do.
#[derive(Debug)]
pub struct Spread<'a> {
    /// The outcome.
    pub outcome: Outcome,
    /// Sizes, and the types that come out so at exactly these.
    pub groups: Vec<(Vec<SizeClass>, Vec<&'a str>)>,
}

/// The outcomes of some rows, in the order in which people ask for them.
#[must_use]
pub fn spread<'a>(rows: &[&'a FrameRow], outcomes: &BTreeSet<Outcome>) -> Vec<Spread<'a>> {
    outcomes
        .iter()
        .map(|outcome| {
            let mut groups: Vec<(Vec<SizeClass>, Vec<&str>)> = Vec::new();
            for row in rows {
                let sizes: Vec<SizeClass> = SizeClass::ALL
                    .into_iter()
                    .zip(&row.decisions)
                    .filter(|(_, decision)| decision.outcome == *outcome)
                    .map(|(size, _)| size)
                    .collect();
                if sizes.is_empty() {
                    continue;
                }
                match groups.iter_mut().find(|(other, _)| *other == sizes) {
                    Some((_, types)) => types.push(&row.entity),
                    None => groups.push((sizes, vec![&row.entity])),
                }
            }
            groups.sort_by_key(|(sizes, _)| std::cmp::Reverse(sizes.len()));
            Spread {
                outcome: outcome.clone(),
                groups,
            }
        })
        .collect()
}
