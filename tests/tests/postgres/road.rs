use blackbox::{PASSWORD, Postgres, Visitor, nginx};

use crate::World;

#[tokio::test]
async fn the_whole_road_is_walked_on_postgresql_and_its_password_is_read_nowhere() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let mut berth = world.server().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("zh-CN", &nginx()).await;
    let launched = visitor.launch(&review).await;
    let page = visitor.until(&launched.path, &["Running"]).await;
    assert_eq!(postgres.ask(&world.url, "SELECT count(*) FROM launches WHERE state = 'running'"), "1");

    let english = page.path.replace("zh-CN", "en");
    for found in ["/en/launches?text=NGINX", "/en/launches?text=cri-test&state=running", "/en/launches"] {
        visitor.get(found).await.holds(&english);
    }
    let none = visitor.get("/en/launches?text=nothing-like-it").await;
    assert!(!none.html.contains(&english), "{}", none.text());
    visitor.get("/en/drafts").await.says("cri-test");

    let question = visitor.get(&format!("{english}/delete")).await;
    visitor.submit(&question.form_to("/delete")).await;
    visitor.until(&english, &["Deleted"]).await;
    let attempts = "SELECT action || ' ' || outcome FROM launch_attempts ORDER BY number";
    assert_eq!(postgres.ask(&world.url, attempts), "CreateContainerGroup accepted\nDeleteContainerGroup accepted");

    assert!(!berth.said().contains(PASSWORD), "{}", berth.said());
    let stored = postgres.ask(&world.url, "SELECT id FROM sessions");
    assert_eq!(stored.lines().next().map(str::len), Some(64), "a digest of the cookie, not the cookie: {stored}");
}
