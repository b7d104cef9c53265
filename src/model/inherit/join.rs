//! Rules, sizes, regimes and sectors: the directive's, joined with what the state says differently.

use std::collections::BTreeSet;

use super::super::condition::Condition;
use super::super::law::{Body, Entry, Regime, Rule, SizeRule, SizeRules};
use super::super::proof::Fact;
use super::{Applicable, Law, Origin, SectorHere, SizeBlock, TypeHere};

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

    /// The state's blocks for some entities, in their order, then the one for everybody: the state's
    /// sizes in place of the directive's of the same name.
    pub(super) fn join_sizes(&mut self) {
        let country = self.country;
        let own: Vec<&'a SizeRules> = country
            .iter()
            .flat_map(|country| &country.body.sizes)
            .collect();
        let shared: Vec<&'a SizeRules> = self.directive.body.sizes.iter().collect();
        let for_some = own
            .iter()
            .filter(|block| block.addressee.applies.is_some() && !block.classes.is_empty());
        let mut blocks: Vec<SizeBlock<'a>> = for_some
            .map(|block| self.size_block(&[block], &shared))
            .filter(|block| {
                let national = |rule: &Applicable<'_, SizeRule>| rule.origin != Origin::Directive;
                block.classes.iter().any(national)
            })
            .collect();
        let for_all: Vec<&'a SizeRules> = own
            .into_iter()
            .filter(|block| block.addressee.applies.is_none())
            .collect();
        blocks.push(self.size_block(&for_all, &shared));
        self.sizes = blocks;
    }

    fn size_block(&self, own: &[&'a SizeRules], shared: &[&'a SizeRules]) -> SizeBlock<'a> {
        let national: Vec<&'a Fact<SizeRule>> = own
            .iter()
            .flat_map(|block| &block.classes)
            .filter(|rule| self.counts(&rule.proof))
            .collect();
        let classes = shared
            .iter()
            .flat_map(|block| &block.classes)
            .map(|rule| {
                let own = national.iter().find(|own| own.size == rule.size);
                Applicable {
                    fact: own.copied().unwrap_or(rule),
                    origin: if own.is_some() {
                        Origin::Replaced
                    } else {
                        Origin::Directive
                    },
                    baseline: Some(rule),
                }
            })
            .collect();
        let periods = |blocks: &[&'a SizeRules]| -> Option<&'a str> {
            blocks
                .iter()
                .flat_map(|block| &block.entries)
                .filter(|entry| entry.kind == "periods" && self.counts(&entry.proof))
                .find_map(|entry| entry.choice.as_deref())
        };
        SizeBlock {
            applies: own
                .iter()
                .find_map(|block| block.addressee.applies.as_ref()),
            classes,
            two_periods: periods(own).or_else(|| periods(shared)) == Some("two-running"),
        }
    }

    /// Statements on how the figures of a group are added up: the state's where it has any of this
    /// kind, else the directive's.
    fn aggregation(&self) -> Vec<&'a Fact<Entry>> {
        let of = |body: &'a Body| -> Vec<&'a Fact<Entry>> {
            body.sizes
                .iter()
                .flat_map(|block| &block.entries)
                .filter(|entry| {
                    entry.kind == "aggregate"
                        && matches!(entry.choice.as_deref(), Some("linked" | "partner"))
                        && self.counts(&entry.proof)
                })
                .collect()
        };
        let own = self
            .country
            .map(|country| of(&country.body))
            .unwrap_or_default();
        if own.is_empty() {
            of(&self.directive.body)
        } else {
            own
        }
    }

    /// Whether the figures of enterprises with this tie, `linked` or `partner`, are added.
    #[must_use]
    pub fn counts_ties(&self, tie: &str) -> bool {
        self.aggregation()
            .iter()
            .any(|entry| entry.choice.as_deref() == Some(tie))
    }

    /// When the state looks at an organisation without its group: for each such statement, whom its
    /// block speaks for and its own condition.
    pub fn own_figures_rules(
        &self,
    ) -> impl Iterator<Item = (Option<&'a Condition>, Option<&'a Condition>)> {
        self.country
            .into_iter()
            .flat_map(|country| &country.body.sizes)
            .flat_map(|block| {
                block
                    .entries
                    .iter()
                    .map(|entry| (block.addressee.applies.as_ref(), entry))
            })
            .filter(|(_, entry)| {
                entry.kind == "aggregate"
                    && entry.choice.as_deref() == Some("own-figures")
                    && self.counts(&entry.proof)
            })
            .map(|(applies, entry)| (applies, entry.when.as_ref()))
    }

    /// The class of the directive that members of a class of the state's own also have.
    #[must_use]
    pub fn class_of(&self, class: &str) -> Option<&'a String> {
        self.country?
            .body
            .classes
            .iter()
            .find(|own| own.id == class)?
            .of
            .as_ref()
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
                let annex = if entity.outside_annexes { None } else { annex };
                self.types.insert(&entity.id, TypeHere { entity, annex });
            }
            for entity in here.iter().flat_map(|here| &here.types) {
                self.types.insert(
                    &entity.id,
                    TypeHere {
                        entity,
                        annex: if entity.outside_annexes { None } else { annex },
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
