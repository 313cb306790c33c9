"""Recomputes exports (docs/contract/EXPORT.md) with automatic differentiation and compares every reported number.

    cargo xtask test --reference           makes the exports, a virtual environment, and runs this
    python check_export.py FILE_OR_FOLDER...

Knows nothing of the page's code: it reads a file, builds the network from `arch`, `params` and `batch`, lets jax
differentiate the loss in float64, and prints the largest relative disagreement of each kind of number. f64 files must
agree to 1e-9, f32 files to 1e-3. A file NAME.next.json is the step after NAME.json.
"""

import json
import pathlib
import sys

import numpy as np

from network import array, differentiate, number, saturated
from theory import predict
from update import check_next, check_update

LIMITS = {"f64": 1e-9, "f32": 1e-3}
KINDS = "healthy vanishing exploding saturated dead symmetric converged diverged".split()


def norm(values):
    """Scaled before squaring: gradients of 1e-200 have a norm too."""
    largest = np.abs(values).max(initial=0.0)
    return largest * np.sqrt(np.sum((values / largest) ** 2)) if 0 < largest < np.inf else largest


def rms(values):
    return norm(values) / np.sqrt(values.size)


def std(values):
    largest = np.abs(values).max(initial=0.0)
    return largest * (values / largest).std() if 0 < largest < np.inf else values.std()


def disagreement(reported, computed, scale=None):
    """The largest difference, relative to `scale` or to the computed number itself. What has overflowed agrees with
    what has overflowed: whether a sum then is infinite or NaN depends on its order."""
    reported = np.atleast_1d(np.array(number(reported) if isinstance(reported, (str, int, float)) else reported, float))
    computed = np.atleast_1d(np.array(computed, float))
    assert reported.shape == computed.shape, f"shape {reported.shape} instead of {computed.shape}"
    if not np.array_equal(np.isfinite(reported), np.isfinite(computed)):
        return np.inf
    unlike = (reported != computed) & np.isfinite(computed)
    if not unlike.any():
        return 0.0
    size = np.abs(computed) if scale is None else np.full_like(computed, scale)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.nan_to_num((np.abs(reported - computed) / size)[unlike], nan=np.inf, posinf=np.inf).max())


def check(export):
    """The largest disagreement of each kind of number."""
    check_keys(export)
    right = differentiate(export)
    found = {"loss": disagreement(export["reported"]["loss"], right["loss"])}

    def note(name, reported, computed, scale=None):
        found[name] = max(found.get(name, 0.0), disagreement(reported, computed, scale))

    # What a 32-bit float cannot hold is 0 in the page, as on hardware that flushes: below this, a sum of some hundred
    # such numbers may miss a thousandth.
    least = 1e-33 if export["dtype"] == "f32" else 0.0
    for index, reported in enumerate(export["reported"]["layers"]):
        gradient, delta, h = right["gradients"][index], right["delta"][index], right["h"][index]
        weight_norm = norm(gradient["W"])
        note("grad_W_fro", reported["grad_W_fro"], weight_norm, max(weight_norm, least))
        for name, computed in gradient.items():
            # Sums over the batch may cancel to nothing: exactly so for b in front of BatchNorm, for beta between
            # linear layers, and for balanced classes. Then both sides are rounding noise beside the terms.
            scale = max(norm(computed), 0.0 if name == "W" else weight_norm, least)
            if name != "W":
                note(f"grad_{name}_l2", reported[f"grad_{name}_l2"], norm(computed), scale)
            note(f"grad_{name}[]", array(reported[f"grad_{name}"]), computed, scale)
        size = rms(delta)
        note("delta_mean_abs", reported["delta_mean_abs"], np.abs(delta).mean(), max(np.abs(delta).mean(), least))
        note("delta_rms", reported["delta_rms"], size, max(size, least))
        note("act_rms", reported["act_rms"], rms(h))
        # An output that is almost the same for all samples has a spread that is rounding noise beside its size.
        note("act_mean", reported["act_mean"], h.mean(), rms(h))
        note("act_std", reported["act_std"], std(h), rms(h))
        if index < len(right["z"]):
            fraction, edge = saturated(export["arch"], right["z"][index])
            found["sat_frac"] = max(found.get("sat_frac", 0.0), abs(reported["sat_frac"] - fraction) - edge)
    if "update" in export:
        found["params_after"] = check_update(export, disagreement)
    else:
        assert export["note"].startswith("No update: ")
    if export["state"]["batch"] == "full":
        found.update(check_theory(export))
    found["diagnosis"] = check_diagnosis(export, right)
    return found


def check_keys(export):
    """What docs/contract/EXPORT.md asks of the shape of a file."""
    assert (export["schema"], export["version"]) == ("vg-export", 1)
    sizes, layers = export["arch"]["layer_sizes"], len(export["params"])
    assert len(sizes) == layers + 1 == len(export["reported"]["layers"]) + 1
    assert export["state"]["depth"] == layers - 1 and len(export["arch"]["skip"]) == layers - 1
    for index, layer in enumerate(export["params"]):
        assert layer["W"]["shape"] == [sizes[index + 1], sizes[index]]
        wanted = {"W", "b"} | ({"gamma", "beta"} if export["arch"]["norm"] != "none" and index + 1 < layers else set())
        assert set(layer) == wanted, f"params[{index}] has {set(layer)}"
        assert all(entry["shape"] == [sizes[index + 1]] for name, entry in layer.items() if name != "W")
        skips = export["arch"]["skip"][index] if index + 1 < layers else False
        assert not skips or sizes[index] == sizes[index + 1]


def check_theory(export):
    """The prediction, to the accuracy of two quadratures."""
    right, written = predict(export), export["theory"]
    if right is None or written is None:
        assert right is None and written is None, "a theory where there is none, or none where there is one"
        return {}
    # Six digits of the logarithms: a hundred factors multiply their errors.
    found = {f"theory.{key} (1e-6)": disagreement(np.array([number(v) for v in written[key]]), right[key]) * 1e-3
             for key in ("q", "chi", "delta_ratio")}
    return {name: 0.0 if error < 1e-9 else error for name, error in found.items()}


def check_diagnosis(export, right):
    """That its number is one of this step's, on the right side of its threshold."""
    diagnosis = export["diagnosis"]
    kind, layer, limit = diagnosis["kind"], diagnosis["layer"], number(diagnosis["threshold"])
    value, hidden = number(diagnosis["value"]), len(right["z"])
    assert kind in KINDS and (layer is None or 1 <= layer <= hidden + 1)
    if kind in ("converged", "diverged"):
        assert disagreement(value, number(export["reported"]["loss"])) == 0.0
        assert value <= limit if kind == "converged" else not value <= limit or layer is not None
        return 0.0
    if kind in ("symmetric", "saturated", "dead"):
        if kind == "saturated":
            assert value == export["reported"]["layers"][layer - 1]["sat_frac"]
        assert value < limit if kind == "symmetric" else value >= limit
        return 0.0
    assert value <= limit if kind == "vanishing" else value >= limit
    gradients = right["stream" if any(export["arch"]["skip"]) or export["state"]["skip"] else "delta"]
    error = norm(right["delta"][-1]) / np.sqrt(len(right["delta"][-1]))
    own = gradients[layer - 1]
    candidates = [rms(own) / rms(gradients[hidden - 1]), norm(own) / np.sqrt(len(own)) / error]
    floor = 1e-30 if export["dtype"] == "f32" else 0.0
    return min(disagreement(value, candidate, max(candidate, floor)) for candidate in candidates)


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def read(file):
    return json.loads(file.read_text(), parse_constant=refuse)


def main(names):
    files = []
    for name in map(pathlib.Path, names):
        files += sorted(name.glob("*.json")) if name.is_dir() else [name]
    worst, failures = {"f64": {}, "f32": {}}, 0
    for file in files:
        export = read(file)
        found = {}
        try:
            found = check(export)
            following = file.with_suffix(".next.json")
            if following in files:
                found["next step"] = check_next(export, read(following), disagreement)
            bad = [f"{name} {error:.1e}" for name, error in found.items() if not error <= LIMITS[export["dtype"]]]
        except (AssertionError, KeyError, TypeError, ValueError) as problem:
            bad = [f"{type(problem).__name__}: {problem}"]
        failures += bool(bad)
        if bad:
            arch, state = export["arch"], export["state"]
            print(f"{file.name}: {arch['hidden_activation']} {arch['norm']} depth {len(arch['layer_sizes']) - 2} "
                  f"{state.get('init')} {state.get('opt')} {export['dtype']} step {export['step']}:")
            print("   ", ", ".join(bad))
        for name, error in found.items():
            worst[export["dtype"]][name] = max(worst[export["dtype"]].get(name, 0.0), error)
    for dtype, errors in worst.items():
        if errors:
            print(f"{dtype}: " + ", ".join(f"{name} {error:.1e}" for name, error in errors.items()))
    print(f"# pass {len(files) - failures}\n# fail {failures}")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
