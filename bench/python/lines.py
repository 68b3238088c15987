"""Answers each line of JSON on standard input with one on standard output. Not what is answered."""
import json
import os
import sys


def serve(engine):
    """engine.open(work) returns a function that does the work so many times and gives nothing; engine.facts() a dict."""
    import time

    run = None
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        answer = {}
        try:
            task = request["task"]
            if task == "facts":
                answer = engine.facts()
            elif task == "run":
                start = time.perf_counter()
                run(request["count"])
                ms = 1000 * (time.perf_counter() - start)
                answer = {"ms": ms, "issueMs": ms}
            else:
                run = engine.open(request["work"]) if task == "open" else None
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


def blas():
    """File names of the libraries for matrix products in this process, where the system tells."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "/" in line}
    except OSError:
        return "unknown"
    names = {os.path.realpath(path) for path in paths}
    kept = [name for name in names if any(part in os.path.basename(name).lower() for part in ("blas", "mkl", "blis"))]
    return ", ".join(sorted("/".join(name.split("/")[-2:]) for name in kept)) or "built in"
