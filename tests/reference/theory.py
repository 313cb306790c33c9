"""The mean-field prediction of an export's network (docs/contract/THEORY.md 2, 3, 9, 10), by quadrature of its own."""

import jax
import numpy as np

from network import activation

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(40)
# Panels that grow away from 0: a kink there, and a step that is steep for large q, are both resolved.
_EDGES = np.concatenate([[0.0], np.geomspace(1e-8, 38.0, 80)])
_HALF = np.concatenate([(a + b) / 2 + (b - a) / 2 * _NODES for a, b in zip(_EDGES, _EDGES[1:])])
_SHARE = np.concatenate([(b - a) / 2 * _WEIGHTS for a, b in zip(_EDGES, _EDGES[1:])])
G = np.concatenate([-_HALF[::-1], _HALF])
W = np.concatenate([_SHARE[::-1], _SHARE]) * np.exp(-(G**2) / 2) / np.sqrt(2 * np.pi)


def moments(phi, q):
    """E[phi], E[phi^2], E[phi'^2] over N(0, q)."""
    z = np.sqrt(q) * G
    value, slope = np.array(phi(z)), np.array(jax.vmap(jax.grad(phi))(z))
    return (W * value).sum(), (W * value**2).sum(), (W * slope**2).sum()


def weight_variance(state, fan_in, fan_out):
    scheme = state["init"]
    variance = {
        "zeros": 0.0, "normal-unit": 1.0, "normal-small": 1e-4, "uniform-unit": 1 / 3, "lecun": 1 / fan_in,
        "xavier": 2 / (fan_in + fan_out), "he": 2 / fan_in, "orthogonal": 1 / max(fan_in, fan_out),
        "torch-default": 1 / (3 * fan_in),
    }
    key = scheme if scheme in variance else scheme.split("-")[0]
    return variance[key] * state["gain"] ** 2


def bias_variance(state, fan_in):
    if state["bias"] == "":
        return 1 / (3 * fan_in) if state["init"] == "torch-default" else 0.0
    return state["bias"] ** 2


def predict(export):
    """q, chi and delta_ratio of the hidden layers; None where all weights are 0."""
    arch, state = export["arch"], export["state"]
    sizes, norm, phi = arch["layer_sizes"], arch["norm"], activation(arch)
    depth, epsilon = len(sizes) - 2, arch["norm_eps"]
    variances = [weight_variance(state, *pair) for pair in zip(sizes, sizes[1:])]
    if min(variances) == 0:
        return None
    x = np.array(export["batch"]["x"]["data"])
    mean, square = 0.0, (x**2).mean()
    spread = square
    q, slopes, scales = [], [], []
    for layer in range(depth):
        gain = sizes[layer] * variances[layer]
        # What a normalisation divides by: the variance over the batch, or the square over the units.
        length = gain * (spread if norm == "batch" else square) + bias_variance(state, sizes[layer])
        if norm == "batch":
            length = gain * spread
        scales.append(1.0 if norm == "none" else 1 / (length + epsilon))
        q.append(length if norm == "none" else length / (length + epsilon))
        first, second, slope = moments(phi, q[-1])
        slopes.append(slope)
        if arch["skip"][layer]:
            square += 2 * mean * first + second
            spread += second - first**2
            mean += first
        else:
            mean, square, spread = first, second, second - first**2
    chi, ratio, stream = [], [], 0.0
    for layer in reversed(range(depth)):
        outwards = sizes[layer + 1] * variances[layer + 1] * (scales[layer + 1] if layer + 1 < depth else 1.0)
        chi.insert(0, outwards * slopes[layer])
        if layer + 1 < depth:
            passed = 1.0 if arch["skip"][layer + 1] else 0.0
            stream += np.log((passed + outwards * slopes[layer + 1]) * sizes[layer + 2] / sizes[layer + 1])
        ratio.insert(0, np.exp((stream + np.log(slopes[layer] / slopes[-1])) / 2))
    return {"q": q, "chi": chi, "delta_ratio": ratio}
