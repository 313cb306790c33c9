//! Memory: a step uses what its run set aside, and a run keeps what it has however long it lasts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use vanishing_gradients::lab::experiment::{Batch, Experiment};
use vanishing_gradients::lab::history::History;
use vanishing_gradients::lab::protocol::{Reply, Request, Views};
use vanishing_gradients::lab::trainer::Trainer;
use vanishing_gradients::nn::activation::Activation;
use vanishing_gradients::nn::norm::Norm;
use vanishing_gradients::nn::optimizer::Optimizer;
use vanishing_gradients::nn::scalar::Dtype;
use vanishing_gradients::nn::training::{NetworkConfig, Phase, Run, start};

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
    static LIVE_BYTES: Cell<i64> = const { Cell::new(0) };
}

struct Counting;

#[allow(unsafe_code)]
// SAFETY: all calls go on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        LIVE_BYTES.set(LIVE_BYTES.get() + layout.size() as i64);
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE_BYTES.set(LIVE_BYTES.get() - layout.size() as i64);
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn config() -> NetworkConfig {
    NetworkConfig { clip: 1.0, ..NetworkConfig::sigmoid(vec![2, 8, 8, 8, 1]) }
}

fn run(dtype: Dtype, config: &NetworkConfig) -> Box<dyn Run> {
    let features: Vec<f64> = (0..128).map(|i| f64::from(i * 37 % 101) / 50.0 - 1.0).collect();
    let classes: Vec<u16> = (0..64).map(|i| i % 2).collect();
    start(dtype, config, &features, &classes).expect("small networks fit")
}

fn steps(run: &mut dyn Run, count: usize) {
    (0..count).for_each(|_| while run.work() != Phase::Measured {});
}

#[test]
fn no_step_allocates_whatever_the_network_is_made_of() {
    for &dtype in Dtype::ALL {
        for &norm in Norm::ALL {
            for &optimizer in Optimizer::ALL {
                for &activation in Activation::ALL {
                    for batch in [None, Some(16)] {
                        let config = NetworkConfig {
                            norm,
                            optimizer,
                            activation,
                            skip: batch.is_some(),
                            batch,
                            ..config()
                        };
                        let mut run = run(dtype, &config);
                        steps(&mut *run, 2);
                        let before = ALLOCATIONS.get();
                        steps(&mut *run, 10);
                        assert_eq!(ALLOCATIONS.get() - before, 0, "{config:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn gradients_beyond_the_number_format_are_carried_without_allocating() {
    let deep = NetworkConfig { layer_sizes: [vec![2], vec![4; 100], vec![1]].concat(), ..config() };
    let mut run = run(Dtype::Float32, &deep);
    steps(&mut *run, 2);
    let before = ALLOCATIONS.get();
    steps(&mut *run, 10);
    assert_eq!(ALLOCATIONS.get() - before, 0);
}

#[test]
fn a_million_steps_hold_the_memory_of_the_first_quarter() {
    let experiment =
        Experiment { depth: 1, width: 2, points: 200, batch: Batch::Mini(4), ..Experiment::default() };
    let (mut trainer, mut history) = (Trainer::default(), History::default());
    let mut ask = |request| {
        trainer.receive(request, 0.0);
        while !trainer.is_idle() {
            if let Some(Reply::Frame(frame)) = trainer.work(&|| 0.0, 1.0) {
                frame.records.into_iter().for_each(|record| history.push(record));
            }
        }
    };
    let views = Views::default();
    ask(Request::Begin { run: 1, experiment: Box::new(experiment), rival: None, views });
    let quarters = [(); 4].map(|()| {
        (0..250).for_each(|_| ask(Request::Advance { run: 1, steps: 1000, budget_ms: None, views }));
        LIVE_BYTES.get()
    });
    assert_eq!(history.latest().map(|record| record.step), Some(1_000_000));
    assert!(quarters.iter().all(|bytes| *bytes <= 2 * quarters[0]), "{quarters:?}");
    assert!(quarters[3] < 24 << 20, "{quarters:?}");
}
