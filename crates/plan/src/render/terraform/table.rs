//! What the provider's resource has a place for, and what that place is called.
//!
//! Source: the Terraform provider's documentation and schema, `alicloud_eci_container_group` (2026).

/// A name on the wire, its name in the resource, and what is inside. Nothing inside: a value, or a list of values.
pub(super) struct Place {
    pub(super) wire: &'static str,
    pub(super) name: &'static str,
    pub(super) inside: &'static [Place],
}

const fn value(wire: &'static str, name: &'static str) -> Place {
    Place { wire, name, inside: &[] }
}

const fn block(wire: &'static str, name: &'static str, inside: &'static [Place]) -> Place {
    Place { wire, name, inside }
}

/// The resource. Values first, then blocks: so it is read, and so neighbouring `=` align.
pub(super) const RESOURCE: &[Place] = &[
    value("ContainerGroupName", "container_group_name"),
    value("VSwitchId", "vswitch_id"),
    value("SecurityGroupId", "security_group_id"),
    value("ZoneId", "zone_id"),
    value("RestartPolicy", "restart_policy"),
    value("Cpu", "cpu"),
    value("Memory", "memory"),
    value("InstanceType", "instance_type"),
    value("EphemeralStorage", "ephemeral_storage"),
    value("AutoMatchImageCache", "auto_match_image_cache"),
    value("PlainHttpRegistry", "plain_http_registry"),
    value("InsecureRegistry", "insecure_registry"),
    value("AutoCreateEip", "auto_create_eip"),
    value("EipBandwidth", "eip_bandwidth"),
    value("EipInstanceId", "eip_instance_id"),
    value("SpotStrategy", "spot_strategy"),
    value("SpotPriceLimit", "spot_price_limit"),
    value("DnsPolicy", "dns_policy"),
    value("RamRoleName", "ram_role_name"),
    value("ResourceGroupId", "resource_group_id"),
    value("TerminationGracePeriodSeconds", "termination_grace_period_seconds"),
    block("Container", "containers", CONTAINER),
    block("InitContainer", "init_containers", CONTAINER_PARTS),
    block(
        "AcrRegistryInfo",
        "acr_registry_info",
        &[
            value("RegionId", "region_id"),
            value("InstanceId", "instance_id"),
            value("InstanceName", "instance_name"),
            value("Domain", "domains"),
        ],
    ),
    block(
        "ImageRegistryCredential",
        "image_registry_credential",
        &[value("Server", "server"), value("UserName", "user_name"), value("Password", "password")],
    ),
    block("Volume", "volumes", VOLUME),
    block(
        "DnsConfig",
        "dns_config",
        &[value("NameServer", "name_servers"), value("Search", "searches"), block("Option", "options", PAIR)],
    ),
    block("HostAliase", "host_aliases", &[value("Ip", "ip"), value("Hostname", "hostnames")]),
    block("SecurityContext", "security_context", &[block("Sysctl", "sysctl", PAIR)]),
];

const PAIR: &[Place] = &[value("Name", "name"), value("Value", "value")];

const NAME: Place = value("Name", "name");
const IMAGE: Place = value("Image", "image");
const CPU: Place = value("Cpu", "cpu");
const MEMORY: Place = value("Memory", "memory");
const GPU: Place = value("Gpu", "gpu");
const PULL: Place = value("ImagePullPolicy", "image_pull_policy");
const DIRECTORY: Place = value("WorkingDir", "working_dir");
const COMMAND: Place = value("Command", "commands");
const ARGUMENTS: Place = value("Arg", "args");
const PORTS: Place = block("Port", "ports", &[value("Port", "port"), value("Protocol", "protocol")]);
const VARIABLES: Place = block(
    "EnvironmentVar",
    "environment_vars",
    &[
        value("Key", "key"),
        value("Value", "value"),
        block("FieldRef", "field_ref", &[value("FieldPath", "field_path")]),
    ],
);
const MOUNTS: Place = block(
    "VolumeMount",
    "volume_mounts",
    &[value("Name", "name"), value("MountPath", "mount_path"), value("ReadOnly", "read_only")],
);
const SECURITY: Place = block(
    "SecurityContext",
    "security_context",
    &[value("RunAsUser", "run_as_user"), block("Capability", "capability", &[value("Add", "add")])],
);

/// What containers and init containers share.
const CONTAINER_PARTS: &[Place] =
    &[NAME, IMAGE, CPU, MEMORY, GPU, PULL, DIRECTORY, COMMAND, ARGUMENTS, PORTS, VARIABLES, MOUNTS, SECURITY];

const CONTAINER: &[Place] = &[
    NAME,
    IMAGE,
    CPU,
    MEMORY,
    GPU,
    PULL,
    DIRECTORY,
    COMMAND,
    ARGUMENTS,
    value("LifecyclePreStopHandlerExec", "lifecycle_pre_stop_handler_exec"),
    PORTS,
    VARIABLES,
    MOUNTS,
    block("LivenessProbe", "liveness_probe", PROBE),
    block("ReadinessProbe", "readiness_probe", PROBE),
    SECURITY,
];

const PROBE: &[Place] = &[
    value("InitialDelaySeconds", "initial_delay_seconds"),
    value("PeriodSeconds", "period_seconds"),
    value("TimeoutSeconds", "timeout_seconds"),
    value("SuccessThreshold", "success_threshold"),
    value("FailureThreshold", "failure_threshold"),
    block("HttpGet", "http_get", &[value("Scheme", "scheme"), value("Port", "port"), value("Path", "path")]),
    block("TcpSocket", "tcp_socket", &[value("Port", "port")]),
    block("Exec", "exec", &[value("Command", "commands")]),
];

/// The provider has no blocks for the kinds of volume: their names are drawn together.
const VOLUME: &[Place] = &[
    value("Name", "name"),
    value("Type", "type"),
    value("NFSVolume.Server", "nfs_volume_server"),
    value("NFSVolume.Path", "nfs_volume_path"),
    value("NFSVolume.ReadOnly", "nfs_volume_read_only"),
    value("DiskVolume.DiskId", "disk_volume_disk_id"),
    value("DiskVolume.FsType", "disk_volume_fs_type"),
    value("FlexVolume.Driver", "flex_volume_driver"),
    value("FlexVolume.FsType", "flex_volume_fs_type"),
    value("FlexVolume.Options", "flex_volume_options"),
    block(
        "ConfigFileVolume.ConfigFileToPath",
        "config_file_volume_config_file_to_paths",
        &[value("Path", "path"), value("Content", "content")],
    ),
];
