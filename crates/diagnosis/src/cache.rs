//! Image caches: a hit makes the pull unnecessary.

use plan::image::ImageReference;
use plan::sheet::Container;

use crate::data::ImageCache;
use crate::diagnose::Case;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::question::Question;
use crate::rules;
use crate::verdict::Verdict;
use crate::words::words;

/// What image caches mean for an image.
pub(crate) enum Cached {
    /// There is nothing to look for.
    No,
    /// The image is there: it is not pulled.
    Hit(Finding),
    /// It may be there: what fails otherwise may still go well.
    Perhaps(Finding),
    /// It has to be pulled, and this is why a cache does not help.
    Miss(Finding),
}

/// Looks for an image in the caches that the plan allows.
pub(crate) fn look(case: &Case<'_>, container: &Container, image: &ImageReference, about: &str) -> Cached {
    let named = case.sheet.value("ImageSnapshotId");
    let policy = container.pull_policy.as_deref();
    if (named.is_none() && !case.sheet.is_true("AutoMatchImageCache")) || policy == Some("Always") {
        return Cached::No;
    }
    let heard = case.book.image_caches(Question::ImageCaches { region: case.region.to_owned() });
    let Some(list) = heard.value() else {
        return Cached::Perhaps(Finding::cannot_know(&rules::IMAGE_CACHE, about, &heard).at_most(Verdict::Warn));
    };
    let may = |cache: &&ImageCache| named.is_none_or(|id| cache.id == id);
    let holds = |cache: &&ImageCache| cache.images.iter().any(|held| same(held, image));
    let Some(cache) = list.items.iter().filter(may).find(holds) else {
        let verdict = if list.complete { Verdict::Pass } else { Verdict::Warn };
        let why = words!("没有镜像缓存包含该镜像，需要拉取。", "No image cache holds the image; it has to be pulled.");
        let evidence = vec![heard.field("ImageCaches", "none with this image")];
        let finding = Finding::new(&rules::IMAGE_CACHE, verdict, about, evidence, why);
        return if list.complete { Cached::Miss(finding) } else { Cached::Perhaps(finding) };
    };
    let id = &cache.id;
    let evidence = vec![heard.field(format!("ImageCache[{id}].Status"), &cache.status)];
    // Without a policy, a node pulls `latest` again and takes anything else from the cache.
    let taken = policy.is_some() || image.digest().is_some() || !matches!(image.tag(), None | Some("latest"));
    if cache.status == "Ready" && taken {
        let why = words!(
            "镜像缓存 {id} 包含该镜像，不需要拉取。",
            "Image cache {id} holds the image: nothing has to be pulled."
        );
        return Cached::Hit(Finding::new(&rules::IMAGE_CACHE, Verdict::Pass, about, evidence, why));
    }
    let why = words!(
        "镜像缓存 {id} 可能包含该镜像，能否命中尚不确定。",
        "Image cache {id} may hold the image; whether it is taken is not certain."
    );
    Cached::Perhaps(Finding::new(&rules::IMAGE_CACHE, Verdict::Warn, about, evidence, why))
}

/// Whether two texts name the same image, the tag `latest` understood where there is none.
fn same(held: &str, image: &ImageReference) -> bool {
    let full = |image: &ImageReference| match (image.tag(), image.digest()) {
        (None, None) => format!("{image}:latest"),
        _ => image.to_string(),
    };
    ImageReference::parse(held).is_ok_and(|held| full(&held) == full(image))
}

/// An image that may not be pulled has to be in a cache.
pub(crate) fn never_pulled(cached: &Cached, container: &Container, about: &str) -> Option<Finding> {
    if container.pull_policy.as_deref() != Some("Never") {
        return None;
    }
    let evidence = vec![Evidence::plan(format!("{}.ImagePullPolicy", container.at), "Never")];
    let (verdict, why) = match cached {
        Cached::Hit(_) => return None,
        Cached::Perhaps(_) => (
            Verdict::Unknown,
            words!(
                "拉取策略为 Never，镜像是否已在缓存中无法得知。",
                "The pull policy is Never, and whether a cache holds the image cannot be known."
            ),
        ),
        Cached::No | Cached::Miss(_) => (
            Verdict::Fail,
            words!(
                "拉取策略为 Never，而没有镜像缓存包含该镜像，容器无法启动。",
                "The pull policy is Never and no image cache holds the image: the container cannot start."
            ),
        ),
    };
    Some(Finding::new(&rules::PULL_POLICY, verdict, about, evidence, why))
}
