use super::write::{key, quoted};
use super::{RESOURCE, has_place};
use crate::schema;

#[test]
fn every_place_of_the_table_is_a_name_on_the_wire() {
    fn walk(places: &[super::Place], before: &str) {
        for place in places {
            let wire = format!("{before}{}", place.wire);
            let plain = |name: &str| format!("{name}.").replace(".N.", ".");
            let known = schema::patterns().iter().any(|(name, _, _)| plain(name).starts_with(&format!("{wire}.")));
            assert!(known, "{wire}");
            walk(place.inside, &format!("{wire}."));
        }
    }
    walk(RESOURCE, "");
}

#[test]
fn what_has_a_place_is_told_from_what_has_none() {
    for name in
        ["RegionId", "Tag.3.Key", "Container.2.EnvironmentVar.1.FieldRef.FieldPath", "Volume.1.NFSVolume.Server"]
    {
        assert!(has_place(name), "{name}");
    }
    for name in ["HostName", "Container.1.VolumeMount.1.SubPath", "Volume.1.DiskVolume.DiskSize", "VSwitch"] {
        assert!(!has_place(name), "{name}");
    }
}

#[test]
fn a_template_never_begins_in_a_text() {
    assert_eq!(quoted("${a} %{b} $$ %"), r#""$${a} %%{b} $$ %""#);
    assert_eq!(quoted("$${a"), r#""$\u0024{a""#);
    assert_eq!(quoted("a\"\\\n\u{0}"), r#""a\"\\\n\u0000""#);
    assert_eq!((key("环境"), key("e\u{301}")), ("\"环境\"".to_owned(), r#""e\u0301""#.to_owned()));
}
