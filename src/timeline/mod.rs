//! The in-memory model of a dataset: its events in time order, and the arithmetic of the viewport.
//!
//! Time is in days as `f64`: day number `n` (see [`crate::date::Day`]) covers `n..n + 1`. So is the axis, but for the
//! empty time that is folded there (see [`Axis`]).

mod axis;
mod ends;
mod evidence;
mod gaps;
mod model;
mod motion;
mod related;
mod viewport;

pub use axis::{Axis, Break};
pub use ends::Ends;
pub use evidence::Evidence;
pub use model::{Reach, Timeline};
pub use motion::Motion;
pub use related::Related;
pub use viewport::{Limits, Viewport};
