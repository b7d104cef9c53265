//! A line on a terminal when a step takes longer than a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Says what is being done for as long as it lives, if that takes longer than a second.
pub(super) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    pub(super) fn start(what: &'static str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self { running: None };
        }
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::spawn(move || {
            if stopped
                .recv_timeout(Duration::from_secs(1))
                .is_err_and(|error| error == std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                let mut stderr = std::io::stderr();
                let _ = write!(stderr, "{what} …");
                let _ = stderr.flush();
                let _ = stopped.recv();
                // Take the line away again, so that what follows stands alone.
                let _ = write!(stderr, "\r\u{1b}[K");
            }
        });
        Self {
            running: Some((stop, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}
