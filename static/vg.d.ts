/** Types of `vg.js`: the custom element `<vanishing-gradients>`. */

/** A number that JSON may have to spell: `"NaN"`, `"Infinity"`, `"-Infinity"`. */
export type VgNumber = number | 'NaN' | 'Infinity' | '-Infinity';

// generated: keys
/** Named settings, and the sections of the lesson. */
export type VgPreset =
  | 'sigmoid-10' | 'sigmoid-50' | 'relu-he' | 'batchnorm' | 'layernorm-fails' | 'skips' | 'skips-explode'
  | 'exploding-tanh' | 'torch-default' | 'xavier-stalls' | 'adam-hides-it' | 'adam-fails' | 'zeros' | 'width-is-luck'
  | 'float32-floor' | 'sigmoid-against-relu' | 'what-it-is' | 'sigmoid' | 'why-sigmoid' | 'saturation' | 'step-by-step'
  | 'equation' | 'why-avoided' | 'remedies' | 'summary' | 'free-play';
/** An activation. */
export type VgActivation =
  | 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'elu' | 'selu' | 'gelu' | 'silu' | 'softplus' | 'softsign';
/** A way to draw the initial weights. */
export type VgInit =
  | 'zeros' | 'normal-unit' | 'normal-small' | 'uniform-unit' | 'lecun-normal' | 'lecun-uniform' | 'xavier-normal'
  | 'xavier-uniform' | 'he-normal' | 'he-uniform' | 'orthogonal' | 'torch-default';
/** Where the samples come from. */
export type VgData =
  | 'moons' | 'circles' | 'spirals' | 'xor' | 'blobs' | 'digits' | 'csv';
/** A chart. */
export type VgChart =
  | 'gradients' | 'loss' | 'boundary' | 'time' | 'inside' | 'chain' | 'learning' | 'compare' | 'remedies' | 'sweep'
  | 'trust' | 'numbers';
/** A section of the lesson. */
export type VgSection =
  | 'what-it-is' | 'sigmoid' | 'why-sigmoid' | 'saturation' | 'step-by-step' | 'equation' | 'why-avoided' | 'remedies'
  | 'summary' | 'free-play';

/** The settings of one network. */
export interface VgSettings {
  /** Hidden layers: 1..100 (10). */
  depth?: number;
  /** Units per hidden layer: 1..256 (32). */
  width?: number;
  /** Activation of the hidden layers (sigmoid). */
  act?: VgActivation;
  /** How the initial weights are drawn: `normal-unit` from N(0,1), `normal-small` from N(0,0.01²), `uniform-unit` from U(-1,1), `torch-default` weights and biases from U(±1/√fan_in), as nn.Linear draws them (xavier-uniform). */
  init?: VgInit;
  /** Factor on every initial weight: 0.05..10 (1). */
  gain?: number;
  /** Standard deviation of the initial biases, which are normal; where nothing is given it is 0, but `torch-default` draws its own: 0..2. */
  bias?: number | '';
  /** Normalisation of the hidden layers, in front of the activation (none). */
  norm?: 'none' | 'batch' | 'layer';
  /** Identity residual connections (0). */
  skip?: 0 | 1 | boolean;
  /** The samples; `csv` is a file of the reader's own (moons). */
  data?: VgData;
  /** Noise of the generated point sets: 0..1 (0.1). */
  noise?: number;
  /** Generated training points: 200..1000 (256). */
  points?: number;
  /** `auto` is binary cross-entropy on logits for two classes, softmax cross-entropy for more (auto). */
  loss?: 'auto' | 'mse';
  /** Update rule (sgd). */
  opt?: 'sgd' | 'momentum' | 'rmsprop' | 'adam';
  /** Learning rate: 1e-6..10 (0.1). */
  lr?: number;
  /** Samples a step; `full` is all of them: 1..1024, or 'full' ('full'). */
  batch?: number | 'full';
  /** Largest global gradient norm; 0 is off: 0..1e12 (0). */
  clip?: number;
  /** Seed of weights, data and batches: 0..4294967295 (1). */
  seed?: number;
  /** What the network computes in (float64). */
  dtype?: 'float64' | 'float32';
  /** Weight layers that no update changes: 1 is the first, depth + 1 the output layer; numbers beyond it have no effect: comma list of 1..101. */
  freeze?: string | number[];
}

/** How the page looks and what it does. */
export interface VgPage {
  /** The version of the contract: 1 (1). */
  v?: 1;
  /** Named settings, or those of a section of the lesson, applied before the other keys. */
  preset?: VgPreset | '';
  /** Whether there is a second network; any `b.` key says 1 (0). */
  duel?: 0 | 1 | boolean;
  /** The language; `auto` is the browser's (auto). */
  lang?: 'auto' | 'en' | 'bn';
  /** Digits in prose, readouts and tables; `auto` are those of the language (auto). */
  num?: 'auto' | 'latn' | 'beng';
  /** The colours; `auto` are the system's (auto). */
  theme?: 'auto' | 'light' | 'dark';
  /** How much may move; `auto` is what the system says (auto). */
  motion?: 'auto' | 'reduce';
  /** No site chrome; a link to the full page stays (0). */
  embed?: 0 | 1 | boolean;
  /** Controls that are not shown. A hidden control never hides its value from the summary for screen readers or from the caption of a picture. */
  hide?: string | string[];
  /** Controls that are shown, but fixed. */
  lock?: string | string[];
  /** The charts that are shown, in order; where none is given the page chooses. */
  charts?: string | VgChart[];
  /** The pinned decades of the main chart's axis, such as `-12,0`, at least three apart, as they are for `share` and `delta`, shifted for other quantities; where none are given the settings choose them. */
  axis?: string | '';
  /** The open tab; a chart that has no tab leaves it to the page (time). */
  view?: VgChart;
  /** What the main chart and the time machine measure of each layer: `share` is rms δ over that of the last hidden layer, beside skips the same of the stream's gradient ∂L/∂h; `delta` is rms δ; `grad-w` and `grad-b` are the norms of the gradients of weights and biases, `update` is ‖ΔW‖/‖W‖ (delta). */
  quantity?: 'share' | 'delta' | 'grad-w' | 'grad-b' | 'update';
  /** Range of z in the view inside a layer, to both sides of 0; `auto` is what the activation needs (auto). */
  zrange?: 'auto' | '2' | '4' | '8' | '16' | '64';
  /** How fast training plays: `slow` one step a second, `frame` one step an animation frame, `fast` up to ten, `max` as many as fit (frame). */
  speed?: 'slow' | 'frame' | 'fast' | 'max';
  /** Start running; ignored under reduced motion (0). */
  play?: 0 | 1 | boolean;
  /** Stop after this many steps: 1..1e9. */
  steps?: number | '';
  /** The section of the lesson that is open; it brings its own settings, as a preset does. */
  lesson?: VgSection | '';
  /** Echoed in every message. */
  id?: string | '';
}
// end of generated

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

// generated: formats
export type VgExportFormat = 'json' | 'csv' | 'png' | 'pytorch' | 'jax' | 'notebook';
// end of generated

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
