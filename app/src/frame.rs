//! What every page knows besides its own data: language, mode, theme, and what came of asking the cloud.

use plan::Lang;
use serde::{Deserialize, Serialize};

use crate::path;

/// The field of the theme switch that holds the chosen theme's name.
pub const THEME: &str = "theme";
/// The field of the theme switch that holds the address to lead back to.
pub const RETURN: &str = "_return";

/// What the server knows about every page it renders.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page, from its address.
    pub lang: Lang,
    /// Which cloud, if any, stands behind the server.
    pub mode: Mode,
    /// Whether others than this machine's own people can come here: there is no sign-in.
    pub exposed: bool,
    /// The theme this person chose.
    pub theme: Theme,
    /// The token that every form of the page carries.
    pub csrf: String,
    /// The page's own address: where the language and theme switches lead back to. After a refused form, the address
    /// under which the page can be asked for again.
    pub path: String,
    /// The page's title, without the product's name. Each page module has a `title` function that makes it.
    pub title: String,
    /// Which entry of the menu the page belongs to.
    pub place: Place,
    /// Whether the page has islands, and so needs the browser's module.
    pub islands: bool,
    /// The id of the page's form that the language and theme switches post, so that nothing typed is lost; `None` where
    /// nothing is typed.
    pub form: Option<&'static str>,
    /// The names of the files of the build.
    pub assets: Assets,
}

impl Frame {
    /// The address of this page in the other language.
    pub fn path_in_other_language(&self) -> String {
        path::in_language(&self.path, self.lang.other())
    }
}

/// Which cloud, if any, stands behind the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The built-in simulator.
    Demo,
    /// The real cloud, with a credential.
    Live,
    /// None: plans can be made, but nothing can be looked up or launched.
    PlanOnly,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// All themes, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme's name in the cookie, the form and the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`Theme::name`]; `None` for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The start page and everything about plans.
    Launch,
    /// Manifests that are annotated.
    Annotate,
    /// The pull diagnosis.
    Diagnose,
    /// The registry instances.
    Registries,
    /// The launches.
    Launches,
    /// None of them, such as an error page.
    #[default]
    Elsewhere,
}

/// The names of the files of the build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet, for example `berth-0a1b2c.css`.
    pub css: String,
    /// The browser's module without ending, for example `berth-0a1b2c`.
    pub output_name: String,
}

/// What came of asking the cloud for a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lookup<T> {
    /// Nobody asked, because what the question needs is not known yet.
    #[default]
    NotAsked,
    /// The cloud answered.
    Ready {
        /// What it listed.
        items: Vec<T>,
        /// Whether there are more than these.
        more: bool,
        /// Seconds since it answered.
        age: u64,
    },
    /// The cloud did not answer, or refused.
    Failed(Trouble),
    /// There is no cloud to ask.
    Unavailable,
}

/// A call to the cloud that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// What happened and what the person can do, in the page's language.
    pub advice: String,
    /// The cloud's own words, in the cloud's language; empty where it said nothing.
    pub raw: String,
}

impl<T> Lookup<T> {
    /// The same with something made of each item.
    pub fn map<U>(self, of: impl FnMut(T) -> U) -> Lookup<U> {
        match self {
            Self::NotAsked => Lookup::NotAsked,
            Self::Ready { items, more, age } => Lookup::Ready { items: items.into_iter().map(of).collect(), more, age },
            Self::Failed(trouble) => Lookup::Failed(trouble),
            Self::Unavailable => Lookup::Unavailable,
        }
    }

    /// What was listed; nothing where no answer came.
    pub fn items(&self) -> &[T] {
        match self {
            Self::Ready { items, .. } => items,
            Self::NotAsked | Self::Failed(_) | Self::Unavailable => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_read_back_from_its_name() {
        for theme in Theme::ALL {
            assert_eq!(Theme::parse(theme.name()), Some(theme));
        }
        assert_eq!(Theme::parse("solarized"), None);
    }
}
