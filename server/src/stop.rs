//! When a process is asked to end.

/// Ends when somebody presses Ctrl-C or the system sends SIGTERM.
pub async fn asked() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// Lets a write beyond the file-size limit fail as any other one does, instead of ending the process.
pub fn survive_file_size_limit() {
    // By number, because tokio has no name for it: SIGXFSZ.
    #[cfg(target_os = "linux")]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(25)) {
        tokio::spawn(async move { while signal.recv().await.is_some() {} });
    }
}
