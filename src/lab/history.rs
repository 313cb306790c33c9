//! `History`: what a run has shown so far, in bounded memory however long it runs.

use super::frame::{LayerStats, Record};

/// The records of one run in increasing order of steps. The first and the newest are always there; of the
/// others the first of each block of `stride` steps, and the stride doubles when memory is full. What is kept
/// depends on the steps alone, never on the portions in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    records: Vec<Record>,
    /// Those of the second network of a duel, for the same steps; none without one.
    rivals: Vec<Record>,
    /// log2 of the stride.
    level: u32,
}

/// Most entries of layers that are kept: 16 MiB.
const LAYER_BUDGET: usize = (16 << 20) / size_of::<LayerStats>();

/// Most records that are kept; no chart has more pixels.
const MOST_RECORDS: usize = 8192;

impl History {
    /// Adds a record. One of the newest step replaces it; one of an earlier step is dropped.
    pub fn push(&mut self, record: Record) {
        self.push_both(record, None);
    }

    /// Adds the records of a step of a duel.
    pub fn push_both(&mut self, record: Record, rival: Option<Record>) {
        let newest = self.records.last().map(|newest| newest.step);
        if newest.is_some_and(|newest| record.step < newest) {
            return;
        }
        let replaces = newest == Some(record.step);
        // The record that was the newest stays only if it is the first of its block.
        let same_block = |pair: &[Record]| self.block(pair[0].step) == self.block(pair[1].step);
        if replaces || self.records.last_chunk::<2>().is_some_and(|pair| same_block(pair)) {
            self.records.pop();
            self.rivals.pop();
        }
        let layers = record.layers.len() + rival.as_ref().map_or(0, |rival| rival.layers.len());
        let capacity = capacity(layers);
        self.records.push(record);
        self.rivals.extend(rival);
        while self.records.len() > capacity {
            self.thin();
        }
    }

    /// All that is kept, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The newest record.
    pub fn latest(&self) -> Option<&Record> {
        self.records.last()
    }

    /// All that is kept of the second network of a duel, for the same steps.
    pub fn rivals(&self) -> &[Record] {
        &self.rivals
    }

    /// The record of that step, or the last one before it that was kept.
    pub fn at(&self, step: u64) -> Option<&Record> {
        self.place(step).map(|index| &self.records[index])
    }

    /// The second network's record of the step that [`History::at`] finds.
    pub fn rival_at(&self, step: u64) -> Option<&Record> {
        self.place(step).and_then(|index| self.rivals.get(index))
    }

    fn place(&self, step: u64) -> Option<usize> {
        self.records.partition_point(|record| record.step <= step).checked_sub(1)
    }

    /// (step, loss) of all that is kept.
    pub fn losses(&self) -> impl Iterator<Item = (u64, f64)> {
        self.records.iter().map(|record| (record.step, record.loss))
    }

    /// Steps between two kept records, where every step was pushed.
    pub fn stride(&self) -> u64 {
        1 << self.level
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Blocks start at the first step.
    fn block(&self, step: u64) -> u64 {
        let first = self.records.first().map_or(0, |record| record.step);
        (step - first) >> self.level
    }

    fn thin(&mut self) {
        self.level += 1;
        let newest = self.records.len() - 1;
        let blocks: Vec<_> = self.records.iter().map(|record| self.block(record.step)).collect();
        let stays = |index: usize| index == 0 || blocks[index] != blocks[index - 1] || index == newest;
        for records in [&mut self.records, &mut self.rivals] {
            let mut index = 0..;
            records.retain(|_| index.next().is_some_and(stays));
        }
    }
}

/// At most about so many of the records, evenly: the first and the newest among them.
pub fn thinned(records: &[Record], most: usize) -> impl Iterator<Item = &Record> {
    let stride = records.len().div_ceil(most.max(1)).max(1);
    let skipped = !records.len().saturating_sub(1).is_multiple_of(stride);
    records.iter().step_by(stride).chain(records.last().filter(|_| skipped))
}

/// Records of that many layers that fit into the budget.
fn capacity(layers: usize) -> usize {
    (LAYER_BUDGET / layers.max(1)).clamp(2, MOST_RECORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(step: u64, layers: usize) -> Record {
        Record { step, loss: step as f64, layers: vec![LayerStats::default(); layers], ..Default::default() }
    }

    fn run(steps: impl Iterator<Item = u64>, layers: usize) -> History {
        let mut history = History::default();
        steps.for_each(|step| history.push(record(step, layers)));
        history
    }

    #[test]
    fn a_short_run_is_kept_whole() {
        let history = run(0..500, 3);
        assert_eq!(history.losses().collect::<Vec<_>>(), (0..500).map(|s| (s, s as f64)).collect::<Vec<_>>());
        assert_eq!(history.stride(), 1);
    }

    #[test]
    fn a_million_steps_stay_bounded_and_evenly_spaced() {
        let mut history = History::default();
        for step in 0..1_000_000 {
            history.push(record(step, 1));
            assert!(history.records().len() <= MOST_RECORDS);
        }
        let steps: Vec<_> = history.records().iter().map(|record| record.step).collect();
        assert!(steps.len() > MOST_RECORDS / 2 - 2, "{}", steps.len());
        assert_eq!((steps[0], steps[steps.len() - 1]), (0, 999_999));
        let stride = history.stride();
        let gaps: Vec<_> = steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps[..gaps.len() - 1].iter().all(|gap| *gap == stride));
        assert!(gaps[gaps.len() - 1] <= stride);
    }

    #[test]
    fn both_networks_of_a_duel_keep_the_same_steps_within_the_same_memory() {
        let mut history = History::default();
        (0..40_000).for_each(|step| history.push_both(record(step, 101), Some(record(step, 11))));
        let steps = |records: &[Record]| records.iter().map(|record| record.step).collect::<Vec<_>>();
        assert_eq!(steps(history.records()), steps(history.rivals()));
        assert!(history.records().len() * 112 * size_of::<LayerStats>() <= 16 << 20);
        assert_eq!(history.rival_at(30_001).map(|r| r.step), history.at(30_001).map(|r| r.step));
        history.push_both(record(39_999, 101), Some(Record { loss: -1.0, ..record(39_999, 11) }));
        assert_eq!(history.rivals().last().map(|record| record.loss), Some(-1.0));
        assert_eq!(history.rivals().len(), history.records().len());
    }

    #[test]
    fn a_hundred_layers_stay_within_16_mib() {
        let history = run(0..3_000, 101);
        let bytes: usize =
            history.records().iter().map(|record| record.layers.len() * size_of::<LayerStats>()).sum();
        assert!(bytes <= 16 << 20 && bytes > 6 << 20, "{bytes}");
        assert_eq!(history.latest().map(|record| record.step), Some(2_999));
    }

    #[test]
    fn irregular_steps_stay_increasing_with_first_and_newest() {
        let steps = (0..200_000_u64).scan(5, |at, index| {
            *at += 1 + index * index % 17;
            Some(*at)
        });
        let history = run(steps.clone(), 40);
        let kept: Vec<_> = history.records().iter().map(|record| record.step).collect();
        assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(kept.first().copied(), steps.clone().next());
        assert_eq!(kept.last().copied(), steps.last());
        assert!(kept.len() <= capacity(40));
        assert!(kept.windows(2).all(|pair| pair[1] - pair[0] <= 2 * history.stride() + 17));
    }

    #[test]
    fn the_newest_step_is_replaced_and_older_ones_are_dropped() {
        let mut history = run(0..3, 1);
        history.push(Record { loss: -1.0, ..record(2, 1) });
        history.push(Record { loss: -2.0, ..record(1, 1) });
        assert_eq!(history.losses().collect::<Vec<_>>(), [(0, 0.0), (1, 1.0), (2, -1.0)]);
    }

    #[test]
    fn a_step_is_found_or_the_last_one_before_it() {
        let history = run([10, 20, 30].into_iter(), 1);
        let at = |step| history.at(step).map(|record| record.step);
        assert_eq!(
            [at(9), at(10), at(19), at(20), at(1_000)],
            [None, Some(10), Some(10), Some(20), Some(30)]
        );
    }

    #[test]
    fn a_cleared_history_starts_anew() {
        let mut history = run(0..100_000, 1);
        history.clear();
        assert_eq!(history, History::default());
        history.push(record(0, 1));
        assert_eq!((history.records().len(), history.stride()), (1, 1));
    }

    #[test]
    fn a_single_layer_too_many_for_the_budget_still_keeps_two() {
        assert_eq!(capacity(usize::MAX), 2);
        assert_eq!(capacity(0), MOST_RECORDS);
    }
}
