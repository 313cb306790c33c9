//! A trainer at its desk: takes requests, works on them in slices of time, hands out replies. The worker has
//! one, and so has the page where no worker can start.

use super::clock::now_ms;
use super::office;
use super::ticker::Ticker;
use crate::lab::protocol::{Reply, Request};
use crate::lab::trainer::{Skills, Trainer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A trainer that works while nobody else needs the thread.
#[derive(Clone)]
pub struct Desk {
    trainer: Rc<RefCell<Trainer>>,
    skilled: Rc<Cell<bool>>,
    /// Requests that wait until the trainer has learned what they ask for.
    waiting: Rc<RefCell<Vec<Request>>>,
    ticker: Rc<RefCell<Option<Ticker>>>,
}

impl Desk {
    /// A desk whose trainer gives the thread back after about `slice_ms`.
    pub fn new(slice_ms: f64, on_reply: impl Fn(Reply) + 'static) -> Self {
        let trainer = Rc::new(RefCell::new(Trainer::default()));
        let ticker: Rc<RefCell<Option<Ticker>>> = Rc::default();
        let tick = {
            let (trainer, ticker) = (trainer.clone(), Rc::downgrade(&ticker));
            move || {
                let reply = trainer.borrow_mut().work(&now_ms, now_ms() + slice_ms);
                if let Some(reply) = reply {
                    on_reply(reply);
                }
                if !trainer.borrow().is_idle()
                    && let Some(ticker) = ticker.upgrade()
                {
                    ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
                }
            }
        };
        *ticker.borrow_mut() = Ticker::new(tick);
        Self { trainer, skilled: Rc::default(), waiting: Rc::default(), ticker }
    }

    /// Takes a request; the reply comes later, never from within this call.
    pub fn receive(&self, request: Request) {
        let learning = !self.waiting.borrow().is_empty();
        if !learning && (self.skilled.get() || !Skills::are_needed(&request)) {
            return self.hand_over(request);
        }
        // What comes meanwhile keeps its place.
        self.waiting.borrow_mut().push(request);
        if !learning {
            let desk = self.clone();
            spawn_local(async move {
                let skills = office::get().await.skills;
                desk.trainer.borrow_mut().learn(skills);
                desk.skilled.set(true);
                let waiting = desk.waiting.take();
                waiting.into_iter().for_each(|request| desk.hand_over(request));
            });
        }
    }

    fn hand_over(&self, request: Request) {
        self.trainer.borrow_mut().receive(request, now_ms());
        self.ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
    }
}
