//! The rules: what ECI does not run, and what is written in vain. Data; the looking is done in [`super::checks`].

use plan::Text;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// ECI will not run it, or it cannot do what it says.
    Error,
    /// It probably does not do what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// Its name, as SARIF has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A page of the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its address in each language.
    pub url: Text,
    /// The day on which what the rules say of it was last compared with it.
    pub read: &'static str,
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// A short, stable name for scripts.
    pub id: &'static str,
    /// How much its findings weigh.
    pub level: Level,
    /// Why this is a finding.
    pub why: Text,
    /// What to do.
    pub remedy: Text,
    /// Where it is written.
    pub page: Page,
}

const LIMITS: Page = Page {
    url: Text::new(
        "https://help.aliyun.com/zh/eci/product-overview/limits",
        "https://www.alibabacloud.com/help/en/eci/product-overview/limits",
    ),
    read: "2026-11-27",
};
const ANNOTATIONS: Page = Page {
    url: Text::new(
        "https://help.aliyun.com/zh/eci/user-guide/pod-annotations-1",
        "https://www.alibabacloud.com/help/en/eci/user-guide/pod-annotations-1",
    ),
    read: "2026-11-27",
};
const CACHES: Page = Page {
    url: Text::new(
        "https://www.alibabacloud.com/help/en/elastic-container-instance/latest/use-imagecache",
        "https://www.alibabacloud.com/help/en/elastic-container-instance/latest/use-imagecache",
    ),
    read: "2026-11-27",
};
const PASSWORDLESS: Page = Page {
    url: Text::new(
        "https://alibabacloud.com/help/zh/eci/user-guide/pull-images-from-a-container-registry-enterprise-edition-instance-without-using-a-secret-2",
        "https://www.alibabacloud.com/help/en/ack/pull-images-from-container-registry-enterprise-edition-instances-without-passwords",
    ),
    read: "2026-11-27",
};
const VIRTUAL_NODES: Page = Page {
    url: Text::new(
        "https://help.aliyun.com/zh/eci/user-guide/schedule-pods-to-virtual-kubelet",
        "https://www.alibabacloud.com/help/en/elastic-container-instance/latest/schedule-pods-to-virtual-kubelet",
    ),
    read: "2026-11-27",
};
const SIZES: Page = Page {
    url: Text::new(
        "https://help.aliyun.com/zh/eci/user-guide/specify-the-number-of-vcpus-and-memory-size-to-create-an-elastic-container-instance",
        "https://www.alibabacloud.com/help/en/eci/user-guide/specify-the-number-of-vcpus-and-memory-size-to-create-an-elastic-container-instance",
    ),
    read: "2026-11-27",
};

macro_rules! rules {
    ($($name:ident $id:literal $level:ident $page:ident $why_zh:literal $why_en:literal $do_zh:literal $do_en:literal)+) => {
        $(pub(super) const $name: Rule = Rule {
            id: $id,
            level: Level::$level,
            why: Text::new($why_zh, $why_en),
            remedy: Text::new($do_zh, $do_en),
            page: $page,
        };)+

        /// Every rule.
        pub const ALL: &[Rule] = &[$($name),+];
    };
}

rules! {
    DAEMON_SET "daemon-set" Error LIMITS
        "虚拟节点上不运行 DaemonSet" "ECI runs no DaemonSet: a virtual node is no host to have one pod on"
        "将其作为 sidecar 容器放入 Pod" "Put it into the pods as a sidecar container"
    HOST_PATH "host-path" Error LIMITS
        "ECI 不支持 hostPath 数据卷" "ECI has no host whose files a hostPath volume could mount"
        "改用 emptyDir、云盘或 NAS" "Use emptyDir, a disk or a NAS file system"
    HOST_NAMESPACE "host-namespace" Error LIMITS
        "ECI 不支持使用宿主机的网络、PID 或 IPC 命名空间" "ECI has no host whose network, PID or IPC namespace a pod could share"
        "删除此字段；对外提供服务用 LoadBalancer 类型的 Service" "Remove the field; to be reached from outside, use a Service of type LoadBalancer"
    HOST_PORT "host-port" Error LIMITS
        "ECI 没有宿主机端口，hostPort 不起作用" "ECI has no host port to map: hostPort does nothing"
        "删除 hostPort；对外提供服务用 LoadBalancer 类型的 Service" "Remove hostPort; to be reached from outside, use a Service of type LoadBalancer"
    NODE_PORT "node-port" Warning LIMITS
        "NodePort 类型的 Service 不能把流量转到 ECI 上的 Pod" "A Service of type NodePort does not lead to pods on ECI"
        "改用 LoadBalancer 类型的 Service" "Use a Service of type LoadBalancer"
    PRIVILEGED "privileged" Error LIMITS
        "ECI 默认不支持特权容器" "ECI runs no privileged containers by default"
        "删除 privileged，按需用 capabilities 添加具体权限" "Remove privileged, and add the capabilities that are needed"
    RESERVED_PORT "reserved-port" Error LIMITS
        "端口 111、10250、10255 由 ECI 系统占用" "ECI's own agents use ports 111, 10250 and 10255"
        "让程序监听其他端口" "Let the program listen on another port"
    PULL_ALWAYS "pull-always" Warning CACHES
        "使用镜像缓存时 imagePullPolicy: Always 会重新下载镜像层" "With an image cache, imagePullPolicy: Always downloads the layers all the same"
        "改为 IfNotPresent" "Set it to IfNotPresent"
    SIZE_ROUNDS_UP "size-rounds-up" Note SIZES
        "没有这样的 vCPU 和内存规格，ECI 会向上取整，并按取整后的规格计费" "There is no such size: ECI rounds it up, and bills the larger one"
        "直接写明取整后的规格" "Ask for the size that it becomes"
    BOTH_FORMS "both-forms" Error PASSWORDLESS
        "acr-instance-id 与 acr-instance-ids 同时存在，以哪个为准没有说明" "acr-instance-id and acr-instance-ids are both there; which one counts is not documented"
        "只保留 acr-instance-ids" "Keep acr-instance-ids alone"
    SINGULAR_FOR_SEVERAL "singular-for-several" Error PASSWORDLESS
        "acr-instance-id 只能写一个实例" "acr-instance-id takes one instance"
        "改用 acr-instance-ids" "Use acr-instance-ids"
    SEVERAL_INSTANCES "several-instances" Warning PASSWORDLESS
        "指定了多个实例：文档的示例均只有一个" "More than one instance: every example in the documentation has one"
        "先用一个 Pod 验证，或把镜像放到同一个实例" "Try it with one pod first, or keep the images in one instance"
    MASKED_ID "masked" Error PASSWORDLESS
        "仍含有文档用来遮盖的 ****" "The **** with which documents hide a part is still there"
        "替换为真实的内容" "Put the real text there"
    MISPLACED "misplaced" Error ANNOTATIONS
        "注解写在工作负载自身的 metadata 中，不会传给 Pod" "The annotation stands on the workload's own metadata, which its pods never see"
        "移到 spec.template.metadata.annotations（标注时可选择一并移动）" "Move it to spec.template.metadata.annotations; annotating can do that too"
    NEVER_ON_ECI "never-on-eci" Warning VIRTUAL_NODES
        "此 Pod 不会调度到虚拟节点，ECI 注解不起作用" "This pod never lands on a virtual node, where alone the annotation counts"
        "修改调度方式，或在普通节点上使用 imagePullSecrets" "Change how it is scheduled, or use imagePullSecrets on ordinary nodes"
    VPC_HOST_ELSEWHERE "vpc-host-elsewhere" Error PASSWORDLESS
        "专有网络域名属于另一个地域，默认不可达" "This VPC domain belongs to another region and cannot be reached from here"
        "跨地域请使用公网域名" "Use the public domain across regions"
    PERSONAL_HOST "personal-host" Note PASSWORDLESS
        "这是容器镜像服务个人版的域名，企业版实例注解对它不起作用" "This is a host of ACR Personal Edition; an annotation for an Enterprise Edition instance does nothing for it"
        "同账号默认免密，无需注解；生产环境建议使用企业版" "In the same account it is pulled without a password anyway; use Enterprise Edition in production"
    NO_PULL_SECRET "no-pull-secret" Note PASSWORDLESS
        "镜像不在容器镜像服务中，不能免密拉取，也没有 imagePullSecrets" "The image is not in Container Registry, is never pulled without a password, and there are no imagePullSecrets"
        "公开镜像需要公网出口；私有镜像请添加 imagePullSecrets，或同步到容器镜像服务" "A public image needs a way to the internet; for a private one add imagePullSecrets, or copy it to Container Registry"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_why_what_to_do_and_where_it_is_written() {
        let mut ids: Vec<_> = ALL.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ALL.len(), "an id twice");
        for rule in ALL {
            for text in [rule.why, rule.remedy] {
                assert!(!text.zh.is_ascii(), "{}: no Chinese", rule.id);
                assert!(text.en.is_ascii(), "{}: no English", rule.id);
                assert!(!text.en.ends_with('.'), "{}", rule.id);
            }
            // Where no Chinese page was found, the English one stands for both.
            let zh = rule.page.url.zh;
            assert!(zh == rule.page.url.en || zh.contains("/zh/"), "{}", rule.id);
            assert!(rule.page.url.en.contains("/help/en/") || rule.page.url.en.contains(".com/en/"), "{}", rule.id);
            assert!(rule.page.read.len() == 10 && rule.page.read.starts_with("20"), "{}", rule.id);
        }
    }
}
