//! Looking up every quotation on a thread of its own.

use std::sync::Arc;

use crate::library::{Checked, Library, Looked, verify_watched};
use crate::state::{CheckAction, ToCheck};

/// Looks up what is asked for and answers, unless nobody waits for it any more.
pub(super) fn check(asked: &ToCheck, say: impl Fn(CheckAction)) {
    let ticket = asked.ticket;
    let mut said = 0;
    let mut watch = |looked: Looked| {
        // More often than that nobody sees it.
        let per_mille = looked.steps * 500 / looked.of.max(1);
        if per_mille > said && !asked.is_stopped() {
            said = per_mille;
            say(CheckAction::Progress { ticket, looked });
        }
        !asked.is_stopped()
    };
    let outcome = match Library::open(&asked.library) {
        Ok(library) => match verify_watched(&asked.dataset, &library, &mut watch) {
            Some(report) => Ok(Arc::new(Checked::of(report))),
            None => return,
        },
        Err(error) => Err(error.to_string()),
    };
    say(CheckAction::Done { ticket, outcome });
}
