//! A trainer at its desk: takes requests, works on them in slices of time, hands out replies. The worker has
//! one, and so has the page where no worker can start.

use crate::browser::clock::now_ms;
use crate::browser::lazy_module;
use crate::browser::ticker::Ticker;
use crate::lab::protocol::{Reply, Request};
use crate::lab::trainer::{Capabilities, Trainer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A trainer that works while nobody else needs the thread.
#[derive(Clone)]
pub struct TrainerLoop {
    trainer: Rc<RefCell<Trainer>>,
    installed: Rc<Cell<bool>>,
    /// Requests that wait until the trainer has learned what they ask for.
    waiting: Rc<RefCell<Vec<Request>>>,
    ticker: Rc<RefCell<Option<Ticker>>>,
}

impl TrainerLoop {
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
        Self { trainer, installed: Rc::default(), waiting: Rc::default(), ticker }
    }

    /// Takes a request; the reply comes later, never from within this call.
    pub fn receive(&self, request: Request) {
        let learning = !self.waiting.borrow().is_empty();
        if !learning && (self.installed.get() || !Capabilities::are_needed(&request)) {
            return self.hand_over(request);
        }
        // What comes meanwhile keeps its place.
        self.waiting.borrow_mut().push(request);
        if !learning {
            let trainer_loop = self.clone();
            spawn_local(async move {
                let capabilities = lazy_module::get().await.capabilities;
                trainer_loop.trainer.borrow_mut().install(capabilities);
                trainer_loop.installed.set(true);
                let waiting = trainer_loop.waiting.take();
                waiting.into_iter().for_each(|request| trainer_loop.hand_over(request));
            });
        }
    }

    fn hand_over(&self, request: Request) {
        self.trainer.borrow_mut().receive(request, now_ms());
        self.ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
    }
}
