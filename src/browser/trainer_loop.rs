//! Runs a trainer in slices of time: takes requests, works on them, and hands out replies. The worker has one, and so has
//! the page where no worker starts.

use super::clock::now_ms;
use super::lazy_module;
use super::ticker::Ticker;
use crate::lab::protocol::{Reply, Request};
use crate::lab::trainer::{Capabilities, Trainer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A trainer that works in slices, with the event loop in between.
#[derive(Clone)]
pub struct TrainerLoop {
    trainer: Rc<RefCell<Trainer>>,
    /// Whether the trainer has its deferred capabilities.
    installed: Rc<Cell<bool>>,
    /// Requests that wait for these.
    waiting: Rc<RefCell<Vec<Request>>>,
    ticker: Rc<RefCell<Option<Ticker>>>,
}

impl TrainerLoop {
    /// A loop whose trainer returns the thread after about `slice_ms`.
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

    /// Takes a request; the reply comes later, never from within this call. A request that needs deferred capabilities
    /// waits for them, and later requests wait behind it.
    pub fn receive(&self, request: Request) {
        let loading = !self.waiting.borrow().is_empty();
        if !loading && (self.installed.get() || !Capabilities::are_needed(&request)) {
            return self.hand_over(request);
        }
        self.waiting.borrow_mut().push(request);
        if !loading {
            let this = self.clone();
            spawn_local(async move {
                let capabilities = lazy_module::load().await.capabilities;
                this.trainer.borrow_mut().install(capabilities);
                this.installed.set(true);
                let waiting = this.waiting.take();
                waiting.into_iter().for_each(|request| this.hand_over(request));
            });
        }
    }

    fn hand_over(&self, request: Request) {
        self.trainer.borrow_mut().receive(request, now_ms());
        self.ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
    }
}
