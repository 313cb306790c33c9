//! The share dialog, and what an imported file comes to.

use crate::i18n::share::{ExportLabels, Parts, Share};
use crate::lab::export::FaultKind;
use crate::lab::snippet::SnippetTarget;

pub(in crate::i18n) const WORDS: Share = Share {
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
    places: |place| match place {
        SnippetTarget::Frame => "যেকোনো পাতা, frame হিসেবে",
        SnippetTarget::Element => "যেকোনো পাতা, element হিসেবে",
        SnippetTarget::Moodle => "Moodle",
        SnippetTarget::Canvas => "Canvas",
        SnippetTarget::WordPress => "WordPress",
        SnippetTarget::Quarto => "Quarto",
        SnippetTarget::Myst => "Jupyter Book, MyST",
        SnippetTarget::Jupyter => "Jupyter notebook",
        SnippetTarget::Reveal => "reveal.js",
    },
    controls: "Control-গুলো",
    hide: "লুকান",
    lock: "আটকান",
    parts: Parts {
        controls: "সব control", lesson: "পাঠ", transport: "চালান, এক ধাপ, শুরু থেকে", share: "Share"
    },
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
    faults: |fault| match fault {
        FaultKind::NotJson => "ফাইলটির লাইন {1}, কলাম {2}-এ ত্রুটি: সেখান থেকে এটি আর JSON নয়।",
        FaultKind::NotAnExport => "ফাইলটি lab-এর export নয়।",
        FaultKind::Version => "ফাইলটি এমন version-এর export, যা এই lab চেনে না।",
        FaultKind::Missing => "ফাইলটিতে ত্রুটি আছে: {0} নেই।",
        FaultKind::Unfit => "ফাইলটির {0}-এ ত্রুটি: মানটি সেখানে খাটে না।",
        FaultKind::Length => "ফাইলটির {0}-এ ত্রুটি: {1}টির বদলে {2}টি সংখ্যা আছে।",
        FaultKind::Contradiction => "ফাইলটির {0}-এ ত্রুটি: বাকি network-এর সঙ্গে মেলে না।",
    },
    too_large: "ফাইলটি {0} MB; 500 MB-এর বেশি নেওয়া যায় না।",
};
