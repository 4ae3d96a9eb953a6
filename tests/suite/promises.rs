//! The promises of the design, held over random datasets, filters and views.

mod answers;
mod arcs;
mod dense;
mod drawing;
mod evidence;
mod faint;
mod filters;
mod folding;
mod forms;
mod grouping;
mod ruler;
mod scene;
mod searches;
mod steering;
