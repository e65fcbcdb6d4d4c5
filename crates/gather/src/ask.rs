//! One question, one call: which action answers it, and what the rules read of the answer.

use cloud::eci::SizeAsked;
use cloud::{ApiError, Client, cr, eci, ecs, sts, vpc};
use diagnosis::{
    Caller, CustomDomain, Data, Domain, Eip, ImageCache, Instance, Link, LinkQuota, OutboundRule, Price,
    PublicEndpoint, Question, Repository, SecurityGroup, Shape, Stock, Tag, Told, Usage, VSwitch, VpcEndpoint,
};
use plan::{Sheet, size};

use crate::gap::{beside, told};
use crate::lists::all;
use crate::nat::{nat_gateways, snat_entries};

type Answered = Result<(Option<Data>, String), ApiError>;

/// Asks a question and gives what was told, with the answer's `RequestId`.
pub(crate) async fn ask(client: &Client, sheet: &Sheet, question: &Question) -> (Told, Option<String>) {
    let answered = match question {
        Question::Caller { .. } | Question::DryRun { .. } => of_account(client, sheet, question).await,
        Question::Instance { .. }
        | Question::Instances { .. }
        | Question::PublicEndpoint { .. }
        | Question::VpcEndpoint { .. }
        | Question::InstanceUsage { .. }
        | Question::CustomDomain { .. } => of_instance(client, question).await,
        Question::Namespace { .. } | Question::Repository { .. } | Question::Tag { .. } | Question::Tags { .. } => {
            of_repository(client, question).await
        }
        Question::VSwitch { .. }
        | Question::SecurityGroup { .. }
        | Question::OutboundRules { .. }
        | Question::Eip { .. }
        | Question::NatGateways { .. }
        | Question::SnatEntries { .. } => of_network(client, question).await,
        _ => of_capacity(client, question).await,
    };
    match answered {
        Ok((Some(data), id)) => (Told::Is(data), some(id)),
        Ok((None, id)) => (Told::Unknown(beside()), some(id)),
        Err(error) => (told(question, &error), error.request_id.clone()),
    }
}

fn some(id: String) -> Option<String> {
    (!id.is_empty()).then_some(id)
}

async fn of_account(client: &Client, sheet: &Sheet, question: &Question) -> Answered {
    let region = question.region();
    if matches!(question, Question::Caller { .. }) {
        let who = sts::get_caller_identity(client, region).await?;
        return Ok((Some(Data::Caller(Caller { account: who.account_id, arn: who.arn })), who.request_id));
    }
    let parameters: Vec<(String, String)> =
        sheet.parameters().iter().map(|parameter| (parameter.name.clone(), parameter.value.clone())).collect();
    let passed = eci::dry_run_container_group(client, region, &parameters).await?;
    Ok((Some(Data::DryRun), passed.request_id.unwrap_or_default()))
}

async fn of_instance(client: &Client, question: &Question) -> Answered {
    let region = question.region();
    Ok(match question {
        Question::Instance { instance, .. } => {
            let found = cr::get_instance(client, region, instance).await?;
            let (id, data) = (found.request_id.clone(), one(region, found));
            (data.filter(|found| found.id == *instance).map(Data::Instance), id)
        }
        Question::PublicEndpoint { instance, .. } => {
            let endpoint = cr::get_instance_endpoint(client, region, instance).await?;
            let id = endpoint.request_id.clone();
            (Some(Data::PublicEndpoint(public(endpoint))), id)
        }
        Question::VpcEndpoint { instance, .. } => {
            let endpoint = cr::get_instance_vpc_endpoint(client, region, instance).await?;
            let id = endpoint.request_id.clone();
            (Some(Data::VpcEndpoint(private(endpoint))), id)
        }
        Question::InstanceUsage { instance, .. } => {
            let usage = cr::get_instance_usage(client, region, instance).await?;
            let (used, most) = (usage.vpc_usage, usage.vpc_quota);
            (Some(Data::LinkQuota(LinkQuota { used, most })), usage.request_id)
        }
        Question::CustomDomain { instance, domain, .. } => {
            let found = cr::get_instance_customized_domain(client, region, instance, domain).await?;
            let bound = found.domain.eq_ignore_ascii_case(domain);
            (bound.then_some(Data::CustomDomain(CustomDomain { certificate: found.cert_id })), found.request_id)
        }
        _ => {
            let filter = cr::InstanceFilter::default();
            let page = |at| cr::list_instance(client, region, &filter, at);
            let (list, id) = all(page, |found| one(region, found).unwrap_or_default()).await?;
            (Some(Data::Instances(list)), id)
        }
    })
}

fn one(region: &str, found: cr::Instance) -> Option<Instance> {
    (!found.instance_id.is_empty()).then(|| Instance {
        id: found.instance_id,
        name: found.instance_name,
        region: region.to_owned(),
        status: found.instance_status,
        edition: found.instance_specification,
    })
}

fn domain(found: cr::Domain) -> Domain {
    let custom = match found.kind {
        cr::DomainKind::System => Some(false),
        cr::DomainKind::User => Some(true),
        cr::DomainKind::Unsaid => None,
    };
    Domain { name: found.name, custom }
}

fn public(endpoint: cr::Endpoint) -> PublicEndpoint {
    let entries = endpoint.acl_entries.map(|entries| entries.into_iter().map(|entry| entry.entry).collect());
    PublicEndpoint {
        enabled: endpoint.enable,
        status: endpoint.status,
        acl: endpoint.acl_enable,
        entries,
        domains: endpoint.domains.into_iter().map(domain).collect(),
    }
}

fn private(endpoint: cr::VpcEndpoint) -> VpcEndpoint {
    let link = |link: cr::LinkedVpc| Link { vpc: link.vpc_id, status: link.status, issue: link.issue };
    VpcEndpoint {
        enabled: endpoint.enable,
        domains: endpoint.domains.into_iter().map(domain).collect(),
        links: endpoint.linked_vpcs.map(|links| links.into_iter().map(link).collect()),
    }
}

async fn of_repository(client: &Client, question: &Question) -> Answered {
    let region = question.region();
    Ok(match question {
        Question::Namespace { instance, name, .. } => {
            let filter = cr::NamespaceFilter { instance_id: instance.clone(), name: Some(name.clone()) };
            let page = |at| cr::list_namespace(client, region, &filter, at);
            let (list, id) = all(page, |found| found.namespace_name).await?;
            let there = list.items.contains(name);
            ((there || list.complete).then_some(Data::Namespace(there)), id)
        }
        Question::Repository { instance, namespace, name, .. } => {
            let path = cr::RepositoryName::Path { namespace: namespace.clone(), name: name.clone() };
            let found = cr::get_repository(client, region, instance, &path).await?;
            let public = match found.repo_type.as_str() {
                "PUBLIC" => Some(true),
                "PRIVATE" => Some(false),
                _ => None,
            };
            let repository = Repository { id: found.repo_id, public, status: found.repo_status };
            (Some(Data::Repository(repository)), found.request_id)
        }
        Question::Tag { instance, repository, tag, .. } => {
            let found = cr::get_repo_tag(client, region, instance, repository, tag).await?;
            let id = found.request_id.clone();
            (Some(Data::Tag(tagged(found))), id)
        }
        Question::Tags { instance, repository, .. } => {
            let page = |at| cr::list_repo_tag(client, region, instance, repository, at);
            let (list, id) = all(page, tagged).await?;
            (Some(Data::Tags(list)), id)
        }
        _ => (None, String::new()),
    })
}

fn tagged(found: cr::RepoTag) -> Tag {
    Tag { name: found.tag, digest: found.digest, status: found.status }
}

async fn of_network(client: &Client, question: &Question) -> Answered {
    let region = question.region();
    Ok(match question {
        Question::VSwitch { id, .. } => {
            let filter = vpc::VSwitchFilter { vswitch_id: Some(id.clone()), ..vpc::VSwitchFilter::default() };
            let (list, request) = all(|at| vpc::describe_vswitches(client, region, &filter, at), vswitch).await?;
            (Some(Data::VSwitches(list)), request)
        }
        Question::SecurityGroup { id, .. } => {
            let filter = ecs::SecurityGroupFilter {
                security_group_ids: vec![id.clone()],
                ..ecs::SecurityGroupFilter::default()
            };
            let turn = |found: ecs::SecurityGroup| SecurityGroup { id: found.security_group_id, vpc: found.vpc_id };
            let (list, request) = all(|at| ecs::describe_security_groups(client, region, &filter, at), turn).await?;
            (Some(Data::SecurityGroups(list)), request)
        }
        Question::OutboundRules { id, .. } => {
            let (list, request) = all(|at| ecs::describe_outbound_rules(client, region, id, at), outbound).await?;
            (Some(Data::OutboundRules(list)), request)
        }
        Question::Eip { id, .. } => {
            let turn =
                |found: vpc::Eip| Eip { id: found.allocation_id, address: found.ip_address, holder: found.instance_id };
            let (list, request) = all(|at| vpc::describe_eip_address(client, region, id, at), turn).await?;
            (Some(Data::Eips(list)), request)
        }
        Question::NatGateways { vpc: network, .. } => {
            let (list, request) = nat_gateways(client, region, network).await?;
            (Some(Data::NatGateways(list)), request)
        }
        Question::SnatEntries { nat, .. } => {
            let (list, request) = snat_entries(client, region, nat).await?;
            (Some(Data::SnatEntries(list)), request)
        }
        _ => (None, String::new()),
    })
}

fn outbound(found: ecs::OutboundRule) -> OutboundRule {
    OutboundRule {
        accepts: !found.policy.eq_ignore_ascii_case("drop"),
        priority: found.priority.parse().unwrap_or(1),
        protocol: found.ip_protocol,
        ports: found.port_range,
        destination: found.dest_cidr_ip,
    }
}

fn vswitch(found: vpc::VSwitch) -> VSwitch {
    VSwitch {
        id: found.vswitch_id,
        vpc: found.vpc_id,
        zone: found.zone_id,
        cidr: found.cidr_block,
        free: found.available_ip_address_count,
    }
}

async fn of_capacity(client: &Client, question: &Question) -> Answered {
    let region = question.region();
    Ok(match question {
        Question::ImageCaches { .. } => {
            let turn = |found: eci::ImageCache| ImageCache {
                id: found.image_cache_id,
                status: found.status,
                images: found.images,
            };
            let (list, id) = all(|at| eci::describe_image_caches(client, region, at), turn).await?;
            (Some(Data::ImageCaches(list)), id)
        }
        Question::Stock { zone, shape, .. } => {
            let (categories, id) = eci::describe_available_resource(client, region, zone, &asked(shape)).await?;
            (Some(Data::Stock(Stock { categories })), id)
        }
        Question::Usage { .. } => {
            let usage = eci::list_usage(client, region).await?;
            let (used, most) = (usage.used_cpu.map(thousandths), usage.max_cpu.map(thousandths));
            (Some(Data::Usage(Usage { used, most })), usage.request_id)
        }
        Question::Price { shape, .. } => {
            let price = eci::describe_container_group_price(client, region, &asked(shape)).await?;
            let told = !price.trade_price.is_empty();
            let data = Data::Price(Price { per_second: price.trade_price, currency: price.currency });
            (told.then_some(data), price.request_id)
        }
        _ => (None, String::new()),
    })
}

fn asked(shape: &Shape) -> SizeAsked {
    match shape {
        Shape::Size { cpu, memory } => SizeAsked::Size { cpu: size::decimal(*cpu), memory: size::decimal(*memory) },
        Shape::Type(name) => SizeAsked::Type(name.clone()),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a quota is a small number, not below zero"
)]
fn thousandths(cpu: f64) -> u64 {
    (cpu.max(0.0) * 1000.0).round() as u64
}
