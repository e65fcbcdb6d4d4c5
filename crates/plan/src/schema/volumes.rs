//! Volumes.

use super::forms::Shape;
use super::table::{BOOLEAN, INT32, free, integer, more, one_of, shaped, word};
use super::{Kind, Node};

/// The kinds of volume. Each is also the name of the group that describes it.
pub(super) const TYPES: &[&str] =
    &["EmptyDirVolume", "NFSVolume", "ConfigFileVolume", "DiskVolume", "FlexVolume", "HostPathVolume"];

/// One volume.
pub(super) const VOLUME: &[Node] = &[
    more("Name", shaped(Shape::VolumeName)),
    more("Type", one_of(TYPES)),
    more("EmptyDirVolume", Kind::Struct(&[more("Medium", word(32)), more("SizeLimit", word(32))])),
    more(
        "NFSVolume",
        Kind::Struct(&[
            more("Server", shaped(Shape::Host)),
            more("Path", shaped(Shape::AbsolutePath)),
            more("ReadOnly", BOOLEAN),
        ]),
    ),
    more(
        "ConfigFileVolume",
        Kind::Struct(&[
            more("DefaultMode", integer(0, INT32)),
            more(
                "ConfigFileToPath",
                Kind::Structs(
                    90,
                    &[
                        more("Path", free(1_024)),
                        more("Content", shaped(Shape::Base64)),
                        more("Mode", integer(0, INT32)),
                    ],
                ),
            ),
        ]),
    ),
    more(
        "DiskVolume",
        Kind::Struct(&[more("DiskId", word(64)), more("DiskSize", integer(0, INT32)), more("FsType", word(16))]),
    ),
    more(
        "FlexVolume",
        Kind::Struct(&[more("Driver", word(256)), more("FsType", word(16)), more("Options", free(4_096))]),
    ),
    more(
        "HostPathVolume",
        Kind::Struct(&[more("Path", shaped(Shape::AbsolutePath)), more("Type", one_of(&["Directory", "File"]))]),
    ),
];
