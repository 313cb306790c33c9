//! A derivative from values of the function alone: central differences over ever shorter steps, extrapolated to the
//! length 0, with an estimate of what is wrong with the result (Ridders, "Accurate computation of F'(x) and F'(x)
//! F''(x)", 1982).
//!
//! A long step is bent, a short one drowns in the rounding of the values: neither end is known beforehand, since losses
//! bend within 10⁻⁹ in networks that explode, and hardly over the whole weight in those whose gradient vanishes.

/// Columns of the table: each takes two orders more off the error.
const ORDERS: usize = 4;
/// An estimate is good enough at this share of itself.
const ENOUGH: f64 = 1e-7;

/// A derivative as well as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The derivative.
    pub value: f64,
    /// What may be wrong with it.
    pub error: f64,
}

/// The table of differences so far.
#[derive(Clone, Debug)]
pub struct RiddersTable {
    /// The lengths of the steps so far, from long to short.
    step_sizes: Vec<f64>,
    /// The newest row: the difference itself, then what extrapolation makes of it.
    row: Vec<f64>,
    best: Estimate,
    noise: f64,
}

impl Default for RiddersTable {
    fn default() -> Self {
        let best = Estimate { value: f64::NAN, error: f64::INFINITY };
        Self { step_sizes: Vec::new(), row: Vec::new(), best, noise: 0.0 }
    }
}

impl RiddersTable {
    /// Takes the central difference over `step_size` to either side, shorter than those before; `noise` is what rounding
    /// alone may do to it.
    pub fn add(&mut self, step_size: f64, difference: f64, noise: f64) {
        self.step_sizes.push(step_size);
        self.noise = noise;
        let mut row = vec![difference];
        for (order, &before) in self.row.iter().enumerate().take(ORDERS - 1) {
            let longer = self.step_sizes[self.step_sizes.len() - 2 - order];
            let ratio = longer / step_size;
            let value = row[order] + (row[order] - before) / (ratio * ratio - 1.0);
            // What the last order changed, and what the last step changed.
            let error = (value - row[order]).abs().max((value - before).abs()) + noise;
            if error < self.best.error {
                self.best = Estimate { value, error };
            }
            row.push(value);
        }
        self.row = row;
    }

    /// Whether a shorter step could still tell more.
    pub fn wants_more(&self) -> bool {
        let Estimate { value, error } = self.best;
        // NaN is never good enough, but no shorter step mends it.
        let lost =
            self.row.first().is_some_and(|difference| difference.is_nan()) && self.step_sizes.len() > 2;
        !(lost || error <= ENOUGH * value.abs() || self.noise > error)
    }

    /// How many steps were tried.
    pub fn len(&self) -> usize {
        self.step_sizes.len()
    }

    /// The best there is.
    pub fn best(&self) -> Estimate {
        self.best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slope(function: impl Fn(f64) -> f64, at: f64) -> (Estimate, f64) {
        let (mut table, mut step_size) = (RiddersTable::default(), 1.0);
        while table.wants_more() && step_size > 1e-12 {
            let (larger, smaller) = (function(at + step_size), function(at - step_size));
            let noise = f64::EPSILON * (larger.abs() + smaller.abs()) / step_size;
            table.add(step_size, (larger - smaller) / (2.0 * step_size), noise);
            step_size /= 4.0;
        }
        (table.best(), step_size)
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
            let (Estimate { value, error }, _) = slope(function, at);
            assert!((value - right).abs() <= error, "{index}: {value} instead of {right} ± {error}");
            assert!(error <= 1e-4 * right.abs().max(1e-9), "{index}: {value} ± {error}");
        }
    }

    #[test]
    fn what_rounding_hides_is_given_up_soon() {
        let (found, step_size) = slope(|x| 0.7 + 1e-30 * x, 0.0);
        assert!(found.value.abs() <= found.error && found.error < 1e-14, "{found:?}");
        assert!(step_size > 1e-3, "{step_size}");
        assert!(slope(|_| f64::NAN, 0.0).1 > 1e-3);
    }
}
