//! The share dialog, and what an imported file comes to.

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
    /// Names of the places, in the order of `SnippetTarget::ALL`.
    pub places: [&'static str; 9],
    /// Which controls the course shows, as a section.
    pub controls: &'static str,
    /// A column: the control is not shown.
    pub hide: &'static str,
    /// A column: it is shown, but fixed.
    pub lock: &'static str,
    /// Names of the parts `controls`, `lesson`, `transport`, `share`.
    pub parts: [&'static str; 4],
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
    /// Why, in the order of `Fault`'s variants: {0} is where, {1} and {2} what the variant holds.
    pub faults: [&'static str; 7],
    /// The file is larger than the page reads: megabytes.
    pub too_large: &'static str,
}

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

pub(super) const EN: Share = Share {
    close: "Close",
    link: "Link",
    with_step: "Run to step {0}, the one shown now, and stop there",
    with_play: "Start by itself",
    readers_own: "The reader's own",
    copy: "Copy",
    copied: "Copied",
    not_copied: "Copying is not allowed here: select the text.",
    no_address: "This copy of the lab has no address that others could open. Put it on a server, or hand out the file itself.",
    code: "QR code of the link",
    no_code: "This link is too long for a QR code.",
    course: "For a course",
    place: "Where it goes",
    places: [
        "A page, as a frame",
        "A page, as an element",
        "Moodle",
        "Canvas",
        "WordPress",
        "Quarto",
        "Jupyter Book, MyST",
        "Jupyter notebook",
        "reveal.js",
    ],
    controls: "Controls",
    hide: "Hide",
    lock: "Fix",
    parts: ["All controls", "Lesson", "Play, step, reset", "Share"],
    preview: "Preview",
    downloads: "Downloads",
    exports: ExportLabels {
        history: "History ({0})",
        step: "This step ({0})",
        program: "{0} program",
        notebook: "{0} notebook",
        picture: "Main chart ({0})",
    },
    not_written: "The run cannot be written at the moment: reset it or change its settings.",
    open: "Open a step",
    open_help: "A JSON file that the lab wrote. It can also be dropped anywhere on the page.",
    opening: "{0} is being opened: its run is done again up to its step.",
    own_data: "{0} is of a run that learned from a CSV file. Choose that file under Data first, then open this one. Nothing was changed.",
    link_without_data: "The data of your own file stay on this machine: who opens the link is asked for the file.",
    link_to_device: "This page is a file on this device: the link works here only. Hand out the file itself, or the link of a hosted page.",
    opened: "{0} is open, at step {1}.",
    refused: "{0} Nothing was changed.",
    faults: [
        "The file is damaged in line {1}, column {2}: from there on it is no JSON.",
        "The file is no export of the lab.",
        "The file is an export of a version that this lab does not know.",
        "The file is damaged: {0} is missing.",
        "The file is damaged at {0}: that value does not belong there.",
        "The file is damaged at {0}: {2} entries instead of {1}.",
        "The file is damaged at {0}: it contradicts the rest of the network.",
    ],
    too_large: "The file has {0} MB; 500 MB are the most.",
};

pub(super) const BN: Share = Share {
    close: "বন্ধ করুন",
    link: "Link",
    with_step: "এখনকার ধাপ {0} পর্যন্ত চালিয়ে থামবে",
    with_play: "নিজে থেকে চালু হবে",
    readers_own: "পাঠকের নিজের",
    copy: "Copy করুন",
    copied: "Copy হয়েছে",
    not_copied: "এখানে copy করার অনুমতি নেই: লেখাটি select করুন।",
    no_address: "Lab-এর এই কপির এমন কোনো ঠিকানা নেই যা অন্যেরা খুলতে পারে। একটি server-এ রাখুন, অথবা ফাইলটিই দিন।",
    code: "Link-এর QR code",
    no_code: "QR code-এর জন্য link-টি বেশি লম্বা।",
    course: "Course-এর জন্য",
    place: "কোথায় বসবে",
    places: [
        "যেকোনো পাতা, frame হিসেবে",
        "যেকোনো পাতা, element হিসেবে",
        "Moodle",
        "Canvas",
        "WordPress",
        "Quarto",
        "Jupyter Book, MyST",
        "Jupyter notebook",
        "reveal.js",
    ],
    controls: "Control-গুলো",
    hide: "লুকান",
    lock: "আটকান",
    parts: ["সব control", "পাঠ", "চালান, এক ধাপ, শুরু থেকে", "Share"],
    preview: "কেমন দেখাবে",
    downloads: "Download",
    exports: ExportLabels {
        history: "ইতিহাস ({0})",
        step: "এই ধাপ ({0})",
        program: "{0} program",
        notebook: "{0} notebook",
        picture: "মূল চিত্র ({0})",
    },
    not_written: "Run-টি এখন লেখা যাচ্ছে না: শুরু থেকে চালান, অথবা setting বদলান।",
    open: "একটি ধাপ খুলুন",
    open_help: "Lab-এর লেখা একটি JSON ফাইল। পাতার যেকোনো জায়গায় ছেড়ে দিলেও হবে।",
    opening: "{0} খোলা হচ্ছে: এর training আবার সেই ধাপ পর্যন্ত চালানো হচ্ছে।",
    own_data: "{0} যে training-এর, তা একটি CSV ফাইল থেকে শিখেছিল। আগে Data অংশে সেই ফাইল বাছুন, তারপর এটি খুলুন। কিছুই বদলায়নি।",
    link_without_data: "নিজের ফাইলের data এই যন্ত্রেই থাকে: link যিনি খুলবেন, তাঁকে ফাইলটি বাছতে বলা হবে।",
    link_to_device: "এই পাতা যন্ত্রে রাখা একটি ফাইল: link শুধু এখানেই চলবে। ফাইলটিই দিন, অথবা হোস্ট করা পাতার link।",
    opened: "{0} খোলা হয়েছে, ধাপ {1}-এ।",
    refused: "{0} কিছুই বদলায়নি।",
    faults: [
        "ফাইলটির লাইন {1}, কলাম {2}-এ ত্রুটি: সেখান থেকে এটি আর JSON নয়।",
        "ফাইলটি lab-এর export নয়।",
        "ফাইলটি এমন version-এর export, যা এই lab চেনে না।",
        "ফাইলটিতে ত্রুটি আছে: {0} নেই।",
        "ফাইলটির {0}-এ ত্রুটি: মানটি সেখানে খাটে না।",
        "ফাইলটির {0}-এ ত্রুটি: {1}টির বদলে {2}টি সংখ্যা আছে।",
        "ফাইলটির {0}-এ ত্রুটি: বাকি network-এর সঙ্গে মেলে না।",
    ],
    too_large: "ফাইলটি {0} MB; 500 MB-এর বেশি নেওয়া যায় না।",
};
