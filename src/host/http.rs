//! A small HTTP/1.1 server for the loopback interface. It reads the head of a request within bounds of
//! size and time, answers it, and closes; each client has a thread of its own, so that a slow one keeps
//! nobody waiting.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::preview::{Answer, Board, Request, Response, answer};

/// The largest head of a request, in bytes; that of browsers is below one kilobyte.
const HEAD_LIMIT: usize = 16 * 1024;
/// In how many pieces a head may arrive.
const PIECES: usize = 64;
/// How many header fields a request may have.
const FIELDS: usize = 100;
/// How long a client may keep silent.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many clients are answered at once.
const CLIENTS: usize = 128;
/// How often a client that waits for events is asked whether it is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How much is read of what a client sends behind its head.
const REST: usize = 64 * 1024;

/// Takes a port of the loopback interface; nobody else's machine can reach it. The port 0 stands for
/// any that is free.
///
/// # Errors
/// The port is in use, or may not be taken: in words for people, with the way out.
pub fn bind(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {port} is in use, perhaps by another preview: stop that, name another port with `--port`, or take any that is free with `--port 0`"
        ),
        io::ErrorKind::PermissionDenied => format!(
            "port {port} may not be taken: name one above 1023 with `--port`, or take any that is free with `--port 0`"
        ),
        _ => format!("port {port} cannot be taken: {error}"),
    })
}

/// Answers requests for as long as the program runs.
pub fn answer_all(listener: &TcpListener, board: &Arc<Board>) {
    let clients = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // Too many open files, most likely: others end in a moment.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let board = Arc::clone(board);
        let clients = Arc::clone(&clients);
        let busy = clients.fetch_add(1, Ordering::SeqCst) >= CLIENTS;
        thread::spawn(move || {
            // A client that goes away in the middle is no failure of ours.
            let _ = serve(stream, &board, busy);
            clients.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

fn serve(mut stream: TcpStream, board: &Board, busy: bool) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    if busy {
        return send(&mut stream, &Response::refused(503), false);
    }
    let head = match read_head(&mut stream)? {
        Ok(head) => head,
        Err(status) => return send(&mut stream, &Response::refused(status), false),
    };
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    let status = match parsed.parse(&head) {
        Ok(httparse::Status::Complete(_)) => None,
        Err(httparse::Error::TooManyHeaders) => Some(431),
        _ => Some(400),
    };
    if let Some(status) = status {
        return send(&mut stream, &Response::refused(status), false);
    }
    let host = parsed
        .headers
        .iter()
        .find(|field| field.name.eq_ignore_ascii_case("host"))
        .map(|field| std::str::from_utf8(field.value).unwrap_or("?"));
    let method = parsed.method.unwrap_or_default();
    let request = Request {
        method,
        target: parsed.path.unwrap_or_default(),
        host,
    };
    match answer(&board.newest(), &request) {
        Answer::Whole(response) => send(&mut stream, &response, method == "HEAD"),
        Answer::Events => events(&mut stream, board),
    }
}

/// Reads up to the empty line behind the head; else the status that refuses it.
fn read_head(stream: &mut TcpStream) -> io::Result<Result<Vec<u8>, u16>> {
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    for _ in 0..PIECES {
        let length = match stream.read(&mut piece) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(length) => length,
            Err(error) if is_late(&error) => return Ok(Err(408)),
            Err(error) => return Err(error),
        };
        head.extend_from_slice(&piece[..length]);
        if head.windows(4).any(|end| end == b"\r\n\r\n") {
            return Ok(Ok(head));
        }
        if head.len() > HEAD_LIMIT {
            return Ok(Err(431));
        }
    }
    Ok(Err(408))
}

fn is_late(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

fn send(stream: &mut TcpStream, response: &Response, head_only: bool) -> io::Result<()> {
    stream.write_all(response.head().as_bytes())?;
    if !head_only {
        stream.write_all(&response.body)?;
    }
    stream.flush()?;
    close(stream)
}

/// Closes such that the client can read the answer, though it may still be sending.
fn close(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    let mut rest = [0; 4096];
    let mut read = 0;
    while read < REST {
        match stream.read(&mut rest) {
            Ok(0) | Err(_) => break,
            Ok(length) => read += length,
        }
    }
    Ok(())
}

/// Sends the version of each state as soon as it is there, until the client goes away.
fn events(stream: &mut TcpStream, board: &Board) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 500\n\n",
    )?;
    let mut sent = String::new();
    loop {
        let newest = board.after(&sent, HEARTBEAT);
        if newest.version == sent {
            stream.write_all(b": still here\n\n")?;
        } else {
            sent.clone_from(&newest.version);
            stream.write_all(format!("data: {sent}\n\n").as_bytes())?;
        }
        stream.flush()?;
    }
}
