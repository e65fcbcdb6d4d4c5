//! One family of icons, drawn as 1.5 px strokes on a 20 px grid, and the mark.

use leptos::prelude::*;

/// The icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Passed, chosen, done.
    Check,
    /// Failed.
    Cross,
    /// A warning.
    Warn,
    /// Something to know.
    Info,
    /// Not known.
    Question,
    /// Add a row.
    Plus,
    /// Take a row away.
    Trash,
    /// Move up.
    Up,
    /// Move down.
    Down,
    /// Back.
    Left,
    /// On.
    Right,
    /// A fold.
    Fold,
    /// Copy.
    Copy,
    /// Download.
    Download,
    /// Ask again.
    Refresh,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// The system's theme.
    Screen,
    /// The menu.
    Menu,
    /// Time.
    Clock,
    /// A container.
    Container,
    /// A secret.
    Lock,
    /// No password.
    Key,
    /// A link between networks.
    Link,
    /// The Internet.
    Globe,
    /// A registry.
    Layers,
    /// A document.
    File,
    /// A way to walk.
    Compass,
    /// Look something up.
    Search,
    /// The cloud.
    Cloud,
}

impl Icon {
    /// The strokes, as an SVG path.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Cross => "m5 5 10 10M15 5 5 15",
            Self::Warn => "M10 3 2.5 16.5h15zM10 8.5v3.5M10 14.3v.2",
            Self::Info => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 9v5M10 6.2v.2",
            Self::Question => {
                "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M10 13.8v.2"
            }
            Self::Plus => "M10 4v12M4 10h12",
            Self::Trash => "M3.5 5.5h13M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5",
            Self::Up => "M10 16V4.5M5 9l5-5 5 5",
            Self::Down => "M10 4v11.5M5 11l5 5 5-5",
            Self::Left => "M16 10H4.5M9 5l-5 5 5 5",
            Self::Right => "M4 10h11.5M11 5l5 5-5 5",
            Self::Fold => "m6 8 4 4 4-4",
            Self::Copy => "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
            Self::Download => "M10 3v10M5.5 9l4.5 4.5L14.5 9M3.5 16.5h13",
            Self::Refresh => "M16 10a6 6 0 1 1-1.8-4.3L16.5 8M16.5 3.5V8H12",
            Self::Sun => {
                "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1"
            }
            Self::Moon => "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3",
            Self::Screen => "M2.5 4h15v10h-15zM7 17h6M10 14v3",
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Clock => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.5V10l3 2",
            Self::Container => "m10 2.5 7 3.8v7.4l-7 3.8-7-3.8V6.3zM3 6.3l7 3.9 7-3.9M10 10.2v7.3",
            Self::Lock => "M4.5 9h11v8h-11zM7 9V6a3 3 0 0 1 6 0v3",
            Self::Key => "M7 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M9.5 10.5l7-7M13 7l2.5 2.5",
            Self::Link => {
                "M8.5 11.5a3.2 3.2 0 0 0 4.6 0l3-3a3.2 3.2 0 0 0-4.6-4.6L10 5.4M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-3 3a3.2 3.2 0 0 0 4.6 4.6l1.5-1.5"
            }
            Self::Globe => {
                "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M2.5 10h15M10 2.5c2.2 2 3.2 4.7 3.2 7.5s-1 5.5-3.2 7.5c-2.2-2-3.2-4.7-3.2-7.5s1-5.5 3.2-7.5"
            }
            Self::Layers => "m10 3 7.5 3.8-7.5 3.8-7.5-3.8zM2.5 10.2 10 14l7.5-3.8M2.5 13.5 10 17.3l7.5-3.8",
            Self::File => "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4M7.5 10.5h5M7.5 13.5h5",
            Self::Compass => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M12.8 7.2l-1.6 4-4 1.6 1.6-4z",
            Self::Search => "M8.8 14.5a5.7 5.7 0 1 0 0-11.4 5.7 5.7 0 0 0 0 11.4M13 13l4 4",
            Self::Cloud => "M6 15.5a3.5 3.5 0 0 1-.4-6.98 4.5 4.5 0 0 1 8.7-.5A3.8 3.8 0 0 1 14 15.5z",
        }
    }
}

/// An icon beside a word; it says nothing by itself and is hidden from assistive technology.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}

/// The mark: a bollard on a quay.
pub fn mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <rect width="24" height="24" rx="5" />
            <path d="M6.5 5h11a2.2 2.2 0 0 1 0 4.4H15.4l.9 6.6h2.2a1.5 1.5 0 0 1 0 3h-13a1.5 1.5 0 0 1 0-3h2.2l.9-6.6H6.5a2.2 2.2 0 0 1 0-4.4z" />
        </svg>
    }
}
