// The same network as the lab's: two inputs, `depth` sigmoid layers of `width` units, one logit, binary
// cross-entropy, full batch, SGD; and, as in the lab, the norm of every layer's weight gradient at every step.
// One object `window.bench`, driven from run.mjs.

const tf = window.tf;
tf.wasm.setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');

function layers(depth, width) {
  const sizes = [2, ...Array(depth).fill(width), 1];
  return sizes.slice(1).map((outputs, l) => {
    const bound = Math.sqrt(6 / (sizes[l] + outputs));
    return {
      weights: tf.variable(tf.randomUniform([sizes[l], outputs], -bound, bound)),
      bias: tf.variable(tf.zeros([outputs])),
    };
  });
}

function loss(network, x, y) {
  let h = x;
  network.forEach(({ weights, bias }, l) => {
    const z = tf.add(tf.matMul(h, weights), bias);
    h = l + 1 < network.length ? tf.sigmoid(z) : z;
  });
  // softplus(o) − o·y, in the form that does not overflow.
  const positive = tf.relu(h);
  const tail = tf.log(tf.add(tf.exp(tf.neg(tf.abs(h))), 1));
  return tf.mean(tf.sub(tf.add(positive, tail), tf.mul(h, y)));
}

let network, x, y;

window.bench = {
  async prepare({ depth, width, batch }) {
    await tf.setBackend('wasm');
    await tf.ready();
    network = layers(depth, width);
    x = tf.randomNormal([batch, 2]);
    y = tf.cast(tf.greater(tf.slice(x, [0, 0], [batch, 1]), 0), 'float32');
    return tf.getBackend();
  },
  // Milliseconds per step, over `steps` of them.
  async run(steps) {
    const variables = network.flatMap(({ weights, bias }) => [weights, bias]);
    const start = performance.now();
    for (let step = 0; step < steps; step += 1) {
      const norms = tf.tidy(() => {
        const { grads } = tf.variableGrads(() => loss(network, x, y), variables);
        const squares = variables.map((v) => tf.sum(tf.square(grads[v.name])));
        variables.forEach((v) => v.assign(tf.sub(v, tf.mul(grads[v.name], 0.1))));
        return tf.sqrt(tf.stack(squares));
      });
      await norms.data();
      norms.dispose();
    }
    return (performance.now() - start) / steps;
  },
};
