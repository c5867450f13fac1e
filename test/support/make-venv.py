"""Makes a virtual environment: make-venv.py FOLDER REQUIREMENT…

Who comes second waits for the first and finds it made. The operating system frees the lock of a process that died, and
a half-made environment has no marker: it is made anew.
"""

import fcntl
import pathlib
import subprocess
import sys
import venv

folder, *requirements = sys.argv[1:]
made = pathlib.Path(folder, "made")
with open(folder + ".lock", "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not made.exists():
        venv.create(folder, clear=True, with_pip=True)
        python = str(pathlib.Path(folder, "bin", "python"))
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, *requirements]).returncode != 0:
            sys.exit("pip could not install " + " ".join(requirements))
        made.touch()
