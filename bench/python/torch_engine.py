"""Times PyTorch: the networks of engine/networks.ts with the same loss and optimizer. Its argument is the number of threads."""
import sys

import torch
from torch import nn

from lines import blas, serve

BATCHES = 4


def dense(widths, activation):
    """Mirrored; the code and the output are linear."""
    sides = widths + widths[-2::-1]
    layers = []
    for i, (inputs, units) in enumerate(zip(sides, sides[1:])):
        layers.append(nn.Linear(inputs, units))
        if i + 1 != len(widths) - 1 and i + 2 != len(sides):
            layers.append(activation())
    return nn.Sequential(*layers)


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Sequential(nn.Linear(784, 400), nn.ReLU())
        self.mean = nn.Linear(400, 20)
        self.log_variance = nn.Linear(400, 20)
        self.decoder = nn.Sequential(nn.Linear(20, 400), nn.ReLU(), nn.Linear(400, 784))

    def forward(self, x):
        hidden = self.hidden(x)
        mean, log_variance = self.mean(hidden), self.log_variance(hidden)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        self.divergence = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
        return self.decoder(z)


def convolutional():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 16, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(7 * 7 * 32, 16),
        nn.Linear(16, 7 * 7 * 32),
        nn.ReLU(),
        nn.Unflatten(1, (32, 7, 7)),
        nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1, output_padding=1),
        nn.ReLU(),
        nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1),
        nn.Flatten(),
    )


NETWORKS = {
    "small": lambda: dense([784, 128, 2], nn.ReLU),
    "Hinton": lambda: dense([784, 1000, 500, 250, 30], nn.Sigmoid),
    "VAE": Vae,
    "conv": convolutional,
}


def training(network, batch):
    """Adam on the cross-entropy from logits, summed over pixels and averaged over images."""
    torch.manual_seed(1)
    model = NETWORKS[network]()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    images = torch.rand(BATCHES * batch, 784)
    cross_entropy = nn.BCEWithLogitsLoss(reduction="sum")
    position = 0

    def run(count):
        nonlocal position
        for _ in range(count):
            x = images[position * batch : (position + 1) * batch]
            position = (position + 1) % BATCHES
            loss = cross_entropy(model(x), x) + getattr(model, "divergence", 0)
            optimizer.zero_grad(set_to_none=True)
            (loss / batch).backward()
            optimizer.step()

    return run


def product(work):
    matrix = lambda rows, columns, transposed: torch.rand(columns, rows).T if transposed else torch.rand(rows, columns)
    a = matrix(work["rows"], work["depth"], work["transposeA"])
    b = matrix(work["depth"], work["columns"], work["transposeB"])

    def run(count):
        for _ in range(count):
            torch.matmul(a, b)

    return run


class TorchEngine:
    def open(self, work):
        if work["kind"] == "training":
            return training(work["network"], work["batch"])
        if work["kind"] == "product":
            return product(work)
        raise ValueError("steps and products only")

    def facts(self):
        return {"version": torch.__version__, "blas": blas(), "threads": torch.get_num_threads()}


torch.set_num_threads(int(sys.argv[1]))
serve(TorchEngine())
