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
/// Instances of a region that are looked into for a repository.
const LOOKED_INTO: usize = 4;
/// The region whose ECI endpoint is asked whether the service is there.
const HOME: &str = "cn-hangzhou";

/// What one question to the account came to.
#[derive(Clone, Debug)]
pub enum Region {
    /// ECI answered, with so many regions.
    Eci(Result<usize, Refusal>),
    /// ACR answered in one region.
    Acr(Result<Instances, Refusal>),
}

/// What one region holds.
#[derive(Clone, Debug)]
pub struct Instances {
    /// Its Enterprise Edition instances.
    named: Vec<Named>,
    /// Whether there is a repository in one of those that were looked into; `None` where that was refused.
    repository: Option<bool>,
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
            Region::Acr(Ok(found)) => Some(&found.named),
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
    let page = match cr::list_instance(&cloud, region, &cr::InstanceFilter::default(), None).await {
        Ok(page) => page,
        Err(error) => return Region::Acr(Err(Refusal::of(&error))),
    };
    let mut repository = Some(false);
    for instance in page.items.iter().take(LOOKED_INTO) {
        let filter = cr::RepositoryFilter { instance_id: instance.instance_id.clone(), ..Default::default() };
        repository = cr::list_repository(&cloud, region, &filter, None).await.ok().map(|page| !page.items.is_empty());
        if repository == Some(true) {
            break;
        }
    }
    let named = |instance: cr::Instance| Named { id: instance.instance_id, name: instance.instance_name, region };
    Region::Acr(Ok(Instances { named: page.items.into_iter().map(named).collect(), repository }))
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
    let found: Vec<_> =
        answers.iter().filter_map(|answer| answer.as_ref().ok()).filter(|found| !found.named.is_empty()).collect();
    let (instances, places) = (found.iter().map(|found| found.named.len()).sum::<usize>(), found.len());
    let repository = found.iter().any(|found| found.repository == Some(true));
    let looked = found.iter().all(|found| found.repository.is_some());
    let refused = answers.iter().find_map(|answer| answer.as_ref().err());
    let answered = answers.iter().any(|answer| answer.is_ok());
    let acr = match refused {
        _ if answered => Check::Passed(if zh { "已应答".to_owned() } else { "answers".to_owned() }),
        Some(refusal) => refusal.check(lang),
        None => Check::Unchecked,
    };
    let instance = match refused {
        _ if instances > 0 => {
            let seen = if zh {
                format!("{places} 个地域中有 {instances} 个企业版实例")
            } else {
                format!("{} in {}", counted(instances, "Enterprise Edition instance"), counted(places, "region"))
            };
            with_repository(seen, repository, looked, zh)
        }
        Some(refusal) => refusal.check(lang),
        None if zh => Check::Failed("任何地域都没有企业版实例。".to_owned()),
        None => Check::Failed("There is no Enterprise Edition instance in any region.".to_owned()),
    };
    Checklist { eci: eci.unwrap_or_default(), acr, instance }
}

/// What instances came to of which one has a repository, none has, or nobody could look.
fn with_repository(seen: String, repository: bool, looked: bool, zh: bool) -> Check {
    match (repository, looked) {
        (true, _) if zh => Check::Passed(format!("{seen}，其中有镜像仓库")),
        (true, _) => Check::Passed(format!("{seen}, with image repositories")),
        (false, true) if zh => Check::Failed(format!("{seen}，查看过的实例中还没有镜像仓库：创建仓库并推送镜像。")),
        (false, true) => Check::Failed(format!(
            "{seen}, but no image repository in those looked into: create one and push an image."
        )),
        (false, false) if zh => Check::Unknown(format!("{seen}；没有 cr:ListRepository 权限，看不到其中的镜像仓库。")),
        (false, false) => Check::Unknown(format!("{seen}; whether they hold images takes cr:ListRepository.")),
    }
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

    fn three(repository: Option<bool>) -> Instances {
        let named = Named { id: "cri-a".to_owned(), name: "a".to_owned(), region: "cn-beijing" };
        Instances { named: vec![named; 3], repository }
    }

    #[test]
    fn an_instance_without_a_repository_is_not_enough() {
        let judged = |repository| judge(&[Region::Acr(Ok(three(repository)))], Lang::ZhCn).instance;
        assert!(matches!(judged(Some(false)), Check::Failed(why) if why.contains("推送镜像")));
        assert!(matches!(judged(None), Check::Unknown(why) if why.contains("cr:ListRepository")));
    }

    #[test]
    fn one_region_that_answers_with_instances_is_enough() {
        let judged = judge(
            &[Region::Acr(Err(refusal(false))), Region::Acr(Ok(three(Some(true)))), Region::Eci(Ok(30))],
            Lang::En,
        );
        let seen = "3 Enterprise Edition instances in 1 region, with image repositories";
        assert_eq!(judged.instance, Check::Passed(seen.to_owned()));
        assert!(matches!(judged.acr, Check::Passed(_)));
    }

    #[test]
    fn a_service_that_is_not_activated_fails_and_a_missing_permission_is_unknown() {
        assert_eq!(judge(&[Region::Eci(Err(refusal(true)))], Lang::En).eci, Check::Failed("activate".to_owned()));
        assert_eq!(judge(&[Region::Acr(Err(refusal(false)))], Lang::En).acr, Check::Unknown("activate".to_owned()));
    }
}
