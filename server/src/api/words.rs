//! What the OpenAPI document says, in Chinese and English.

/// What the API is.
pub const ABOUT: (&str, &str) = (
    "方案的检查、渲染与导入，清单的标注与检查，拉取诊断，镜像仓库与网络资源的查询，以及容器组的创建、查询、重启与删除。登录功能上线前仅供本机使用：不接受其他网站发来的请求。",
    "Checks, renders and imports plans, annotates and lints manifests, diagnoses pulls, lists registries and networks, and creates, follows, restarts and deletes container groups. Until there is sign-in it serves this machine alone, and takes no request from other sites.",
);

/// The groups of operations.
pub const TAGS: &[(&str, &str, &str)] = &[
    ("plans", "方案", "Plans"),
    ("drafts", "草稿", "Drafts"),
    ("manifests", "清单", "Manifests"),
    ("cloud", "诊断与查询", "Diagnosis and lookups"),
    ("launches", "创建记录", "Launches"),
];

type Row = (&'static str, &'static str, &'static str);

const OPERATIONS: &[Row] = &[
    ("listFormats", "列出方案可以渲染成的格式", "List the formats that plans are rendered in"),
    ("checkPlan", "检查方案，一次列出全部问题", "Check a plan: every problem at once"),
    (
        "renderPlan",
        "把方案渲染成 YAML、OpenAPI 参数、命令行、Terraform 或程序",
        "Render a plan as YAML, OpenAPI parameters, a command line, Terraform or a program",
    ),
    (
        "importPlan",
        "把参数行、JSON 请求或 aliyun 命令转换成方案",
        "Make a plan of parameter lines, a request as JSON, or an aliyun command",
    ),
    (
        "dryRunPlan",
        "向云端预检方案，不创建任何资源",
        "Ask the cloud whether it would create the container group; nothing is created",
    ),
    ("listDrafts", "列出最近修改的草稿", "List the drafts that were last worked on"),
    ("createDraft", "新建草稿", "Begin a draft"),
    ("readDraft", "读取草稿，密文以掩码显示", "Read a draft; its secrets are masked"),
    ("replaceDraft", "替换草稿内容", "Replace what a draft says"),
    ("deleteDraft", "删除草稿", "Throw a draft away"),
    (
        "annotateManifests",
        "为 Kubernetes 清单写入免密注解，其余字节不变",
        "Write the registry's annotation into Kubernetes manifests, and change nothing else",
    ),
    ("lintManifests", "检查清单中 ECI 不支持的内容", "Say what in Kubernetes manifests ECI does not run"),
    ("diagnosePlan", "诊断方案中的镜像能否拉取", "Say whether a plan's images can be pulled, and why not"),
    ("listNamespaces", "列出实例的命名空间", "List the namespaces of a registry instance"),
    ("listRepositories", "列出实例的镜像仓库", "List the repositories of a registry instance"),
    ("listTags", "列出镜像仓库的镜像版本", "List the tags of a repository"),
    ("listVpcs", "列出地域内的专有网络", "List the VPCs of a region"),
    ("listVSwitches", "列出地域内的交换机", "List the vSwitches of a region"),
    ("listSecurityGroups", "列出地域内的安全组", "List the security groups of a region"),
    ("listRegistries", "列出地域内的企业版实例", "List the registry instances of a region"),
    (
        "createLaunch",
        "创建方案描述的容器组；同一 Idempotency-Key 只创建一个",
        "Create the container group of a plan; one for each Idempotency-Key",
    ),
    ("listLaunches", "列出创建记录，最新的在前", "List launches, the newest first"),
    ("readLaunch", "读取一条创建记录", "Read a launch"),
    ("deleteLaunch", "删除容器组，记录保留", "Delete the container group; the record stays"),
    ("restartLaunch", "重启容器组的容器", "Start the containers of a group anew"),
    (
        "expireLaunch",
        "设定容器组自动删除的时间，null 表示不自动删除",
        "Say when the container group is to be deleted by itself; null for never",
    ),
    ("readLog", "读取容器日志的末尾", "Read the end of a container's log"),
    (
        "followLaunch",
        "以事件流跟踪创建记录：每次变化发送一个 launch 事件，结束时发送 end；可用 Last-Event-ID 续传",
        "Follow a launch as a stream of events: launch whenever it changed, end when it is over; Last-Event-ID resumes",
    ),
];

const STATUSES: &[Row] = &[
    ("200", "成功", "Done"),
    (
        "createLaunch.200",
        "此前已用同一个键创建，返回同一条记录",
        "It was made with this key before; this is that launch",
    ),
    ("201", "已创建", "Made"),
    ("204", "已删除", "Thrown away"),
    ("default", "请求未能完成，原因见问题详情（RFC 9457）", "It was not done; problem details (RFC 9457) say why"),
];

const SCHEMAS: &[Row] = &[
    (
        "Annotate",
        "要标注的清单与写入内容，同 berth annotate 的参数",
        "What to annotate, and with what: the flags of berth annotate",
    ),
    ("Annotated", "标注后的清单", "The manifests, changed where that was asked for"),
    ("Checked", "检查结果", "What is wrong with a plan"),
    ("Container", "容器组中的一个容器", "A container of the group"),
    ("ContainerGroup", "云端最近一次描述的容器组", "The container group as the cloud last described it"),
    ("Diagnosis", "拉取诊断，同 berth diagnose --json 的输出", "A pull diagnosis, as berth diagnose --json prints it"),
    ("Expiry", "自动删除的时间", "When the container group is to be deleted by itself"),
    ("Namespace", "命名空间", "A namespace of a registry instance"),
    ("Namespaces", "一页命名空间", "A page of namespaces"),
    ("Repository", "镜像仓库", "An image repository"),
    ("Repositories", "一页镜像仓库", "A page of repositories"),
    ("SecurityGroup", "安全组", "A security group"),
    ("SecurityGroups", "一页安全组", "A page of security groups"),
    ("Tag", "镜像版本", "An image tag"),
    ("Tags", "一页镜像版本", "A page of tags"),
    ("VSwitch", "交换机", "A vSwitch"),
    ("VSwitches", "一页交换机", "A page of vSwitches"),
    ("Vpc", "专有网络", "A VPC"),
    ("Vpcs", "一页专有网络", "A page of VPCs"),
    ("Domain", "实例的一个域名", "A host of an instance"),
    ("Draft", "草稿", "A draft"),
    ("DraftEntry", "列表中的草稿", "A draft as lists show it"),
    ("DraftList", "草稿列表", "Drafts, the newest first"),
    ("DryRun", "预检结果", "What the cloud says to a dry run"),
    ("Finding", "一处问题及改法", "What is wrong at one place, and how to mend it"),
    ("Format", "一种格式", "A format"),
    ("GroupEvent", "容器组的一个事件", "An event of the group"),
    ("Imported", "导入结果", "What was made of it"),
    (
        "Launch",
        "一份已确认的方案及其进展。时间为 UTC，格式见 RFC 3339",
        "A confirmed plan and what became of it. Times are RFC 3339 in UTC",
    ),
    (
        "LaunchRegistry",
        "免密拉取所用的企业版实例，以方案为准",
        "A registry instance that is pulled from without a password, as the plan names it",
    ),
    ("LaunchFailure", "最近一次请求失败的原因", "What the last request met, or why none left"),
    ("LaunchPage", "一页创建记录", "A page of launches"),
    ("Lint", "要检查的清单", "Manifests to look through"),
    ("LintFinding", "清单中 ECI 不支持的一处", "A place that ECI does not run as it says"),
    ("Linted", "检查结果", "What was found"),
    ("Log", "容器日志的末尾", "The end of a container's log"),
    ("ManifestNote", "某一行的处理说明", "What was done at a line, or has to be done by hand"),
    ("Pasted", "要导入的内容", "What somebody has"),
    ("Problem", "问题详情（RFC 9457）", "Problem details (RFC 9457)"),
    ("Registries", "一页企业版实例", "A page of the registry instances of a region"),
    ("Registry", "企业版实例", "A registry instance"),
    ("Remark", "一条说明", "A remark"),
    ("Rendered", "渲染结果", "A rendered plan"),
    ("Road", "镜像拉取经过的网络", "The network by which images are pulled"),
    ("Way", "调度到 ECI 的方式", "What leads a pod onto ECI"),
];

/// Fields and parameters: `Schema.field` or `operation.parameter` where a name means several things, else the name alone.
const FIELDS: &[Row] = &[
    (
        "Idempotency-Key",
        "自拟的键，1–255 个可见字符；重试时沿用。32 位十六进制数会直接用作记录 ID",
        "A key of your own, 1 to 255 visible characters, the same for every try. One of 32 hexadecimal digits becomes the launch's id",
    ),
    ("If-Match", "读取草稿时得到的 ETag", "The ETag that the draft was read with"),
    ("Last-Event-ID", "已收到的最后一个事件的 ID", "The id of the last event that was received"),
    ("after", "上一页的 next", "The next of the page before"),
    ("all_kinds", "也处理含 Pod 模板的自定义资源", "Custom kinds that hold pod templates too"),
    ("at", "最近一次发生的时间", "When it was last seen"),
    ("changed", "是否有改动", "Whether anything was changed"),
    ("cidr", "网段", "Its addresses"),
    ("client_token", "请求的 ClientToken，重试时不变", "The request's ClientToken, the same for every try"),
    ("code", "简短而固定的代码", "A short, stable word"),
    ("container", "容器名称", "The container's name"),
    ("container_group_id", "容器组 ID", "The container group's id, once the cloud has said it"),
    ("containers", "容器，init 容器在前", "Its containers, init containers first"),
    ("cost_so_far_cny", "按目录价估算的累计费用（元）", "What it has cost so far by the list price, in CNY"),
    ("count", "发生次数", "How often it was seen"),
    ("custom", "是否为自定义域名", "Whether the instance's owner brought it"),
    ("description", "描述", "What its owner wrote about it"),
    ("digest", "摘要，形如 sha256:…", "Its digest, sha256:…"),
    ("detail", "第一个问题的英文说明", "What the first problem says, in English"),
    ("diff", "统一格式的差异", "The difference in unified form"),
    ("domains", "域名", "Its hosts"),
    ("edition", "版本规格", "The cloud's word for its edition"),
    ("en", "英文", "In English"),
    ("ended_at", "停止计费的时间", "When the group ceased to cost"),
    ("events", "事件，最早的在前", "Its events, oldest first"),
    ("exit_code", "退出码", "The exit code, where it ended"),
    ("expires_at", "自动删除的时间", "When the group is to be deleted by itself"),
    ("extension", "文件扩展名", "How a file's name ends"),
    ("failure", "最近一次请求失败的原因", "What the last request met, or why none left"),
    ("findings", "发现的问题", "What was found"),
    ("finished_at", "结束时间", "When it ended"),
    ("format", "格式名称", "The format's name; kubernetes where nothing is said"),
    ("free_addresses", "可用 IP 数", "How many addresses are free"),
    ("group", "云端最近一次描述的容器组", "The container group as the cloud last described it"),
    ("host", "域名", "The host name"),
    ("id", "ID", "The id"),
    ("image", "镜像", "The image; of a launch the first container's"),
    ("init", "是否为 init 容器", "Whether it is an init container"),
    ("instance", "企业版实例 ID", "The registry instance's id"),
    ("instance_id", "企业版实例 ID", "The registry instance's id"),
    ("instance_ids", "企业版实例 ID，可填多个", "The registry instances' ids"),
    ("instance_name", "实例名称，即域名的首段", "The instance's name, the first part of its hosts"),
    ("LaunchRegistry.instance_name", "实例名称，方案未写则为空", "Its name, where the plan gives one"),
    ("instance_region", "实例所在地域", "The registry's region"),
    ("internet_ip", "公网 IP", "The public address"),
    ("intranet_ip", "内网 IP", "The address inside the VPC"),
    ("items", "本页内容", "What there is"),
    ("kept_at", "日志的保存时间；为空表示刚从云端读取", "When it was kept; null where the cloud gave it just now"),
    ("kind", "Normal 或 Warning", "Normal or Warning"),
    ("launchable", "是否可以创建", "Whether it can be launched"),
    ("launched_at", "确认时间", "When it was confirmed"),
    ("level", "级别", "How bad it is"),
    ("limit", "每页条数，1–200", "So many on a page, 1 to 200"),
    ("line", "行号，从 1 开始", "The line, from 1"),
    ("manifests", "清单全文（YAML 或 JSON）", "The manifests, YAML or JSON, as one text"),
    ("media_type", "媒体类型", "The media type"),
    ("message", "云端的原话", "The cloud's own words"),
    ("move_misplaced", "把写错位置的注解移到 Pod 模板", "Move annotations that stand where they do nothing"),
    ("name", "名称", "Its name"),
    ("namespace", "命名空间", "The namespace"),
    ("listRepositories.namespace", "只列出此命名空间的镜像仓库", "Only the repositories of this namespace"),
    ("network", "把实例的镜像域名改为该网络的域名", "Give the instance's images the hosts of this network"),
    (
        "next",
        "下一页的起点，作为 after 传入；为空表示没有下一页",
        "Where the next page begins, to be given as after; null on the last one",
    ),
    ("notes", "说明", "What a reader has to know"),
    ("object", "对象", "What it is about"),
    ("onto", "添加调度到 ECI 的标签或节点选择", "Add what leads the pods onto ECI"),
    (
        "owner",
        "所有者，同标签 berth-owner；登录功能上线前均为 local，即本机操作者",
        "Whose it is, as the tag berth-owner says; until there is sign-in always local, the operator of this installation",
    ),
    ("passed", "是否通过", "Whether it passed"),
    (
        "path",
        "有问题的参数，用 OpenAPI 的写法；为空表示整份内容",
        "The value that is wrong, by its wire name; empty where the whole is meant",
    ),
    ("plan", "方案", "The plan document"),
    ("plural", "写 acr-instance-ids 而不是 acr-instance-id", "Write acr-instance-ids instead of acr-instance-id"),
    ("problems", "问题，含中英文说明", "What is wrong, in both languages"),
    ("public", "是否为公开仓库", "Whether everybody may pull from it"),
    ("reason", "原因", "Why, in one word"),
    ("recommend", "阿里云关于此错误的页面", "Alibaba's page about this code"),
    ("region", "地域 ID", "The region's id"),
    ("Annotate.region", "集群所在地域", "The cluster's region"),
    ("Lint.region", "集群所在地域", "The cluster's region"),
    (
        "registries",
        "免密拉取所用的企业版实例，按方案中的顺序",
        "The registry instances that are pulled from without a password, in the plan's order",
    ),
    ("repository", "镜像仓库名称，可含斜线", "The repository's name, which may hold slashes"),
    ("request_id", "云端的请求 ID", "The cloud's id of the request"),
    ("restarts", "重启次数", "How often it was started again"),
    ("revision", "记录的修订号，每次变化加一；即事件流的事件 ID", "Counts up with every change; the stream's event id"),
    ("service_arn", "运行方账号的 RAM 角色", "A RAM role of the account that runs the pods"),
    ("size_bytes", "镜像大小（字节）", "Its size in bytes"),
    ("started_at", "开始时间", "When it started; of a launch, when its group began to cost"),
    ("state", "Berth 记录的状态", "How far it has come"),
    ("Container.state", "Waiting、Running 或 Terminated", "Waiting, Running or Terminated"),
    ("listLaunches.state", "只列出这些状态，以逗号分隔", "Only those in these states, with commas between them"),
    ("status", "云端的状态名", "The cloud's word for its state, where it has one"),
    ("Problem.status", "HTTP 状态码", "The status code"),
    ("Vpc.status", "Available 或 Pending", "Available or Pending"),
    ("summary", "摘要说明", "What its owner wrote about it"),
    ("text", "文本", "The text"),
    (
        "listLaunches.text",
        "名称、地域、ID、镜像、企业版实例的 ID 或名称包含的文字",
        "A text that name, region, id, image, or a registry instance's id or name holds",
    ),
    ("title", "问题的英文名称", "What went wrong, in English"),
    ("tries", "已发送的次数", "How often it was sent"),
    ("type", "问题的类型，指向接口页面中的说明", "Names the kind of problem: its place on the API's page"),
    ("Tag.updated_at", "镜像最近一次推送的时间", "When its image was last pushed"),
    ("updated_at", "最近一次变化的时间", "When it last changed"),
    ("user_arn", "镜像所属账号的 RAM 角色", "A RAM role of the account that owns the registry"),
    ("verdict", "结论：pass、warn、fail 或 unknown", "What it comes to: pass, warn, fail or unknown"),
    ("version", "版本，每次修改加一", "Counts up with every change"),
    ("vpc", "是否为 VPC 域名", "Whether it is the one for VPCs"),
    ("listVSwitches.vpc", "只列出此专有网络的交换机", "Only the vSwitches of this VPC"),
    ("listSecurityGroups.vpc", "只列出此专有网络的安全组", "Only the security groups of this VPC"),
    ("vpc_id", "专有网络 ID", "The id of its VPC"),
    ("zh-CN", "中文", "In Chinese"),
    ("zone", "可用区", "Its zone"),
];

type Words = Option<(&'static str, &'static str)>;

fn find(rows: &[Row], key: &str) -> Words {
    rows.iter().find(|(name, ..)| *name == key).map(|(_, zh, en)| (*zh, *en))
}

/// What an operation does.
pub fn operation(id: &str) -> Words {
    find(OPERATIONS, id)
}

/// What an answer means.
pub fn status(of: &str, code: &str) -> Words {
    find(STATUSES, &format!("{of}.{code}")).or_else(|| find(STATUSES, code))
}

/// What a type holds.
pub fn schema(name: &str) -> Words {
    find(SCHEMAS, name)
}

/// What a field of a type, or a parameter of an operation, means.
pub fn field(of: &str, name: &str) -> Words {
    find(FIELDS, &format!("{of}.{name}")).or_else(|| find(FIELDS, name))
}
