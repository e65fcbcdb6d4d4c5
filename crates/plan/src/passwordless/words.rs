//! The decision in people's words.

use super::{Case, ImageCase, Passwordless};
use crate::Lang;
use crate::image::HostKind;

/// What one image takes.
pub(super) fn sentence(image: &ImageCase, lang: Lang) -> String {
    let host = &image.host;
    let text = match (image.case, lang) {
        (Case::NothingNeeded, Lang::ZhCn) => "默认免密，无需任何配置。",
        (Case::NothingNeeded, Lang::En) => "Pulled without a password as it is. Nothing needs to be set.",
        (Case::NameInstance, Lang::ZhCn) => "使用自定义域名，指定其所属的 ACR 企业版实例后免密。",
        (Case::NameInstance, Lang::En) => {
            "At a custom domain: pulled without a password once the plan names the instance behind it."
        }
        (Case::NarrowRole, Lang::ZhCn) => "以指定的 RAM 角色免密拉取，权限以该角色为限。",
        (Case::NarrowRole, Lang::En) => {
            "Pulled without a password as the given RAM role, with no more rights than the role has."
        }
        (Case::Roles, Lang::ZhCn) => "镜像属于其他账号，通过两个 RAM 角色跨账号授权后免密。",
        (Case::Roles, Lang::En) => {
            "In another account's registry: pulled without a password through a chain of two RAM roles."
        }
        (Case::NotPossible, Lang::ZhCn) => {
            return format!("{host} 不是 ACR，无法免密：公开镜像可直接拉取，其他镜像需填写用户名和密码。");
        }
        (Case::NotPossible, Lang::En) => {
            return format!(
                "{host} is not ACR, so there is no way around a password: a public image needs none, any other needs logon credentials."
            );
        }
        (Case::Unknown, Lang::ZhCn) if host.is_empty() => "镜像地址尚不完整，无法判断是否免密。",
        (Case::Unknown, Lang::En) if host.is_empty() => "The image cannot be read yet, so it cannot be told.",
        (Case::Unknown, Lang::ZhCn) => return format!("无法从域名判断 {host} 是否属于所指定的 ACR 企业版实例。"),
        (Case::Unknown, Lang::En) => {
            return format!("Its name does not tell whether {host} belongs to the instance that the plan names.");
        }
    };
    text.to_owned()
}

/// Why one image takes it.
pub(super) fn why(image: &ImageCase, lang: Lang) -> String {
    let personal = matches!(image.kind, HostKind::Personal { .. });
    let text = match (image.case, lang) {
        (Case::NothingNeeded, Lang::ZhCn) if personal => {
            "镜像在同账号的 ACR 个人版，ECI 的服务关联角色会自动获取访问凭证。"
        }
        (Case::NothingNeeded, Lang::En) if personal => {
            "It is in the same account's ACR Personal Edition. ECI's service-linked role fetches a token by itself."
        }
        (Case::NothingNeeded, Lang::ZhCn) => {
            "镜像使用同账号 ACR 企业版实例的默认域名，ECI 的服务关联角色会自动获取访问凭证。实例可在任何地域，只要网络可达。"
        }
        (Case::NothingNeeded, Lang::En) => {
            "Its host is a default domain of an ACR Enterprise Edition instance in the same account, for which ECI's service-linked role fetches a token by itself. The instance may lie in any region that the network reaches."
        }
        (Case::NameInstance, Lang::ZhCn) => "自定义域名看不出属于哪个实例，因此必须写明实例 ID；跨地域时还须写明地域。",
        (Case::NameInstance, Lang::En) => {
            "A custom domain does not show which instance it belongs to. So the plan has to say: by the instance's ID, and by its region if that is another one."
        }
        (Case::NarrowRole, Lang::ZhCn) => {
            "ECI 的服务关联角色可拉取账号下的所有实例，且无法收窄；指定 RAM 角色后改用该角色的权限。"
        }
        (Case::NarrowRole, Lang::En) => {
            "ECI's service-linked role may pull from every instance of the account, which cannot be narrowed. With a RAM role named, that role's rights count instead."
        }
        (Case::Roles, Lang::ZhCn) => {
            "服务关联角色只在本账号内有效。跨账号时，ECI 先扮演本账号的角色（ArnService），再扮演 ACR 所属账号的角色（ArnUser）。"
        }
        (Case::Roles, Lang::En) => {
            "The service-linked role ends where the account ends. Across accounts, ECI assumes a role of its own account (ArnService), and with it one of the account that owns the registry (ArnUser)."
        }
        (Case::NotPossible, Lang::ZhCn) => {
            "只有 ACR 能向 ECI 发放临时访问凭证。如此域名是 ACR 企业版实例的自定义域名，将其加入该实例的域名列表。"
        }
        (Case::NotPossible, Lang::En) => {
            "Only ACR hands temporary tokens to ECI. If this host is a custom domain of an ACR Enterprise Edition instance, add it to that instance's domains."
        }
        (Case::Unknown, _) if image.host.is_empty() => "",
        (Case::Unknown, Lang::ZhCn) => {
            "如是该实例的自定义域名，指定实例即已足够，也可将其加入域名列表以写明；如不是 ACR，填写其用户名和密码。"
        }
        (Case::Unknown, Lang::En) => {
            "If it is a custom domain of that instance, naming the instance is enough; add it to the domains to say so. If it is not ACR, give its logon credentials."
        }
    };
    text.to_owned()
}

/// What the plan takes: its most demanding images speak for it.
pub(super) fn plan_sentence(plan: &Passwordless, lang: Lang) -> String {
    let Some(image) = plan.images.iter().find(|image| image.case == plan.case) else {
        return match lang {
            Lang::ZhCn => "填写镜像后，这里会说明拉取它是否需要密码。".to_owned(),
            Lang::En => "Once there is an image, this says whether pulling it takes a password.".to_owned(),
        };
    };
    let all = plan.images.len();
    let such = plan.images.iter().filter(|image| image.case == plan.case).count();
    let mut text = if such == all {
        String::new()
    } else {
        match lang {
            Lang::ZhCn => format!("{all} 个镜像中的 {such} 个："),
            Lang::En => format!("{such} of {all} images: "),
        }
    };
    text.push_str(&image.sentence(lang));
    if plan.harmless() {
        text.push_str(match lang {
            Lang::ZhCn => "已指定的实例可以保留，但不是必需。",
            Lang::En => " Naming the instance does no harm, but is not needed.",
        });
    }
    text
}

/// The reasons, each once, with the hosts they are about where there are several.
pub(super) fn plan_why(plan: &Passwordless, lang: Lang) -> String {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for image in &plan.images {
        let reason = image.why(lang);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            _ if reason.is_empty() => {}
            Some((_, hosts)) if hosts.contains(&image.host.as_str()) => {}
            Some((_, hosts)) => hosts.push(&image.host),
            None => reasons.push((reason, vec![&image.host])),
        }
    }
    if let [(reason, _)] = reasons.as_slice() {
        return reason.clone();
    }
    let line = |(reason, hosts): (String, Vec<&str>)| match lang {
        Lang::ZhCn => format!("{}：{reason}", hosts.join("、")),
        Lang::En => format!("{}: {reason}", hosts.join(", ")),
    };
    reasons.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What it means in a manifest.
pub(super) fn kubernetes(plan: &Passwordless, lang: Lang) -> String {
    let text = match (plan.case, lang) {
        (Case::NothingNeeded, Lang::ZhCn) if plan.named => "无需注解。注解 k8s.aliyun.com/acr-instance-id 可以保留。",
        (Case::NothingNeeded, Lang::En) if plan.named => {
            "No annotation is needed. k8s.aliyun.com/acr-instance-id may stay."
        }
        (Case::NothingNeeded, Lang::ZhCn) => "无需注解。",
        (Case::NothingNeeded, Lang::En) => "No annotation is needed.",
        (Case::NameInstance, Lang::ZhCn) => {
            "在 Pod（或 Pod 模板）的注解 k8s.aliyun.com/acr-instance-id 中写实例 ID；实例在其他地域时，写为 k8s.aliyun.com/acr-instance-ids: \"地域:实例 ID\"。"
        }
        (Case::NameInstance, Lang::En) => {
            "The pod, or the pod template, carries the instance's ID in the annotation k8s.aliyun.com/acr-instance-id; for an instance in another region, k8s.aliyun.com/acr-instance-ids: \"region:ID\"."
        }
        (Case::NarrowRole, Lang::ZhCn) => {
            "在注解 k8s.aliyun.com/acr-service-arns 中写 RAM 角色的 ARN；使用自定义域名时，还要写实例 ID。"
        }
        (Case::NarrowRole, Lang::En) => {
            "The annotation k8s.aliyun.com/acr-service-arns carries the RAM role's ARN; with a custom domain, the instance's ID is named as well."
        }
        (Case::Roles, Lang::ZhCn) => {
            "同时写注解 k8s.aliyun.com/acr-service-arns 和 k8s.aliyun.com/acr-user-arns；使用自定义域名时，还要写实例 ID。"
        }
        (Case::Roles, Lang::En) => {
            "Both k8s.aliyun.com/acr-service-arns and k8s.aliyun.com/acr-user-arns are set; with a custom domain, the instance's ID is named as well."
        }
        (Case::NotPossible, Lang::ZhCn) => "通过 imagePullSecrets 引用保存用户名和密码的 Secret；公开镜像无需。",
        (Case::NotPossible, Lang::En) => {
            "imagePullSecrets refers to a Secret with the user name and the password; a public image needs none."
        }
        (Case::Unknown, Lang::ZhCn | Lang::En) => "",
    };
    text.to_owned()
}

/// What it means in parameters.
pub(super) fn openapi(plan: &Passwordless, lang: Lang) -> String {
    let text = match (plan.case, lang) {
        (Case::NothingNeeded, Lang::ZhCn) if plan.named => "无需 AcrRegistryInfo。已有的 AcrRegistryInfo 可以保留。",
        (Case::NothingNeeded, Lang::En) if plan.named => "AcrRegistryInfo is not needed. What is there may stay.",
        (Case::NothingNeeded, Lang::ZhCn) => "无需 AcrRegistryInfo。",
        (Case::NothingNeeded, Lang::En) => "AcrRegistryInfo is not needed.",
        (Case::NameInstance, Lang::ZhCn) => {
            "AcrRegistryInfo.N.InstanceId 写实例 ID；跨地域时加 RegionId；Domain 可限定域名，默认为实例的所有域名。"
        }
        (Case::NameInstance, Lang::En) => {
            "AcrRegistryInfo.N.InstanceId names the instance, RegionId its region if that is another one. Domain may restrict it; all of the instance's domains is the default."
        }
        (Case::NarrowRole, Lang::ZhCn) => "AcrRegistryInfo.N.ArnService 写 RAM 角色的 ARN，InstanceId 写实例 ID。",
        (Case::NarrowRole, Lang::En) => {
            "AcrRegistryInfo.N.ArnService is the RAM role's ARN, InstanceId the instance's ID."
        }
        (Case::Roles, Lang::ZhCn) => {
            "AcrRegistryInfo.N.ArnService 和 ArnUser 写两个 RAM 角色的 ARN，InstanceId 写实例 ID。"
        }
        (Case::Roles, Lang::En) => {
            "AcrRegistryInfo.N.ArnService and ArnUser are the ARNs of the two RAM roles, InstanceId the instance's ID."
        }
        (Case::NotPossible, Lang::ZhCn) => "ImageRegistryCredential.N 写域名、用户名和密码；公开镜像无需。",
        (Case::NotPossible, Lang::En) => {
            "ImageRegistryCredential.N holds the host, a user name and a password; a public image needs none."
        }
        (Case::Unknown, Lang::ZhCn | Lang::En) => "",
    };
    text.to_owned()
}
