//! Python with `alibabacloud_eci20180808`.

use super::{Dialect, Tree, host, name, notes, request};
use crate::Sheet;
use crate::render::Rendered;
use crate::render::openapi::push_quoted;

const DIALECT: Dialect = Dialect {
    indent: "    ",
    class: ["models.", "("],
    named: true,
    close: ")",
    name: name::python,
    field: ["", "="],
    after: [",", ","],
    rows: ["[", "]"],
    between: [",", ","],
    texts: ["[", "]"],
    quote: push_quoted,
    secret: ["os.environ['", "']"],
    truth: ["True", "False"],
    marks: ["", "", ""],
};

/// A program for the SDK of today.
pub(in crate::render) fn python(sheet: &Sheet) -> Rendered {
    let tree = Tree::of(sheet, &["MaxPendingMinute"]);
    let mut text = String::from("# pip install alibabacloud_eci20180808==2.1.0 alibabacloud_credentials\n");
    if !sheet.secrets().is_empty() {
        text.push_str("import os\n\n");
    }
    text.push_str(
        "from alibabacloud_credentials.client import Client as Credentials
from alibabacloud_eci20180808 import models
from alibabacloud_eci20180808.client import Client
from alibabacloud_tea_openapi.models import Config

request = ",
    );
    request(&mut text, &DIALECT, &tree, 0);
    text.push_str("\nclient = Client(Config(credential=Credentials(), endpoint='");
    text.push_str(&host(sheet));
    text.push_str("'))\nprint(client.create_container_group(request).body.container_group_id)\n");
    Rendered { text, notes: notes(sheet, &tree, "alibabacloud_eci20180808 2.1.0") }
}
