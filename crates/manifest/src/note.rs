//! What was done to a manifest, and what was seen on the way.

use plan::Lang;

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The line in the text that came in, from 1.
    pub line: usize,
    /// Kind and name of the object, as far as it states them.
    pub object: String,
    /// What there is to say.
    pub kind: NoteKind,
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// An annotation, a label or a way onto ECI was written.
    Written {
        /// Its key.
        key: String,
        /// Its value.
        value: String,
    },
    /// Everything was there already.
    Right,
    /// The same template serves other objects, by an alias or a merge.
    Shared(Vec<String>),
    /// A custom kind holds pods; it is done only if asked.
    Custom,
    /// An annotation stands where it does nothing.
    Misplaced(String),
    /// It was moved to where it counts.
    Moved(String),
    /// An image has another host now.
    Image {
        /// The host before.
        from: String,
        /// The host now.
        to: String,
    },
    /// An image of the instance whose host could not be changed without touching more.
    ImageLeft(String),
    /// More than one instance, which the documentation never shows.
    Several,
    /// The kind has no place for a way onto ECI.
    NoWay,
}

impl NoteKind {
    /// Whether something was changed.
    pub fn is_change(&self) -> bool {
        matches!(self, Self::Written { .. } | Self::Moved(_) | Self::Image { .. })
    }
}

/// Where somebody reads the report, and so how they ask for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// At the command line: by flags.
    Command,
    /// On the page: by its fields.
    Page,
}

impl Reader {
    /// How to ask for something: the flag, or what stands beside the field.
    fn asks(self, flag: &'static str, field: &'static str) -> &'static str {
        match self {
            Self::Command => flag,
            Self::Page => field,
        }
    }
}

impl Note {
    /// What there is to say, the object first.
    pub fn text(&self, lang: Lang, reader: Reader) -> String {
        let said = match lang {
            Lang::ZhCn => self.zh(reader),
            Lang::En => self.en(reader),
        };
        match (self.object.is_empty(), lang) {
            (true, _) => said,
            (false, Lang::ZhCn) => format!("{}：{said}", self.object),
            (false, Lang::En) => format!("{}: {said}", self.object),
        }
    }

    fn zh(&self, reader: Reader) -> String {
        match &self.kind {
            NoteKind::Written { key, value } => format!("已写入 {key}: {value}"),
            NoteKind::Right => "已经正确，未改动".to_owned(),
            NoteKind::Shared(others) => format!("同一模板还被以下对象引用（别名），只修改一次：{}", others.join("、")),
            NoteKind::Custom => {
                let how = reader.asks("加上 --all-kinds 一并处理", "勾选“自定义资源中的 Pod 模板也处理”一并处理");
                format!("自定义资源中含有 Pod 模板，默认不修改；{how}")
            }
            NoteKind::Misplaced(key) => {
                let how = reader.asks("加上 --move-misplaced 可移动", "勾选“移动写错位置的注解”可移动");
                format!("{key} 写在此处不起作用，应在 Pod 模板的 metadata 中；{how}")
            }
            NoteKind::Moved(key) => format!("{key} 已移到 Pod 模板的 metadata 中"),
            NoteKind::Image { from, to } => format!("镜像域名 {from} 改为 {to}"),
            NoteKind::ImageLeft(image) => format!("镜像 {image} 的写法无法只改域名，请手动修改"),
            NoteKind::Several => "指定了多个实例：文档示例均只有一个，是否支持多个未见说明".to_owned(),
            NoteKind::NoWay => {
                format!("此资源没有可写入调度方式的位置，已跳过{}", reader.asks(" --onto", "“调度到 ECI”"))
            }
        }
    }

    fn en(&self, reader: Reader) -> String {
        match &self.kind {
            NoteKind::Written { key, value } => format!("{key}: {value} written"),
            NoteKind::Right => "is right already".to_owned(),
            NoteKind::Shared(others) => {
                format!("the same template serves, by alias: {}; it was edited once", others.join(", "))
            }
            NoteKind::Custom => {
                let how =
                    reader.asks("--all-kinds takes it too", "tick “Pod templates in custom kinds too” to take it");
                format!("a custom kind holds a pod template and was left alone; {how}")
            }
            NoteKind::Misplaced(key) => {
                let how = reader.asks("--move-misplaced moves it", "tick “Move annotations …” to move it");
                format!("{key} does nothing here, it belongs into the pod template's metadata; {how}")
            }
            NoteKind::Moved(key) => format!("{key} moved into the pod template's metadata"),
            NoteKind::Image { from, to } => format!("image host {from} is now {to}"),
            NoteKind::ImageLeft(image) => {
                format!("the host of image {image} cannot be changed alone as it is written; change it by hand")
            }
            NoteKind::Several => {
                "more than one instance: every example in the documentation has one, so whether more work is not known"
                    .to_owned()
            }
            NoteKind::NoWay => {
                let asked = reader.asks("--onto", "“Way onto ECI”");
                format!("this kind has no place for a way onto ECI; {asked} was left out")
            }
        }
    }
}
