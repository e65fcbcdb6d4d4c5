//! Python with `aliyun-python-sdk-eci`, the SDK of the documentation's older examples.

use super::{CannotExpress, host, secrets, variable};
use crate::Sheet;
use crate::render::Rendered;
use crate::render::openapi::push_quoted;

const BEGIN: &str = "# pip install aliyun-python-sdk-eci==1.3.3 alibabacloud_credentials\nimport json\n";

const IMPORTS: &str = "
from alibabacloud_credentials.client import Client as Credentials
from aliyunsdkcore.auth.credentials import AccessKeyCredential, StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkeci.request.v20180808.CreateContainerGroupRequest import CreateContainerGroupRequest

parameters = {
";

const CLIENT: &str = "key = Credentials().get_credential()
pair = key.access_key_id, key.access_key_secret
credential = StsTokenCredential(*pair, key.security_token) if key.security_token else AccessKeyCredential(*pair)
";

/// A program for the older SDK, with every parameter added under its wire name.
///
/// The setters cannot be trusted with a plan: that for the registries misspells `Domain`, those for environment variables and
/// mounts send `None` for what is left out. What the cloud knows and this SDK does not could be added by name as well, but
/// roles decide whether anything is pulled at all, and belong to an SDK that knows them.
///
/// # Errors
/// If the plan names RAM roles.
pub(in crate::render) fn python_legacy(sheet: &Sheet) -> Result<Rendered, CannotExpress> {
    let roles: Vec<&str> =
        sheet.parameters().iter().map(|parameter| parameter.name.as_str()).filter(|name| is_role(name)).collect();
    if !roles.is_empty() {
        return Err(refusal(&roles));
    }
    let mut text = String::from(BEGIN);
    if !sheet.secrets().is_empty() {
        text.push_str("import os\n");
    }
    text.push_str(IMPORTS);
    for parameter in sheet.parameters() {
        text.push_str("    ");
        push_quoted(&mut text, &parameter.name);
        text.push_str(": ");
        if sheet.secrets().contains(&parameter.name) {
            text.push_str("os.environ['");
            text.push_str(&variable(&parameter.name));
            text.push_str("']");
        } else {
            push_quoted(&mut text, &parameter.value);
        }
        text.push_str(",\n");
    }
    text.push_str("}\n\nrequest = CreateContainerGroupRequest()\n");
    text.push_str("# Added by name, because this SDK's set_AcrRegistryInfos sends AcrRegistryInfo.1Domain.1, which ECI does not know.\n");
    text.push_str("for name, value in parameters.items():\n    request.add_query_param(name, value)\n");
    text.push_str("request.set_protocol_type('https')\nrequest.set_endpoint('");
    text.push_str(&host(sheet));
    text.push_str("')\n\n");
    text.push_str(CLIENT);
    text.push_str("client = AcsClient(credential=credential");
    if let Some(region) = sheet.region() {
        text.push_str(", region_id=");
        push_quoted(&mut text, region);
    }
    text.push_str(")\nprint(json.loads(client.do_action_with_exception(request))['ContainerGroupId'])\n");
    Ok(Rendered { text, notes: secrets(sheet) })
}

fn is_role(name: &str) -> bool {
    name.starts_with("AcrRegistryInfo.") && (name.ends_with(".ArnService") || name.ends_with(".ArnUser"))
}

fn refusal(roles: &[&str]) -> CannotExpress {
    CannotExpress::new(
        format!(
            "aliyun-python-sdk-eci 1.3.3 不支持以 RAM 角色拉取镜像（没有 ArnService 和 ArnUser，只有已废弃的 Arns），\
             {} 会丢失，镜像将无法拉取。请改用 Python（alibabacloud_eci20180808）。",
            roles.join("、")
        ),
        format!(
            "aliyun-python-sdk-eci 1.3.3 does not know pulling with RAM roles: it has no ArnService and ArnUser, only the \
             obsolete Arns. {} would be lost, and the image could not be pulled. Use python (alibabacloud_eci20180808) instead.",
            roles.join(", ")
        ),
    )
}
