/** Types of `vg.widget.mjs`: the lab as an anywidget. */

import type { VgState } from './vg.js';

/** What a notebook keeps: the keys of the state, `state` itself, `src` and `height`. */
export interface VgModel {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  save_changes?(): void;
  on?(event: string, listener: () => void): void;
  off?(event: string, listener: () => void): void;
}

declare const widget: {
  /** Draws a view of the model into `el`; returns what takes it away again. */
  render(given: { model: VgModel; el: HTMLElement }): () => void;
};
export default widget;
export type { VgState };
