//! The regions in which both ECI and ACR Enterprise Edition publish an endpoint.
//!
//! Source: the endpoint metadata of both products (2026) and Alibaba Cloud documentation, ECI: "Regions and zones" (December 2025).

use super::{Region, Status};

/// Zones are written as suffixes; `*` marks those that the documentation recommends. None written: ask `DescribeRegions`.
pub(super) const REGIONS: &[Region] = &[
    row("cn-qingdao", "华北1（青岛）", "China (Qingdao)", false, Status::Open, "b* c"),
    row("cn-beijing", "华北2（北京）", "China (Beijing)", false, Status::Open, "c d e f g h* i* j* k l"),
    row("cn-zhangjiakou", "华北3（张家口）", "China (Zhangjiakou)", false, Status::Open, "a b c"),
    row("cn-zhengzhou-jva", "郑州（联通合营）", "Zhengzhou (CUCloud Joint Venture)", false, Status::Open, ""),
    row("cn-huhehaote", "华北5（呼和浩特）", "China (Hohhot)", false, Status::Open, "a b"),
    row("cn-wulanchabu", "华北6（乌兰察布）", "China (Ulanqab)", false, Status::Open, "a b c"),
    row("cn-hangzhou", "华东1（杭州）", "China (Hangzhou)", false, Status::Open, "b e f g h* i* j* k"),
    row("cn-shanghai", "华东2（上海）", "China (Shanghai)", false, Status::Open, "a b c d e f g l* m* n*"),
    row("cn-nanjing", "华东5（南京-本地地域）", "China (Nanjing - Local Region)", false, Status::ShuttingDown, ""),
    row("cn-fuzhou", "华东6（福州-本地地域）", "China (Fuzhou - Local Region)", false, Status::ShuttingDown, ""),
    row("cn-shenzhen", "华南1（深圳）", "China (Shenzhen)", false, Status::Open, "a b c d* e*"),
    row("cn-heyuan", "华南2（河源）", "China (Heyuan)", false, Status::Open, "a b"),
    row("cn-guangzhou", "华南3（广州）", "China (Guangzhou)", false, Status::Open, "a b"),
    row("cn-chengdu", "西南1（成都）", "China (Chengdu)", false, Status::Open, "a b"),
    row("cn-hongkong", "中国香港", "China (Hong Kong)", false, Status::Open, "b* c d*"),
    row("ap-northeast-1", "日本（东京）", "Japan (Tokyo)", false, Status::Open, "a b c"),
    row("ap-northeast-2", "韩国（首尔）", "South Korea (Seoul)", false, Status::Open, ""),
    row("ap-southeast-1", "新加坡", "Singapore", false, Status::Open, "a b c"),
    row("ap-southeast-2", "澳大利亚（悉尼）", "Australia (Sydney)", false, Status::Retired, ""),
    row("ap-southeast-3", "马来西亚（吉隆坡）", "Malaysia (Kuala Lumpur)", false, Status::Open, ""),
    row("ap-southeast-5", "印度尼西亚（雅加达）", "Indonesia (Jakarta)", false, Status::Open, ""),
    row("ap-southeast-6", "菲律宾（马尼拉）", "Philippines (Manila)", false, Status::Open, ""),
    row("us-east-1", "美国（弗吉尼亚）", "US (Virginia)", false, Status::Open, ""),
    row("us-west-1", "美国（硅谷）", "US (Silicon Valley)", false, Status::Open, ""),
    row("eu-west-1", "英国（伦敦）", "UK (London)", false, Status::Open, ""),
    row("eu-central-1", "德国（法兰克福）", "Germany (Frankfurt)", false, Status::Open, ""),
    row("ap-south-1", "印度（孟买）", "India (Mumbai)", false, Status::Retired, ""),
    row("me-east-1", "阿联酋（迪拜）", "UAE (Dubai)", false, Status::Open, ""),
    row("cn-hangzhou-finance", "华东1 金融云", "China (Hangzhou) Finance Cloud", true, Status::Open, ""),
    row("cn-shanghai-finance-1", "华东2 金融云", "China (Shanghai) Finance Cloud", true, Status::Open, ""),
    row("cn-shenzhen-finance-1", "华南1 金融云", "China (Shenzhen) Finance Cloud", true, Status::Open, ""),
    row("ap-southeast-7", "泰国（曼谷）", "Thailand (Bangkok)", false, Status::Open, ""),
    row(
        "cn-beijing-finance-1",
        "华北2 金融云（邀测）",
        "China (Beijing) Finance Cloud (preview)",
        true,
        Status::Open,
        "",
    ),
    row("me-central-1", "沙特（利雅得）", "SAU (Riyadh - Partner Region)", false, Status::Open, ""),
    row("cn-wuhan-lr", "华中1（武汉-本地地域）", "China (Wuhan - Local Region)", false, Status::Open, ""),
];

const fn row(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    finance: bool,
    status: Status,
    zones: &'static str,
) -> Region {
    Region { id, zh, en, finance, status, zones }
}
