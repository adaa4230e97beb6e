from __future__ import annotations

import ast
import functools
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import zgreport
from zgreport.cli.words import Words
from zgreport.findings import Finding, Place, Severity
from zgreport.ledgers.choosing import Why
from zgreport.ledgers.tables.kinds import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(zgreport.__file__).parent
LOCALE = PACKAGE / "locale"
LANGUAGES = ("zh_CN", "en")
CATALOGUES = sorted(LOCALE.rglob("*.po"))
ROOMS = (
    *("definition", "ledgers", "figures", "language", "document"),
    *("output", "cli", "wording", "pipeline", "evidence", "lint", "layout", "archive"),
)
FILE_ENDINGS = {"json", "csv", "xlsx", "docx", "html", "pdf", "po", "mo"}


@functools.cache
def messages_in(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        catalogue = read_po(file) if path.suffix == ".po" else read_mo(file)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def catalogue(language: str, room: str) -> dict[str, str]:
    path = LOCALE / language / "LC_MESSAGES" / f"{room}.po"
    return messages_in(path) if path.exists() else {}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# The codes that the program can report, read from its source.

MAKERS = {"error", "warning", "note", "finding"}


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def written_out(tree: ast.AST, room: str) -> Iterator[str]:
    """Codes that stand in the source as a whole."""
    nodes = ast.walk(tree)
    if room == "cli":  # its other messages are no findings
        nodes = (
            n for c in nodes if isinstance(c, ast.Call) and called(c) == "Finding" for n in c.args
        )
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            domain, dot, name = node.value.partition(".")
            if dot and domain in ROOMS and name.isidentifier() and name not in FILE_ENDINGS:
                yield node.value


@functools.cache
def kits(tree: ast.AST) -> dict[str, str]:
    """The names under which a module has the kits that make findings, each with its room."""
    return {
        ast.unparse(node.targets[0]): ast.literal_eval(node.value.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and called(node.value) == "room"
    }


def makes(call: ast.Call, kits: dict[str, str]) -> str | None:
    """The room whose kit is called, if one is."""
    func = call.func
    if isinstance(func, ast.Attribute) and func.attr in MAKERS:
        return kits.get(ast.unparse(func.value))
    return None


def shorthands(trees: list[ast.AST]) -> dict[str, int]:
    """The functions of a room that hand a code on to its kit, with the code's place in a call."""
    functions = [(f, kits(t)) for t in trees for f in ast.walk(t) if isinstance(f, ast.FunctionDef)]
    found: dict[str, int] = {}
    while more := {
        function.name: [a.arg for a in function.args.args if a.arg != "self"].index("code")
        for function, kit in functions
        if function.name not in found and hands_on_its_code(function, kit, found)
    }:
        found |= more
    return found


def hands_on_its_code(
    function: ast.FunctionDef, kits: dict[str, str], known: dict[str, int]
) -> bool:
    if "code" not in {argument.arg for argument in function.args.args}:
        return False
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
    return any(
        ast.unparse(code) == "code"
        for call in calls
        if (code := code_in(call, kits, known)) is not None
    )


def code_in(call: ast.Call, kits: dict[str, str], short: dict[str, int]) -> ast.expr | None:
    """What a call that makes a finding is given as its code."""
    at = 0 if makes(call, kits) else short.get(called(call), len(call.args))
    return call.args[at] if at < len(call.args) else None


def texts(node: ast.expr, tree: ast.AST) -> set[str]:
    """The texts an expression may be: written there, or where its name is given a value."""
    found: list[ast.expr] = []
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=body, orelse=other):
            found = [body, other]
        case ast.BoolOp(values=values) | ast.Dict(values=values):
            found = values
        case ast.Call(func=ast.Attribute(value=table, attr="get")):
            found = [table]
        case ast.Name() | ast.Attribute():
            found = [value for name, value in assigned(tree) if name == last(node)]
    return {text for each in found for text in texts(each, tree)}


def last(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def assigned(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Every name of a module that is given a value, without what it is a part of."""
    for node in ast.walk(tree):
        match node:
            case ast.NamedExpr(target=target, value=value):
                yield last(target), value
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                yield from zip(map(last, targets), values, strict=True)
            case ast.Assign(targets=[target], value=value):
                yield last(target), value


@functools.cache
def sources() -> dict[Path, ast.AST]:
    return {p: ast.parse(p.read_text(encoding="utf-8")) for p in PACKAGE.rglob("*.py")}


@functools.cache
def calls_in(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(sources()[path]) if isinstance(node, ast.Call)]


def codes_of(room: str) -> set[str]:
    mine = {*(PACKAGE / room).rglob("*.py"), *PACKAGE.glob(f"{room}.py")}
    trees = sources()
    short = shorthands([trees[path] for path in mine]) | {"Unreadable": 0}
    codes = {code for path in mine for code in written_out(trees[path], room)}
    for path, tree in trees.items():
        kit = {name: of for name, of in kits(tree).items() if of == room}
        if not kit and path not in mine:
            continue
        for call in calls_in(path):
            code = code_in(call, kit, short if path in mine else {})
            if code is not None:
                codes |= {f"{room}.{text}" for text in texts(code, tree)}
    return codes


@pytest.mark.parametrize("room", ROOMS)
def test_every_code_has_a_sentence_and_a_remedy_in_both_languages(room: str) -> None:
    known = {language: catalogue(language, room) for language in LANGUAGES}
    wanted = {f"{code}{end}" for code in codes_of(room) for end in ("", ".hint")}
    missing = {language: sorted(wanted - set(known[language])) for language in LANGUAGES}
    wrong = {language: codes for language, codes in missing.items() if codes}
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_values(room: str) -> None:
    chinese, english = (catalogue(language, room) for language in LANGUAGES)
    for code in set(chinese) & set(english):
        assert placeholders(chinese[code]) == placeholders(english[code]), code
        assert room == "cli" or "near" not in placeholders(chinese[code]), (
            f"{code}: near misses are offered by the command line, in front of every hint"
        )


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_messages(room: str) -> None:
    assert set(catalogue("zh_CN", room)) == set(catalogue("en", room))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.relative_to(LOCALE).as_posix())
def test_every_catalogue_is_compiled_and_up_to_date(path: Path) -> None:
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "run python tests/compile_messages.py"
    assert messages_in(compiled) == messages_in(path), "run python tests/compile_messages.py"


def test_codes_behind_a_shorthand_are_found() -> None:
    source = (
        "_ROOM = room('document')\n"
        "def _finding(code, place): return _ROOM.note(code, place)\n"
        "def refuse(place, code): return _finding(code, place)\n"
        "refuse(1, 'split_tag'); other('nothing', 1)\n"
    )
    assert shorthands([ast.parse(source)]) == {"_finding": 0, "refuse": 1}


# The words themselves.

UNKNOWN = Finding(
    "definition.unknown_ledger",
    Severity.ERROR,
    Place(file="inputs/report.yaml", line=12, key="scoring.ledger"),
    {"name": "发搞", "near": ("发稿", "报送"), "known": ("发稿", "报送", "评选")},
)


def test_a_finding_in_chinese() -> None:
    assert Words("zh_CN").line(UNKNOWN) == (
        "错误：inputs/report.yaml，第 12 行，scoring.ledger：没有叫“发搞”的台账。\n"
        "    您是不是想写 发稿、报送？已有的台账：发稿、报送、评选。"
    )


def test_a_finding_in_english() -> None:
    assert Words("en").line(UNKNOWN) == (
        "Error: inputs/report.yaml, line 12, scoring.ledger: There is no ledger 发搞.\n"
        "    Did you mean 发稿, 报送? Ledgers: 发稿, 报送, 评选."
    )


def test_without_near_misses_nothing_is_offered() -> None:
    values = {**UNKNOWN.values, "near": ()}
    finding = Finding(UNKNOWN.code, Severity.ERROR, UNKNOWN.place, values)
    assert Words("zh_CN").hint(finding) == "已有的台账：发稿、报送、评选。"


PLACES = [
    (Place(), "", ""),
    (
        Place(file="inputs/2023/发稿台账.xlsx", sheet="一季度", cell="C14"),
        "inputs/2023/发稿台账.xlsx，工作表“一季度”，单元格 C14：",
        'inputs/2023/发稿台账.xlsx, sheet "一季度", cell C14: ',
    ),
    (
        Place(file="a.xls", sheet="表", cell="14"),
        "a.xls，工作表“表”，第 14 行：",
        'a.xls, sheet "表", row 14: ',
    ),
    (Place(year=2023, file="a.csv"), "a.csv：", "a.csv: "),
    (Place(year=2023), "2023年：", "2023: "),
    (
        Place(file="templates/综述.docx", paragraph=3, excerpt="发稿"),
        "templates/综述.docx，第 3 段，“发稿”：",
        'templates/综述.docx, paragraph 3, "发稿": ',
    ),
]


@pytest.mark.parametrize(("place", "chinese", "english"), PLACES)
def test_places(place: Place, chinese: str, english: str) -> None:
    finding = Finding("definition.empty", Severity.ERROR, place)
    assert Words("zh_CN").place(finding) == chinese
    assert Words("en").place(finding) == english


def test_an_unknown_code_is_said_as_it_is() -> None:
    finding = Finding("nowhere.unheard_of", Severity.NOTE)
    assert Words("zh_CN").line(finding) == "提示：nowhere.unheard_of"


def test_a_value_that_was_forgotten_does_not_stop_the_message() -> None:
    finding = Finding("definition.unknown_ledger", Severity.WARNING)
    assert Words("zh_CN").sentence(finding) == "没有叫“{name}”的台账。"
    assert Words("zh_CN").line(finding).startswith("警告：")


def test_a_long_list_is_cut() -> None:
    known = tuple(f"甲{n}" for n in range(30))
    finding = Finding(UNKNOWN.code, Severity.ERROR, Place(), {"name": "乙", "known": known})
    hint = Words("zh_CN").hint(finding)
    assert "甲19……" in hint
    assert "甲20" not in hint


def test_braces_in_values_and_messages_are_kept() -> None:
    finding = Finding("definition.not_a_date", Severity.ERROR, Place(), {"text": "{{ 年 }}"})
    assert Words("zh_CN").sentence(finding) == "“{{ 年 }}”不是日期。"
    finding = Finding("definition.tag_unquoted", Severity.ERROR)
    assert '"{{ 年 }}年工作综述"' in Words("zh_CN").hint(finding)


def test_only_a_reason_is_taken_for_an_error_of_the_system() -> None:
    words = Words("zh_CN")
    assert words.say("cli.os.at", file="EIO", reason="ENOSPC") == "EIO：磁盘已满"
    assert words.say("cli.os.at", file="a", reason="ENOTUNIQ") == "a：ENOTUNIQ"


def test_a_value_may_have_any_name() -> None:
    finding = Finding("nowhere.{code}{self}", Severity.NOTE, Place(), {"code": "甲", "self": "乙"})
    assert Words("en").sentence(finding) == "nowhere.甲乙"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "-".join(path.parts[-3::2]))
def test_every_id_of_a_catalogue_has_one_sentence(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [line.split(maxsplit=1)[0] for line in lines if line.startswith(("msgid", "msgstr"))]
    assert starts == ["msgid", "msgstr"] * (len(starts) // 2)
    ids = [line for line in lines if line.startswith("msgid")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_to_leave_out_a_row_or_a_sheet_has_words(language: str) -> None:
    known = catalogue(language, "cli")
    rows = [kind.value for kind in RowKind if kind not in {RowKind.RECORD, RowKind.BLANK}]
    wanted = {f"cli.check.row.{kind}" for kind in (*rows, "excluded", "other_year")}
    wanted |= {f"cli.check.why.{why.value}" for why in Why}
    assert not wanted - known.keys()
