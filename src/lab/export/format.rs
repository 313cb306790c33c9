//! The formats of exports, and what is particular to each. What writes them is in `writers`: this file is named by
//! everything that passes a format on, and names nothing itself.

use crate::choice;

choice! {
    /// What can be exported.
    pub enum ExportFormat (default Json) {
        /// The present step, `EXPORT.md`.
        Json = "json",
        /// The history.
        Csv = "csv",
        /// The main chart.
        Png = "png",
        /// A PyTorch program of the present step.
        Pytorch = "pytorch",
        /// A JAX program of the present step.
        Jax = "jax",
        /// A notebook with the PyTorch program.
        Notebook = "notebook",
    }
}

/// What an export holds. The languages have a label for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The recorded steps.
    History,
    /// The numbers of one step.
    Step,
    /// A program that computes one step anew.
    Program,
    /// Such a program in cells.
    Notebook,
    /// A chart.
    Picture,
}

/// Facts about a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatInfo {
    /// What it is called, in every language.
    pub name: &'static str,
    /// What it holds.
    pub content: Content,
    /// The end of a file's name, without the first dot.
    pub extension: &'static str,
    /// MIME type.
    pub mime: &'static str,
}

impl ExportFormat {
    /// The facts about it.
    pub const fn info(self) -> FormatInfo {
        use Content::{History, Notebook, Picture, Program, Step};
        let (name, content, extension, mime) = match self {
            Self::Json => ("JSON", Step, "json", "application/json"),
            Self::Csv => ("CSV", History, "csv", "text/csv"),
            Self::Png => ("PNG", Picture, "png", "image/png"),
            Self::Pytorch => ("PyTorch", Program, "torch.py", "text/x-python"),
            Self::Jax => ("JAX", Program, "jax.py", "text/x-python"),
            Self::Notebook => ("Jupyter", Notebook, "ipynb", "application/x-ipynb+json"),
        };
        FormatInfo { name, content, extension, mime }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_formats_share_a_name_or_an_extension() {
        for (index, format) in ExportFormat::ALL.iter().enumerate() {
            for other in &ExportFormat::ALL[..index] {
                assert_ne!(format.info().name, other.info().name);
                assert_ne!(format.info().extension, other.info().extension);
            }
        }
    }
}
