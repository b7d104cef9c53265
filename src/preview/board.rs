//! Where the newest state of the preview hangs, for everybody who answers requests.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Preview;

/// The newest state, and a bell that rings when there is another.
#[derive(Debug, Default)]
pub struct Board {
    newest: Mutex<Arc<Preview>>,
    bell: Condvar,
}

impl Board {
    /// Hangs up a state.
    #[must_use]
    pub fn new(preview: Preview) -> Self {
        Self {
            newest: Mutex::new(Arc::new(preview)),
            bell: Condvar::new(),
        }
    }

    /// The newest state.
    #[must_use]
    pub fn newest(&self) -> Arc<Preview> {
        Arc::clone(&self.held())
    }

    /// Hangs up another state.
    pub fn put(&self, preview: Preview) {
        *self.held() = Arc::new(preview);
        self.bell.notify_all();
    }

    /// The newest state, as soon as it is another than that of a version, or after a while.
    #[must_use]
    pub fn after(&self, version: &str, patience: Duration) -> Arc<Preview> {
        let waited = self
            .bell
            .wait_timeout_while(self.held(), patience, |newest| newest.version == version);
        let newest = waited.map_or_else(|poisoned| poisoned.into_inner().0, |(held, _)| held);
        Arc::clone(&newest)
    }

    /// What hangs there is whole even where a thread that held it failed.
    fn held(&self) -> MutexGuard<'_, Arc<Preview>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
