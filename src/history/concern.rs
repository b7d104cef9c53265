//! Whom a day concerns: the sectors and entity types that its condition leaves.

use crate::decide::residual;
use crate::model::condition::Condition;
use crate::model::inherit::Law;

/// Whom a day concerns, as far as entity types tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concerns<'a> {
    /// Entities of every type.
    Everybody,
    /// Entities of some types.
    Some {
        /// The sectors that have such types, in the order of the annexes.
        sectors: Vec<&'a str>,
        /// The types.
        types: Vec<&'a str>,
    },
}

impl<'a> Concerns<'a> {
    /// Whom a condition leaves under a law.
    pub(super) fn of(law: &Law<'a>, when: Option<&Condition>) -> Self {
        let Some(when) = when.filter(|when| **when != Condition::Always) else {
            return Concerns::Everybody;
        };
        let (mut sectors, mut types, mut all) = (Vec::new(), Vec::new(), true);
        for here in &law.sectors {
            let before = types.len();
            for kind in law.types_of(&here.sector.id) {
                // References into the knowledge base outlive the law that found them.
                let id: &'a str = &kind.entity.id;
                if residual(law, Some(when), &[id]).is_never() {
                    all = false;
                } else {
                    types.push(id);
                }
            }
            if types.len() > before {
                let sector: &'a str = &here.sector.id;
                sectors.push(sector);
            }
        }
        if all {
            Concerns::Everybody
        } else {
            Concerns::Some { sectors, types }
        }
    }

    /// Whether it concerns some entity of the sector.
    #[must_use]
    pub fn reaches(&self, sector: &str) -> bool {
        match self {
            Concerns::Everybody => true,
            Concerns::Some { sectors, .. } => sectors.contains(&sector),
        }
    }

    /// Whether it concerns this sector and not simply everybody.
    #[must_use]
    pub fn singles_out(&self, sector: &str) -> bool {
        *self != Concerns::Everybody && self.reaches(sector)
    }
}
