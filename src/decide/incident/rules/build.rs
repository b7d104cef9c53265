//! The rules on incidents from the law that was joined.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::CountingRules;
use super::super::deadline::events;
use super::super::recipient::told_to_users;
use super::super::significance::{Speaks, Test, Words, tests};
use super::{
    Addressed, AuthorityLine, Clock, Criterion, Duty, Exception, InWords, IncidentRules,
    PortalRules, RegimeRules, ReportingRules, Significance, StageRules, SupervisedBy, Supervision,
    To, WaiverRules,
};
use crate::decide::duties::{clocks, speaks};
use crate::decide::program::{Program, Trace};
use crate::decide::supervision::{COMPETENT, remits};
use crate::model::condition::Condition;
use crate::model::inherit::{Applicable, Law, Origin};
use crate::model::{Act, Authority, Entry, Fact, Reporting, Stage};
use crate::value::zone_of_capital;

impl IncidentRules {
    /// Everything that answers about incidents under a law read.
    #[must_use]
    pub fn of(law: &Law<'_>) -> Self {
        let program = Program::of(law);
        let (tests, words) = tests(law);
        let mut rules = Self {
            zone: zone_of_capital(&program.law),
            law: program.law.clone(),
            directive: program.directive.clone(),
            inputs: BTreeMap::new(),
            events: events(law).into_iter().map(str::to_owned).collect(),
            significance: significance(&tests),
            in_words: words.into_iter().map(in_words).collect(),
            regimes: regimes(law),
            reporting: reporting(law),
            supervision: Vec::new(),
            authorities: BTreeMap::new(),
            counting: CountingRules::of(law),
            drafts: drafts(law),
            clocks: clocks(law).map(clock).collect(),
        };
        if rules.addressees().any(|id| id == COMPETENT) {
            rules.supervision = supervision(law, &program);
        }
        rules.authorities = rules.named_authorities(law);
        let asked = rules.conditions().cloned().collect::<Vec<_>>();
        rules.inputs = program.questions_beside(law, &asked);
        rules
    }

    fn addressees(&self) -> impl Iterator<Item = &String> {
        self.reporting.iter().flat_map(|block| {
            let by_stage = block.stages.iter().flat_map(|stage| &stage.stage.to);
            block
                .to
                .iter()
                .flat_map(|to| &to.authorities)
                .chain(by_stage)
        })
    }

    fn named_authorities(&self, law: &Law<'_>) -> BTreeMap<String, AuthorityLine> {
        let by_regime = self.regimes.values().flat_map(|regime| &regime.authorities);
        let supervising = self.supervision.iter().flat_map(|group| &group.by);
        let named: BTreeSet<&String> = self
            .addressees()
            .chain(by_regime)
            .chain(supervising.map(|by| &by.authority))
            .collect();
        law.country
            .iter()
            .flat_map(|country| &country.body.authorities)
            .filter(|authority| named.contains(&authority.id))
            .map(|authority| (authority.id.clone(), AuthorityLine::of(authority)))
            .collect()
    }

    /// Every condition that is evaluated here.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let criteria = self.significance.iter().flat_map(|group| {
            let exceptions = group.exceptions.iter().map(|exception| &exception.when);
            let criteria = group.criteria.iter().map(|criterion| &criterion.when);
            exceptions.chain(criteria).chain(&group.addressed.applies)
        });
        let words = self
            .in_words
            .iter()
            .filter_map(|one| one.addressed.applies.as_ref());
        let blocks = self.reporting.iter().flat_map(|block| {
            let stages = block.stages.iter().map(|stage| &stage.stage.when);
            let waivers = block.waivers.iter().map(|waiver| &waiver.when);
            let to = block.to.iter().map(|to| &to.when);
            let portals = block.portals.iter().map(|portal| &portal.portal.when);
            let all = stages.chain(waivers).chain(to).chain(portals);
            all.chain([&block.applies]).flatten()
        });
        let supervision = self.supervision.iter().flat_map(|group| &group.by);
        criteria
            .chain(words)
            .chain(blocks)
            .chain(supervision.filter_map(|by| by.when.as_ref()))
    }
}

impl Addressed {
    fn of(speaks: Speaks<'_>) -> Self {
        Self {
            applies: speaks.applies.cloned(),
            regime: speaks.regime.map(str::to_owned),
            only: speaks.only,
        }
    }
}

impl AuthorityLine {
    fn of(authority: &Authority) -> Self {
        Self {
            name: authority.name.clone(),
            short: authority.short.as_ref().map(|short| short.value.clone()),
            url: authority.url.as_ref().map(|url| url.value.clone()),
            email: authority.email.as_ref().map(|email| email.value.clone()),
            phone: authority.phone.as_ref().map(|phone| phone.value.clone()),
        }
    }
}

fn significance(tests: &[Test<'_>]) -> Vec<Significance> {
    let exception = |entry: &&Fact<Entry>| {
        Some(Exception {
            id: entry.name.clone(),
            text: entry.text.clone(),
            when: entry.when.clone()?,
            trace: Trace::of(&entry.proof),
        })
    };
    let mut groups: Vec<Significance> = Vec::new();
    for test in tests {
        let addressed = Addressed::of(test.speaks);
        let exceptions: Vec<Exception> = test.exceptions.iter().filter_map(exception).collect();
        let criterion = Criterion {
            id: test.criterion.name.clone(),
            text: test.criterion.text.clone(),
            origin: test.origin,
            when: test.when.clone(),
            trace: Trace::of(&test.criterion.proof),
        };
        match groups.last_mut() {
            Some(last) if last.addressed == addressed && last.exceptions == exceptions => {
                last.criteria.push(criterion);
            }
            _ => groups.push(Significance {
                addressed,
                exceptions,
                criteria: vec![criterion],
            }),
        }
    }
    groups
}

fn in_words((speaks, entry): Words<'_>) -> InWords {
    InWords {
        id: entry.name.clone(),
        text: entry.text.clone(),
        addressed: Addressed::of(speaks),
        trace: Trace::of(&entry.proof),
    }
}

fn regimes(law: &Law<'_>) -> BTreeMap<String, RegimeRules> {
    let rules = law.regimes.iter().map(|regime| {
        let rules = RegimeRules {
            name: regime.name.clone(),
            displaces: regime.displaces.iter().any(|what| what == "reporting"),
            authorities: regime.authorities.clone(),
            trace: Trace::of(&regime.proof),
        };
        (regime.id.clone(), rules)
    });
    rules.collect()
}

/// The blocks in the order in which they are tried: those that name somebody, then the first that
/// names nobody, or the directive's reports alone.
fn reporting(law: &Law<'_>) -> Vec<ReportingRules> {
    let own = law
        .country
        .iter()
        .flat_map(|country| &country.body.reporting);
    let (for_all, mut for_some): (Vec<&Reporting>, Vec<&Reporting>) = own
        .filter(|block| speaks(law, block))
        .partition(|block| block.addressee.applies.is_none() && block.addressee.regime.is_none());
    for_some.extend(for_all.first());
    let mut rules: Vec<ReportingRules> = for_some
        .into_iter()
        .map(|own| block(law, Some(own)))
        .collect();
    if for_all.is_empty() {
        rules.push(block(law, None));
    }
    rules
}

fn block<'a>(law: &'a Law<'a>, own: Option<&'a Reporting>) -> ReportingRules {
    let waivers = own.iter().flat_map(|own| &own.waivers);
    let to = own.iter().flat_map(|own| &own.to);
    let portals = own.iter().flat_map(|own| &own.portals);
    ReportingRules {
        applies: own.and_then(|own| own.addressee.applies.clone()),
        regime: own.and_then(|own| own.addressee.regime.clone()),
        stages: law.stages(own).iter().map(stage).collect(),
        waivers: waivers
            .filter(|waiver| law.counts(&waiver.proof))
            .map(|waiver| WaiverRules {
                stages: waiver.stages.clone(),
                when: waiver.when.clone(),
                trace: Trace::of(&waiver.proof),
            })
            .collect(),
        to: to
            .filter(|to| law.counts(&to.proof))
            .map(|to| To {
                authorities: to.authorities.clone(),
                when: to.when.clone(),
                trace: Trace::of(&to.proof),
            })
            .collect(),
        portals: portals
            .filter(|portal| law.counts(&portal.proof))
            .map(|portal| PortalRules {
                portal: portal.value.clone(),
                trace: Trace::of(&portal.proof),
            })
            .collect(),
        recipients: told_to_users(law, own)
            .into_iter()
            .map(|entry| Duty {
                id: entry.name.clone(),
                text: entry.text.clone(),
                trace: Trace::of(&entry.proof),
            })
            .collect(),
    }
}

fn stage(stage: &Applicable<'_, Stage>) -> StageRules {
    StageRules {
        stage: stage.fact.value.clone(),
        origin: stage.origin,
        trace: Trace::of(&stage.fact.proof),
    }
}

/// The reports that a bill would ask for.
fn drafts(law: &Law<'_>) -> Vec<StageRules> {
    let own = law
        .country
        .iter()
        .flat_map(|country| &country.body.reporting);
    own.flat_map(|block| &block.stages)
        .filter(|stage| stage.proof.draft && !law.counts(&stage.proof))
        .map(|fact| StageRules {
            stage: fact.value.clone(),
            origin: Origin::Added,
            trace: Trace::of(&fact.proof),
        })
        .collect()
}

fn supervision(law: &Law<'_>, program: &Program) -> Vec<Supervision> {
    let by = |entity: &str| -> Vec<SupervisedBy> {
        remits(law, entity)
            .into_iter()
            .filter(|supervisor| law.counts(&supervisor.remit.proof))
            .map(|supervisor| SupervisedBy {
                authority: supervisor.authority.id.clone(),
                when: supervisor.remit.when.clone(),
            })
            .collect()
    };
    let mut groups: Vec<Supervision> = Vec::new();
    for entity in program.types.keys() {
        let by = by(entity);
        match groups.iter_mut().find(|group| group.by == by) {
            Some(group) => group.types.push(entity.clone()),
            None => groups.push(Supervision {
                types: vec![entity.clone()],
                by,
            }),
        }
    }
    // A type of another state is named by nobody here: it has those that supervise everything.
    let others = program.other_types.first().map(|entity| by(entity));
    groups.extend(others.map(|by| Supervision {
        types: Vec::new(),
        by,
    }));
    groups
}

fn clock((act, entry): (&Act, &Fact<Entry>)) -> Clock {
    Clock {
        act: act.id.clone(),
        name: act.name.clone(),
        url: act.link().cloned(),
        text: entry.text.clone(),
        under: entry.proof.under.clone(),
    }
}
