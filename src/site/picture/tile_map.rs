//! The states of the Union as a map of tiles, one square a state.

use super::{Canvas, Escaped, Frame, LINE, TEXT, wrap};

/// One state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The code of the state; it decides the place. Greece may be `GR` or `EL`.
    pub code: String,
    /// The name of the state.
    pub name: String,
    /// The page of the state, if it has one.
    pub href: Option<String>,
    /// How far the state has come.
    pub state: TileState,
}

/// How far a state has come with its law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileState {
    /// Its act applies.
    InForce,
    /// Its act is adopted and does not apply yet.
    Adopted,
    /// There is a bill.
    Bill,
    /// There is nothing.
    None,
    /// The knowledge base does not cover the state.
    NotCovered,
}

impl TileState {
    /// All states, in the order of the legend and of [`TileWords::states`].
    pub const ALL: [Self; 5] = [
        Self::InForce,
        Self::Adopted,
        Self::Bill,
        Self::None,
        Self::NotCovered,
    ];

    fn class(self) -> &'static str {
        match self {
            Self::InForce => "tile-in-force",
            Self::Adopted => "tile-adopted",
            Self::Bill => "tile-bill",
            Self::None => "tile-none",
            Self::NotCovered => "tile-not-covered",
        }
    }

    fn index(self) -> usize {
        match self {
            Self::InForce => 0,
            Self::Adopted => 1,
            Self::Bill => 2,
            Self::None => 3,
            Self::NotCovered => 4,
        }
    }
}

/// The words of a tile map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileWords {
    /// The beginning of the ids in the picture; no two pictures of a page may share it.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// The names of the states of law, in the order of [`TileState::ALL`].
    pub states: [String; 5],
}

const COLUMNS: u32 = 8;
const ROWS: u32 = 8;
const PITCH: u32 = 48;
const SIDE: u32 = 44;
const WIDTH: u32 = COLUMNS * PITCH;
/// Where the words of the legend begin.
const LEGEND: u32 = 40;

/// Column and row of a state. Neighbours on the ground are neighbours here wherever the grid
/// lets them; the gaps are Switzerland, the United Kingdom and the seas.
const PLACES: [(&str, u32, u32); 30] = [
    ("IS", 0, 0),
    ("NO", 3, 0),
    ("SE", 4, 0),
    ("FI", 5, 0),
    ("EE", 5, 1),
    ("DK", 3, 2),
    ("LV", 5, 2),
    ("IE", 0, 3),
    ("NL", 2, 3),
    ("DE", 3, 3),
    ("PL", 4, 3),
    ("LT", 5, 3),
    ("BE", 2, 4),
    ("LU", 3, 4),
    ("CZ", 4, 4),
    ("SK", 5, 4),
    ("FR", 2, 5),
    ("LI", 3, 5),
    ("AT", 4, 5),
    ("HU", 5, 5),
    ("RO", 6, 5),
    ("PT", 0, 6),
    ("ES", 1, 6),
    ("IT", 3, 6),
    ("SI", 4, 6),
    ("HR", 5, 6),
    ("BG", 6, 6),
    ("MT", 3, 7),
    ("GR", 6, 7),
    ("CY", 7, 7),
];

/// The map. Tiles are written row by row, so that the keyboard goes through them as the eye does;
/// a code without a place of its own, or given twice, follows in rows below the map.
/// Without tiles there is nothing to draw, and the text is empty.
#[must_use]
pub fn tile_map(tiles: &[Tile], words: &TileWords) -> String {
    if tiles.is_empty() {
        return String::new();
    }
    let placed = places(tiles);
    let rows = placed
        .iter()
        .map(|(row, ..)| row + 1)
        .max()
        .unwrap_or(0)
        .max(ROWS);
    let mut canvas = Canvas::new();
    for (row, column, tile) in &placed {
        draw(&mut canvas, *column * PITCH, *row * PITCH, tile, words);
    }
    let mut y = rows * PITCH + 16;
    // the tiles say their state themselves
    canvas.markup(format_args!("<g class=\"legend\" aria-hidden=\"true\">"));
    for state in TileState::ALL {
        let name = &words.states[state.index()];
        canvas.markup(format_args!(
            "<g class=\"tile {}\"><rect class=\"tile-box\" x=\"1\" y=\"{}\" width=\"26\" height=\"26\" rx=\"4\"/>",
            state.class(),
            y - 4,
        ));
        sign(&mut canvas, 14, y + 9, state);
        canvas.markup(format_args!("</g>"));
        let lines = wrap(name, WIDTH - LEGEND);
        y = canvas
            .lines("words", LEGEND, y + 14, &lines)
            .max(y + 14 + LINE)
            - 2;
    }
    canvas.markup(format_args!("</g>"));
    canvas.finish(&Frame {
        class: "picture-map",
        role: "group",
        id: &words.id,
        width: WIDTH,
        height: y - 10,
        title: &words.title,
        description: &words.description,
    })
}

/// Row and column of every tile, in the order in which they are written.
fn places(tiles: &[Tile]) -> Vec<(u32, u32, &Tile)> {
    let mut placed: Vec<(u32, u32, &Tile)> = Vec::with_capacity(tiles.len());
    let mut others: Vec<&Tile> = Vec::new();
    for tile in tiles {
        let code = if tile.code == "EL" {
            "GR"
        } else {
            tile.code.as_str()
        };
        let place = PLACES.iter().find(|(known, ..)| *known == code);
        match place {
            Some((_, column, row))
                if !placed.iter().any(|(taken_row, taken_column, _)| {
                    (taken_row, taken_column) == (row, column)
                }) =>
            {
                placed.push((*row, *column, tile));
            }
            _ => others.push(tile),
        }
    }
    placed.sort_by_key(|(row, column, _)| (*row, *column));
    let mut place = (ROWS, 0);
    for tile in others {
        placed.push((place.0, place.1, tile));
        place = if place.1 + 1 < COLUMNS {
            (place.0, place.1 + 1)
        } else {
            (place.0 + 1, 0)
        };
    }
    placed
}

fn draw(canvas: &mut Canvas, x: u32, y: u32, tile: &Tile, words: &TileWords) {
    let class = tile.state.class();
    // the name begins with the letters that can be seen, for those who speak to their screen
    let name = format!(
        "{} {}: {}",
        tile.code,
        tile.name,
        words.states[tile.state.index()]
    );
    let name = Escaped(&name);
    let end = match &tile.href {
        Some(href) => {
            canvas.markup(format_args!(
                "<a class=\"tile {class}\" href=\"{}\" aria-label=\"{name}\">",
                Escaped(href)
            ));
            "</a>"
        }
        None => {
            canvas.markup(format_args!(
                "<g class=\"tile {class}\" role=\"img\" aria-label=\"{name}\">"
            ));
            "</g>"
        }
    };
    // the title is what a mouse is shown; it must not be read out a second time
    canvas.markup(format_args!(
        "<g aria-hidden=\"true\"><title>{name}</title><rect class=\"tile-box\" x=\"{}\" y=\"{}\" \
         width=\"{SIDE}\" height=\"{SIDE}\" rx=\"6\"/></g>",
        x + 2,
        y + 2
    ));
    canvas.markup(format_args!(
        "<text class=\"tile-code\" x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"middle\" \
         fill=\"currentColor\" pointer-events=\"none\">{}</text>",
        x + PITCH / 2,
        y + 21,
        TEXT + 1,
        Escaped(&tile.code)
    ));
    sign(canvas, x + PITCH / 2, y + 34, tile.state);
    canvas.markup(format_args!("{end}"));
}

/// The shape of a state of law, around a middle: a tick, a ring half full, a ring, a bar, three dots.
fn sign(canvas: &mut Canvas, x: u32, y: u32, state: TileState) {
    match state {
        TileState::InForce => canvas.markup(format_args!(
            "<path class=\"sign-line\" d=\"M{} {}l4 4l8 -9\"/>",
            x - 6,
            y
        )),
        TileState::Adopted => canvas.markup(format_args!(
            "<circle class=\"sign-line\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/><path class=\"sign-full\" d=\"M{x} {}a6 6 0 0 1 0 12z\"/>",
            y - 6
        )),
        TileState::Bill => canvas.markup(format_args!(
            "<circle class=\"sign-line\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"
        )),
        TileState::None => canvas.markup(format_args!(
            "<path class=\"sign-line\" d=\"M{} {y}h12\"/>",
            x - 6
        )),
        TileState::NotCovered => {
            for dot in [x - 7, x, x + 7] {
                canvas.markup(format_args!(
                    "<circle class=\"sign-full\" cx=\"{dot}\" cy=\"{y}\" r=\"2\"/>"
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::well_formed;
    use super::*;
    use crate::value::MEMBER_STATES;

    fn words() -> TileWords {
        TileWords {
            id: "map".into(),
            title: "Member states".into(),
            description: "One tile a state.".into(),
            states: ["in force", "adopted", "bill", "none", "not covered"].map(String::from),
        }
    }

    fn all() -> Vec<Tile> {
        let tile = |(index, (code, name)): (usize, &(&str, &str))| Tile {
            code: (*code).into(),
            name: (*name).into(),
            href: (index % 3 > 0).then(|| format!("countries/{code}/")),
            state: TileState::ALL[index % 5],
        };
        MEMBER_STATES.iter().enumerate().map(tile).collect()
    }

    #[test]
    fn every_member_state_has_a_place_of_its_own() {
        let tiles = all();
        let placed = places(&tiles);
        let distinct: std::collections::BTreeSet<_> = placed
            .iter()
            .map(|(row, column, _)| (*row, *column))
            .collect();
        assert_eq!(distinct.len(), 27);
        assert!(
            distinct
                .iter()
                .all(|(row, column)| *row < ROWS && *column < COLUMNS)
        );
        let known: std::collections::BTreeSet<_> = PLACES
            .iter()
            .map(|(_, column, row)| (row, column))
            .collect();
        assert_eq!(known.len(), PLACES.len());
    }

    #[test]
    fn the_map_says_each_state_in_words_and_links_where_there_is_a_page() {
        let map = tile_map(&all(), &words());
        assert_eq!(well_formed(&map), Ok(()));
        assert_eq!(map.matches("<a ").count(), 18);
        assert!(map.contains("BE Belgium: adopted</title>"), "{map}");
        assert_eq!(map, tile_map(&all(), &words()));
        let mut turned = all();
        turned.reverse();
        assert_eq!(
            map,
            tile_map(&turned, &words()),
            "the order given does not matter"
        );
    }

    #[test]
    fn what_has_no_place_is_not_lost() {
        let tile = |code: &str| Tile {
            code: code.into(),
            name: code.into(),
            href: None,
            state: TileState::None,
        };
        let tiles = [tile("EL"), tile("GR"), tile("XX")];
        let at: Vec<_> = places(&tiles)
            .iter()
            .map(|(row, column, _)| (*row, *column))
            .collect();
        assert_eq!(at, [(7, 6), (8, 0), (8, 1)]);
        assert_eq!(tile_map(&[], &words()), "");
    }

    #[test]
    fn hostile_words_stay_words() {
        let bad = "\"><script>alert('1')</script>&\u{1}".to_owned();
        let tile = Tile {
            code: bad.clone(),
            name: bad.clone(),
            href: Some(bad.clone()),
            state: TileState::Bill,
        };
        let words = TileWords {
            id: bad.clone(),
            title: bad.clone(),
            description: bad.clone(),
            states: std::array::from_fn(|_| bad.clone()),
        };
        let map = tile_map(&[tile], &words);
        assert_eq!(well_formed(&map), Ok(()));
        assert!(!map.contains("<script"));
    }
}
