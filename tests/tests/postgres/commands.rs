use blackbox::{Environment, PASSWORD, Postgres, http, run_in};

use crate::World;

#[tokio::test]
async fn the_schema_is_made_once_and_a_newer_one_is_left_alone() {
    let Some(postgres) = Postgres::shared() else { return };
    let url = postgres.database();
    let environment: Environment = vec![("BERTH_DATABASE", url.clone())];
    let berth = async |words: &[&str]| {
        let (code, out, err) = run_in(words, "", &environment).await;
        assert!(!format!("{out}{err}").contains(PASSWORD), "{out}{err}");
        (code, out, err)
    };
    let (code, out, err) = berth(&["migrate", "--check"]).await;
    assert_eq!(code, Some(1), "{err}");
    assert!(out.starts_with("pending 0001 "), "{out}");
    assert_eq!(postgres.ask(&url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0", "it only looked");
    assert_eq!(berth(&["migrate"]).await.0, Some(0));
    let (code, out, _) = berth(&["migrate", "--check"]).await;
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let (code, _, err) = berth(&["backup", "/nowhere/berth.dump"]).await;
    assert_eq!(code, Some(2));
    assert!(err.contains("pg_dump --format=custom --no-owner --file=/nowhere/berth.dump \"$DATABASE_URL\""), "{err}");

    postgres.ask(&url, "INSERT INTO _sqlx_migrations VALUES (9999, 'x', now(), true, ''::bytea, 0)");
    for words in [&["migrate", "--check"][..], &["migrate"], &["serve", "--seal-key-file", "none"]] {
        let (code, out, err) = berth(words).await;
        assert_eq!((code, out.as_str()), (Some(2), ""), "{words:?}: {err}");
        assert!(words[0] == "serve" || err.contains("written by a newer Berth"), "{words:?}: {err}");
    }
}

#[tokio::test]
async fn what_keeps_a_server_from_its_database_is_said_and_the_password_is_not() {
    let Some(postgres) = Postgres::shared() else { return };
    let url = postgres.database();
    let wrong = url.replace(PASSWORD, "canary-wrong-one");
    let nobody = "postgres://berth:canary-wrong-one@127.0.0.1:9/none";
    for (url, said) in [
        (wrong.as_str(), "password authentication failed"),
        (nobody, "refused"),
        ("postgres://u:canary-wrong-one@h:x/", "cannot be read"),
    ] {
        let (code, out, err) = run_in(&["migrate"], "", &vec![("DATABASE_URL", url.to_owned())]).await;
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        assert!(err.contains(said) && !err.contains("canary"), "{err}");
    }
    let (code, _, err) = run_in(&["serve"], "", &vec![("DATABASE_URL", url)]).await;
    assert_eq!(code, Some(2));
    assert!(err.contains("--seal-key-file") && err.contains("openssl rand -base64 32"), "{err}");
}

#[tokio::test]
async fn two_servers_that_start_at_once_on_an_empty_database_both_serve() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let (one, other) = tokio::join!(world.server(), world.server());
    for berth in [one, other] {
        let ready = http().get(format!("{}/readyz", berth.origin)).send().await.expect("an answer");
        assert!(ready.status().is_success());
    }
}

#[tokio::test]
async fn the_password_may_stand_in_a_variable_or_a_file_of_its_own() {
    let Some(postgres) = Postgres::shared() else { return };
    let url = postgres.database().replace(&format!(":{PASSWORD}"), "");
    let folder = tempfile::tempdir().expect("a folder for the file");
    let file = folder.path().join("pgpass");
    std::fs::write(&file, format!("*:*:*:*:{PASSWORD}\n")).expect("the file is written");
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(&file, private).expect("its mode");
    let file = file.to_str().expect("a path in UTF-8").to_owned();
    for variable in [("PGPASSWORD", PASSWORD.to_owned()), ("PGPASSFILE", file)] {
        let (code, _, err) = run_in(&["migrate", "--database", &url], "", &vec![variable]).await;
        assert_eq!(code, Some(0), "{err}");
        assert!(!err.contains("warning"), "{err}");
    }
}
