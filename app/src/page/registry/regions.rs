//! The choice of a region, in groups.

use plan::{
    Lang, Text,
    regions::{self, Region, Status},
};

use crate::{text::registry as t, ui::form::Options};

/// The regions that an instance can be in: also those where no container group can run.
pub(in crate::page) fn registry_options(lang: Lang, none: Text) -> Options {
    let beyond = regions::registries().filter(|id| regions::find(id).is_none());
    let beyond = beyond.map(|id| (id.to_owned(), id.to_owned())).collect();
    let group = (t::REGISTRY_ONLY.get(lang).to_owned(), beyond);
    options(lang, none).into_iter().chain([group]).collect()
}

/// The regions that a container group can run in, grouped; `none` names the empty choice.
pub(in crate::page) fn options(lang: Lang, none: Text) -> Options {
    let of = |group: Text, is: fn(&Region) -> bool| {
        let regions = regions::all().iter().filter(|region| is(region));
        (group.get(lang).to_owned(), regions.map(|region| (region.id.to_owned(), label(lang, region))).collect())
    };
    vec![
        (String::new(), vec![(String::new(), none.get(lang).to_owned())]),
        of(t::MAINLAND, |region| open(region) && !region.finance && mainland(region)),
        of(t::OVERSEAS, |region| open(region) && !region.finance && !mainland(region)),
        of(t::FINANCE, |region| open(region) && region.finance),
        of(t::CLOSING, |region| !open(region)),
    ]
}

fn open(region: &Region) -> bool {
    region.status == Status::Open
}

fn mainland(region: &Region) -> bool {
    region.id.starts_with("cn-") && region.id != "cn-hongkong"
}

/// Id and name, and what is the matter with it. The id comes first, so that typing it finds the region.
fn label(lang: Lang, region: &Region) -> String {
    let name = match lang {
        Lang::ZhCn => region.zh,
        Lang::En => region.en,
    };
    let note = match region.status {
        Status::Open => return format!("{} · {name}", region.id),
        Status::ShuttingDown => t::SHUTTING_DOWN,
        Status::Retired => t::RETIRED,
    };
    format!("{} · {name} · {}", region.id, note.get(lang))
}
