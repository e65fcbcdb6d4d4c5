//! Names that a plan needs and its images suggest.

use crate::draft::Draft;
use crate::image::ImageReference;

/// The most characters of a container's name.
const LONGEST: usize = 63;

/// Names every container that has an image and no name after the image's repository. A name that is there stays.
pub fn container_names(draft: &mut Draft) {
    for list in ["Container", "InitContainer"] {
        for n in 1..=draft.count(list) {
            let wire = format!("{list}.{n}.Name");
            if !draft.get(&wire).trim().is_empty() {
                continue;
            }
            let image = draft.get(&format!("{list}.{n}.Image"));
            let Some(base) = ImageReference::parse(image).ok().and_then(|image| word(image.repository())) else {
                continue;
            };
            let name = free(draft, &base);
            draft.set(&wire, name);
        }
    }
}

/// The last part of a repository as a container may be called: small letters, digits and hyphens.
fn word(repository: &str) -> Option<String> {
    let last = repository.rsplit('/').next().unwrap_or(repository);
    let letters = last.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let name: String = letters.take(LONGEST).collect();
    let name = name.trim_matches('-');
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name, with a number behind it where another container has it already.
fn free(draft: &Draft, base: &str) -> String {
    let taken: Vec<&str> = ["Container", "InitContainer"]
        .into_iter()
        .flat_map(|list| (1..=draft.count(list)).map(move |n| format!("{list}.{n}.Name")))
        .map(|wire| draft.get(&wire))
        .collect();
    if !taken.contains(&base) {
        return base.to_owned();
    }
    let numbered = |n: usize| {
        let end = format!("-{n}");
        format!("{}{end}", base.chars().take(LONGEST - end.len()).collect::<String>())
    };
    (2..=taken.len() + 2).map(numbered).find(|name| !taken.contains(&name.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(pairs: &[(&str, &str)]) -> Vec<String> {
        let mut draft: Draft = pairs.iter().copied().collect();
        container_names(&mut draft);
        let wires = ["Container.1.Name", "Container.2.Name", "InitContainer.1.Name"];
        wires.iter().map(|wire| draft.get(wire).to_owned()).collect()
    }

    #[test]
    fn a_container_without_a_name_is_called_after_its_repository() {
        let pairs = [("Container.1.Image", "host.example.com/team/my_app:1.0"), ("InitContainer.1.Image", "busybox")];
        assert_eq!(named(&pairs), ["my-app", "", "busybox"]);
    }

    #[test]
    fn a_name_that_is_there_stays_and_no_two_are_alike() {
        let pairs = [
            ("Container.1.Name", "nginx"),
            ("Container.1.Image", "a.example.com/x/web:1"),
            ("Container.2.Image", "a.example.com/x/nginx:1"),
            ("InitContainer.1.Image", "a.example.com/x/nginx:2"),
        ];
        assert_eq!(named(&pairs), ["nginx", "nginx-2", "nginx-3"]);
    }

    #[test]
    fn an_image_that_cannot_be_read_names_nothing() {
        assert_eq!(named(&[("Container.1.Image", "host.example.com/team/")]), ["", "", ""]);
    }
}
