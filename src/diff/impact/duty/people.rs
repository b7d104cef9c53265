//! Who supervises whom.

use std::borrow::Cow;

use serde_json::Value;

use super::{Duties, Joined, Named, When, holding, owed};
use crate::decide::{COMPETENT, activity_kinds};
use crate::diff::report::Moves;
use crate::model::Authority;
use crate::model::condition::Condition;
use crate::model::inherit::Law;

/// How authorities are called, by their ids.
#[derive(Clone, Copy)]
pub(super) struct Names<'n>(pub(super) &'n dyn Fn(&str) -> String);

impl Names<'_> {
    /// Authorities by the names that people know.
    pub(super) fn all(self, ids: &[String]) -> Value {
        let names: Vec<String> = ids
            .iter()
            .map(|id| match id.as_str() {
                COMPETENT => "whoever supervises them".to_owned(),
                id => (self.0)(id),
            })
            .collect();
        Value::from(names.join(", "))
    }
}

/// The name of an authority, short where it has one.
pub(super) fn name(law: &Law<'_>, id: &str) -> Option<String> {
    let own = law.country.iter().flat_map(|state| &state.body.authorities);
    let mut all = own.chain(&law.directive.body.authorities);
    let found = all.find(|authority| authority.id == id)?;
    let short = found.short.as_ref().map(|short| short.value.clone());
    Some(short.unwrap_or_else(|| found.name.clone()))
}

/// Adds who supervises: those whose remit reaches an entity, or those of its regime.
pub(super) fn add<'a>(duties: &mut Duties<'a>, called: Names<'_>) {
    let law = duties.law;
    let named = Named {
        moves: Moves::Recipient,
        name: "supervision by".to_owned(),
        topic: Some("supervision"),
        joined: Joined::All,
    };
    let under: Vec<(&'a Condition, &'a [String])> = law
        .regimes
        .iter()
        .filter(|regime| !regime.authorities.is_empty())
        .map(|regime| (&regime.value.applies, regime.value.authorities.as_slice()))
        .collect();
    let otherwise: When<'a> = under
        .iter()
        .map(|(applies, _)| (Cow::Borrowed(*applies), false))
        .collect();
    let mut supervisors: Vec<(When<'a>, Value)> = under
        .into_iter()
        .map(|(applies, ids)| (holding([Some(applies)]), called.all(ids)))
        .collect();
    let own = law.country.iter().flat_map(|state| &state.body.authorities);
    for authority in own.filter(|authority| is_competent(authority)) {
        let except = authority.except.iter().map(|except| {
            let among = activity_kinds(law, &except.value);
            (Cow::Owned(Condition::Activity { among }), false)
        });
        let base: When<'a> = otherwise.iter().cloned().chain(except).collect();
        let standing = authority.supervises.iter();
        for remit in standing.filter(|remit| law.counts(&remit.proof)) {
            let mut when = base.clone();
            when.extend(holding([remit.value.when.as_ref()]));
            if !remit.what.iter().any(|what| what == "all") {
                let among = activity_kinds(law, &remit.what);
                when.push((Cow::Owned(Condition::Activity { among }), true));
            }
            let ids = std::slice::from_ref(&authority.id);
            supervisors.push((when, called.all(ids)));
        }
    }
    for (when, name) in supervisors {
        duties.add("supervision".to_owned(), named.clone(), owed(when, name));
    }
}

fn is_competent(authority: &Authority) -> bool {
    let roles = authority.roles.iter().flat_map(|roles| &roles.value);
    roles
        .into_iter()
        .any(|role| matches!(role.as_str(), "competent" | "sectoral"))
}
