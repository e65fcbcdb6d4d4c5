//! Image hosts of the chosen instance: to its public form, or to its form inside a VPC.
//!
//! Source: Alibaba Cloud documentation, Container Registry: "Configure network access control".

use std::collections::BTreeSet;

use plan::image::{self, HostKind, ImageReference};

use crate::annotate::{Refusal, Work};
use crate::edit::{Editor, Trouble};
use crate::find::{self, Site};
use crate::kind::Form;
use crate::look;
use crate::note::NoteKind;
use crate::request::Request;
use crate::yaml::{Kind, NodeId, Reader, Tree};

/// The lists of a pod's spec whose items have an image.
pub(crate) const LISTS: [&str; 3] = ["containers", "initContainers", "ephemeralContainers"];

/// Refuses to choose hosts where images of several instances are there and none was named.
pub(crate) fn judge(text: &str, request: &Request) -> Result<(), Refusal> {
    if request.network.is_none() || request.instance_name.is_some() {
        return Ok(());
    }
    let mut reader = Reader::new(text).map_err(Refusal::Unreadable)?;
    let mut names = BTreeSet::new();
    while let Some(document) = reader.next_document() {
        let document = document.map_err(Refusal::Unreadable)?;
        let tree = &document.tree;
        for site in find::sites(tree, document.root).iter().filter(|site| site.built_in || request.all_kinds) {
            let kinds = of(tree, site).into_iter().filter_map(|(_, value)| host(tree, value)).map(|(_, kind)| kind);
            names.extend(
                kinds
                    .filter(|kind| is_of(kind, request))
                    .filter_map(|kind| Some(format!("{} ({})", kind.instance_name()?, kind.region()?))),
            );
        }
    }
    if names.len() > 1 { Err(Refusal::WhichInstance(names.into_iter().collect())) } else { Ok(()) }
}

/// Rewrites the hosts of the chosen instance's images.
pub(crate) fn rewrite<'w, 'a>(
    work: &mut Work<'w, 'a>,
    editor: &mut Editor<'w, 'a>,
    sites: &[Site],
) -> Result<(), Trouble> {
    let Some(network) = work.request.network else { return Ok(()) };
    let tree = &work.document.tree;
    let mut aliases = Vec::new();
    for site in sites {
        for (_, value) in of(tree, site) {
            let Some((from, kind)) = host(tree, value).filter(|(_, kind)| is_of(kind, work.request)) else { continue };
            let Some(to) = image::counterpart(&from, network) else { continue };
            drop(kind);
            if tree.kind(value) == Kind::Alias {
                aliases.push((value, site, from, to));
            } else if !editor.is_replaced(value) {
                let changed = editor.replace_head(value, &from, &to);
                let image = tree.text(value).unwrap_or_default().into_owned();
                let kind = if changed { NoteKind::Image { from, to } } else { NoteKind::ImageLeft(image) };
                work.note(value, &site.owner, kind);
            }
        }
    }
    for (value, site, from, to) in aliases {
        let target = tree.resolve(value);
        if editor.is_replaced(target) || editor.is_replaced(value) {
            continue;
        }
        let text = tree.text(target).unwrap_or_default().replacen(&from, &to, 1);
        editor.replace_alias(value, &text)?;
        work.note(value, &site.owner, NoteKind::Image { from, to });
    }
    Ok(())
}

/// Every image of a site: the key, and the value as it stands, which may be an alias.
pub(crate) fn of(tree: &Tree<'_>, site: &Site) -> Vec<(NodeId, NodeId)> {
    let containers: Vec<NodeId> = match site.form {
        Form::Pod => {
            let spec = look::path(tree, site.base, &["spec"]);
            spec.into_iter().flat_map(|spec| LISTS.iter().flat_map(move |list| look::items(tree, spec, list))).collect()
        }
        Form::Argo => {
            let defaults = look::path(tree, site.base, &["templateDefaults"]);
            let templates = look::items(tree, site.base, "templates").into_iter().chain(defaults);
            templates.flat_map(|template| of_argo(tree, template)).collect()
        }
        Form::Cache => Vec::new(),
    };
    let image = |item: NodeId| look::get(tree, item, "image").map(|found| (found.key, found.value));
    containers.into_iter().filter_map(image).collect()
}

/// The containers of one of a workflow's templates. Source: Argo Workflows, "Field Reference", Template.
fn of_argo(tree: &Tree<'_>, template: NodeId) -> Vec<NodeId> {
    let single = ["container", "script"].into_iter().filter_map(|key| look::path(tree, template, &[key]));
    let lists = ["initContainers", "sidecars"].into_iter().flat_map(|key| look::items(tree, template, key));
    let set = look::path(tree, template, &["containerSet"]);
    let set = set.into_iter().flat_map(|set| look::items(tree, set, "containers"));
    single.chain(lists).chain(set).collect()
}

/// The host of an image, and what it is.
pub(crate) fn host(tree: &Tree<'_>, value: NodeId) -> Option<(String, HostKind)> {
    let text = tree.text(tree.resolve(value))?;
    let reference = ImageReference::parse(text.trim()).ok()?;
    let host = reference.host()?.to_owned();
    let kind = image::classify::<&str>(&host, &[]);
    Some((host, kind))
}

/// Whether a host is a default one of the instance, as far as the request tells.
fn is_of(kind: &HostKind, request: &Request) -> bool {
    let name = |name| request.instance_name.as_deref().is_none_or(|own| own == name);
    let region = || request.instance_region.as_deref().is_none_or(|own| kind.region() == Some(own));
    kind.instance_name().is_some_and(name) && region()
}
