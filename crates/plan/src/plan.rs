//! A plan: a sheet that passed every rule. What is sent is a [`Launchable`], and nothing else can be.

use std::ops::Deref;

use crate::check;
use crate::problem::Problem;
use crate::secret::MASK;
use crate::sheet::{Parameter, Sheet};

/// A sheet without problems. Only [`crate::check`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    sheet: Sheet,
}

impl Plan {
    /// Wraps a sheet that passed.
    pub(crate) fn new(sheet: Sheet) -> Self {
        Self { sheet }
    }

    /// The plan as something that can be sent: it also says where in the network the group stands.
    ///
    /// # Errors
    /// Everything that a launch needs and the plan lacks.
    pub fn launchable(&self) -> Result<Launchable<'_>, Vec<Problem>> {
        let problems = check::launch(&self.sheet);
        if problems.is_empty() { Ok(Launchable { plan: self }) } else { Err(problems) }
    }

    /// The text whose SHA-256 is the plan's digest: the same for equal requests, different for different ones.
    ///
    /// Each parameter stands on three lines: its name, its value's length in bytes, the value. Secrets stand as their
    /// mask, so that the digest gives no hold to those who would guess them.
    pub fn digest_input(&self) -> String {
        let mut text = String::from("CreateContainerGroup 2018-08-08\n");
        for parameter in self.sheet.parameters() {
            let secret = self.sheet.secrets().contains(&parameter.name);
            let value = if secret { MASK } else { parameter.value.as_str() };
            for part in [parameter.name.as_str(), &value.len().to_string(), value] {
                text.push_str(part);
                text.push('\n');
            }
        }
        text
    }
}

impl Deref for Plan {
    type Target = Sheet;

    fn deref(&self) -> &Sheet {
        &self.sheet
    }
}

/// A plan that has everything that a launch needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Launchable<'a> {
    plan: &'a Plan,
}

impl<'a> Launchable<'a> {
    /// The region to send it to.
    pub fn region(&self) -> &'a str {
        self.plan.sheet.region().unwrap_or_default()
    }

    /// The parameters to send, in wire order, secrets unmasked.
    pub fn parameters(&self) -> &'a [Parameter] {
        self.plan.sheet.parameters()
    }

    /// The plan itself.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }
}
