//! Memory kept free for the triangles of a frame.
//!
//! They take half a megabyte, in buffers that grow as the frame is cut into them, and are given back when it has been
//! drawn. Where small things settle in between, the next frame finds no room there and takes pages that were never
//! used; with the GNU C library that costs a frame more than all its painting. So the room is held while everything
//! else is made, and let go for the triangles.

use std::hint::black_box;

/// How much room is kept, in bytes: some times what a full window takes.
const ROOM: usize = 4 << 20;

/// The GNU C library takes a buffer of more than 128 KiB from the system by itself and gives it back at once, until one
/// of another size has been given back: then it keeps all that are smaller (`mallopt(3)`, `M_MMAP_THRESHOLD`).
const LARGEST: usize = 24 << 20;

/// The room, while it is held.
pub(super) struct Clearing(Vec<u8>);

impl Clearing {
    pub(super) fn new() -> Self {
        drop(black_box(Vec::<u8>::with_capacity(LARGEST)));
        Self(Vec::with_capacity(ROOM))
    }

    /// Lets nobody else have it.
    pub(super) fn hold(&mut self) {
        self.0.reserve_exact(ROOM);
    }

    /// Leaves it to the triangles.
    pub(super) fn leave(&mut self) {
        self.0 = black_box(Vec::new());
    }
}
