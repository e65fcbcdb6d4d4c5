//! What to tell the user about a failed call: what is wrong, where, and how to mend it.

use plan::Lang;

use crate::error::{ApiError, Cause, ErrorKind};
use crate::mismatch::Mismatch;

mod codes;

impl ApiError {
    /// What is wrong, where, and what to do about it, in whole sentences, with the cloud's own words. Holds no secret.
    pub fn advice(&self, lang: Lang) -> String {
        self.tell(lang, Words::Within)
    }

    /// The same without the cloud's own words, for where [`ApiError::said`] stands apart.
    pub fn remedy(&self, lang: Lang) -> String {
        self.tell(lang, Words::Apart)
    }

    /// The cloud's own words: code and message, or what happened instead of an answer.
    pub fn said(&self) -> String {
        match (&self.code, self.message.is_empty()) {
            (Some(code), false) => format!("{code}: {}", self.message),
            (Some(code), true) => code.clone(),
            (None, _) => self.message.clone(),
        }
    }

    fn tell(&self, lang: Lang, words: Words) -> String {
        if let Some(cause) = &self.cause {
            return match cause {
                Cause::Credentials(error) => error.text(lang),
                Cause::Endpoint(error) => error.text(lang),
            };
        }
        if let Some(mismatch) = &self.mismatch {
            return self.about_signature(mismatch, lang);
        }
        let known = self.code.as_deref().filter(|_| !self.outcome_unknown()).and_then(codes::text);
        match known {
            Some(text) => text.get(lang).to_owned(),
            None => self.about_kind(lang, words),
        }
    }

    fn about_signature(&self, mismatch: &Mismatch, lang: Lang) -> String {
        let key = self.access_key_id.as_deref().unwrap_or("…");
        match (mismatch, lang) {
            (Mismatch::WrongSecret, Lang::ZhCn) => {
                format!(
                    "签名不被接受。云端与本机的待签名字符串完全一致，所以问题只在密钥：本机的 AccessKey Secret 不属于 AccessKey ID {key}。请重新复制这对 AccessKey（注意首尾空格），或新建一对。"
                )
            }
            (Mismatch::WrongSecret, Lang::En) => {
                format!(
                    "The signature was not accepted. The cloud and Berth signed the very same text, so only the secret can be wrong: the AccessKey Secret used here does not belong to AccessKey ID {key}. Copy the pair again (mind spaces at the ends), or create a new one."
                )
            }
            (Mismatch::Differs { parameters }, Lang::ZhCn) => {
                let names = if parameters.is_empty() {
                    String::new()
                } else {
                    format!("，差别在参数 {}", parameters.join("、"))
                };
                format!(
                    "签名不被接受：请求到达云端时与发出时不同{names}。密钥没有问题。请检查 {} 与本机之间改写请求的代理或网关。",
                    self.place()
                )
            }
            (Mismatch::Differs { parameters }, Lang::En) => {
                let names = if parameters.is_empty() {
                    String::new()
                } else {
                    format!(" (it differs in {})", parameters.join(", "))
                };
                format!(
                    "The signature was not accepted: the request that reached the cloud is not the one that was sent{names}. The key is not to blame. Look for a proxy or gateway between here and {} that rewrites requests.",
                    self.place()
                )
            }
            (Mismatch::NotTold, Lang::ZhCn) => {
                format!(
                    "签名不被接受。最常见的原因是 AccessKey Secret 与 AccessKey ID {key} 不配对：请重新复制这对 AccessKey。若密钥无误，请检查途中改写请求的代理。"
                )
            }
            (Mismatch::NotTold, Lang::En) => {
                format!(
                    "The signature was not accepted. Most often the AccessKey Secret does not belong to AccessKey ID {key}: copy the pair again. If the key is right, look for a proxy on the way that rewrites requests."
                )
            }
        }
    }

    fn about_kind(&self, lang: Lang, words: Words) -> String {
        let text = match lang {
            Lang::ZhCn => self.in_chinese(words),
            Lang::En => self.in_english(words),
        };
        text.trim_end().to_owned()
    }

    fn in_chinese(&self, words: Words) -> String {
        let (place, said, action) = (self.place(), self.within(Lang::ZhCn, words), self.action);
        let why = self.because(Lang::ZhCn, words);
        match &self.kind {
            ErrorKind::NoCredentials => format!("没有可用的访问凭证。{said}"),
            ErrorKind::FixKey => {
                format!("AccessKey 不被接受。请检查 AccessKey ID 和 Secret 是否配对、启用、未过期。{said}")
            }
            ErrorKind::RequestAltered => format!("请求在途中被改写。请检查本机与 {place} 之间的代理或网关。{said}"),
            ErrorKind::FixClock => {
                "本机时钟与云端相差超过 15 分钟，请求被拒绝。请校准本机时间（启用 NTP）后重试。".to_owned()
            }
            ErrorKind::GrantPermission { action } => {
                format!("当前身份没有 {action} 权限。请让 RAM 管理员在权限策略里允许 {action}，然后重试。{said}")
            }
            ErrorKind::ActivateService => format!(
                "{}尚未开通或授权。请用主账号在其控制台开通一次，然后重试。{said}",
                self.product.name(Lang::ZhCn)
            ),
            ErrorKind::VerifyAccount => {
                format!("账号受限（实名认证、风控或邀测）。请登录阿里云控制台按提示处理，或提交工单。{said}")
            }
            ErrorKind::Pay => format!("账号欠费或余额不足。请在费用中心充值或补缴后重试。{said}"),
            ErrorKind::ChangeParameter { field: Some(field) } => format!("参数 {field} 不被接受，请修改后重试。{said}"),
            ErrorKind::ChangeParameter { field: None } => {
                format!("请求里有互相冲突或不被接受的参数，请修改后重试。{said}")
            }
            ErrorKind::NotFound => {
                format!("{action} 所指的资源在地域 {} 不存在，或已删除。请核对 ID 和地域。{said}", self.region)
            }
            ErrorKind::NotNow => format!("资源目前的状态不允许此操作。请等状态变化后重试。{said}"),
            ErrorKind::OtherZone => format!("此可用区暂无库存。请换可用区、多选几个交换机，或换规格。{said}"),
            ErrorKind::Quota => format!("配额已用完。请在配额中心申请提额，或释放不用的资源。{said}"),
            ErrorKind::Wait => {
                format!("请求太频繁，被限流。请等一会儿再试；已自动重试 {} 次。", self.tries.saturating_sub(1))
            }
            ErrorKind::Retry => format!("云端暂时出错。请稍后重试；若持续出现，请带上 RequestId 提交工单。{said}"),
            ErrorKind::Unreachable => {
                format!("连不上 {place}{why}。请检查本机网络、DNS、代理和防火墙；设置了 BERTH_ENDPOINT 时请核对它。")
            }
            ErrorKind::WrongEndpoint => {
                format!("{place} 应答的不是阿里云 API{why}。请核对 BERTH_ENDPOINT、代理和认证网关。")
            }
            ErrorKind::OutcomeUnknown => {
                format!(
                    "{action} 已发出，但没有收到明确的应答{why}：可能已经生效，也可能没有。请用同一个 ClientToken 再试，不会重复创建；或先查询再决定。"
                )
            }
            ErrorKind::DryRunPassed => "预检通过，没有创建任何资源。".to_owned(),
            ErrorKind::Unexpected => format!("{action} 被拒绝。稍后重试；仍不行时带上 RequestId 提交工单。{said}"),
        }
    }

    fn in_english(&self, words: Words) -> String {
        let (place, said, action) = (self.place(), self.within(Lang::En, words), self.action);
        let why = self.because(Lang::En, words);
        match &self.kind {
            ErrorKind::NoCredentials => format!("There is no usable credential. {said}"),
            ErrorKind::FixKey => {
                format!("The AccessKey was not accepted. Check that ID and secret belong together, are enabled and have not expired. {said}")
            }
            ErrorKind::RequestAltered => format!("The request was changed on its way. Look for a proxy or gateway between here and {place}. {said}"),
            ErrorKind::FixClock => {
                "This machine's clock is more than 15 minutes off, so requests are refused. Set the clock (turn on NTP) and try again.".to_owned()
            }
            ErrorKind::GrantPermission { action } => {
                format!("The identity used here lacks the permission {action}. Ask a RAM administrator to allow {action} in its policy, then try again. {said}")
            }
            ErrorKind::ActivateService => format!("{} is not activated or not authorised yet. Activate it once in its console as the account owner, then try again. {said}", self.product.name(Lang::En)),
            ErrorKind::VerifyAccount => {
                format!("The account is restricted (real-name verification, risk control, or invitation only). Sign in to the Alibaba Cloud console and follow what it says, or submit a ticket. {said}")
            }
            ErrorKind::Pay => format!("The account has an overdue payment or not enough balance. Settle it in the Billing console, then try again. {said}"),
            ErrorKind::ChangeParameter { field: Some(field) } => format!("The parameter {field} was not accepted. Change it and try again. {said}"),
            ErrorKind::ChangeParameter { field: None } => format!("The request has parameters that contradict each other or are not accepted. Change them and try again. {said}"),
            ErrorKind::NotFound => {
                format!("What {action} names does not exist in region {}, or no longer does. Check the id and the region. {said}", self.region)
            }
            ErrorKind::NotNow => format!("The resource's present state does not allow this. Wait for it to change, then try again. {said}"),
            ErrorKind::OtherZone => format!("This zone is out of stock. Choose another zone, several vSwitches, or another size. {said}"),
            ErrorKind::Quota => format!("A quota is used up. Apply for more in Quota Center, or release what is not needed. {said}"),
            ErrorKind::Wait => {
                format!("Too many requests: they are being throttled. Wait a little and try again; {} retries were made already.", self.tries.saturating_sub(1))
            }
            ErrorKind::Retry => format!("The cloud failed for the moment. Try again later; if it stays so, submit a ticket with the RequestId. {said}"),
            ErrorKind::Unreachable => {
                format!("{place} cannot be reached{why}. Check this machine's network, DNS, proxy and firewall, and BERTH_ENDPOINT if it is set.")
            }
            ErrorKind::WrongEndpoint => {
                format!("What answers at {place} is not the Alibaba Cloud API{why}. Check BERTH_ENDPOINT, proxies and sign-in gateways.")
            }
            ErrorKind::OutcomeUnknown => {
                format!("{action} was sent, but no clear answer came back{why}: it may have taken effect, or not. Try again with the same ClientToken, which never creates twice, or look first.")
            }
            ErrorKind::DryRunPassed => "The dry run passed; nothing was created.".to_owned(),
            ErrorKind::Unexpected => format!("{action} was refused. Try again later; if it stays so, submit a ticket with the RequestId. {said}"),
        }
    }

    /// The host, or the product and region while there is none.
    fn place(&self) -> String {
        self.host.clone().unwrap_or_else(|| format!("{}.{}", self.product, self.region))
    }

    /// What happened, in brackets within the advice: the cloud's words as they are, Berth's own in this language.
    fn within(&self, lang: Lang, words: Words) -> String {
        let message = self.message_in(lang);
        match (&self.code, message.is_empty(), lang) {
            _ if words == Words::Apart => String::new(),
            (Some(code), false, _) => format!("({code}: {message})"),
            (Some(code), true, _) => format!("({code})"),
            (None, false, Lang::ZhCn) => format!("（{message}）"),
            (None, false, Lang::En) => format!("({message})"),
            (None, true, _) => String::new(),
        }
    }

    /// What happened instead of an answer, in brackets within the advice.
    fn because(&self, lang: Lang, words: Words) -> String {
        let message = self.message_in(lang);
        match lang {
            _ if words == Words::Apart || message.is_empty() => String::new(),
            Lang::ZhCn => format!("（{message}）"),
            Lang::En => format!(" ({message})"),
        }
    }

    fn message_in(&self, lang: Lang) -> &str {
        self.own.as_ref().map_or(self.message.as_str(), |own| own.get(lang))
    }
}

/// Where the cloud's own words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// In brackets within the advice.
    Within,
    /// Somewhere else.
    Apart,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use plan::Lang;

    use crate::credentials::said;
    use crate::{ApiError, Call, ErrorKind, Mismatch, Product};

    fn error(kind: ErrorKind) -> ApiError {
        ApiError::new(&Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup"), kind, "because")
    }

    fn both(error: &ApiError) -> (String, String) {
        (error.advice(Lang::ZhCn), error.advice(Lang::En))
    }

    #[test]
    fn every_kind_has_advice_in_both_languages() {
        use ErrorKind as K;
        let field = Some("Cpu".to_owned());
        let kinds = [
            K::NoCredentials,
            K::FixKey,
            K::RequestAltered,
            K::FixClock,
            K::GrantPermission { action: "eci:X".to_owned() },
            K::ActivateService,
            K::VerifyAccount,
            K::Pay,
            K::ChangeParameter { field },
            K::ChangeParameter { field: None },
            K::NotFound,
            K::NotNow,
            K::OtherZone,
            K::Quota,
            K::Wait,
            K::Retry,
            K::Unreachable,
            K::WrongEndpoint,
            K::OutcomeUnknown,
            K::DryRunPassed,
            K::Unexpected,
        ];
        for kind in kinds {
            let (zh, en) = both(&error(kind.clone()));
            assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{kind:?}: {zh}");
            assert!(en.is_ascii() && en.len() > 20, "{kind:?}: {en}");
        }
    }

    #[test]
    fn what_berth_itself_says_is_said_in_the_language_asked_for() {
        let call = Call::read(Product::Eci, "cn-beijing", "DescribeRegions");
        for kind in [ErrorKind::NoCredentials, ErrorKind::Unreachable, ErrorKind::WrongEndpoint] {
            let error = ApiError::told(&call, kind, said!("没有及时应答", "no answer in time"));
            let (zh, en) = both(&error);
            assert!(zh.contains("（没有及时应答）") && !zh.contains("no answer"), "{zh}");
            assert!(en.contains("(no answer in time)") && en.is_ascii(), "{en}");
        }
    }

    #[test]
    fn a_wrong_secret_is_told_from_an_altered_request() {
        let mut wrong = error(ErrorKind::FixKey);
        wrong.parts().mismatch = Some(Mismatch::WrongSecret);
        wrong.parts().access_key_id = Some("LTAI…x9Yz".to_owned());
        let (zh, en) = both(&wrong);
        assert!(en.contains("does not belong to AccessKey ID LTAI…x9Yz"), "{en}");
        assert!(zh.contains("不属于 AccessKey ID LTAI…x9Yz"), "{zh}");
        let mut altered = error(ErrorKind::RequestAltered);
        altered.parts().mismatch = Some(Mismatch::Differs { parameters: vec!["Timestamp".to_owned()] });
        let (zh, en) = both(&altered);
        assert!(en.contains("differs in Timestamp") && en.contains("proxy"), "{en}");
        assert!(zh.contains("差别在参数 Timestamp") && zh.contains("代理"), "{zh}");
    }

    #[test]
    fn the_clouds_own_words_can_stand_apart() {
        for kind in [ErrorKind::Unexpected, ErrorKind::Unreachable, ErrorKind::NotNow, ErrorKind::OutcomeUnknown] {
            let mut error = error(kind.clone());
            error.parts().code = Some("Odd.Code".to_owned());
            assert_eq!(error.said(), "Odd.Code: because");
            for lang in [Lang::ZhCn, Lang::En] {
                assert!(error.advice(lang).contains("because"), "{kind:?}");
                let remedy = error.remedy(lang);
                assert!(!remedy.contains("because") && !remedy.contains("Odd.Code"), "{remedy}");
                assert!(!remedy.contains("()") && !remedy.contains("（）") && remedy.len() > 10, "{remedy}");
            }
        }
    }

    #[test]
    fn a_known_code_has_words_of_its_own() {
        let mut stock = error(ErrorKind::OtherZone);
        stock.parts().code = Some("OperationDenied.NoStock".to_owned());
        let (zh, en) = both(&stock);
        assert!(en.contains("vSwitches"), "{en}");
        assert!(zh.contains("交换机"), "{zh}");
    }

    #[test]
    fn an_unknown_outcome_tells_of_the_token_whatever_the_code() {
        let mut unknown = error(ErrorKind::OutcomeUnknown);
        unknown.parts().code = Some("OperationDenied.NoStock".to_owned());
        let (zh, en) = both(&unknown);
        assert!(en.contains("same ClientToken") && zh.contains("同一个 ClientToken"));
    }
}
