//! Who does the training: a worker, or the page itself where no worker can start. Either way requests go in and
//! replies come out later.

use crate::browser::codec;
use crate::browser::heartbeat::Heartbeat;
use crate::browser::timer::Timeout;
use crate::browser::trainer_loop::TrainerLoop;
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
pub enum WorkerEvent {
    /// A reply.
    Reply(Reply),
    /// The trainer is gone with all it knew, and another one waits for requests. With the reason, where one was given.
    Lost(Option<Problem>),
}

/// Whoever trains. Cheap to clone.
#[derive(Clone)]
pub struct WorkerHandle(Rc<RefCell<Place>>);

enum Place {
    /// Requests wait until the worker is up.
    Starting {
        waiting: Vec<Request>,
        _worker: Option<WorkerConnection>,
        _next: Option<Timeout>,
        _patience: Option<Timeout>,
    },
    Worker(WorkerConnection),
    Page(TrainerLoop),
}

/// A worker with its listeners; dropping it ends the worker.
struct WorkerConnection {
    worker: Worker,
    /// Loses it, once: whatever else tells that it is gone changes nothing any more.
    on_lost: Rc<dyn Fn()>,
    /// What it said before it panicked.
    panic_message: Rc<RefCell<Option<Problem>>>,
    watch: Rc<Heartbeat>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

impl WorkerConnection {
    /// Hands it a request. One that cannot be handed over would never be answered: this worker is as good as gone. Its
    /// place is taken once the present call, which may hold whoever is told, has returned.
    fn post(&self, request: &Request) {
        if codec::post_to_worker(&self.worker, request).is_none() {
            let on_lost = self.on_lost.clone();
            spawn_local(async move { on_lost() });
        }
    }
}

impl Drop for WorkerConnection {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl WorkerHandle {
    /// Starts a worker, or failing that a desk in the page.
    pub fn spawn(on_event: impl Fn(WorkerEvent) + 'static) -> Self {
        let handle = Self(Rc::new(RefCell::new(Place::starting())));
        handle.start(&(Rc::new(on_event) as Rc<dyn Fn(WorkerEvent)>));
        handle
    }

    fn start(&self, on_event: &Rc<dyn Fn(WorkerEvent)>) {
        let patience = Timeout::new(WORKER_PATIENCE_MS, {
            let (handle, on_event) = (self.clone(), on_event.clone());
            move || handle.replace_worker(&on_event)
        });
        if let Place::Starting { _patience, .. } = &mut *self.0.borrow_mut() {
            *_patience = patience;
        }
        self.spawn_worker(on_event);
    }

    fn spawn_worker(&self, on_event: &Rc<dyn Fn(WorkerEvent)>) {
        match self.start_worker(on_event) {
            Ok(connection) => {
                if let Place::Starting { _worker, .. } = &mut *self.0.borrow_mut() {
                    *_worker = Some(connection);
                }
            }
            Err(_) => self.replace_worker(on_event),
        }
    }

    /// One that found no memory makes way for another, as long as there is patience.
    fn respawn_worker(&self, on_event: &Rc<dyn Fn(WorkerEvent)>) {
        if let Place::Starting { _worker, _next, .. } = &mut *self.0.borrow_mut() {
            terminate(_worker.take());
            let (handle, on_event) = (self.clone(), on_event.clone());
            *_next = Timeout::new(NEXT_WORKER_MS, move || {
                collect_unused_memories();
                handle.spawn_worker(&on_event);
            });
        }
    }

    /// Hands in a request.
    pub fn send(&self, request: Request) {
        match &mut *self.0.borrow_mut() {
            Place::Starting { waiting, .. } => waiting.push(request),
            Place::Worker(connection) => connection.post(&request),
            Place::Page(trainer_loop) => trainer_loop.receive(request),
        }
    }

    fn start_worker(&self, on_event: &Rc<dyn Fn(WorkerEvent)>) -> Result<WorkerConnection, JsValue> {
        let worker = new_worker()?;
        let panic_message = Rc::<RefCell<Option<Problem>>>::default();
        let on_lost: Rc<dyn Fn()> = Rc::new({
            let (handle, on_event, lost) = (self.clone(), on_event.clone(), Cell::new(false));
            move || {
                if !lost.replace(true) {
                    handle.replace_worker(&on_event);
                }
            }
        });
        let watch = Rc::new(Heartbeat::new({
            let (worker, on_lost) = (worker.clone(), on_lost.clone());
            // Anything that is no request asks for a sign of life.
            (move || drop(worker.post_message(&JsValue::TRUE)), move || on_lost())
        }));
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let (handle, on_event) = (self.clone(), on_event.clone());
            let (watch, panic_message) = (watch.clone(), panic_message.clone());
            move |event: MessageEvent| match codec::read::<Reply>(&event.data()) {
                // After a panic nothing can be asked of this worker any more; an error event follows.
                Some(Reply::Failed { run: u32::MAX, problem }) => *panic_message.borrow_mut() = Some(problem),
                Some(reply) => {
                    watch.heard();
                    on_event(WorkerEvent::Reply(reply));
                }
                None if event.data().is_falsy() => handle.respawn_worker(&on_event),
                None => {
                    watch.heard();
                    handle.worker_is_ready();
                }
            }
        });
        let on_error = Closure::<dyn Fn()>::new({
            let on_lost = on_lost.clone();
            move || on_lost()
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let connection = WorkerConnection {
            worker,
            on_lost,
            panic_message,
            watch,
            _on_message: on_message,
            _on_error: on_error,
        };
        connection.worker.post_message(&wasm_bindgen::module())?;
        Ok(connection)
    }

    fn worker_is_ready(&self) {
        let mut place = self.0.borrow_mut();
        if let Place::Starting { waiting, _worker, .. } = &mut *place
            && let Some(connection) = _worker.take()
        {
            for request in waiting.drain(..) {
                connection.post(&request);
            }
            *place = Place::Worker(connection);
        }
    }

    /// Another worker takes the place of one that is gone; one that never came leaves its place to the page.
    fn replace_worker(&self, on_event: &Rc<dyn Fn(WorkerEvent)>) {
        let before = std::mem::replace(&mut *self.0.borrow_mut(), Place::starting());
        match before {
            Place::Worker(connection) => {
                let why = connection.panic_message.take();
                terminate(Some(connection));
                self.start(on_event);
                on_event(WorkerEvent::Lost(why));
            }
            Place::Starting { waiting, _worker, .. } => {
                let trainer_loop = TrainerLoop::new(IN_PAGE_SLICE_MS, {
                    let on_event = on_event.clone();
                    move |reply| on_event(WorkerEvent::Reply(reply))
                });
                *self.0.borrow_mut() = Place::Page(trainer_loop);
                waiting.into_iter().for_each(|request| self.send(request));
                terminate(_worker);
            }
            Place::Page(trainer_loop) => *self.0.borrow_mut() = Place::Page(trainer_loop),
        }
    }
}

impl Place {
    fn starting() -> Self {
        Self::Starting { waiting: Vec::new(), _worker: None, _next: None, _patience: None }
    }
}

/// Lets the browser collect the memories of former pages: a tab has room for a hundred or so, and what a page leaves
/// behind is collected only when a page, and not its worker, asks for one more.
fn collect_unused_memories() {
    let smallest = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&smallest, &"initial".into(), &1.into());
    let _ = js_sys::WebAssembly::Memory::new(&smallest);
}

/// A worker's listeners must outlive the call that they are in the middle of.
fn terminate(connection: Option<WorkerConnection>) {
    if let Some(connection) = connection {
        connection.watch.end();
        connection.worker.terminate();
        spawn_local(async move { drop(connection) });
    }
}
