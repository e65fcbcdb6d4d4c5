//! The list of launches, newest first.

use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use plan::{Lang, launch::State};

use super::launch::{FROM, status_badge};
use crate::{
    form::CSRF,
    frame::Frame,
    path,
    text::{Fill, Text, launch as t},
    ui::{
        clock,
        part::{Tone, badge},
    },
};

/// A group that is deleted within this many seconds is warned of.
const WARNED: i64 = 3_600;

/// The field of the address that holds which launches are shown, one of [`Show::name`].
pub const STATE: &str = "state";
/// The field of the address that holds the text that is looked for.
pub const TEXT: &str = "text";

/// Which launches are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that are still on their way.
    Moving,
    /// Those that run.
    Running,
    /// Those that ended, well or badly.
    Ended,
    /// Those of which nothing was created.
    Refused,
    /// Those whose group is gone.
    Deleted,
}

impl Show {
    /// All choices, in the order of the list.
    pub const EVERY: [Self; 6] = [Self::All, Self::Moving, Self::Running, Self::Ended, Self::Refused, Self::Deleted];

    /// The name in the address; empty for all launches.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Moving => "moving",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Refused => "refused",
            Self::Deleted => "deleted",
        }
    }

    /// Reads [`Show::name`]; anything else means all.
    pub fn parse(name: &str) -> Self {
        Self::EVERY.into_iter().find(|show| show.name() == name).unwrap_or_default()
    }

    /// The states that are shown; empty for all.
    pub const fn states(self) -> &'static [State] {
        match self {
            Self::All => &[],
            Self::Moving => &[
                State::Recorded,
                State::Sent,
                State::Resent,
                State::Unknown,
                State::Accepted,
                State::Scheduling,
                State::Pending,
                State::Deleting,
            ],
            Self::Running => &[State::Running],
            Self::Ended => &[State::Succeeded, State::Failed],
            Self::Refused => &[State::Refused],
            Self::Deleted => &[State::Deleted],
        }
    }

    const fn label(self) -> Text {
        match self {
            Self::All => t::SHOW_ALL,
            Self::Moving => t::SHOW_MOVING,
            Self::Running => t::SHOW_RUNNING,
            Self::Ended => t::SHOW_ENDED,
            Self::Refused => t::SHOW_REFUSED,
            Self::Deleted => t::SHOW_DELETED,
        }
    }
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Data {
    /// The launches on this page, newest first.
    pub rows: Vec<Row>,
    /// When the list was put together, in seconds since 1970 in UTC.
    pub now: i64,
    /// The address of the next page, where there is one.
    pub older: Option<String>,
    /// The filter as it stands in an address.
    pub query: String,
    /// Whether this is the first page, so that an empty one means that nothing was ever launched.
    pub first: bool,
    /// Which launches are shown.
    pub show: Show,
    /// The text that their name, region, image or id holds; empty for any.
    pub text: String,
}

/// One launch in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The launch's own id, as in the URL.
    pub id: String,
    /// The container group's name.
    pub name: String,
    /// The region.
    pub region: String,
    /// The first container's image.
    pub image: String,
    /// The registry instances that it pulls from without a password, as the plan names them.
    pub instances: Vec<Instance>,
    /// Whose it is; `None` for the operator of an installation without sign-in.
    pub owner: Option<String>,
    /// The container group's id, once known.
    pub group_id: Option<String>,
    /// The word for its state, as `Snapshot::status` says it.
    pub status: String,
    /// When it was stored here, in seconds since 1970 in UTC.
    pub recorded: i64,
    /// What it has cost so far by the list price, in CNY; `None` where nothing is known.
    pub cost: Option<String>,
    /// When the group is to be deleted by itself, in seconds since 1970 in UTC.
    pub expires: Option<i64>,
    /// Whether there is a container group that can be deleted.
    pub deletable: bool,
}

/// A registry instance of a launch.
#[derive(Clone, Debug)]
pub struct Instance {
    /// `cri-…`.
    pub id: String,
    /// What it is remembered as, else what the plan calls it; empty where nobody said.
    pub name: String,
    /// Its region.
    pub region: String,
}

/// The page's title.
pub fn title(lang: Lang, _: &Data) -> String {
    t::LIST.get(lang).to_owned()
}

/// The page.
pub fn view(frame: Frame, data: Data) -> impl IntoView {
    let lang = frame.lang;
    let older =
        data.older.clone().map(|address| view! { <p><a class="button" href=address>{t::OLDER.get(lang)}</a></p> });
    let filtered = data.show != Show::All || !data.text.is_empty();
    let none = data.rows.is_empty();
    let body = match (none, data.first && !filtered) {
        (true, true) => EitherOf3::A(empty(lang)),
        (true, false) if filtered && data.first => EitherOf3::B(nothing(lang, t::LIST_NONE)),
        (true, false) => EitherOf3::B(nothing(lang, t::LIST_OVER)),
        (false, _) => EitherOf3::C(table(&frame, &data)),
    };
    let filter = (!none || filtered || !data.first).then(|| filter(lang, &data));
    view! {
        <h1>{t::LIST.get(lang)}</h1>
        {filter}
        {body}
        {older}
        {(!none).then(|| export(lang, &data))}
    }
}

/// What narrows the list: a form whose fields stand in the address, so that a list can be kept and sent.
fn filter(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let shown = data.show;
    let options = Show::EVERY.map(|show| {
        view! { <option value=show.name() selected=show == shown>{show.label().get(lang)}</option> }
    });
    let clear = (shown != Show::All || !data.text.is_empty())
        .then(|| view! { <a href=path::launches(lang)>{t::FILTER_CLEAR.get(lang)}</a> });
    view! {
        <form class="filter" method="get" action=path::launches(lang) role="search" aria-label=t::LIST.get(lang)>
            <div class="field">
                <label for="filter-state">{t::STATE.get(lang)}</label>
                <select class="input" id="filter-state" name=STATE>{options}</select>
            </div>
            <div class="field">
                <label for="filter-text">{t::FILTER_TEXT.get(lang)}</label>
                <input class="input" type="search" id="filter-text" name=TEXT value=data.text.clone() autocomplete="off" />
            </div>
            <button class="button">{t::FILTER_GO.get(lang)}</button>
            {clear}
        </form>
    }
}

/// The same list as a file, whole.
fn export(lang: Lang, data: &Data) -> impl IntoView + use<> {
    let query = data.query.clone();
    let link = |format: &'static str, label: &'static str| {
        view! { <a class="button button-small" href=format!("{}?{query}", path::launches_export(lang, format)) download="">{label}</a> }
    };
    view! { <p class="actions">{t::EXPORT.get(lang)} {link("csv", "CSV")} {link("json", "JSON")}</p> }
}

fn nothing(lang: Lang, text: Text) -> impl IntoView {
    view! { <p class="empty">{text.get(lang)}</p> }
}

fn empty(lang: Lang) -> impl IntoView {
    view! {
        <div class="card empty">
            <p>{t::LIST_EMPTY.get(lang)}</p>
            <p><a class="button button-primary" href=path::start(lang)>{t::LIST_START.get(lang)}</a></p>
        </div>
    }
}

fn table(frame: &Frame, data: &Data) -> impl IntoView + use<> {
    let lang = frame.lang;
    let rows = data.rows.iter().map(|each| row(frame, data.now, each)).collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=t::LIST.get(lang)>
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{t::NAME.get(lang)}</th>
                        <th scope="col">{t::STATE.get(lang)}</th>
                        <th scope="col">{t::REGION.get(lang)}</th>
                        <th scope="col">{t::INSTANCE.get(lang)}</th>
                        <th scope="col">{t::IMAGE.get(lang)}</th>
                        <th scope="col">{t::OWNER.get(lang)}</th>
                        <th scope="col">{t::CREATED.get(lang)}</th>
                        <th scope="col" class="number" title=t::COST_WHY.get(lang)>{t::COST.get(lang)}</th>
                        <th scope="col" class="action"><span class="sr-only">{t::ACTIONS.get(lang)}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(frame: &Frame, now: i64, row: &Row) -> impl IntoView + use<> {
    let lang = frame.lang;
    let group = row.group_id.clone().map(|id| view! { <code class="whitespace-nowrap">{id}</code> });
    let cost = row.cost.as_ref().map_or_else(|| t::NONE.get(lang).to_owned(), |cost| format!("¥{cost}"));
    let owner = row.owner.clone().unwrap_or_else(|| t::OPERATOR.get(lang).to_owned());
    let soon = row.expires.filter(|end| end - now <= WARNED);
    let expires = soon.map(|end| {
        let text = t::EXPIRES_SOON.with(lang, &[&((end - now).max(0) / 60)]);
        view! { " " {badge(Tone::Warn, &text)} }
    });
    view! {
        <tr>
            <th scope="row" data-label=t::NAME.get(lang)><span class="named"><a href=path::launch(lang, &row.id)>{row.name.clone()}</a>{group}</span></th>
            <td data-label=t::STATE.get(lang)>{status_badge(lang, &row.status)}</td>
            <td data-label=t::REGION.get(lang)><code class="whitespace-nowrap">{row.region.clone()}</code></td>
            <td data-label=t::INSTANCE.get(lang)>{instances(lang, &row.instances)}</td>
            <td data-label=t::IMAGE.get(lang) class="image"><code class="wrap-anywhere" title=row.image.clone()>{short(&row.image).to_owned()}</code></td>
            <td data-label=t::OWNER.get(lang)><span class="whitespace-nowrap">{owner}</span></td>
            <td data-label=t::CREATED.get(lang)>{clock::when(lang, now, row.recorded)} {expires}</td>
            <td data-label=t::COST.get(lang) class="number">{cost}</td>
            <td class="action">{actions(frame, row)}</td>
        </tr>
    }
}

/// An image without the host of a registry instance, which stands beside it; any other host is said.
fn short(image: &str) -> &str {
    image.split_once('/').filter(|(host, _)| host.ends_with(".cr.aliyuncs.com")).map_or(image, |(_, rest)| rest)
}

/// The first instance, which leads to what is in it, and how many more there are.
fn instances(lang: Lang, all: &[Instance]) -> impl IntoView + use<> {
    let Some((first, others)) = all.split_first() else { return Either::Left(t::NONE.get(lang)) };
    let href = path::registry(lang, &first.region, &first.id);
    let ids = others.iter().map(|other| other.id.as_str()).collect::<Vec<_>>().join(" ");
    let more = (!others.is_empty()).then(|| {
        let said = t::INSTANCES_MORE.with(lang, &[&others.len(), &ids]);
        view! { " " <span class="meta" title=said.clone()><span aria-hidden="true">{format!("+{}", others.len())}</span><span class="sr-only">{said.clone()}</span></span> }
    });
    let id = view! { <code class="whitespace-nowrap">{first.id.clone()}</code> };
    Either::Right(if first.name.is_empty() {
        Either::Left(view! { <span><a href=href>{id}</a>{more}</span> })
    } else {
        Either::Right(view! { <span class="named"><span><a href=href>{first.name.clone()}</a>{more}</span>{id}</span> })
    })
}

/// What can be done with one launch, from the list.
fn actions(frame: &Frame, row: &Row) -> impl IntoView + use<> {
    let lang = frame.lang;
    let delete = row.deletable.then(|| {
        let (to, said) = (path::launch_delete(lang, &row.id), t::DELETE_WHICH.with(lang, &[&row.name]));
        view! { <a class="button button-small button-danger" href=to aria-label=said>{t::DELETE_SHORT.get(lang)}</a> }
    });
    view! {
        <div class="actions">
            <form method="post" action=path::plans(lang)>
                <input type="hidden" name=CSRF value=frame.csrf.clone() />
                <input type="hidden" name=FROM value=row.id.clone() />
                <button class="button button-small" aria-label=t::AGAIN_WHICH.with(lang, &[&row.name])>{t::AGAIN_SHORT.get(lang)}</button>
            </form>
            {delete}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_under_exactly_one_choice() {
        for state in State::ALL {
            let under = Show::EVERY.iter().filter(|show| show.states().contains(&state)).count();
            assert_eq!(under, 1, "{state:?}");
        }
    }

    #[test]
    fn only_the_host_of_an_instance_is_left_out_of_an_image() {
        assert_eq!(short("a-registry-vpc.cn-beijing.cr.aliyuncs.com/eci/nginx:1.0"), "eci/nginx:1.0");
        for whole in ["docker.io/library/nginx", "images.example.com/eci/nginx", "nginx:1.0", ""] {
            assert_eq!(short(whole), whole);
        }
    }

    #[test]
    fn a_choice_is_read_back_from_its_name() {
        for show in Show::EVERY {
            assert_eq!(Show::parse(show.name()), show);
        }
        assert_eq!(Show::parse("yesterday"), Show::All);
    }
}
