//! The page that is left when the lab breaks.

/// The page that is left when the lab breaks.
pub struct Crash {
    /// What happened.
    pub title: &'static str,
    /// What can be done.
    pub help: &'static str,
    /// Loads the page again.
    pub recover: &'static str,
    /// Copies the report.
    pub copy: &'static str,
}

pub(super) const EN: Crash = Crash {
    title: "The lab has stopped because of a defect",
    help: "Your settings are in the address of this page: starting again brings them back, and the same seed gives the same numbers. The report below says what went wrong; whoever looks after the lab can use it.",
    recover: "Start again",
    copy: "Copy the report",
};

pub(super) const BN: Crash = Crash {
    title: "একটি ত্রুটির কারণে lab থেমে গেছে",
    help: "আপনার setting-গুলো এই পাতার ঠিকানায় আছে: আবার চালু করলে সেগুলো ফিরে আসবে, আর একই seed একই সংখ্যা দেবে। কী হয়েছে তা নিচের report-এ আছে; যিনি lab-টির দেখাশোনা করেন, তাঁর কাজে লাগবে।",
    recover: "আবার চালু করুন",
    copy: "Report copy করুন",
};
