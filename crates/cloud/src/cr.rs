//! Container Registry, Enterprise Edition. The region called is the instance's: the API has no `RegionId`.

mod change;
mod domain;
mod endpoint;
mod instance;
mod namespace;
mod repository;
mod tag;
mod usage;

pub use change::{
    create_instance_endpoint_acl_policy, create_instance_vpc_endpoint_linked_vpc, delete_instance_endpoint_acl_policy,
    delete_instance_vpc_endpoint_linked_vpc, update_instance_endpoint_status,
};
pub use domain::{CustomizedDomain, get_instance_customized_domain};
pub use endpoint::{
    AclEntry, Domain, DomainKind, Endpoint, LinkedVpc, VpcEndpoint, get_instance_endpoint, get_instance_vpc_endpoint,
    list_instance_endpoint,
};
pub use instance::{Instance, InstanceFilter, get_instance, list_instance};
pub use namespace::{Namespace, NamespaceFilter, list_namespace};
pub use repository::{Repository, RepositoryFilter, RepositoryName, get_repository, list_repository};
pub use tag::{RepoTag, get_repo_tag, list_repo_tag};
pub use usage::{InstanceUsage, get_instance_usage};

use crate::call::Call;
use crate::page::Cursor;
use crate::product::Product;

/// As many as one page may hold.
const PAGE_SIZE: u32 = 100;

fn call(region: &str, action: &'static str) -> Call {
    Call::read(Product::Cr, region, action)
}

fn listing(region: &str, action: &'static str, cursor: Option<&Cursor>) -> Call {
    call(region, action).with("PageNo", Cursor::number(cursor)).with("PageSize", PAGE_SIZE.to_string())
}
