//! Findings over sets of names that are bits: the same logic as [`Finding`](crate::decide::Finding)
//! has, without a word of text.

use crate::decide::truth::Truth;

/// A set of names, or of rules, by their places in a list; at most [`Bits::ROOM`] of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bits(u128);

impl Bits {
    /// How many places there are.
    pub(super) const ROOM: usize = u128::BITS as usize;
    /// Nothing.
    pub(super) const NONE: Self = Self(0);

    /// One place; nothing beyond the room, which [`Engine::of`](super::Engine::of) refuses.
    pub(super) fn one(place: usize) -> Self {
        Self(u32::try_from(place).map_or(0, |place| 1_u128.checked_shl(place).unwrap_or(0)))
    }

    /// All places at once.
    pub(super) fn all(self) -> u128 {
        self.0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub(super) fn contains(self, place: usize) -> bool {
        self.0 & Self::one(place).0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn shared_with(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The places, from the first.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(place)
        })
    }
}

/// A truth, with the presumptions it rests on and the facts that would settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) truth: Truth,
    pub(super) assumed: Bits,
    pub(super) missing: Bits,
}

impl Found {
    pub(super) const YES: Self = Self {
        truth: Truth::Yes,
        assumed: Bits::NONE,
        missing: Bits::NONE,
    };
    pub(super) const NO: Self = Self {
        truth: Truth::No,
        ..Self::YES
    };

    pub(super) fn known(yes: bool) -> Self {
        if yes { Self::YES } else { Self::NO }
    }

    pub(super) fn presumed(yes: bool, name: usize) -> Self {
        Self {
            assumed: Bits::one(name),
            ..Self::known(yes)
        }
    }

    pub(super) fn missing(name: usize) -> Self {
        Self {
            truth: Truth::Unknown,
            missing: Bits::one(name),
            ..Self::YES
        }
    }

    pub(super) fn is_yes(self) -> bool {
        self.truth == Truth::Yes
    }

    pub(super) fn is_no(self) -> bool {
        self.truth == Truth::No
    }

    pub(super) fn negated(self) -> Self {
        Self {
            truth: self.truth.negated(),
            ..self
        }
    }

    pub(super) fn all(of: impl IntoIterator<Item = Self>) -> Self {
        Join::all().over(of)
    }

    pub(super) fn any(of: impl IntoIterator<Item = Self>) -> Self {
        Join::any().over(of)
    }
}

/// Findings joined one after the other, with a truth that decides alone: the answer then rests on
/// that member only; of several, on the first of those with the fewest presumptions.
pub(super) struct Join {
    deciding: Truth,
    decided: Option<Found>,
    open: bool,
    assumed: Bits,
    missing: Bits,
}

impl Join {
    pub(super) fn all() -> Self {
        Self {
            deciding: Truth::No,
            decided: None,
            open: false,
            assumed: Bits::NONE,
            missing: Bits::NONE,
        }
    }

    pub(super) fn any() -> Self {
        Self {
            deciding: Truth::Yes,
            ..Self::all()
        }
    }

    /// Takes one more; whether no further one can change anything.
    pub(super) fn add(&mut self, found: Found) -> bool {
        if found.truth == self.deciding {
            if self
                .decided
                .is_none_or(|other| found.assumed.count() < other.assumed.count())
            {
                self.decided = Some(found);
            }
            return found.assumed.is_empty();
        }
        self.open |= found.truth == Truth::Unknown;
        self.missing = self.missing.with(found.missing);
        self.assumed = self.assumed.with(found.assumed);
        false
    }

    pub(super) fn end(self) -> Found {
        self.decided.unwrap_or(Found {
            truth: if self.open {
                Truth::Unknown
            } else {
                self.deciding.negated()
            },
            assumed: self.assumed,
            missing: self.missing,
        })
    }

    fn over(mut self, of: impl IntoIterator<Item = Found>) -> Found {
        for found in of {
            if self.add(found) {
                break;
            }
        }
        self.end()
    }
}
