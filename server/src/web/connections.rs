//! Connections: taken in, served with HTTP/1.1, brought to an end.
//!
//! Served here and not by `axum::serve`, which tries every connection for HTTP/2 first (half as much memory again for each that
//! follows a launch) and gives whoever begins a request all the time in the world to end its head.

use std::{io, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time,
};

/// How long the head of a request may take, from the end of the answer before it: longer than proxies keep a connection that
/// they do not use, so that none of them sends into one that is being closed.
const HEAD: Duration = Duration::from_secs(75);
/// How long nobody is let in after the system had no room for one more.
const NO_ROOM: Duration = Duration::from_secs(1);

/// Serves `routes` until `stopping` turns true, then ends once every connection has had its answer.
pub async fn serve(listener: TcpListener, routes: Router, mut stopping: watch::Receiver<bool>) {
    // Made ready once: else every connection would get a copy of every route, a quarter of a megabyte.
    let service = TowerToHyperService::new(routes.with_state(()));
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let open = GracefulShutdown::new();
    loop {
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            _ = stopping.wait_for(|stop| *stop) => break,
        };
        let stream = match taken {
            Ok((stream, _)) => quick(stream),
            Err(error) if is_theirs(&error) => continue,
            Err(error) => {
                tracing::error!(%error, "a connection could not be taken in");
                time::sleep(NO_ROOM).await;
                continue;
            }
        };
        let connection = open.watch(protocol.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection came to a bad end");
            }
        });
    }
    // Who comes now is told at once that nobody listens.
    drop(listener);
    open.shutdown().await;
}

/// Small answers must not wait for the last one's acknowledgement; where that cannot be had, they are slow.
fn quick(stream: TcpStream) -> TcpStream {
    drop(stream.set_nodelay(true));
    stream
}

/// Whether a connection ended before it was taken in, which is nobody's fault here.
fn is_theirs(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}
