"""The one look of the files that we write: styles, fonts and page of a printed ITU resolution.

The style names are those of ITU's own Word templates, so that a file of ours can be pasted into
one of theirs, and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.word.marks import PLAIN, UNSHAPED, Formatting, Shape
from resolutions.word.markup import Element, add, make, w

STEP = 567  # one centimetre: what a level of labels is indented by
BOLD = Formatting(bold=True)
ITALIC = Formatting(italic=True)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name, its effective looks, and the spacing around it (in points)."""

    name: str
    formatting: Formatting = PLAIN
    shape: Shape = UNSHAPED
    align: str = ""
    size: int = 12
    space_before: int = 3
    space_after: int = 3
    keep: bool = False
    caps: bool = False

    @property
    def id(self) -> str:
        """The name as Word likes it in markup: `heading 1` is `Heading1`."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


STYLES = {
    style.name: style
    for style in (
        Style(
            "Res_No", shape=Shape(outline=0), align="center", size=14, space_before=24, keep=True
        ),
        Style("Res_title", BOLD, align="center", size=14, space_before=12, keep=True),
        Style("Res_ref", ITALIC, align="center", space_before=8, keep=True),
        Style("Normal_after_title", align="both", space_before=16),
        Style("Call", ITALIC, Shape(outline=1, indent=STEP), space_before=10, keep=True),
        Style("Body_text", align="both"),
        *(
            Style(f"enumlev{level}", shape=Shape(indent=STEP * level, first=-STEP), align="both")
            for level in range(1, 7)
        ),
        Style("Annex_No", shape=Shape(outline=0), align="center", size=14, keep=True),
        Style("Annex_title", BOLD, align="center", size=14, space_before=12, keep=True),
        *(
            Style(f"heading {level}", BOLD, Shape(outline=level - 1), space_before=14, keep=True)
            for level in range(2, 6)
        ),
        Style("Table_text", size=11, space_before=2, space_after=2),
        Style("footnote text", shape=Shape(indent=284, first=-284), size=10, space_before=2),
        Style("footer", align="center", size=10, space_before=0),
    )
}

# The faces of Latin (and Greek, Cyrillic), East Asian and complex scripts, and the half points
# that a complex script needs to look as large as the Latin beside it.
FACES = {"zh": ("Times New Roman", "SimSun", "Times New Roman", 0)}
FACES["ar"] = ("Times New Roman", "SimSun", "Traditional Arabic", 6)
DEFAULT_FACES = FACES["zh"]
TAGS = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}


def styles(language: str, extra: tuple[str, ...]) -> Element:
    """The tree of `styles.xml`; `extra` are further style names, which look like plain text."""
    root = make("styles")
    _defaults(root, language)
    _latent(root)
    for style in STYLES.values():
        _paragraph_style(root, style, FACES.get(language, DEFAULT_FACES)[3])
    for order, name in enumerate(extra, 1):
        element = add(root, "style", type="paragraph", customStyle="1", styleId=f"Extra{order}")
        add(element, "name", val=name)
        add(element, "basedOn", val="Normal")
    reference = add(root, "style", type="character", styleId="FootnoteReference")
    add(reference, "name", val="footnote reference")
    add(add(reference, "rPr"), "vertAlign", val="superscript")
    link = add(root, "style", type="character", styleId="Hyperlink")
    add(link, "name", val="Hyperlink")
    looks = add(link, "rPr")
    add(looks, "color", val="0563C1")
    add(looks, "u", val="single")
    return root


def style_id(name: str, extra: tuple[str, ...]) -> str:
    """The id under which `styles` declares a style."""
    return STYLES[name].id if name in STYLES else f"Extra{extra.index(name) + 1}"


def _defaults(root: Element, language: str) -> None:
    """Fonts and language tags of everything; the same size for all scripts but Arabic."""
    latin, asian, complex_script, larger = FACES.get(language, DEFAULT_FACES)
    looks = add(add(add(root, "docDefaults"), "rPrDefault"), "rPr")
    add(looks, "rFonts", ascii=latin, eastAsia=asian, hAnsi=latin, cs=complex_script)
    add(looks, "sz", val="24")
    add(looks, "szCs", val=str(24 + larger))
    tag = TAGS.get(language, "en-GB")
    add(
        looks,
        "lang",
        val="en-GB" if language in ("ar", "zh") else tag,
        eastAsia="zh-CN",
        bidi="ar-SA",
    )


def _latent(root: Element) -> None:
    """The default styles that every Word file has."""
    normal = add(root, "style", type="paragraph", default="1", styleId="Normal")
    add(normal, "name", val="Normal")
    add(normal, "qFormat")
    font = add(root, "style", type="character", default="1", styleId="DefaultParagraphFont")
    add(font, "name", val="Default Paragraph Font")
    table = add(root, "style", type="table", default="1", styleId="TableNormal")
    add(table, "name", val="Normal Table")
    margins = add(add(table, "tblPr"), "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w="108", type="dxa")


def _paragraph_style(root: Element, style: Style, larger: int) -> None:
    element = add(root, "style", type="paragraph", styleId=style.id)
    if style.name[0].isupper():
        element.set(w("customStyle"), "1")
    add(element, "name", val=style.name)
    add(element, "basedOn", val="Normal")
    add(element, "qFormat")
    place = add(element, "pPr")
    if style.keep:
        add(place, "keepNext")
        add(place, "keepLines")
    spacing = {"before": str(style.space_before * 20), "after": str(style.space_after * 20)}
    add(place, "spacing", **spacing)
    if style.shape.indent or style.shape.first:
        indent(place, style.shape)
    if style.align:
        add(place, "jc", val=style.align)
    if style.shape.outline is not None:
        add(place, "outlineLvl", val=str(style.shape.outline))
    looks = add(element, "rPr")
    for name, on in (("b", style.formatting.bold), ("i", style.formatting.italic)):
        if on:
            add(looks, name)
            add(looks, name + "Cs")
    add(looks, "sz", val=str(style.size * 2))
    add(looks, "szCs", val=str(style.size * 2 + larger))


def indent(place: Element, shape: Shape) -> None:
    """Append `w:ind` for the shape's indentation; left means where lines begin."""
    hanging = shape.first < 0
    values = {
        "left": str(shape.indent),
        "hanging" if hanging else "firstLine": str(abs(shape.first)),
    }
    add(place, "ind", **values)


def section(language: str, footer: str, *, landscape: bool = False) -> Element:
    """`w:sectPr` of an A4 page with two-centimetre margins and the footer of that relation id."""
    element = make("sectPr")
    reference = add(element, "footerReference", type="default")
    reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", footer)
    if landscape:
        add(element, "pgSz", w="16838", h="11906", orient="landscape")
    else:
        add(element, "pgSz", w="11906", h="16838")
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "1134")
    add(element, "pgMar", **margins, header="709", footer="709", gutter="0")
    if language == "ar":
        add(element, "bidi")
    return element


def footer(notice: str) -> Element:
    """The tree of the footer: the notice, if there is one, and the page number in the middle."""
    root = make("ftr")
    if notice:
        paragraph = add(root, "p")
        add(add(paragraph, "pPr"), "pStyle", val="Footer")
        add(add(paragraph, "r"), "t").text = notice
    paragraph = add(root, "p")
    add(add(paragraph, "pPr"), "pStyle", val="Footer")
    for kind in ("begin", "", "end"):
        run = add(paragraph, "r")
        if kind:
            add(run, "fldChar", fldCharType=kind)
        else:
            add(run, "instrText").text = "PAGE"
    return root


def settings(language: str, *, tracking: bool, notes: tuple[str, ...]) -> Element:
    """The tree of `settings.xml`; `notes` are the kinds of note that the document has."""
    root = make("settings")
    if tracking:
        add(root, "trackRevisions")
    add(root, "defaultTabStop", val=str(STEP))
    add(root, "characterSpacingControl", val="doNotCompress")
    for kind in notes:
        separators = add(root, kind + "Pr")
        for name in ("-1", "0"):
            add(separators, kind, id=name)
    compatibility = add(root, "compat")
    add(
        compatibility,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    tag = TAGS.get(language, "en-GB")
    latin = "en-GB" if language in ("ar", "zh") else tag
    add(root, "themeFontLang", val=latin, eastAsia="zh-CN", bidi="ar-SA")
    return root
