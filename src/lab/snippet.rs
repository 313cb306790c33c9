//! What a teacher pastes into a course, written for each place where courses live. `docs/embedding.md` tells the same.

use super::state::{State, attributes, write};
use crate::choice;

choice! {
    /// Where the lab is to be shown.
    pub enum SnippetTarget (default Frame) {
        /// Any page that takes a frame.
        Frame = "frame",
        /// Any page that takes a script.
        Element = "element",
        /// Moodle's editor.
        Moodle = "moodle",
        /// Canvas's editor.
        Canvas = "canvas",
        /// A WordPress block.
        WordPress = "wordpress",
        /// A Quarto document.
        Quarto = "quarto",
        /// Jupyter Book, or MyST.
        Myst = "myst",
        /// A notebook.
        Jupyter = "jupyter",
        /// A slide of reveal.js.
        Reveal = "reveal",
    }
}

/// Height of a frame that cannot follow its content, in CSS pixels.
const HEIGHT: u32 = 520;

/// The text to paste. `page` is the lab's address without a query; `title` is what a screen reader calls the frame.
pub fn snippet(target: SnippetTarget, page: &str, state: &State, title: &str) -> String {
    let state = &State { embed: true, ..state.clone() };
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let source = escaped(&format!("{page}?{}", write(state)));
    let title = escaped(title);
    let frame = format!(
        "<iframe src=\"{source}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
         allow=\"fullscreen; clipboard-write\" style=\"border: 0\"></iframe>"
    );
    match target {
        SnippetTarget::Frame | SnippetTarget::Moodle | SnippetTarget::Canvas => frame,
        SnippetTarget::Element => element(page, folder, state),
        SnippetTarget::WordPress => format!("<!-- wp:html -->\n{frame}\n<!-- /wp:html -->"),
        SnippetTarget::Quarto => format!("```{{=html}}\n{frame}\n```"),
        SnippetTarget::Reveal => {
            format!(
                "<section><iframe data-src=\"{source}\" title=\"{title}\" width=\"960\" height=\"540\"></iframe></section>"
            )
        }
        SnippetTarget::Myst => {
            format!("```{{anywidget}} {folder}/vg.widget.mjs\n{}\n```", model(page, state))
        }
        SnippetTarget::Jupyter => format!(
            "import anywidget, traitlets\n\nclass Lab(anywidget.AnyWidget):\n    _esm = {:?}\n    \
             src = traitlets.Unicode({page:?}).tag(sync=True)\n    state = traitlets.Dict({}).tag(sync=True)\n\nLab()",
            format!("{folder}/vg.widget.mjs"),
            given(state),
        ),
    }
}

fn element(page: &str, folder: &str, state: &State) -> String {
    let mut tag = String::from("<vanishing-gradients");
    // The element looks for the page beside its script; another name has to be said.
    if !page.ends_with("/index.html") && !page.ends_with('/') {
        tag.push_str(&format!(" src=\"{}\"", escaped(page)));
    }
    for (key, text) in attributes(state) {
        tag.push_str(&format!(" {key}=\"{}\"", escaped(&text)));
    }
    format!("<script src=\"{}/vg.js\" async></script>\n{tag}></vanishing-gradients>", escaped(folder))
}

/// A widget's model: the address, and the keys that differ from their defaults.
fn model(page: &str, state: &State) -> serde_json::Value {
    let mut model = given(state);
    model["src"] = page.into();
    model["height"] = HEIGHT.into();
    model
}

fn given(state: &State) -> serde_json::Value {
    attributes(state)
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text.into()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// A text inside of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::state::read;

    const PAGE: &str = "https://example.org/lab/index.html";

    fn state() -> State {
        read("depth=20&act=relu&hide=lr,seed&id=a%22%3Cb&b.depth=3", "").0
    }

    #[test]
    fn every_target_gets_the_settings_and_an_embedded_page() {
        for target in SnippetTarget::ALL {
            let text = snippet(*target, PAGE, &state(), "Title");
            for part in ["https://example.org/lab/", "relu", "20", "lr,seed"] {
                assert!(text.contains(part), "{target:?}: {text}");
            }
            let framed =
                !matches!(target, SnippetTarget::Element | SnippetTarget::Myst | SnippetTarget::Jupyter);
            assert_eq!(text.contains("embed=1"), framed, "{target:?}");
        }
    }

    #[test]
    fn nothing_ends_an_attribute_before_its_end() {
        let hostile = State { id: Some("\"><script>alert(1)</script>".into()), ..State::default() };
        for target in [SnippetTarget::Frame, SnippetTarget::Element, SnippetTarget::Reveal] {
            let text = snippet(target, PAGE, &hostile, "\"><b>");
            assert!(!text.contains("<script>alert") && !text.contains("\"><b>"), "{text}");
        }
    }

    #[test]
    fn the_element_has_the_keys_as_its_attributes() {
        let text = snippet(SnippetTarget::Element, PAGE, &state(), "Title");
        assert!(
            text.starts_with("<script src=\"https://example.org/lab/vg.js\" async></script>\n"),
            "{text}"
        );
        assert!(text.contains(" depth=\"20\" act=\"relu\"") && text.contains(" b.depth=\"3\""), "{text}");
        assert!(
            text.contains(" id=\"a&quot;&lt;b\"") && !text.contains(" src=\"https://example.org/lab/index")
        );
        let single = snippet(
            SnippetTarget::Element,
            "https://example.org/vanishing-gradients.html",
            &state(),
            "Title",
        );
        assert!(single.contains(" src=\"https://example.org/vanishing-gradients.html\""), "{single}");
    }

    #[test]
    fn the_books_and_notebooks_model_is_json() {
        let text = snippet(SnippetTarget::Myst, PAGE, &state(), "Title");
        let model = text.lines().nth(1).expect("a second line");
        let model: serde_json::Value = serde_json::from_str(model).expect("JSON");
        assert_eq!(
            (&model["src"], &model["act"], &model["embed"]),
            (&PAGE.into(), &"relu".into(), &serde_json::Value::Null)
        );
    }
}
