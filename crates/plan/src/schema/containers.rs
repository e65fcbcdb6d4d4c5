//! Containers and init containers.

use super::forms::{Form, Shape};
use super::table::{BOOLEAN, INT32, NUMBER, core, free, integer, list, more, one_of, shaped, text, word};
use super::{Kind, Node};

const PULL: Kind = one_of(&["Always", "IfNotPresent", "Never"]);
const PORT_NUMBER: Kind = integer(1, 65_535);
const SCHEME: Kind = one_of(&["HTTP", "HTTPS"]);
const COUNT: Kind = integer(0, INT32);
const COMMAND: Kind = list(20, Form::Free(256));
const ARGUMENTS: Kind = list(10, Form::Free(65_535));
const HEADERS: Kind = Kind::Structs(101, &[more("Name", word(256)), more("Value", free(4_096))]);

/// One container.
pub(super) const CONTAINER: &[Node] = &[
    core("Image", text(Form::Image)),
    core("Name", shaped(Shape::ContainerName)),
    core("Cpu", NUMBER),
    core("Memory", NUMBER),
    more("Gpu", COUNT),
    core("ImagePullPolicy", PULL),
    core("Command", COMMAND),
    core("Arg", ARGUMENTS),
    more("WorkingDir", free(1_024)),
    core("Port", Kind::Structs(101, &[core("Port", PORT_NUMBER), core("Protocol", one_of(&["TCP", "UDP"]))])),
    core(
        "EnvironmentVar",
        Kind::Structs(241, &[core("Key", shaped(Shape::VariableKey)), core("Value", free(256)), FIELD_REFERENCE]),
    ),
    more("EnvironmentVarHide", BOOLEAN),
    more("VolumeMount", Kind::Structs(101, MOUNT)),
    more("LivenessProbe", Kind::Struct(PROBE)),
    more("ReadinessProbe", Kind::Struct(PROBE)),
    more("LifecyclePostStartHandlerExec", COMMAND_100),
    more("LifecyclePostStartHandlerHttpGetHost", word(253)),
    more("LifecyclePostStartHandlerHttpGetPath", free(1_024)),
    more("LifecyclePostStartHandlerHttpGetPort", PORT_NUMBER),
    more("LifecyclePostStartHandlerHttpGetScheme", SCHEME),
    more("LifecyclePostStartHandlerHttpGetHttpHeader", HEADERS),
    more("LifecyclePostStartHandlerTcpSocketHost", word(253)),
    more("LifecyclePostStartHandlerTcpSocketPort", PORT_NUMBER),
    more("LifecyclePreStopHandlerExec", COMMAND_100),
    more("LifecyclePreStopHandlerHttpGetHost", word(253)),
    more("LifecyclePreStopHandlerHttpGetPath", free(1_024)),
    more("LifecyclePreStopHandlerHttpGetPort", PORT_NUMBER),
    more("LifecyclePreStopHandlerHttpGetScheme", SCHEME),
    more("LifecyclePreStopHandlerHttpGetHttpHeader", HEADERS),
    more("LifecyclePreStopHandlerTcpSocketHost", word(253)),
    more("LifecyclePreStopHandlerTcpSocketPort", PORT_NUMBER),
    more("SecurityContext", Kind::Struct(SECURITY)),
    more("SecurityContextPrivileged", BOOLEAN),
    more("SecurityContextRunAsGroup", integer(0, i64::MAX)),
    more("SecurityContextRunAsNonRoot", BOOLEAN),
    more("Stdin", BOOLEAN),
    more("StdinOnce", BOOLEAN),
    more("Tty", BOOLEAN),
    more("TerminationMessagePath", free(1_024)),
    more("TerminationMessagePolicy", word(64)),
];

/// One init container. None of its names is in the set that most people touch.
pub(super) const INIT_CONTAINER: &[Node] = &[
    more("Image", text(Form::Image)),
    more("Name", shaped(Shape::ContainerName)),
    more("Cpu", NUMBER),
    more("Memory", NUMBER),
    more("Gpu", COUNT),
    more("ImagePullPolicy", PULL),
    more("Command", COMMAND),
    more("Arg", ARGUMENTS),
    more("WorkingDir", free(1_024)),
    more("Port", Kind::Structs(101, &[more("Port", PORT_NUMBER), more("Protocol", one_of(&["TCP", "UDP"]))])),
    more(
        "EnvironmentVar",
        Kind::Structs(241, &[more("Key", shaped(Shape::VariableKey)), more("Value", free(256)), FIELD_REFERENCE]),
    ),
    more("VolumeMount", Kind::Structs(101, MOUNT)),
    more("SecurityContext", Kind::Struct(SECURITY)),
    more("TerminationMessagePath", free(1_024)),
    more("TerminationMessagePolicy", word(64)),
];

/// A hook's command. Its items may be whole scripts.
const COMMAND_100: Kind = list(101, Form::Free(4_096));

const FIELD_REFERENCE: Node = more("FieldRef", Kind::Struct(&[more("FieldPath", word(256))]));

const MOUNT: &[Node] = &[
    more("Name", shaped(Shape::VolumeName)),
    more("MountPath", shaped(Shape::AbsolutePath)),
    more("SubPath", free(1_024)),
    more("ReadOnly", BOOLEAN),
    more("MountPropagation", word(32)),
];

const PROBE: &[Node] = &[
    more("HttpGet", Kind::Struct(&[more("Path", free(1_024)), more("Port", PORT_NUMBER), more("Scheme", SCHEME)])),
    more("TcpSocket", Kind::Struct(&[more("Port", PORT_NUMBER)])),
    more("Exec", Kind::Struct(&[more("Command", list(20, Form::Free(4_096)))])),
    more("InitialDelaySeconds", COUNT),
    more("PeriodSeconds", COUNT),
    more("TimeoutSeconds", COUNT),
    more("SuccessThreshold", COUNT),
    more("FailureThreshold", COUNT),
];

const SECURITY: &[Node] = &[
    more("Capability", Kind::Struct(&[more("Add", list(100, Form::Word(64)))])),
    more("ReadOnlyRootFilesystem", BOOLEAN),
    more("RunAsUser", integer(0, i64::MAX)),
];
