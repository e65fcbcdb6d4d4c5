//! Go with `github.com/alibabacloud-go/eci-20180808`.
//!
//! Setters rather than composite literals: they take plain values, and gofmt aligns nothing in a chain of calls.

use super::{Dialect, Tree, host, name, notes, request};
use crate::Sheet;
use crate::render::Rendered;
use crate::render::openapi::push_json;

const DIALECT: Dialect = Dialect {
    indent: "\t",
    class: ["new(eci.", ")."],
    named: true,
    close: "",
    name: name::pascal,
    field: ["Set", "("],
    after: [").", ")"],
    rows: ["[]*eci.#{", "}"],
    between: [",", ","],
    texts: ["tea.StringSlice([]string{", "})"],
    // JSON's escapes are Go's as well.
    quote: push_json,
    secret: ["secret(\"", "\")"],
    truth: ["true", "false"],
    marks: ["", "", ""],
};

/// What 3.1.1 has no name for.
const LACKS: &[&str] = &["OverheadReservationOption"];

const SECRET: &str = "
func secret(name string) string {
\tvalue := os.Getenv(name)
\tif value == \"\" {
\t\tlog.Fatalf(\"%s is not set\", name)
\t}
\treturn value
}
";

/// A program of one file.
pub(in crate::render) fn go(sheet: &Sheet) -> Rendered {
    let tree = Tree::of(sheet, LACKS);
    let secrets = !sheet.secrets().is_empty();
    let mut text = String::from(
        "// go get github.com/alibabacloud-go/eci-20180808/v3@v3.1.1 github.com/aliyun/credentials-go
package main

import (
\t\"fmt\"
\t\"log\"
",
    );
    if secrets {
        text.push_str("\t\"os\"\n");
    }
    text.push_str(
        "
\topenapi \"github.com/alibabacloud-go/darabonba-openapi/v2/client\"
\teci \"github.com/alibabacloud-go/eci-20180808/v3/client\"
\t\"github.com/alibabacloud-go/tea/tea\"
\t\"github.com/aliyun/credentials-go/credentials\"
)

func main() {
\trequest := ",
    );
    request(&mut text, &DIALECT, &tree, 1);
    text.push_str("\n\tcredential, err := credentials.NewCredential(nil)\n");
    text.push_str(FAILED);
    text.push_str("\tclient, err := eci.NewClient(&openapi.Config{Credential: credential, Endpoint: tea.String(\"");
    text.push_str(&host(sheet));
    text.push_str("\")})\n");
    text.push_str(FAILED);
    text.push_str("\tresponse, err := client.CreateContainerGroup(request)\n");
    text.push_str(FAILED);
    text.push_str("\tfmt.Println(tea.StringValue(response.Body.ContainerGroupId))\n}\n");
    if secrets {
        text.push_str(SECRET);
    }
    Rendered { text, notes: notes(sheet, &tree, "github.com/alibabacloud-go/eci-20180808/v3 3.1.1") }
}

const FAILED: &str = "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
