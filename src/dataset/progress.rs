//! How far loading is, for somebody who waits and may stop waiting.

use std::cell::Cell;

/// The size of a text, in bytes, from which on it takes long enough for anybody to ask how far it is.
pub(super) const LONG: u64 = 1 << 20;

/// Told how far loading is, as a share from 0 to 1; answers whether to go on.
type Tell<'w> = &'w dyn Fn(f32) -> bool;

/// Whoever waits for a file.
pub struct Watch<'w> {
    tell: Option<Tell<'w>>,
    cancelled: Cell<bool>,
}

impl<'w> Watch<'w> {
    /// Nobody asks how far it is.
    pub const fn nobody() -> Self {
        Self { tell: None, cancelled: Cell::new(false) }
    }

    /// `tell` is told now and then how far loading is, as a share from 0 to 1, on the thread that loads. If it
    /// answers false, loading ends soon, without a dataset.
    pub fn new(tell: Tell<'w>) -> Self {
        Self { tell: Some(tell), cancelled: Cell::new(false) }
    }

    /// Whether anybody wants to know how far a text of so many bytes is.
    pub(super) fn is_asked(&self, bytes: u64) -> bool {
        self.tell.is_some() && bytes >= LONG
    }

    /// Says how far it is. Returns whether to go on.
    pub(super) fn tell(&self, share: f32) -> bool {
        let goes_on = self.tell.is_none_or(|tell| tell(share.clamp(0.0, 1.0)));
        self.cancelled.set(self.cancelled.get() || !goes_on);
        goes_on
    }

    /// Whether loading was told to stop.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }
}
