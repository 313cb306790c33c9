//! The share dialog, and what an imported file comes to.

use super::each_text::texts;
use crate::lab::export::FaultKind;
use crate::lab::snippet::SnippetTarget;

texts! {
    /// The share dialog.
    pub struct Share {
        /// Closes the dialog.
        pub close: &'static str,
        /// The link, as a section.
        pub link: &'static str,
        /// The link runs to the present step: its number.
        pub with_step: &'static str,
        /// The link starts by itself.
        pub with_play: &'static str,
        /// The reader's own language, or theme.
        pub readers_own: &'static str,
        /// Copies.
        pub copy: &'static str,
        /// Copied.
        pub copied: &'static str,
        /// Copying was not allowed.
        pub not_copied: &'static str,
        /// Nobody else could open this page's address.
        pub no_address: &'static str,
        /// The QR code's name.
        pub code: &'static str,
        /// The link is too long for one.
        pub no_code: &'static str,
        /// What goes into a course, as a section.
        pub course: &'static str,
        /// Where it goes.
        pub place: &'static str,
        /// Names of the places.
        pub places: fn(SnippetTarget) -> &'static str,
        /// Which controls the course shows, as a section.
        pub controls: &'static str,
        /// A column: the control is not shown.
        pub hide: &'static str,
        /// A column: it is shown, but fixed.
        pub lock: &'static str,
        /// Names of parts of the page.
        pub parts: Parts,
        /// The preview.
        pub preview: &'static str,
        /// The downloads, as a section.
        pub downloads: &'static str,
        /// Their labels.
        pub exports: ExportLabels,
        /// The run cannot be written.
        pub not_written: &'static str,
        /// Opens an exported step.
        pub open: &'static str,
        /// Which files can be opened.
        pub open_help: &'static str,
        /// A file is being opened: its name.
        pub opening: &'static str,
        /// A file whose run learned from somebody's own file: its name.
        pub own_data: &'static str,
        /// The link cannot bring the data of one's own file along.
        pub link_without_data: &'static str,
        /// The link leads to a file of this device.
        pub link_to_device: &'static str,
        /// A file was opened: its name, its step.
        pub opened: &'static str,
        /// A file was refused: why.
        pub refused: &'static str,
        /// Why: {0} is where, {1} and {2} what the fault holds.
        pub faults: fn(FaultKind) -> &'static str,
        /// The file is larger than the page reads: megabytes.
        pub too_large: &'static str,
    }
}

texts! {
    /// Names of parts of the page that can be hidden or fixed.
    pub struct Parts {
        /// All controls.
        pub controls: &'static str,
        /// The lecture.
        pub lesson: &'static str,
        /// Playing, stepping, starting again.
        pub transport: &'static str,
        /// The share dialog.
        pub share: &'static str,
    }
}

texts! {
    /// What a download is called, by its content: {0} is the name of its format.
    pub struct ExportLabels {
        /// The recorded steps.
        pub history: &'static str,
        /// The numbers of the present step.
        pub step: &'static str,
        /// A program that computes the step anew.
        pub program: &'static str,
        /// Such a program in cells.
        pub notebook: &'static str,
        /// The main chart.
        pub picture: &'static str,
    }
}
