//! The preview: what each request is answered with, and the whole of it from an edit to the page.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use acquis::preview::{Answer, Preview, Request, Response, answer};

const PAGE: &str = "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;\"></head><body><h1>Belgium</h1></body></html>";

fn preview() -> Preview {
    let files = [
        ("site/index.html", PAGE),
        ("site/be/index.html", PAGE),
        ("site/assets/style.css", "a{}"),
        ("site/assets/app.mjs", "1"),
        ("site/changes/feed.atom", "<feed/>"),
        ("data/countries/be.json", "{}"),
    ];
    let files: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect();
    Preview {
        files: Arc::new(files),
        problems: None,
        version: "7-1".to_owned(),
    }
}

fn ask(preview: &Preview, method: &str, target: &str) -> Response {
    let request = Request {
        method,
        target,
        host: Some("localhost:4000"),
    };
    match answer(preview, &request) {
        Answer::Whole(response) => response,
        Answer::Events => panic!("{target} waits for events"),
    }
}

fn body(response: &Response) -> String {
    String::from_utf8(response.body.clone()).expect("text")
}

#[test]
fn built_files_are_answered_with_what_they_are() {
    let preview = preview();
    for (target, kind) in [
        ("/site/", "text/html; charset=utf-8"),
        ("/site/index.html?a=/../b#c", "text/html; charset=utf-8"),
        ("/site/b%65/", "text/html; charset=utf-8"),
        ("/site/assets/style.css", "text/css; charset=utf-8"),
        ("/site/assets/app.mjs", "text/javascript; charset=utf-8"),
        ("/site/changes/feed.atom", "application/atom+xml"),
        ("/data/countries/be.json", "application/json"),
        ("http://localhost:4000/site/", "text/html; charset=utf-8"),
    ] {
        let response = ask(&preview, "GET", target);
        assert_eq!((response.status, response.kind), (200, kind), "{target}");
        let head = response.head();
        assert!(head.contains("Cache-Control: no-store\r\n"), "{head}");
        assert!(
            head.contains(&format!("Content-Length: {}\r\n", response.body.len())),
            "{head}"
        );
        assert_eq!(
            ask(&preview, "HEAD", target),
            response,
            "HEAD is as GET: {target}"
        );
    }
    for (target, location) in [
        ("/", "/site/"),
        ("/site", "/site/"),
        ("/site/be?x", "/site/be/"),
    ] {
        let response = ask(&preview, "GET", target);
        assert_eq!(
            (response.status, response.location.as_deref()),
            (302, Some(location)),
            "{target}"
        );
    }
}

#[test]
fn nothing_outside_the_site_can_be_asked_for() {
    let preview = preview();
    for (target, status) in [
        ("/site/nothing/", 404),
        ("/site/../acquis.toml", 404),
        ("/site/%2e%2e/acquis.toml", 404),
        ("/site/..%2f..%2f..%2fetc/passwd", 404),
        ("/site/..\\..\\etc\\passwd", 404),
        ("//example.org/site", 404),
        ("/etc/passwd", 404),
        ("/-/../site/index.html", 404),
        ("/site/%00", 400),
        ("/site/%0d%0aSet-Cookie:a=b", 400),
        ("/site/%", 400),
        ("/site/%ff", 400),
        ("site/", 400),
        ("*", 400),
        ("", 400),
        ("http://elsewhere", 400),
    ] {
        let response = ask(&preview, "GET", target);
        assert_eq!(response.status, status, "{target}");
        assert!(!response.head().contains("Set-Cookie"), "{target}");
    }
}

#[test]
fn odd_methods_and_foreign_hosts_are_refused() {
    let preview = preview();
    for method in [
        "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "BREW", "",
    ] {
        let response = ask(&preview, method, "/site/");
        assert_eq!(
            (response.status, response.allow),
            (405, Some("GET, HEAD")),
            "{method}"
        );
        assert!(response.head().contains("Allow: GET, HEAD\r\n"), "{method}");
    }
    for (host, status) in [
        (None, 200),
        (Some("localhost"), 200),
        (Some("LOCALHOST:1"), 200),
        (Some("127.0.0.1:4000"), 200),
        (Some("[::1]:4000"), 200),
        (Some("evil.example"), 421),
        (Some("localhost.evil.example:4000"), 421),
        (Some("localhost:evil.example"), 421),
        (Some(""), 421),
    ] {
        let request = Request {
            method: "GET",
            target: "/site/",
            host,
        };
        let Answer::Whole(response) = answer(&preview, &request) else {
            panic!("{host:?}");
        };
        assert_eq!(response.status, status, "{host:?}");
    }
}

#[test]
fn pages_of_the_preview_wait_for_the_next_build_and_show_what_is_wrong() {
    let mut preview = preview();
    let page = body(&ask(&preview, "GET", "/site/be/"));
    assert!(
        page.contains("<script src=\"/-/preview.js\" data-version=\"7-1\" defer></script>"),
        "{page}"
    );
    assert!(
        page.contains("script-src 'self'; connect-src 'self'"),
        "{page}"
    );
    assert!(!page.contains("role=\"alert\""), "{page}");
    for (target, kind) in [
        ("/-/preview.js", "text/javascript; charset=utf-8"),
        ("/-/preview.css", "text/css; charset=utf-8"),
    ] {
        assert_eq!(ask(&preview, "GET", target).kind, kind);
    }

    // Errors stand above the last good page, as text and nothing else.
    preview.problems = Some("error[E0401]: `</pre><script>alert(1)</script>`".to_owned());
    let page = body(&ask(&preview, "GET", "/site/be/"));
    let told = page
        .find("&lt;/pre&gt;&lt;script&gt;alert(1)")
        .expect("escaped");
    assert!(told < page.find("<h1>Belgium").expect("the page"), "{page}");
    assert!(!page.contains("<script>"), "{page}");

    // Where nothing was ever built, that is said, with what is wrong; what is not there may come.
    let missing = ask(&preview, "GET", "/site/fr/");
    assert_eq!(missing.status, 404);
    preview.files = Arc::default();
    let nothing = ask(&preview, "GET", "/site/be/");
    assert_eq!(nothing.status, 503);
    for response in [missing, nothing] {
        let page = body(&response);
        assert!(
            page.contains("/-/preview.js") && page.contains("E0401"),
            "{page}"
        );
    }
}

/// A running preview of a small knowledge base.
struct Running {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(folder: &Path, port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_acquis"));
    command
        .args(["serve", "--port", port])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
    }
}

impl Running {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["directives", "sectors", "countries/lu.acq"] {
            copy(&root.join(part), &folder.path().join("law").join(part));
        }
        fs::write(
            folder.path().join("acquis.toml"),
            "title = \"Preview\"\nas-of = 2026-11-22\nfresh-at = 2026-11-22\nsources = [\"law\"]\n",
        )
        .expect("settings");
        let mut child = command(folder.path(), "0").spawn().expect("acquis");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let port = line
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.split('/').next())
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("no address in {line:?}"));
        Self {
            folder,
            child,
            port,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .expect("a limit");
        stream
    }

    fn send(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(request).expect("sent");
        let mut answer = Vec::new();
        // What was answered counts, however the connection ends.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())
    }

    /// Writes a file and waits until the preview tells of another version.
    fn edit(&self, events: &mut impl Iterator<Item = String>, file: &str, text: &str) {
        let path = self.folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        // In one step, as most editors do it: half a file would be a version of its own.
        let beside = path.with_file_name(".beside");
        fs::write(&beside, text).expect("written");
        fs::rename(beside, path).expect("moved");
        events.next().expect("another version");
    }

    /// Takes a file away and waits likewise.
    fn remove(&self, events: &mut impl Iterator<Item = String>, file: &str) {
        fs::remove_file(self.folder.path().join(file)).expect("removed");
        events.next().expect("another version");
    }

    /// The versions of the preview, from the next on.
    fn events(&self) -> impl Iterator<Item = String> + use<> {
        let mut stream = self.connect();
        stream
            .write_all(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .expect("sent");
        let mut events = BufReader::new(stream)
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("data: ").map(str::to_owned));
        events.next().expect("the first version");
        events
    }

    /// Runs another command on the same knowledge base: its status, and what it says.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_acquis"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("acquis");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    }
}

#[test]
fn an_edit_reaches_the_page_an_error_is_shown_and_mended() {
    let preview = Running::start();
    let mut events = preview.events();

    let own = "law/countries/lu.acq";
    let source = fs::read_to_string(preview.folder.path().join(own)).expect("the source");
    let page = preview.get("/site/lu/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("Luxembourg"), "{page}");

    let edited = source.replacen("\"Luxembourg\"", "\"Land Under Preview\"", 1);
    assert_ne!(edited, source);
    preview.edit(&mut events, own, &edited);
    assert!(preview.get("/site/lu/").contains("Land Under Preview"));

    // An error: told above the last good page, which stays.
    preview.edit(&mut events, own, &format!("{edited}\nnonsense {{\n"));
    let page = preview.get("/site/lu/");
    assert!(
        page.contains("role=\"alert\"") && page.contains("law/countries/lu.acq"),
        "{page}"
    );
    assert!(page.contains("<h1>") && page.contains("Land Under Preview"));

    preview.edit(&mut events, own, &source);
    let page = preview.get("/site/lu/");
    assert!(!page.contains("role=\"alert\"") && !page.contains("Land Under Preview"));

    // Settings that cannot be read are an error as any other.
    let settings = fs::read_to_string(preview.folder.path().join("acquis.toml")).expect("settings");
    preview.edit(&mut events, "acquis.toml", "title = ");
    assert!(preview.get("/site/").contains("acquis.toml"));
    preview.edit(
        &mut events,
        "acquis.toml",
        &settings.replace("Preview", "Second look"),
    );
    assert!(preview.get("/site/").contains("Second look"));

    // Nothing was written: a preview is no build.
    assert!(!preview.folder.path().join("out").exists());
}

/// A file of the program's own, as a knowledge base would begin with it.
fn own(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// That a text holds another, with the whole of it where it does not.
#[track_caller]
fn says(text: &str, part: &str) {
    let begin: String = text.chars().take(4000).collect();
    assert!(text.contains(part), "`{part}` is not in {begin} …");
}

#[test]
fn templates_and_words_of_a_knowledge_base_are_watched_and_used_by_every_command() {
    const FORM: &str = "templates/page.html";
    const STYLE: &str = "templates/static/style.css";
    const WORDS: &str = "locales/en.ftl";
    let preview = Running::start();
    let mut events = preview.events();
    let before = preview.get("/site/lu/");
    // What an editor leaves beside a file that is open is no template.
    let folder = preview.folder.path().join("templates");
    fs::create_dir_all(&folder).expect("a folder");
    std::os::unix::fs::symlink("nobody@nowhere", folder.join(".#page.html")).expect("a link");

    // A template, a style sheet and a word that were not there: pages have them.
    let form = own(FORM).replacen("<body>", "<body><i>Own form</i>", 1);
    preview.edit(&mut events, FORM, &form);
    says(&preview.get("/site/lu/"), "<i>Own form</i>");
    preview.edit(&mut events, STYLE, "p { color: teal }\n");
    let page = preview.get("/site/lu/");
    let (_, rest) = page.split_once("assets/style-").expect("a style sheet");
    let (name, _) = rest.split_once('"').expect("its name");
    let style = preview.get(&format!("/site/assets/style-{name}"));
    says(&style, "color: teal");
    let words = own(WORDS).replacen("\nhome = Home\n", "\nhome = Our house\n", 1);
    preview.edit(&mut events, WORDS, &words);
    says(&preview.get("/site/lu/"), "Our house");

    // What is built is what was shown.
    assert_eq!(preview.run(&["build"]).0, Some(0));
    let page = preview.folder.path().join("out/site/lu/index.html");
    let built = fs::read_to_string(&page).expect("a page");
    says(&built, "Our house");
    says(&built, "<i>Own form</i>");
    let (status, told) = preview.run(&["verify", "out/site/lu/index.html"]);
    assert_eq!(status, Some(0), "{told}");

    // What is wrong is told with its place, by every command, and the last good page stays.
    let unclosed = form.replacen("<i>Own form</i>", "\n{% if home %}<i>Own form</i>", 1);
    let unknown = form.replacen("<i>Own form</i>", "\n{{ t(\"no-such-word\") }}", 1);
    let undefined = form.replacen("<i>Own form</i>", "\n{{ no_such_value }}", 1);
    let line = form
        .lines()
        .position(|line| line.contains("<i>Own form</i>"));
    let line = line.expect("a line") + 2;
    for (text, what) in [
        (&unclosed, "syntax error"),
        (&unknown, "there is no message `no-such-word`"),
        (&undefined, "undefined value"),
    ] {
        preview.edit(&mut events, FORM, text);
        let page = preview.get("/site/lu/");
        for part in [
            "role=\"alert\"",
            "E0706",
            "templates/page.html:",
            what,
            "Our house",
        ] {
            says(&page, part);
        }
        if *text != unclosed {
            says(&page, &format!("templates/page.html:{line}:"));
        }
        for command in [["build"].as_slice(), &["check", "--site"]] {
            let (status, told) = preview.run(command);
            assert_eq!(status, Some(1), "{command:?}: {told}");
            says(&told, what);
        }
    }
    assert_eq!(fs::read_to_string(&page).expect("a page"), built);
    preview.edit(&mut events, FORM, &form);
    assert!(!preview.get("/site/lu/").contains("role=\"alert\""));
    for (text, what) in [
        (
            words.replacen("\nhome = ", "\nhouse = ", 1),
            "there is no message `home`",
        ),
        (
            words.replacen("\nhome = ", "\nhome = { ", 1),
            "locales/en.ftl:",
        ),
        (
            words.replacen("\nhome = ", "\nhome = { $street } ", 1),
            "message `home` cannot be said",
        ),
    ] {
        preview.edit(&mut events, WORDS, &text);
        let page = preview.get("/site/lu/");
        for part in [
            "role=\"alert\"",
            "E0707",
            "locales/en.ftl",
            what,
            "Own form",
        ] {
            says(&page, part);
        }
    }

    // Without files of its own, a knowledge base has the form and the words of the program.
    for file in [FORM, STYLE, WORDS] {
        preview.remove(&mut events, file);
    }
    let body = |page: &str| page.split_once("<body>").map(|(_, body)| body.to_owned());
    assert_eq!(body(&preview.get("/site/lu/")), body(&before));
}

#[test]
fn a_part_of_a_build_brings_the_style_sheet_that_its_pages_name() {
    let preview = Running::start();
    assert_eq!(preview.run(&["build"]).0, Some(0));
    let out = preview.folder.path().join("out/site");
    let page = |path: &str| fs::read_to_string(out.join(path)).expect("a page");
    let style = |page: &str| {
        let (_, rest) = page.split_once("assets/style-").expect("a style sheet");
        format!("assets/style-{}", rest.split('"').next().expect("a name"))
    };
    let old = style(&page("lu/index.html"));
    let file = preview.folder.path().join("templates/static/style.css");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, "p { color: teal }\n").expect("written");
    assert_eq!(preview.run(&["build", "--only", "lu"]).0, Some(0));
    let new = style(&page("lu/index.html"));
    assert_ne!(old, new);
    assert!(out.join(new).exists(), "the page finds its style sheet");
    assert_eq!(style(&page("index.html")), old);
    assert!(out.join(old).exists(), "and so do the others");
}

#[test]
fn clients_that_misbehave_are_answered_or_left_and_keep_nobody_waiting() {
    let mut preview = Running::start();
    // Clients that begin and never end, and some that wait for events.
    let mut slow: Vec<TcpStream> = (0..20).map(|_| preview.connect()).collect();
    for (at, stream) in slow.iter_mut().enumerate() {
        let request: &[u8] = match at % 2 {
            0 => b"GET /site/ HT",
            _ => b"GET /-/events HTTP/1.1\r\n\r\n",
        };
        stream.write_all(request).expect("sent");
    }
    assert!(preview.get("/site/").starts_with("HTTP/1.1 200 "));

    let big = format!(
        "GET /site/ HTTP/1.1\r\nX: {}\r\n\r\n",
        "a".repeat(64 * 1024)
    );
    assert!(preview.send(big.as_bytes()).starts_with("HTTP/1.1 431 "));
    let many = format!("GET /site/ HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(1000));
    assert!(preview.send(many.as_bytes()).starts_with("HTTP/1.1 431 "));
    assert!(
        preview
            .send(b"nonsense\r\n\r\n")
            .starts_with("HTTP/1.1 400 ")
    );
    assert!(
        preview
            .send(b"\x16\x03\x01\x02\x00\r\n\r\n")
            .starts_with("HTTP/1.1 400 ")
    );
    let post = b"POST /site/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";
    let refused = preview.send(post);
    assert!(
        refused.starts_with("HTTP/1.1 405 ") && refused.contains("Allow: GET, HEAD"),
        "{refused}"
    );
    let head = preview.send(b"HEAD /site/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(
        head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"),
        "{head}"
    );

    // Files that lie in the folder, and links in it, are no part of the site.
    let link = preview.folder.path().join("law/secret.html");
    std::os::unix::fs::symlink("/etc/passwd", &link).expect("a link");
    for path in [
        "/law/countries/lu.acq",
        "/acquis.toml",
        "/site/../law/secret.html",
        "/law/secret.html",
    ] {
        assert!(preview.get(path).starts_with("HTTP/1.1 404 "), "{path}");
    }

    // The port is taken: a second preview says so, with the way out.
    let second = command(preview.folder.path(), &preview.port.to_string())
        .stderr(Stdio::piped())
        .output()
        .expect("acquis");
    assert_eq!(second.status.code(), Some(2));
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        told.contains("is in use") && told.contains("--port 0"),
        "{told}"
    );

    // Ctrl-c ends it at once, whoever is still waiting.
    let id = preview.child.id().to_string();
    let sent = Command::new("kill")
        .args(["-INT", &id])
        .status()
        .expect("kill");
    assert!(sent.success());
    let status = preview.child.wait().expect("an end");
    assert!(!status.success());
    assert!(TcpStream::connect(("127.0.0.1", preview.port)).is_err());
}
