//! What leads a pod onto ECI, as it stands in a manifest.

use plan::Onto;

use crate::edit::Want;
use crate::kind::Form;
use crate::request::{ONTO_LABEL, ONTO_SELECTOR, ONTO_TOLERATION};

/// What to write.
#[derive(Debug, Default)]
pub(crate) struct Way {
    /// Beside the annotations.
    pub(crate) metadata: Vec<(String, Want)>,
    /// Beside the metadata.
    pub(crate) beside: Vec<(String, Want)>,
    /// How the report calls it.
    pub(crate) note: Option<(String, String)>,
}

impl Way {
    /// All of it, from the mapping that holds the metadata.
    pub(crate) fn all(self, form: Form) -> Vec<(String, Want)> {
        let mut all = self.beside;
        if !self.metadata.is_empty() {
            all.push((form.metadata().to_owned(), Want::Map(self.metadata)));
        }
        all
    }
}

/// What a way takes at a place of this form; nothing where none is asked for, or the form has no place for it.
pub(crate) fn wants(onto: Option<Onto>, form: Form) -> Way {
    let text = |(key, value): (&str, &str)| (key.to_owned(), Want::Text(value.to_owned()));
    match (onto, form) {
        (Some(Onto::Label), Form::Pod | Form::Argo) => Way {
            metadata: vec![("labels".to_owned(), Want::Map(vec![text(ONTO_LABEL)]))],
            beside: Vec::new(),
            note: Some((ONTO_LABEL.0.to_owned(), ONTO_LABEL.1.to_owned())),
        },
        (Some(Onto::Selector), Form::Pod | Form::Argo) => {
            let toleration = [("key", ONTO_TOLERATION), ("operator", "Exists")];
            let toleration = toleration.map(|(key, value)| (key.to_owned(), value.to_owned()));
            let pair = vec![
                ("nodeSelector".to_owned(), Want::Map(vec![text(ONTO_SELECTOR)])),
                ("tolerations".to_owned(), Want::Item(toleration.into())),
            ];
            let beside = if form == Form::Pod { vec![("spec".to_owned(), Want::Map(pair))] } else { pair };
            let note = Some((format!("nodeSelector {}", ONTO_SELECTOR.0), ONTO_SELECTOR.1.to_owned()));
            Way { metadata: Vec::new(), beside, note }
        }
        _ => Way::default(),
    }
}
