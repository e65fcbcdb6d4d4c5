//! The prerequisites that a credential can check: services activated, an instance there.

use app::{
    frame::Lookup,
    page::start::{Check, Checklist},
};
use cloud::{ApiError, Client, ErrorKind, cr, eci};
use futures::{StreamExt, stream};
use plan::Lang;

use super::{Look, Lookups, cache::Listed};

/// Regions asked at the same time.
const AT_ONCE: usize = 8;
/// The region whose ECI endpoint is asked whether the service is there.
const HOME: &str = "cn-hangzhou";

/// What one question to the account came to.
#[derive(Clone, Debug)]
pub enum Region {
    /// ECI answered, with so many regions.
    Eci(Result<usize, Refusal>),
    /// ACR answered in one region, with its Enterprise Edition instances: ID, name and region.
    Acr(Result<Vec<Named>, Refusal>),
}

/// An Enterprise Edition instance, as lists name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// `cri-…`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region that it is in.
    pub region: &'static str,
}

/// Why a question was not answered.
#[derive(Clone, Debug)]
pub struct Refusal {
    not_activated: bool,
    zh: String,
    en: String,
}

impl Refusal {
    fn of(error: &ApiError) -> Self {
        Self {
            not_activated: error.kind == ErrorKind::ActivateService,
            zh: error.advice(Lang::ZhCn),
            en: error.advice(Lang::En),
        }
    }

    fn check(&self, lang: Lang) -> Check {
        let text = if lang == Lang::ZhCn { &self.zh } else { &self.en };
        if self.not_activated { Check::Failed(text.clone()) } else { Check::Unknown(text.clone()) }
    }
}

impl Lookups {
    /// What can be said now; what is still being asked is said at the next look.
    pub async fn checklist(&self, lang: Lang) -> Checklist {
        let Some(cloud) = self.cloud.clone() else { return Checklist::default() };
        match self.regions(lang, &cloud).await {
            Lookup::Ready { items, .. } => judge(&items, lang),
            Lookup::Failed(trouble) => {
                let unknown = || Check::Unknown(trouble.advice.clone());
                Checklist { eci: unknown(), acr: unknown(), instance: unknown() }
            }
            Lookup::NotAsked | Lookup::Unavailable => Checklist::default(),
        }
    }

    /// The Enterprise Edition instances of every region that answered, as far as the first page of each list names them.
    pub async fn named_everywhere(&self, lang: Lang) -> Vec<Named> {
        let Some(cloud) = self.cloud.clone() else { return Vec::new() };
        let asked = self.regions(lang, &cloud).await;
        let named = asked.items().iter().filter_map(|region| match region {
            Region::Acr(Ok(named)) => Some(named),
            _ => None,
        });
        let mut named: Vec<_> = named.flatten().cloned().collect();
        named.sort_by(|one, other| (one.region, &one.name).cmp(&(other.region, &other.name)));
        named
    }

    async fn regions(&self, lang: Lang, cloud: &Client) -> Lookup<Region> {
        let ask = |cloud| async move { Ok(ask(&cloud).await) };
        self.regions.ask(String::new(), Look::new(lang), cloud, ask).await
    }
}

async fn ask(cloud: &Client) -> Listed<Region> {
    let eci =
        eci::describe_regions(cloud, HOME).await.map(|regions| regions.len()).map_err(|error| Refusal::of(&error));
    let every: Vec<_> = plan::regions::all().iter().map(|region| instances(cloud.clone(), region.id)).collect();
    let acr = stream::iter(every);
    let mut items: Vec<_> = acr.buffer_unordered(AT_ONCE).collect().await;
    items.push(Region::Eci(eci));
    Listed { items, more: false }
}

async fn instances(cloud: Client, region: &'static str) -> Region {
    let page = cr::list_instance(&cloud, region, &cr::InstanceFilter::default(), None).await;
    let named = |instance: cr::Instance| Named { id: instance.instance_id, name: instance.instance_name, region };
    Region::Acr(page.map(|page| page.items.into_iter().map(named).collect()).map_err(|error| Refusal::of(&error)))
}

fn judge(regions: &[Region], lang: Lang) -> Checklist {
    let zh = lang == Lang::ZhCn;
    let eci = regions.iter().find_map(|region| match region {
        Region::Eci(Ok(count)) if zh => Some(Check::Passed(format!("已应答，{count} 个地域可用"))),
        Region::Eci(Ok(count)) => Some(Check::Passed(format!("answers, {count} regions available"))),
        Region::Eci(Err(refusal)) => Some(refusal.check(lang)),
        Region::Acr(_) => None,
    });
    let answers: Vec<_> = regions
        .iter()
        .filter_map(|region| if let Region::Acr(answer) = region { Some(answer) } else { None })
        .collect();
    let counts: Vec<_> =
        answers.iter().filter_map(|answer| answer.as_ref().ok().map(Vec::len)).filter(|count| *count > 0).collect();
    let (instances, places) = (counts.iter().sum::<usize>(), counts.len());
    let refused = answers.iter().find_map(|answer| answer.as_ref().err());
    let answered = answers.iter().any(|answer| answer.is_ok());
    let acr = match refused {
        _ if answered => Check::Passed(if zh { "已应答".to_owned() } else { "answers".to_owned() }),
        Some(refusal) => refusal.check(lang),
        None => Check::Unchecked,
    };
    let instance = match refused {
        _ if instances > 0 && zh => Check::Passed(format!("{places} 个地域中有 {instances} 个企业版实例")),
        _ if instances > 0 => Check::Passed(format!(
            "{} in {}",
            counted(instances, "Enterprise Edition instance"),
            counted(places, "region")
        )),
        Some(refusal) => refusal.check(lang),
        None if zh => Check::Failed("任何地域都没有企业版实例。".to_owned()),
        None => Check::Failed("There is no Enterprise Edition instance in any region.".to_owned()),
    };
    Checklist { eci: eci.unwrap_or_default(), acr, instance }
}

/// `1 region`, `2 regions`.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(not_activated: bool) -> Refusal {
        Refusal { not_activated, zh: "开通".to_owned(), en: "activate".to_owned() }
    }

    #[test]
    fn one_region_that_answers_with_instances_is_enough() {
        let named = Named { id: "cri-a".to_owned(), name: "a".to_owned(), region: "cn-beijing" };
        let judged =
            judge(&[Region::Acr(Err(refusal(false))), Region::Acr(Ok(vec![named; 3])), Region::Eci(Ok(30))], Lang::En);
        assert_eq!(judged.instance, Check::Passed("3 Enterprise Edition instances in 1 region".to_owned()));
        assert!(matches!(judged.acr, Check::Passed(_)));
    }

    #[test]
    fn a_service_that_is_not_activated_fails_and_a_missing_permission_is_unknown() {
        assert_eq!(judge(&[Region::Eci(Err(refusal(true)))], Lang::En).eci, Check::Failed("activate".to_owned()));
        assert_eq!(judge(&[Region::Acr(Err(refusal(false)))], Lang::En).acr, Check::Unknown("activate".to_owned()));
    }
}
