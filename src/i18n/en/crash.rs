//! The page that is left when the lab breaks.

use crate::i18n::crash::Crash;

pub(in crate::i18n) const WORDS: Crash = Crash {
    title: "The lab has stopped because of a defect",
    help: "Your settings are in the address of this page: starting again brings them back, and the same seed gives the same numbers. The report below says what went wrong; whoever looks after the lab can use it.",
    recover: "Start again",
    copy: "Copy the report",
};
