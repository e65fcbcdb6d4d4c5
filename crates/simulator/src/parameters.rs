//! The parameters of one call: flat wire names with text values, and the ways to read them.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::refusal::Refusal;

/// Wire name to text; an empty text counts as not given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters(BTreeMap<String, String>);

impl Parameters {
    pub(crate) fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The value, if there is one and it is not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The value, or what the action cannot do without.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name).ok_or_else(|| Refusal::missing(name))
    }

    /// A number.
    pub(crate) fn number<N: FromStr>(&self, name: &str) -> Result<Option<N>, Refusal> {
        self.text(name)
            .map(|text| text.trim().parse().map_err(|_| Refusal::invalid(name, "It is not a number.")))
            .transpose()
    }

    /// A whole number within bounds. Python's client libraries write `2.0` for 2.
    pub(crate) fn whole(&self, name: &str, least: u32, most: u32) -> Result<Option<u32>, Refusal> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let digits = text.strip_suffix(".0").unwrap_or(text);
        match digits.parse::<u32>() {
            Ok(value) if (least..=most).contains(&value) => Ok(Some(value)),
            _ => Err(Refusal::invalid(name, &format!("It must be a whole number from {least} to {most}."))),
        }
    }

    /// `true` or `false`, however the letters are cased: client libraries write `True` too.
    pub(crate) fn boolean(&self, name: &str) -> Result<Option<bool>, Refusal> {
        match self.text(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Refusal::invalid(name, "It must be true or false.")),
        }
    }

    /// The numbers that follow `list` and a dot, in order: of `Container.1.Name` and `Container.3.Name`, 1 and 3.
    pub(crate) fn indices(&self, list: &str) -> Vec<u32> {
        let mut found: Vec<u32> = self
            .0
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .filter_map(|(name, _)| {
                let rest = name.strip_prefix(list)?.strip_prefix('.')?;
                rest.split('.').next()?.parse().ok()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The texts of a list: `ComputeCategory.1`, `ComputeCategory.2`, …
    pub(crate) fn list(&self, list: &str) -> Vec<String> {
        self.indices(list)
            .into_iter()
            .filter_map(|index| self.text(&format!("{list}.{index}")))
            .map(str::to_owned)
            .collect()
    }

    /// A JSON list of texts in one parameter, as `ContainerGroupIds` is; commas without brackets are understood too.
    pub(crate) fn json_list(&self, name: &str, most: usize) -> Result<Vec<String>, Refusal> {
        let Some(text) = self.text(name) else {
            return Ok(Vec::new());
        };
        let list: Vec<String> = if text.trim_start().starts_with('[') {
            serde_json::from_str(text).map_err(|_| Refusal::invalid(name, "It must be a JSON array of strings."))?
        } else {
            text.split(',').map(|id| id.trim().to_owned()).collect()
        };
        if list.len() > most {
            let why = format!("It may hold {most} ids at the most.");
            return Err(Refusal::invalid(name, &why));
        }
        Ok(list)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Parameters;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        Parameters::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn booleans_and_whole_numbers_are_read_as_python_writes_them() {
        let given = parameters(&[("A", "True"), ("B", "2.0"), ("C", "yes"), ("D", "0")]);
        assert_eq!(given.boolean("A").unwrap(), Some(true));
        assert_eq!(given.whole("B", 1, 10).unwrap(), Some(2));
        assert!(given.boolean("C").is_err());
        assert!(given.whole("D", 1, 10).is_err());
    }

    #[test]
    fn lists_keep_numeric_order_and_leave_out_what_is_empty() {
        let given = parameters(&[("L.10", "c"), ("L.2", "b"), ("L.1", "a"), ("L.3", ""), ("Ls.4", "x")]);
        assert_eq!(given.list("L"), ["a", "b", "c"]);
    }

    #[test]
    fn ids_come_as_json_or_with_commas() {
        let given = parameters(&[("J", "[\"a\", \"b\"]"), ("K", "a,b"), ("Bad", "[1]")]);
        assert_eq!(given.json_list("J", 20).unwrap(), ["a", "b"]);
        assert_eq!(given.json_list("K", 20).unwrap(), ["a", "b"]);
        assert!(given.json_list("J", 1).is_err());
        assert!(given.json_list("Bad", 20).is_err());
    }
}
