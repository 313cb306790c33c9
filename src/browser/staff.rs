//! Who does the training: a worker, or the page itself where no worker can start. Either way requests go in and
//! replies come out later.

use super::desk::Desk;
use super::timer::Timeout;
use super::watch::Watch;
use super::wire;
use crate::lab::protocol::{Problem, Reply, Request};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

/// In the page the thread is needed for the next touch of a slider.
const IN_PAGE_SLICE_MS: f64 = 7.0;
/// A worker that has not answered by then is not coming; training in the page takes over.
const WORKER_PATIENCE_MS: i32 = 5000;
/// A worker that found no memory is followed by another one after so long.
const NEXT_WORKER_MS: i32 = 100;

#[wasm_bindgen]
extern "C" {
    /// A worker that waits for the module of this WebAssembly, and then calls `worker_main`. `boot.js` knows where
    /// its few lines come from.
    #[wasm_bindgen(js_namespace = vg, js_name = worker, catch)]
    fn new_worker() -> Result<Worker, JsValue>;
}

/// What happens on the other side.
pub enum News {
    /// A reply.
    Reply(Reply),
    /// The trainer is gone with all it knew, and another one waits for requests. With the reason, where one was given.
    Lost(Option<Problem>),
}

/// Whoever trains. Cheap to clone.
#[derive(Clone)]
pub struct Staff(Rc<RefCell<Place>>);

enum Place {
    /// Requests wait until the worker is up.
    Hiring {
        waiting: Vec<Request>,
        _worker: Option<Contract>,
        _next: Option<Timeout>,
        _patience: Option<Timeout>,
    },
    Worker(Contract),
    Page(Desk),
}

/// A worker with its listeners; dropping it ends the worker.
struct Contract {
    worker: Worker,
    /// Loses it, once: whatever else tells that it is gone changes nothing any more.
    lose: Rc<dyn Fn()>,
    /// What it said before it panicked.
    last_words: Rc<RefCell<Option<Problem>>>,
    watch: Rc<Watch>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

impl Contract {
    /// Hands it a request. One that cannot be handed over would never be answered: this worker is as good as gone. Its
    /// place is taken once the present call, which may hold whoever is told, has returned.
    fn post(&self, request: &Request) {
        if wire::post_to_worker(&self.worker, request).is_none() {
            let lose = self.lose.clone();
            spawn_local(async move { lose() });
        }
    }
}

impl Drop for Contract {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Staff {
    /// Starts a worker, or failing that a desk in the page.
    pub fn hire(on_news: impl Fn(News) + 'static) -> Self {
        let staff = Self(Rc::new(RefCell::new(Place::hiring())));
        staff.start(&(Rc::new(on_news) as Rc<dyn Fn(News)>));
        staff
    }

    fn start(&self, on_news: &Rc<dyn Fn(News)>) {
        let patience = Timeout::new(WORKER_PATIENCE_MS, {
            let (staff, on_news) = (self.clone(), on_news.clone());
            move || staff.lose_worker(&on_news)
        });
        if let Place::Hiring { _patience, .. } = &mut *self.0.borrow_mut() {
            *_patience = patience;
        }
        self.hire_worker(on_news);
    }

    fn hire_worker(&self, on_news: &Rc<dyn Fn(News)>) {
        match self.start_worker(on_news) {
            Ok(contract) => {
                if let Place::Hiring { _worker, .. } = &mut *self.0.borrow_mut() {
                    *_worker = Some(contract);
                }
            }
            Err(_) => self.lose_worker(on_news),
        }
    }

    /// One that found no memory makes way for another, as long as there is patience.
    fn hire_next_worker(&self, on_news: &Rc<dyn Fn(News)>) {
        if let Place::Hiring { _worker, _next, .. } = &mut *self.0.borrow_mut() {
            retire(_worker.take());
            let (staff, on_news) = (self.clone(), on_news.clone());
            *_next = Timeout::new(NEXT_WORKER_MS, move || {
                make_room();
                staff.hire_worker(&on_news);
            });
        }
    }

    /// Hands in a request.
    pub fn send(&self, request: Request) {
        match &mut *self.0.borrow_mut() {
            Place::Hiring { waiting, .. } => waiting.push(request),
            Place::Worker(contract) => contract.post(&request),
            Place::Page(desk) => desk.receive(request),
        }
    }

    fn start_worker(&self, on_news: &Rc<dyn Fn(News)>) -> Result<Contract, JsValue> {
        let worker = new_worker()?;
        let last_words = Rc::<RefCell<Option<Problem>>>::default();
        let lose: Rc<dyn Fn()> = Rc::new({
            let (staff, on_news, lost) = (self.clone(), on_news.clone(), Cell::new(false));
            move || {
                if !lost.replace(true) {
                    staff.lose_worker(&on_news);
                }
            }
        });
        let watch = Rc::new(Watch::new({
            let (worker, lose) = (worker.clone(), lose.clone());
            // Anything that is no request asks for a sign of life.
            (move || drop(worker.post_message(&JsValue::TRUE)), move || lose())
        }));
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let (staff, on_news) = (self.clone(), on_news.clone());
            let (watch, last_words) = (watch.clone(), last_words.clone());
            move |event: MessageEvent| match wire::read::<Reply>(&event.data()) {
                // After a panic nothing can be asked of this worker any more; an error event follows.
                Some(Reply::Failed { run: u32::MAX, problem }) => *last_words.borrow_mut() = Some(problem),
                Some(reply) => {
                    watch.heard();
                    on_news(News::Reply(reply));
                }
                None if event.data().is_falsy() => staff.hire_next_worker(&on_news),
                None => {
                    watch.heard();
                    staff.worker_is_ready();
                }
            }
        });
        let on_error = Closure::<dyn Fn()>::new({
            let lose = lose.clone();
            move || lose()
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let contract =
            Contract { worker, lose, last_words, watch, _on_message: on_message, _on_error: on_error };
        contract.worker.post_message(&wasm_bindgen::module())?;
        Ok(contract)
    }

    fn worker_is_ready(&self) {
        let mut place = self.0.borrow_mut();
        if let Place::Hiring { waiting, _worker, .. } = &mut *place
            && let Some(contract) = _worker.take()
        {
            for request in waiting.drain(..) {
                contract.post(&request);
            }
            *place = Place::Worker(contract);
        }
    }

    /// Another worker takes the place of one that is gone; one that never came leaves its place to the page.
    fn lose_worker(&self, on_news: &Rc<dyn Fn(News)>) {
        let before = std::mem::replace(&mut *self.0.borrow_mut(), Place::hiring());
        match before {
            Place::Worker(contract) => {
                let why = contract.last_words.take();
                retire(Some(contract));
                self.start(on_news);
                on_news(News::Lost(why));
            }
            Place::Hiring { waiting, _worker, .. } => {
                let desk = Desk::new(IN_PAGE_SLICE_MS, {
                    let on_news = on_news.clone();
                    move |reply| on_news(News::Reply(reply))
                });
                *self.0.borrow_mut() = Place::Page(desk);
                waiting.into_iter().for_each(|request| self.send(request));
                retire(_worker);
            }
            Place::Page(desk) => *self.0.borrow_mut() = Place::Page(desk),
        }
    }
}

impl Place {
    fn hiring() -> Self {
        Self::Hiring { waiting: Vec::new(), _worker: None, _next: None, _patience: None }
    }
}

/// Lets the browser collect the memories of former pages: a tab has room for a hundred or so, and what a page leaves
/// behind is collected only when a page, and not its worker, asks for one more.
fn make_room() {
    let smallest = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&smallest, &"initial".into(), &1.into());
    let _ = js_sys::WebAssembly::Memory::new(&smallest);
}

/// A worker's listeners must outlive the call that they are in the middle of.
fn retire(contract: Option<Contract>) {
    if let Some(contract) = contract {
        contract.watch.end();
        contract.worker.terminate();
        spawn_local(async move { drop(contract) });
    }
}
