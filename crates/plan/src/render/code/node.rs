//! Node.js with `@alicloud/eci20180808`.

use super::{Dialect, Tree, host, name, notes, request};
use crate::Sheet;
use crate::render::Rendered;
use crate::render::openapi::push_quoted;

const DIALECT: Dialect = Dialect {
    indent: "  ",
    class: ["new eci.", "({"],
    named: true,
    close: "})",
    name: name::camel,
    field: ["", ": "],
    after: [",", ","],
    rows: ["[", "]"],
    between: [",", ","],
    texts: ["[", "]"],
    quote: push_quoted,
    secret: ["secret('", "')"],
    truth: ["true", "false"],
    // Beyond 2^53 only a BigInt is exact; the SDK writes it out like any other number.
    marks: ["", "", "n"],
};

/// What 2.0.3, the newest release on npm, has no name for.
const LACKS: &[&str] = &["MaxPendingMinute", "ComputeCategory", "SecurityContextPrivileged", "GpuDriverVersion"];

const SECRET: &str = "function secret(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

";

/// A program in the module format that every Node.js runs without a package file.
pub(in crate::render) fn node(sheet: &Sheet) -> Rendered {
    let tree = Tree::of(sheet, LACKS);
    let mut text = String::from(
        "// npm install @alicloud/eci20180808@2.0.3 @alicloud/openapi-client @alicloud/credentials
const { default: Credentials } = require('@alicloud/credentials');
const eci = require('@alicloud/eci20180808');
const { Config } = require('@alicloud/openapi-client');

",
    );
    if !sheet.secrets().is_empty() {
        text.push_str(SECRET);
    }
    text.push_str("const request = ");
    request(&mut text, &DIALECT, &tree, 0);
    text.push_str(";\nconst config = new Config({ credential: new Credentials(), endpoint: '");
    text.push_str(&host(sheet));
    text.push_str(
        "' });
new eci.default(config).createContainerGroup(request).then(
  ({ body }) => console.log(body.containerGroupId),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
",
    );
    Rendered { text, notes: notes(sheet, &tree, "@alicloud/eci20180808 2.0.3") }
}
