//! The stages of a report, from top to bottom.

use super::{Canvas, Frame, LINE, wrap, wrap_strong};

/// A stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineStage {
    /// The name of the stage.
    pub label: String,
    /// What the stage must hold, or a remark; may be empty.
    pub detail: String,
    /// How long after the start it is due; nothing where no time can be said, as on request.
    pub offset_minutes: Option<u64>,
    /// The time in words, such as `24 h`; may be empty.
    pub mark: String,
}

/// The words of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineWords {
    /// The beginning of the ids in the picture; no two pictures of a page may share it.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// The same in words, stages included: who hears the page hears this and nothing else of it.
    pub description: String,
    /// What the time is counted from.
    pub start: String,
}

const WIDTH: u32 = 340;
/// The line of time.
const AXIS: u32 = 14;
/// Where the words begin, and how wide they may be.
const WORDS: u32 = 38;
const ROOM: u32 = WIDTH - WORDS;
/// From the end of one stage to the next.
const GAP: u32 = 12;

/// The stages in the order given. A longer wait is a longer line, though not to scale: hours and
/// months would not fit one picture. A stage with a time is a full point, one without is an empty
/// diamond at the end of a broken line.
/// Without stages there is nothing to draw, and the text is empty.
#[must_use]
pub fn timeline(stages: &[TimelineStage], words: &TimelineWords) -> String {
    if stages.is_empty() {
        return String::new();
    }
    let mut lines = Canvas::new();
    let mut points = Canvas::new();
    let mut from = LINE;
    points.markup(format_args!(
        "<rect class=\"point-start\" x=\"{}\" y=\"{}\" width=\"14\" height=\"14\" rx=\"2\"/>",
        AXIS - 7,
        from - 12
    ));
    let mut y = points.lines("words strong", WORDS, from, &wrap_or_gap(&words.start));
    let mut elapsed = 0;
    for stage in stages {
        let wait = stage
            .offset_minutes
            .map_or(0, |offset| offset.saturating_sub(elapsed));
        elapsed = stage.offset_minutes.unwrap_or(elapsed).max(elapsed);
        let at = y + GAP + stretch(wait);
        let class = if stage.offset_minutes.is_some() {
            "axis"
        } else {
            "axis axis-open"
        };
        lines.markup(format_args!(
            "<path class=\"{class}\" d=\"M{AXIS} {}V{}\"/>",
            from + 4,
            at - 14
        ));
        match stage.offset_minutes {
            Some(_) => points.markup(format_args!(
                "<circle class=\"point-full\" cx=\"{AXIS}\" cy=\"{}\" r=\"7\"/>",
                at - 5
            )),
            None => points.markup(format_args!(
                "<path class=\"point-empty\" d=\"M{AXIS} {}l8 8l-8 8l-8 -8z\"/>",
                at - 13
            )),
        }
        y = points.lines("words strong", WORDS, at, &wrap_strong(&stage.mark, ROOM));
        y = points.lines("words", WORDS, y, &wrap(&stage.label, ROOM));
        y = points.lines("words quiet", WORDS, y, &wrap(&stage.detail, ROOM));
        from = at;
    }
    lines.body.push_str(&points.body);
    lines.finish(&Frame {
        class: "picture-timeline",
        role: "img",
        id: &words.id,
        width: WIDTH,
        // a stage may be nothing but its point
        height: y.max(from + LINE) - LINE + 10,
        title: &words.title,
        description: &words.description,
    })
}

/// An empty text still takes its line, for the point beside it.
fn wrap_or_gap(text: &str) -> Vec<String> {
    let lines = wrap_strong(text, ROOM);
    if lines.is_empty() {
        vec![String::new()]
    } else {
        lines
    }
}

/// How much longer a line is for a wait: a little more for each doubling of the hours.
fn stretch(minutes: u64) -> u32 {
    (minutes / 60 + 1).ilog2() * 4
}

#[cfg(test)]
mod tests {
    use super::super::tests::{well_formed, words_of};
    use super::*;

    fn stage(label: &str, offset: Option<u64>, mark: &str) -> TimelineStage {
        TimelineStage {
            label: label.into(),
            detail: String::new(),
            offset_minutes: offset,
            mark: mark.into(),
        }
    }

    fn words() -> TimelineWords {
        TimelineWords {
            id: "stages".into(),
            title: "Reporting".into(),
            description: "Stages from first to last.".into(),
            start: "Awareness".into(),
        }
    }

    #[test]
    fn stages_stand_in_their_order_and_are_told_by_shape() {
        let stages = [
            stage("Early warning", Some(24 * 60), "24 h"),
            stage("Interim report", None, "on request"),
            stage("Final report", Some(43_200), "1 month"),
        ];
        let picture = timeline(&stages, &words());
        assert_eq!(well_formed(&picture), Ok(()));
        assert_eq!(
            words_of(&picture),
            [
                "Awareness",
                "24 h",
                "Early warning",
                "on request",
                "Interim report",
                "1 month",
                "Final report"
            ]
        );
        assert_eq!(picture.matches("point-full").count(), 2);
        assert_eq!(picture.matches("point-empty").count(), 1);
        assert_eq!(picture.matches("axis-open").count(), 1);
        assert_eq!(picture, timeline(&stages, &words()));
        assert_eq!(timeline(&[], &words()), "");
    }

    #[test]
    fn no_two_lines_of_words_share_a_height() {
        let long = "What the report must hold, said at a length that no line of a narrow screen can take. ".repeat(4);
        let stages: Vec<_> = [Some(0), Some(u64::MAX), None, Some(30)]
            .map(|offset| TimelineStage {
                detail: long.clone(),
                ..stage(&long, offset, &long)
            })
            .into();
        let picture = timeline(&stages, &words());
        let heights: Vec<u32> = picture
            .split("<text ")
            .skip(1)
            .filter_map(|text| text.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        assert!(heights.len() > 20);
        assert!(
            heights.windows(2).all(|pair| pair[0] + LINE <= pair[1]),
            "{heights:?}"
        );
    }

    #[test]
    fn hostile_and_empty_words_do_no_harm() {
        let bad = "</svg><script>\"'&\u{b}";
        let words = TimelineWords {
            id: bad.into(),
            title: bad.into(),
            description: bad.into(),
            start: bad.into(),
        };
        let picture = timeline(&[stage(bad, Some(1), bad), stage("", None, "")], &words);
        assert_eq!(well_formed(&picture), Ok(()));
        assert!(!picture.contains("<script"));
    }
}
