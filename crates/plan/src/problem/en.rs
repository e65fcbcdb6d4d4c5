//! Every problem in English.

use super::{Clash, Letter, Needed, Problem, ProblemKind as Kind};
use crate::lang::Lang;

pub(super) fn text(problem: &Problem) -> String {
    let path = problem.path.as_str();
    match &problem.kind {
        Kind::Syntax { .. }
        | Kind::DocumentTooLarge(_)
        | Kind::DocumentTooDeep(_)
        | Kind::WrongShape(_)
        | Kind::NameTwice
        | Kind::UnknownName(_)
        | Kind::FlatName
        | Kind::ReservedName => document(path, &problem.kind),
        Kind::ImageOfAnotherInstance { .. }
        | Kind::VpcHost(_)
        | Kind::PublicHost(_)
        | Kind::VpcHostElsewhere { .. }
        | Kind::ZoneElsewhere(_)
        | Kind::Clash(..)
        | Kind::Without(_)
        | Kind::NoSuchVolume(_)
        | Kind::HalfSize
        | Kind::ContainersExceed(..)
        | Kind::SizeTooLarge(_)
        | Kind::SameAs(_) => between(path, &problem.kind),
        kind => alone(path, kind),
    }
}

fn document(path: &str, kind: &Kind) -> String {
    match kind {
        Kind::Syntax { line: 0, detail, .. } => {
            format!("The document cannot be read, neither as JSON nor as YAML. The reader says: {detail}")
        }
        Kind::Syntax { line, column, detail } => {
            format!("The syntax breaks at line {line}, column {column}. Look there first. The reader says: {detail}")
        }
        Kind::DocumentTooLarge(most) => {
            format!("The document is larger than {} KiB. Keep one container group in it.", most / 1_024)
        }
        Kind::DocumentTooDeep(most) => {
            format!(
                "The document nests more than {most} levels or holds too much. No CreateContainerGroup request does; see whether something else was pasted."
            )
        }
        Kind::WrongShape(Needed::Document) => {
            "A plan is one object, such as {\"RegionId\": \"cn-beijing\", …}.".to_owned()
        }
        Kind::WrongShape(Needed::List) => format!("{path} is a list. Put its content in [ ]."),
        Kind::WrongShape(Needed::Object) => format!("{path} is an object. Put its content in {{ }}."),
        Kind::WrongShape(Needed::Single) => format!("{path} is a single value: text, a number, or true or false."),
        Kind::NameTwice => format!("{path} occurs twice. Keep one of the two."),
        Kind::FlatName => format!(
            "A document nests: put {path} into its lists and objects, such as {{\"Container\": [{{\"Name\": \"nginx\"}}]}}."
        ),
        Kind::UnknownName(Some(nearest)) => format!("There is no parameter {path}. The nearest one is {nearest}."),
        Kind::UnknownName(None) => format!("There is no parameter {path}. Remove it."),
        _ => format!("{path} is set by Berth when the group is created. Remove it."),
    }
}

fn alone(path: &str, kind: &Kind) -> String {
    match kind {
        Kind::Required => format!("{path} is missing. Fill it in."),
        Kind::NoContainer => "There is no container yet. Add at least one, with a name and an image.".to_owned(),
        Kind::NotInteger => format!("{path} must be a whole number, such as 80."),
        Kind::NotNumber => format!("{path} must be a number with at most three decimal places, such as 0.5."),
        Kind::NotBoolean => format!("{path} must be true or false."),
        Kind::OutOfRange(least, i64::MAX) => format!("{path} must be at least {least} and fit into 64 bits."),
        Kind::OutOfRange(least, most) => format!("{path} must be between {least} and {most}."),
        Kind::NotOneOf(words) => format!("{path} must be one of {}, in exactly this spelling.", words.join(", ")),
        Kind::TooLong { length, most } => format!("{path} has {length} characters; {most} are allowed."),
        Kind::TooMany { count, most } => format!("{path} has {count} entries; {most} are allowed. Remove some."),
        Kind::NoRoomForTags { count, most } => {
            format!(
                "The launch adds 2 tags of its own to the 20 that a group may have: keep {most} of these {count} at most."
            )
        }
        Kind::TagOfTheLaunch => "The launch sets this tag by itself. Choose another key.".to_owned(),
        Kind::Masked => {
            format!("{path} still holds the **** that documents use to hide a part. Put the real text there.")
        }
        Kind::Letter { letter, found, mended } => letter_text(*letter, *found, mended),
        Kind::Malformed(shape) => shape.rule().get(Lang::En).to_owned(),
        Kind::BadId(prefix) => id(prefix),
        Kind::UnknownRegion(Some(nearest)) => format!("There is no such region. Do you mean {nearest}?"),
        Kind::UnknownRegion(None) => "There is no such region. Write a region's ID, such as cn-beijing.".to_owned(),
        Kind::Image(problem) => problem.text(Lang::En),
        Kind::SecretOfNothing(Some(nearest)) => {
            format!("{path} must be the name of a parameter in this document. The nearest one is {nearest}.")
        }
        Kind::SecretOfNothing(None) => format!(
            "{path} must be the name of a parameter in this document, such as Container.1.EnvironmentVar.1.Value."
        ),
        Kind::OnePerRow => "Write one domain name in each row; give the others rows of their own.".to_owned(),
        _ => "Only the mask of a secret is here, not the secret. Type it again.".to_owned(),
    }
}

fn between(path: &str, kind: &Kind) -> String {
    match kind {
        Kind::ImageOfAnotherInstance { found, named } => {
            format!(
                "This image belongs to the instance {found}, but the plan names {named}. Use a domain of that one, or add {found} to the plan."
            )
        }
        Kind::VpcHost(other) => format!(
            "The plan goes over the Internet, but this image has a VPC domain. Change it to {other}, or choose the VPC."
        ),
        Kind::PublicHost(other) => format!(
            "The plan stays inside the VPC, but this image has a public domain. Change it to {other}, or choose the Internet."
        ),
        Kind::VpcHostElsewhere { host, group } => format!(
            "This VPC domain is in {host}, the group in {group}, and normally out of its reach. Use the public domain; if the two VPCs are connected, set the network to Mixed."
        ),
        Kind::ZoneElsewhere(region) => format!(
            "This zone is not in {region}. A zone begins with its region, such as {region}-h; it may also stay empty."
        ),
        Kind::SameAs(other) => {
            format!("{path} is the same as {other}, and the two must differ. Change or remove one of them.")
        }
        Kind::Clash(clash, other) => clash_text(*clash, path, other),
        Kind::Without(other) => {
            format!("{path} means something only together with {other}. Fill in {other}, or clear {path}.")
        }
        Kind::NoSuchVolume(name) => {
            format!("There is no volume named {name}. Write the name of one that exists, or add it.")
        }
        Kind::HalfSize => {
            format!(
                "vCPU and memory go together: {path} is missing. Or leave both empty; ECI then takes the containers' sum, or 2 vCPU and 4 GiB."
            )
        }
        Kind::ContainersExceed(sum, group) => format!(
            "The containers together need {sum}, more than the group's {group}. Make the group larger or the containers smaller."
        ),
        Kind::SizeTooLarge(asked) => format!("Nothing holds {asked}. The largest size is 64 vCPU with 512 GiB."),
        _ => String::new(),
    }
}

fn letter_text(letter: Letter, found: char, mended: &str) -> String {
    let code = u32::from(found);
    match letter {
        Letter::FullWidth => {
            format!("The character \"{found}\" is a full-width one. With ordinary ones it reads: {mended}")
        }
        Letter::Space => format!("There is a space or a line break inside. Without it, it reads: {mended}"),
        Letter::Invisible => format!(
            "It holds a character that cannot be seen (U+{code:04X}), most likely copied along. Without it, it reads: {mended}"
        ),
    }
}

fn clash_text(clash: Clash, path: &str, other: &str) -> String {
    match clash {
        Clash::TwoEips => format!("Either an EIP is created or an existing one is used ({other}), not both."),
        Clash::TwoWaysIn => format!(
            "This host also stands in {other}. It is opened with a password or without one; remove one of the two."
        ),
        Clash::TwoSources => format!("A variable has a value or {other}, not both."),
        Clash::TwoProbes => format!("A probe asks in one way: keep {path} or {other}."),
        Clash::OtherVolume => format!("{path} does not fit the type in {other}. Change the type, or clear this."),
        Clash::EconomySpot => format!("The economy category has no preemptible groups. Change {path} or {other}."),
        Clash::EconomyArm => format!("The economy category does not run on ARM. Change {path} or {other}."),
        Clash::NoPriceLimit => {
            format!("A price limit needs SpotWithPriceLimit in {other}. Change {other}, or clear {path}.")
        }
    }
}

fn id(prefix: &str) -> String {
    let (name, example) = match prefix {
        "cri-" => ("An Enterprise Edition instance's ID", "cri-nwj395hgf6f00000"),
        "vsw-" => ("A vSwitch's ID", "vsw-2zejlv7xjnw61w6z00000; several are separated by commas"),
        "sg-" => ("A security group's ID", "sg-2zeh4cev9y7ulbr00000"),
        "eip-" => ("An EIP's instance ID", "eip-2zedsgj8tzlvg00000000"),
        "imc-" => ("An image cache's ID", "imc-2zebxkiifuyzzlhl0000"),
        _ => ("A resource group's ID", "rg-acfmxazb4ph00000"),
    };
    format!("{name} is {prefix} and then lower-case letters and digits only: {example}.")
}
