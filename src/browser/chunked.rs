//! A long computation of the page itself, in portions: whatever is pressed meanwhile comes in between.

use crate::browser::clock::now_ms;
use crate::browser::ticker::Ticker;
use std::cell::RefCell;
use std::rc::Rc;

/// A portion takes about so long.
const PORTION_MS: f64 = 6.0;

/// A computation on its way, until this is dropped.
pub struct ChunkedWork {
    _ticker: Rc<RefCell<Option<Ticker>>>,
}

/// Works through the items, and then hands over all of them.
pub fn work_through<T: 'static>(
    items: impl Iterator<Item = T> + 'static,
    then: impl FnOnce(Vec<T>) + 'static,
) -> ChunkedWork {
    let ticker: Rc<RefCell<Option<Ticker>>> = Rc::default();
    let again = Rc::downgrade(&ticker);
    let mut work = Some((items, Vec::new(), then));
    *ticker.borrow_mut() = Ticker::new(move || {
        let Some((mut items, mut done, then)) = work.take() else { return };
        let until = now_ms() + PORTION_MS;
        while let Some(item) = items.next() {
            done.push(item);
            if now_ms() >= until {
                work = Some((items, done, then));
                if let Some(ticker) = again.upgrade() {
                    ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
                }
                return;
            }
        }
        then(done);
    });
    ticker.borrow().as_ref().inspect(|ticker| ticker.schedule());
    ChunkedWork { _ticker: ticker }
}
