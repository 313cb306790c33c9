"""The optimiser's step: from an export's own gradients and moments, and from one export to the next step's."""

import numpy as np

from network import array

BETAS, MOMENTUM, ALPHA, EPSILON = (0.9, 0.999), 0.9, 0.99, 1e-8


def rule(optimizer, lr, p, g, m, v, t, betas=BETAS, momentum=MOMENTUM, epsilon=EPSILON):
    """The parameter after step t (from 1), and its moments, by Polyak 1964, Tieleman 2012, Kingma & Ba 2015."""
    if optimizer == "sgd":
        return p - lr * g, m, v
    if optimizer == "momentum":
        m = momentum * m + g
        return p - lr * m, m, v
    if optimizer == "rmsprop":
        v = ALPHA * v + (1 - ALPHA) * g**2
        return p - lr * g / (np.sqrt(v) + epsilon), m, v
    if optimizer != "adam":
        raise ValueError(f"no optimiser {optimizer} is known here")
    m, v = betas[0] * m + (1 - betas[0]) * g, betas[1] * v + (1 - betas[1]) * g**2
    return p - lr * (m / (1 - betas[0] ** t)) / (np.sqrt(v / (1 - betas[1] ** t)) + epsilon), m, v


def arrays(export):
    """(layer, name, parameter, reported gradient) of every parameter array."""
    for index, layer in enumerate(export["params"]):
        for name, entry in layer.items():
            yield index, name, array(entry), array(export["reported"]["layers"][index][f"grad_{name}"])


def check_update(export, disagreement):
    """`params_after` from the file's `update` alone."""
    update, worst = export["update"], 0.0
    assert update["weight_decay"] == 0 and update["t"] == export["step"] + 1
    for index, name, before, gradient in arrays(export):
        state = {key: array(moment) for key, moment in update["state"][index][name].items()}
        after = array(update["params_after"][index][name])
        if update["optimizer"] == "sgd":
            expected, _, _ = rule("momentum", update["lr"], before, gradient, state["v"], 0, 1,
                                  momentum=update["momentum"])
        elif update["optimizer"] == "adam":
            expected, _, _ = rule("adam", update["lr"], before, gradient, state["m"], state["v"], update["t"],
                                  betas=(update["beta1"], update["beta2"]), epsilon=update["eps"])
        else:
            raise ValueError(f"no optimiser {update['optimizer']} is known here")
        worst = max(worst, disagreement(after, expected, step_scale(before, expected)))
    return worst


def check_next(export, following, disagreement):
    """The next step's parameters and moments, from this step's numbers and the settings: clipping, RMSProp and frozen
    layers too, which `update` cannot say."""
    state, worst = export["state"], 0.0
    assert following["step"] == export["step"] + 1
    norm = np.sqrt(sum((gradient**2).sum() for _, _, _, gradient in arrays(export)))
    clip = min(1.0, state["clip"] / norm) if state["clip"] > 0 and norm > 0 else 1.0
    frozen = [int(layer) for layer in str(state["freeze"]).split(",") if layer]
    for index, name, before, gradient in arrays(export):
        m, v = moments(export, index, name)
        expected, m, v = rule(state["opt"], state["lr"], before, clip * gradient, m, v, export["step"] + 1)
        if index + 1 in frozen:
            expected = before
        found = array(following["params"][index][name])
        worst = max(worst, disagreement(found, expected, step_scale(before, expected)))
        if "update" in following and index + 1 not in frozen:
            for found, right in zip(moments(following, index, name), (m, v)):
                size = np.abs(right).max(initial=0.0)
                worst = max(worst, disagreement(found, right, size) if size > 0 else 0.0)
    return worst


def moments(export, index, name):
    """(m, v) before the step; zeros at the start, which is the only place where a file without `update` can say."""
    shape = export["params"][index][name]["shape"]
    if "update" not in export:
        assert export["step"] == 0 or export["state"]["opt"] == "sgd", "moments are not told"
        return np.zeros(shape), np.zeros(shape)
    state = export["update"]["state"][index][name]
    if "m" in state:
        return array(state["m"]), array(state["v"])
    return array(state["v"]), np.zeros(shape)


def step_scale(before, after):
    return max(np.abs(before).max(initial=0.0), np.abs(after - before).max(initial=0.0))
