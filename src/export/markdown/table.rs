//! A table, as the GFM extension of Markdown has it.

use super::escape;

/// Rows under headings. Every cell reads back as its text.
pub(in crate::export) fn table<const N: usize>(
    headings: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut text = line(headings.iter().map(|heading| escape::line(heading)));
    text.push_str(&line([const { "---" }; N].iter().map(|dashes| (*dashes).to_owned())));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| escape::line(cell))));
    }
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut text = String::from("|");
    for cell in cells {
        text.push(' ');
        text.push_str(&cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn cells_are_escaped() {
        let rows = [["a|b".to_owned(), String::new()], ["*c*\nd".to_owned(), r"\|".to_owned()]];
        assert_eq!(
            table(&["One", "Two"], rows.into_iter()),
            "| One | Two |\n| --- | --- |\n| a\\|b | |\n| \\*c\\*&#10;d | \\\\\\| |\n"
        );
    }
}
