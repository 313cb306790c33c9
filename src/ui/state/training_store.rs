//! What training shows, outside of what the page renders: whoever shows some of it listens, and a frame touches nothing
//! else.

use crate::browser::clock::now_ms;
use crate::browser::timer::Timeout;
use crate::browser::training_client::Event;
use crate::ui::state::training_snapshot::TrainingSnapshot;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How often a listener is told of frames. Everything else that happens is told at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateRate {
    /// With every frame.
    Frames,
    /// As fast as a person can read; the newest is never left out.
    Reading,
    /// As fast as a person can read a table; the newest is never left out.
    Studying,
    /// Not while a run flows: what is out of sight.
    Resting,
}

/// What training shows. Cheap to clone: clones share one state.
#[derive(Clone, Default)]
pub struct TrainingStore(Rc<RefCell<State>>);

impl PartialEq for TrainingStore {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct State {
    snapshot: Rc<TrainingSnapshot>,
    listeners: Vec<Listener>,
    next: u32,
    turns: [Turn; 2],
}

/// When those of a pace are told of frames.
struct Turn {
    update_rate: UpdateRate,
    /// What changes faster than this cannot be followed.
    every_ms: f64,
    /// When they were told.
    told_ms: f64,
    /// Tells them of a frame that they have not been told of.
    later: Option<Timeout>,
}

impl Turn {
    fn new(update_rate: UpdateRate, every_ms: f64) -> Self {
        Self { update_rate, every_ms, told_ms: 0.0, later: None }
    }
}

impl Default for State {
    fn default() -> Self {
        let turns = [Turn::new(UpdateRate::Reading, 80.0), Turn::new(UpdateRate::Studying, 250.0)];
        Self { snapshot: Rc::default(), listeners: Vec::new(), next: 0, turns }
    }
}

struct Listener {
    id: u32,
    update_rate: UpdateRate,
    call: Rc<dyn Fn()>,
}

/// Somebody listens until this is dropped.
pub struct Listening {
    training: TrainingStore,
    id: u32,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let id = self.id;
        self.training.0.borrow_mut().listeners.retain(|listener| listener.id != id);
    }
}

impl TrainingStore {
    /// What it shows now.
    pub fn snapshot(&self) -> TrainingSnapshot {
        (*self.0.borrow().snapshot).clone()
    }

    /// Takes in what has happened, and tells who listens.
    pub fn handle(&self, event: Event) {
        let mut state = self.0.borrow_mut();
        let before = state.snapshot.clone();
        let check = matches!(event, Event::Checked { .. });
        state.snapshot = before.clone().reduce(event);
        let (run, runs) = (before.run(), state.snapshot.run());
        let flows = check || before.playing && state.snapshot.playing && run == runs && !before.waiting;
        drop(state);
        if !check {
            self.tell(UpdateRate::Frames);
        }
        self.tell_in_turn(|turn| !(flows && self.is_early(turn)));
        if !flows {
            self.tell(UpdateRate::Resting);
        }
    }

    /// Tells everybody of the newest frame who still waits for it.
    pub fn catch_up(&self) {
        self.tell_in_turn(|turn| turn.later.is_some());
    }

    /// Whether it is too early to tell those of that turn, who will then be told later.
    fn is_early(&self, turn: &mut Turn) -> bool {
        // Never longer, whatever the clock says: it may be set back.
        let left = (turn.every_ms - (now_ms() - turn.told_ms)).min(turn.every_ms);
        if left > 0.0 && turn.later.is_none() {
            let (training, update_rate) = (Rc::downgrade(&self.0), turn.update_rate);
            turn.later = Timeout::new(left.ceil() as i32, move || {
                if let Some(state) = training.upgrade() {
                    Self(state).tell_in_turn(|turn| turn.update_rate == update_rate);
                }
            });
        }
        left > 0.0
    }

    /// Tells those whose turn it is.
    fn tell_in_turn(&self, mut is_their_turn: impl FnMut(&mut Turn) -> bool) {
        let mut told = Vec::new();
        for turn in &mut self.0.borrow_mut().turns {
            if is_their_turn(turn) {
                turn.told_ms = now_ms();
                // The timeout may be the caller: it is dropped once it has returned.
                if let Some(later) = turn.later.take() {
                    wasm_bindgen_futures::spawn_local(async move { drop(later) });
                }
                told.push(turn.update_rate);
            }
        }
        told.into_iter().for_each(|update_rate| self.tell(update_rate));
    }

    fn tell(&self, update_rate: UpdateRate) {
        let state = self.0.borrow();
        let wanted = state.listeners.iter().filter(|listener| listener.update_rate == update_rate);
        let calls: Vec<_> = wanted.map(|listener| listener.call.clone()).collect();
        drop(state);
        calls.iter().for_each(|call| call());
    }

    /// Calls whenever something has happened, until what it returns is dropped.
    pub fn listen(&self, update_rate: UpdateRate, call: impl Fn() + 'static) -> Listening {
        let mut state = self.0.borrow_mut();
        let id = state.next;
        state.next += 1;
        state.listeners.push(Listener { id, update_rate, call: Rc::new(call) });
        Listening { training: self.clone(), id }
    }
}

/// A part of what training shows. The component is rendered anew when that part has changed, and for nothing else.
#[hook]
pub fn use_part<T: Clone + PartialEq + 'static>(
    training: &TrainingStore,
    update_rate: UpdateRate,
    part: impl Fn(&TrainingSnapshot) -> T + 'static,
) -> T {
    let update = use_force_update();
    let now = part(&training.0.borrow().snapshot);
    let rendered = use_mut_ref(|| now.clone());
    rendered.replace(now.clone());
    use_effect_with((training.clone(), update_rate), move |(training, update_rate)| {
        let (heard, part) = (training.clone(), Rc::new(part));
        let locale = move || {
            let snapshot = heard.0.borrow().snapshot.clone();
            if part(&snapshot) != *rendered.borrow() {
                update.force_update();
            }
        };
        // Something may have happened since the component was rendered.
        locale();
        let listening = training.listen(*update_rate, locale);
        move || drop(listening)
    });
    now
}
