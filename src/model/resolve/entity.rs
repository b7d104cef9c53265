//! What a condition says of an entity itself: its activity, its size, its class.

use super::super::condition::{ActivityKind, Condition, Relation, SizeClass};
use super::{Resolver, negate, relation};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::Spanned;
use crate::source::Span;
use crate::syntax::{Comparison, Operand, PartKind};
use crate::vocabulary::Kind;

impl Resolver<'_> {
    pub(super) fn activity(
        &mut self,
        span: Span,
        comparison: Comparison,
        right: &[Operand],
    ) -> Option<Condition> {
        let negated = self.negated(span, comparison, || {
            "an activity is or is not of a kind; it is not more or less".to_owned()
        })?;
        let mut among = Vec::new();
        let mut after_annex = false;
        for operand in right {
            let kind = self.activity_kind(operand, after_annex)?;
            after_annex = matches!(kind, ActivityKind::Annex(_));
            among.push(kind);
        }
        let condition = Condition::Activity { among };
        Some(negate(condition, negated))
    }

    fn activity_kind(&mut self, operand: &Operand, after_annex: bool) -> Option<ActivityKind> {
        let Operand::Plain(part) = operand else {
            self.wrong(operand.span(), "this is not a kind of activity".to_owned());
            return None;
        };
        let text = self.tree.slice(part.span);
        let annex = match &part.kind {
            PartKind::Provision(word, number) if self.tree.slice(*word) == "annex" => {
                Some(self.tree.slice(*number))
            }
            PartKind::Code if after_annex => Some(text),
            _ => None,
        };
        if let Some(annex) = annex {
            if matches!(annex, "I" | "II") {
                return Some(ActivityKind::Annex(annex.to_owned()));
            }
            self.wrong(
                part.span,
                format!("there is no annex {annex} of sectors; write `annex I` or `annex II`"),
            );
            return None;
        }
        if !matches!(part.kind, PartKind::Name) {
            self.wrong(part.span, format!("`{text}` is not a kind of activity"));
            return None;
        }
        let name = Spanned {
            value: text.to_owned(),
            span: part.span,
        };
        if !self.names.knows(self.owner, Kind::Activity, text) {
            self.names
                .check(self.owner, Kind::Activity, &name, self.diagnostics);
            return None;
        }
        Some(if text.contains('/') {
            ActivityKind::Subsector(name.value)
        } else if self.names.knows(self.owner, Kind::Sector, text) {
            ActivityKind::Sector(name.value)
        } else {
            ActivityKind::Type(name.value)
        })
    }

    pub(super) fn size(
        &mut self,
        span: Span,
        comparison: Comparison,
        right: &[Operand],
    ) -> Option<Condition> {
        let mut sizes = Vec::new();
        for operand in right {
            let text = self.tree.slice(operand.span());
            let Some(size) = SizeClass::parse(text) else {
                let known = SizeClass::ALL.map(SizeClass::word);
                let diagnostic = Diagnostic::new(
                    Code::UnknownChoice,
                    operand.span(),
                    format!("`{text}` is not a size"),
                );
                self.diagnostics.push(match closest(text, known) {
                    Some(hint) => diagnostic
                        .help(format!("did you mean `{hint}`?"))
                        .replace(hint),
                    None => diagnostic.help("write micro, small, medium or large"),
                });
                return None;
            };
            sizes.push(size);
        }
        let is = relation(comparison);
        if sizes.len() > 1 && !matches!(is, Relation::Is | Relation::IsNot) {
            self.wrong(
                span,
                "only `is`, `is not`, `in` and `not in` take several sizes".to_owned(),
            );
            return None;
        }
        Some(Condition::Size { is, sizes })
    }

    pub(super) fn class(
        &mut self,
        span: Span,
        comparison: Comparison,
        right: &[Operand],
    ) -> Option<Condition> {
        let negated = self.negated(span, comparison, || {
            "a class is or is not; it is not more or less".to_owned()
        })?;
        let mut among = Vec::new();
        for operand in right {
            let text = self.tree.slice(operand.span()).to_owned();
            let fixed = [
                "essential",
                "important",
                "registration-only",
                "out-of-scope",
            ];
            if !fixed.contains(&text.as_str()) {
                let name = Spanned {
                    value: text.clone(),
                    span: operand.span(),
                };
                if !self.names.knows(self.owner, Kind::Class, &text) {
                    self.names
                        .check(self.owner, Kind::Class, &name, self.diagnostics);
                    return None;
                }
            }
            among.push(text);
        }
        Some(negate(Condition::Class { among }, negated))
    }
}
