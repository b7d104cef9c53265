//! To whom reports go, and through what.

use crate::decide::Residual;
use crate::decide::{COMPETENT, Outcome, reporting_for};
use crate::model::{Fact, Portal, Recipients, Reporting};
use crate::site::desk::{Desk, Line};
use crate::site::markdown::{escaped, inline};
use crate::site::place::Subject;
use crate::site::section::link;

/// A way of reporting, and for whom it is meant.
#[derive(Debug)]
pub struct Route<'a> {
    /// The block of the state; nothing where only the directive speaks.
    pub block: Option<&'a Reporting>,
    /// For whom.
    pub residual: Residual,
}

/// The ways of reporting for a subject: the one that holds as a rule first.
#[must_use]
pub fn routes<'a>(subject: &Subject<'a>) -> Vec<Route<'a>> {
    if !subject.has_duties() {
        return Vec::new();
    }
    let mut routes: Vec<Route<'a>> = subject
        .place
        .country
        .body
        .reporting
        .iter()
        .map(|block| Route {
            block: Some(block),
            residual: subject.addressed(&block.addressee),
        })
        .filter(|route| !route.residual.is_never())
        .collect();
    if let Some(usual) = usual_block(subject) {
        let at = routes
            .iter()
            .position(|route| route.block.is_some_and(|block| std::ptr::eq(block, usual)));
        if let Some(at) = at {
            let route = routes.remove(at);
            routes.insert(0, route);
        }
    }
    if subject.displaced("reporting").is_some() {
        // Only the regime's own routes count.
        routes.retain(|route| {
            route
                .block
                .is_some_and(|block| block.addressee.regime.is_some())
        });
    } else if routes.is_empty() {
        routes.push(Route {
            block: None,
            residual: Residual::Always,
        });
    }
    routes
}

/// The block that speaks for these entities when nothing else is known of them.
fn usual_block<'a>(subject: &Subject<'a>) -> Option<&'a Reporting> {
    let row = subject
        .rows
        .iter()
        .find(|row| row.decisions[3].outcome != Outcome::OutOfScope)?;
    let profile =
        crate::decide::Profile::of(&row.entity, crate::model::condition::SizeClass::Large);
    reporting_for(subject.law(), &profile, &row.decisions[3])
}

/// To whom a route leads, in words; empty where it is not known.
#[must_use]
pub fn recipients(desk: &Desk<'_>, subject: &Subject<'_>, route: &Route<'_>) -> Vec<Line> {
    let Some(block) = route.block else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for to in &block.to {
        let residual = subject.residual(to.when.as_ref());
        if residual.is_never() {
            continue;
        }
        let names = recipient_names(desk, subject, to, |id| authority_html(desk, id));
        let line = Line {
            text: desk.words.all_of(&names),
            when: desk.where_text(&residual),
            proof: desk.proof(&to.proof),
            standing: Desk::standing(&to.proof),
            ..Line::default()
        };
        lines.push(line.with_remarks(desk, &to.proof.notes));
    }
    lines
}

/// The recipients by name. The competent authority is named where one alone can be meant; else it is
/// told in words, and the authorities of each sector stand on its page.
pub fn recipient_names(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    to: &Recipients,
    name: impl Fn(&str) -> String,
) -> Vec<String> {
    let one = |id: &String| {
        if id != COMPETENT {
            return name(id);
        }
        match super::super::authorities::competent(subject).as_slice() {
            [only] => name(&only.id),
            _ => desk.words.get("competent-authority").to_owned(),
        }
    };
    to.authorities.iter().map(one).collect()
}

/// An authority by name, linked to its site.
#[must_use]
pub fn authority_html(desk: &Desk<'_>, id: &str) -> String {
    let Some(authority) = desk.authority(id) else {
        return escaped(&desk.authority_short(id));
    };
    let name = match &authority.short {
        Some(short) => desk.words.with(
            "authority-with-short",
            &[("name", &authority.name), ("short", &short.value)],
        ),
        None => authority.name.clone(),
    };
    match &authority.url {
        Some(url) => link(url.value.as_str(), &name),
        None => escaped(&name),
    }
}

/// Portals and channels.
#[must_use]
pub fn portals(desk: &Desk<'_>, subject: &Subject<'_>, portals: &[Fact<Portal>]) -> Vec<Line> {
    portals
        .iter()
        .filter_map(|portal| {
            let residual = subject.residual(portal.when.as_ref());
            if residual.is_never() {
                return None;
            }
            let text = match (&portal.url, &portal.name) {
                (Some(url), Some(name)) => format!(
                    "{} <small>{}</small>",
                    link(url.as_str(), name),
                    escaped(url.host())
                ),
                (Some(url), None) => link(url.as_str(), url.host()),
                (None, name) => inline(name.as_deref().unwrap_or_default()),
            };
            let line = Line {
                text,
                when: desk.where_text(&residual),
                proof: desk.proof(&portal.proof),
                standing: Desk::standing(&portal.proof),
                ..Line::default()
            };
            Some(line.with_remarks(desk, &portal.proof.notes))
        })
        .collect()
}
