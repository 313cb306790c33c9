//! A handle to the trainer: a worker, or the page itself where no worker starts. Requests go in, replies come out later. A
//! worker that is lost is replaced by another one.

use super::codec;
use super::heartbeat::Heartbeat;
use super::timer::Timeout;
use super::trainer_loop::TrainerLoop;
use crate::lab::protocol::{Problem, Reply, Request};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

/// In the page the trainer returns the thread after so many milliseconds: the next slider event waits for it.
const PAGE_SLICE_MS: f64 = 7.0;
/// A worker that has not answered after so many milliseconds does not start; the page trains in its place.
const START_TIMEOUT_MS: i32 = 5000;
/// A worker that found no memory is followed by another one after so many milliseconds.
const RESPAWN_MS: i32 = 100;

#[wasm_bindgen]
extern "C" {
    /// A worker that waits for the module of this WebAssembly, and then calls `worker_main`. `boot.js` knows where its
    /// script comes from.
    #[wasm_bindgen(js_namespace = vg, js_name = worker, catch)]
    fn new_worker() -> Result<Worker, JsValue>;
}

/// What a handle reports.
pub enum WorkerEvent {
    /// A reply.
    Reply(Reply),
    /// The worker is lost with its run and its samples; another one takes requests. With the panic, where there was one.
    Lost(Option<Problem>),
}

type OnEvent = Rc<dyn Fn(WorkerEvent)>;

/// A handle to the trainer. Cheap to clone: clones share one trainer.
#[derive(Clone)]
pub struct WorkerHandle(Rc<RefCell<Trainer>>);

/// Where requests go.
enum Trainer {
    /// A worker starts; requests wait.
    Starting(Starting),
    /// A worker.
    Worker(WorkerConnection),
    /// The page: no worker starts here.
    Page(TrainerLoop),
}

/// A worker that has not answered yet.
#[derive(Default)]
struct Starting {
    waiting: Vec<Request>,
    connection: Option<WorkerConnection>,
    /// Starts the next worker.
    respawn: Option<Timeout>,
    /// Ends the wait for a worker.
    timeout: Option<Timeout>,
}

/// A worker with its listeners; dropping it terminates the worker.
struct WorkerConnection {
    worker: Worker,
    /// Replaces the worker; only the first call has an effect.
    on_lost: Rc<dyn Fn()>,
    /// Sent by the worker before it panicked.
    panic_message: Rc<RefCell<Option<Problem>>>,
    heartbeat: Rc<Heartbeat>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

impl WorkerConnection {
    /// Sends a request. A request that cannot be sent would never be answered, so the worker counts as lost; it is
    /// replaced after the present call, whose caller may hold a borrow.
    fn send(&self, request: &Request) {
        if codec::send_to_worker(&self.worker, request).is_none() {
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
    /// Starts a worker, or where that fails a trainer in the page.
    pub fn spawn(on_event: impl Fn(WorkerEvent) + 'static) -> Self {
        let handle = Self(Rc::new(RefCell::new(Trainer::Starting(Starting::default()))));
        handle.start(&(Rc::new(on_event) as OnEvent));
        handle
    }

    /// Sends a request to the trainer.
    pub fn send(&self, request: Request) {
        match &mut *self.0.borrow_mut() {
            Trainer::Starting(starting) => starting.waiting.push(request),
            Trainer::Worker(connection) => connection.send(&request),
            Trainer::Page(trainer_loop) => trainer_loop.receive(request),
        }
    }

    fn start(&self, on_event: &OnEvent) {
        let timeout = Timeout::new(START_TIMEOUT_MS, {
            let (handle, on_event) = (self.clone(), on_event.clone());
            move || handle.replace(&on_event)
        });
        self.while_starting(|starting| starting.timeout = timeout);
        self.spawn_worker(on_event);
    }

    fn spawn_worker(&self, on_event: &OnEvent) {
        match self.connect(on_event) {
            Ok(connection) => self.while_starting(|starting| starting.connection = Some(connection)),
            Err(_) => self.replace(on_event),
        }
    }

    /// Starts another worker in place of one that found no memory, until the timeout ends the wait.
    fn respawn_worker(&self, on_event: &OnEvent) {
        let (handle, on_event) = (self.clone(), on_event.clone());
        self.while_starting(move |starting| {
            terminate(starting.connection.take());
            starting.respawn = Timeout::new(RESPAWN_MS, move || {
                collect_unused_memories();
                handle.spawn_worker(&on_event);
            });
        });
    }

    fn while_starting(&self, change: impl FnOnce(&mut Starting)) {
        if let Trainer::Starting(starting) = &mut *self.0.borrow_mut() {
            change(starting);
        }
    }

    fn connect(&self, on_event: &OnEvent) -> Result<WorkerConnection, JsValue> {
        let worker = new_worker()?;
        let panic_message = Rc::<RefCell<Option<Problem>>>::default();
        let on_lost: Rc<dyn Fn()> = Rc::new({
            let (handle, on_event, lost) = (self.clone(), on_event.clone(), Cell::new(false));
            move || {
                if !lost.replace(true) {
                    handle.replace(&on_event);
                }
            }
        });
        let heartbeat = {
            let (worker, on_lost) = (worker.clone(), on_lost.clone());
            // A message that is no request is a ping.
            Rc::new(Heartbeat::new(move || drop(worker.post_message(&JsValue::TRUE)), move || on_lost()))
        };
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let (handle, on_event) = (self.clone(), on_event.clone());
            let (heartbeat, panic_message) = (heartbeat.clone(), panic_message.clone());
            move |event: MessageEvent| match codec::decode::<Reply>(&event.data()) {
                // After a panic the worker answers nothing any more; an error event follows.
                Some(Reply::Failed { run: u32::MAX, problem }) => *panic_message.borrow_mut() = Some(problem),
                Some(reply) => {
                    heartbeat.received();
                    on_event(WorkerEvent::Reply(reply));
                }
                // The worker's script sends `false` where it found no memory.
                None if event.data().is_falsy() => handle.respawn_worker(&on_event),
                None => {
                    heartbeat.received();
                    handle.worker_started();
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
            heartbeat,
            _on_message: on_message,
            _on_error: on_error,
        };
        connection.worker.post_message(&wasm_bindgen::module())?;
        Ok(connection)
    }

    /// The worker answered for the first time: it gets the requests that waited.
    fn worker_started(&self) {
        let mut trainer = self.0.borrow_mut();
        if let Trainer::Starting(starting) = &mut *trainer
            && let Some(connection) = starting.connection.take()
        {
            starting.waiting.drain(..).for_each(|request| connection.send(&request));
            *trainer = Trainer::Worker(connection);
        }
    }

    /// Starts another worker in place of one that is lost; where a worker never started, the page trains.
    fn replace(&self, on_event: &OnEvent) {
        let before = std::mem::replace(&mut *self.0.borrow_mut(), Trainer::Starting(Starting::default()));
        match before {
            Trainer::Worker(connection) => {
                let panic_message = connection.panic_message.take();
                terminate(Some(connection));
                self.start(on_event);
                on_event(WorkerEvent::Lost(panic_message));
            }
            Trainer::Starting(Starting { waiting, connection, .. }) => {
                let trainer_loop = TrainerLoop::new(PAGE_SLICE_MS, {
                    let on_event = on_event.clone();
                    move |reply| on_event(WorkerEvent::Reply(reply))
                });
                *self.0.borrow_mut() = Trainer::Page(trainer_loop);
                waiting.into_iter().for_each(|request| self.send(request));
                terminate(connection);
            }
            Trainer::Page(trainer_loop) => *self.0.borrow_mut() = Trainer::Page(trainer_loop),
        }
    }
}

/// Has the browser collect the memories of former pages. A tab has address space for about a hundred, and those of former
/// pages are collected only when a page, not its worker, allocates another one.
fn collect_unused_memories() {
    let smallest = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&smallest, &"initial".into(), &1.into());
    let _ = js_sys::WebAssembly::Memory::new(&smallest);
}

/// Terminates a worker. Its listeners, one of which may be the caller, are dropped after the present call.
fn terminate(connection: Option<WorkerConnection>) {
    if let Some(connection) = connection {
        connection.heartbeat.stop();
        connection.worker.terminate();
        spawn_local(async move { drop(connection) });
    }
}
