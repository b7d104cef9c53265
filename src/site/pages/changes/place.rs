//! The days of one state, or of the Union, each with its proof.

use super::super::super::SiteError;
use super::super::super::cite::Stamp;
use super::super::super::desk::Desk;
use super::super::super::markdown::{escape, escaped, inline};
use super::super::super::place::{Place, Subject};
use super::super::super::section::{Cell, Row, Section, link};
use super::super::super::shell::Frame;
use super::super::landing::{Badge, Top, shorten};
use super::told::{Told, anchor};
use super::{Changes, File, Of, folder};
use crate::decide::residual;
use crate::model::inherit::Law;

impl<'s, 'a> Changes<'s, 'a> {
    /// The page of a state, its feed and its calendar.
    pub(super) fn of_state(&self, place: &'s Place<'a>) -> Result<Vec<File>, SiteError> {
        let words = self.site.words;
        let country = place.country.name.as_str();
        let subject = Subject::state(place);
        self.of_law(
            &place.law,
            place.country.code.as_str(),
            &words.with("changes-title-of", &[("of", country)]),
            &subject.ids,
            vec![
                (country.to_owned(), format!("{}/index.html", place.path)),
                (words.get("changes").to_owned(), String::new()),
            ],
        )
    }

    /// The same for the law of the Union.
    pub(super) fn of_union(&self) -> Result<Vec<File>, SiteError> {
        let words = self.site.words;
        let types: Vec<&str> = self.union.types.keys().copied().collect();
        self.of_law(
            self.union,
            "EU",
            words.get("changes-title-union"),
            &types,
            vec![
                (
                    words.get("changes").to_owned(),
                    "changes/index.html".to_owned(),
                ),
                (words.get("union").to_owned(), String::new()),
            ],
        )
    }

    fn of_law(
        &self,
        law: &Law<'a>,
        code: &str,
        title: &str,
        types: &[&str],
        mut crumbs: Vec<(String, String)>,
    ) -> Result<Vec<File>, SiteError> {
        let words = self.site.words;
        let folder = folder(&code.to_lowercase());
        let told: Vec<&Told<'_, '_>> = self
            .told
            .iter()
            .filter(|told| told.event.code() == code)
            .collect();
        let mut files = self.feeds(&folder, title, &told, Of::State(code));
        let desk = Desk::new(
            words,
            law,
            self.site.sources,
            "../../",
            &self.site.settings.reviewed,
        );
        let (coming, past): (Vec<_>, Vec<_>) = told
            .into_iter()
            .partition(|told| told.event.is_coming(self.site.base.as_of));
        let row = |told: &Told<'_, '_>| self.proven(&desk, types, told);
        let sections = [
            self.table("coming", coming.into_iter().map(row).collect()),
            self.report_list(Of::State(code), "../"),
            self.table("history", past.into_iter().rev().map(row).collect()),
        ];
        let mut trace = desk.take_trace();
        trace.facts.extend(self.report_ids(Of::State(code)));
        let (mut html, mut contents) = self.render(&sections)?;
        contents.push(("sources".to_owned(), words.get("sources-title").to_owned()));
        let path = format!("{folder}index.html");
        let (sources, stamp) = self.site.sources(law, &trace, &path)?;
        html.push_str(&sources);
        crumbs.insert(0, self.site.home());
        files.push(self.page(Page {
            folder: &folder,
            feed: &folder,
            title,
            badge: Some(code),
            stamp: Some(stamp),
            summary: self.subscribe(&files),
            contents,
            html,
            crumbs,
        })?);
        Ok(files)
    }

    /// A day with what it rests on.
    fn proven(&self, desk: &Desk<'_>, types: &[&str], told: &Told<'_, '_>) -> Row {
        let event = told.event;
        let mut what = self.tag(told);
        what.push_str(&inline(&told.sentence));
        let left = residual(desk.law, event.when.as_ref(), types);
        let when = desk.where_text(&left);
        if !when.is_empty() {
            what.push_str(" <span class=\"when\">");
            escape(&when, &mut what);
            what.push_str("</span>");
        }
        Row {
            html: self.day(told, true),
            lines: Vec::new(),
            cells: vec![
                Cell {
                    html: what,
                    class: Desk::standing(event.proof).to_owned(),
                },
                Cell::of(desk.proof(event.proof)),
            ],
        }
    }

    /// A day of any state: what it rests on is told on the page of the state, one step away.
    pub(super) fn pointed(&self, told: &Told<'_, '_>, root: &str) -> Row {
        let mut what = self.tag(told);
        let href = format!("{root}{}", told.item.path);
        what.push_str(&link(&href, told.state));
        what.push_str(self.site.words.get("list-colon"));
        what.push_str(&inline(&told.sentence));
        let standing = super::told::standing(self.site.words, told.event);
        let basis = match told.basis.as_str() {
            "" => standing.to_owned(),
            basis => self
                .site
                .words
                .with("change-proof", &[("basis", basis), ("standing", standing)]),
        };
        let basis = format!("<small>{}</small>", escaped(&basis));
        Row {
            html: self.day(told, false),
            lines: Vec::new(),
            cells: vec![
                Cell {
                    html: what,
                    class: Desk::standing(told.event.proof).to_owned(),
                },
                Cell::of(basis),
            ],
        }
    }

    fn day(&self, told: &Told<'_, '_>, anchored: bool) -> String {
        let event = told.event;
        let id = if anchored {
            format!(" id=\"{}\"", anchor(event))
        } else {
            String::new()
        };
        // The browser of the reader counts the days to go.
        let count = if event.is_coming(self.site.base.as_of) {
            " data-days"
        } else {
            ""
        };
        format!(
            "<time{id} datetime=\"{}\"{count}>{}</time>",
            event.date,
            escaped(&self.site.words.date(event.date))
        )
    }

    fn tag(&self, told: &Told<'_, '_>) -> String {
        let event = told.event;
        let word = if event.draft {
            "draft"
        } else if !event.kind.is_due() {
            return String::new();
        } else if event.is_coming(self.site.base.as_of) {
            "due"
        } else {
            "was-due"
        };
        format!(
            "<span class=\"tag tag-{word}\">{}</span> ",
            escaped(&self.site.words.of("change-tag", word))
        )
    }

    /// A section of days: `coming` or `history`.
    pub(super) fn table(&self, id: &str, rows: Vec<Row>) -> Section {
        let words = self.site.words;
        let mut section = Section::new(id, words.get(&format!("changes-{id}")));
        if rows.is_empty() {
            section.text(escaped(words.get(&format!("changes-{id}-none"))));
        }
        let head = [
            words.get("date-day"),
            words.get("date-what"),
            words.get("date-proof"),
        ];
        let caption = words.get(&format!("changes-{id}-caption"));
        section.table(caption, &head, rows, "dates");
        section
    }

    /// Sections and the contents of their page.
    pub(super) fn render(
        &self,
        sections: &[Section],
    ) -> Result<(String, Vec<(String, String)>), SiteError> {
        let (mut html, mut contents) = (String::new(), Vec::new());
        for section in sections.iter().filter(|section| !section.is_empty()) {
            html.push_str(&section.render(self.site.theme)?);
            contents.push((section.id.clone(), section.title.clone()));
        }
        Ok((html, contents))
    }

    pub(super) fn page(&self, page: Page<'_>) -> Result<File, SiteError> {
        let words = self.site.words;
        let badges = page.badge.map(|text| Badge {
            text: text.to_owned(),
            class: "code".to_owned(),
        });
        let lead = words.get("changes-lead");
        let body = self.site.theme.render(
            "landing.html",
            &Top {
                badges: badges.into_iter().collect(),
                banner: None,
                title: page.title.to_owned(),
                summary: format!("<p class=\"lead\">{}</p>{}", escaped(lead), page.summary),
                glance: Vec::new(),
                reading: None,
                contents: page.contents,
                sections: page.html,
            },
        )?;
        let path = format!("{}index.html", page.folder);
        let mut crumbs = page.crumbs;
        if let Some((_, last)) = crumbs.last_mut() {
            last.clone_from(&path);
        }
        self.site.framed(
            &Frame {
                path,
                title: page.title.to_owned(),
                description: shorten(&format!("{}. {lead}", page.title)),
                crumbs,
                stamp: page.stamp,
                script: Some(self.script.clone()),
                changes: Some(page.feed.to_owned()),
                ..Frame::default()
            },
            &body,
        )
    }
}

/// What a page of days consists of.
pub(super) struct Page<'p> {
    pub(super) folder: &'p str,
    /// The folder with the feed that tells of it.
    pub(super) feed: &'p str,
    pub(super) title: &'p str,
    pub(super) badge: Option<&'p str>,
    pub(super) stamp: Option<Stamp>,
    pub(super) summary: String,
    pub(super) contents: Vec<(String, String)>,
    pub(super) html: String,
    pub(super) crumbs: Vec<(String, String)>,
}
