//! The preview of a site that is being written: requests in, responses out, over files in memory.
//!
//! No path of the disk is ever looked up, so that no request can leave the site: what was not built is
//! not there.

mod board;
mod page;

pub use board::Board;
pub use page::{dressed, problem_page};

use std::sync::Arc;

use crate::inspect::{Files, percent_decoded};

/// Where what belongs to the preview itself lies; no build has such a folder.
const OWN: &str = "/-/";
/// The script that waits for the next build.
const SCRIPT: &str = include_str!("../../templates/static/preview/preview.js");
/// How problems look.
const STYLE: &str = include_str!("../../templates/static/preview/preview.css");

/// What there is to show.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The files of the last good build, by their paths; none where there was none yet.
    pub files: Arc<Files>,
    /// What keeps the sources from being published now, for people; nothing where they are in order.
    pub problems: Option<String>,
    /// Tells this state from every other one that a browser may have seen.
    pub version: String,
}

/// What of a request matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'r> {
    /// The method, as it is written.
    pub method: &'r str,
    /// What is asked for: a path, or a whole address.
    pub target: &'r str,
    /// The host that the browser believes to speak with.
    pub host: Option<&'r str>,
}

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// What the body is.
    pub kind: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// Which methods there are, where another was asked for.
    pub allow: Option<&'static str>,
    /// The body.
    pub body: Vec<u8>,
}

/// What a request is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A response; of one to `HEAD` only the head is sent.
    Whole(Response),
    /// The versions of the preview, each as soon as there is one.
    Events,
}

impl Response {
    fn text(status: u16, text: &str) -> Self {
        Self::of(
            status,
            "text/plain; charset=utf-8",
            text.as_bytes().to_vec(),
        )
    }

    fn of(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            kind,
            location: None,
            allow: None,
            body,
        }
    }

    fn to(location: String) -> Self {
        Self {
            location: Some(location),
            ..Self::text(302, "elsewhere\n")
        }
    }

    /// Answers what is no request at all, or one that asks for too much.
    #[must_use]
    pub fn refused(status: u16) -> Self {
        Self::text(status, &format!("{}\n", reason(status)))
    }

    /// Its head, as it is sent.
    #[must_use]
    pub fn head(&self) -> String {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len()
        );
        if let Some(location) = &self.location {
            head.push_str(&format!("Location: {location}\r\n"));
        }
        if let Some(allow) = self.allow {
            head.push_str(&format!("Allow: {allow}\r\n"));
        }
        head.push_str("\r\n");
        head
    }
}

/// The words of a status.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

/// Answers a request.
#[must_use]
pub fn answer(preview: &Preview, request: &Request<'_>) -> Answer {
    // Another site that had its name lead here would read drafts through the reader's browser.
    if request.host.is_some_and(|host| !is_local(host)) {
        return Answer::Whole(Response::refused(421));
    }
    if !matches!(request.method, "GET" | "HEAD") {
        return Answer::Whole(Response {
            allow: Some("GET, HEAD"),
            ..Response::refused(405)
        });
    }
    let Some(path) = path_of(request.target) else {
        return Answer::Whole(Response::refused(400));
    };
    if path == "/-/events" && request.method == "GET" {
        return Answer::Events;
    }
    Answer::Whole(found(preview, &path))
}

fn found(preview: &Preview, path: &str) -> Response {
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "preview.js" => Response::of(200, kind("a.js"), SCRIPT.as_bytes().to_vec()),
            "preview.css" => Response::of(200, kind("a.css"), STYLE.as_bytes().to_vec()),
            _ => Response::refused(404),
        };
    }
    if path == "/" {
        return Response::to("/site/".to_owned());
    }
    let inside = path.trim_start_matches('/');
    let index = format!("{}index.html", inside);
    let file = match inside.ends_with('/') {
        true => index.as_str(),
        false => inside,
    };
    if let Some(bytes) = preview.files.get(file) {
        let kind = kind(file);
        let body = match file.ends_with(".html") {
            true => dressed(&String::from_utf8_lossy(bytes), preview).into_bytes(),
            false => bytes.clone(),
        };
        return Response::of(200, kind, body);
    }
    if preview.files.contains_key(&format!("{inside}/index.html")) {
        // A path of the build, so that nothing in it can end the line.
        return Response::to(format!("/{inside}/"));
    }
    let status = if preview.files.is_empty() { 503 } else { 404 };
    Response::of(
        status,
        kind("a.html"),
        problem_page(status, preview).into_bytes(),
    )
}

/// The path that is asked for, without percent signs; nothing where it cannot be one.
fn path_of(target: &str) -> Option<String> {
    // A whole address is asked for through proxies.
    let target = match target.strip_prefix("http://") {
        Some(rest) => &rest[rest.find('/')?..],
        None => target,
    };
    let path = target.split(['?', '#']).next()?;
    let path = percent_decoded(path)?;
    (path.starts_with('/') && !path.contains(char::is_control)).then_some(path)
}

/// Whether a host is this machine, under whichever port.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|local| name.eq_ignore_ascii_case(local))
}

/// What a file is, by its name.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("wasm") => "application/wasm",
        Some("xml") => "application/xml",
        Some("atom") => "application/atom+xml",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => match path.rsplit('/').next() {
            Some("_headers" | "_redirects") => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        },
    }
}
