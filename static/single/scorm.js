// SCORM 1.2: tells a learning platform how far the learner has come, and finds that again. Without a platform, or with
// one that answers nothing or throws, the page runs as if this script were not there. Runs before everything else.

(() => {
  const KEY = 'cmi.suspend_data';
  const LONGEST = 4096;
  const COMMIT_EVERY_MS = 1000;
  const api = find();
  if (!api) return;
  if (call('LMSInitialize', '') !== 'true') {
    // The page runs on, and says that the course hears nothing.
    globalThis.vgUnrecorded = true;
    return;
  }

  const started = Date.now();
  // Who only looks at a lesson, or looks at it again, changes no grade.
  const graded = ['normal', ''].includes(call('LMSGetValue', 'cmi.core.lesson_mode'));
  let { state = '', progress = '' } = parse(call('LMSGetValue', KEY));
  let committed = 0;
  let timer = 0;
  let finished = false;

  const status = call('LMSGetValue', 'cmi.core.lesson_status');
  if (graded && (status === 'not attempted' || status === '')) set('cmi.core.lesson_status', 'incomplete');
  // A fragment wins over the address that the platform launches, and writes no history.
  if (state) location.replace(`#${state}`);

  globalThis.vgCourse = {
    recall: () => progress,
    keep(text, score, standing) {
      progress = text;
      if (graded) {
        set('cmi.core.score.min', '0');
        set('cmi.core.score.max', '100');
        set('cmi.core.score.raw', String(Math.round(score * 100) / 100));
        set('cmi.core.lesson_status', standing);
      }
      changed();
    },
    receive(message) {
      if (message.type !== 'vg:change') return;
      state = addressOf(message.state);
      changed();
    },
  };
  addEventListener('pagehide', finish);
  addEventListener('unload', finish);

  // The first change is committed at once, a slider that is dragged once a second.
  function changed() {
    clearTimeout(timer);
    const wait = committed + COMMIT_EVERY_MS - Date.now();
    if (wait <= 0) commit();
    else timer = setTimeout(commit, wait);
  }

  function commit() {
    if (finished) return;
    committed = Date.now();
    set(KEY, remembered());
    globalThis.vgUnrecorded = call('LMSCommit', '') !== 'true';
  }

  // What a learner has done is worth more than where a slider stood.
  function remembered() {
    const whole = JSON.stringify({ v: 1, progress, state });
    return whole.length <= LONGEST ? whole : JSON.stringify({ v: 1, progress });
  }

  function finish() {
    if (finished) return;
    clearTimeout(timer);
    set('cmi.core.session_time', duration(Date.now() - started));
    set('cmi.core.exit', 'suspend');
    commit();
    finished = true;
    call('LMSFinish', '');
  }

  function addressOf(state) {
    // Whether it plays, and what the host calls it, is for the next visit to say.
    const { play, id, embed, ...kept } = state;
    return new URLSearchParams(kept).toString();
  }

  function parse(text) {
    try {
      const { state, progress } = JSON.parse(text);
      return { state: String(state ?? ''), progress: String(progress ?? '') };
    } catch {
      return {};
    }
  }

  function duration(milliseconds) {
    const two = (number) => String(Math.floor(number)).padStart(2, '0');
    const seconds = milliseconds / 1000;
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  function set(name, value) {
    call('LMSSetValue', name, value);
  }

  function call(name, ...values) {
    try {
      return String(api[name](...values));
    } catch {
      return '';
    }
  }

  // The platform's object is in a frame around this one, or around the window that opened this one.
  function find() {
    return findFrom(window) ?? (reach(() => window.opener) && findFrom(window.opener));
  }

  function findFrom(start) {
    for (let [at, left] = [start, 500]; at && left > 0; left -= 1) {
      const api = reach(() => at.API);
      if (api) return api;
      if (at === at.parent) return null;
      at = at.parent;
    }
    return null;
  }

  // Another origin's window throws.
  function reach(look) {
    try {
      return look() ?? null;
    } catch {
      return null;
    }
  }
})();
