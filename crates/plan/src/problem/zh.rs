//! Every problem in Chinese.

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
            format!("无法读取文档：既不是有效的 JSON，也不是有效的 YAML。解析器提示：{detail}")
        }
        Kind::Syntax { line, column, detail } => {
            format!("第 {line} 行第 {column} 列有语法错误，从此处开始检查。解析器提示：{detail}")
        }
        Kind::DocumentTooLarge(most) => format!("文档超过 {} KiB。只保留一个容器组的内容。", most / 1_024),
        Kind::DocumentTooDeep(most) => format!(
            "文档的层级超过 {most} 层或内容过多。CreateContainerGroup 的请求远没有这么深，检查是否粘贴了其他内容。"
        ),
        Kind::WrongShape(Needed::Document) => "文档应为一个对象，例如 {\"RegionId\": \"cn-beijing\", …}。".to_owned(),
        Kind::WrongShape(Needed::List) => format!("{path} 应为列表，把内容放进 [ ] 中。"),
        Kind::WrongShape(Needed::Object) => format!("{path} 应为对象，把内容放进 {{ }} 中。"),
        Kind::WrongShape(Needed::Single) => format!("{path} 应为单个值：文本、数字或 true/false。"),
        Kind::NameTwice => format!("{path} 出现了两次，只保留一个。"),
        Kind::FlatName => format!(
            "文档采用嵌套写法：把 {path} 放进对应的列表和对象中，例如 {{\"Container\": [{{\"Name\": \"nginx\"}}]}}。"
        ),
        Kind::UnknownName(Some(nearest)) => format!("没有名为 {path} 的参数。最接近的是 {nearest}。"),
        Kind::UnknownName(None) => format!("没有名为 {path} 的参数，将其删除。"),
        _ => format!("{path} 由 Berth 在创建时填写，将其删除。"),
    }
}

fn alone(path: &str, kind: &Kind) -> String {
    match kind {
        Kind::Required => format!("未填写 {path}。"),
        Kind::NoContainer => "还没有容器。至少添加一个，并填写名称和镜像。".to_owned(),
        Kind::NotInteger => format!("{path} 应为整数，例如 80。"),
        Kind::NotNumber => format!("{path} 应为数字，最多三位小数，例如 0.5。"),
        Kind::NotBoolean => format!("{path} 只能是 true 或 false。"),
        Kind::OutOfRange(least, i64::MAX) => format!("{path} 不能小于 {least}，也不能超过 64 位整数。"),
        Kind::OutOfRange(least, most) => format!("{path} 应在 {least}～{most} 之间。"),
        Kind::NotOneOf(words) => format!("{path} 只能是 {}，注意大小写。", words.join("、")),
        Kind::TooLong { length, most } => format!("{path} 有 {length} 个字符，最多 {most} 个。"),
        Kind::TooMany { count, most } => format!("{path} 有 {count} 项，最多 {most} 项。删除多余的项。"),
        Kind::NoRoomForTags { count, most } => {
            format!("创建时 Berth 会再加 2 个标签，而每个容器组最多 20 个：现有 {count} 个，最多保留 {most} 个。")
        }
        Kind::TagOfTheLaunch => "此标签键由 Berth 在创建时填写，换一个键。".to_owned(),
        Kind::Masked => format!("{path} 中仍有文档用来遮盖的 ****，将其替换为真实内容。"),
        Kind::Letter { letter, found, mended } => letter_text(*letter, *found, mended),
        Kind::Malformed(shape) => shape.rule().get(Lang::ZhCn).to_owned(),
        Kind::BadId(prefix) => id(prefix),
        Kind::UnknownRegion(Some(nearest)) => format!("没有这个地域。是否为 {nearest}？"),
        Kind::UnknownRegion(None) => "没有这个地域。填写地域 ID，例如 cn-beijing。".to_owned(),
        Kind::Image(problem) => problem.text(Lang::ZhCn),
        Kind::SecretOfNothing(Some(nearest)) => format!("{path} 应为本文档中某个参数的名称。最接近的是 {nearest}。"),
        Kind::SecretOfNothing(None) => {
            format!("{path} 应为本文档中某个参数的名称，例如 Container.1.EnvironmentVar.1.Value。")
        }
        Kind::OnePerRow => "每行只填一个域名，将其余域名放到各自的行中。".to_owned(),
        _ => "此处只有保密值的占位符，没有真实内容。重新填写。".to_owned(),
    }
}

fn between(path: &str, kind: &Kind) -> String {
    match kind {
        Kind::ImageOfAnotherInstance { found, named } => {
            format!("此镜像属于实例 {found}，而所选实例为 {named}。改用所选实例的域名，或添加实例 {found}。")
        }
        Kind::VpcHost(other) => format!("已选择公网，而此镜像使用专有网络域名。改为 {other}，或改选专有网络。"),
        Kind::PublicHost(other) => format!("已选择专有网络，而此镜像使用公网域名。改为 {other}，或改选公网。"),
        Kind::VpcHostElsewhere { host, group } => {
            format!(
                "此专有网络域名在地域 {host}，而容器组在 {group}，默认无法访问。改用公网域名；如两地的专有网络已互通，将网络选为「混合」。"
            )
        }
        Kind::ZoneElsewhere(region) => {
            format!("此可用区不在地域 {region} 中。可用区以地域 ID 开头，例如 {region}-h；也可留空。")
        }
        Kind::SameAs(other) => format!("{path} 与 {other} 相同，二者须不同。修改或删除其中一个。"),
        Kind::Clash(clash, other) => clash_text(*clash, path, other),
        Kind::Without(other) => format!("{path} 须与 {other} 一起使用。填写 {other}，或清空 {path}。"),
        Kind::NoSuchVolume(name) => format!("没有名为 {name} 的数据卷。填写已有数据卷的名称，或添加此数据卷。"),
        Kind::HalfSize => {
            format!("vCPU 和内存须同时填写：还缺 {path}。也可都留空，由 ECI 按容器之和或 2 vCPU 4 GiB 计算。")
        }
        Kind::ContainersExceed(sum, group) => {
            format!("各容器合计需要 {sum}，超过容器组的 {group}。调大容器组，或调小容器。")
        }
        Kind::SizeTooLarge(asked) => format!("没有能容纳 {asked} 的规格。最大为 64 vCPU、512 GiB。"),
        _ => String::new(),
    }
}

fn letter_text(letter: Letter, found: char, mended: &str) -> String {
    let code = u32::from(found);
    match letter {
        Letter::FullWidth => format!("含有全角字符「{found}」。改用半角：{mended}"),
        Letter::Space => format!("中间有空格或换行，将其删除：{mended}"),
        Letter::Invisible => format!("含有看不见的字符（U+{code:04X}），多半是复制时带入的。删除后为：{mended}"),
    }
}

fn clash_text(clash: Clash, path: &str, other: &str) -> String {
    match clash {
        Clash::TwoEips => format!("自动创建 EIP 与使用已有 EIP（{other}）只能选一种。"),
        Clash::TwoWaysIn => format!("此域名同时出现在 {other} 中。免密与密码只能选一种，删除其中一处。"),
        Clash::TwoSources => format!("环境变量的值与 {other} 只能填一个。"),
        Clash::TwoProbes => format!("一个探针只能有一种检查方式：保留 {path} 或 {other}。"),
        Clash::OtherVolume => format!("{path} 与 {other} 的类型不符。修改类型，或清空这一项。"),
        Clash::EconomySpot => format!("经济型算力不支持抢占式实例。修改 {path} 或 {other}。"),
        Clash::EconomyArm => format!("经济型算力不支持 ARM 架构。修改 {path} 或 {other}。"),
        Clash::NoPriceLimit => {
            format!("只有 {other} 为 SpotWithPriceLimit 时才能填写价格上限。修改 {other}，或清空 {path}。")
        }
    }
}

fn id(prefix: &str) -> String {
    let (name, example) = match prefix {
        "cri-" => ("企业版实例 ID", "cri-nwj395hgf6f00000"),
        "vsw-" => ("交换机 ID", "vsw-2zejlv7xjnw61w6z00000，多个以半角逗号分隔"),
        "sg-" => ("安全组 ID", "sg-2zeh4cev9y7ulbr00000"),
        "eip-" => ("弹性公网 IP 的实例 ID", "eip-2zedsgj8tzlvg00000000"),
        "imc-" => ("镜像缓存 ID", "imc-2zebxkiifuyzzlhl0000"),
        _ => ("资源组 ID", "rg-acfmxazb4ph00000"),
    };
    format!("{name}以 {prefix} 开头，后面只有小写字母和数字，例如 {example}。")
}
