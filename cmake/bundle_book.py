"""Joins the layers of a price book into one bundle, parts a bundle in two, or turns it into a C++ constant.

usage: bundle_book.py bundle OUTPUT.json FOLDER...
       bundle_book.py part BOOK.json WORKSHEETS.json BUNDLE.json
       bundle_book.py embed OUTPUT.cpp HEADER.h SYMBOL BUNDLE.json

The bundle of one folder is {"format":"quotewright-book-1","files":{"NAME.json":<content>, ...}} in file-name order, of several
{"format": ..., "layers":[{"id":FOLDER,"files":{...}}, ...]}. Each file is one line without blanks and without "$schema"; numbers
stay as they were written. `part` takes the worksheets out, which few visitors of a page open; the two halves name one edition.
"""
import hashlib
import json
import pathlib
import sys

DELIMITER = "qw_book"
CHUNK = 8000  # characters of one literal; compilers join neighbours


class Number(str):
    """As it was written: 1.0 stays 1.0."""


def unique(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError("two members " + json.dumps(next(name for name in names if names.count(name) > 1)))
    return members


def read(text):
    return json.loads(text, parse_float=Number, parse_int=Number, object_pairs_hook=unique)


def compact(value):
    if isinstance(value, Number):
        return value
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{compact(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(compact, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def named(files):
    return '"files":{\n' + ",\n".join(f"{json.dumps(name)}:{compact(content)}" for name, content in files.items()) + "\n}"


def layer(folder):
    files = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        text = path.read_text(encoding="utf-8")
        try:
            files[path.name] = read(text)
        except json.JSONDecodeError as error:
            sys.exit(f"{path}:{error.lineno}:{error.colno}: {error.msg}")
        except ValueError as error:
            sys.exit(f"{path}: {error}")
        files[path.name].pop("$schema", None)  # for editors alone
    return files


def bundle(output, folders):
    if len(folders) == 1:
        content = named(layer(folders[0]))
    else:
        content = joined([(pathlib.Path(folder).name, layer(folder)) for folder in folders])
    pathlib.Path(output).write_text('{"format":"quotewright-book-1",' + content + "}\n", encoding="utf-8")


def joined(layers):
    return '"layers":[\n' + ",\n".join(f'{{"id":{json.dumps(name)},{named(files)}}}' for name, files in layers) + "\n]"


def take_ids(ids, section):
    if isinstance(section, dict):  # instead of those of the layers below
        ids.clear()
        section = section["$replace"]
    for item in section:
        (ids.discard if item.get("$remove") else ids.add)(item["id"])


def part(book_output, worksheets_output, source):
    text = pathlib.Path(source).read_text(encoding="utf-8")
    edition = hashlib.sha256(text.encode()).hexdigest()[:16]
    ids, books, sheets = set(), [], []
    for one in read(text)["layers"]:
        files = one["files"]
        apart = {name: {"worksheets": content.pop("worksheets")} for name, content in files.items() if "worksheets" in content}
        for content in apart.values():
            take_ids(ids, content["worksheets"])
        books.append((one["id"], {name: content for name, content in files.items() if content}))
        if apart:
            sheets.append((one["id"], apart))
    head = f'{{"format":"quotewright-book-1","parts":{{"edition":"{edition}","worksheets":{len(ids)}}},'
    pathlib.Path(book_output).write_text(head + joined(books) + "}\n", encoding="utf-8")
    head = f'{{"format":"quotewright-worksheets-1","edition":"{edition}",'
    pathlib.Path(worksheets_output).write_text(head + joined(sheets) + "}\n", encoding="utf-8")


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
    elif sys.argv[1] == "part":
        part(*sys.argv[2:])
    else:
        embed(*sys.argv[2:])
