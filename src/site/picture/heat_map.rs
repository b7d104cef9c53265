//! A number for each row and column, the darker the higher.

use super::{Canvas, Escaped, Frame, LINE, wrap};

/// A row of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// What it is about.
    pub name: String,
    /// A number for each column; nothing where there is nothing to count.
    pub cells: Vec<Option<HeatCell>>,
}

/// What is counted in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatCell {
    /// The number.
    pub count: usize,
    /// Whether it carries the mark that the legend explains.
    pub marked: bool,
    /// Where what is counted stands.
    pub href: String,
}

/// The words of a heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatWords {
    /// The beginning of the ids in the picture; no two pictures of a page may share it.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// The same in words, or where the words stand.
    pub description: String,
    /// What stands over each column.
    pub columns: Vec<String>,
    /// What the mark in a corner means.
    pub mark: String,
    /// What an empty place means.
    pub nothing: String,
}

/// From where on a place is filled in the next deeper tint.
const STEPS: [usize; 3] = [1, 4, 8];

const LABELS: u32 = 104;
const PITCH: u32 = 36;
const SIDE: u32 = 32;
/// Room for the heads of the columns, which stand aslant.
const HEAD: u32 = 206;
/// What the last head needs beyond the last column.
const BEYOND: u32 = 136;

/// The map. Every place shows its number, so that the tint only repeats it.
/// Without rows there is nothing to draw, and the text is empty.
#[must_use]
pub fn heat_map(rows: &[HeatRow], words: &HeatWords) -> String {
    if rows.is_empty() || words.columns.is_empty() {
        return String::new();
    }
    let mut canvas = Canvas::new();
    let mut x = LABELS;
    for column in &words.columns {
        canvas.markup(format_args!(
            "<text class=\"words\" transform=\"translate({} {})rotate(-52)\">{}</text>",
            x + PITCH / 2,
            HEAD - 8,
            Escaped(&shortened(column))
        ));
        x += PITCH;
    }
    let mut y = HEAD;
    for row in rows {
        canvas.markup(format_args!(
            "<text class=\"words\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            LABELS - 8,
            y + 21,
            Escaped(&row.name)
        ));
        for (at, cell) in (0_u32..).zip(row.cells.iter().take(words.columns.len())) {
            draw(&mut canvas, LABELS + at * PITCH, y, cell.as_ref());
        }
        y += PITCH;
    }
    let height = legend(&mut canvas, y + 12, words);
    canvas.finish(&Frame {
        class: "picture-heat",
        role: "group",
        id: &words.id,
        width: x + BEYOND,
        height,
        title: &words.title,
        description: &words.description,
    })
}

/// A head that has room aslant; what is cut off ends with an ellipsis.
fn shortened(column: &str) -> String {
    match wrap(column, HEAD + 24).as_slice() {
        [] => String::new(),
        [whole] => whole.clone(),
        [first, ..] => format!("{}…", first.trim_end_matches([',', ' '])),
    }
}

/// A place leads to what it counts. It is no stop of the keyboard: there are hundreds, and the links of
/// the table below lead there too.
fn draw(canvas: &mut Canvas, x: u32, y: u32, cell: Option<&HeatCell>) {
    let Some(cell) = cell else {
        canvas.markup(format_args!(
            "<path class=\"heat-nothing\" d=\"M{} {}h8\"/>",
            x + PITCH / 2 - 4,
            y + PITCH / 2
        ));
        return;
    };
    let step = STEPS.iter().filter(|step| cell.count >= **step).count();
    canvas.markup(format_args!(
        "<a class=\"heat heat-{step}\" href=\"{}\" tabindex=\"-1\"><rect x=\"{}\" y=\"{}\" width=\"{SIDE}\" height=\"{SIDE}\" rx=\"3\"/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        Escaped(&cell.href),
        x + 2,
        y + 2,
        x + PITCH / 2,
        y + 23,
        cell.count
    ));
    if cell.marked {
        mark(canvas, x + PITCH - 4, y + 4);
    }
    canvas.markup(format_args!("</a>"));
}

/// A corner that is cut, from its point to the left and down.
fn mark(canvas: &mut Canvas, x: u32, y: u32) {
    canvas.markup(format_args!(
        "<path class=\"heat-mark\" d=\"M{x} {y}h-9l9 9z\"/>"
    ));
}

/// What the marks mean; gives back where the picture ends.
fn legend(canvas: &mut Canvas, y: u32, words: &HeatWords) -> u32 {
    canvas.markup(format_args!(
        "<g class=\"heat heat-0\"><rect x=\"2\" y=\"{}\" width=\"22\" height=\"22\" rx=\"3\"/>",
        y - 6
    ));
    mark(canvas, 22, y - 4);
    canvas.markup(format_args!("</g>"));
    let room = LABELS + 12 * PITCH;
    let next = canvas.lines("words quiet", 36, y + 10, &wrap(&words.mark, room));
    canvas.markup(format_args!(
        "<path class=\"heat-nothing\" d=\"M9 {}h8\"/>",
        next
    ));
    canvas.lines("words quiet", 36, next + 5, &wrap(&words.nothing, room)) - LINE + 10
}

#[cfg(test)]
mod tests {
    use super::super::tests::{well_formed, words_of};
    use super::*;

    #[test]
    fn each_number_is_written_and_what_is_not_counted_is_not() {
        let words = HeatWords {
            id: "heat".into(),
            title: "Departures".into(),
            description: "A table says the same.".into(),
            columns: vec!["Energy".into(), "Trust & <services>".into()],
            mark: "asks for less".into(),
            nothing: "no such sector".into(),
        };
        let cell = |count, marked| {
            Some(HeatCell {
                count,
                marked,
                href: "a?b=\"c\"&d".into(),
            })
        };
        let rows = [
            HeatRow {
                name: "Estonia".into(),
                cells: vec![cell(3, false), None],
            },
            HeatRow {
                name: "Spain".into(),
                cells: vec![cell(17, true), cell(0, false)],
            },
        ];
        let picture = heat_map(&rows, &words);
        well_formed(&picture).expect("well-formed");
        let seen = words_of(&picture);
        for word in ["Estonia", "3", "17", "0", "Trust &amp; &lt;services&gt;"] {
            assert!(seen.contains(&word), "{word} in {seen:?}");
        }
        assert_eq!(picture.matches("class=\"heat heat-3\"").count(), 1);
        assert_eq!(
            picture.matches("href=\"a?b=&quot;c&quot;&amp;d\"").count(),
            3
        );
        // one in the map, one in the legend
        assert_eq!(picture.matches("heat-mark").count(), 2);
        assert_eq!(picture.matches("heat-nothing").count(), 2);
        assert_eq!(heat_map(&[], &words), "");
    }
}
