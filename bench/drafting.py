"""What drafting costs, in milliseconds of processor time: the least of several runs.

Budgets, on a text of 200 clauses: an edit with renumbering and the redline of its clause 10 ms, a
merge of two drafts 50 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import process_time

from amendments.drafting.history import invert
from amendments.drafting.merging import merge
from amendments.drafting.operations import Add, Delete, Operation, Reword
from amendments.drafting.references import stale_references
from amendments.drafting.renumbering import edit
from amendments.drafting.trees import Place, Side
from amendments.redline.diff import diff
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText

WORDS = "to continue the work on telecommunications for development in every region, taking"
CLAUSES = 200
SECTIONS = 8


def least(work: Callable[[], object], runs: int = 9) -> float:
    """Milliseconds of the quickest run."""
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times) * 1000


def resolution() -> ResolutionText:
    """Eight sections with 200 clauses, each some lines long, some of which refer to others."""
    sections = []
    each = CLAUSES // SECTIONS
    for rank in range(SECTIONS):
        clauses = tuple(
            Clause(
                Kind.CLAUSE,
                label=str(place + 1),
                text=f"{WORDS} into account resolves {place + 1} above; {WORDS} note of {rank};",
                uid=f"{rank}-{place}",
            )
            for place in range(each)
        )
        key = "resolves" if rank == 0 else f"section-{rank}"
        sections.append(
            Clause(Kind.OPERATIVE, heading=key, key=key, children=clauses, uid=f"s{rank}")
        )
    return assign(ResolutionText("en", "pp", "resolution", "1", Edition(), tuple(sections)))


def keystroke(text: ResolutionText, operation: Operation, uid: str) -> None:
    """One edit, its renumbering, and the redline of one clause."""
    after, _ = edit(text, operation)
    words = {clause.uid: clause.text for clause in after.walk()}
    before = next((clause.text for clause in text.walk() if clause.uid == uid), "")
    diff(before, words.get(uid, ""))


def drafted(text: ResolutionText, side: int) -> ResolutionText:
    """What one of two people made of it: a word in every fourth clause, one more, one less."""
    clauses = [clause.uid for clause in text.walk() if clause.kind is Kind.CLAUSE]
    for uid in clauses[side::8]:
        text, _ = edit(text, Reword(uid, f"{WORDS} care of {side};"))
    text, _ = edit(text, Add(f"new-{side}", Place(Side.AFTER, clauses[side * 30]), WORDS))
    text, _ = edit(text, Delete(clauses[side * 30 + 60]))
    return text


def main() -> None:
    """Print the figures."""
    text = resolution()
    word = Reword("3-5", f"{WORDS} good care;")
    first = Add("new", Place(Side.FIRST, "s0"), WORDS)
    for name, operation, uid in (("words", word, "3-5"), ("a new clause", first, "new")):
        took = least(lambda made=operation, at=uid: keystroke(text, made, at))
        print(f"drafting: {name}, renumbered, redline of the clause: {took:.1f} ms")
    took = least(lambda: invert(text, first))
    print(f"drafting: taking a new clause back: {took:.1f} ms")
    after, _ = edit(text, first)
    took = least(lambda: stale_references(text, after))
    print(f"drafting: references left behind in {CLAUSES} clauses: {took:.0f} ms")
    mine, theirs = drafted(text, 0), drafted(text, 1)
    took = least(lambda: merge(text, mine, theirs))
    print(f"drafting: merge of two drafts: {took:.0f} ms")
    both = [
        replace(each, text=f"{each.text} {side}")
        for side in "ab"
        for each in text.clauses[0].children
    ]
    half = len(both) // 2
    sides = [
        replace(text, clauses=(replace(text.clauses[0], children=tuple(part)), *text.clauses[1:]))
        for part in (both[:half], both[half:])
    ]
    took = least(lambda: merge(text, *sides))
    print(f"drafting: merge of two drafts, {half} conflicts: {took:.0f} ms")


if __name__ == "__main__":
    main()
