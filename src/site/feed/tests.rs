//! Tests of feeds and calendars.

use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn channel(base_url: Option<&str>) -> Channel<'_> {
    Channel {
        path: "changes/be/feed.atom".to_owned(),
        page: "changes/be/index.html".to_owned(),
        title: "Law & dates".to_owned(),
        about: "About; this, that".to_owned(),
        site: "acquis",
        language: "en",
        licence: None,
        base_url,
        as_of: date("2026-11-22"),
    }
}

fn item(id: &str, on: &str) -> Item {
    Item {
        id: id.to_owned(),
        date: date(on),
        updated: date(on),
        title: "Belgium: „Überprüfung” <due>, at last".to_owned(),
        details: vec![
            "First; with a comma, and \\".to_owned(),
            "Second".to_owned(),
        ],
        path: "changes/be/index.html#audit".to_owned(),
        categories: vec!["BE".to_owned(), "due".to_owned()],
        settled: false,
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

#[test]
fn identifiers_depend_on_the_fact_alone() {
    let one = uuid("be/milestone/audit#milestone");
    assert_eq!(one, uuid("be/milestone/audit#milestone"));
    assert_ne!(one, uuid("be/milestone/audits#milestone"));
    let digits: Vec<usize> = one.split('-').map(str::len).collect();
    assert_eq!(digits, [8, 4, 4, 4, 12]);
    assert_eq!(
        one.as_bytes()[14],
        b'8',
        "the version says: of one's own making"
    );
    assert!(matches!(one.as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
}

#[test]
fn a_line_of_a_calendar_is_folded_between_characters_and_reads_as_before() {
    let long = Item {
        title: "Ü".repeat(200),
        ..item("a", "2027-01-01")
    };
    let text = text(calendar::calendar(&channel(None), &[long]).expect("a calendar"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("\r\nSUMMARY:{}\r\n", "Ü".repeat(200))));
}

#[test]
fn texts_of_a_calendar_are_escaped_and_dates_need_no_clock() {
    let calendar = calendar::calendar(&channel(None), &[item("a", "2027-04-18")]);
    let unfolded = text(calendar.expect("a calendar")).replace("\r\n ", "");
    for line in [
        "DESCRIPTION:First\\; with a comma\\, and \\\\\\nSecond",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20270418",
        "CATEGORIES:BE,due",
        "STATUS:TENTATIVE",
    ] {
        assert!(
            unfolded.contains(&format!("\r\n{line}\r\n")),
            "{line}\n{unfolded}"
        );
    }
    assert_eq!(calendar::calendar(&channel(None), &[]), None);
}

#[test]
fn a_feed_has_the_newest_first_and_its_links_lead_somewhere() {
    let items = [item("a", "2024-01-01"), item("b", "2026-01-01")];
    let absolute = text(atom::feed(
        &channel(Some("https://example.org/law")),
        &items,
    ));
    assert!(absolute.contains("<updated>2026-01-01T00:00:00Z</updated>\n<author>"));
    let (a, b) = (absolute.find(&uuid("a")), absolute.find(&uuid("b")));
    assert!(b < a, "{absolute}");
    assert!(absolute.contains("href=\"https://example.org/law/site/changes/be/#audit\""));
    assert!(absolute.contains("rel=\"self\""));
    assert!(absolute.contains("&lt;p&gt;First; with a comma, and \\&lt;/p&gt;"));
    let relative = text(atom::feed(&channel(None), &items));
    assert!(relative.contains("href=\"../../changes/be/index.html#audit\""));
    assert!(!relative.contains("rel=\"self\""));
}
