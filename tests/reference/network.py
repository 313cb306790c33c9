"""The network of an export (docs/contract/EXPORT.md), in jax: written from the contract, without a look at the page's code."""

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)

WORDS = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
_SUP_SLOPES = {}


def number(value):
    return WORDS[value] if isinstance(value, str) else value


def array(entry):
    return np.array([number(v) for v in entry["data"]], dtype=np.float64).reshape(entry["shape"])


def activation(arch):
    parameters = arch.get("activation_params", {})
    slope, alpha = parameters.get("negative_slope", 0.01), parameters.get("elu_alpha", 1.0)
    scale, selu_alpha = 1.0507009873554805, 1.6732632423543772
    # The argument of the unused branch is cut, so that its derivative stays finite.
    below = lambda z: jnp.expm1(jnp.where(z > 0, 0.0, z))
    return {
        "linear": lambda z: z,
        "sigmoid": jax.nn.sigmoid,
        "tanh": jnp.tanh,
        "relu": lambda z: jnp.where(z > 0, z, 0.0 * z),
        "leaky_relu": lambda z: jnp.where(z > 0, z, slope * z),
        "elu": lambda z: jnp.where(z > 0, z, alpha * below(z)),
        "selu": lambda z: scale * jnp.where(z > 0, z, selu_alpha * below(z)),
        "gelu": lambda z: jax.nn.gelu(z, approximate=parameters.get("gelu", "erf") == "tanh"),
        "silu": lambda z: z * jax.nn.sigmoid(z),
        "softplus": lambda z: jnp.logaddexp(z, 0.0),
        "softsign": lambda z: z / (1.0 + jnp.abs(z)),
    }[arch["hidden_activation"]]


def forward(arch, params, shifts, x):
    """Raw outputs, the h of all layers and the z of all hidden ones.

    `shifts` has one pair a layer, added to z and to h: what the loss is differentiated by.
    """
    phi, epsilon = activation(arch), arch.get("norm_eps", 1e-5)
    h, hs, zs = x, [], []
    for index, layer in enumerate(params[:-1]):
        z = h @ layer["W"].T + layer["b"]
        if arch["norm"] != "none":
            axis = 0 if arch["norm"] == "batch" else 1
            mean, variance = z.mean(axis, keepdims=True), z.var(axis, keepdims=True)
            z = layer["gamma"] * (z - mean) / jnp.sqrt(variance + epsilon) + layer["beta"]
        z = z + shifts[index][0]
        branch = phi(z)
        h = arch.get("branch_scale", 1.0) * branch + h if arch["skip"][index] else branch
        h = h + shifts[index][1]
        zs.append(z)
        hs.append(h)
    output = h @ params[-1]["W"].T + params[-1]["b"] + shifts[-1][0] + shifts[-1][1]
    return output, hs + [output], zs


def loss_of(kind, reduction, factor, output, y):
    if kind == "mse":
        each = (output - y) ** 2
    elif kind == "bce_logits":
        each = jnp.logaddexp(output, 0.0) - output * y
    else:
        if y.ndim == 1:
            y = jax.nn.one_hot(y.astype(int), output.shape[1])
        each = -y * jax.nn.log_softmax(output)
    count = each.size if reduction == "mean_all" else each.shape[0]
    return factor * each.sum() / count


def differentiate(export):
    """Loss, gradients of the parameters, dL/dz and dL/dh of all layers, h of all layers, z of the hidden ones."""
    arch, loss = export["arch"], export["loss"]
    params = [{name: jnp.array(array(entry)) for name, entry in layer.items()} for layer in export["params"]]
    x, y = array(export["batch"]["x"]), array(export["batch"]["y"])
    shifts = [(jnp.zeros((len(x), size)),) * 2 for size in arch["layer_sizes"][1:]]

    def objective(params, shifts):
        output, hs, zs = forward(arch, params, shifts, x)
        return loss_of(loss["kind"], loss["reduction"], loss.get("factor", 1), output, y), (hs, zs)

    (value, (hs, zs)), (gradients, slopes) = jax.value_and_grad(objective, (0, 1), has_aux=True)(params, shifts)
    numpy = lambda values: [np.array(value) for value in values]
    return {
        "loss": float(value),
        "gradients": [{name: np.array(entry) for name, entry in layer.items()} for layer in gradients],
        "delta": numpy(pair[0] for pair in slopes),
        "stream": numpy(pair[1] for pair in slopes),
        "h": numpy(hs),
        "z": numpy(zs),
    }


def sup_slope(arch):
    """The largest |phi'|, on a grid fine enough for ten digits and wide enough for what is reached only far out."""
    name = arch["hidden_activation"]
    if name not in _SUP_SLOPES:
        grid = jnp.linspace(-40.0, 40.0, 2**20 + 1)
        _SUP_SLOPES[name] = float(jnp.abs(jax.vmap(jax.grad(activation(arch)))(grid)).max())
    return _SUP_SLOPES[name]


def saturated(arch, z):
    """Fraction of |phi'(z)| below (1 - 0.97^2) sup|phi'|, and how much of it could fall on either side."""
    slope = np.abs(np.array(jax.vmap(jax.grad(activation(arch)))(z.ravel())))
    limit = (1 - 0.97**2) * sup_slope(arch)
    return (slope < limit).mean(), (np.abs(slope - limit) < 1e-6 * limit).mean()
