"""Makes one small font for the canvas: a Latin, Greek and Cyrillic subset of Noto Sans plus the symbols it lacks.

usage: make_fonts.py all|latin BASE.ttf SYMBOLS.ttf... OUTPUT.ttf

`latin` is what a page fetches first: without Greek and Cyrillic, and on a grid of 512 units instead of 1000, whose deltas fit
into a byte more often. That moves a point by 0.03 pixels at most in the largest figures.

Noto Sans has no minus sign, arrows or check marks; they come from the other Noto files, the first one that has a
character wins. Unhinted and without layout tables, since the canvas rasteriser reads neither. The digits of Noto Sans
are tabular by default, which keeps columns of money straight; the script fails when a base font breaks that.
"""
import os
import sys

from fontTools import merge, subset, ttLib
from fontTools.ttLib.scaleUpem import scale_upem

LATIN_GRID = 512
GREEK_AND_CYRILLIC = [(0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x491)]
LATIN_AND_SIGNS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2C7), (0x2D8, 0x2DD),  # Latin
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x2044, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0xFFFD, 0xFFFD),
]
SYMBOLS = ("\u2190\u2191\u2192\u2193\u2194\u21b5\u2212\u2215\u221e\u2248\u2260\u2264\u2265"
           "\u25b2\u25b6\u25bc\u25c0\u25cb\u25cf\u25c6\u26a0\u2713\u2715\u2717\u2026\u22ee")
REQUIRED = "0123456789,.%\u20ac\u00a3\u2212\u2192\u2264\u2265\u2713\u26a0"


def cut(path, wanted):
    """The font of `path` with those of `wanted` code points that it has, or None when it has none."""
    options = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "DSIG", "STAT", "meta"]
    font = subset.load_font(path, options)
    have = wanted & set(font.getBestCmap())
    if not have:
        return None, have
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=have)
    subsetter.subset(font)
    return font, have


def join(latin, base_path, symbol_paths, output):
    ranges = LATIN_AND_SIGNS + ([] if latin else GREEK_AND_CYRILLIC)
    wanted = {code for first, last in ranges for code in range(first, last + 1)} | {ord(c) for c in SYMBOLS}
    parts, found = [], set()
    for path in [base_path] + symbol_paths:
        missing = wanted if not parts else {ord(c) for c in SYMBOLS} - found
        font, have = cut(path, missing)
        if font is None:
            continue
        found |= have
        part = f"{output}.{len(parts)}"
        font.save(part)
        parts.append(part)
    options = merge.Options()
    options.drop_tables = ["GSUB", "GPOS", "GDEF", "MATH", "vhea", "vmtx", "VORG"]
    merged = merge.Merger(options).merge(parts)
    base = ttLib.TTFont(parts[0])
    for table, fields in {"hhea": ("ascent", "descent", "lineGap"),
                          "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
                          "head": ("modified", "created")}.items():
        for field in fields:  # a tall symbol must not stretch every line of text
            setattr(merged[table], field, getattr(base[table], field))
    if latin:
        scale_upem(merged, LATIN_GRID)
    merged.recalcTimestamp = False
    merged.save(output)
    for part in parts:
        os.remove(part)


def check(output):
    font = ttLib.TTFont(output)
    names, widths = font.getBestCmap(), font["hmtx"]
    missing = [c for c in REQUIRED if ord(c) not in names]
    if missing:
        sys.exit(f"{output}: no glyph for {' '.join(missing)}")
    if len({widths[names[ord(c)]][0] for c in "0123456789"}) != 1:
        sys.exit(f"{output}: the digits are not of one width")


if __name__ == "__main__":
    join(sys.argv[1] == "latin", sys.argv[2], sys.argv[3:-1], sys.argv[-1])
    check(sys.argv[-1])
