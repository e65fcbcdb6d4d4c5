//! A real PostgreSQL for tests: Debian's package, in a folder of its own, as a user without rights.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU16, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// The password of every database here: what must never be read anywhere.
pub const PASSWORD: &str = "canary-9c1e-db";
/// Its user.
const USER: &str = "berth";
/// Starts a server and ends it, and removes its folder, when whoever started it closes the pipe, in whatever way it ends.
const KEEPER: &str = r#"exec 3<&0
folder=$1; shift
"$@" </dev/null &
read -r word <&3
kill -INT $! 2>/dev/null
wait $!
[ "$word" = stop ] || rm -rf "$folder""#;

/// A server that ends with the test, or before.
pub struct Postgres {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    keeper: Option<Child>,
}

impl Postgres {
    /// A new server; `None`, said loudly, on a machine that has no PostgreSQL.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("\n*** SKIPPED: no PostgreSQL in /usr/lib/postgresql (Debian: apt-get install postgresql) ***\n");
            return None;
        };
        let folder = TempDir::new().expect("a folder for the database").keep();
        fs::write(folder.join("password"), PASSWORD).expect("its password");
        own(&folder);
        let data = folder.join("data");
        let made = unprivileged(&programs.join("initdb"))
            .args(["--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--username", USER])
            .arg(format!("--pwfile={}", folder.join("password").display()))
            .arg("-D")
            .arg(&data)
            .current_dir("/")
            .output()
            .expect("initdb starts");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let mut server = Self { folder, programs, port: port(), keeper: None };
        server.run();
        Some(server)
    }

    /// The server that all tests of one program share; each takes a [`Postgres::database`] of its own.
    pub fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Postgres>> = OnceLock::new();
        SHARED.get_or_init(Self::start).as_ref()
    }

    /// Starts it, after a stop too.
    pub fn run(&mut self) {
        let log = fs::File::options().append(true).create(true).open(self.folder.join("log")).expect("its log");
        let server = unprivileged(&self.programs.join("postgres"));
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&self.folder)
            .arg(server.get_program())
            .args(server.get_args())
            .arg("-D")
            .arg(self.folder.join("data"))
            .args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"])
            .args(["-c", "max_connections=80", "-k"])
            .arg(&self.folder)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("sh starts");
        self.keeper = Some(keeper);
        let from = Instant::now();
        while from.elapsed() < Duration::from_mins(1) {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() && self.try_ask("postgres", "SELECT 1").is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("PostgreSQL never answered:\n{}", fs::read_to_string(self.folder.join("log")).unwrap_or_default());
    }

    /// Ends it and keeps its data; what is connected is cut off.
    pub fn stop(&mut self) {
        use std::io::Write;
        let mut keeper = self.keeper.take().expect("it runs");
        let mut pipe = keeper.stdin.take().expect("its pipe");
        pipe.write_all(b"stop\n").expect("it listens");
        drop(pipe);
        keeper.wait().expect("it ends");
    }

    /// A new, empty database; its address.
    pub fn database(&self) -> String {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!("berth_{}", NUMBER.fetch_add(1, Ordering::SeqCst));
        self.ask("postgres", &format!("CREATE DATABASE {name}"));
        format!("postgres://{USER}:{PASSWORD}@127.0.0.1:{}/{name}", self.port)
    }

    /// What a statement gives, one line a row, columns parted by `|`. `database` is a name or an address.
    pub fn ask(&self, database: &str, statement: &str) -> String {
        self.try_ask(database, statement).unwrap_or_else(|error| panic!("{statement}: {error}"))
    }

    /// Everything that a database holds, as text; what is bytes, as bytes.
    pub fn dump(&self, database: &str) -> Vec<u8> {
        let output = Command::new(self.programs.join("pg_dump"))
            .args(["--inserts", database])
            .current_dir("/")
            .output()
            .expect("pg_dump starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let digits = |text: &str| text.chars().take_while(char::is_ascii_hexdigit).collect::<String>().into_bytes();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let decoded =
            text.split("'\\x").skip(1).flat_map(|rest| digits(rest).chunks(2).filter_map(byte).collect::<Vec<_>>());
        let decoded: Vec<u8> = decoded.collect();
        [text.into_bytes(), decoded].concat()
    }

    fn try_ask(&self, database: &str, statement: &str) -> Result<String, String> {
        let name = database.rsplit('/').next().unwrap_or(database);
        let port = self.port.to_string();
        let output = Command::new(self.programs.join("psql"))
            .args(["-X", "-q", "-A", "-t", "-h", "127.0.0.1", "-p", &port, "-U", USER, "-d", name, "-c", statement])
            .env("PGPASSWORD", PASSWORD)
            .current_dir("/")
            .output()
            .map_err(|error| error.to_string())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            let _ended = keeper.wait();
        }
        let _removed = fs::remove_dir_all(&self.folder);
    }
}

/// A free port below those that the system gives to whoever asks for any: nobody takes it before the server has it, nor while
/// the server is stopped.
fn port() -> u16 {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Programs that run at the same time begin at different places.
    let first = 15_000 + 10 * u16::try_from(std::process::id() % 1_000).expect("three digits");
    let mut ports = std::iter::repeat_with(|| first + TAKEN.fetch_add(1, Ordering::SeqCst)).take(1_000);
    ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).expect("a free port")
}

/// The newest PostgreSQL of this machine.
fn programs() -> Option<PathBuf> {
    let version = |path: &Path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let all = fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path());
    let newest = all.filter(|path| path.join("bin/initdb").exists()).max_by_key(|path| version(path))?;
    Some(newest.join("bin"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// PostgreSQL refuses to run as root: there it runs as the user whom its package made.
fn unprivileged(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    command
}

fn own(folder: &Path) {
    if is_root() {
        let done = Command::new("chown").args(["-R", "postgres:postgres"]).arg(folder).status().expect("chown starts");
        assert!(done.success(), "{} cannot be given to the user postgres", folder.display());
    }
}
