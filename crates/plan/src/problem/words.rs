//! Every problem in both languages.
//!
//! `{0}` stands for the path, `{1}` to `{3}` for what a problem brings along. They are filled in here rather than by `format!`:
//! the browser loads the texts of both languages, and not two programs that put them together.

use super::{Clash, Letter, Needed, Problem, ProblemKind as Kind};
use crate::lang::{Lang, Text};

/// What a problem brings along, in the order of its places.
type Parts = [String; 3];

/// The text of a problem.
pub(super) fn text(problem: &Problem, lang: Lang, label: &dyn Fn(&str) -> Option<String>) -> String {
    if let Kind::Image(image) = &problem.kind {
        return image.text(lang);
    }
    let mut parts = parts(&problem.kind, lang);
    if names_another(&problem.kind)
        && let Some(known) = label(&parts[0])
    {
        parts[0] = known;
    }
    let known = label(&problem.path);
    fill(words(&problem.kind).get(lang), known.as_deref().unwrap_or(&problem.path), &parts)
}

/// Whether the first part is the wire name of another value.
fn names_another(kind: &Kind) -> bool {
    matches!(kind, Kind::SameAs(_) | Kind::Clash(..) | Kind::Without(_))
}

/// Puts a value behind a text: between two Chinese characters stands no space.
fn join(text: &mut String, value: &str) {
    let wide = |letter: Option<char>| letter.is_some_and(|letter| ('\u{2e80}'..='\u{ffef}').contains(&letter));
    let mut before = text.chars().rev();
    if before.next() == Some(' ') && wide(before.next()) && wide(value.chars().next()) {
        text.pop();
    }
    let value = if value.starts_with(' ') && wide(text.chars().next_back()) && wide(value.chars().nth(1)) {
        &value[1..]
    } else {
        value
    };
    text.push_str(value);
}

/// Puts the path and the parts into their places.
fn fill(words: &str, path: &str, parts: &Parts) -> String {
    let mut text = String::with_capacity(words.len() + path.len());
    let mut pieces = words.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let place = piece.bytes().next().filter(|digit| (b'0'..=b'3').contains(digit));
        if let (Some(place), Some(rest)) = (place, piece.get(1..).and_then(|rest| rest.strip_prefix('}'))) {
            let part = usize::from(place - b'0').checked_sub(1).and_then(|at| parts.get(at));
            join(&mut text, part.map_or(path, String::as_str));
            join(&mut text, rest);
        } else {
            text.push('{');
            text.push_str(piece);
        }
    }
    text
}

fn parts(kind: &Kind, lang: Lang) -> Parts {
    let one = |part: &str| [part.to_owned(), String::new(), String::new()];
    let two = |one: &str, other: &str| [one.to_owned(), other.to_owned(), String::new()];
    let comma = Text::new("、", ", ").get(lang);
    match kind {
        Kind::Syntax { line, column, detail } => [line.to_string(), column.to_string(), detail.clone()],
        Kind::DocumentTooLarge(most) => one(&(most / 1_024).to_string()),
        Kind::DocumentTooDeep(most) => one(&most.to_string()),
        Kind::UnknownName(Some(name))
        | Kind::VpcHost(name)
        | Kind::PublicHost(name)
        | Kind::ZoneElsewhere(name)
        | Kind::SameAs(name)
        | Kind::Clash(_, name)
        | Kind::Without(name)
        | Kind::NoSuchVolume(name)
        | Kind::KubernetesManifest(name)
        | Kind::SizeTooLarge(name)
        | Kind::NotForSpot(name)
        | Kind::SecretOfNothing(Some(name)) => one(name),
        Kind::UnknownRegion(Some(name)) => one(name),
        Kind::OutOfRange(least, most) => two(&least.to_string(), &most.to_string()),
        Kind::NotOneOf(words) => one(&words.join(comma)),
        Kind::TooLong { length: count, most } | Kind::TooMany { count, most } | Kind::NoRoomForTags { count, most } => {
            two(&count.to_string(), &most.to_string())
        }
        Kind::Letter { found, mended, .. } => [found.to_string(), code(*found), mended.clone()],
        Kind::BadId(prefix) => {
            let (name, example) = id(prefix);
            [name.get(lang).to_owned(), (*prefix).to_owned(), example.to_owned()]
        }
        Kind::ImageOfAnotherInstance { found: one, named: other }
        | Kind::VpcHostElsewhere { host: one, group: other }
        | Kind::ContainersExceed(one, other) => two(one, other),
        _ => Parts::default(),
    }
}

/// A character's number as Unicode writes it, for example `U+200B`.
fn code(character: char) -> String {
    let number = u32::from(character);
    let digit = |shift: u32| char::from_digit((number >> shift) & 15, 16).unwrap_or_default().to_ascii_uppercase();
    let shifts: &[u32] = if number > 0xffff { &[20, 16, 12, 8, 4, 0] } else { &[12, 8, 4, 0] };
    "U+".chars().chain(shifts.iter().map(|shift| digit(*shift))).collect()
}

fn words(kind: &Kind) -> Text {
    match kind {
        Kind::Syntax { .. }
        | Kind::DocumentTooLarge(_)
        | Kind::DocumentTooDeep(_)
        | Kind::KubernetesManifest(_)
        | Kind::WrongShape(_)
        | Kind::NameTwice
        | Kind::UnknownName(_)
        | Kind::FlatName
        | Kind::ReservedName => document(kind),
        Kind::Malformed(shape) => shape.rule(),
        Kind::Letter { letter, .. } => letter_words(*letter),
        Kind::Clash(clash, _) => clash_words(*clash),
        Kind::ImageOfAnotherInstance { .. }
        | Kind::VpcHost(_)
        | Kind::PublicHost(_)
        | Kind::VpcHostElsewhere { .. }
        | Kind::ZoneElsewhere(_)
        | Kind::Without(_)
        | Kind::NoSuchVolume(_)
        | Kind::HalfSize
        | Kind::ContainersExceed(..)
        | Kind::SizeTooLarge(_)
        | Kind::NotForSpot(_)
        | Kind::SameAs(_) => between(kind),
        kind => alone(kind),
    }
}

fn document(kind: &Kind) -> Text {
    match kind {
        Kind::Syntax { line: 0, .. } => Text::new(
            "无法读取文档：既不是有效的 JSON，也不是有效的 YAML。解析器提示：{3}",
            "The document cannot be read, neither as JSON nor as YAML. The reader says: {3}",
        ),
        Kind::Syntax { .. } => Text::new(
            "第 {1} 行第 {2} 列有语法错误，从此处开始检查。解析器提示：{3}",
            "The syntax breaks at line {1}, column {2}. Look there first. The reader says: {3}",
        ),
        Kind::DocumentTooLarge(_) => Text::new(
            "文档超过 {1} KiB。只保留一个容器组的内容。",
            "The document is larger than {1} KiB. Keep one container group in it.",
        ),
        Kind::DocumentTooDeep(_) => Text::new(
            "文档的层级超过 {1} 层或内容过多。CreateContainerGroup 的请求远没有这么深，检查是否粘贴了其他内容。",
            "The document nests more than {1} levels or holds too much. No CreateContainerGroup request does; see whether something else was pasted.",
        ),
        Kind::KubernetesManifest(_) => Text::new(
            "这是 Kubernetes 清单（{1}），不是计划文档。在 Berth 中填写一份计划，或粘贴 CreateContainerGroup 请求；要为已有清单添加免密注解，使用命令 berth annotate。",
            "This is a Kubernetes manifest ({1}), not a plan. Fill in a plan in Berth, or paste a CreateContainerGroup request; to put the annotation for pulling without a password on a manifest you have, use berth annotate.",
        ),
        Kind::WrongShape(Needed::Document) => Text::new(
            "文档应为一个对象，例如 {\"RegionId\": \"cn-beijing\", …}。",
            "A plan is one object, such as {\"RegionId\": \"cn-beijing\", …}.",
        ),
        Kind::WrongShape(Needed::List) => {
            Text::new("{0} 应为列表，把内容放进 [ ] 中。", "{0} is a list. Put its content in [ ].")
        }
        Kind::WrongShape(Needed::Object) => {
            Text::new("{0} 应为对象，把内容放进 { } 中。", "{0} is an object. Put its content in { }.")
        }
        Kind::WrongShape(Needed::Single) => Text::new(
            "{0} 应为单个值：文本、数字或 true/false。",
            "{0} is a single value: text, a number, or true or false.",
        ),
        Kind::NameTwice => Text::new("{0} 出现了两次，只保留一个。", "{0} occurs twice. Keep one of the two."),
        Kind::FlatName => Text::new(
            "文档采用嵌套写法：把 {0} 放进对应的列表和对象中，例如 {\"Container\": [{\"Name\": \"nginx\"}]}。",
            "A document nests: put {0} into its lists and objects, such as {\"Container\": [{\"Name\": \"nginx\"}]}.",
        ),
        Kind::UnknownName(Some(_)) => {
            Text::new("没有名为 {0} 的参数。最接近的是 {1}。", "There is no parameter {0}. The nearest one is {1}.")
        }
        Kind::UnknownName(None) => {
            Text::new("没有名为 {0} 的参数，将其删除。", "There is no parameter {0}. Remove it.")
        }
        _ => Text::new(
            "{0} 由 Berth 在创建时填写，将其删除。",
            "{0} is set by Berth when the group is created. Remove it.",
        ),
    }
}

fn alone(kind: &Kind) -> Text {
    match kind {
        Kind::Required => Text::new("未填写 {0}。", "{0} is missing. Fill it in."),
        Kind::NoContainer => Text::new(
            "还没有容器。至少添加一个，并填写名称和镜像。",
            "There is no container yet. Add at least one, with a name and an image.",
        ),
        Kind::NotInteger => Text::new("{0} 应为整数，例如 80。", "{0} must be a whole number, such as 80."),
        Kind::NotNumber => Text::new(
            "{0} 应为大于 0 的数字，最多三位小数，例如 0.5。",
            "{0} must be a number above 0 with at most three decimal places, such as 0.5.",
        ),
        Kind::NotBoolean => Text::new("{0} 只能是 true 或 false。", "{0} must be true or false."),
        Kind::OutOfRange(_, i64::MAX) => {
            Text::new("{0} 不能小于 {1}，也不能超过 64 位整数。", "{0} must be at least {1} and fit into 64 bits.")
        }
        Kind::OutOfRange(..) => Text::new("{0} 应在 {1}～{2} 之间。", "{0} must be between {1} and {2}."),
        Kind::NotOneOf(_) => {
            Text::new("{0} 只能是 {1}，注意大小写。", "{0} must be one of {1}, in exactly this spelling.")
        }
        Kind::TooLong { .. } => {
            Text::new("{0} 有 {1} 个字符，最多 {2} 个。", "{0} has {1} characters; {2} are allowed.")
        }
        Kind::TooMany { .. } => Text::new(
            "{0} 有 {1} 项，最多 {2} 项。删除多余的项。",
            "{0} has {1} entries; {2} are allowed. Remove some.",
        ),
        Kind::NoRoomForTags { .. } => Text::new(
            "创建时 Berth 会再加 2 个标签，而每个容器组最多 20 个：现有 {1} 个，最多保留 {2} 个。",
            "The launch adds 2 tags of its own to the 20 that a group may have: keep {2} of these {1} at most.",
        ),
        Kind::TagOfTheLaunch => Text::new(
            "此标签键由 Berth 在创建时填写，换一个键。",
            "The launch sets this tag by itself. Choose another key.",
        ),
        Kind::Masked => Text::new(
            "{0} 中仍有文档用来遮盖的 ****，将其替换为真实内容。",
            "{0} still holds the **** that documents use to hide a part. Put the real text there.",
        ),
        Kind::BadId(_) => Text::new(
            "{1}以 {2} 开头，后面只有小写字母和数字，例如 {3}。",
            "{1} is {2} and then lower-case letters and digits only: {3}.",
        ),
        Kind::UnknownRegion(Some(_)) => {
            Text::new("没有这个地域。是否为 {1}？", "There is no such region. Do you mean {1}?")
        }
        Kind::UnknownRegion(None) => Text::new(
            "没有这个地域。填写地域 ID，例如 cn-beijing。",
            "There is no such region. Write a region's ID, such as cn-beijing.",
        ),
        Kind::SecretOfNothing(Some(_)) => Text::new(
            "{0} 应为本文档中某个参数的名称。最接近的是 {1}。",
            "{0} must be the name of a parameter in this document. The nearest one is {1}.",
        ),
        Kind::SecretOfNothing(None) => Text::new(
            "{0} 应为本文档中某个参数的名称，例如 Container.1.EnvironmentVar.1.Value。",
            "{0} must be the name of a parameter in this document, such as Container.1.EnvironmentVar.1.Value.",
        ),
        Kind::OnePerRow => Text::new(
            "每行只填一个域名，将其余域名放到各自的行中。",
            "Write one domain name in each row; give the others rows of their own.",
        ),
        _ => Text::new(
            "此处只有保密值的占位符，没有真实内容。重新填写。",
            "Only the mask of a secret is here, not the secret. Type it again.",
        ),
    }
}

fn between(kind: &Kind) -> Text {
    match kind {
        Kind::ImageOfAnotherInstance { .. } => Text::new(
            "此镜像属于实例 {1}，而所选实例为 {2}。改用所选实例的域名，或添加实例 {1}。",
            "This image belongs to the instance {1}, but the plan names {2}. Use a domain of that one, or add {1} to the plan.",
        ),
        Kind::VpcHost(_) => Text::new(
            "已选择公网，而此镜像使用专有网络域名。改为 {1}，或改选专有网络。",
            "The plan goes over the Internet, but this image has a VPC domain. Change it to {1}, or choose the VPC.",
        ),
        Kind::PublicHost(_) => Text::new(
            "已选择专有网络，而此镜像使用公网域名。改为 {1}，或改选公网。",
            "The plan stays inside the VPC, but this image has a public domain. Change it to {1}, or choose the Internet.",
        ),
        Kind::VpcHostElsewhere { .. } => Text::new(
            "此专有网络域名在地域 {1}，而容器组在 {2}，默认无法访问。改用公网域名；如两地的专有网络已互通，将网络选为「混合」。",
            "This VPC domain is in {1}, the group in {2}, and normally out of its reach. Use the public domain; if the two VPCs are connected, set the network to Mixed.",
        ),
        Kind::ZoneElsewhere(_) => Text::new(
            "此可用区不在地域 {1} 中。可用区以地域 ID 开头；也可留空，由 ECI 选择。",
            "This zone is not in {1}. A zone begins with its region; it may also stay empty, and ECI chooses.",
        ),
        Kind::SameAs(_) => Text::new(
            "{0} 与 {1} 相同，二者须不同。修改或删除其中一个。",
            "{0} is the same as {1}, and the two must differ. Change or remove one of them.",
        ),
        Kind::Without(_) => Text::new(
            "{0} 须与 {1} 一起使用。填写 {1}，或清空 {0}。",
            "{0} means something only together with {1}. Fill in {1}, or clear {0}.",
        ),
        Kind::NoSuchVolume(_) => Text::new(
            "没有名为 {1} 的数据卷。填写已有数据卷的名称，或添加此数据卷。",
            "There is no volume named {1}. Write the name of one that exists, or add it.",
        ),
        Kind::HalfSize => Text::new(
            "vCPU 和内存须同时填写：还缺 {0}。也可都留空，由 ECI 按容器之和或 2 vCPU 4 GiB 计算。",
            "vCPU and memory go together: {0} is missing. Or leave both empty; ECI then takes the containers' sum, or 2 vCPU and 4 GiB.",
        ),
        Kind::ContainersExceed(..) => Text::new(
            "各容器合计需要 {1}，超过容器组的 {2}。调大容器组，或调小容器。",
            "The containers together need {1}, more than the group's {2}. Make the group larger or the containers smaller.",
        ),
        Kind::NotForSpot(_) => Text::new(
            "抢占式实例没有 {1} 的规格。选用所有地域都支持的规格，或改为按量付费。",
            "Preemptible groups have no size of {1}. Take one that exists in every region, or pay as you go.",
        ),
        _ => Text::new(
            "没有能容纳 {1} 的规格。最大为 64 vCPU、512 GiB。",
            "Nothing holds {1}. The largest size is 64 vCPU with 512 GiB.",
        ),
    }
}

fn letter_words(letter: Letter) -> Text {
    match letter {
        Letter::FullWidth => Text::new(
            "含有全角字符「{1}」。改用半角：{3}",
            "The character \"{1}\" is a full-width one. With ordinary ones it reads: {3}",
        ),
        Letter::Space => Text::new(
            "中间有空格或换行，将其删除：{3}",
            "There is a space or a line break inside. Without it, it reads: {3}",
        ),
        Letter::Invisible => Text::new(
            "含有看不见的字符（{2}），多半是复制时带入的。删除后为：{3}",
            "It holds a character that cannot be seen ({2}), most likely copied along. Without it, it reads: {3}",
        ),
    }
}

fn clash_words(clash: Clash) -> Text {
    match clash {
        Clash::TwoEips => Text::new(
            "自动创建 EIP 与使用已有 EIP（{1}）只能选一种。",
            "Either an EIP is created or an existing one is used ({1}), not both.",
        ),
        Clash::TwoWaysIn => Text::new(
            "此域名同时出现在 {1} 中。免密与密码只能选一种，删除其中一处。",
            "This host also stands in {1}. It is opened with a password or without one; remove one of the two.",
        ),
        Clash::TwoSources => Text::new("环境变量的值与 {1} 只能填一个。", "A variable has a value or {1}, not both."),
        Clash::TwoProbes => {
            Text::new("一个探针只能有一种检查方式：保留 {0} 或 {1}。", "A probe asks in one way: keep {0} or {1}.")
        }
        Clash::OtherVolume => Text::new(
            "{0} 与 {1} 的类型不符。修改类型，或清空这一项。",
            "{0} does not fit the type in {1}. Change the type, or clear this.",
        ),
        Clash::EconomySpot => Text::new(
            "经济型算力不支持抢占式实例。修改 {0} 或 {1}。",
            "The economy category has no preemptible groups. Change {0} or {1}.",
        ),
        Clash::EconomyArm => Text::new(
            "经济型算力不支持 ARM 架构。修改 {0} 或 {1}。",
            "The economy category does not run on ARM. Change {0} or {1}.",
        ),
        Clash::EconomyLarge => Text::new(
            "经济型算力最大为 8 vCPU。修改 {0} 或 {1}。",
            "The economy category ends at 8 vCPU. Change {0} or {1}.",
        ),
        Clash::NoPriceLimit => Text::new(
            "只有 {1} 为 SpotWithPriceLimit 时才能填写价格上限。修改 {1}，或清空 {0}。",
            "A price limit needs SpotWithPriceLimit in {1}. Change {1}, or clear {0}.",
        ),
    }
}

/// What an id with this prefix is, and what one looks like.
fn id(prefix: &str) -> (Text, &'static str) {
    match prefix {
        "cri-" => (Text::new("企业版实例 ID ", "An Enterprise Edition instance's ID"), "cri-nwj395hgf6f00000"),
        "vsw-" => (Text::new("交换机 ID ", "A vSwitch's ID"), "vsw-2zejlv7xjnw61w6z00000,vsw-bp1xpiowfm5vo8o3c0000"),
        "sg-" => (Text::new("安全组 ID ", "A security group's ID"), "sg-2zeh4cev9y7ulbr00000"),
        "eip-" => (Text::new("EIP 的实例 ID ", "An EIP's instance ID"), "eip-2zedsgj8tzlvg00000000"),
        "imc-" => (Text::new("镜像缓存 ID ", "An image cache's ID"), "imc-2zebxkiifuyzzlhl0000"),
        _ => (Text::new("资源组 ID ", "A resource group's ID"), "rg-acfmxazb4ph00000"),
    }
}
