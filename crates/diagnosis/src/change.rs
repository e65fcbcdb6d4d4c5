//! The changes to a registry instance that mend a pull: as calls, as a line for the `aliyun` CLI, and how each is taken back.
//!
//! Made at the door alone: a block that would admit half the internet, and taking away the last entry, which would admit all of
//! it, cannot be written as a [`Change`].
//!
//! Source: Container Registry API reference, `UpdateInstanceEndpointStatus`, `CreateInstanceEndpointAclPolicy`,
//! `CreateInstanceVpcEndpointLinkedVpc` and the deletions of the latter two.

use crate::address::Block;

/// Addresses that one entry may hold, at most: a /16.
const WIDEST: u64 = 1 << 16;

/// A change to one registry instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The instance's region.
    pub region: String,
    /// The instance, `cri-…`.
    pub instance: String,
    /// What is to be done.
    pub what: What,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Enables the public endpoint.
    Open,
    /// Disables it.
    Close,
    /// Adds one block to the public endpoint's whitelist.
    Admit(Entry),
    /// Takes one block out of it.
    Expel(Entry),
    /// Links a VPC by an address of this vSwitch.
    Link {
        /// `vpc-…`.
        vpc: String,
        /// `vsw-…`.
        vswitch: String,
    },
    /// Unlinks it.
    Unlink {
        /// `vpc-…`.
        vpc: String,
        /// `vsw-…`.
        vswitch: String,
    },
}

/// A block of addresses that may stand in a whitelist: no wider than a /16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry(String);

impl Entry {
    /// Reads `203.0.113.7`, `203.0.113.7/32` or a wider block.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Block::parse(text).filter(|block| block.size() <= WIDEST && !block.is_loopback())?;
        Some(Self(if text.contains('/') { text.to_owned() } else { format!("{text}/32") }))
    }

    /// In CIDR notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether one of these blocks holds it already.
    pub fn is_in<'a>(&self, entries: impl IntoIterator<Item = &'a str>) -> bool {
        let Some(own) = Block::parse(&self.0) else { return false };
        entries.into_iter().filter_map(Block::parse).any(|block| block.holds(own))
    }
}

impl Change {
    /// Reads a change as [`Change::pairs`] writes it. `value` gives what stands under a name, empty where nothing does.
    pub fn parse<'a>(value: impl Fn(&str) -> &'a str) -> Option<Self> {
        let id = |name: &str, prefix: &str| {
            let text = value(name).trim();
            let rest = text.strip_prefix(prefix)?;
            let plain = !rest.is_empty() && rest.len() <= 64 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
            plain.then(|| text.to_owned())
        };
        let ends = || Some((id("vpc", "vpc-")?, id("vswitch", "vsw-")?));
        let what = match value("what") {
            "open" => What::Open,
            "close" => What::Close,
            "admit" => What::Admit(Entry::parse(value("entry"))?),
            "expel" => What::Expel(Entry::parse(value("entry"))?),
            "link" => ends().map(|(vpc, vswitch)| What::Link { vpc, vswitch })?,
            "unlink" => ends().map(|(vpc, vswitch)| What::Unlink { vpc, vswitch })?,
            _ => return None,
        };
        let region = plan::regions::find(value("region").trim())?.id.to_owned();
        Some(Self { region, instance: id("instance", "cri-")?, what })
    }

    /// The change as names and values, for addresses and forms.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![("what", self.word()), ("region", &self.region), ("instance", &self.instance)];
        match &self.what {
            What::Open | What::Close => {}
            What::Admit(entry) | What::Expel(entry) => pairs.push(("entry", entry.as_str())),
            What::Link { vpc, vswitch } | What::Unlink { vpc, vswitch } => {
                pairs.extend([("vpc", vpc.as_str()), ("vswitch", vswitch.as_str())]);
            }
        }
        pairs
    }

    fn word(&self) -> &'static str {
        match self.what {
            What::Open => "open",
            What::Close => "close",
            What::Admit(_) => "admit",
            What::Expel(_) => "expel",
            What::Link { .. } => "link",
            What::Unlink { .. } => "unlink",
        }
    }

    /// What takes it back.
    #[must_use]
    pub fn undo(&self) -> Self {
        let what = match self.what.clone() {
            What::Open => What::Close,
            What::Close => What::Open,
            What::Admit(entry) => What::Expel(entry),
            What::Expel(entry) => What::Admit(entry),
            What::Link { vpc, vswitch } => What::Unlink { vpc, vswitch },
            What::Unlink { vpc, vswitch } => What::Link { vpc, vswitch },
        };
        Self { what, ..self.clone() }
    }

    /// The call that makes it.
    pub fn call(&self) -> &'static str {
        match self.what {
            What::Open | What::Close => "UpdateInstanceEndpointStatus",
            What::Admit(_) => "CreateInstanceEndpointAclPolicy",
            What::Expel(_) => "DeleteInstanceEndpointAclPolicy",
            What::Link { .. } => "CreateInstanceVpcEndpointLinkedVpc",
            What::Unlink { .. } => "DeleteInstanceVpcEndpointLinkedVpc",
        }
    }

    /// The same as a line for the `aliyun` CLI.
    pub fn cli(&self) -> String {
        let Self { region, instance, what } = self;
        let rest = match what {
            What::Open => "--EndpointType internet --Enable true".to_owned(),
            What::Close => "--EndpointType internet --Enable false".to_owned(),
            What::Admit(entry) => format!("--EndpointType internet --Entry {} --Comment berth", entry.as_str()),
            What::Expel(entry) => format!("--EndpointType internet --Entry {}", entry.as_str()),
            What::Link { vpc, vswitch } => {
                format!("--VpcId {vpc} --VswitchId {vswitch} --EnableCreateDNSRecordInPvzt true")
            }
            What::Unlink { vpc, vswitch } => format!("--VpcId {vpc} --VswitchId {vswitch}"),
        };
        format!("aliyun cr {} --region {region} --InstanceId {instance} {rest} --ModuleName Registry", self.call())
    }

    /// The same as Terraform, which takes it back by itself when the block is removed; nothing for what takes something back.
    pub fn terraform(&self) -> Option<String> {
        let instance = &self.instance;
        match &self.what {
            What::Open => Some(format!(
                "data \"alicloud_cr_endpoint_acl_service\" \"public\" {{\n  endpoint_type = \"internet\"\n  enable        = true\n  instance_id   = \"{instance}\"\n  module_name   = \"Registry\"\n}}"
            )),
            What::Admit(entry) => Some(format!(
                "resource \"alicloud_cr_endpoint_acl_policy\" \"egress\" {{\n  instance_id   = \"{instance}\"\n  endpoint_type = \"internet\"\n  module_name   = \"Registry\"\n  entry         = \"{}\"\n  description   = \"berth\"\n}}",
                entry.as_str()
            )),
            What::Link { vpc, vswitch } => Some(format!(
                "resource \"alicloud_cr_vpc_endpoint_linked_vpc\" \"link\" {{\n  instance_id                      = \"{instance}\"\n  vpc_id                           = \"{vpc}\"\n  vswitch_id                       = \"{vswitch}\"\n  module_name                      = \"Registry\"\n  enable_create_dns_record_in_pvzt = true\n}}"
            )),
            What::Close | What::Expel(_) | What::Unlink { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Entry, What};

    fn read(pairs: &[(&str, &str)]) -> Option<Change> {
        let pairs = pairs.to_vec();
        Change::parse(move |name| pairs.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value))
    }

    const OF: [(&str, &str); 2] = [("region", "cn-beijing"), ("instance", "cri-a1b2c3d4e5f6g7h8")];

    #[test]
    fn a_change_is_read_back_as_it_was_written_and_undone_twice_it_is_itself() {
        for more in [
            vec![("what", "open")],
            vec![("what", "admit"), ("entry", "203.0.113.7/32")],
            vec![("what", "link"), ("vpc", "vpc-1"), ("vswitch", "vsw-1")],
        ] {
            let change = read(&[&OF[..], &more[..]].concat()).unwrap_or_else(|| panic!("{more:?}"));
            assert_eq!(read(&change.pairs()), Some(change.clone()));
            assert_eq!(change.undo().undo(), change);
            assert_ne!(change.undo().cli(), change.cli());
            assert!(change.terraform().is_some() && change.undo().terraform().is_none());
        }
    }

    #[test]
    fn nothing_that_admits_everybody_can_be_written() {
        for entry in ["0.0.0.0/0", "0.0.0.0/1", "10.0.0.0/8", "127.0.0.1/32", "", "203.0.113.7/33", "a; rm"] {
            assert_eq!(read(&[&OF[..], &[("what", "admit"), ("entry", entry)]].concat()), None, "{entry}");
        }
        assert_eq!(Entry::parse("203.0.113.7").map(|entry| entry.0), Some("203.0.113.7/32".to_owned()));
        let entry = Entry::parse("203.0.113.7").unwrap_or_else(|| panic!("an address"));
        assert!(entry.is_in(["127.0.0.1/32", "203.0.113.0/24"]) && !entry.is_in(["198.51.100.0/24"]));
    }

    #[test]
    fn what_could_break_out_of_a_line_is_not_read() {
        for (name, value) in [("instance", "cri-x --Force"), ("region", "moon"), ("vpc", "vpc-1;ls"), ("vswitch", "x")]
        {
            let mut pairs = [&OF[..], &[("what", "link"), ("vpc", "vpc-1"), ("vswitch", "vsw-1")]].concat();
            for pair in &mut pairs {
                if pair.0 == name {
                    pair.1 = value;
                }
            }
            assert_eq!(read(&pairs), None, "{name}");
        }
        let open = read(&[&OF[..], &[("what", "open")]].concat());
        assert_eq!(open.map(|change| change.what), Some(What::Open));
    }
}
