/** Types of `vg.js`: the custom element `<vanishing-gradients>`. */

/** A number that JSON may have to spell: `"NaN"`, `"Infinity"`, `"-Infinity"`. */
export type VgNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export type VgActivation =
  | 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'elu' | 'selu' | 'gelu' | 'silu' | 'softplus' | 'softsign';
export type VgInit =
  | 'zeros' | 'normal-unit' | 'normal-small' | 'uniform-unit' | 'lecun-normal' | 'lecun-uniform' | 'xavier-normal'
  | 'xavier-uniform' | 'he-normal' | 'he-uniform' | 'orthogonal' | 'torch-default';

/** The settings of one network. */
export interface VgSettings {
  /** Hidden layers, 1..100. */
  depth?: number;
  /** Units per hidden layer, 1..256. */
  width?: number;
  act?: VgActivation;
  init?: VgInit;
  /** Factor on every initial weight, 0.05..10. */
  gain?: number;
  /** Standard deviation of the initial biases, 0..2; the empty text leaves it to `init`. */
  bias?: number | '';
  norm?: 'none' | 'batch' | 'layer';
  skip?: 0 | 1 | boolean;
  data?: 'moons' | 'circles' | 'spirals' | 'xor' | 'blobs' | 'digits' | 'csv';
  /** 0..1. */
  noise?: number;
  /** Generated training points, 200..1000. */
  points?: number;
  loss?: 'auto' | 'mse';
  opt?: 'sgd' | 'momentum' | 'rmsprop' | 'adam';
  /** Learning rate, 1e-6..10. */
  lr?: number;
  /** Samples a step, 1..1024. */
  batch?: number | 'full';
  /** Largest global gradient norm; 0 is off. */
  clip?: number;
  /** 0..4294967295. */
  seed?: number;
  dtype?: 'float64' | 'float32';
  /** Weight layers that no update changes, 1 the first. */
  freeze?: string | number[];
}

/** How the page looks and what it does. */
export interface VgPage {
  v?: 1;
  preset?: string;
  duel?: 0 | 1 | boolean;
  lang?: 'auto' | 'en' | 'bn';
  num?: 'auto' | 'latn' | 'beng';
  theme?: 'auto' | 'light' | 'dark';
  motion?: 'auto' | 'reduce';
  embed?: 0 | 1 | boolean;
  hide?: string | string[];
  lock?: string | string[];
  charts?: string | string[];
  /** The open tab: one of the chart ids from `time` on. */
  view?: string;
  /** The decades of the main chart's axis, such as `-12,0`; left out, the settings choose them. */
  axis?: string;
  play?: 0 | 1 | boolean;
  /** Stop after this many steps. */
  steps?: number | '';
  lesson?: string;
  id?: string;
}

/** A state, whole or partial; `b.` keys are those of the second network of a duel. `null` is the default. */
export type VgState = VgNullable<VgSettings & VgPage & { [Key in keyof VgSettings as `b.${Key}`]?: VgSettings[Key] }>;
type VgNullable<T> = { [Key in keyof T]: T[Key] | null };

export interface VgReadyDetail { type: 'vg:ready'; v: 1; id?: string; state: VgState }
export interface VgChangeDetail { type: 'vg:change'; v: 1; id?: string; state: VgState; cause: 'user' | 'api' }
export interface VgStepDetail {
  type: 'vg:step';
  v: 1;
  id?: string;
  step: number;
  loss: VgNumber;
  /** Root mean square of ∂L/∂z, a number a weight layer, the first layer first. */
  grad: VgNumber[];
}
export interface VgCompleteDetail {
  type: 'vg:complete';
  v: 1;
  id?: string;
  score: { raw: number; min: number; max: number };
  passed: boolean;
}
export interface VgErrorDetail { type: 'vg:error'; v?: 1; id?: string; code: string; message: string }

export interface VgEventMap {
  'vg-ready': CustomEvent<VgReadyDetail>;
  'vg-change': CustomEvent<VgChangeDetail>;
  'vg-step': CustomEvent<VgStepDetail>;
  'vg-complete': CustomEvent<VgCompleteDetail>;
  'vg-error': CustomEvent<VgErrorDetail>;
}

export type VgExportFormat = 'json' | 'csv' | 'png' | 'pytorch' | 'jax' | 'notebook';

/** The lab in a lazy frame. Attributes are the keys of {@link VgState}, `src` and `height`. */
export interface VanishingGradientsElement extends HTMLElement {
  /** The last state that the lab told; setting it changes the keys that are given. */
  get state(): VgState;
  set state(state: VgState);
  /** Resolves with the state once the lab is ready. */
  ready(): Promise<VgState>;
  getState(): Promise<VgState>;
  /** Changes the keys that are given; resolves with the whole state. */
  setState(state: VgState): Promise<VgState>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Runs exactly `n` training steps. */
  advance(n: number): Promise<{ step: number; loss: VgNumber }>;
  /** Back to step 0 with the same weights. */
  reset(): Promise<{ step: number; loss: VgNumber }>;
  /** The text of the export; for `png` a data URL. */
  exportData(format: VgExportFormat): Promise<string>;

  addEventListener<K extends keyof VgEventMap>(
    type: K,
    listener: (this: VanishingGradientsElement, event: VgEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof VgEventMap>(
    type: K,
    listener: (this: VanishingGradientsElement, event: VgEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'vanishing-gradients': VanishingGradientsElement;
  }
}
