//! The choice of a region, in groups.

use plan::{
    Lang, Text,
    regions::{self, Region, Status},
};

use crate::{text::registry as t, ui::form::Options};

/// All regions, grouped; `none` names the empty choice.
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
