"""What the command line prints, as a whole, in Chinese and in English, and its exit codes."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from textwrap import dedent
from typing import TYPE_CHECKING, Protocol

import click
import pytest
from desk import desk_in
from rights import bound
from terminal import SOURCES, called, started

import zgreport as package
from zgreport.cli.pages import Group
from zgreport.cli.run import COMMANDS
from zgreport.cli.run import run as run_here
from zgreport.cli.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from terminal import Said

pytestmark = pytest.mark.long(12)


class Run(Protocol):
    """Calls `zgreport` with these arguments, and nothing of the environment but what is given."""

    def __call__(
        self, *arguments: str, before: list[str] | None = None, **environment: str
    ) -> Said: ...


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program that a user starts: its pages of help are those of one language."""
    return lambda *arguments, before=None, **environment: started(
        *arguments, folder=tmp_path, before=before or [], environ=environment
    )


@pytest.fixture
def say(tmp_path: Path) -> Callable[..., Said]:
    """The same within this process, for what is no page of help."""
    return lambda *arguments: called(*arguments, folder=tmp_path)


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> pytest.CaptureFixture[str]:
    """What this process prints, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return capsys


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return desk_in(tmp_path).root


def text(indented: str) -> str:
    return dedent(indented).lstrip("\n")


# Help.

HELP = [
    (
        ("build", "--help"),
        """
        用法：zgreport build [选项] [年度]

          生成综述，写到 out/年度/。不写年度时取 inputs 里最新的一年。

        选项：
          --through 日期   只统计到这一天，与上年同期比较，例如 2023-06-30。
          --baseline 来源  上年数取自台账（inputs）还是归档（archive）。
          --date 日期      成文日期，例如 2024-01-05；不写时用报告定义里的 date。
          --draft          只把正文打印出来，不写任何文件。
          --force          生成后又手工改过的文档也覆盖。
          --pdf            用 LibreOffice 另做一份 PDF，放在文档旁边。
          --open           做好后用系统里的程序打开。
          -C 文件夹        工作区所在的文件夹，默认是当前文件夹。
          --lang [zh|en]   消息用中文（zh）还是英文（en）。
          -h, --help       显示本说明。
        """,
    ),
    (
        ("figures", "-h"),
        """
        用法：zgreport figures [选项] [年度]

          列出各项指标：本年、上年和变化。

        选项：
          --through 日期   只统计到这一天，与上年同期比较，例如 2023-06-30。
          --baseline 来源  上年数取自台账（inputs）还是归档（archive）。
          -e 式子          另外计算一个表达式，可以写多次。
          --json           输出 JSON。
          --csv            输出 CSV。
          -C 文件夹        工作区所在的文件夹，默认是当前文件夹。
          --lang [zh|en]   消息用中文（zh）还是英文（en）。
          -h, --help       显示本说明。
        """,
    ),
    (
        ("tags", "--help"),
        """
        用法：zgreport tags [选项] [年度] [词…]

          列出标签里可以写的名称，旁边是现在印出的字；也看模板用了哪些、改了哪些。

        选项：
          --through 日期   只统计到这一天，与上年同期比较，例如 2023-06-30。
          --baseline 来源  上年数取自台账（inputs）还是归档（archive）。
          --used           列出模板用到的名称、各在哪里，以及没有用到的。
          --diff 文件      与另一份模板（例如上年的）相比，标签有哪些增减、改动和移
                           动。
          --docx 文件      把清单写成一份 Word 文件，可以从里面复制标签。
          --json           输出 JSON。
          -C 文件夹        工作区所在的文件夹，默认是当前文件夹。
          --lang [zh|en]   消息用中文（zh）还是英文（en）。
          -h, --help       显示本说明。
        """,
    ),
    (
        ("init", "--help"),
        """
        用法：zgreport init [选项] 文件夹

          新建一个工作区，里面带有完整的示例；加 --from，由自己的表格建。

        选项：
          --from 文件夹   从这个文件夹里的表格建工作区：任何一层的表格都读，只读不改。
          --redo          按改好的 对照表.xlsx 重写报告定义。
          --blank         只建一本台账、一个指标、一页模板，各有说明。
          --example 名称  用随程序来的另一个机关的表格建立：医院、热线或学校。
          --json          输出 JSON。
          -C 文件夹       工作区所在的文件夹，默认是当前文件夹。
          --lang [zh|en]  消息用中文（zh）还是英文（en）。
          -h, --help      显示本说明。
        """,
    ),
    (
        ("build", "--lang", "en", "--help"),
        """
        Usage: zgreport build [OPTIONS] [YEAR]

          Build the summary into out/YEAR/. Without a year, the newest year of inputs.

        Options:
          --through DATE     Count up to this day and compare with the same period of
                             last year, e.g. 2023-06-30.
          --baseline SOURCE  Where last year's figures come from: inputs or archive.
          --date DATE        The date of the document, e.g. 2024-01-05; the
                             definition's date by default.
          --draft            Print the text and write nothing.
          --force            Replace a document that was edited by hand after it was
                             built.
          --pdf              Make a PDF beside the document, with LibreOffice.
          --open             Open the result with the system's program for it.
          -C DIR             The workspace's folder; the current folder by default.
          --lang [zh|en]     Language of messages, Chinese (zh) or English (en).
          -h, --help         Show this message and exit.
        """,
    ),
    (
        ("--lang", "en", "init", "--help"),
        """
        Usage: zgreport init [OPTIONS] DIR

          Make a new workspace with the whole example in it; with --from, of your own
          spreadsheets.

        Options:
          --from DIR      Make the workspace from the spreadsheets in this folder, at
                          any depth; they are only read.
          --redo          Write the definition anew from the corrected 对照表.xlsx.
          --blank         Only one ledger, one figure and one page, each explained.
          --example NAME  Start from the spreadsheets of another office that come
                          along: hospital, hotline or schools.
          --json          Print JSON.
          -C DIR          The workspace's folder; the current folder by default.
          --lang [zh|en]  Language of messages, Chinese (zh) or English (en).
          -h, --help      Show this message and exit.
        """,
    ),
]


@pytest.mark.parametrize(("arguments", "page"), HELP)
def test_a_command_explains_itself(run: Run, arguments: tuple[str, ...], page: str) -> None:
    done = run(*arguments)
    assert done.out == text(page)
    assert (done.code, done.err) == (0, "")


GROUP = [
    (
        "zh",
        """
        用法：zgreport [选项] 命令 …

          zgreport：从台账到年度综述。每个数都从台账里数出来，和上年比好，按公文的写法
          写好。

        选项：
          -C 文件夹       工作区所在的文件夹，默认是当前文件夹。
          --lang [zh|en]  消息用中文（zh）还是英文（en）。
          --version       显示版本。
          -h, --help      显示本说明。

        命令：
        """,
    ),
    (
        "en",
        """
        Usage: zgreport [OPTIONS] COMMAND ...

          zgreport: from ledgers to the annual summary. Every number is counted from
          the ledger rows, compared with last year and worded as official prose wants
          it.

        Options:
          -C DIR          The workspace's folder; the current folder by default.
          --lang [zh|en]  Language of messages, Chinese (zh) or English (en).
          --version       Show the version.
          -h, --help      Show this message and exit.

        Commands:
        """,
    ),
]


@pytest.mark.parametrize(("language", "page"), GROUP)
def test_the_program_explains_itself_and_lists_every_command(
    run: Run, language: str, page: str
) -> None:
    done = run("--lang", language, "--help")
    assert done.out.startswith(text(page))
    listed = done.out.removeprefix(text(page))
    assert re.findall(r"^  (\w+) +\S", listed, re.MULTILINE) == list(COMMANDS)
    assert done.code == 0


def calls() -> list[tuple[str, click.Command]]:
    """Every command there is, those of a group as well, by what one types."""
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command: click.Command = import_module(f"zgreport.cli.{name}").command(Words("zh_CN"))
        found.append((name, command))
        if isinstance(command, Group):
            found += [(f"{name} {part}", command.make(part)) for part in command.names]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("call", "command"), calls(), ids=str)
def test_every_option_of_every_command_is_explained(
    run: Run, call: str, command: click.Command, language: str
) -> None:
    page = run("--lang", language, *call.split(), "--help").out
    assert not re.search(r"\bcli\.\w", page), "a sentence is missing in the catalogue"
    assert "[OPTIONS]" not in page or language == "en"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"^  .*{option}\b.*  \S", page, re.MULTILINE), option


def test_without_a_command_the_help_is_shown_as_a_wrong_call(run: Run) -> None:
    done = run()
    assert done.err == run("--help").out
    assert (done.code, done.out) == (2, "")


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"zgreport {package.__version__}\n"


# Wrong calls.

WRONG = [
    (
        ("bild",),
        """
        用法：zgreport [选项] 命令 …
        用法说明请看“zgreport --help”。

        错误：没有 bild 这个命令。您是不是想写 build？
        """,
        """
        Usage: zgreport [OPTIONS] COMMAND ...
        See zgreport --help.

        Error: There is no command bild. Did you mean build?
        """,
    ),
    (
        ("build", "--froce"),
        """
        用法：zgreport build [选项] [年度]
        用法说明请看“zgreport build --help”。

        错误：没有 --froce 这个选项。您是不是想写 --force、--open、--through？
        """,
        """
        Usage: zgreport build [OPTIONS] [YEAR]
        See zgreport build --help.

        Error: There is no option --froce. Did you mean --force, --open, --through?
        """,
    ),
    (
        ("build", "--through", "2023-02-29"),
        """
        用法：zgreport build [选项] [年度]
        用法说明请看“zgreport build --help”。

        错误：--through：“2023-02-29”不是日期，请写成 2023-06-30 的样子。
        """,
        """
        Usage: zgreport build [OPTIONS] [YEAR]
        See zgreport build --help.

        Error: --through: '2023-02-29' is not a date; write it like 2023-06-30.
        """,
    ),
    (
        ("figures", "20x3"),
        """
        用法：zgreport figures [选项] [年度]
        用法说明请看“zgreport figures --help”。

        错误：年度：“20x3”不是年度，请写成 2023 的样子。
        """,
        """
        Usage: zgreport figures [OPTIONS] [YEAR]
        See zgreport figures --help.

        Error: YEAR: '20x3' is not a year; write it like 2023.
        """,
    ),
    (
        ("figures", "2023", "2022"),
        """
        用法：zgreport figures [选项] [年度]
        用法说明请看“zgreport figures --help”。

        错误：多写了：2022
        """,
        """
        Usage: zgreport figures [OPTIONS] [YEAR]
        See zgreport figures --help.

        Error: Got unexpected extra argument (2022)
        """,
    ),
    (
        ("init",),
        """
        用法：zgreport init [选项] 文件夹
        用法说明请看“zgreport init --help”。

        错误：没有写文件夹。
        """,
        """
        Usage: zgreport init [OPTIONS] DIR
        See zgreport init --help.

        Error: DIR is missing.
        """,
    ),
    (
        ("build", "-C", "nowhere"),
        """
        用法：zgreport build [选项] [年度]
        用法说明请看“zgreport build --help”。

        错误：-C：文件夹“nowhere”不存在。
        """,
        """
        Usage: zgreport build [OPTIONS] [YEAR]
        See zgreport build --help.

        Error: -C: Directory 'nowhere' does not exist.
        """,
    ),
    (
        ("figures", "2023", "2022", "2021"),
        """
        用法：zgreport figures [选项] [年度]
        用法说明请看“zgreport figures --help”。

        错误：多写了：2022 2021
        """,
        """
        Usage: zgreport figures [OPTIONS] [YEAR]
        See zgreport figures --help.

        Error: Got unexpected extra arguments (2022 2021)
        """,
    ),
    (
        ("archive", "add", "20x3"),
        """
        用法：zgreport archive add [选项] 年度 [定稿.docx]
        用法说明请看“zgreport archive add --help”。

        错误：年度：“20x3”不是年度，请写成 2023 的样子。
        """,
        """
        Usage: zgreport archive add [OPTIONS] YEAR [FILE.docx]
        See zgreport archive add --help.

        Error: YEAR: '20x3' is not a year; write it like 2023.
        """,
    ),
    (
        ("archive", "add", "2023", "nowhere.docx"),
        """
        用法：zgreport archive add [选项] 年度 [定稿.docx]
        用法说明请看“zgreport archive add --help”。

        错误：定稿.docx：文件“nowhere.docx”不存在。
        """,
        """
        Usage: zgreport archive add [OPTIONS] YEAR [FILE.docx]
        See zgreport archive add --help.

        Error: FILE.docx: File 'nowhere.docx' does not exist.
        """,
    ),
    (
        ("check", "--xlsx", "."),
        """
        用法：zgreport check [选项] [年度|文件.docx]
        用法说明请看“zgreport check --help”。

        错误：--xlsx：文件“.”是文件夹，不是文件。
        """,
        """
        Usage: zgreport check [OPTIONS] [YEAR|FILE.docx]
        See zgreport check --help.

        Error: --xlsx: File '.' is a directory.
        """,
    ),
    (
        ("build", "--lang", "fr"),
        """
        用法：zgreport build [选项] [年度]
        用法说明请看“zgreport build --help”。

        错误：--lang：没有“fr”这种语言，请写 zh（中文）或 en（英文）。
        """,
        """
        Usage: zgreport build [OPTIONS] [YEAR]
        See zgreport build --help.

        Error: --lang: There is no language 'fr'; write zh (Chinese) or en (English).
        """,
    ),
    (
        ("figures", "-e"),
        "错误：选项 -e 后面要写它的值。\n",
        "Error: Option '-e' requires an argument.\n",
    ),
    (
        ("build", "--draft=1"),
        "错误：选项 --draft 后面不要写值。\n",
        "Error: Option '--draft' does not take a value.\n",
    ),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), WRONG)
def test_a_wrong_call_is_said_in_both_languages(
    run: Run, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    for language, complaint in (("zh_CN.UTF-8", chinese), ("en_US.UTF-8", english)):
        done = run(*arguments, LANG=language)
        assert done.err == text(complaint)
        assert (done.code, done.out) == (2, "")


# Languages and encodings.

LANGUAGES = [
    ({}, (), "用法"),
    ({"LANG": "zh_CN.UTF-8"}, (), "用法"),
    ({"LANG": "en_US.UTF-8"}, (), "Usage"),
    ({"LC_ALL": "C"}, (), "用法"),
    ({"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, (), "用法"),
    ({"LC_ALL": "en_GB"}, (), "Usage"),
    ({"LANG": "de_DE.UTF-8"}, (), "用法"),
    ({"LANG": "en_US.UTF-8"}, ("--lang", "zh"), "用法"),
    ({}, ("--lang=en",), "Usage"),
    ({"LANG": "C", "PYTHONIOENCODING": "ascii"}, (), "用法"),
    ({"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, (), "用法"),
]


@pytest.mark.parametrize(("environment", "options", "begin"), LANGUAGES)
def test_the_language_is_the_one_asked_for_and_always_utf8(
    run: Run, environment: dict[str, str], options: tuple[str, ...], begin: str
) -> None:
    for arguments in ((*options, "init", "--help"), ("init", *options, "--help")):
        done = run(*arguments, before=None, **environment)
        assert done.out.startswith(begin)
        assert done.code == 0


TWO_LANGUAGES = [
    ((), "用法：zgreport [选项] 命令 …\n", "Usage: zgreport [OPTIONS] COMMAND ...\n"),
    (("archive", "-h"), "\n选项：\n  -C 文件夹", "\nOptions:\n  -C DIR"),
    (("archive", "-h"), "\n命令：\n  add", "\nCommands:\n  add"),
    (("build", "-h"), "\n  -h, --help       显示本说明。", "     Show this message and exit.\n"),
    (("build", "--froce"), "错误：没有 --froce 这个选项。", "Error: There is no option --froce."),
    (("init",), "错误：没有写文件夹。", "Error: DIR is missing."),
    (("init", "a", "b"), "错误：多写了：b", "Error: Got unexpected extra argument (b)"),
    (("build", "-C"), "错误：选项 -C 后面要写它的值。", "Error: Option '-C' requires an argument."),
    (("build", "-C", "无"), "错误：-C：文件夹“无”不存在。", "Directory '无' does not exist."),
    (("build",), "读取报告定义\n", "Reading the report definition\n"),
    (("build",), "没有找到报告定义。\n", "There is no report definition.\n"),
    (("build",), "共有错误 1 处", "Errors: 1,"),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), TWO_LANGUAGES)
def test_runs_in_one_process_speak_each_its_own_language(
    arguments: tuple[str, ...], chinese: str, english: str, here: pytest.CaptureFixture[str]
) -> None:
    before = dict(os.environ), gettext.textdomain()
    for language, said in (("en", english), ("zh_CN", chinese), ("en", english)):
        run_here(arguments, {"LANG": language})
        printed = "".join(here.readouterr())
        assert [sentence in printed for sentence in (chinese, english)] == [
            said == chinese,
            said == english,
        ]
    assert (dict(os.environ), gettext.textdomain()) == before


@pytest.mark.parametrize("call", [["--help"], ["build", "--help"], ["archive", "--help"]])
def test_help_waits_for_nothing_it_does_not_need(call: list[str]) -> None:
    program = dedent(
        f"""
        import sys, click
        click_loads = set(sys.modules)
        from zgreport.cli.run import run
        assert run({call}, {{}}) == 0
        print(*sorted(set(sys.modules) - click_loads), file=sys.stderr)
        """
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603  # our own code
    rare = {"traceback", "tempfile", "shutil", "pathlib", "difflib", "locale", "json", "csv"}
    rare |= {"zgreport.findings", "zgreport.names", "zgreport.pipeline"}
    assert not rare & set(done.stderr.decode().split())


@pytest.mark.parametrize(("language", "said"), [("zh", "没有写命令。"), ("en", "Missing command.")])
def test_an_option_is_no_command(run: Run, language: str, said: str) -> None:
    assert run("--lang", language).err.endswith(f"{said}\n")


# Faults of the workspace.


@pytest.mark.parametrize("command", ["build", "figures", "check"])
def test_a_folder_that_is_no_workspace(say: Callable[..., Said], command: str) -> None:
    done = say(command)
    assert done.code == 1
    said = done.out + done.err
    assert "错误：inputs/report.yaml：没有找到报告定义。\n" in said
    assert "共有错误 1 处、警告 0 处、提示 0 处。\n" in said


def test_a_missing_definition_is_all_that_is_said(say: Callable[..., Said]) -> None:
    assert say("figures", "--lang", "en").err == text(
        """
        Error: inputs/report.yaml: There is no report definition.
            It is inputs/report.yaml of the workspace. Run zgreport inside the workspace or name it\
 with -C; zgreport init makes a new one.
        Errors: 1, warnings: 0, notes: 0.
        """
    )


def test_a_missing_template_is_named_and_nothing_is_written(
    say: Callable[..., Said], workspace: Path
) -> None:
    (workspace / "templates" / "综述.docx").unlink()
    done = say("build", "2023")
    assert done.code == 1
    assert "错误：templates/综述.docx：没有找到模板文件。\n" in done.err
    assert not (workspace / "out").exists()


def test_a_year_without_a_folder(say: Callable[..., Said], workspace: Path) -> None:
    done = say("figures", "2019")
    assert done.code == 1
    assert done.err == text(
        """
        错误：inputs/2019：没有 2019 年的文件夹。
            请建立这个文件夹，把当年的台账放进去。已有的年度：2022、2023。
        共有错误 1 处、警告 0 处、提示 0 处。
        """
    )


def test_all_faulty_expressions_are_told_at_once(say: Callable[..., Said], workspace: Path) -> None:
    done = say("figures", "2023", "-e", "发搞", "-e", '发稿(级别="市及")')
    assert done.code == 1
    assert "没有叫“发搞”的台账、指标或内置名称。" in done.err
    assert "里没有“市及”这个值" in done.err
    assert "共有错误 2 处、" in done.err
    assert done.out == ""


def test_a_breakdown_is_listed_with_its_values(say: Callable[..., Said], workspace: Path) -> None:
    done = say("figures", "2023", "-e", '发稿(载体="省组工信息").前(3, "单位")')
    assert done.code == 0
    assert done.out.splitlines()[-1].endswith("市委组织部9篇、临云区3篇、青崖县3篇")


def test_init_leaves_a_folder_alone_that_is_not_empty(
    say: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "有东西").mkdir()
    (tmp_path / "有东西" / "a").touch()
    done = say("init", "有东西")
    assert done.code == 1
    assert done.err == text(
        """
        错误：有东西：这个文件夹已经存在，而且不是空的。
            请换一个新文件夹的名字；已有的内容不会被改动。
        共有错误 1 处、警告 0 处、提示 0 处。
        """
    )
    assert [path.name for path in (tmp_path / "有东西").iterdir()] == ["a"]


# The surroundings.


@pytest.fixture
def before(tmp_path: Path) -> list[str]:
    return bound(tmp_path)


def test_a_definition_that_may_not_be_read(run: Run, before: list[str], workspace: Path) -> None:
    (workspace / "inputs").chmod(0o000)
    try:
        done = run("figures", before=before)
    finally:
        (workspace / "inputs").chmod(0o755)
    assert done.code in (1, 3)
    assert "错误：inputs/report.yaml：报告定义打不开。\n" in done.err


def test_a_folder_that_may_not_be_read(run: Run, before: list[str], workspace: Path) -> None:
    (workspace / "inputs" / "2023").chmod(0o000)
    try:
        done = run("figures", "2023", before=before)
    finally:
        (workspace / "inputs" / "2023").chmod(0o755)
    assert done.code in (1, 3)
    assert "inputs/2023" in done.err
    assert done.out == ""


def test_a_place_where_nothing_may_be_written(run: Run, before: list[str], workspace: Path) -> None:
    workspace.chmod(0o555)
    try:
        begun, built = run("init", "新", before=before), run("build", "2023", before=before)
    finally:
        workspace.chmod(0o755)
    assert (begun.code, built.code) == (3, 3)
    assert begun.err.startswith("错误：新：工作区建不起来：没有权限。\n")
    assert "错误：" in built.err
    assert "没有权限" in built.err
    assert built.out == begun.out == ""
    assert not (workspace / "out").exists()


# Our own faults.

FAULT = """
import sys
from types import ModuleType
from zgreport.cli.run import run

def broken(*arguments, **settings):
    raise {fault}

sys.modules["zgreport.example"] = example = ModuleType("example")
example.copy_to = broken
sys.exit(run(["init", "x"], {{"LANG": {language!r}}}))
"""


UNFORESEEN = [
    (
        "ValueError('秘密')",
        70,
        (
            "程序内部出错，这是 zgreport 的问题，不是您的问题。"
            "详情已写入 {log}，请把它发给维护人员。"
        ),
        (
            "An internal error: this is zgreport's fault, not yours."
            " The details are in {log}; please send it to the maintainers."
        ),
    ),
    (
        "OSError(28, 'No space left on device', 'out/2023')",
        3,
        "无法继续：out/2023：磁盘已满。请检查磁盘空间和文件、文件夹的权限，处理好后再运行。",
        (
            "Cannot go on: out/2023: the disk is full. Check the disk and the rights of files and"
            " folders, then run it again."
        ),
    ),
    (
        "OSError(131, 'State not recoverable')",
        3,
        "无法继续：State not recoverable。请检查磁盘空间和文件、文件夹的权限，处理好后再运行。",
        (
            "Cannot go on: State not recoverable. Check the disk and the rights of files and"
            " folders, then run it again."
        ),
    ),
    (
        "KeyboardInterrupt",
        130,
        "已中断。每个文件要么写完整了，要么没有动。",
        "Interrupted. Every file is either written whole or untouched.",
    ),
    ("BrokenPipeError", 3, "", ""),
    (
        "MemoryError",
        3,
        "无法继续：内存不够。请检查磁盘空间和文件、文件夹的权限，处理好后再运行。",
        (
            "Cannot go on: out of memory. Check the disk and the rights of files and folders,"
            " then run it again."
        ),
    ),
]


@pytest.mark.parametrize(("fault", "code", "chinese", "english"), UNFORESEEN)
def test_what_nobody_foresaw_is_one_line(
    tmp_path: Path, fault: str, code: int, chinese: str, english: str
) -> None:
    for language, said in (("zh_CN", chinese), ("en", english)):
        done = started(
            program=["-c", FAULT.format(fault=fault, language=language)],
            environ={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        )
        log = next(tmp_path.glob("zgreport-*.log"), None)
        assert done.err.strip("\n") == said.format(log=log)
        assert (done.code, done.out) == (code, "")
        if log is not None:
            assert "秘密" in log.read_text(encoding="utf-8")
            log.unlink()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_reader_that_goes_away_is_no_fault(workspace: Path) -> None:
    line = f'"{sys.executable}" -m zgreport figures 2023 --json | head -c 10'
    done = subprocess.run(  # noqa: S603  # our own program
        ["bash", "-c", line],  # noqa: S607  # the user's shell
        cwd=workspace,
        env={"PYTHONPATH": str(SOURCES), "PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == '{\n  "year"'
    assert "Broken" not in done.stderr
    assert "Traceback" not in done.stderr
