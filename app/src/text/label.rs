//! What the fields are called: the words beside them, for sentences that speak of them.

use plan::Lang;

use super::{Fill, Text, images, network, registry, workload};

/// The label of the field with this wire name, with its row where there are several; `None` where no card shows it.
pub fn label(lang: Lang, wire: &str) -> Option<String> {
    let parts: Vec<&str> = wire.split('.').collect();
    let (row, name) = match parts.as_slice() {
        [name] => (None, group(name)?),
        ["AcrRegistryInfo", n, name] => (Some((registry::INSTANCE_N, *n)), of_registry(name)?),
        ["AcrRegistryInfo", n, "Domain", at] => {
            return Some(within(lang, registry::INSTANCE_N, n, &registry::DOMAIN_N.with(lang, &[at])));
        }
        ["Container", n, name] => (Some((images::CONTAINER_N, *n)), of_container(name)?),
        ["InitContainer", n, name] => (Some((images::INIT_CONTAINER_N, *n)), of_container(name)?),
        ["ImageRegistryCredential", n, name] => (Some((images::CREDENTIAL_N, *n)), of_credential(name)?),
        ["Tag", n, "Key"] => (Some((workload::TAG_N, *n)), workload::TAG_KEY),
        ["Tag", n, "Value"] => (Some((workload::TAG_N, *n)), workload::TAG_VALUE),
        [_, _, "EnvironmentVar", n, "Key"] => (Some((workload::VARIABLE_N, *n)), workload::KEY),
        [_, _, "EnvironmentVar", n, "Value"] => (Some((workload::VARIABLE_N, *n)), workload::VALUE),
        [_, _, "Port", n, "Port"] => (Some((workload::PORT_N, *n)), workload::PORT),
        [_, _, "Port", n, "Protocol"] => (Some((workload::PORT_N, *n)), workload::PROTOCOL),
        _ => return None,
    };
    let name = name.get(lang);
    Some(row.map_or_else(|| name.to_owned(), |(row, n)| within(lang, row, n, name)))
}

/// A field of a row: `容器 2 的镜像地址`, `Container 2: Image`.
fn within(lang: Lang, row: Text, n: &str, name: &str) -> String {
    let row = row.with(lang, &[&n]);
    match lang {
        Lang::ZhCn if name.starts_with(|first: char| first.is_ascii()) => format!("{row} 的 {name}"),
        Lang::ZhCn => format!("{row} 的{name}"),
        Lang::En => format!("{row}: {name}"),
    }
}

fn group(name: &str) -> Option<Text> {
    Some(match name {
        "RegionId" => registry::REGION,
        "VSwitchId" => network::VSWITCH,
        "SecurityGroupId" => network::SECURITY_GROUP,
        "AutoCreateEip" => network::AUTO_EIP,
        "EipBandwidth" => network::BANDWIDTH,
        "EipInstanceId" => network::EIP_ID,
        "ZoneId" => network::ZONE,
        "ContainerGroupName" => workload::NAME,
        "Cpu" => workload::CPU,
        "Memory" => workload::MEMORY,
        "RestartPolicy" => workload::RESTART,
        "SpotStrategy" => workload::SPOT_STRATEGY,
        "SpotPriceLimit" => workload::SPOT_PRICE,
        "SpotDuration" => workload::SPOT_DURATION,
        "InstanceType" => workload::INSTANCE_TYPE,
        "RamRoleName" => workload::RAM_ROLE,
        "EphemeralStorage" => workload::STORAGE,
        "ActiveDeadlineSeconds" => workload::DEADLINE,
        "TerminationGracePeriodSeconds" => workload::GRACE,
        "ResourceGroupId" => workload::RESOURCE_GROUP,
        "ImageSnapshotId" => images::SNAPSHOT,
        _ => return None,
    })
}

fn of_registry(name: &str) -> Option<Text> {
    Some(match name {
        "InstanceId" => registry::INSTANCE_ID,
        "InstanceName" => registry::INSTANCE_NAME,
        "RegionId" => registry::INSTANCE_REGION,
        "ArnService" => registry::ARN_SERVICE,
        "ArnUser" => registry::ARN_USER,
        _ => return None,
    })
}

fn of_container(name: &str) -> Option<Text> {
    Some(match name {
        "Name" => images::NAME,
        "Image" => images::IMAGE,
        "ImagePullPolicy" => images::POLICY,
        "Cpu" => workload::CPU,
        "Memory" => workload::MEMORY,
        "WorkingDir" => workload::DIRECTORY,
        _ => return None,
    })
}

fn of_credential(name: &str) -> Option<Text> {
    Some(match name {
        "Server" => images::SERVER,
        "UserName" => images::USER,
        "Password" => images::PASSWORD,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_what_stands_beside_it_and_its_row_is_named() {
        assert_eq!(label(Lang::ZhCn, "RegionId").as_deref(), Some("地域"));
        assert_eq!(label(Lang::ZhCn, "Container.2.Image").as_deref(), Some("容器 2 的镜像地址"));
        assert_eq!(label(Lang::ZhCn, "Container.2.Cpu").as_deref(), Some("容器 2 的 vCPU"));
        assert_eq!(label(Lang::En, "AcrRegistryInfo.1.Domain.3").as_deref(), Some("Instance 1: Domain 3"));
        assert_eq!(label(Lang::En, "Volume.1.Name"), None);
    }
}
