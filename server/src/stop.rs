//! When a process is asked to end.

/// What ends when somebody presses Ctrl-C or the system sends SIGTERM. It listens from this call on, not only once it is
/// waited for: whoever is told that a server listens may at once ask it to end.
#[cfg(unix)]
pub fn asked() -> impl Future<Output = ()> + Send + 'static {
    use tokio::signal::unix::{SignalKind, signal};

    let mut signals = [signal(SignalKind::interrupt()).ok(), signal(SignalKind::terminate()).ok()];
    async move {
        let [interrupt, terminate] = &mut signals;
        tokio::select! {
            () = received(interrupt) => {}
            () = received(terminate) => {}
        }
    }
}

/// Ends with the next signal; never where it cannot be listened to.
#[cfg(unix)]
async fn received(signal: &mut Option<tokio::signal::unix::Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

/// What ends when somebody presses Ctrl-C.
#[cfg(not(unix))]
pub fn asked() -> impl Future<Output = ()> + Send + 'static {
    async { drop(tokio::signal::ctrl_c().await) }
}

/// Lets a write beyond the file-size limit fail as any other one does, instead of ending the process.
pub fn survive_file_size_limit() {
    // By number, because tokio has no name for it: SIGXFSZ.
    #[cfg(target_os = "linux")]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(25)) {
        tokio::spawn(async move { while signal.recv().await.is_some() {} });
    }
}
