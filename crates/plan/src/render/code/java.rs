//! Java with `com.aliyun:eci20180808`.
//!
//! The request is built from the wire's own names: the SDK's releases do not agree on how its nested classes are called.

use super::{Dialect, Tree, host, name, notes, request};
use crate::Sheet;
use crate::render::Rendered;
use crate::render::openapi::push_json;

const DIALECT: Dialect = Dialect {
    indent: "    ",
    // With their types named: left to itself, javac takes minutes over a deep tree.
    class: ["Map.<String, Object>ofEntries(", ""],
    named: false,
    close: ")",
    name: name::pascal,
    field: ["entry(\"", "\", "],
    after: ["),", ")"],
    rows: ["List.<Object>of(", ")"],
    between: [",", ""],
    texts: ["List.of(", ")"],
    quote,
    secret: ["requireNonNull(System.getenv(\"", "\"))"],
    truth: ["true", "false"],
    marks: ["f", "L", "L"],
};

/// What 1.1.2 has no name for: it would be dropped without a word.
const LACKS: &[&str] = &["OverheadReservationOption"];

/// The longest constant that a class file can hold, in bytes of UTF-8, with some room: what is longer is joined at run time.
const LONGEST: usize = 60_000;

/// A program of one file, which `java` runs as it is.
pub(in crate::render) fn java(sheet: &Sheet) -> Rendered {
    let tree = Tree::of(sheet, LACKS);
    let mut text = String::from(
        "// Maven: com.aliyun:eci20180808:1.1.2 and com.aliyun:credentials-java; compile as UTF-8
import static java.util.Map.entry;
",
    );
    if !sheet.secrets().is_empty() {
        text.push_str("import static java.util.Objects.requireNonNull;\n");
    }
    text.push_str(
        "
import com.aliyun.eci20180808.Client;
import com.aliyun.eci20180808.models.CreateContainerGroupRequest;
import com.aliyun.teaopenapi.models.Config;
import java.util.List;
import java.util.Map;

class CreateContainerGroup {
    public static void main(String[] args) throws Exception {
        Map<String, Object> parameters = ",
    );
    request(&mut text, &DIALECT, &tree, 2);
    text.push_str(
        ";
        Config config = new Config()
            .setCredential(new com.aliyun.credentials.Client())
            .setEndpoint(\"",
    );
    text.push_str(&host(sheet));
    text.push_str(
        "\");
        CreateContainerGroupRequest request = CreateContainerGroupRequest.build(parameters);
        System.out.println(new Client(config).createContainerGroup(request).getBody().getContainerGroupId());
    }
}
",
    );
    Rendered { text, notes: notes(sheet, &tree, "com.aliyun:eci20180808") }
}

/// JSON's escapes are Java's as well, but for the length.
fn quote(out: &mut String, text: &str) {
    if text.len() <= LONGEST {
        push_json(out, text);
        return;
    }
    let mut rest = text;
    out.push_str("String.join(\"\"");
    while !rest.is_empty() {
        let end = (0..=LONGEST.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or_default();
        let (part, after) = rest.split_at(end);
        out.push_str(", ");
        push_json(out, part);
        rest = after;
    }
    out.push(')');
}
