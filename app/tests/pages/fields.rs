//! Fields: what they post, and how they say what is wrong.

use plan::{Lang, Step, normalise};

use super::{html::tags, sample};

#[test]
fn a_problem_is_said_in_the_title_in_the_summary_and_beside_its_field() {
    let mut draft = sample::draft();
    draft.set("AcrRegistryInfo.1.InstanceId", "cri-????");
    let (_, problems) = normalise(&draft);
    let problems: Vec<_> = problems.into_iter().filter(|problem| problem.step() == Step::Registry).collect();
    assert_eq!(problems.len(), 1);
    for lang in Lang::ALL {
        let html = sample::step(lang, Step::Registry, &sample::wizard(&draft, problems.clone()));
        let text = problems[0].text(lang);
        assert!(html.contains(if lang == Lang::En { "<title>Error: " } else { "<title>错误：" }));
        assert_eq!(html.matches(&text).count(), 2, "the same words in the summary and beside the field");
        assert!(html.contains(r##"href="#AcrRegistryInfo.1.InstanceId""##));
        let all = tags(&html);
        let input = all.iter().find(|tag| tag.get("id") == Some("AcrRegistryInfo.1.InstanceId")).unwrap();
        assert_eq!(input.get("aria-invalid"), Some("true"));
        assert!(input.get("aria-describedby").unwrap().contains("p-AcrRegistryInfo.1.InstanceId"));
        assert_eq!(input.get("value"), Some("cri-????"), "what was typed stays");
    }
}

#[test]
fn a_field_without_a_problem_has_a_hidden_place_for_one() {
    let html = sample::step(Lang::En, Step::Workload, &sample::wizard(&sample::draft(), Vec::new()));
    let all = tags(&html);
    let place = all.iter().find(|tag| tag.get("data-problem-for") == Some("ContainerGroupName")).unwrap();
    assert!(place.has("hidden"));
}

#[test]
fn an_unticked_box_posts_an_empty_value() {
    let html = sample::step(Lang::En, Step::Network, &sample::wizard(&sample::draft(), Vec::new()));
    let all = tags(&html);
    let named: Vec<_> = all.iter().filter(|tag| tag.get("name") == Some("AutoCreateEip")).collect();
    assert_eq!(named.len(), 2);
    assert_eq!((named[0].get("type"), named[0].get("value")), (Some("hidden"), Some("")));
    assert_eq!((named[1].get("type"), named[1].get("value")), (Some("checkbox"), Some("true")));
}

#[test]
fn a_stored_secret_has_an_empty_input_and_can_be_forgotten() {
    let wizard = sample::wizard(&sample::draft(), Vec::new());
    for (step, wire) in
        [(Step::Images, "ImageRegistryCredential.1.Password"), (Step::Workload, "Container.1.EnvironmentVar.1.Value")]
    {
        let html = sample::step(Lang::En, step, &wizard);
        let all = tags(&html);
        let input = all.iter().find(|tag| tag.get("id") == Some(wire)).unwrap();
        assert_eq!((input.get("type"), input.get("value")), (Some("password"), Some("")));
        assert!(all.iter().any(|tag| tag.get("name") == Some("_forget") && tag.get("value") == Some(wire)));
    }
}

#[test]
fn what_the_page_has_no_field_for_is_shown_all_the_same() {
    let wizard = sample::wizard(&sample::draft(), Vec::new());
    let shown =
        |step| sample::step(Lang::En, step, &wizard).contains(r#"name="Container.1.LivenessProbe.TcpSocket.Port""#);
    assert!(shown(Step::Workload));
    assert!(!shown(Step::Images));
}
