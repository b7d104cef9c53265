//! The questions that what follows asks.

use std::collections::BTreeSet;

use super::Follows;
use crate::decide::program::read;
use crate::model::condition::Condition;

impl Follows {
    /// Every input that is read here: by conditions, and as what fines are a share of.
    pub(super) fn asked(&self) -> BTreeSet<String> {
        let mut asked = BTreeSet::new();
        for condition in self.conditions() {
            read(condition, &mut asked);
        }
        let ceilings = self.fines.iter().flat_map(|block| &block.ceilings);
        let special = self.fines.iter().flat_map(|block| &block.special);
        let amounts = ceilings.map(|ceiling| &ceiling.amount);
        for amount in amounts.chain(special.filter_map(|fine| fine.amount.as_ref())) {
            asked.extend(amount.inputs().into_iter().map(str::to_owned));
        }
        asked
    }

    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let statements = [
            &self.duties,
            &self.obligations,
            &self.frameworks,
            &self.milestones,
        ];
        let due = self.registrations.iter().flat_map(|block| &block.due);
        let statements = statements.into_iter().flatten().chain(due);
        let registrations = self.registrations.iter().map(|block| &block.whom);
        let reporting = self.reporting.iter().map(|block| &block.whom);
        let fines = self.fines.iter().map(|block| &block.whom);
        let whom = statements
            .map(|statement| &statement.whom)
            .chain(registrations)
            .chain(reporting)
            .chain(fines)
            .chain(self.items.iter().map(|item| &item.whom))
            .flat_map(|whom| [whom.applies.as_ref(), whom.when.as_ref()]);
        let portals = self.registrations.iter().flat_map(|block| &block.portals);
        let portals = portals.chain(self.reporting.iter().flat_map(|block| &block.portals));
        let changes = self.registrations.iter().flat_map(|block| &block.updates);
        let stages = self.reporting.iter().flat_map(|block| &block.stages);
        let waivers = self.reporting.iter().flat_map(|block| &block.waivers);
        let to = self.reporting.iter().flat_map(|block| &block.to);
        let ceilings = self.fines.iter().flat_map(|block| &block.ceilings);
        let exempt = self.fines.iter().flat_map(|block| &block.exempt);
        let obligations = self
            .items
            .iter()
            .filter_map(|item| item.obligations.as_ref());
        let supervision = self.supervision.iter().map(|remit| remit.when.as_ref());
        whom.chain(supervision)
            .chain(portals.map(|portal| portal.when.as_ref()))
            .chain(changes.map(|change| change.when.as_ref()))
            .chain(stages.chain(&self.stages).map(|stage| stage.when.as_ref()))
            .chain(waivers.map(|waiver| waiver.when.as_ref()))
            .chain(to.map(|to| to.when.as_ref()))
            .chain(ceilings.map(|ceiling| ceiling.when.as_ref()))
            .chain(exempt.map(|exempt| Some(&exempt.when)))
            .chain(obligations.flatten().map(|duty| duty.when.as_ref()))
            .flatten()
    }
}
