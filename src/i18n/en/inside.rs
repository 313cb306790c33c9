//! The saturation microscope.

use crate::i18n::inside::{BinColumns, Inside, LayerColumns};

pub(in crate::i18n) const WORDS: Inside = Inside {
    layer: "Layer {0} of {1}",
    range: "Axis of z",
    range_auto: "automatic (±{0})",
    chart: "Layer {0}: where its z fall",
    help: "Blue: the share of all z of this layer (every unit, every sample of the batch) in each of 64 bins, on a square-root scale that is the same for every layer and step. Vermilion: φ′(z), what a gradient is multiplied with there. Dashed: φ(z). Grey zones: φ′ is below 5.9% of its largest value, saturated. Arrows: z beyond the axis. Below: of each unit, the share of samples on which it is saturated; a dot marks a unit that is saturated on all of them, stuck.",
    all: "All hidden layers",
    all_help: "Each small picture: the same shares of z for one layer, on the same scales, with the saturated zones. A dark bar at an edge: z beyond the axis. At its right the saturated share, and a dot, with their number where there is room, for stuck units. Press one to see it large.",
    share: "share of z",
    saturated: "saturated",
    units: "each unit's saturated share, ● stuck",
    readout: "z: mean {0}, σ {1} · saturated {2} · stuck: {3} of {4} units",
    columns: BinColumns { from: "z from", to: "to", count: "count", share: "share" },
    below: "below",
    above: "above",
    unit: "unit {0}, saturated",
    all_columns: LayerColumns {
        layer: "layer",
        mean: "mean of z",
        std: "σ of z",
        saturated: "saturated",
        stuck: "stuck units",
    },
    past: "The inside of a past step is not recorded. Return to the newest step, or go on from the past one, to look inside.",
};
