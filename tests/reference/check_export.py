"""Recomputes exports (shared EXPORT.md) with automatic differentiation and compares every reported number.

    pip install jax
    python check_export.py FILE_OR_FOLDER...

Knows nothing of the page's code: it reads a file, builds the network from `arch`, `params` and `batch`, lets jax
differentiate the loss, and prints the largest relative disagreement of each kind of number. f64 files must agree
to 1e-9, f32 files to 1e-3.
"""

import json
import pathlib
import sys

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)

WORDS = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
SUP_SLOPE = {
    "linear": 1.0, "sigmoid": 0.25, "selu": 1.7580993408473766, "gelu": 1.1289041451825208,
    "silu": 1.0998393201285284,
}


def number(value):
    return WORDS[value] if isinstance(value, str) else value


def array(entry):
    return np.array([number(v) for v in entry["data"]], dtype=np.float64).reshape(entry["shape"])


def activation(arch):
    parameters = arch.get("activation_params", {})
    slope, alpha = parameters.get("negative_slope", 0.01), parameters.get("elu_alpha", 1.0)
    scale, selu_alpha = 1.0507009873554805, 1.6732632423543772
    # The argument of the unused branch is cut, so that its derivative stays finite.
    below = lambda z: jnp.expm1(jnp.minimum(z, 0.0))
    return {
        "linear": lambda z: z,
        "sigmoid": jax.nn.sigmoid,
        "tanh": jnp.tanh,
        "relu": lambda z: jnp.where(z > 0, z, 0.0),
        "leaky_relu": lambda z: jnp.where(z > 0, z, slope * z),
        "elu": lambda z: jnp.where(z > 0, z, alpha * below(z)),
        "selu": lambda z: scale * jnp.where(z > 0, z, selu_alpha * below(z)),
        "gelu": lambda z: jax.nn.gelu(z, approximate=parameters.get("gelu", "erf") == "tanh"),
        "silu": lambda z: z * jax.nn.sigmoid(z),
        "softplus": lambda z: jnp.logaddexp(z, 0.0),
        "softsign": lambda z: z / (1.0 + jnp.abs(z)),
    }[arch["hidden_activation"]]


def forward(arch, params, shifts, x):
    """Raw outputs, the h of all layers and the z of all hidden ones; `shifts` are added to z, to differentiate by."""
    phi, epsilon = activation(arch), arch.get("norm_eps", 1e-5)
    h, hs, zs = x, [], []
    for index, layer in enumerate(params[:-1]):
        z = h @ layer["W"].T + layer["b"]
        if arch["norm"] != "none":
            axis = 0 if arch["norm"] == "batch" else 1
            mean, variance = z.mean(axis, keepdims=True), z.var(axis, keepdims=True)
            z = layer["gamma"] * (z - mean) / jnp.sqrt(variance + epsilon) + layer["beta"]
        z = z + shifts[index]
        branch = phi(z)
        h = arch.get("branch_scale", 1.0) * branch + h if arch["skip"][index] else branch
        zs.append(z)
        hs.append(h)
    output = h @ params[-1]["W"].T + params[-1]["b"] + shifts[-1]
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


def norm(values):
    """Scaled before squaring: gradients of 1e-200 have a norm too."""
    largest = np.abs(values).max(initial=0.0)
    return largest * np.sqrt(np.sum((values / largest) ** 2)) if 0 < largest < np.inf else largest


def check(export):
    arch, loss = export["arch"], export["loss"]
    params = [{name: jnp.array(array(entry)) for name, entry in layer.items()} for layer in export["params"]]
    x, y = array(export["batch"]["x"]), array(export["batch"]["y"])
    shifts = [jnp.zeros((len(x), size)) for size in arch["layer_sizes"][1:]]

    def objective(params, shifts):
        output, hs, zs = forward(arch, params, shifts, x)
        return loss_of(loss["kind"], loss["reduction"], loss.get("factor", 1), output, y), (hs, zs)

    (value, (hs, zs)), (gradients, deltas) = jax.value_and_grad(objective, (0, 1), has_aux=True)(params, shifts)
    found = {"loss": relative(export["reported"]["loss"], value)}

    def note(name, reported, computed, scale=None):
        found[name] = max(found.get(name, 0.0), relative(reported, computed, scale))

    for index, reported in enumerate(export["reported"]["layers"]):
        gradient, delta, h = gradients[index], np.array(deltas[index]), np.array(hs[index])
        note("grad_W_fro", reported["grad_W_fro"], norm(np.array(gradient["W"])))
        for name in gradient:
            computed = np.array(gradient[name])
            # Sums over the batch may cancel to nothing (exactly so for b in front of BatchNorm, for beta between
            # linear layers, and for balanced classes): then both sides are rounding noise. Entries are compared
            # with the largest one of their array.
            noise = 0.0 if name == "W" else norm(np.array(gradient["W"]))
            if name != "W":
                note(f"grad_{name}_l2", reported[f"grad_{name}_l2"], norm(computed), max(noise, norm(computed)))
            note(f"grad_{name}[]", array(reported[f"grad_{name}"]), computed, max(noise, np.abs(computed).max(initial=0.0)))
        note("delta_mean_abs", reported["delta_mean_abs"], np.abs(delta).mean())
        note("delta_rms", reported["delta_rms"], norm(delta) / np.sqrt(delta.size))
        note("act_rms", reported["act_rms"], np.sqrt((h**2).mean()))
        # An output that is almost the same for all samples has a spread that is rounding noise beside its size.
        note("act_mean", reported["act_mean"], h.mean(), np.sqrt((h**2).mean()))
        note("act_std", reported["act_std"], h.std(), np.sqrt((h**2).mean()))
        if index < len(zs):
            phi = activation(arch)
            z = np.array(zs[index])
            slope = np.array(jax.vmap(jax.grad(phi))(z.ravel()))
            limit = (1 - 0.97**2) * SUP_SLOPE.get(arch["hidden_activation"], 1.0)
            fraction = (np.abs(slope) < limit).mean()
            # A sample on the very edge may fall on either side.
            edge = (np.abs(np.abs(slope) - limit) < 1e-6 * limit).mean()
            found["sat_frac"] = max(found.get("sat_frac", 0.0), max(0.0, abs(reported["sat_frac"] - fraction) - edge))
    if "update" in export:
        found["params_after"] = check_update(export)
    return found


def check_update(export):
    """The step from the reported gradients, so that it is checked alone."""
    update, worst = export["update"], 0.0
    for index, layer in enumerate(export["params"]):
        for name, entry in layer.items():
            before, gradient = array(entry), array(export["reported"]["layers"][index][f"grad_{name}"])
            state = {key: array(moment) for key, moment in update["state"][index][name].items()}
            after = array(update["params_after"][index][name])
            if update["optimizer"] == "sgd":
                step = update["lr"] * (update["momentum"] * state["v"] + gradient)
            else:
                beta1, beta2, t = update["beta1"], update["beta2"], update["t"]
                m = (beta1 * state["m"] + (1 - beta1) * gradient) / (1 - beta1**t)
                v = (beta2 * state["v"] + (1 - beta2) * gradient**2) / (1 - beta2**t)
                step = update["lr"] * m / (np.sqrt(v) + update["eps"])
            worst = max(worst, relative(after, before - step, max(np.abs(before).max(), np.abs(step).max())))
    return worst


def relative(reported, computed, scale=None):
    """The largest disagreement, relative to `scale` or to the computed number itself."""
    reported = np.atleast_1d(np.array(number(reported) if not isinstance(reported, np.ndarray) else reported, float))
    computed = np.atleast_1d(np.array(computed, float))
    if not np.array_equal(np.isnan(reported), np.isnan(computed)):
        return np.inf
    unlike = ~((reported == computed) | (np.isnan(reported) & np.isnan(computed)))
    if not unlike.any():
        return 0.0
    size = np.abs(computed) if scale is None else np.full_like(computed, scale)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.nan_to_num((np.abs(reported - computed) / size)[unlike], nan=np.inf, posinf=np.inf).max())


def main(names):
    files = []
    for name in map(pathlib.Path, names):
        files += sorted(name.glob("*.json")) if name.is_dir() else [name]
    worst, failures = {"f64": {}, "f32": {}}, 0
    for file in files:
        export = json.loads(file.read_text())
        limit = 1e-9 if export["dtype"] == "f64" else 1e-3
        found = check(export)
        bad = {name: error for name, error in found.items() if not error <= limit}
        failures += bool(bad)
        if bad:
            arch, state = export["arch"], export.get("state", {})
            print(f"{file.name}: {arch['hidden_activation']} {arch['norm']} depth {len(arch['layer_sizes']) - 2} "
                  f"{state.get('init')} {state.get('opt')} {export['dtype']} step {export['step']}:")
            print("   ", ", ".join(f"{name} {error:.1e}" for name, error in bad.items()))
        for name, error in found.items():
            worst[export["dtype"]][name] = max(worst[export["dtype"]].get(name, 0.0), error)
    for dtype, errors in worst.items():
        if errors:
            print(f"{dtype}: " + ", ".join(f"{name} {error:.1e}" for name, error in errors.items()))
    print(f"{len(files) - failures} agree, {failures} do not")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
