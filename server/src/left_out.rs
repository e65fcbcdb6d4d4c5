//! What a plan could not hold of the manifest that it was begun from, as it is kept beside the draft.

use app::page::wizard;
use manifest::draft::LeftOut;
use plan::{Lang, render::Note};
use serde::{Deserialize, Serialize};

/// Rows that are kept.
const ROWS: usize = 500;

/// The list, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Kind and name of the object that the plan was begun from; empty where it was imported from something else.
    object: String,
    rows: Vec<Row>,
    /// How many more there were.
    more: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
}

impl Kept {
    /// The list as it is kept; `None` where nothing was left out.
    pub fn new(object: String, left_out: &[LeftOut]) -> Option<Self> {
        let row = |left: &LeftOut| Row { zh: left.text(Lang::ZhCn), en: left.text(Lang::En) };
        let rows: Vec<_> = left_out.iter().take(ROWS).map(row).collect();
        let more = left_out.len() - rows.len();
        (!rows.is_empty()).then_some(Self { object, rows, more })
    }

    /// What there is to say about an import; `None` where there is nothing.
    pub fn notes(notes: &[Note]) -> Option<Self> {
        let row = |note: &Note| Row { zh: note.text(Lang::ZhCn).to_owned(), en: note.text(Lang::En).to_owned() };
        let rows: Vec<_> = notes.iter().take(ROWS).map(row).collect();
        let more = notes.len() - rows.len();
        (!rows.is_empty()).then_some(Self { object: String::new(), rows, more })
    }

    /// The list as a page shows it; unfolded as long as the draft is as it was made.
    pub fn shown(self, lang: Lang, version: i64) -> wizard::LeftOut {
        let row = |row: Row| if lang == Lang::ZhCn { row.zh } else { row.en };
        wizard::LeftOut {
            object: self.object,
            rows: self.rows.into_iter().map(row).collect(),
            more: self.more,
            open: version == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use manifest::draft::Why;

    use super::*;

    #[test]
    fn a_long_list_says_how_much_of_it_is_not_kept() {
        let row = LeftOut { path: "spec.x".to_owned(), line: 3, why: Why::NoPlace };
        let kept = Kept::new("Pod a".to_owned(), &vec![row; ROWS + 7]).unwrap();
        let shown = kept.shown(Lang::En, 1);
        assert_eq!((shown.rows.len(), shown.more, shown.open), (ROWS, 7, true));
        assert_eq!(shown.rows[0], "spec.x (line 3): a plan has no parameter for it");
        assert_eq!(Kept::new("Pod a".to_owned(), &[]), None);
    }
}
