"""The same network as the lab's, trained by JAX (jit) on one thread: for every line on the standard input, some steps,
and on the standard output their milliseconds a step. The norm of every layer's weight gradient is part of the step."""

import os
import sys
import time

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import jax
import jax.numpy as jnp

depth, width, batch = map(int, sys.argv[1:])
sizes = [2] + [width] * depth + [1]
keys = jax.random.split(jax.random.PRNGKey(0), depth + 2)


def layer(key, inputs, outputs):
    bound = (6 / (inputs + outputs)) ** 0.5
    return jax.random.uniform(key, (inputs, outputs), minval=-bound, maxval=bound), jnp.zeros(outputs)


network = [layer(key, *pair) for key, pair in zip(keys, zip(sizes, sizes[1:]))]
x = jax.random.normal(keys[-1], (batch, 2))
y = (x[:, :1] > 0).astype(jnp.float32)


def loss(network, x, y):
    h = x
    for weights, bias in network[:-1]:
        h = jax.nn.sigmoid(h @ weights + bias)
    weights, bias = network[-1]
    z = h @ weights + bias
    return jnp.mean(jax.nn.softplus(z) - z * y)


@jax.jit
def step(network, x, y):
    gradient = jax.grad(loss)(network, x, y)
    norms = [jnp.sqrt(jnp.sum(weights * weights)) for weights, _ in gradient]
    return jax.tree.map(lambda p, g: p - 0.1 * g, network, gradient), norms


def run(steps):
    global network
    start = time.perf_counter()
    for _ in range(steps):
        network, norms = step(network, x, y)
    jax.block_until_ready((network, norms))
    return (time.perf_counter() - start) / steps * 1e3


run(2)
steps = max(2, round(250 / run(3)))
print(0, flush=True)
for _ in sys.stdin:
    print(run(steps), flush=True)
