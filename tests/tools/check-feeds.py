"""Are the feeds and calendars of a site valid, and do their links lead somewhere?

The argument is the folder of a site, or one calendar that a page made.

feedparser and atoma read the feeds, icalendar and vobject the calendars: none of them is ours.
"""

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import atoma
import feedparser
import icalendar
import vobject

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
URN = re.compile(r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")

site = Path(sys.argv[1]).resolve()
passed = failed = 0
anchors = {}


def check(name, problems):
    global passed, failed
    if not problems:
        passed += 1
        return
    failed += 1
    print(f"FAIL {name}")
    for problem in problems[:10]:
        print(f"     {problem}")


def leads_nowhere(file, href):
    """Whether a link of a file of the site, relative or below the address of the site, is dead."""
    if "://" in href:
        at = href.find("/site/")
        if at < 0:
            return True
        place = href[at + len("/site/"):]
        target, anchor = site / unquote(place.split("#")[0]), urlsplit(href).fragment
    else:
        parts = urlsplit(urljoin(file.as_uri(), href))
        target, anchor = Path(unquote(parts.path)), parts.fragment
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file():
        return True
    if not anchor:
        return False
    if target not in anchors:
        anchors[target] = set(re.findall(r' id="([^"]+)"', target.read_text(encoding="utf-8")))
    return anchor not in anchors[target]


def feed_problems(file):
    data = file.read_bytes()
    problems = []
    parsed = feedparser.parse(data)
    if parsed.bozo:
        problems.append(f"feedparser: {parsed.bozo_exception}")
    if parsed.version != "atom10":
        problems.append(f"feedparser takes it for {parsed.version}")
    try:
        atoma.parse_atom_bytes(data)
    except atoma.FeedParseError as error:
        problems.append(f"atoma: {error}")
    root = ElementTree.fromstring(data)
    if root.tag != f"{ATOM}feed" or root.find(f"{ATOM}author/{ATOM}name") is None:
        problems.append("no feed with an author")
    entries = root.findall(f"{ATOM}entry")
    if len(parsed.entries) != len(entries):
        problems.append("feedparser finds another number of entries")
    ids = [element.findtext(f"{ATOM}id") for element in [root, *entries]]
    problems += [f"{id} is no identifier" for id in ids if not URN.match(id or "")]
    if len(set(ids)) != len(ids):
        problems.append("an identifier stands twice")
    updates = [element.findtext(f"{ATOM}updated") for element in [root, *entries]]
    problems += [f"{moment} is no moment" for moment in updates if not MOMENT.match(moment or "")]
    if updates[1:] != sorted(updates[1:], reverse=True):
        problems.append("the newest is not first")
    for element in [root, *entries]:
        links = element.findall(f"{ATOM}link")
        if len([link for link in links if link.get("rel") == "alternate"]) != 1:
            problems.append("not one alternate link")
        problems += [f"{link.get('href')} leads nowhere" for link in links if leads_nowhere(file, link.get("href"))]
        if not (element.findtext(f"{ATOM}title") or "").strip():
            problems.append("no title")
    return problems


def calendar_problems(file):
    data = file.read_bytes()
    problems = []
    lines = data.split(b"\r\n")
    if lines.pop() != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        problems.append("a line does not end in CRLF")
    problems += [f"longer than 75 octets: {line[:40]!r}" for line in lines if len(line) > 75]
    for line in lines:
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    for component in calendar.walk():
        problems += [f"icalendar: {name}: {error}" for name, error in component.errors]
    try:
        vobject.readOne(data.decode("utf-8")).validate(raiseException=True)
    except vobject.base.VObjectError as error:
        problems.append(f"vobject: {error}")
    events = calendar.walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    if not events or len(set(uids)) != len(uids):
        problems.append("no event, or a UID that stands twice")
    stamps = {event["DTSTAMP"].dt for event in events}
    if len(stamps) != 1:
        problems.append("the stamps differ: a clock was asked")
    days = [event["DTSTART"].dt for event in events]
    if days != sorted(days):
        problems.append("the soonest is not first")
    for event in events:
        if not str(event.get("SUMMARY", "")).strip() or not str(event.get("DESCRIPTION", "")).strip():
            problems.append(f"{event['UID']} says nothing")
        if "URL" in event and site.is_dir() and leads_nowhere(file, str(event["URL"])):
            problems.append(f"{event['URL']} leads nowhere")
    return problems


feeds = sorted(site.rglob("*.atom")) if site.is_dir() else []
calendars = sorted(site.rglob("*.ics")) if site.is_dir() else [site]
if site.is_dir():
    check("there are feeds and calendars", [] if feeds and calendars else ["none"])
for file in feeds:
    check(file.relative_to(site), feed_problems(file))
for file in calendars:
    check(file.relative_to(site) if site.is_dir() else file.name, calendar_problems(file))
print(f"{len(feeds)} feeds and {len(calendars)} calendars read")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
