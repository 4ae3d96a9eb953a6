//! What a lane's strips are made of where many events begin: those of a few points together, counted once.
//!
//! Cells lie still in time while the picture moves, so the lines within a strip do too. Their width halves at every
//! second level of the arrangement.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::column::Column;
use super::place::Arrangement;

/// The least width of a cell on the screen, in points; it grows to twice this before cells are divided.
const WIDTH: f64 = 2.75;
/// How many cells are counted at a time.
const CHUNK: f64 = 64.0;
/// So many chunks are kept; beyond, all are forgotten and counted again when they are looked at.
const KEPT: usize = 4_000;

/// Those without a row of their own among some that follow each other in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell {
    /// The place of the first of them, and the place after the last one looked at.
    pub(crate) first: usize,
    pub(crate) after: usize,
    pub(crate) count: usize,
    /// Where the first of them begins, on the axis.
    pub(crate) start: f64,
}

impl Cell {
    /// Of the places `from..to`, but for the `placed`, which are sorted. `None` if there are no others.
    pub(crate) fn of(column: &Column, (from, to): (usize, usize), placed: &[usize]) -> Option<Self> {
        let count = (to - from).saturating_sub(within(placed, from, to));
        if count == 0 {
            return None;
        }
        let first = (from..to).find(|place| placed.binary_search(place).is_err())?;
        Some(Self { first, after: to, count, start: column.start(first) })
    }
}

/// How many of the places `from..to` are among the `placed`, which are sorted.
pub(crate) fn within(placed: &[usize], from: usize, to: usize) -> usize {
    placed.partition_point(|place| *place < to) - placed.partition_point(|place| *place < from)
}

/// A lane, a width of cells (each half of the one before), and a number.
type ChunkKey = (usize, i32, i64);

/// The cells of a lane, counted where somebody looks, some at a time.
#[derive(Default)]
pub(crate) struct Chunks(RefCell<HashMap<ChunkKey, Rc<[Cell]>, RandomState>>);

impl Arrangement {
    /// The chunks that meet a stretch of the axis, at the scale of a level.
    pub(crate) fn chunks_of(&self, lane: usize, level: i32, (from, to): (f64, f64)) -> Vec<ChunkKey> {
        let step = level.max(0) / 2;
        let (start, days) = (self.lanes.atlas.limits().start, CHUNK * self.cell(step));
        #[expect(clippy::cast_possible_truncation, reason = "there are far fewer")]
        let number = |day: f64| ((day - start) / days).floor() as i64;
        (number(from)..=number(to)).map(|number| (lane, step, number)).collect()
    }

    /// The width of a cell, in days.
    fn cell(&self, step: i32) -> f64 {
        WIDTH / self.scale(2 * step)
    }

    /// Whether the cells of a chunk have been counted.
    pub(crate) fn is_counted(&self, chunk: ChunkKey) -> bool {
        self.chunks.0.borrow().contains_key(&chunk)
    }

    /// The cells of a chunk that hold any events, from left to right, those with a row of their own included.
    pub(crate) fn cells(&self, chunk: ChunkKey) -> Rc<[Cell]> {
        if let Some(known) = self.chunks.0.borrow().get(&chunk) {
            return Rc::clone(known);
        }
        let (lane, step, number) = chunk;
        let (column, width) = (&self.lanes.columns[lane], self.cell(step));
        // Where one chunk ends is, to the bit, where the next begins: nobody falls between them.
        let begin = |number: i64| self.lanes.atlas.limits().start + number as f64 * CHUNK * width;
        let from = begin(number);
        let mut place = column.starts_before(from);
        let after = column.starts_before(begin(number + 1));
        let mut cells = Vec::new();
        while place < after {
            // Skips what is empty, in steps of whole cells.
            let edge = from + (((column.start(place) - from) / width).floor() + 1.0) * width;
            let next = column.starts_before_after(place, edge).clamp(place + 1, after);
            cells.extend(Cell::of(column, (place, next), &[]));
            place = next;
        }
        let cells: Rc<[Cell]> = cells.into();
        let mut chunks = self.chunks.0.borrow_mut();
        if chunks.len() >= KEPT {
            chunks.clear();
        }
        chunks.insert(chunk, Rc::clone(&cells));
        cells
    }
}
