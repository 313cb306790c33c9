//! Why a file of the user's own was refused.

/// Why a file of the user's own was refused.
pub struct Csv {
    /// Where in a CSV file: row and column.
    pub cell: &'static str,
    /// Where in a CSV file: row.
    pub row: &'static str,
    /// What stays when a file is refused.
    pub kept: &'static str,
    /// Why a CSV file was refused, in the order of `Reason`'s variants; {0} and {1} are what the variant holds.
    pub reasons: [&'static str; 16],
}

pub(super) const EN: Csv = Csv {
    cell: "Row {0}, column {1}: ",
    row: "Row {0}: ",
    kept: "The data you had stays.",
    reasons: [
        "the file has {0} bytes; two million are the most.",
        "there is no data in the file.",
        "there are only {0} rows of data; at least ten are needed.",
        "the lab takes {0} rows of data, and there are more.",
        "there is only one column; separate columns with commas, semicolons or tabs.",
        "there are {0} features; the lab takes at most {1}.",
        "{0} cells were expected, {1} were found.",
        "the cell is empty.",
        "“{0}” is not a number.",
        "“{0}” is not a finite number.",
        "a quotation mark is never closed.",
        "“{0}” stands after a closing quotation mark.",
        "the file is not plain text in UTF-8.",
        "there are more than {0} different classes; the class belongs in the last column.",
        "the class “{0}” cannot be learned: at least two classes are needed, each with at least two rows.",
        "the class name has more than {0} letters; the class belongs in the last column.",
    ],
};

pub(super) const BN: Csv = Csv {
    cell: "সারি {0}, কলাম {1}: ",
    row: "সারি {0}: ",
    kept: "আগের data-ই রইল।",
    reasons: [
        "ফাইলে {0} byte আছে; বিশ লক্ষের বেশি নেওয়া যায় না।",
        "ফাইলে কোনো data নেই।",
        "মাত্র {0} সারি data আছে; অন্তত দশটি দরকার।",
        "Lab {0} সারি data নেয়, এখানে তার বেশি আছে।",
        "কলাম মাত্র একটি; কলামগুলো comma, semicolon বা tab দিয়ে আলাদা করুন।",
        "{0}টি feature আছে, lab {1}টির বেশি নেয় না।",
        "{0}টি ঘর থাকার কথা, আছে {1}টি।",
        "ঘরটি ফাঁকা।",
        "“{0}” কোনো সংখ্যা নয়।",
        "“{0}” সসীম সংখ্যা নয়।",
        "একটি উদ্ধৃতিচিহ্ন বন্ধ হয়নি।",
        "বন্ধ উদ্ধৃতিচিহ্নের পরে “{0}” আছে।",
        "ফাইলটি UTF-8 লেখা নয়।",
        "Class {0}টির বেশি; class থাকবে শেষ কলামে।",
        "“{0}” class শেখা যাবে না: অন্তত দুটি class চাই, প্রতিটির অন্তত দুটি সারি।",
        "Class-এর নামে {0} অক্ষরের বেশি আছে; class থাকবে শেষ কলামে।",
    ],
};
