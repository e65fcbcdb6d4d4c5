//! Alibaba Cloud request signatures: RPC v1 and ACS3, each as canonical, string to sign, signature. Pure.
