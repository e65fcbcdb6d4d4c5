//! Starting and ending the real binary.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, BufReader},
    process::{Child, Command},
    sync::mpsc,
};

use crate::Postgres;

/// The key pair of the simulator that [`Berth::simulator`] starts.
pub const KEY_ID: &str = "LTAI-blackbox";
/// Its secret.
pub const KEY_SECRET: &str = "a-throw-away-secret";

/// Variables for the binary.
pub type Environment = Vec<(&'static str, String)>;

/// A running `berth`; ends when dropped.
pub struct Berth {
    /// Where it listens, `http://127.0.0.1:…`.
    pub origin: String,
    /// Its data, removed with it.
    pub folder: TempDir,
    child: Child,
    said: mpsc::UnboundedReceiver<String>,
    heard: String,
}

impl Berth {
    /// Demo mode: the built-in simulator is the cloud.
    pub async fn demo() -> Self {
        Self::start(&["serve", "--listen", "127.0.0.1:0"], Vec::new()).await
    }

    /// No cloud at all.
    pub async fn plan_only() -> Self {
        Self::start(&["serve", "--plan-only", "--listen", "127.0.0.1:0"], Vec::new()).await
    }

    /// The cloud at `origin` (a simulator's or an [`crate::Upstream`]'s), with the simulator's key pair.
    pub async fn live(origin: &str) -> Self {
        Self::live_as(origin, KEY_ID, KEY_SECRET).await
    }

    /// The same with another key pair.
    pub async fn live_as(origin: &str, id: &str, secret: &str) -> Self {
        let environment = vec![
            ("BERTH_ENDPOINT", format!("{origin}/{{product}}/{{region}}")),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", id.to_owned()),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", secret.to_owned()),
        ];
        Self::start(&["serve", "--live", "--listen", "127.0.0.1:0"], environment).await
    }

    /// The simulator alone.
    pub async fn simulator() -> Self {
        let words =
            ["simulator", "--listen", "127.0.0.1:0", "--access-key-id", KEY_ID, "--access-key-secret", KEY_SECRET];
        Self::start(&words, Vec::new()).await
    }

    /// Any command that listens. Nothing of this machine's environment but PATH reaches it.
    pub async fn start(words: &[&str], environment: Environment) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        Self::start_in(folder, words, environment).await
    }

    /// The same on a folder that another process left.
    pub async fn start_in(folder: TempDir, words: &[&str], mut environment: Environment) -> Self {
        if words.first() == Some(&"serve") {
            environment.extend(database(folder.path(), &environment));
        }
        let mut child = command(words, &environment)
            .env("HOME", folder.path())
            .env("XDG_DATA_HOME", folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the binary starts");
        let (tell, mut said) = mpsc::unbounded_channel();
        listen(child.stdout.take().expect("its output"), tell.clone());
        listen(child.stderr.take().expect("its log"), tell);
        let mut heard = String::new();
        let origin = loop {
            let line = tokio::time::timeout(Duration::from_mins(1), said.recv()).await.ok().flatten();
            let line = line.unwrap_or_else(|| panic!("berth never said where it listens:\n{heard}"));
            heard.push_str(&line);
            heard.push('\n');
            if let Some(origin) = address(&line) {
                break origin;
            }
        };
        Self { origin, folder, child, said, heard }
    }

    /// Everything printed so far, on both streams.
    pub fn said(&mut self) -> &str {
        while let Ok(line) = self.said.try_recv() {
            self.heard.push_str(&line);
            self.heard.push('\n');
        }
        &self.heard
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id().expect("it still runs")
    }

    /// Asks it to end, as the system does, and gives its exit code and how long it took.
    pub async fn stop(mut self) -> (Option<i32>, Duration) {
        let id = self.child.id().expect("it still runs").to_string();
        let from = std::time::Instant::now();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill is there");
        assert!(asked.success());
        let ended = tokio::time::timeout(Duration::from_secs(30), self.child.wait()).await.expect("it ends");
        (ended.expect("it can be waited for").code(), from.elapsed())
    }

    /// Ends it at once, as a power cut would, and hands its data over.
    pub async fn kill(mut self) -> TempDir {
        self.child.kill().await.expect("it can be ended");
        self.folder
    }

    /// Every byte of its data folder, and of its database where that is elsewhere.
    pub fn data(&self) -> Vec<u8> {
        let elsewhere = std::fs::read_to_string(self.folder.path().join("database"));
        let mut bytes = elsewhere.map(|url| Postgres::shared().expect("it is there").dump(&url)).unwrap_or_default();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("its data").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    bytes.extend(std::fs::read(entry.path()).unwrap_or_default());
                }
            }
        }
        bytes
    }
}

/// The database of a server: what its environment says, else a file in its folder; with `BLACKBOX_ENGINE=postgres` a
/// PostgreSQL database that belongs to the folder.
fn database(folder: &Path, environment: &Environment) -> Environment {
    let named = environment.iter().any(|(name, _)| matches!(*name, "BERTH_DATABASE" | "DATABASE_URL"));
    if named || std::env::var("BLACKBOX_ENGINE").as_deref() != Ok("postgres") {
        return Vec::new();
    }
    let book = folder.join("database");
    let url = std::fs::read_to_string(&book).unwrap_or_else(|_| {
        let url = Postgres::shared().expect("BLACKBOX_ENGINE=postgres asks for PostgreSQL").database();
        std::fs::write(&book, &url).expect("a place for the address");
        url
    });
    vec![("DATABASE_URL", url), ("BERTH_SEAL_KEY_FILE", seal_key(folder))]
}

/// A file in `folder` with a key that seals secrets, made where there is none.
pub fn seal_key(folder: &Path) -> String {
    use std::io::Write;
    let path = folder.join("seal.key");
    let mut options = std::fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Ok(mut file) = options.write(true).create_new(true).open(&path) {
        file.write_all(b"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n").expect("the key is written");
    }
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// A command that runs to its end: its exit code, standard output and standard error.
pub async fn run(words: &[&str], input: &str) -> (Option<i32>, String, String) {
    run_in(words, input, &Vec::new()).await
}

/// The same with variables set.
pub async fn run_in(words: &[&str], input: &str, environment: &Environment) -> (Option<i32>, String, String) {
    use tokio::io::AsyncWriteExt;
    let mut child = command(words, environment)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut pipe = child.stdin.take().expect("its input");
    // A command that refuses its arguments never reads its input.
    let _unread = pipe.write_all(input.as_bytes()).await;
    drop(pipe);
    let output = child.wait_with_output().await.expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A command that goes on while a test does something else; ends when dropped.
pub fn spawn(words: &[&str], environment: &Environment) -> Child {
    let quiet = command(words, environment)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    quiet.expect("the binary starts")
}

fn command(words: &[&str], environment: &Environment) -> Command {
    let mut command = Command::new(binary());
    command.args(words).env_clear().env("NO_COLOR", "1").env("PATH", std::env::var("PATH").unwrap_or_default());
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    command
}

/// `BERTH_BINARY`, else the one that Cargo built beside these tests.
fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("BERTH_BINARY") {
        return PathBuf::from(path);
    }
    let test = std::env::current_exe().expect("where these tests are");
    let folder = test.ancestors().nth(2).expect("target/debug above target/debug/deps");
    let path = folder.join("berth");
    assert!(path.exists(), "{} is missing: run  cargo build -p server  first, or set BERTH_BINARY", path.display());
    path
}

fn listen(stream: impl AsyncRead + Unpin + Send + 'static, tell: mpsc::UnboundedSender<String>) {
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if tell.send(line).is_err() {
                break;
            }
        }
    });
}

fn address(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let rest = &line[start..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ":/.".contains(c))).unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(['/', '.']).to_owned())
}
