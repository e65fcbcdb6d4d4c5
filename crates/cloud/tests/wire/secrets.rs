//! No secret can be printed or serialised.

use std::fmt::Display;

use cloud::{AccessKey, Call, Client, Credentials, Endpoints, Product, Settings};
use serde::Serialize;

const CANARIES: [&str; 3] = ["canary-secret", "canary-token", "canary-password"];

/// Whether a type implements a trait, found out without making it one: the inherent constant wins where its bound holds.
macro_rules! implements {
    ($type:ty, $trait:path) => {{
        struct Probe<T: ?Sized>(std::marker::PhantomData<T>);
        #[allow(dead_code)]
        trait Otherwise {
            const FOUND: bool = false;
        }
        impl<T: ?Sized> Otherwise for Probe<T> {}
        #[allow(dead_code)]
        impl<T: ?Sized + $trait> Probe<T> {
            const FOUND: bool = true;
        }
        <Probe<$type>>::FOUND
    }};
}

#[test]
fn what_holds_a_secret_can_be_neither_shown_nor_serialised() {
    assert!(implements!(String, Display) && implements!(String, Serialize), "the probe works");
    assert!(!implements!(AccessKey, Display) && !implements!(AccessKey, Serialize));
    assert!(!implements!(Credentials, Display) && !implements!(Credentials, Serialize));
    assert!(!implements!(Settings, Display) && !implements!(Settings, Serialize));
    assert!(!implements!(Client, Display) && !implements!(Client, Serialize));
    assert!(!implements!(Call, Display) && !implements!(Call, Serialize));
    assert!(!implements!(cloud::Environment, Display) && !implements!(cloud::Environment, Serialize));
    assert!(!implements!(secrecy::SecretString, Display) && !implements!(secrecy::SecretString, Serialize));
}

#[test]
fn whatever_is_printed_for_debugging_holds_no_secret() {
    let key = AccessKey::session("LTAI5tSomeIdOfAKey", CANARIES[0], CANARIES[1]);
    let credentials = Credentials::fixed(key.clone());
    let settings = Settings::new(Endpoints::public(), credentials.clone());
    let call = Call::change(Product::Eci, "x", "y").with("ImageRegistryCredential.1.Password", CANARIES[2]);
    let environment = cloud::Environment::new(|_| Some(CANARIES[0].to_owned()), None);
    let client = Client::new(settings.clone());
    let printed = format!("{key:?} {key:#?} {credentials:?} {settings:#?} {client:#?} {call:#?} {environment:?}");
    for canary in CANARIES {
        assert!(!printed.contains(canary), "{printed}");
    }
    assert!(printed.contains("AccessKey(LTAI…AKey, redacted)"), "{printed}");
}
