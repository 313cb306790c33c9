//! A derivative from values of the function alone: central differences over ever shorter ways, extrapolated to the
//! length 0, with an estimate of what is wrong with the result (Ridders, "Accurate computation of F'(x) and F'(x)
//! F''(x)", 1982).
//!
//! A long way is bent, a short one drowns in the rounding of the values: neither end is known beforehand, since losses
//! bend within 10⁻⁹ in networks that explode, and hardly over the whole weight in those whose gradient vanishes.

/// Columns of the tableau: each takes two orders more off the error.
const ORDERS: usize = 4;
/// An estimate is good enough at this share of itself.
const ENOUGH: f64 = 1e-7;

/// A derivative as well as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// The derivative.
    pub value: f64,
    /// What may be wrong with it.
    pub error: f64,
}

/// The tableau of differences so far.
#[derive(Clone, Debug)]
pub struct RiddersTable {
    /// The lengths of the ways so far, from long to short.
    ways: Vec<f64>,
    /// The newest row: the difference itself, then what extrapolation makes of it.
    row: Vec<f64>,
    best: Slope,
    noise: f64,
}

impl Default for RiddersTable {
    fn default() -> Self {
        let best = Slope { value: f64::NAN, error: f64::INFINITY };
        Self { ways: Vec::new(), row: Vec::new(), best, noise: 0.0 }
    }
}

impl RiddersTable {
    /// Takes the central difference over `way` to either side, shorter than those before; `noise` is what rounding
    /// alone may do to it.
    pub fn add(&mut self, way: f64, difference: f64, noise: f64) {
        self.ways.push(way);
        self.noise = noise;
        let mut row = vec![difference];
        for (order, &before) in self.row.iter().enumerate().take(ORDERS - 1) {
            let longer = self.ways[self.ways.len() - 2 - order];
            let ratio = longer / way;
            let value = row[order] + (row[order] - before) / (ratio * ratio - 1.0);
            // What the last order changed, and what the last way changed.
            let error = (value - row[order]).abs().max((value - before).abs()) + noise;
            if error < self.best.error {
                self.best = Slope { value, error };
            }
            row.push(value);
        }
        self.row = row;
    }

    /// Whether a shorter way could still tell more.
    pub fn wants_more(&self) -> bool {
        let Slope { value, error } = self.best;
        // NaN is never good enough, but no shorter way mends it.
        let lost = self.row.first().is_some_and(|difference| difference.is_nan()) && self.ways.len() > 2;
        !(lost || error <= ENOUGH * value.abs() || self.noise > error)
    }

    /// How many ways were tried.
    pub fn len(&self) -> usize {
        self.ways.len()
    }

    /// The best there is.
    pub fn slope(&self) -> Slope {
        self.best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slope(function: impl Fn(f64) -> f64, at: f64) -> (Slope, f64) {
        let (mut tableau, mut way) = (RiddersTable::default(), 1.0);
        while tableau.wants_more() && way > 1e-12 {
            let (larger, smaller) = (function(at + way), function(at - way));
            let noise = f64::EPSILON * (larger.abs() + smaller.abs()) / way;
            tableau.add(way, (larger - smaller) / (2.0 * way), noise);
            way /= 4.0;
        }
        (tableau.slope(), way)
    }

    #[test]
    fn the_error_is_no_smaller_than_what_is_wrong_and_small_where_the_function_is_smooth() {
        type Function<'a> = &'a dyn Fn(f64) -> f64;
        let cases: [(Function, f64, f64); 4] = [
            (&f64::exp, 1.0, std::f64::consts::E),
            (&|x| 0.7 + 1e-9 * x.sin(), 0.5, 1e-9 * 0.5f64.cos()),
            (&|x| (300.0 * x).tanh(), 0.01, 300.0 / 3.0f64.cosh().powi(2)),
            // The kink is 10⁻³ away.
            (&|x| if x > 0.001 { 5.0 * x * x } else { 2.0 * x * x + 3e-6 }, 0.0, 0.0),
        ];
        for (index, (function, at, right)) in cases.into_iter().enumerate() {
            let (Slope { value, error }, _) = slope(function, at);
            assert!((value - right).abs() <= error, "{index}: {value} instead of {right} ± {error}");
            assert!(error <= 1e-4 * right.abs().max(1e-9), "{index}: {value} ± {error}");
        }
    }

    #[test]
    fn what_rounding_hides_is_given_up_soon() {
        let (found, way) = slope(|x| 0.7 + 1e-30 * x, 0.0);
        assert!(found.value.abs() <= found.error && found.error < 1e-14, "{found:?}");
        assert!(way > 1e-3, "{way}");
        assert!(slope(|_| f64::NAN, 0.0).1 > 1e-3);
    }
}
