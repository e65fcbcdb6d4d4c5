//! The Alibaba Cloud wire, answered locally: demo mode and every test.
