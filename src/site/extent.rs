//! How much a page tells.

/// How much a page tells of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// The least: for pages that even [`Extent::Short`] leaves too heavy.
    Bare,
    /// As [`Extent::Brief`], and shorter still: for pages that would be too heavy otherwise.
    Short,
    /// What most readers come for. What is left out stands on the page that tells all, and is named.
    Brief,
    /// Everything.
    Whole,
}

impl Extent {
    /// From where on the details of one of several alike are told, by its place: the first is what holds as
    /// a rule, and those after it hold for some.
    #[must_use]
    pub fn of_details(place: usize) -> Self {
        match place {
            0 => Self::Brief,
            _ => Self::Whole,
        }
    }
}
