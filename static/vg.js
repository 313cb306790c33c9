// <vanishing-gradients preset="sigmoid-10" lang="bn"></vanishing-gradients>: the vanishing-gradient lab in a frame.
// Attributes are the keys of its state, and `src` and `height`; docs/embedding.md tells them all. Plain and module
// scripts can load this file. The typed description is vg.d.ts.

(() => {
  // generated: keys
  const SETTINGS = [
    'depth', 'width', 'act', 'init', 'gain', 'bias', 'norm', 'skip', 'data', 'noise', 'points', 'loss', 'opt', 'lr',
    'batch', 'clip', 'seed', 'dtype', 'freeze',
  ];
  const PAGE = [
    'v', 'preset', 'duel', 'lang', 'num', 'theme', 'motion', 'embed', 'hide', 'lock', 'charts', 'axis', 'view',
    'quantity', 'zrange', 'speed', 'play', 'steps', 'lesson', 'id',
  ];
  // An attribute without a value says yes.
  const FLAGS = [
    'duel', 'skip', 'b.skip', 'embed', 'play',
  ];
  // end of generated
  const KEYS = [...PAGE, ...SETTINGS, ...SETTINGS.map((key) => `b.${key}`)];
  const TITLES = { en: 'Vanishing gradients: a deep network that trains here', bn: 'Vanishing gradient: এখানে একটি deep network train হয়' };
  const EVENTS = ['vg:ready', 'vg:change', 'vg:step', 'vg:complete', 'vg:error'];
  const GONE = 'The element was taken off the page.';
  const FIRST_HEIGHT = 480;
  const PATIENCE_MS = 60_000;

  // Where this file is: the lab lies beside it. A module is told by the list of what was loaded.
  const loaded = () => performance.getEntriesByType('resource').map(({ name }) => name);
  const here = document.currentScript?.src
    || loaded().reverse().find((name) => /\/vg\.js([?#]|$)/.test(name))
    || document.querySelector('script[src*="vg.js"]')?.src
    || document.baseURI;
  // Pages from a disk cannot load the modules of the hosted lab; the single file is made for that.
  const LAB = new URL(here.startsWith('file:') ? 'vanishing-gradients.html' : 'index.html', here).href;

  class VanishingGradients extends HTMLElement {
    static observedAttributes = [...KEYS, 'src', 'height'];

    #frame = null;
    #state = null;
    #asked = new Map();
    #count = 0;
    #ready = deferred();
    #patience = 0;
    #receive = (event) => {
      if (event.source && event.source === this.#frame?.contentWindow) this.#take(event.data);
    };

    connectedCallback() {
      addEventListener('message', this.#receive);
      if (!this.style.display) this.style.display = 'block';
      this.#load();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#receive);
      this.#forget(GONE);
      this.#ready.reject(new Error(GONE));
      this.#ready = deferred();
      this.#state = null;
      this.#frame?.remove();
      this.#frame = null;
    }

    attributeChangedCallback(name, before, after) {
      if (!this.#frame || before === after) return;
      if (name === 'src') this.#load();
      else if (name === 'height') this.#resize();
      else {
        if (name === 'lang') this.#frame.title = this.#title();
        // A frame that has not said that it is ready hears of it then.
        if (this.#state) this.setState({ [name]: after === null ? null : valueOf(name, after) }).catch(() => {});
        else this.#load();
      }
    }

    // The last state that the lab told; before that, the one that it is asked for.
    get state() {
      return { ...(this.#state ?? this.#wanted()) };
    }

    set state(state) {
      this.setState(state).catch((error) => this.#tell('vg-error', { type: 'vg:error', code: 'state', message: error.message }));
    }

    // Resolves with the state once the lab is ready. Whoever asks does not wait for the element to be scrolled to.
    ready() {
      if (this.#frame) this.#frame.loading = 'eager';
      return this.#ready.promise;
    }

    getState() { return this.#ask('vg:get'); }
    setState(state) { return this.#ask('vg:set', { state }); }
    play() { return this.#ask('vg:play'); }
    pause() { return this.#ask('vg:pause'); }
    advance(n) { return this.#ask('vg:advance', { n }); }
    reset() { return this.#ask('vg:reset'); }
    exportData(format) { return this.#ask('vg:export', { format }); }

    #wanted() {
      const state = { embed: '1' };
      for (const key of KEYS) {
        if (this.hasAttribute(key)) state[key] = valueOf(key, this.getAttribute(key));
      }
      return state;
    }

    #load() {
      this.#forget('The lab was loaded anew.');
      // Whoever waits for the first lab waits for the one that takes its place.
      if (this.#state) this.#ready = deferred();
      this.#state = null;
      const frame = document.createElement('iframe');
      const address = new URL(this.getAttribute('src') || LAB, document.baseURI);
      for (const [key, value] of Object.entries(this.#wanted())) address.searchParams.set(key, value);
      frame.src = address.href;
      frame.title = this.#title();
      frame.loading = 'lazy';
      frame.allow = 'fullscreen; clipboard-write';
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
      frame.addEventListener('load', () => {
        clearTimeout(this.#patience);
        this.#patience = setTimeout(() => this.#giveUp(), PATIENCE_MS);
      });
      this.#frame = frame;
      this.#resize(FIRST_HEIGHT);
      this.replaceChildren(frame);
    }

    // A height that the page's author gave is kept; else the frame is as high as its content says.
    #resize(told) {
      const given = Number.parseFloat(this.getAttribute('height'));
      const height = given > 0 ? given : told;
      if (this.#frame && height > 0) this.#frame.style.height = `${height}px`;
    }

    #title() {
      const lang = this.getAttribute('lang') || this.closest('[lang]')?.lang || navigator.language;
      return lang.startsWith('bn') ? TITLES.bn : TITLES.en;
    }

    #take(message) {
      if (typeof message !== 'object' || message === null) return;
      const { type, state, req, ok, result, error, height } = message;
      if (type === 'vg:reply') {
        const asked = this.#asked.get(req);
        this.#asked.delete(req);
        if (ok) asked?.resolve(result);
        else asked?.reject(new Error(error));
        return;
      }
      if (type === 'vg:resize') this.#resize(height);
      if (type === 'vg:ready' || type === 'vg:change') this.#state = state;
      if (type === 'vg:ready') {
        clearTimeout(this.#patience);
        this.#post('vg:subscribe', { step: true });
        this.#ready.resolve(state);
      }
      // A lab that could not start will not become ready.
      if (type === 'vg:error' && !this.#state) this.#ready.reject(new Error(message.message));
      if (EVENTS.includes(type)) this.#tell(type.replace(':', '-'), message);
    }

    async #ask(type, fields) {
      // Meanwhile another lab may have taken the place of the one that was ready, or the element may be gone.
      do await this.ready(); while (this.#frame && !this.#state);
      if (!this.#frame) throw new Error(GONE);
      const req = `${type} ${this.#count += 1}`;
      const asked = deferred();
      this.#asked.set(req, asked);
      this.#post(type, { ...fields, req });
      return asked.promise;
    }

    #post(type, fields) {
      this.#frame?.contentWindow?.postMessage({ type, v: 1, ...fields }, '*');
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }

    #giveUp() {
      const message = `No lab answered at ${this.#frame?.src}.`;
      this.#ready.reject(new Error(message));
      this.#tell('vg-error', { type: 'vg:error', code: 'silence', message });
    }

    #forget(why) {
      clearTimeout(this.#patience);
      for (const asked of this.#asked.values()) asked.reject(new Error(why));
      this.#asked.clear();
    }
  }

  function valueOf(key, text) {
    return text === '' && FLAGS.includes(key) ? '1' : text;
  }

  // A promise that is settled from outside; nobody has to listen to it.
  function deferred() {
    const deferred = {};
    deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
    deferred.promise.catch(() => {});
    return deferred;
  }

  if (!customElements.get('vanishing-gradients')) customElements.define('vanishing-gradients', VanishingGradients);
})();
