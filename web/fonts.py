"""Cuts fonts down to the characters that the site uses; called by fonts.mjs.

Reads from standard input a list of jobs,

    [{"out": "text.woff2", "layout": ["kern"], "parts": [{"font": "a.ttf", "number": 0, "text": "abc"}, ...]}]

and writes one font a job. A part gives the characters of its text that it has and no part before it
gave; several parts (all with TrueType outlines and equal units per em) become one font.
"""

import json
import os
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

KEPT = ["head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"]


def cut(part, characters, layout):
    options = subset.Options(
        hinting=False,
        layout_features=layout,
        name_IDs=[1, 2],
        notdef_outline=True,
        font_number=part.get("number", -1),
        drop_tables=["FFTM", "DSIG", "meta", "vhea", "vmtx", "VORG", "BASE", "gasp"],
    )
    font = subset.load_font(part["font"], options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    return font


def cover(parts):
    """Gives each part the characters that it is to bring."""
    left = set()
    shares = []
    given = set()
    for part in parts:
        font = TTFont(part["font"], fontNumber=part.get("number", -1), lazy=True)
        has = {chr(code) for code in font.getBestCmap()}
        wanted = set(part["text"]) - given
        shares.append(wanted & has)
        given |= wanted & has
        left = (left | wanted) - given
    return shares, left


def run(job):
    parts = job["parts"]
    shares, left = cover(parts)
    fonts = [(cut(part, share, job.get("layout", [])), share) for part, share in zip(parts, shares) if share]
    if len(fonts) == 1:
        font = fonts[0][0]
    else:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, (one, _) in enumerate(fonts):
                for tag in set(one.keys()) - set(KEPT) - {"GlyphOrder"}:
                    if i > 0 or tag not in ("GPOS", "GSUB", "GDEF"):
                        del one[tag]
                paths.append(os.path.join(folder, f"{i}.ttf"))
                one.save(paths[-1])
            heights = TTFont(paths[0])["hhea"]
            font = Merger().merge(paths)
            font["hhea"].ascent, font["hhea"].descent = heights.ascent, heights.descent
    font.flavor = "woff2" if job["out"].endswith(".woff2") else None
    font.save(job["out"])
    return {"out": job["out"], "missing": "".join(sorted(left))}


if __name__ == "__main__":
    print(json.dumps([run(job) for job in json.load(sys.stdin)]))
