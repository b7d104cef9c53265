//! Sections: what a part of a page consists of, before it is marked up.

use serde::Serialize;

use super::SiteError;
use super::desk::{Desk, Extent, Line};
use super::markdown::escape;
use super::theme::Theme;
use super::words::lower_first;

/// A section of a page. Fields called `html` are finished; all others are escaped by the templates.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it consists of, in order.
    pub blocks: Vec<Block>,
    /// How it is set: empty, or a word of the style sheet.
    pub class: &'static str,
    /// The headings of what stands only on the page that tells all, in one sentence.
    pub left: Vec<String>,
    /// Whether remarks were left out.
    pub remarks_left: bool,
}

/// A block of a section.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Block {
    /// `list`, `facts`, `table`, `html`, `text` or `cards`.
    pub kind: &'static str,
    /// Its heading; empty for none.
    pub title: String,
    /// Items of a list.
    pub lines: Vec<Line>,
    /// Rows of facts and tables.
    pub rows: Vec<Row>,
    /// Column headings of a table.
    pub head: Vec<String>,
    /// Finished HTML.
    pub html: String,
    /// How it is set.
    pub class: &'static str,
    /// Whether it is folded away until asked for.
    pub folded: bool,
}

/// A row of facts or of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// What the row is about; finished HTML.
    pub html: String,
    /// Statements, for facts.
    pub lines: Vec<Line>,
    /// Cells, for tables.
    pub cells: Vec<Cell>,
}

/// A cell of a table; finished HTML.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    /// Its content.
    pub html: String,
    /// How it is set.
    pub class: String,
}

impl Cell {
    /// A plain cell.
    #[must_use]
    pub fn of(html: String) -> Self {
        Self {
            html,
            class: String::new(),
        }
    }
}

impl Section {
    /// An empty section.
    #[must_use]
    pub fn new(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a sentence or finished prose.
    pub fn text(&mut self, html: impl Into<String>) {
        let html = html.into();
        if !html.is_empty() {
            self.blocks.push(Block {
                kind: "text",
                html,
                ..Block::default()
            });
        }
    }

    /// Adds finished HTML, such as a picture.
    pub fn html(&mut self, html: String, class: &'static str) {
        if !html.is_empty() {
            self.blocks.push(Block {
                kind: "html",
                html,
                class,
                ..Block::default()
            });
        }
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, title: &str, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.remarks_left |= lines.iter().any(|line| line.remarked);
            self.blocks.push(Block {
                kind: "list",
                title: title.to_owned(),
                lines,
                ..Block::default()
            });
        }
    }

    /// Adds a list that is folded away, unless it is empty.
    pub fn folded(&mut self, title: &str, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.blocks.push(Block {
                kind: "list",
                title: title.to_owned(),
                lines,
                folded: true,
                ..Block::default()
            });
        }
    }

    /// Adds something to a page that tells at least so much. On others its heading leads to the page that
    /// tells all, if there is anything under it.
    pub fn from<T>(
        &mut self,
        least: Extent,
        desk: &Desk<'_>,
        title: &str,
        make: impl FnOnce() -> Vec<T>,
        add: impl FnOnce(&mut Self, &str, Vec<T>),
    ) {
        if desk.extent >= least {
            add(self, title, make());
        } else if !desk.aside(make).is_empty() {
            self.leave(title);
        }
    }

    /// Names something that stands only on the page that tells all; once, however often it is left out.
    pub fn leave(&mut self, title: &str) {
        let title = lower_first(title);
        if !self.left.contains(&title) {
            self.left.push(title);
        }
    }

    /// Adds something to a page that tells all; see [`Section::from`].
    pub fn in_full<T>(
        &mut self,
        desk: &Desk<'_>,
        title: &str,
        make: impl FnOnce() -> Vec<T>,
        add: impl FnOnce(&mut Self, &str, Vec<T>),
    ) {
        self.from(Extent::Whole, desk, title, make, add);
    }

    /// Adds facts under their labels, unless there are none.
    pub fn facts(&mut self, title: &str, mut rows: Vec<Row>, class: &'static str) {
        if !rows.is_empty() {
            rows.iter_mut().for_each(Row::prove_once);
            let mut lines = rows.iter().flat_map(|row| &row.lines);
            self.remarks_left |= lines.any(|line| line.remarked);
            self.blocks.push(Block {
                kind: "facts",
                title: title.to_owned(),
                rows,
                class,
                ..Block::default()
            });
        }
    }

    /// Adds facts that are folded away, unless there are none.
    pub fn folded_facts(&mut self, title: &str, rows: Vec<Row>) {
        let before = self.blocks.len();
        self.facts(title, rows, "");
        for block in self.blocks.iter_mut().skip(before) {
            block.folded = true;
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, caption: &str, head: &[&str], rows: Vec<Row>, class: &'static str) {
        if !rows.is_empty() {
            self.blocks.push(Block {
                kind: "table",
                title: caption.to_owned(),
                head: head.iter().map(|text| (*text).to_owned()).collect(),
                rows,
                class,
                ..Block::default()
            });
        }
    }

    /// Adds links in columns, unless there are none; each is finished HTML.
    pub fn links(&mut self, links: impl IntoIterator<Item = String>) {
        let items: Vec<String> = links
            .into_iter()
            .map(|link| format!("<li>{link}</li>"))
            .collect();
        if !items.is_empty() {
            self.html(format!("<ul class=\"links\">{}</ul>", items.concat()), "");
        }
    }

    /// Whether it says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.left.is_empty()
    }

    /// Marks it up.
    ///
    /// # Errors
    /// A template that does not fit.
    pub fn render(&self, theme: &Theme) -> Result<String, SiteError> {
        theme.render("section.html", self)
    }
}

impl Row {
    /// Moves what proves each of its lines alike to its label.
    fn prove_once(&mut self) {
        let [first, rest @ ..] = &mut self.lines[..] else {
            return;
        };
        if rest.is_empty()
            || first.proof.is_empty()
            || rest.iter().any(|line| line.proof != first.proof)
        {
            return;
        }
        self.html.push(' ');
        self.html.push_str(&std::mem::take(&mut first.proof));
        rest.iter_mut().for_each(|line| line.proof.clear());
    }

    /// Facts under a label.
    #[must_use]
    pub fn facts(label: &str, lines: Vec<Line>) -> Self {
        Self {
            html: super::markdown::escaped(label),
            lines,
            cells: Vec::new(),
        }
    }
}

/// A statement that rests on no single fact: finished HTML.
#[must_use]
pub fn said(html: String) -> Line {
    Line {
        text: html,
        standing: "settled",
        ..Line::default()
    }
}

/// A link.
#[must_use]
pub fn link(href: &str, text: &str) -> String {
    let mut out = String::with_capacity(href.len() + text.len() + 16);
    out.push_str("<a href=\"");
    escape(href, &mut out);
    out.push_str("\">");
    escape(text, &mut out);
    out.push_str("</a>");
    out
}
