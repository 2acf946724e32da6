#!/usr/bin/env python3
"""Writes src/CorsAnalyzers/Protocol/public-suffix.dat.gz from Debian's package `publicsuffix`.

    apt-get install publicsuffix && python3 eng/public-suffix.py

The first line is the snapshot's date, taken from the package version; then follows a rule a line, in punycode and sorted. The same
list gives the same bytes. Afterwards bring version and date in PublicSuffix.NOTICE.md up to date.
"""
import gzip
import pathlib
import re
import subprocess
import sys

LIST = pathlib.Path("/usr/share/publicsuffix/public_suffix_list.dat")
OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "src/CorsAnalyzers/Protocol/public-suffix.dat.gz"


def snapshot_date():
    version = subprocess.run(
        ["dpkg-query", "--showformat=${Version}", "--show", "publicsuffix"], check=True, capture_output=True, text=True
    ).stdout
    match = re.match(r"(\d{4})(\d{2})(\d{2})\.", version)
    if not match:
        sys.exit(f"no date in package version {version!r}")
    return "-".join(match.groups())


def punycode(rule):
    # Only whole labels hold letters beyond ASCII; "*" and "!" stay as they are.
    return ".".join(
        label if label.isascii() else "xn--" + label.lower().encode("punycode").decode("ascii") for label in rule.split(".")
    )


def rules(lines):
    for line in lines:
        rule = line.split(maxsplit=1)[0] if line.strip() else ""
        if rule and not rule.startswith("//"):
            yield punycode(rule)


def main():
    with LIST.open(encoding="utf-8") as lines:
        text = "\n".join([snapshot_date(), *sorted(set(rules(lines)))]) + "\n"
    with OUTPUT.open("wb") as file, gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as out:
        out.write(text.encode("ascii"))


if __name__ == "__main__":
    main()
