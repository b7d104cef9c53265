//! Rules, sizes, regimes and sectors: the directive's, joined with what the state says differently.

use std::collections::BTreeSet;

use super::super::law::{Regime, Rule, SizeRule};
use super::super::proof::Fact;
use super::{Applicable, Law, Origin, SectorHere, TypeHere};

impl<'a> Law<'a> {
    pub(super) fn join_rules(&mut self) {
        let baseline = &self.directive.body.rules;
        let national: Vec<&'a Fact<Rule>> = self
            .country
            .iter()
            .flat_map(|country| &country.body.rules)
            .filter(|rule| self.counts(&rule.proof))
            .collect();
        for rule in baseline {
            if !self.counts(&rule.proof) {
                continue;
            }
            if let Some(proof) = self.removal("rule", &rule.id) {
                self.removed_rules.push((rule, proof));
            } else if let Some(own) = national.iter().find(|own| own.id == rule.id) {
                self.rules.push(Applicable {
                    fact: own,
                    origin: Origin::Replaced,
                    baseline: Some(rule),
                });
            } else {
                self.rules.push(Applicable {
                    fact: rule,
                    origin: Origin::Directive,
                    baseline: Some(rule),
                });
            }
        }
        for own in national {
            if !baseline.iter().any(|rule| rule.id == own.id) {
                self.rules.push(Applicable {
                    fact: own,
                    origin: Origin::Added,
                    baseline: None,
                });
            }
        }
    }

    pub(super) fn join_sizes(&mut self) {
        let baseline: Vec<&'a Fact<SizeRule>> = self
            .directive
            .body
            .sizes
            .iter()
            .flat_map(|size| &size.classes)
            .collect();
        let national: Vec<&'a Fact<SizeRule>> = self
            .country
            .iter()
            .flat_map(|country| &country.body.sizes)
            .filter(|size| size.addressee.applies.is_none())
            .flat_map(|size| &size.classes)
            .filter(|rule| self.counts(&rule.proof))
            .collect();
        for rule in baseline {
            let own = national.iter().find(|own| own.size == rule.size);
            self.sizes.push(Applicable {
                fact: own.copied().unwrap_or(rule),
                origin: if own.is_some() {
                    Origin::Replaced
                } else {
                    Origin::Directive
                },
                baseline: Some(rule),
            });
        }
    }

    /// The state's regimes, then those of the directive that it neither replaces nor removes.
    pub(super) fn join_regimes(&self) -> Vec<&'a Fact<Regime>> {
        let mut regimes: Vec<&'a Fact<Regime>> = self
            .country
            .iter()
            .flat_map(|country| &country.body.regimes)
            .filter(|regime| self.counts(&regime.proof))
            .collect();
        for regime in &self.directive.body.regimes {
            let replaced = regimes.iter().any(|own| own.id == regime.id);
            if !replaced
                && self.removal("regime", &regime.id).is_none()
                && self.counts(&regime.proof)
            {
                regimes.push(regime);
            }
        }
        regimes
    }

    pub(super) fn join_sectors(&mut self) {
        let country = self.country;
        let reopened = |id: &str| {
            country
                .iter()
                .flat_map(|country| &country.body.sectors)
                .find(|sector| sector.id == id)
        };
        let left_out = |id: &str| {
            country
                .iter()
                .flat_map(|country| &country.body.leaves_out)
                .find(|entry| entry.name == id)
        };
        for sector in &self.base.sectors {
            let here = reopened(&sector.id);
            let annex = match here {
                Some(here) if here.taken_out => None,
                Some(here) if here.annex.is_some() => here.annex.as_deref(),
                _ => sector.annex.as_deref(),
            };
            self.sectors.push(SectorHere {
                sector,
                annex,
                left_out: left_out(&sector.id),
                national: false,
            });
            for entity in &sector.types {
                if self.removal("type", &entity.id).is_some() {
                    continue;
                }
                let annex = if entity.optional.is_some() {
                    None
                } else {
                    annex
                };
                self.types.insert(&entity.id, TypeHere { entity, annex });
            }
            for entity in here.iter().flat_map(|here| &here.types) {
                self.types.insert(
                    &entity.id,
                    TypeHere {
                        entity,
                        annex: if entity.optional.is_some() {
                            None
                        } else {
                            annex
                        },
                    },
                );
            }
        }
        for sector in country.iter().flat_map(|country| &country.body.sectors) {
            if self
                .base
                .sectors
                .iter()
                .any(|shared| shared.id == sector.id)
            {
                continue;
            }
            self.sectors.push(SectorHere {
                sector,
                annex: sector.annex.as_deref(),
                left_out: None,
                national: true,
            });
            for entity in &sector.types {
                self.types.insert(
                    &entity.id,
                    TypeHere {
                        entity,
                        annex: entity.annex.as_deref(),
                    },
                );
            }
        }
    }

    /// The entity types of a sector here, in order.
    #[must_use]
    pub fn types_of(&self, sector: &str) -> Vec<&TypeHere<'a>> {
        let shared = self.base.sectors.iter().filter(|other| other.id == sector);
        let own = self
            .country
            .iter()
            .flat_map(|country| &country.body.sectors)
            .filter(|other| other.id == sector);
        // A type that the state describes anew stands in both, and is one type all the same.
        let mut seen = BTreeSet::new();
        shared
            .chain(own)
            .flat_map(|sector| &sector.types)
            .filter(|entity| seen.insert(entity.id.as_str()))
            .filter_map(|entity| self.types.get(entity.id.as_str()))
            .collect()
    }
}
