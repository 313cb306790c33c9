
# %% The same network, in PyTorch
import base64

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(getattr(torch, DTYPE))

PHI = ...
NORMS = {"none": lambda units: nn.Identity(), "batch": nn.BatchNorm1d, "layer": nn.LayerNorm}
LOSSES = {
    "bce_logits": F.binary_cross_entropy_with_logits,
    "softmax_ce": lambda o, y: F.cross_entropy(o, y.flatten().long()),
    "mse": F.mse_loss,
}


def array(text, *shape):
    """Little-endian numbers, written in base64."""
    data = bytearray(base64.b64decode(text))
    return torch.frombuffer(data, dtype=torch.get_default_dtype()).reshape(shape).clone()


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.ModuleList(nn.Linear(i, o) for i, o in zip(SIZES, SIZES[1:]))
        self.norm = nn.ModuleList(NORMS[NORM](units) for units in SIZES[1:-1])

    def forward(self, h):
        self.z = []
        for linear, norm, skip in zip(self.linear, self.norm, SKIP):
            z = norm(linear(h))
            self.z.append(z)
            h = PHI(z) + h if skip else PHI(z)
        self.z.append(self.linear[-1](h))
        for z in self.z:
            z.retain_grad()
        return self.z[-1]


network = Network()
with torch.no_grad():
    for l, parameters in enumerate(PARAMS):
        network.linear[l].weight.copy_(array(parameters["W"], SIZES[l + 1], SIZES[l]))
        network.linear[l].bias.copy_(array(parameters["b"], SIZES[l + 1]))
        if "gamma" in parameters:
            network.norm[l].weight.copy_(array(parameters["gamma"], SIZES[l + 1]))
            network.norm[l].bias.copy_(array(parameters["beta"], SIZES[l + 1]))

# %% Its gradients, beside those that the page showed
x, y = array(X, -1, SIZES[0]), array(Y, -1, Y_COLUMNS)
loss = LOSSES[LOSS](network(x), y)
loss.backward()
loss = loss.detach()
gradients = [linear.weight.grad for linear in network.linear]
deltas = [z.grad for z in network.z]


def norm(array):
    """The root of the sum of squares, also where a square is too small for a float."""
    largest = array.abs().max()
    return float(largest * (array / largest).norm()) if largest > 0 else float(largest)


def rms(array):
    return norm(array) / array.numel() ** 0.5
