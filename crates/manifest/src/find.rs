//! Finds the pod templates of a document.

use std::collections::BTreeMap;

use crate::kind::{self, Form};
use crate::look;
use crate::yaml::{NodeId, Tree};

/// A place that describes pods.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// The mapping that holds the metadata, and mostly `spec`.
    pub(crate) base: NodeId,
    /// How it describes its pods.
    pub(crate) form: Form,
    /// Whether it belongs to a kind of Kubernetes' own.
    pub(crate) built_in: bool,
    /// Kind and name of the first object that has it.
    pub(crate) owner: Owner,
    /// The other objects that have it, by alias or merge.
    pub(crate) shared_with: Vec<Owner>,
}

/// An object of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// The object's mapping.
    pub(crate) node: NodeId,
    /// `kind`, or nothing where it states none.
    pub(crate) kind: String,
    /// `metadata.name`, or nothing.
    pub(crate) name: String,
}

impl Owner {
    /// Kind and name, as far as it states them.
    pub(crate) fn title(&self) -> String {
        [self.kind.as_str(), self.name.as_str()].join(" ").trim().to_owned()
    }
}

/// The sites of a document, in the order in which they are written.
pub(crate) fn sites(tree: &Tree<'_>, root: NodeId) -> Vec<Site> {
    let mut finder = Finder { tree, sites: BTreeMap::new() };
    finder.object(tree.resolve(root));
    let mut sites: Vec<Site> = finder.sites.into_values().collect();
    sites.sort_by_key(|site| tree.node(site.base).start);
    sites
}

/// The objects of a document: the root, or the members of a list.
pub(crate) fn objects(tree: &Tree<'_>, root: NodeId) -> Vec<Owner> {
    let root = tree.resolve(root);
    let owner = owner(tree, root);
    let items = look::path(tree, root, &["items"]);
    if !owner.kind.ends_with("List") || !items.is_some_and(|items| tree.kind(items).is_sequence()) {
        return vec![owner];
    }
    look::items(tree, root, "items").into_iter().flat_map(|item| objects(tree, item)).collect()
}

struct Finder<'t, 'a> {
    tree: &'t Tree<'a>,
    sites: BTreeMap<NodeId, Site>,
}

impl Finder<'_, '_> {
    fn object(&mut self, node: NodeId) {
        for owner in objects(self.tree, node) {
            let api_version = look::text(self.tree, owner.node, "apiVersion").unwrap_or_default();
            match kind::home(&api_version, &owner.kind) {
                Some(home) => {
                    let base = look::path(self.tree, owner.node, home.path);
                    if let Some(base) = base.filter(|base| self.tree.kind(*base).is_mapping()) {
                        self.add(base, home.form, home.built_in, owner);
                    }
                }
                None if owner.kind == "CustomResourceDefinition" => {}
                None => self.search(owner.node, &owner),
            }
        }
    }

    fn add(&mut self, base: NodeId, form: Form, built_in: bool, owner: Owner) {
        match self.sites.get_mut(&base) {
            Some(site) if site.owner.node == owner.node => {}
            Some(site) => {
                site.built_in |= built_in;
                site.shared_with.push(owner);
            }
            None => {
                self.sites.insert(base, Site { base, form, built_in, owner, shared_with: Vec::new() });
            }
        }
    }

    /// Looks for the shape of a pod template in everything below.
    fn search(&mut self, node: NodeId, owner: &Owner) {
        if self.is_pod_template(node) {
            return self.add(node, Form::Pod, false, owner.clone());
        }
        let children: Vec<NodeId> = self.tree.children(node).collect();
        for child in children {
            let child = self.tree.resolve(child);
            // An alias leads to what stands before it, so this ends; the guard on expansion bounds it.
            if self.tree.kind(child).is_collection() {
                self.search(child, owner);
            }
        }
    }

    /// A mapping whose `spec` has containers. A whole object has it too, and is one only if it is a Pod.
    fn is_pod_template(&self, node: NodeId) -> bool {
        let tree = self.tree;
        if !tree.kind(node).is_mapping()
            || look::own(tree, node, "spec").is_none() && look::own(tree, node, "<<").is_none()
        {
            return false;
        }
        let kind = look::text(tree, node, "kind");
        if kind.as_deref().is_some_and(|kind| kind != "Pod") && look::get(tree, node, "apiVersion").is_some() {
            return false;
        }
        let Some(spec) = look::path(tree, node, &["spec"]) else { return false };
        let first = look::items(tree, spec, "containers").into_iter().next();
        first.is_some_and(|first| look::get(tree, first, "image").or_else(|| look::get(tree, first, "name")).is_some())
    }
}

fn owner(tree: &Tree<'_>, node: NodeId) -> Owner {
    let kind = look::text(tree, node, "kind").unwrap_or_default();
    let metadata = look::path(tree, node, &["metadata"]);
    let name = metadata
        .and_then(|metadata| look::text(tree, metadata, "name").or_else(|| look::text(tree, metadata, "generateName")));
    Owner { node, kind, name: name.unwrap_or_default() }
}
