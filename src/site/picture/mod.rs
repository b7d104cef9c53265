//! Pictures for the pages: a map of the states, the stages of a report, the dates of a country,
//! numbers by state and sector, sums side by side.
//!
//! A picture is an SVG element to be put into a page. It holds no word that the caller did not
//! give, no colour and no inline style: `templates/static/pictures.css` gives colours, in a light
//! and a dark scheme, and everything that colour tells is told by shape and word too. The same
//! words always give the same bytes.

mod bars;
mod calendar;
mod heat_map;
mod tile_map;
mod timeline;

use std::fmt::{self, Display, Write as _};

pub use bars::{Bar, BarGroup, BarWords, bars};
pub use calendar::{CalendarDate, CalendarWords, calendar};
pub use heat_map::{HeatCell, HeatRow, HeatWords, heat_map};
pub use tile_map::{Tile, TileState, TileWords, tile_map};
pub use timeline::{TimelineStage, TimelineWords, timeline};

/// The size of text in a picture, in its own units; a unit is about a pixel on a narrow screen.
const TEXT: u32 = 15;

/// From one line of text to the next.
const LINE: u32 = 20;

/// A text in which nothing is markup, fit for content and for attributes in double quotes.
/// What no XML document may hold is replaced.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' | '\r' => f.write_char(' ')?,
                '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                    f.write_char(char::REPLACEMENT_CHARACTER)?;
                }
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// An SVG element while it is written.
struct Canvas {
    body: String,
}

impl Canvas {
    fn new() -> Self {
        Self {
            body: String::new(),
        }
    }

    /// Adds markup; every text in it must have been escaped.
    fn markup(&mut self, markup: fmt::Arguments<'_>) {
        // writing to a string does not fail
        let _ = self.body.write_fmt(markup);
    }

    /// Adds lines of text, the first with its base line at `y`; gives back where the next would be.
    fn lines(&mut self, class: &str, x: u32, y: u32, lines: &[String]) -> u32 {
        let mut y = y;
        for line in lines {
            self.markup(format_args!(
                "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
                Escaped(line)
            ));
            y += LINE;
        }
        y
    }

    /// The whole element. `role` is `img` where the title and the description say everything, and
    /// `group` where there are links inside.
    fn finish(self, frame: &Frame<'_>) -> String {
        let Frame {
            class,
            role,
            id,
            width,
            height,
            title,
            description,
        } = frame;
        let id = Escaped(id);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture {class}\" role=\"{role}\" \
             aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\" font-size=\"{TEXT}\" fill=\"currentColor\" viewBox=\"0 0 {width} {height}\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-description\">{description}</desc>{body}</svg>",
            title = Escaped(title),
            description = Escaped(description),
            body = self.body
        )
    }
}

/// What is said about a picture as a whole.
struct Frame<'a> {
    class: &'a str,
    role: &'a str,
    /// The beginning of every id in the picture; no two pictures of a page may share it.
    id: &'a str,
    width: u32,
    height: u32,
    title: &'a str,
    description: &'a str,
}

/// Breaks a text into lines that are no wider than `width`. Without a font at hand widths are
/// estimated, rather too wide than too narrow. A word that is wider than a line is broken.
fn wrap(text: &str, width: u32) -> Vec<String> {
    // in hundredths of a unit, so that no rounding adds up
    let limit = width * 100;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    // a no-break space is part of a word
    for word in text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
    {
        let space = if line.is_empty() { 0 } else { advance(' ') };
        let wide: u32 = word.chars().map(advance).sum();
        if used + space + wide <= limit {
            if space > 0 {
                line.push(' ');
            }
            line.push_str(word);
            used += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for letter in word.chars() {
            let advance = advance(letter);
            if used + advance > limit && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += advance;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrap`], for bold text.
fn wrap_strong(text: &str, width: u32) -> Vec<String> {
    wrap(text, width * 7 / 8)
}

/// About how much room a letter takes, in hundredths of a unit.
fn advance(letter: char) -> u32 {
    let hundredths_of_em = match letter {
        // accents that stand over the letter before them
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | ' ' => 32,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' | '\u{a0}' | '\u{202f}' => 40,
        'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' | '…' => 96,
        '\u{1100}'.. => 105,
        letter if letter.is_uppercase() => 74,
        _ => 60,
    };
    hundredths_of_em * TEXT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads markup as an XML reader would and complains of whatever is not well-formed. Small on
    /// purpose: elements, attributes in double quotes, text and the five entities.
    pub(super) fn well_formed(markup: &str) -> Result<(), String> {
        let mut open: Vec<&str> = Vec::new();
        let mut ids = std::collections::BTreeSet::new();
        let mut rest = markup;
        while let Some(start) = rest.find('<') {
            text(&rest[..start])?;
            let end = rest[start..].find('>').ok_or("a tag has no end")? + start;
            let tag = &rest[start + 1..end];
            rest = &rest[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                let opened = open.pop().ok_or("an element closes that did not open")?;
                if opened != name {
                    return Err(format!("<{opened}> is closed by </{name}>"));
                }
                continue;
            }
            let (tag, empty) = match tag.strip_suffix('/') {
                Some(tag) => (tag, true),
                None => (tag, false),
            };
            let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            if name.is_empty() || !name.chars().all(|letter| letter.is_ascii_alphanumeric()) {
                return Err(format!("<{name}> is no name"));
            }
            let mut seen = std::collections::BTreeSet::new();
            while !attributes.is_empty() {
                let (key, value) = attributes
                    .split_once("=\"")
                    .ok_or("an attribute has no value")?;
                let (value, after) = value.split_once('"').ok_or("a value has no end")?;
                text(value)?;
                if !seen.insert(key) {
                    return Err(format!("{key} stands twice in <{name}>"));
                }
                if key == "style" || key.starts_with("on") {
                    return Err(format!("{key} is against the policy of the pages"));
                }
                if key == "id" && !ids.insert(value) {
                    return Err(format!("the id {value} stands twice"));
                }
                attributes = after.strip_prefix(' ').unwrap_or(after);
            }
            if !empty {
                open.push(name);
            }
        }
        text(rest)?;
        match open.last() {
            Some(name) => Err(format!("<{name}> is not closed")),
            None => Ok(()),
        }
    }

    fn text(text: &str) -> Result<(), String> {
        for (at, _) in text.match_indices('&') {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            if !known.iter().any(|entity| text[at..].starts_with(entity)) {
                return Err(format!("a bare & in `{text}`"));
            }
        }
        match text
            .chars()
            .find(|letter| letter.is_control() || matches!(letter, '<' | '>'))
        {
            Some(letter) => Err(format!("{letter:?} in a text")),
            None => Ok(()),
        }
    }

    /// The words that can be seen, from first to last.
    pub(super) fn words_of(picture: &str) -> Vec<&str> {
        picture
            .split("<text ")
            .skip(1)
            .filter_map(|text| text.split_once('>')?.1.split('<').next())
            .collect()
    }

    #[test]
    fn the_reader_of_these_tests_complains() {
        assert!(well_formed("<a><b/></a>").is_ok());
        for wrong in [
            "<a>",
            "<a></b>",
            "</a>",
            "<a b=\"1\" b=\"2\"/>",
            "<a>&</a>",
            "<a style=\"\"/>",
        ] {
            assert!(well_formed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            Escaped("<a href=\"x\">'&\u{0}\n").to_string(),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\u{fffd} "
        );
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        let text = "Entities that were in scope when the Act came into force, and Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung";
        for width in [100, 200, 300] {
            let lines = wrap(text, width);
            for line in &lines {
                assert!(
                    line.chars().map(advance).sum::<u32>() <= width * 100,
                    "{line}"
                );
            }
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
        assert_eq!(wrap(" \n ", 100), Vec::<String>::new());
        assert_eq!(
            wrap("24\u{a0}h", 20),
            ["24", "\u{a0}h"],
            "broken only where nothing else helps"
        );
        assert_eq!(wrap("within 24\u{a0}h", 70), ["within", "24\u{a0}h"]);
    }
}
