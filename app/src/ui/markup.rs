//! A part of a page that is written already.

use leptos::{
    prelude::{AddAnyAttr, IntoView, Render, RenderHtml},
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        view::{Position, PositionState},
    },
};

/// HTML that the server wrote once and for all. It has one type whatever it was made of, so that functions and branches
/// can return it. The framework's own type for that, `AnyView`, also carries the ways to stream a view and to bring it to
/// life in a browser, compiled for each thing that it can hold: half of what the server consisted of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

/// Writes a view down.
pub trait IntoMarkup {
    /// The view as HTML, islands included; call it inside the page's owner.
    fn markup(self) -> Markup;
}

impl<V: IntoView> IntoMarkup for V {
    fn markup(self) -> Markup {
        Markup(self.into_view().to_html())
    }
}

/// What is written stays as it is: there is nothing to build, to rebuild or to bring to life in a browser.
impl Render for Markup {
    type State = ();

    fn build(self) -> Self::State {}

    fn rebuild(self, _state: &mut Self::State) {}
}

/// Attributes belong to elements, and this holds none any more.
impl AddAnyAttr for Markup {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&self.0);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Self::State {}

    fn into_owned(self) -> Self::Owned {
        self
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::{IntoMarkup, Markup};

    #[test]
    fn what_is_written_is_escaped_once_and_then_left_alone() {
        let inner = view! { <b title="\"<">{"<i>&amp;"}</b> }.markup();
        let written = "<b title=\"&quot;&lt;\">&lt;i&gt;&amp;amp;</b>";
        assert_eq!(inner, Markup(written.to_owned()));
        let outer = view! { <p>"a " {inner} {None::<Markup>}</p> }.markup().markup();
        assert!(outer.0.contains(written), "{outer:?}");
    }
}
