//! What a group was asked to be, as far as its life depends on it. Read from parameters that [`crate::action`] has checked.

use crate::parameters::Parameters;
use crate::refusal::Refusal;

/// When an ended container is started again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Restart {
    Always,
    OnFailure,
    Never,
}

/// When an image is pulled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PullPolicy {
    Always,
    IfNotPresent,
    Never,
}

/// One container.
#[derive(Clone, Debug)]
pub(crate) struct ContainerSpec {
    /// `Container.2` or `InitContainer.1`: where the rest of it stands in the parameters.
    pub(crate) path: String,
    pub(crate) is_init: bool,
    pub(crate) name: String,
    pub(crate) image: String,
    pub(crate) policy: PullPolicy,
    /// Command and arguments in one.
    pub(crate) command: Vec<String>,
    pub(crate) cpu: f64,
    pub(crate) memory: f64,
}

/// One entry of `AcrRegistryInfo`.
#[derive(Clone, Debug)]
pub(crate) struct RegistryEntry {
    pub(crate) instance_id: String,
    pub(crate) region: Option<String>,
    pub(crate) domains: Vec<String>,
    pub(crate) service_role: Option<String>,
    pub(crate) user_role: Option<String>,
}

/// One entry of `ImageRegistryCredential`.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) server: String,
    pub(crate) user: String,
    pub(crate) password: String,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("server", &self.server).field("user", &self.user).finish_non_exhaustive()
    }
}

/// What a group's life depends on.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    /// Init containers first, in their order, then the others.
    pub(crate) containers: Vec<ContainerSpec>,
    pub(crate) restart: Restart,
    pub(crate) registries: Vec<RegistryEntry>,
    pub(crate) credentials: Vec<Credential>,
    /// Hosts whose certificate need not be known.
    pub(crate) insecure: Vec<String>,
    /// Hosts that are spoken to without TLS.
    pub(crate) plain_http: Vec<String>,
    pub(crate) image_cache: Option<String>,
    pub(crate) match_image_cache: bool,
    pub(crate) deadline: Option<u32>,
}

impl Spec {
    /// Reads a request.
    pub(crate) fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let mut containers = Vec::new();
        for (list, is_init) in [("InitContainer", true), ("Container", false)] {
            for index in parameters.indices(list) {
                containers.push(container(parameters, format!("{list}.{index}"), is_init)?);
            }
        }
        let restart = match parameters.text("RestartPolicy") {
            None | Some("Always") => Restart::Always,
            Some("OnFailure") => Restart::OnFailure,
            Some("Never") => Restart::Never,
            Some(_) => {
                return Err(Refusal::invalid("RestartPolicy", "It must be Always, OnFailure or Never."));
            }
        };
        Ok(Self {
            containers,
            restart,
            registries: registries(parameters),
            credentials: credentials(parameters),
            insecure: hosts(parameters, "InsecureRegistry"),
            plain_http: hosts(parameters, "PlainHttpRegistry"),
            image_cache: parameters.text("ImageSnapshotId").map(str::to_owned),
            match_image_cache: parameters.boolean("AutoMatchImageCache")?.unwrap_or(false),
            deadline: parameters.whole("ActiveDeadlineSeconds", 1, u32::MAX)?,
        })
    }
}

fn container(parameters: &Parameters, path: String, is_init: bool) -> Result<ContainerSpec, Refusal> {
    let field = |name: &str| format!("{path}.{name}");
    let text = |name: &str| {
        parameters.text(&field(name)).map(str::to_owned).ok_or_else(|| Refusal::missing_nested(&field(name)))
    };
    let policy = match parameters.text(&field("ImagePullPolicy")) {
        None | Some("IfNotPresent") => PullPolicy::IfNotPresent,
        Some("Always") => PullPolicy::Always,
        Some("Never") => PullPolicy::Never,
        Some(_) => {
            return Err(Refusal::invalid(&field("ImagePullPolicy"), "It must be Always, IfNotPresent or Never."));
        }
    };
    let mut command = parameters.list(&field("Command"));
    command.extend(parameters.list(&field("Arg")));
    let amount = |name: &str| match parameters.number::<f64>(&field(name))? {
        Some(amount) if !(0.0..=4096.0).contains(&amount) => {
            Err(Refusal::invalid(&field(name), "It must not be negative."))
        }
        amount => Ok(amount.unwrap_or(0.0)),
    };
    Ok(ContainerSpec {
        name: text("Name")?,
        image: text("Image")?,
        policy,
        command,
        cpu: amount("Cpu")?,
        memory: amount("Memory")?,
        is_init,
        path,
    })
}

fn registries(parameters: &Parameters) -> Vec<RegistryEntry> {
    let entry = |index: u32| {
        let text = |name: &str| parameters.text(&format!("AcrRegistryInfo.{index}.{name}")).map(str::to_owned);
        RegistryEntry {
            instance_id: text("InstanceId").unwrap_or_default(),
            region: text("RegionId"),
            domains: parameters.list(&format!("AcrRegistryInfo.{index}.Domain")),
            service_role: text("ArnService"),
            user_role: text("ArnUser"),
        }
    };
    parameters.indices("AcrRegistryInfo").into_iter().map(entry).collect()
}

fn credentials(parameters: &Parameters) -> Vec<Credential> {
    let credential = |index: u32| {
        let text = |name: &str| {
            parameters.text(&format!("ImageRegistryCredential.{index}.{name}")).unwrap_or_default().to_owned()
        };
        let server = text("Server");
        let server = server.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        Credential { server: server.to_owned(), user: text("UserName"), password: text("Password") }
    };
    parameters.indices("ImageRegistryCredential").into_iter().map(credential).collect()
}

fn hosts(parameters: &Parameters, name: &str) -> Vec<String> {
    parameters
        .text(name)
        .unwrap_or_default()
        .split(',')
        .map(|host| host.trim().to_owned())
        .filter(|host| !host.is_empty())
        .collect()
}
