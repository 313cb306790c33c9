// A widget for notebooks and for Jupyter Book / MyST (anywidget's form): the lab, its state shared with the model.
// `cargo xtask build` puts vg.js in front of this, so that the module needs no other file.
//
// The model may have any key of the state, `state` (a partial state, kept up to date), `src` and `height`.

/** Draws a view of the model into `el`; returns what takes it away again. */
function render({ model, el }) {
  const lab = document.createElement('vanishing-gradients');
  const given = model.get('state') ?? {};
  const read = (key) => model.get(key) ?? given[key];
  for (const key of customElements.get('vanishing-gradients').observedAttributes) {
    const value = read(key);
    if (value !== undefined && value !== null && value !== '') lab.setAttribute(key, String(value));
  }
  if (!lab.hasAttribute('src')) lab.setAttribute('src', new URL('index.html', base()).href);
  const toModel = ({ detail }) => {
    if (model.get('state') === undefined) return;
    model.set('state', detail.state);
    model.save_changes?.();
  };
  const fromModel = () => {
    const [wanted, present] = [model.get('state'), lab.state];
    const changed = Object.entries(wanted ?? {}).filter(([key, value]) => present[key] !== value);
    if (changed.length > 0) lab.setState(Object.fromEntries(changed)).catch(() => {});
  };
  lab.addEventListener('vg-change', toModel);
  model.on?.('change:state', fromModel);
  el.append(lab);
  return () => {
    model.off?.('change:state', fromModel);
    lab.remove();
  };
}

// A notebook loads this text from a Blob: beside that lies no lab, so `src` has to be given there.
function base() {
  return import.meta.url.startsWith('blob:') ? document.baseURI : import.meta.url;
}

export default { render };
