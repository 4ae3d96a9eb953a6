//! Whose word an event rests on.

use super::super::kind::Table;
use super::super::model::{Dataset, Standing};
use super::record::Record;
use super::remark::Remark;
use super::remarks::Remarks;

/// Warns of claims and plans that are nobody's.
pub(super) fn unattributed(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    for (position, event) in dataset.events.iter().enumerate() {
        let needs_name = match event.standing {
            Standing::Alleged | Standing::Denied | Standing::Announced => true,
            Standing::Stated | Standing::Assessed => false,
        };
        if needs_name && event.attributed_to.is_empty() {
            let record = Record::Entry(Table::Event, position);
            remarks.add(record, record.field("standing"), Remark::Unattributed { standing: event.standing });
        }
    }
}
