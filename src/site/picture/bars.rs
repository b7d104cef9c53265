//! Sums side by side: a bar for each, as long as it is high.

use super::{Canvas, Frame, LINE, wrap_strong};

/// A group of bars under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarGroup {
    /// Whose sums these are.
    pub name: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is said beside it: the sum, in few letters.
    pub text: String,
    /// How high the sum is; nothing where it cannot be compared with the others.
    pub value: Option<u64>,
    /// Whether it is the deeper of two tints.
    pub strong: bool,
}

/// The words of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarWords {
    /// The beginning of the ids in the picture; no two pictures of a page may share it.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// The same in words, or where the words stand.
    pub description: String,
}

const WIDTH: u32 = 340;
/// Where the bars begin, and how long the longest is.
const FROM: u32 = 112;
const LONGEST: u32 = 128;
const HEIGHT: u32 = 12;

/// The bars, group by group, all on one scale. Where a sum cannot be compared, a broken line stands
/// for the bar.
/// Without groups there is nothing to draw, and the text is empty.
#[must_use]
pub fn bars(groups: &[BarGroup], words: &BarWords) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let values = groups.iter().flat_map(|group| &group.bars);
    let longest = values.filter_map(|bar| bar.value).max().unwrap_or(1).max(1);
    let mut canvas = Canvas::new();
    let mut y = LINE;
    for group in groups {
        let named = canvas.lines("words strong", 0, y, &wrap_strong(&group.name, FROM - 8));
        for bar in &group.bars {
            let end = draw(&mut canvas, bar, y, longest);
            let said = [bar.text.clone()];
            canvas.lines("words quiet", end + 8, y, &said);
            y += LINE;
        }
        y = y.max(named) + 10;
    }
    canvas.finish(&Frame {
        class: "picture-bars",
        role: "img",
        id: &words.id,
        width: WIDTH,
        height: y - LINE,
        title: &words.title,
        description: &words.description,
    })
}

/// One bar beside the line of text at `y`; gives back where it ends.
fn draw(canvas: &mut Canvas, bar: &Bar, y: u32, longest: u64) -> u32 {
    let Some(value) = bar.value else {
        canvas.markup(format_args!(
            "<path class=\"axis axis-open\" d=\"M{FROM} {}h{}\"/>",
            y - 5,
            LONGEST / 2
        ));
        return FROM + LONGEST / 2;
    };
    let long = u128::from(value) * u128::from(LONGEST) / u128::from(longest);
    let long = u32::try_from(long).unwrap_or(LONGEST).max(2);
    let class = if bar.strong { "bar-strong" } else { "bar" };
    canvas.markup(format_args!(
        "<rect class=\"{class}\" x=\"{FROM}\" y=\"{}\" width=\"{long}\" height=\"{HEIGHT}\"/>",
        y - 11
    ));
    FROM + long
}

#[cfg(test)]
mod tests {
    use super::super::tests::{well_formed, words_of};
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_sums_and_broken_where_there_is_none() {
        let bar = |text: &str, value| Bar {
            text: text.into(),
            value,
            strong: false,
        };
        let groups = [BarGroup {
            name: "A & B".into(),
            bars: vec![
                bar("EUR 10", Some(10)),
                bar("EUR 5", Some(5)),
                bar("SEK 100", None),
            ],
        }];
        let words = BarWords {
            id: "fines".into(),
            title: "Fines".into(),
            description: "A table says the same.".into(),
        };
        let picture = bars(&groups, &words);
        well_formed(&picture).expect("well-formed");
        assert!(picture.contains("width=\"128\" height=\"12\""), "{picture}");
        assert!(picture.contains("width=\"64\" height=\"12\""), "{picture}");
        assert_eq!(picture.matches("axis-open").count(), 1);
        assert!(words_of(&picture).contains(&"SEK 100"));
        assert_eq!(bars(&[], &words), "");
    }
}
