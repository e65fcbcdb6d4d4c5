//! One call of one action, before it is signed.

use std::fmt;

use crate::product::Product;

/// What a call does to the world; decides what a lost answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Looks. A lost answer is a nuisance.
    Read,
    /// Creates or deletes. A lost answer leaves the outcome unknown.
    Change,
}

/// One call: what is asked, of whom, with which parameters. The parameters carry no signing or common ones.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// The product asked.
    pub product: Product,
    /// The region called; it chooses the host.
    pub region: String,
    /// The action, as the API names it.
    pub action: &'static str,
    /// Wire names and values, in any order.
    pub parameters: Vec<(String, String)>,
    /// Whether the call changes something.
    pub intent: Intent,
    /// Whether the parameters travel in a form body rather than in the address: long ones, and those with secrets.
    pub form: bool,
    /// Whether the call goes out without a signature (only `AssumeRoleWithOIDC`).
    pub anonymous: bool,
}

impl Call {
    /// A call that reads.
    pub fn read(product: Product, region: &str, action: &'static str) -> Self {
        Self {
            product,
            region: region.to_owned(),
            action,
            parameters: Vec::new(),
            intent: Intent::Read,
            form: false,
            anonymous: false,
        }
    }

    /// A call that changes something.
    pub fn change(product: Product, region: &str, action: &'static str) -> Self {
        Self { intent: Intent::Change, form: true, ..Self::read(product, region, action) }
    }

    /// The same call with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.parameters.push((name.to_owned(), value.into()));
        self
    }

    /// The same call with one more parameter, if there is a value that is not empty.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl Into<String>>) -> Self {
        match value.map(Into::into) {
            Some(value) if !value.is_empty() => self.with(name, value),
            _ => self,
        }
    }

    /// The RAM action that allows this call: `eci:CreateContainerGroup`. Two registry actions are named differently there.
    ///
    /// Source: Alibaba Cloud documentation, "RAM authorization" of each product.
    pub fn permission(&self) -> String {
        let action = match (self.product, self.action) {
            (Product::Cr, "ListRepoTag") => "ListRepositoryTag",
            (Product::Cr, "GetRepoTag") => "GetRepositoryTag",
            (_, action) => action,
        };
        format!("{}:{action}", self.product)
    }
}

impl fmt::Debug for Call {
    /// Names the parameters and keeps their values to itself: passwords are among them.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| name).collect();
        write!(to, "Call({} {} in {}, {names:?})", self.product, self.action, self.region)
    }
}

#[cfg(test)]
mod tests {
    use super::Call;
    use crate::Product;

    #[test]
    fn a_printed_call_shows_no_value() {
        let call = Call::change(Product::Eci, "cn-beijing", "CreateContainerGroup");
        let printed = format!("{:?}", call.with("ImageRegistryCredential.1.Password", "canary"));
        assert_eq!(printed, r#"Call(eci CreateContainerGroup in cn-beijing, ["ImageRegistryCredential.1.Password"])"#);
    }

    #[test]
    fn an_empty_value_is_not_sent() {
        let call = Call::read(Product::Vpc, "x", "y").with_some("A", Some("")).with_some("B", None::<String>);
        assert!(call.with_some("C", Some("c")).parameters == [("C".to_owned(), "c".to_owned())]);
    }
}
