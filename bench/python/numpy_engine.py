"""Times numpy's matrix products. Its argument, the number of threads, has to be in the environment, too."""
import sys

import numpy

from lines import blas, serve


def matrix(rows, columns, transposed):
    shape = (columns, rows) if transposed else (rows, columns)
    values = numpy.random.rand(*shape).astype("float32")
    return values.T if transposed else values


class NumpyEngine:
    def open(self, work):
        if work["kind"] != "product":
            raise ValueError("products only")
        a = matrix(work["rows"], work["depth"], work["transposeA"])
        b = matrix(work["depth"], work["columns"], work["transposeB"])

        def run(count):
            for _ in range(count):
                a @ b

        return run

    def facts(self):
        return {"version": numpy.__version__, "blas": blas(), "threads": int(sys.argv[1])}


serve(NumpyEngine())
