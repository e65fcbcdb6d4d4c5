//! Alibaba Cloud as Berth uses it: credentials chain, actions, and the one client that sends.
