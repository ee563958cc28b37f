"""Joins the layers of a price book into one bundle, or turns a bundle into a C++ constant.

usage: bundle_book.py bundle OUTPUT.json FOLDER...
       bundle_book.py embed OUTPUT.cpp HEADER.h SYMBOL BUNDLE.json

The bundle of one folder is {"format":"quotewright-book-1","files":{"NAME.json":<content>, ...}} in file-name order, of several
{"format": ..., "layers":[{"id":FOLDER,"files":{...}}, ...]}. Content is verbatim but for the leading blanks of each line and a line
with "$schema": line breaks stay, so that a message can name a line of the file it came from.
"""
import json
import pathlib
import re
import sys

DELIMITER = "qw_book"
SCHEMA = re.compile(r'^"\$schema": "[^"]*",$')  # for editors alone
CHUNK = 8000  # characters of one literal; compilers join neighbours


def layer(folder):
    members = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        text = path.read_text(encoding="utf-8")
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            sys.exit(f"{path}:{error.lineno}:{error.colno}: {error.msg}")
        lines = [SCHEMA.sub("", line.lstrip(" \t")) for line in text.rstrip().splitlines()]
        members.append(json.dumps(path.name) + ":" + "\n".join(lines))
    return '"files":{\n' + ",\n".join(members) + "\n}"


def bundle(output, folders):
    if len(folders) == 1:
        content = layer(folders[0])
    else:
        layers = [f'{{"id":{json.dumps(pathlib.Path(folder).name)},{layer(folder)}}}' for folder in folders]
        content = '"layers":[\n' + ",\n".join(layers) + "\n]"
    pathlib.Path(output).write_text('{"format":"quotewright-book-1",' + content + "}\n", encoding="utf-8")


def embed(output, header, symbol, source):
    text = pathlib.Path(source).read_text(encoding="utf-8")
    if f"){DELIMITER}\"" in text:
        sys.exit(f"{source}: contains the delimiter of the literal")
    chunks = [text[start:start + CHUNK] for start in range(0, len(text), CHUNK)]
    literal = "\n".join(f'    R"{DELIMITER}({chunk}){DELIMITER}"' for chunk in chunks)
    pathlib.Path(output).write_text(f'#include "{header}"\n\n'
                                    f'static const char text[] =\n{literal};\n\n'
                                    f'const std::string_view {symbol}(text, sizeof text - 1);\n', encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "bundle":
        bundle(sys.argv[2], sys.argv[3:])
    else:
        embed(*sys.argv[2:])
