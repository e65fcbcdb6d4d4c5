//! What can be wrong with an image reference, in people's words.

use crate::Lang;

/// Why a text is no image reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageProblem {
    /// Nothing was given.
    Empty,
    /// It still holds the `****` with which documents hide parts of an example.
    Masked,
    /// It holds a space, a tab or a line break.
    Space,
    /// It begins with a scheme such as `https`.
    Scheme(String),
    /// It holds a character that no part of a reference may hold, for example a full-width one.
    Character(char),
    /// A host or a path with upper-case letters.
    UpperCase(String),
    /// The host is no host name with an optional port.
    Host(String),
    /// This part of the path is malformed or empty.
    Path(String),
    /// The tag is malformed or too long.
    Tag(String),
    /// The digest is malformed.
    Digest(String),
    /// The whole reference has this many characters, more than [`super::MAX_LENGTH`].
    TooLong(usize),
    /// 64 hexadecimal digits: an image's id on some machine, not a name in a registry.
    IdNotName,
}

impl ImageProblem {
    /// A short, stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "image-empty",
            Self::Masked => "image-masked",
            Self::Space => "image-space",
            Self::Scheme(_) => "image-scheme",
            Self::Character(_) => "image-character",
            Self::UpperCase(_) => "image-upper-case",
            Self::Host(_) => "image-host",
            Self::Path(_) => "image-path",
            Self::Tag(_) => "image-tag",
            Self::Digest(_) => "image-digest",
            Self::TooLong(_) => "image-too-long",
            Self::IdNotName => "image-id",
        }
    }

    /// What is wrong and how to mend it.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::ZhCn => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Empty => "未填写镜像地址。格式为「域名/命名空间/镜像仓库:镜像版本」。".to_owned(),
            Self::Masked => "镜像地址中仍有文档用来遮盖的 ****，将其替换为真实内容。".to_owned(),
            Self::Space => "镜像地址中有空格或换行，将其删除。".to_owned(),
            Self::Scheme(scheme) => format!("镜像地址不带协议，删除开头的「{scheme}://」。"),
            Self::Character(c) => format!("镜像地址中不能有字符「{}」。如为全角字符，改用半角。", visible(*c)),
            Self::UpperCase(part) => {
                format!("「{part}」含有大写字母。域名和镜像仓库只能用小写，只有镜像版本可以大写。")
            }
            Self::Host(host) => format!("「{host}」不是有效的域名。域名由字母、数字和「-」组成，后面可加「:端口」。"),
            Self::Path(part) if part.is_empty() => "镜像地址中有一段是空的：检查开头、结尾和连续的「/」。".to_owned(),
            Self::Path(part) => {
                format!("「{part}」不是有效的命名空间或镜像仓库名：只能用小写字母、数字，以及中间的「.」「_」「-」。")
            }
            Self::Tag(tag) if tag.is_empty() => "冒号后没有镜像版本。填写镜像版本，或删除冒号。".to_owned(),
            Self::Tag(tag) => {
                format!("「{tag}」不是有效的镜像版本：最多 128 个字母、数字、「_」「.」「-」，且不以「.」「-」开头。")
            }
            Self::Digest(digest) => format!("「{digest}」不是有效的摘要：应为 sha256: 加 64 位小写十六进制数。"),
            Self::TooLong(length) => format!("镜像地址有 {length} 个字符，ECI 最多接受 {} 个。", super::MAX_LENGTH),
            Self::IdNotName => "这是某台机器上的镜像 ID，仓库无法按它查找。填写镜像的名称。".to_owned(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Empty => "There is no image yet. Write it as host/namespace/repository:tag.".to_owned(),
            Self::Masked => {
                "The image still holds the **** that documents use to hide a part. Put the real text there.".to_owned()
            }
            Self::Space => "The image holds a space or a line break. Remove it.".to_owned(),
            Self::Scheme(scheme) => format!("An image has no scheme. Remove \"{scheme}://\" from its beginning."),
            Self::Character(c) => {
                format!(
                    "An image cannot hold the character \"{}\". If it is a full-width one, type the ordinary one.",
                    visible(*c)
                )
            }
            Self::UpperCase(part) => format!(
                "\"{part}\" has capital letters. Hosts and repositories are lower case; only a tag may have capitals."
            ),
            Self::Host(host) => {
                format!("\"{host}\" is no host name. Use letters, digits and \"-\", then \":port\" if there is one.")
            }
            Self::Path(part) if part.is_empty() => {
                "A part of the image's path is empty. Look for a \"/\" at its beginning, at its end, or twice in a row."
                    .to_owned()
            }
            Self::Path(part) => {
                format!(
                    "\"{part}\" is no namespace or repository name. Use lower-case letters and digits, with single \".\", \"_\" or \"-\" between them."
                )
            }
            Self::Tag(tag) if tag.is_empty() => {
                "There is no tag after the colon. Write one, or remove the colon.".to_owned()
            }
            Self::Tag(tag) => format!(
                "\"{tag}\" is no tag. Use up to 128 letters, digits, \"_\", \".\" and \"-\", beginning with neither \".\" nor \"-\"."
            ),
            Self::Digest(digest) => {
                format!("\"{digest}\" is no digest. It is sha256: and 64 lower-case hexadecimal digits.")
            }
            Self::TooLong(length) => {
                format!("The image has {length} characters. ECI takes {} at most.", super::MAX_LENGTH)
            }
            Self::IdNotName => {
                "This is an image's ID on some machine. A registry cannot find it; write the image's name.".to_owned()
            }
        }
    }
}

/// A character so that it can be seen: control characters as their escapes.
fn visible(character: char) -> String {
    if character.is_control() { character.escape_default().to_string() } else { character.to_string() }
}
