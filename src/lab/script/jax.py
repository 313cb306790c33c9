
# %% The same network, in JAX
import base64

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np

PHI = ...
LOSSES = {
    "bce_logits": lambda o, y: jnp.mean(jax.nn.softplus(o) - o * y),
    "softmax_ce": lambda o, y: -jnp.mean(
        jnp.take_along_axis(jax.nn.log_softmax(o), y.astype(int), axis=1)
    ),
    "mse": lambda o, y: jnp.mean((o - y) ** 2),
}


def array(text, *shape):
    """Little-endian numbers, written in base64."""
    return jnp.asarray(np.frombuffer(base64.b64decode(text), dtype=DTYPE).reshape(shape))


def normalised(a, gamma, beta):
    axis = {"batch": 0, "layer": 1}[NORM]
    mean, variance = a.mean(axis, keepdims=True), a.var(axis, keepdims=True)
    return gamma * (a - mean) / jnp.sqrt(variance + 1e-5) + beta


def forward(parameters, nudges, h):
    """The output. A nudge is added to each z: the gradient with respect to it is that of z."""
    for layer, nudge, skip in zip(parameters[:-1], nudges, SKIP):
        z = h @ layer["W"].T + layer["b"]
        if NORM != "none":
            z = normalised(z, layer["gamma"], layer["beta"])
        z = z + nudge
        h = PHI(z) + h if skip else PHI(z)
    return h @ parameters[-1]["W"].T + parameters[-1]["b"] + nudges[-1]


def shape(name, l):
    return (SIZES[l + 1], SIZES[l]) if name == "W" else (SIZES[l + 1],)


parameters = [
    {name: array(text, *shape(name, l)) for name, text in layer.items()} for l, layer in enumerate(PARAMS)
]

# %% Its gradients, beside those that the page showed
x, y = array(X, -1, SIZES[0]), array(Y, -1, Y_COLUMNS)
nudges = [jnp.zeros((len(x), units), DTYPE) for units in SIZES[1:]]
loss, (slopes, deltas) = jax.value_and_grad(
    lambda parameters, nudges: LOSSES[LOSS](forward(parameters, nudges, x), y), argnums=(0, 1)
)(parameters, nudges)
gradients = [layer["W"] for layer in slopes]


def norm(array):
    """The root of the sum of squares, also where a square is too small for a float."""
    largest = float(jnp.abs(array).max())
    return largest * float(jnp.linalg.norm(array / largest)) if largest > 0 else largest


def rms(array):
    return norm(array) / array.size**0.5
