//! What `CreateContainerGroup` refuses before it looks at the world.

use std::collections::BTreeSet;

use crate::group::{Size, Spec, by_type, round_up};
use crate::parameters::Parameters;
use crate::refusal::Refusal;

/// Lists that may only be so long.
const LIMITS: [(&str, usize); 6] = [
    ("Container", 20),
    ("InitContainer", 20),
    ("Volume", 20),
    ("AcrRegistryInfo", 20),
    ("ImageRegistryCredential", 10),
    ("Tag", 20),
];

/// Reads and checks everything that needs no world; gives what the group's life depends on, and its size.
pub(super) fn request(parameters: &Parameters, region: &str) -> Result<(Spec, Size), Refusal> {
    name(parameters.required("ContainerGroupName")?)?;
    for (list, most) in LIMITS {
        if parameters.indices(list).len() > most {
            let why = format!("There may be {most} at the most.");
            return Err(Refusal::invalid(list, &why));
        }
    }
    if parameters.indices("Container").is_empty() {
        return Err(Refusal::missing_nested("Container.1.Name"));
    }
    let spec = Spec::read(parameters)?;
    containers(&spec)?;
    volumes(parameters, &spec)?;
    ports_and_variables(parameters, &spec)?;
    tags(parameters)?;
    credentials(&spec)?;
    let spot = spot(parameters)?;
    let size = size(parameters, &spec, region, spot)?;
    economy(parameters, size, spot)?;
    public_address(parameters)?;
    parameters.whole("EphemeralStorage", 0, 5000)?;
    Ok((spec, size))
}

fn name(name: &str) -> Result<(), Refusal> {
    let well_formed = (2..=128).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-');
    if well_formed {
        Ok(())
    } else {
        Err(Refusal::invalid(
            "ContainerGroupName",
            "It must have 2 to 128 lower-case letters, digits or hyphens, and neither begin nor end with a hyphen.",
        ))
    }
}

fn containers(spec: &Spec) -> Result<(), Refusal> {
    let mut names = BTreeSet::new();
    for container in &spec.containers {
        if !names.insert(&container.name) {
            return Err(Refusal::new(
                400,
                "InvalidParameter.DuplicatedName",
                "The container group include containers with duplicate names.",
            ));
        }
        if container.image.len() > 255 {
            let path = format!("{}.Image", container.path);
            return Err(Refusal::invalid(&path, "It may have 255 characters at the most."));
        }
        if container.command.len() > 120 || container.command.iter().any(|part| part.len() > 65_535) {
            return Err(Refusal::invalid(&format!("{}.Command", container.path), "It is too long."));
        }
    }
    Ok(())
}

fn volumes(parameters: &Parameters, spec: &Spec) -> Result<(), Refusal> {
    let mut names = BTreeSet::new();
    for index in parameters.indices("Volume") {
        let path = format!("Volume.{index}.Name");
        let name = parameters.text(&path).ok_or_else(|| Refusal::missing_nested(&path))?;
        if !names.insert(name) {
            return Err(Refusal::new(
                400,
                "InvalidParameter.DuplicatedVolumeName",
                "The container group includes volumes with duplicate names.",
            ));
        }
    }
    for container in &spec.containers {
        let list = format!("{}.VolumeMount", container.path);
        for index in parameters.indices(&list) {
            let path = format!("{list}.{index}.Name");
            if !parameters.text(&path).is_some_and(|name| names.contains(name)) {
                return Err(Refusal::invalid(&path, "There is no volume of this name."));
            }
        }
    }
    Ok(())
}

fn ports_and_variables(parameters: &Parameters, spec: &Spec) -> Result<(), Refusal> {
    for container in &spec.containers {
        let ports = format!("{}.Port", container.path);
        for index in parameters.indices(&ports) {
            parameters.whole(&format!("{ports}.{index}.Port"), 1, 65_535)?;
            let protocol = format!("{ports}.{index}.Protocol");
            if parameters.text(&protocol).is_some_and(|name| !["TCP", "UDP"].contains(&name)) {
                return Err(Refusal::invalid(&protocol, "It must be TCP or UDP."));
            }
        }
        let variables = format!("{}.EnvironmentVar", container.path);
        for index in parameters.indices(&variables) {
            let path = format!("{variables}.{index}.Key");
            match parameters.text(&path) {
                Some(key) if key.len() <= 128 => {}
                _ => {
                    return Err(Refusal::invalid(&path, "It must have 1 to 128 characters."));
                }
            }
        }
    }
    Ok(())
}

fn tags(parameters: &Parameters) -> Result<(), Refusal> {
    for index in parameters.indices("Tag") {
        let path = format!("Tag.{index}.Key");
        let key = parameters.text(&path).unwrap_or_default();
        let reserved = ["aliyun", "acs:", "http://", "https://"].iter().any(|start| key.starts_with(start));
        if !(1..=64).contains(&key.chars().count()) || reserved {
            return Err(Refusal::invalid(&path, "It must have 1 to 64 characters."));
        }
    }
    Ok(())
}

fn credentials(spec: &Spec) -> Result<(), Refusal> {
    for (index, credential) in spec.credentials.iter().enumerate() {
        for (name, value) in
            [("Server", &credential.server), ("UserName", &credential.user), ("Password", &credential.password)]
        {
            if value.is_empty() {
                let path = format!("ImageRegistryCredential.{}.{name}", index + 1);
                return Err(Refusal::missing_nested(&path));
            }
        }
    }
    Ok(())
}

fn spot(parameters: &Parameters) -> Result<bool, Refusal> {
    match parameters.text("SpotStrategy") {
        None | Some("NoSpot") => Ok(false),
        Some("SpotAsPriceGo") => Ok(true),
        Some("SpotWithPriceLimit") => {
            if parameters.number::<f64>("SpotPriceLimit")?.is_none() {
                return Err(Refusal::missing_nested("SpotPriceLimit"));
            }
            Ok(true)
        }
        Some(_) => Err(Refusal::invalid("SpotStrategy", "It must be NoSpot, SpotAsPriceGo or SpotWithPriceLimit.")),
    }
}

/// The size: of an instance type, else what is asked for, or the sum over the containers; rounded up to one that exists.
fn size(parameters: &Parameters, spec: &Spec, region: &str, spot: bool) -> Result<Size, Refusal> {
    let unsupported =
        || Refusal::new(400, "InvalidParameter.CPU.Memory", "The specified cpu and memory are not allowed");
    let of_containers = spec
        .containers
        .iter()
        .filter(|container| !container.is_init)
        .fold((0.0, 0.0), |(cpu, memory), container| (cpu + container.cpu, memory + container.memory));
    let sum = Size { cpu: of_containers.0, memory: of_containers.1 };
    if let Some(types) = parameters.text("InstanceType") {
        let first = types.split(',').next().unwrap_or_default();
        return by_type(first.trim()).ok_or_else(|| {
            Refusal::new(
                400,
                "InvalidInstanceTypeForEciBuy",
                "Sales of this current instance type is not supported in eci.",
            )
        });
    }
    let (cpu, memory) = (parameters.number("Cpu")?, parameters.number("Memory")?);
    match (cpu, memory) {
        (Some(cpu), Some(memory)) => {
            let asked = Size { cpu, memory };
            if spot && !asked.exists(region, spot) {
                return Err(Refusal::new(
                    400,
                    "InvalidSpotCpuMemorySpec",
                    "The specified CPU and memory are not allowed. You must create spot ECI using standard ECS specifications for CPU and memory.",
                ));
            }
            let fits = sum.cpu <= cpu && sum.memory <= memory;
            round_up(asked, region, spot).filter(|_| fits).ok_or_else(unsupported)
        }
        (None, None) if sum.cpu == 0.0 && sum.memory == 0.0 => Ok(Size::DEFAULT),
        (None, None) => round_up(sum, region, spot).ok_or_else(unsupported),
        _ => Err(unsupported()),
    }
}

fn economy(parameters: &Parameters, size: Size, spot: bool) -> Result<(), Refusal> {
    let economy = parameters.list("ComputeCategory").iter().any(|category| category == "economy");
    let arm = parameters.text("CpuArchitecture") == Some("ARM64");
    let conflict = [
        (spot, "ComputeCategory economy, SpotStrategy"),
        (arm, "ComputeCategory economy, CpuArchitecture ARM64"),
        (size.cpu > 8.0, "ComputeCategory economy, Cpu above 8"),
    ]
    .into_iter()
    .find(|(conflicts, _)| economy && *conflicts);
    match conflict {
        None => Ok(()),
        Some((_, which)) => Err(Refusal::new(
            400,
            "FeatureBasedConstraintConflict",
            format!("A conflict occurs in specified feature constraints: [{which}]."),
        )),
    }
}

fn public_address(parameters: &Parameters) -> Result<(), Refusal> {
    let automatic = parameters.boolean("AutoCreateEip")?.unwrap_or(false);
    if automatic && parameters.text("EipInstanceId").is_some() {
        return Err(Refusal::invalid("EipInstanceId", "It cannot be combined with AutoCreateEip."));
    }
    parameters.whole("EipBandwidth", 0, 1_000_000)?;
    if let Some(isp) = parameters.text("EipISP")
        && !["BGP", "BGP_PRO"].contains(&isp)
    {
        return Err(Refusal::invalid("EipISP", "It must be BGP or BGP_PRO."));
    }
    Ok(())
}
