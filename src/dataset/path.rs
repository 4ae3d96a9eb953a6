//! Where a value stands in the structure of a dataset, such as `events[12].excerpts[0].exact`.

use std::fmt;

/// One step down into the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// Into a field of a record.
    Field(&'static str),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

/// The steps from the dataset to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Path(pub(super) Vec<Step>);

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if depth == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// A place while walking down: costs nothing until a problem asks for the whole path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    above: Option<(&'a Place<'a>, Step)>,
}

impl<'a> Place<'a> {
    /// The dataset itself.
    pub(super) const ROOT: Place<'static> = Place { above: None };

    /// A field of the record here.
    pub(super) fn field(&'a self, name: &'static str) -> Place<'a> {
        Place { above: Some((self, Step::Field(name))) }
    }

    /// An item of the list here.
    pub(super) fn item(&'a self, item: usize) -> Place<'a> {
        Place { above: Some((self, Step::Item(item))) }
    }

    /// The steps that lead here.
    pub(super) fn path(&self) -> Path {
        let mut steps = Vec::new();
        let mut here = self;
        while let Some((above, step)) = here.above {
            steps.push(step);
            here = above;
        }
        steps.reverse();
        Path(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_path() {
        let events = Place::ROOT.field("events");
        let event = events.item(12);
        let excerpts = event.field("excerpts");
        let excerpt = excerpts.item(0);
        assert_eq!(excerpt.field("exact").path().to_string(), "events[12].excerpts[0].exact");
        assert_eq!(Place::ROOT.path(), Path::default());
    }
}
