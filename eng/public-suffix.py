#!/usr/bin/env python3
"""Writes src/CorsAnalyzers/Protocol/public-suffix.dat.gz from the npm package that eng/public-suffix.json names.

    python3 eng/public-suffix.py            # the version that is pinned there: the same bytes each time
    python3 eng/public-suffix.py --newest   # pins the newest version first

The package carries the Public Suffix List as a tree. Needs npm, which fetches the package; its hash must be the pinned one. The first line
of the result is the day on which that version was published; then follows a rule a line, in punycode and sorted. Version and day in
PublicSuffix.NOTICE.md are brought up to date.
"""
import base64
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PIN = ROOT / "eng/public-suffix.json"
PROTOCOL = ROOT / "src/CorsAnalyzers/Protocol"
TREE = "package/src/data/trie.ts"


def npm(*arguments, folder=None):
    return subprocess.run(["npm", *arguments], check=True, capture_output=True, text=True, cwd=folder).stdout


def newest(package):
    version = npm("view", package, "version").strip()
    view = json.loads(npm("view", f"{package}@{version}", "dist.integrity", "time", "--json"))
    return {"package": package, "version": version, "integrity": view["dist.integrity"], "published": view["time"][version][:10]}


def fetch(pin):
    """The source text of the tree, once the hash of the package is found to be the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        name = npm("pack", f"{pin['package']}@{pin['version']}", "--ignore-scripts", "--silent", folder=folder).split()[-1]
        archive = pathlib.Path(folder, name)
        digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
        if digest != pin["integrity"]:
            sys.exit(f"{name} has the hash {digest}, and {pin['integrity']} is pinned")
        with tarfile.open(archive) as package:
            return package.extractfile(TREE).read().decode("utf-8")


class Tree:
    """Two tries of labels, from the last to the first: one of rules, one of exceptions from them."""

    def __init__(self, source):
        self.ends = self.numbers(source, "nodeFlags")
        self.first = self.numbers(source, "edgeStart")
        self.child = self.numbers(source, "edgeChild")
        labels = json.loads('"' + re.search(r'labelText = "(.*?)";', source, re.DOTALL)[1] + '"')
        self.labels, at = [], 0
        for length in self.numbers(source, "edgeLength"):
            self.labels.append(labels[at : at + length])
            at += length
        if at != len(labels):
            sys.exit("the form of the tree has changed: labels are left over")
        self.roots = {prefix: int(re.search(rf"{name} = (\d+)", source)[1]) for prefix, name in (("", "rulesRoot"), ("!", "exceptionsRoot"))}

    @staticmethod
    def numbers(source, name):
        return [int(number) for number in re.search(rf"{name} = .*?\(\[([\d,]*)\]\)", source)[1].split(",")]

    def rules(self):
        return [prefix + punycode(rule) for prefix, root in self.roots.items() for rule in self.below(root, "")]

    def below(self, node, suffix):
        for edge in range(self.first[node], self.first[node + 1]):
            rule = self.labels[edge] + suffix
            if self.ends[self.child[edge]]:
                yield rule
            yield from self.below(self.child[edge], "." + rule)


def punycode(rule):
    # Only whole labels hold letters beyond ASCII; "*" stays as it is. The tree has such names in both forms.
    return ".".join(
        label if label.isascii() else "xn--" + label.lower().encode("punycode").decode("ascii") for label in rule.split(".")
    )


def write(pin, rules):
    text = "\n".join([pin["published"], *sorted(set(rules))]) + "\n"
    with (PROTOCOL / "public-suffix.dat.gz").open("wb") as file, gzip.GzipFile(
        filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0
    ) as out:
        out.write(text.encode("ascii"))
    notice = PROTOCOL / "PublicSuffix.NOTICE.md"
    lines = notice.read_text(encoding="utf-8")
    lines = re.sub(r"(?m)^- Source: .*$", f"- Source: npm package `{pin['package']}`, version {pin['version']}, file `{TREE}`", lines)
    lines = re.sub(r"(?m)^- Snapshot: .*$", f"- Snapshot: {pin['published']}, the day on which that version was published", lines)
    notice.write_text(lines, encoding="utf-8")


def main():
    pin = json.loads(PIN.read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--newest"]:
        pin = newest(pin["package"])
        PIN.write_text(json.dumps(pin, indent=2) + "\n", encoding="utf-8")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    rules = Tree(fetch(pin)).rules()
    write(pin, rules)
    print(f"{pin['package']} {pin['version']} of {pin['published']}: {len(set(rules))} rules")


if __name__ == "__main__":
    main()
