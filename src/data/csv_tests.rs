//! What reading the user's own samples promises.

use super::*;

/// Ten rows of two features with the classes that are given in turn.
fn file(labels: &[&str]) -> String {
    (0..10).map(|i| format!("{}.5,{},{}\n", i, 7 * i % 10, labels[i % labels.len()])).collect()
}

fn error(text: &str) -> (Option<usize>, Option<usize>, Reason) {
    let CsvError { row, column, reason } = read(text).unwrap_err();
    (row, column, reason)
}

/// The good file with one line, counted from 1, replaced.
fn damaged(line: usize, by: &str) -> String {
    let text = file(&["a", "b"]);
    text.lines().enumerate().map(|(i, old)| format!("{}\n", if i + 1 == line { by } else { old })).collect()
}

#[test]
fn features_and_classes_are_read() {
    let data = read(&file(&["cat", "dog"])).unwrap();
    assert_eq!((data.inputs, data.classes), (2, 2));
    assert_eq!(data.class_names, ["cat", "dog"]);
    assert_eq!((data.train.len(), data.test.len()), (8, 2));
}

#[test]
fn a_header_is_no_sample() {
    let with = read(&format!("width,height,animal\n{}", file(&["cat", "dog"]))).unwrap();
    assert_eq!(with, read(&file(&["cat", "dog"])).unwrap());
}

#[test]
fn separators_quotes_line_endings_and_byte_order_marks_make_no_difference() {
    let plain = file(&["cat", "dog"]);
    let quoted: String =
        plain.lines().map(|line| format!("\"{}\"\r\n", line.replace(',', "\" , \""))).collect();
    let variants = [
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.replace('\n', "\n\n  \n"),
        format!("\u{feff}{plain}"),
        quoted,
        plain.trim_end().to_owned(),
    ];
    for variant in variants {
        assert_eq!(read(&variant), read(&plain), "{variant:?}");
    }
}

#[test]
fn number_labels_are_in_numeric_order_and_others_as_they_come() {
    assert_eq!(read(&file(&["10", "9"])).unwrap().class_names, ["9", "10"]);
    assert_eq!(read(&file(&["zebra", "ant"])).unwrap().class_names, ["zebra", "ant"]);
}

#[test]
fn training_features_have_mean_0_and_standard_deviation_1() {
    for factor in ["", "e300", "e-300"] {
        let text: String = (0..50).map(|i| format!("{}{factor},{},{}\n", i * i, 3 - i % 7, i % 2)).collect();
        let data = read(&text).unwrap();
        for feature in 0..2 {
            let column: Vec<f64> = (0..data.train.len()).map(|i| data.train.row(i, 2)[feature]).collect();
            let mean = column.iter().sum::<f64>() / column.len() as f64;
            let square = column.iter().map(|x| x * x).sum::<f64>() / column.len() as f64;
            assert!(mean.abs() < 1e-12 && (square - 1.0).abs() < 1e-12, "{factor} {mean} {square}");
        }
    }
}

#[test]
fn a_constant_feature_becomes_zero() {
    for constant in ["0.1", "0", "-3e307"] {
        let text: String = (0..20).map(|i| format!("{constant},{i},{}\n", i % 2)).collect();
        let data = read(&text).unwrap();
        assert!(data.train.features.iter().step_by(2).all(|&x| x == 0.0));
        assert!(data.test.features.iter().step_by(2).all(|&x| x == 0.0));
    }
}

#[test]
fn extreme_numbers_give_finite_features() {
    for extreme in ["1e308", "-1e308", "5e-324", "1.7976931348623157e308"] {
        for line in 1..=10 {
            let data = read(&damaged(line, &format!("{extreme},1,a"))).unwrap();
            let all = data.train.features.iter().chain(&data.test.features);
            assert!(all.clone().all(|x| x.is_finite() && x.abs() <= FARTHEST), "{extreme} {line}");
        }
    }
}

#[test]
fn every_bad_cell_is_named_with_its_row_and_column() {
    let not_finite = |text: &str| Reason::NotFinite { text: text.into() };
    let not_a_number = |text: &str| Reason::NotANumber { text: text.into() };
    for (line, by, column, reason) in [
        (3, "1,oops,a", 2, not_a_number("oops")),
        (4, "1,1 000,a", 2, not_a_number("1 000")),
        (5, "NaN,1,a", 1, not_finite("NaN")),
        (6, "1,-inf,a", 2, not_finite("-inf")),
        (7, "1e999,1,a", 1, not_finite("1e999")),
        (1, "1e999,1,a", 1, not_finite("1e999")),
        (8, ",1,a", 1, Reason::Empty),
        (9, "1,1,", 3, Reason::Empty),
        (10, "১২,1,a", 1, not_a_number("১২")),
        (2, "1,1", 3, Reason::Ragged { expected: 3, found: 2 }),
        (2, "1,1,a,b", 4, Reason::Ragged { expected: 3, found: 4 }),
        (2, "1,\"1,a", 2, Reason::OpenQuote),
        (2, "1,\"1\"x,a", 2, Reason::AfterQuote { text: "x".into() }),
        (2, "1,\0,a", 2, Reason::NotText),
        (2, "1,1,\u{fffd}", 3, Reason::NotText),
    ] {
        assert_eq!(error(&damaged(line, by)), (Some(line), Some(column), reason));
    }
}

#[test]
fn rows_are_counted_as_an_editor_counts_lines() {
    let text = format!("x,y,class\n\n{}oops,1,a\n", file(&["a", "b"]));
    assert_eq!(error(&text).0, Some(13));
}

#[test]
fn too_little_is_refused() {
    assert_eq!(error("").2, Reason::NoRows);
    assert_eq!(error("\u{feff}\n\r\n  \n").2, Reason::NoRows);
    assert_eq!(error("x,y,class\n").2, Reason::NoRows);
    assert_eq!(error("1,2,a\n1,3,b\n").2, Reason::TooFewRows { rows: 2 });
    assert_eq!(error("1\n2\n").2, Reason::OneColumn);
    assert_eq!(error(&file(&["a"])), (None, Some(3), Reason::OneClass { label: "a".into() }));
    assert_eq!(error(&damaged(4, "1,1,c")), (Some(4), Some(3), Reason::LoneClass { label: "c".into() }));
}

#[test]
fn too_much_is_refused() {
    let rows = |count| (0..count).map(|i| format!("{i},{}\n", i % 2)).collect::<String>();
    assert!(read(&rows(MAX_ROWS)).is_ok());
    assert_eq!(error(&rows(MAX_ROWS + 1)), (Some(MAX_ROWS + 1), None, Reason::TooManyRows));
    let wide = |features: usize| (0..10).map(|i| format!("{}{}\n", "1,".repeat(features), i % 2)).collect();
    let (fits, wider): (String, String) = (wide(MAX_FEATURES), wide(MAX_FEATURES + 1));
    assert!(read(&fits).is_ok());
    assert_eq!(error(&wider), (Some(1), None, Reason::TooManyFeatures { features: MAX_FEATURES + 1 }));
    let classes = |count| (0..2 * count).map(|i| format!("{i},{}\n", i % count)).collect::<String>();
    assert_eq!(read(&classes(MAX_CLASSES)).unwrap().classes, MAX_CLASSES);
    assert_eq!(error(&classes(MAX_CLASSES + 1)).2, Reason::TooManyClasses);
    let bytes = MAX_BYTES + 1;
    assert_eq!(error(&"1,2\n".repeat(bytes)[..bytes]).2, Reason::TooLarge { bytes });
    assert_eq!(error(&damaged(2, &format!("1,1,{}", "ক".repeat(MAX_LABEL + 1)))).2, Reason::LongLabel);
}

#[test]
fn a_huge_cell_is_shown_by_its_beginning() {
    let (_, _, reason) = error(&damaged(3, &format!("1,{},a", "ক্ষ".repeat(10_000))));
    let Reason::NotANumber { text } = reason else { panic!("{reason:?}") };
    assert_eq!(text.chars().count(), Reason::SHOWN + 1);
}

#[test]
fn nothing_in_a_file_makes_it_panic() {
    // Every text of four of these pieces, after a good beginning and without one.
    let pieces = ["\"", ",", "\n", "\r", "1", "é", "\0", ";", " ", "\u{feff}", "a\t"];
    let good = file(&["a", "b"]);
    for number in 0..pieces.len().pow(4) {
        let mut rest = number;
        let mut text = String::new();
        for _ in 0..4 {
            text.push_str(pieces[rest % pieces.len()]);
            rest /= pieces.len();
        }
        let _ = read(&text);
        let _ = read(&format!("{good}{text}"));
        let _ = read(&format!("{text}{good}"));
    }
    for hostile in ["\"".repeat(10_000), ",".repeat(10_000), "\n".repeat(10_000), "é".repeat(10_000)] {
        let _ = read(&hostile);
        let _ = read(&format!("{good}{hostile}"));
    }
}
