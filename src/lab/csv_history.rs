//! The history as CSV: one row a recorded step and layer (RFC 4180, one header line that names the units).

use super::frame::{LayerStats, Record};
use crate::nn::loss::Loss;

/// A column: its heading and its number.
type Column = (&'static str, fn(&LayerStats) -> f64);

/// δ = ∂L/∂z is the gradient at the input of the activation; "loss" stands for the unit of the loss.
const COLUMNS: &[Column] = &[
    ("delta_rms (loss per unit of z)", |layer| layer.delta_rms),
    ("delta_mean_abs (loss per unit of z)", |layer| layer.delta_mean_abs),
    ("grad_W_fro (loss per unit of W)", |layer| layer.grad_w_norm),
    ("grad_b_l2 (loss per unit of b)", |layer| layer.grad_b_norm),
    ("grad_gamma_l2 (loss per unit of gamma)", |layer| layer.grad_gamma_norm),
    ("grad_beta_l2 (loss per unit of beta)", |layer| layer.grad_beta_norm),
    ("update_to_weight (ratio)", |layer| layer.update_to_weight),
    ("distance_from_start (ratio)", |layer| layer.distance),
    ("weight_fro (units of W)", |layer| layer.weight_norm),
    ("act_mean (units of h)", |layer| layer.act_mean),
    ("act_std (units of h)", |layer| layer.act_std),
    ("act_rms (units of h)", |layer| layer.act_rms),
    ("stream_rms (loss per unit of h)", |layer| layer.stream_rms),
    ("slope_mean (ratio)", |layer| layer.slope_mean),
    ("saturated (fraction)", |layer| layer.saturated),
    ("dead (fraction)", |layer| layer.dead),
];

/// The history as text. Layer 1 is the first hidden layer, the last one the output layer. Numbers read back
/// exactly; what is no number is `NaN`, `Infinity` or `-Infinity`. Every cell is a number, so that no cell can
/// be a formula.
pub fn history_csv(records: &[Record], loss: Loss) -> String {
    let unit = match loss {
        Loss::BinaryCrossEntropy | Loss::SoftmaxCrossEntropy => "nats",
        Loss::MeanSquared => "squared output",
    };
    let mut csv =
        format!("step (updates),layer (1 = first),loss ({unit}),accuracy (fraction),grad_norm (loss)");
    for (heading, _) in COLUMNS {
        csv.push(',');
        csv.push_str(heading);
    }
    csv.push_str("\r\n");
    for record in records {
        for (index, layer) in record.layers.iter().enumerate() {
            csv.push_str(&format!("{},{}", record.step, index + 1));
            for number in [record.loss, record.accuracy, record.grad_norm] {
                push_cell(&mut csv, number);
            }
            for (_, number) in COLUMNS {
                push_cell(&mut csv, number(layer));
            }
            csv.push_str("\r\n");
        }
    }
    csv
}

fn push_cell(csv: &mut String, number: f64) {
    csv.push(',');
    if number.is_nan() {
        csv.push_str("NaN");
    } else if number.is_infinite() {
        csv.push_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
    } else {
        // `{:?}` is the shortest text that reads back exactly, with an exponent where it is far from 1.
        csv.push_str(&format!("{number:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(records: &[Record]) -> Vec<Vec<String>> {
        let csv = history_csv(records, Loss::BinaryCrossEntropy);
        assert!(csv.ends_with("\r\n") && csv.matches('\n').count() == csv.matches("\r\n").count());
        csv.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn record(step: u64) -> Record {
        let layer =
            LayerStats { delta_rms: 1e-60, act_mean: -0.1 - 0.2, saturated: 0.25, ..Default::default() };
        let layers = vec![layer, LayerStats { delta_rms: f64::NAN, ..layer }];
        Record { step, loss: f64::INFINITY, accuracy: 0.5, grad_norm: f64::NEG_INFINITY, layers }
    }

    #[test]
    fn there_is_one_row_a_step_and_layer() {
        let table = table(&[record(0), record(7)]);
        let keys: Vec<_> = table[1..].iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
        assert_eq!(keys, [("0", "1"), ("0", "2"), ("7", "1"), ("7", "2")]);
        assert!(table.iter().all(|row| row.len() == 5 + COLUMNS.len()));
    }

    #[test]
    fn every_heading_names_its_unit() {
        assert!(table(&[])[0].iter().all(|heading| heading.ends_with(')') && heading.contains(" (")));
        assert!(history_csv(&[], Loss::MeanSquared).contains("loss (squared output)"));
    }

    #[test]
    fn numbers_read_back_exactly() {
        let table = table(&[record(3)]);
        let cell = |heading: &str| {
            let column = table[0].iter().position(|name| name.starts_with(heading)).expect("a column");
            table[1][column].parse::<f64>().expect("a number")
        };
        assert_eq!(cell("delta_rms"), 1e-60);
        assert_eq!(cell("act_mean"), -0.1 - 0.2);
    }

    #[test]
    fn what_is_no_number_is_a_word_and_nothing_is_a_formula() {
        let table = table(&[record(3)]);
        assert_eq!((&table[1][2][..], &table[1][4][..], &table[2][5][..]), ("Infinity", "-Infinity", "NaN"));
        assert!(table[1..].iter().flatten().all(|cell| cell.parse::<f64>().is_ok()));
    }
}
