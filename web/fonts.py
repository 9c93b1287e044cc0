"""Cuts fonts down to the characters that the site uses; called by fonts.mjs.

Reads from standard input a list of jobs,

    [{"out": "text.woff2", "layout": ["kern"], "parts": [{"font": "a.ttf", "number": 0, "text": "abc"}, ...]}]

and writes one font a job. A part gives the characters of its text that it has and no part before it
gave; several parts (all with TrueType outlines and equal units per em) become one font.
"""

import io
import json
import os
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

KEPT = ["head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"]


def cut(font, characters, layout):
    options = subset.Options(
        hinting=False,
        layout_features=layout,
        name_IDs=[1, 2],
        notdef_outline=True,
        drop_tables=["FFTM", "DSIG", "meta", "vhea", "vmtx", "VORG", "BASE", "gasp"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    drop_lost_variants(font)
    return font


def drop_lost_variants(font):
    """The MATH table says of which larger glyphs a stretched one is made. Of a glyph that stays only as a part
    of another, the subsetter keeps that entry but not the larger glyphs; browsers then refuse the whole table."""
    variants = font["MATH"].table.MathVariants if "MATH" in font else None
    if not variants:
        return
    there = set(font.getGlyphOrder())
    for direction in ("Vert", "Horiz"):
        coverage = getattr(variants, f"{direction}GlyphCoverage")
        if not coverage:
            continue
        constructions = getattr(variants, f"{direction}GlyphConstruction")
        kept = [pair for pair in zip(coverage.glyphs, constructions) if named_by(pair[1]) <= there]
        coverage.glyphs = [glyph for glyph, _ in kept]
        setattr(variants, f"{direction}GlyphConstruction", [construction for _, construction in kept])
        setattr(variants, f"{direction}GlyphCount", len(kept))


def named_by(construction):
    parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []
    return {record.VariantGlyph for record in construction.MathGlyphVariantRecord} | {part.glyph for part in parts}


class Sources:
    """The fonts that are cut from, each reduced once to what all jobs want of it: a font of all of
    Chinese takes seconds to open, what a course uses of it does not."""

    def __init__(self, jobs):
        self.wanted = {}
        self.layout = sorted({feature for job in jobs for feature in job.get("layout", [])})
        for part in (part for job in jobs for part in job["parts"]):
            self.wanted.setdefault(self.name(part), set()).update(part["text"])
        self.reduced = {}

    @staticmethod
    def name(part):
        return part["font"], part.get("number", -1)

    def open(self, part):
        name = self.name(part)
        if name not in self.reduced:
            font = cut(TTFont(name[0], fontNumber=name[1], lazy=True, recalcTimestamp=False), self.wanted[name], self.layout)
            self.reduced[name] = io.BytesIO()
            font.flavor = None
            font.save(self.reduced[name])
        return TTFont(io.BytesIO(self.reduced[name].getvalue()), recalcTimestamp=False)


def cover(parts, sources):
    """Gives each part the characters that it is to bring, and says which none has."""
    shares = []
    given = set()
    for part in parts:
        has = {chr(code) for code in sources.open(part).getBestCmap()}
        shares.append((set(part["text"]) - given) & has)
        given |= shares[-1]
    return shares, set().union(*(part["text"] for part in parts)) - given


def run(job, sources):
    parts = job["parts"]
    shares, left = cover(parts, sources)
    fonts = [
        cut(sources.open(part), share, job.get("layout", []))
        for part, share in zip(parts, shares)
        if share
    ]
    if len(fonts) == 1:
        font = fonts[0]
    else:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, one in enumerate(fonts):
                for tag in set(one.keys()) - set(KEPT) - {"GlyphOrder"}:
                    if i > 0 or tag not in ("GPOS", "GSUB", "GDEF"):
                        del one[tag]
                paths.append(os.path.join(folder, f"{i}.ttf"))
                one.save(paths[-1])
            first = TTFont(paths[0], recalcTimestamp=False)
            heights = first["hhea"]
            font = Merger().merge(paths)
            # The same letters give the same file, whenever it is made.
            font.recalcTimestamp = False
            font["head"].created = first["head"].created
            font["head"].modified = first["head"].modified
            font["hhea"].ascent, font["hhea"].descent = heights.ascent, heights.descent
    font.flavor = "woff2" if job["out"].endswith(".woff2") else None
    font.save(job["out"])
    return {"out": job["out"], "missing": "".join(sorted(left))}


if __name__ == "__main__":
    jobs = json.load(sys.stdin)
    sources = Sources(jobs)
    print(json.dumps([run(job, sources) for job in jobs]))
