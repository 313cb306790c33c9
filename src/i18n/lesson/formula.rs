//! The note's formulas in MathML: the same in every language.

/// A formula of the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// σ(x) = 1 / (1 + e⁻ˣ).
    Sigmoid,
    /// σ′(x) = σ(x) (1 − σ(x)).
    Derivative,
    /// 0 < σ(x) < 1.
    Range,
    /// σ′(x) ≤ 0.25.
    LargestSlope,
    /// 0.25 five times, 0.00098.
    Product,
    /// Far to the right σ is 1.
    Right,
    /// Far to the left σ is 0.
    Left,
    /// ∂E/∂w by the chain rule.
    Chain,
    /// ∂y/∂z of a sigmoid.
    Slope,
    /// ∂E/∂y.
    FromAbove,
    /// ∂y/∂z.
    SlopeAlone,
    /// ∂z/∂w.
    FromBelow,
}

impl Formula {
    /// Every formula.
    pub const ALL: [Self; 12] = [
        Self::Sigmoid,
        Self::Derivative,
        Self::Range,
        Self::LargestSlope,
        Self::Product,
        Self::Right,
        Self::Left,
        Self::Chain,
        Self::Slope,
        Self::FromAbove,
        Self::SlopeAlone,
        Self::FromBelow,
    ];

    /// On one line, for labels: they hold text alone.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sigmoid => "σ(x) = 1 / (1 + e⁻ˣ)",
            Self::Derivative => "σ′(x) = σ(x) (1 − σ(x))",
            Self::Range => "0 < σ(x) < 1",
            Self::LargestSlope => "σ′(x) ≤ 0.25",
            Self::Product => "0.25 · 0.25 · 0.25 · 0.25 · 0.25 = 0.25⁵ = 0.00098",
            Self::Right => "x ≫ 0 ⇒ σ(x) ≈ 1",
            Self::Left => "x ≪ 0 ⇒ σ(x) ≈ 0",
            Self::Chain => "∂E/∂w = ∂E/∂y · ∂y/∂z · ∂z/∂w",
            Self::Slope => "∂y/∂z = σ(z) (1 − σ(z)) ≤ 0.25",
            Self::FromAbove => "∂E/∂y",
            Self::SlopeAlone => "∂y/∂z",
            Self::FromBelow => "∂z/∂w",
        }
    }

    /// As MathML elements, one a line.
    pub fn mathml(self) -> String {
        let sigma = |of: &str| format!("<mi>σ</mi>{}", within(id(of)));
        let slope = |of: &str| format!("<msup><mi>σ</mi><mo>′</mo></msup>{}", within(id(of)));
        let times_rest = |of: &str| format!("{}{}", sigma(of), within(num("1") + &op("−") + &sigma(of)));
        let inside = match self {
            Self::Sigmoid => {
                let power = format!("<msup>{}{}</msup>", id("e"), row(op("−") + &id("x")));
                sigma("x") + &op("=") + &fraction(num("1"), num("1") + &op("+") + &power)
            }
            Self::Derivative => slope("x") + &op("=") + &times_rest("x"),
            Self::Range => num("0") + &op("&lt;") + &sigma("x") + &op("&lt;") + &num("1"),
            Self::LargestSlope => slope("x") + &op("≤") + &num("0.25"),
            Self::Product => {
                // On two lines: a phone is narrow.
                let power = format!("<msup>{}{}</msup>", num("0.25"), num("5"));
                let line = vec![num("0.25"); 5].join(&op("·"));
                line + "</math><math display=\"block\">" + &op("=") + &power + &op("=") + &num("0.00098")
            }
            Self::Right => id("x") + &op("≫") + &num("0") + &op("⇒") + &sigma("x") + &op("≈") + &num("1"),
            Self::Left => id("x") + &op("≪") + &num("0") + &op("⇒") + &sigma("x") + &op("≈") + &num("0"),
            Self::FromAbove => partial("E", "y"),
            Self::SlopeAlone => partial("y", "z"),
            Self::FromBelow => partial("z", "w"),
            Self::Chain => {
                let product = [partial("E", "y"), partial("y", "z"), partial("z", "w")].join(&op("·"));
                partial("E", "w") + &op("=") + &product
            }
            Self::Slope => partial("y", "z") + &op("=") + &times_rest("z") + &op("≤") + &num("0.25"),
        };
        format!("<math display=\"block\">{inside}</math>")
    }
}

fn id(name: &str) -> String {
    format!("<mi>{name}</mi>")
}

fn num(digits: &str) -> String {
    format!("<mn>{digits}</mn>")
}

fn op(sign: &str) -> String {
    format!("<mo>{sign}</mo>")
}

fn row(inside: String) -> String {
    format!("<mrow>{inside}</mrow>")
}

fn within(inside: String) -> String {
    row(op("(") + &inside + &op(")"))
}

fn partial(of: &str, by: &str) -> String {
    fraction(op("∂") + &id(of), op("∂") + &id(by))
}

fn fraction(above: String, below: String) -> String {
    format!("<mfrac>{}{}</mfrac>", row(above), row(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_of_a_formula_is_closed() {
        for formula in Formula::ALL {
            let text = formula.mathml();
            let mut open: Vec<&str> = Vec::new();
            for tag in text.split('<').skip(1).filter_map(|part| part.split('>').next()) {
                match tag.strip_prefix('/') {
                    Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
                    None => open.push(tag.split(' ').next().unwrap_or(tag)),
                }
            }
            assert!(open.is_empty(), "{text}");
        }
    }
}
