//! The SQLite file: who may read it, its copy and the way back, and what is said when it cannot be used.

#![allow(clippy::expect_used, clippy::panic)]

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use blackbox::{Berth, Environment, Page, Visitor, run, run_in};
use sqlx::{Connection, Executor, SqliteConnection};
use tokio::process::Command;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

/// A draft made through the start page; the page that answered.
async fn draft(visitor: &mut Visitor, name: &str) -> Page {
    visitor.paste("en", &format!(r#"{{"ContainerGroupName": "{name}", "RegionId": "cn-beijing"}}"#)).await
}

#[tokio::test]
async fn nobody_else_may_read_what_is_stored() {
    let berth = Berth::plan_only().await;
    draft(&mut Visitor::new(&berth.origin), "private").await;
    let folder = berth.folder.path().join("berth");
    assert_eq!(mode(&folder), 0o700);
    for name in ["berth.db", "berth.db-wal", "berth.db-shm", "berth.seal.key"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_others_could_read_is_made_private() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("berth.db");
    let database = path.to_str().expect("UTF-8");
    assert_eq!(run(&["migrate", "--database", database], "").await.0, Some(0));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("another mode");
    assert_eq!(run(&["migrate", "--database", database], "").await.0, Some(0));
    assert_eq!(mode(&path), 0o600);
}

#[tokio::test]
async fn what_is_pending_is_listed_before_it_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new folder/berth.db");
    let environment: Environment = vec![("BERTH_DATABASE", path.to_str().expect("UTF-8").to_owned())];
    let (code, out, _) = run_in(&["migrate", "--check"], "", &environment).await;
    assert_eq!(code, Some(1));
    assert!(out.starts_with("pending 0001 ") && !path.exists(), "{out}");
    assert_eq!(run_in(&["migrate"], "", &environment).await.0, Some(0));
    let (code, out, _) = run_in(&["migrate", "--check", "--json"], "", &environment).await;
    assert_eq!(code, Some(0));
    let json: serde_json::Value = serde_json::from_str(&out).expect("one value");
    assert_eq!(json, serde_json::json!({"engine": "SQLite", "up_to_date": true, "pending": []}));
}

#[tokio::test]
async fn a_backup_of_a_server_at_work_is_brought_back_when_it_has_stopped() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    draft(&mut visitor, "before-the-backup").await;
    let path = berth.folder.path().join("berth/berth.db");
    let copy = berth.folder.path().join("copy.db");
    let environment: Environment = vec![("BERTH_DATABASE", path.to_str().expect("UTF-8").to_owned())];
    let to = copy.to_str().expect("UTF-8");
    let (code, out, err) = run_in(&["backup", to], "", &environment).await;
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    assert!(err.contains("berth.seal.key"), "the key is apart: {err}");
    assert_eq!(mode(&copy), 0o600);
    let (code, _, err) = run_in(&["backup", to], "", &environment).await;
    assert_eq!(code, Some(2));
    assert!(err.contains("--force"), "{err}");
    assert_eq!(run_in(&["backup", to, "--force"], "", &environment).await.0, Some(0));

    draft(&mut visitor, "after-the-backup").await;
    let (code, _, err) = run_in(&["restore", to], "", &environment).await;
    assert_eq!(code, Some(2));
    assert!(err.contains("a server has"), "{err}");
    let folder = berth.kill().await;
    let (code, _, err) = run_in(&["restore", to], "", &environment).await;
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("before-restore-"), "{err}");
    let again = Berth::start_in(folder, &["serve", "--plan-only", "--listen", "127.0.0.1:0"], Vec::new()).await;
    let page = Visitor::new(&again.origin).get("/en/drafts").await;
    page.says("before-the-backup");
    assert!(!page.text().contains("after-the-backup"), "{}", page.text());
}

#[tokio::test]
async fn what_cannot_be_used_is_told_apart_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = async |path: &Path| {
        let words = ["serve", "--plan-only", "--listen", "127.0.0.1:0", "--database", path.to_str().expect("UTF-8")];
        let (code, out, err) = run(&words, "").await;
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        err
    };
    let damaged = folder.path().join("damaged.db");
    fs::write(&damaged, "this was a database once ".repeat(400)).expect("a file");
    let said = serve(&damaged).await;
    assert!(said.contains("damaged or no SQLite database") && said.contains("berth restore"), "{said}");
    assert!(fs::read_to_string(&damaged).expect("as it was").starts_with("this was"));

    let newer = folder.path().join("newer.db");
    assert_eq!(run(&["migrate", "--database", newer.to_str().expect("UTF-8")], "").await.0, Some(0));
    let mut open = SqliteConnection::connect(&format!("sqlite://{}", newer.display())).await.expect("the file");
    let one = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'x', 1, x'00', 0)";
    open.execute(one).await.expect("a row");
    open.close().await.expect("closed");
    let said = serve(&newer).await;
    assert!(said.contains("written by a newer Berth") && said.contains("9999"), "{said}");

    let said = serve(folder.path()).await;
    assert!(said.contains("cannot be used"), "{said}");
}

#[tokio::test]
async fn a_full_disk_is_said_on_the_page_and_forgotten_when_there_is_room_again() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    draft(&mut visitor, "stored").await;
    let limit = async |bytes: &str| {
        let words = ["--pid", &berth.process().to_string(), &format!("--fsize={bytes}:unlimited")].map(str::to_owned);
        assert!(Command::new("prlimit").args(words).status().await.expect("prlimit is there").success());
    };
    limit("8192").await;
    let full = draft(&mut visitor, "not-stored").await;
    assert_eq!(full.status, 503, "{}", full.text());
    full.says("disk that holds the database is full").says("Request ID");
    let ready = async || reqwest::get(format!("{}/readyz", berth.origin)).await.expect("an answer");
    let told = ready().await;
    assert_eq!(told.status().as_u16(), 503);
    assert!(told.text().await.expect("a text").contains("full"));
    let newcomer = Visitor::new(&berth.origin).get("/en/drafts").await;
    assert_eq!(newcomer.status, 200, "whoever only looks may look");
    limit("unlimited").await;
    assert!(ready().await.status().is_success());
    draft(&mut visitor, "stored-again").await;
    let page = visitor.get("/en/drafts").await;
    page.says("stored").says("stored-again");
    assert!(!page.text().contains("not-stored"));
}

#[tokio::test]
async fn a_file_that_another_program_holds_is_waited_for_and_then_said() {
    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = draft(&mut visitor, "stored").await;
    let path = berth.folder.path().join("berth/berth.db");
    let mut other = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.expect("the file");
    other.execute("BEGIN IMMEDIATE").await.expect("it is ours");
    let held = draft(&mut visitor, "not-stored").await;
    assert_eq!(held.status, 503, "{}", held.text());
    held.says("Another program holds the database");
    visitor.get(&page.path).await.says("cn-beijing");
    other.execute("ROLLBACK").await.expect("it is free");
    draft(&mut visitor, "stored-again").await;
    visitor.get("/en/drafts").await.says("stored-again");
}

#[tokio::test]
async fn a_file_that_is_damaged_under_a_server_at_work_is_said_and_a_backup_brings_all_back() {
    use std::io::{Seek, SeekFrom, Write};

    let berth = Berth::plan_only().await;
    let mut visitor = Visitor::new(&berth.origin);
    let page = draft(&mut visitor, "stored").await;
    let path = berth.folder.path().join("berth/berth.db");
    let (database, copy) = (path.to_str().expect("UTF-8"), berth.folder.path().join("copy.db"));
    let copy = copy.to_str().expect("UTF-8");
    assert_eq!(run(&["backup", "--database", database, copy], "").await.0, Some(0));
    // Somebody else's change, brought into the file, makes the server read its pages anew.
    let mut other = SqliteConnection::connect(&format!("sqlite://{database}")).await.expect("the file");
    other
        .execute("UPDATE drafts SET updated_at = updated_at + 1; PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .expect("done");
    other.close().await.expect("closed");
    let mut file = fs::File::options().write(true).open(&path).expect("the file");
    let bytes = usize::try_from(file.metadata().expect("its size").len()).expect("a size") - 4096;
    file.seek(SeekFrom::Start(4096)).expect("behind the first page");
    file.write_all(&vec![0xa5; bytes]).expect("damage");

    let damaged = visitor.get("/en/drafts").await;
    assert_eq!(damaged.status, 503, "{}", damaged.text());
    damaged.says("database file is damaged").says("berth restore").says("Request ID");
    let ready = reqwest::get(format!("{}/readyz", berth.origin)).await.expect("an answer");
    assert_eq!(ready.status().as_u16(), 503);
    let folder = berth.kill().await;

    let (code, _, said) = run(&["restore", "--database", database, copy], "").await;
    assert_eq!(code, Some(0), "{said}");
    let again = Berth::start_in(folder, &["serve", "--plan-only", "--listen", "127.0.0.1:0"], Vec::new()).await;
    let mut visitor = visitor.at(&again.origin);
    visitor.get(&page.path).await.says("cn-beijing");
}

#[tokio::test]
async fn a_password_in_an_argument_is_warned_of_and_never_repeated() {
    let url = "postgres://ann:canary-hunter2@127.0.0.1:9/none";
    for words in [&["migrate", "--database", url][..], &["serve", "--seal-key-file", "none", "--database", url]] {
        let (code, out, err) = run(words, "").await;
        assert_eq!(code, Some(2), "{out}{err}");
        assert!(err.starts_with("berth: warning: --database holds a password"), "{err}");
        assert!(err.contains("BERTH_DATABASE") && err.contains("PGPASSFILE"), "{err}");
        assert!(!format!("{out}{err}").contains("canary"), "{err}");
    }
    let (_, _, err) = run_in(&["migrate"], "", &vec![("BERTH_DATABASE", url.to_owned())]).await;
    assert!(!err.contains("warning") && !err.contains("canary"), "a variable is read by nobody else: {err}");
    let (_, _, err) = run(&["migrate", "--database", "postgres://ann@127.0.0.1:9/none"], "").await;
    assert!(!err.contains("warning"), "{err}");
}
