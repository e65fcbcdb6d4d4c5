//! The kinds of workload that can stand around a pod, and what each makes of its rules about ending.

use super::super::{CannotExpress, Note};
use crate::Sheet;

/// A kind that runs the plan's containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One pod.
    Pod,
    /// Pods that run for ever, each as good as the other.
    Deployment,
    /// Pods that run for ever, each with a name and a place of its own.
    StatefulSet,
    /// Pods that run until they are done.
    Job,
    /// Jobs at set times.
    CronJob,
}

/// What a workload does with containers that have ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// As the pod says.
    Any,
    /// It starts them again.
    Never,
    /// It lets them be.
    Once,
}

impl Kind {
    /// All kinds, from the simplest on.
    pub const ALL: &'static [Self] = &[Self::Pod, Self::Deployment, Self::StatefulSet, Self::Job, Self::CronJob];

    /// Its name in a manifest.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pod => "Pod",
            Self::Deployment => "Deployment",
            Self::StatefulSet => "StatefulSet",
            Self::Job => "Job",
            Self::CronJob => "CronJob",
        }
    }

    /// The version of the API that it belongs to.
    pub(super) fn api_version(self) -> &'static str {
        match self {
            Self::Pod => "v1",
            Self::Deployment | Self::StatefulSet => "apps/v1",
            Self::Job | Self::CronJob => "batch/v1",
        }
    }

    fn ending(self) -> Ending {
        match self {
            Self::Pod => Ending::Any,
            Self::Deployment | Self::StatefulSet => Ending::Never,
            Self::Job | Self::CronJob => Ending::Once,
        }
    }

    /// The longest name that it can have, where Kubernetes makes longer names of it for labels of 63 characters:
    /// a StatefulSet adds the hash of its revision, a Job stands in a label itself, a CronJob adds its jobs' times.
    fn longest_name(self) -> Option<usize> {
        match self {
            Self::Pod | Self::Deployment => None,
            Self::StatefulSet | Self::CronJob => Some(52),
            Self::Job => Some(63),
        }
    }

    /// Whether its pods run until they are done.
    pub(super) fn ends(self) -> bool {
        self.ending() == Ending::Once
    }

    /// Whether its pods run until somebody stops them.
    pub(super) fn runs_for_ever(self) -> bool {
        self.ending() == Ending::Never
    }

    /// Whether it can stand for the plan.
    pub(super) fn takes(self, sheet: &Sheet) -> Result<(), CannotExpress> {
        self.takes_name(sheet.name().unwrap_or_default())?;
        let kind = self.name();
        match (self.ending(), sheet.value("RestartPolicy")) {
            (Ending::Never, Some(policy @ ("Never" | "OnFailure"))) => Err(CannotExpress::new(
                format!(
                    "{kind} 会一直重启容器，只接受重启策略 Always；此方案为 {policy}，改为 {kind} 会使容器运行结束后反复重启。改用 Pod 或 Job，或将重启策略设为 Always。"
                ),
                format!(
                    "A {kind} restarts its containers for ever and takes no restart policy but Always. This plan says {policy}: as a {kind}, what is meant to end would run again and again. Use the Pod or the Job, or set the restart policy to Always."
                ),
            )),
            (Ending::Once, Some("Always")) => Err(CannotExpress::new(
                format!(
                    "{kind} 运行到结束为止，只接受重启策略 OnFailure 或 Never；此方案为 Always，改为 {kind} 后容器结束时不会再启动。改用 Deployment，或修改重启策略。"
                ),
                format!(
                    "A {kind} runs until it is done and takes no restart policy but OnFailure and Never. This plan says Always: as a {kind}, what is meant to run on would stay stopped once it ends. Use the Deployment, or change the restart policy."
                ),
            )),
            _ => Ok(()),
        }
    }

    fn takes_name(self, name: &str) -> Result<(), CannotExpress> {
        let Some(most) = self.longest_name().filter(|most| name.len() > *most) else { return Ok(()) };
        let (kind, length) = (self.name(), name.len());
        Err(CannotExpress::new(
            format!(
                "{kind} 的名称最多 {most} 个字符，此方案的名称有 {length} 个；截短会得到另一个名称。缩短容器组名称，或改用 Deployment。"
            ),
            format!(
                "A {kind}'s name has {most} characters at most; this plan's has {length}, and cut short it would be another name. Shorten the group's name, or use the Deployment."
            ),
        ))
    }

    /// The pod's restart policy: the plan's, or what the kind needs where the plan says nothing.
    pub(super) fn restart_policy<'a>(self, given: Option<&'a str>, notes: &mut Vec<Note>) -> Option<&'a str> {
        if given.is_some() || !self.ends() {
            return given;
        }
        let kind = self.name();
        notes.push(Note::new(
            format!(
                "方案未设置重启策略，{kind} 须为 OnFailure 或 Never：此处采用 OnFailure，失败的容器在同一实例中重启，不会另建实例。"
            ),
            format!(
                "The plan names no restart policy, and a {kind} needs OnFailure or Never. OnFailure stands here: a container that fails starts again in the same instance, and no further instance is created for it."
            ),
        ));
        Some("OnFailure")
    }
}
