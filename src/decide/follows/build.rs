//! What follows, from the law that was joined.

use std::collections::BTreeMap;

use super::{
    AuthorityHere, CeilingHere, Change, ExemptFromFines, FinesBlock, Follows, RegimeHere, Register,
    Report, Reports, SpecialFine, Statement, Supervision, Whom,
};
use crate::decide::checklist::first_proof;
use crate::decide::duties::{CHAPTERS, DUTY_KINDS, activity_kinds, entries_of, speaks};
use crate::decide::program::{Trace, questions};
use crate::decide::supervision::{stands, supervises};
use crate::model::condition::Condition;
use crate::model::inherit::{Applicable, Law, Origin};
use crate::model::{
    Addressee, Ceiling, Entry, Fact, Fines, Portal, Registration, Reporting, Stage,
};

impl Follows {
    /// Everything that can follow under a law.
    #[must_use]
    pub fn of(law: &Law<'_>) -> Self {
        let mut follows = Self {
            law: law
                .country
                .map_or_else(|| "EU".to_owned(), |country| country.code.to_string()),
            inputs: BTreeMap::new(),
            regimes: regimes(law),
            authorities: authorities(law),
            supervision: supervision(law),
            duties: duties(law),
            obligations: entries(law, "obligation"),
            frameworks: entries(law, "framework"),
            milestones: entries(law, "milestone"),
            registrations: registrations(law),
            reporting: reporting(law),
            stages: stages(law, None),
            fines: fines(law),
            chapters: Vec::new(),
            formula: super::checklist::formula(law),
            items: super::checklist::items(law),
        };
        follows.chapters = super::checklist::chapters(law);
        follows.inputs = questions(law, &follows.asked());
        follows
    }
}

impl Whom {
    pub(super) fn of(addressee: Option<&Addressee>, entry: Option<&Entry>) -> Self {
        Self {
            applies: addressee.and_then(|addressee| addressee.applies.clone()),
            regime: addressee.and_then(|addressee| addressee.regime.clone()),
            when: entry.and_then(|entry| entry.when.clone()),
            binds: entry.and_then(|entry| entry.more_facts.get("binds").cloned()),
        }
    }
}

/// The state's, or the directive's where it is not.
pub(super) fn origin(own: bool) -> Origin {
    if own {
        Origin::Replaced
    } else {
        Origin::Directive
    }
}

fn regimes(law: &Law<'_>) -> Vec<RegimeHere> {
    law.regimes
        .iter()
        .map(|regime| RegimeHere {
            id: regime.id.clone(),
            name: regime.name.clone(),
            displaces: regime.displaces.clone(),
            authorities: regime.authorities.clone(),
            trace: Trace::of(&regime.proof),
        })
        .collect()
}

fn authorities(law: &Law<'_>) -> BTreeMap<String, AuthorityHere> {
    let own = law
        .country
        .iter()
        .flat_map(|country| &country.body.authorities);
    let shared = law.directive.body.authorities.iter();
    // Of two with one id, that of the state counts.
    shared
        .map(|authority| (authority, false))
        .chain(own.map(|authority| (authority, true)))
        .map(|(authority, own)| {
            let url = authority.url.as_ref().filter(|_| own);
            let here = AuthorityHere {
                name: authority.name.clone(),
                url: url.map(|url| url.value.clone()),
            };
            (authority.id.clone(), here)
        })
        .collect()
}

fn supervision(law: &Law<'_>) -> Vec<Supervision> {
    let activities = |names: &[String]| {
        let names: Vec<String> = names
            .iter()
            .filter(|name| !matches!(name.as_str(), "all" | "nothing"))
            .cloned()
            .collect();
        (!names.is_empty()).then(|| Condition::Activity {
            among: activity_kinds(law, &names),
        })
    };
    let authorities = law
        .country
        .iter()
        .flat_map(|country| &country.body.authorities);
    authorities
        .filter(|authority| supervises(authority))
        .flat_map(|authority| {
            authority
                .supervises
                .iter()
                .map(move |remit| (authority, remit))
        })
        .filter(|(_, remit)| stands(law, remit))
        .map(|(authority, remit)| Supervision {
            authority: authority.id.clone(),
            what: activities(&remit.what),
            all: remit.what.iter().any(|what| what == "all"),
            except: authority
                .except
                .as_ref()
                .and_then(|except| activities(&except.value)),
            when: remit.when.clone(),
            planned: !law.counts(&remit.proof),
            trace: Trace::of(&remit.proof),
        })
        .collect()
}

fn statement(topic: &str, entry: &Fact<Entry>, whom: Whom, origin: Origin) -> Statement {
    Statement {
        topic: topic.to_owned(),
        id: entry.name.clone(),
        text: entry.text.clone(),
        date: entry.date,
        within: entry.within.clone(),
        every: entry.every.clone(),
        asked: false,
        whom,
        origin,
        trace: Trace::of(&entry.proof),
    }
}

fn duties(law: &Law<'_>) -> Vec<Statement> {
    let mut duties = Vec::new();
    for topic in CHAPTERS {
        for kind in DUTY_KINDS {
            for entry in law.entries(topic, kind) {
                let whom = Whom::of(law.addressee_of(entry.fact), Some(entry.fact));
                // Duties in chapters bind whom their chapters address.
                let whom = Whom {
                    binds: None,
                    ..whom
                };
                duties.push(statement(topic, entry.fact, whom, entry.origin));
            }
        }
    }
    duties
}

/// Entries of the file itself: those of the state, and obligations of the directive that it neither
/// replaces nor removes.
fn entries(law: &Law<'_>, kind: &str) -> Vec<Statement> {
    let here = law.check_items();
    entries_of(law, kind)
        .into_iter()
        .map(|(entry, own)| {
            let whom = Whom::of(None, Some(entry));
            let asked = super::checklist::is_asked(&here, kind, &entry.name);
            Statement {
                asked,
                ..statement(kind, entry, whom, origin(own))
            }
        })
        .collect()
}

fn registrations(law: &Law<'_>) -> Vec<Register> {
    let own = law
        .country
        .iter()
        .flat_map(|country| &country.body.registration);
    let shared = law.directive.body.registration.iter();
    own.map(|block| (block, true))
        .chain(shared.map(|block| (block, false)))
        .map(|(block, own)| register(law, block, origin(own)))
        .collect()
}

fn register(law: &Law<'_>, block: &Registration, origin: Origin) -> Register {
    let first = first_proof(block);
    let due = block.deadlines.iter().chain(&block.periods);
    Register {
        register: block.addressee.name.clone(),
        origin,
        standing: first.is_none_or(|proof| law.counts(proof)),
        whom: Whom::of(Some(&block.addressee), None),
        required: block.required.as_ref().map(|required| required.value),
        with: block
            .with
            .iter()
            .filter(|with| law.counts(&with.proof))
            .flat_map(|with| with.value.clone())
            .collect(),
        portals: portals(law, &block.portals),
        due: due
            .filter(|entry| law.counts(&entry.proof))
            .map(|entry| {
                let whom = Whom {
                    when: entry.when.clone(),
                    ..Whom::default()
                };
                statement("registration", entry, whom, origin)
            })
            .collect(),
        updates: block
            .updates
            .iter()
            .filter(|update| law.counts(&update.proof))
            .map(|update| Change {
                period: update.period,
                when: update.when.clone(),
                trace: Trace::of(&update.proof),
            })
            .collect(),
        under: first.map(|proof| proof.under.clone()).unwrap_or_default(),
    }
}

fn portals(law: &Law<'_>, portals: &[Fact<Portal>]) -> Vec<Portal> {
    portals
        .iter()
        .filter(|portal| law.counts(&portal.proof))
        .map(|portal| portal.value.clone())
        .collect()
}

fn reporting(law: &Law<'_>) -> Vec<Reports> {
    law.country
        .into_iter()
        .flat_map(|country| &country.body.reporting)
        .filter(|block| speaks(law, block))
        .map(|block| Reports {
            whom: Whom::of(Some(&block.addressee), None),
            stages: stages(law, Some(block)),
            waivers: standing(law, &block.waivers),
            to: standing(law, &block.to),
            portals: portals(law, &block.portals),
        })
        .collect()
}

/// What of a list is law.
fn standing<T: Clone>(law: &Law<'_>, facts: &[Fact<T>]) -> Vec<T> {
    facts
        .iter()
        .filter(|fact| law.counts(&fact.proof))
        .map(|fact| fact.value.clone())
        .collect()
}

fn stages<'a>(law: &Law<'a>, block: Option<&'a Reporting>) -> Vec<Report> {
    law.stages(block).into_iter().map(report).collect()
}

fn report(stage: Applicable<'_, Stage>) -> Report {
    let fact = stage.fact;
    Report {
        stage: fact.id.clone(),
        name: fact.name.clone(),
        within: fact.within.clone(),
        every: fact.every.clone(),
        on_request: fact.on_request,
        when: fact.when.clone(),
        instead_of: fact.instead_of.clone(),
        origin: stage.origin,
        trace: Trace::of(&fact.proof),
    }
}

fn fines(law: &Law<'_>) -> Vec<FinesBlock> {
    let own = law.country.iter().flat_map(|country| &country.body.fines);
    let shared = law.directive.body.fines.iter();
    own.map(|block| (block, true))
        .chain(shared.map(|block| (block, false)))
        .map(|(block, own)| fines_block(law, block, origin(own)))
        .collect()
}

fn fines_block(law: &Law<'_>, block: &Fines, origin: Origin) -> FinesBlock {
    let ceilings = block.ceilings.iter().map(|ceiling| &ceiling.proof);
    let mut proofs = ceilings.chain(block.entries.iter().map(|entry| &entry.proof));
    let of_kind = |kind: &'static str| {
        let entries = block.entries.iter();
        entries.filter(move |entry| entry.kind == kind && law.counts(&entry.proof))
    };
    FinesBlock {
        origin,
        standing: proofs.any(|proof| law.counts(proof)),
        whom: Whom::of(Some(&block.addressee), None),
        covers: block.covers.as_ref().map(|covers| covers.value.clone()),
        ceilings: block
            .ceilings
            .iter()
            .filter(|ceiling| law.counts(&ceiling.proof) || ceiling.proof.draft)
            .map(|ceiling| ceiling_of(ceiling, law.counts(&ceiling.proof)))
            .collect(),
        special: of_kind("special")
            .map(|entry| SpecialFine {
                id: entry.name.clone(),
                text: entry.text.clone(),
                amount: entry.amount.clone(),
                trace: Trace::of(&entry.proof),
            })
            .collect(),
        exempt: of_kind("exempt")
            .filter_map(|entry| {
                Some(ExemptFromFines {
                    when: entry.when.clone()?,
                    trace: Trace::of(&entry.proof),
                })
            })
            .collect(),
    }
}

fn ceiling_of(ceiling: &Fact<Ceiling>, counts: bool) -> CeilingHere {
    CeilingHere {
        class: ceiling.class.clone(),
        amount: ceiling.amount.clone(),
        at_least: ceiling.at_least,
        when: ceiling.when.clone(),
        planned: !counts,
        trace: Trace::of(&ceiling.proof),
    }
}
