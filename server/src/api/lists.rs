//! What a plan can name: registry instances and what is in them, VPCs, vSwitches, security groups. Each list comes a page at a
//! time, asked anew, with what the cloud says where it says no.

#![expect(unused_qualifications, reason = "the macro that describes an operation writes its paths in full")]

use std::time::Duration;

use axum::{Json, extract::State};
use cloud::{
    ApiError, Client, cr, ecs,
    page::{Cursor, Page},
    vpc,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    body::{Path, Query},
    problem::{MALFORMED, NO_CLOUD, Problem},
};
use crate::{
    handler::{App, Shared},
    launches::at,
    lookups,
};

/// How long one page may take, tries included; less than an answer of the API may.
const PATIENCE: Duration = Duration::from_secs(25);
/// Pages that a list can be asked for.
const MOST_PAGES: u32 = 10_000;
/// Characters of a place in a list that the cloud handed out, at most.
const TOKEN: usize = 2_048;

/// A region, and where in its list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfRegion {
    region: String,
    after: Option<String>,
}

/// The same, of one VPC where one is named.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfVpc {
    region: String,
    vpc: Option<String>,
    after: Option<String>,
}

/// Where in the list of an instance's namespaces.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct From {
    after: Option<String>,
}

/// Which repositories.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfInstance {
    namespace: Option<String>,
    after: Option<String>,
}

/// Which tags.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfRepository {
    namespace: String,
    repository: String,
    after: Option<String>,
}

/// A registry instance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Registry {
    id: String,
    name: String,
    region: String,
    edition: String,
    status: String,
    domains: Vec<Domain>,
}

/// A host of an instance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Domain {
    host: String,
    vpc: bool,
    custom: bool,
}

/// A namespace of an instance.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Namespace {
    name: String,
}

/// An image repository.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Repository {
    namespace: String,
    name: String,
    summary: String,
    public: bool,
}

/// An image tag.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Tag {
    name: String,
    digest: String,
    #[schema(minimum = 0)]
    size_bytes: Option<u64>,
    updated_at: Option<String>,
}

/// A VPC.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Vpc {
    id: String,
    name: String,
    cidr: String,
    status: String,
}

/// A vSwitch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VSwitch {
    id: String,
    name: String,
    vpc_id: String,
    zone: String,
    cidr: String,
    #[schema(minimum = 0)]
    free_addresses: Option<i64>,
}

/// A security group.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SecurityGroup {
    id: String,
    name: String,
    vpc_id: String,
    description: String,
}

/// Pages of lists: what is on one, and where the next one begins.
macro_rules! pages {
    ($($name:ident of $item:ident),+ $(,)?) => {$(
        #[derive(Clone, Debug, Serialize, ToSchema)]
        pub struct $name {
            items: Vec<$item>,
            next: Option<String>,
        }

        impl $name {
            fn of<T>(page: Page<T>, item: impl FnMut(T) -> $item) -> Json<Self> {
                let next = page.next.map(|cursor| match cursor {
                    Cursor::Number(number) => number.to_string(),
                    Cursor::Token(token) => token,
                });
                Json(Self { items: page.items.into_iter().map(item).collect(), next })
            }
        }
    )+};
}

pages! {
    Registries of Registry,
    Namespaces of Namespace,
    Repositories of Repository,
    Tags of Tag,
    Vpcs of Vpc,
    VSwitches of VSwitch,
    SecurityGroups of SecurityGroup,
}

/// Lists the registry instances of a region.
#[utoipa::path(get, path = "/registries", tag = "cloud", operation_id = "listRegistries", params(OfRegion), responses((status = 200, body = Registries)))]
pub async fn registries(State(app): State<Shared>, query: Query<OfRegion>) -> Result<Json<Registries>, Problem> {
    let OfRegion { region, after } = query.0;
    let (cloud, at) = (with_registry(&app, &region)?, numbered(after.as_deref())?);
    let page = lookups::instance_page(&cloud, &region, at).await.map_err(no)?;
    Ok(Registries::of(page, registry))
}

fn registry(of: app::page::registry::Instance) -> Registry {
    let domain = |of: app::page::registry::Domain| Domain { host: of.host, vpc: of.vpc, custom: of.custom };
    Registry {
        id: of.id,
        name: of.name,
        region: of.region,
        edition: of.edition,
        status: of.status,
        domains: of.domains.into_iter().map(domain).collect(),
    }
}

/// Lists the namespaces of an instance.
#[utoipa::path(get, path = "/registries/{region}/{instance}/namespaces", tag = "cloud", operation_id = "listNamespaces", params(("region" = String, Path), ("instance" = String, Path), From), responses((status = 200, body = Namespaces)))]
pub async fn namespaces(
    State(app): State<Shared>,
    path: Path<(String, String)>,
    query: Query<From>,
) -> Result<Json<Namespaces>, Problem> {
    let ((region, instance_id), From { after }) = (path.0, query.0);
    let (cloud, at) = (with_registry(&app, &region)?, numbered(after.as_deref())?);
    let filter = cr::NamespaceFilter { instance_id, name: None };
    let page = cr::list_namespace(&cloud, &region, &filter, at).await.map_err(no)?;
    Ok(Namespaces::of(page, |one| Namespace { name: one.namespace_name }))
}

/// Lists the repositories of an instance.
#[utoipa::path(get, path = "/registries/{region}/{instance}/repositories", tag = "cloud", operation_id = "listRepositories", params(("region" = String, Path), ("instance" = String, Path), OfInstance), responses((status = 200, body = Repositories)))]
pub async fn repositories(
    State(app): State<Shared>,
    path: Path<(String, String)>,
    query: Query<OfInstance>,
) -> Result<Json<Repositories>, Problem> {
    let ((region, instance_id), OfInstance { namespace, after }) = (path.0, query.0);
    let (cloud, at) = (with_registry(&app, &region)?, numbered(after.as_deref())?);
    let namespace = namespace.filter(|namespace| !namespace.is_empty());
    let filter = cr::RepositoryFilter { instance_id, namespace, name: None };
    let page = cr::list_repository(&cloud, &region, &filter, at).await.map_err(no)?;
    Ok(Repositories::of(page, |one| Repository {
        public: one.repo_type.eq_ignore_ascii_case("PUBLIC"),
        namespace: one.repo_namespace_name,
        name: one.repo_name,
        summary: one.summary,
    }))
}

/// Lists the tags of a repository.
#[utoipa::path(get, path = "/registries/{region}/{instance}/tags", tag = "cloud", operation_id = "listTags", params(("region" = String, Path), ("instance" = String, Path), OfRepository), responses((status = 200, body = Tags)))]
pub async fn tags(
    State(app): State<Shared>,
    path: Path<(String, String)>,
    query: Query<OfRepository>,
) -> Result<Json<Tags>, Problem> {
    let ((region, instance), OfRepository { namespace, repository, after }) = (path.0, query.0);
    let (cloud, from) = (with_registry(&app, &region)?, numbered(after.as_deref())?);
    let name = cr::RepositoryName::Path { namespace, name: repository };
    let found = cr::get_repository(&cloud, &region, &instance, &name).await.map_err(no)?;
    let page = cr::list_repo_tag(&cloud, &region, &instance, &found.repo_id, from).await.map_err(no)?;
    Ok(Tags::of(page, |one| Tag {
        updated_at: one.image_update.map(|when| at(crate::clock::Moment(when))),
        size_bytes: one.image_size.and_then(|size| u64::try_from(size).ok()),
        digest: lookups::digest(&one.digest),
        name: one.tag,
    }))
}

/// Lists the VPCs of a region.
#[utoipa::path(get, path = "/vpcs", tag = "cloud", operation_id = "listVpcs", params(OfRegion), responses((status = 200, body = Vpcs)))]
pub async fn vpcs(State(app): State<Shared>, query: Query<OfRegion>) -> Result<Json<Vpcs>, Problem> {
    let OfRegion { region, after } = query.0;
    let (cloud, at) = (with_groups(&app, &region)?, numbered(after.as_deref())?);
    let page = vpc::describe_vpcs(&cloud, &region, &vpc::VpcFilter::default(), at).await.map_err(no)?;
    Ok(Vpcs::of(page, |one| Vpc { id: one.vpc_id, name: one.name, cidr: one.cidr_block, status: one.status }))
}

/// Lists the vSwitches of a region.
#[utoipa::path(get, path = "/vswitches", tag = "cloud", operation_id = "listVSwitches", params(OfVpc), responses((status = 200, body = VSwitches)))]
pub async fn vswitches(State(app): State<Shared>, query: Query<OfVpc>) -> Result<Json<VSwitches>, Problem> {
    let OfVpc { region, vpc, after } = query.0;
    let (cloud, at) = (with_groups(&app, &region)?, numbered(after.as_deref())?);
    let filter = vpc::VSwitchFilter { vpc_id: vpc.filter(|id| !id.is_empty()), ..vpc::VSwitchFilter::default() };
    let page = vpc::describe_vswitches(&cloud, &region, &filter, at).await.map_err(no)?;
    Ok(VSwitches::of(page, |one| VSwitch {
        id: one.vswitch_id,
        name: one.name,
        vpc_id: one.vpc_id,
        zone: one.zone_id,
        cidr: one.cidr_block,
        free_addresses: one.available_ip_address_count,
    }))
}

/// Lists the security groups of a region.
#[utoipa::path(get, path = "/security-groups", tag = "cloud", operation_id = "listSecurityGroups", params(OfVpc), responses((status = 200, body = SecurityGroups)))]
pub async fn security_groups(State(app): State<Shared>, query: Query<OfVpc>) -> Result<Json<SecurityGroups>, Problem> {
    let OfVpc { region, vpc, after } = query.0;
    let cloud = with_groups(&app, &region)?;
    let after = after.filter(|token| !token.is_empty());
    if after.as_ref().is_some_and(|token| token.len() > TOKEN || !token.bytes().all(|byte| byte.is_ascii_graphic())) {
        return Err(misplaced());
    }
    let vpc_id = vpc.filter(|id| !id.is_empty());
    let filter = ecs::SecurityGroupFilter { vpc_id, ..ecs::SecurityGroupFilter::default() };
    let page = ecs::describe_security_groups(&cloud, &region, &filter, after.map(Cursor::Token)).await.map_err(no)?;
    Ok(SecurityGroups::of(page, |one| SecurityGroup {
        id: one.security_group_id,
        name: one.name,
        vpc_id: one.vpc_id,
        description: one.description,
    }))
}

/// The cloud, where it has registries in this region.
fn with_registry(app: &App, region: &str) -> Result<Client, Problem> {
    client(app, region, plan::regions::has_registry(region))
}

/// The cloud, where it runs container groups in this region.
fn with_groups(app: &App, region: &str) -> Result<Client, Problem> {
    client(app, region, plan::regions::find(region).is_some())
}

fn client(app: &App, region: &str, known: bool) -> Result<Client, Problem> {
    if !known {
        let (zh, en) = (format!("没有地域 {region}。"), format!("There is no region {region}."));
        return Err(Problem::at(MALFORMED, "region", "unknown", zh, en));
    }
    app.lookups.client(PATIENCE).ok_or_else(|| Problem::of(NO_CLOUD))
}

/// The page of a product that counts pages.
fn numbered(after: Option<&str>) -> Result<Option<Cursor>, Problem> {
    let Some(text) = after.filter(|text| !text.is_empty()) else { return Ok(None) };
    let number = text.parse().ok().filter(|number| (1..=MOST_PAGES).contains(number));
    number.map(|number| Some(Cursor::Number(number))).ok_or_else(misplaced)
}

fn misplaced() -> Problem {
    let (zh, en) = ("after 应为上一页给出的 next。", "after must be the next of the page before.");
    Problem::at(MALFORMED, "after", "range", zh, en)
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn no(error: ApiError) -> Problem {
    Problem::cloud(&error)
}
