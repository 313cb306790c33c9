//! Numbers as people read them: three significant digits, real superscripts, and never "0.0000" for what is not 0.

/// How the digits of numbers in prose look. Exponents and axis ticks stay Latin: there are no Bengali
/// superscripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789.
    #[default]
    Latin,
    /// ০১২৩৪৫৬৭৮৯.
    Bengali,
}

/// 10 with that exponent, in superscripts.
pub fn power_of_ten(exponent: i32) -> String {
    format!("10{}", superscript(exponent))
}

fn superscript(exponent: i32) -> String {
    let raise = |c: char| match c {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32(0x2070 + u32::from(digit) - u32::from('0')).unwrap_or(digit),
    };
    exponent.to_string().chars().map(raise).collect()
}

/// Three significant digits: 0.0123, 1.23, 12 300, 1.23×10⁻⁸.
pub fn readable(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞".into() } else { "−∞".into() };
    }
    if value == 0.0 {
        return "0".into();
    }
    let scientific = format!("{:.2e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if value < 0.0 { "−" } else { "" };
    let size = value.abs();
    match exponent {
        -4..=2 => format!("{sign}{size:.*}", (2 - exponent) as usize),
        3..=5 => format!("{sign}{}", count(size.round() as u64)),
        _ => format!("{sign}{mantissa}×{}", power_of_ten(exponent)),
    }
}

/// An index below the line: z₁₂.
pub fn subscript(index: usize) -> String {
    let lower = |digit: char| char::from_u32(0x2080 + u32::from(digit) - u32::from('0')).unwrap_or(digit);
    index.to_string().chars().map(lower).collect()
}

/// Seven significant digits, always with a power of ten: 1.234567×10⁻³. For numbers that are compared.
pub fn precise(value: f64) -> String {
    let text = format!("{value:.6e}");
    match text.split_once('e') {
        Some((mantissa, exponent)) if value != 0.0 => {
            let power = power_of_ten(exponent.parse().unwrap_or(0));
            format!("{}×{power}", mantissa.replace('-', "−"))
        }
        _ => readable(value),
    }
}

/// As [`readable`], but written out in full down to a millionth: "0.000002".
pub fn written_out(value: f64) -> String {
    let size = value.abs();
    if !(1e-6..1e-3).contains(&size) {
        return readable(value);
    }
    let decimals = (-libm::log10(size).floor()).max(0.0) as usize;
    let rounded = format!("{value:.decimals$}");
    // 9.6e-6 rounds to 0.00001, which has a decimal too many.
    rounded.trim_end_matches('0').trim_end_matches('.').replace('-', "−")
}

/// A share as a percentage: 12.3%, 100%, and <0.1% for what is not 0.
pub fn percent(share: f64) -> String {
    let value = 100.0 * share;
    match value {
        value if !value.is_finite() => readable(value),
        0.0 => "0%".into(),
        value if value < 0.1 => "<0.1%".into(),
        value if value > 99.9 && value < 100.0 => ">99.9%".into(),
        value if value < 99.95 => format!("{value:.1}%"),
        _ => "100%".into(),
    }
}

/// A count with thin spaces: 1 234 567.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// The same text with the digits that were asked for. Names like float16 and h1 keep theirs, and so does the base of a
/// power of ten, as its exponent does.
pub fn in_digits(text: &str, digits: Digits) -> String {
    if digits == Digits::Latin {
        return text.into();
    }
    let mut all = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        all.push_str(before);
        let named = all.ends_with(|c: char| c.is_ascii_alphabetic());
        let raised = after.starts_with(is_superscript);
        all.extend(number.chars().map(|c| if named || raised { c } else { bengali(c) }));
        rest = after;
    }
    all.push_str(rest);
    all
}

fn bengali(digit: char) -> char {
    char::from_u32(0x09e6 + u32::from(digit) - u32::from('0')).unwrap_or(digit)
}

fn is_superscript(c: char) -> bool {
    matches!(c, '⁻' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_and_real_superscripts() {
        let cases = [
            (0.0, "0"),
            (1.0, "1.00"),
            (-12.345, "−12.3"),
            (0.693_2, "0.693"),
            (123.4, "123"),
            (12_345.6, "12\u{202f}346"),
            (1234.4, "1\u{202f}234"),
            (2.04e-6, "2.04×10⁻⁶"),
            (5e-324, "4.94×10⁻³²⁴"),
            (1e300, "1.00×10³⁰⁰"),
            (f64::INFINITY, "∞"),
            (f64::NAN, "NaN"),
        ];
        for (value, text) in cases {
            assert_eq!(readable(value), text);
        }
    }

    #[test]
    fn numbers_that_are_compared_show_seven_digits() {
        assert_eq!(precise(-0.001_234_567_4), "−1.234567×10⁻³");
        assert_eq!([precise(0.0), precise(f64::NAN), precise(f64::INFINITY)], ["0", "NaN", "∞"]);
    }

    #[test]
    fn the_headline_writes_a_millionth_out() {
        assert_eq!(written_out(2.04e-6), "0.000002");
        assert_eq!(written_out(0.000_31), "0.0003");
        assert_eq!(written_out(2e-13), "2.00×10⁻¹³");
        assert_eq!(written_out(0.85), "0.850");
    }

    #[test]
    fn bengali_digits_stop_before_the_exponent() {
        assert_eq!(in_digits("2.04×10⁻⁶", Digits::Bengali), "২.০৪×10⁻⁶");
        assert_eq!(in_digits("128", Digits::Bengali), "১২৮");
        assert_eq!(in_digits("0.25 × 0.25 = 10²", Digits::Bengali), "০.২৫ × ০.২৫ = 10²");
        assert_eq!(in_digits("float16, 5.9%", Digits::Bengali), "float16, ৫.৯%");
        assert_eq!(in_digits("128", Digits::Latin), "128");
    }

    #[test]
    fn percentages_never_round_something_to_nothing() {
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(1e-5), "<0.1%");
        assert_eq!(percent(0.2025), "20.2%");
        assert_eq!(percent(0.9996), ">99.9%");
        assert_eq!(percent(1.0), "100%");
    }
}
