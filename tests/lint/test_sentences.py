"""The hand-made pairs of `sentences`: each wrong one is told by its rule, no right one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgreport.lint.check import RULES, check_text

SENTENCES = Path(__file__).parent / "sentences"
TABLES = sorted(SENTENCES.glob("*.tsv"))
PAIRS = [
    line.split("\t")
    for table in TABLES
    for line in table.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def codes(sentence: str) -> list[str]:
    return [
        f.code.removeprefix("lint.") for f in check_text(sentence.replace("\\n", "\n").split("\n"))
    ]


@pytest.mark.parametrize(
    ("code", "wrong", "right"), PAIRS, ids=[f"{p[0]}-{p[1][:12]}" for p in PAIRS]
)
def test_the_wrong_one_is_told_by_its_rule_and_the_right_one_is_not(
    code: str, wrong: str, right: str
) -> None:
    assert code in codes(wrong)
    assert codes(right) == []


def test_every_pair_names_a_rule_and_none_stands_twice() -> None:
    assert {f"lint.{code}" for code, _, _ in PAIRS} <= {rule.code for rule in RULES}
    assert len({wrong for _, wrong, _ in PAIRS}) == len(PAIRS)


def test_there_are_enough_of_the_arithmetic_of_texts() -> None:
    table = (SENTENCES / "arithmetic.tsv").read_text(encoding="utf-8")
    assert len(table.splitlines()) >= 130


def test_there_are_enough_by_the_standards_and_none_is_a_rules_own() -> None:
    own = {example for rule in RULES for example in (rule.wrong, rule.right)}
    table = (SENTENCES / "standards.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    wrong, right = ({row[at] for row in rows} for at in (1, 2))
    assert len(wrong) >= 130
    assert len(right) >= 130
    assert not own & (wrong | right)


# What looks like arithmetic and is none: two subjects, two periods, plans, overlapping parts.
NEIGHBOURS = """\
县区由12个增加到15个，覆盖面扩大25个百分点以上。
全市生产总值由512亿元增加到563亿元，增长5.2%。
累计培训500人，新增51人，增长12%。
1—11月报送512篇，全年报送563篇，增长8%。
报送284篇，其中上年结转300篇。
受理信访件120件，其中重复件30件；比上年的150件减少30件，下降20%。
甲县由5件增加到8件，乙县增长30%。
县区12篇，同比增长9.1%；市直12篇，同比下降7.7%。
上年512篇，今年目标563篇，增长12%左右。
全市党员8.3万名，其中女党员2.1万名、35岁以下3.4万名、大专以上学历5.2万名。
参训300人，其中党员280人，女性120人。
满意度达到95%，知晓率达到98%。
35岁以下占60%，本科以上占70%。
女性占45%，党员占80%。
粮食产量占全国的12%，棉花产量占全国的91%。
共有3个县区、12个乡镇、45个村，共60个单位参加。
投入资金5亿元，带动社会投资12亿元，其中企业投资10亿元。
成立3个工作组，每组5人，共15人。
发放资料3000份，解答咨询200人次，共开展活动12场。
省、市、县三级联动。
新建学校、医院5所。
北京、上海等地3个项目落地。
完成三项任务，一是抓选题，二是抓采写，三是抓审核。
分别占33.3%、33.3%、33.4%。
同比增长1.18倍，是上年的2.18倍。
由12件增加到26件，是上年的2.2倍，增长1.2倍。
从2020年的5个增加到2023年的8个，年均增加1个。
产量由3万吨增加到12万吨左右，翻两番。
由近300人增加到近400人，增长约三分之一。
由280多篇增加到340多篇，增长20%左右。
人均收入3.2万元，全县人口40万人，总产值128亿元。
全年出刊24期，平均每期8篇。
28个单位参加，平均每个单位报送10篇，最多的报送41篇。
收到建议120条，其中可采纳的48条，占40%，比上年提高5个百分点。
全年处理投诉1200件，比上年减少300件，下降20%。
比上月增加12件，同比下降15%。
营业收入增长12%，利润下降3%。
支出增加12亿元，占比下降1.5个百分点。
年初有120件，年内新收300件，办结380件，办结率90.5%。
由正科级提高到副处级，待遇提高30%。
从5月10日到6月20日，历时40天，比上年缩短5天。
2024年2月29日，召开会议。
5月上旬筹备，25日召开。
为了了解情况，我们研究研究再定。
实事求是是党的思想路线，目的的确明确。
存在在职人员，参与与否自愿。
发展发展中国家，组织组织生活会。
比2019年增长3倍，比2022年增长10%。
排名从第8名升至第3名，上升5名。
错情率由3.2‰下降到1.1‰。
扶持资金由2000万元增加到1.2亿元，增长5倍。
贷款余额由1.2万亿元增加到1.5万亿元，增长25.1%。
全年刊发563篇，其中：市级以上刊物480篇（含省级83篇），其他83篇。
收到稿件120篇，其中1月12篇、2月9篇，其余月份99篇。
城镇占65%、农村占35%，其中城镇中老年占25%。
认为好的占80%，希望改进的占45%。
坚持“两个毫不动摇”，落实“四个最严”。
困难群众1.2万户3.4万人，其中低保户8000户2.1万人。
装机占比54.8%、发电量占比51.3%。
党支部1200个，党员3.1万名，其中党员干部4000名。
产值从8.0亿元到8.4亿元，增长4.8%。
去年产值8亿元，今年8.4亿元，增长4.6%。
由1.2万册增加到1.3万册，增长10%。
单耗由0.52吨标准煤升至0.58吨标准煤，成本下降3%。
新招录教师120名；其中女教师70名、党员60名。
新招录教师120名。其中研究生70名、35岁以下60名。
引进人才120名。其中大专以上90名、本科70名。
每年11—3月为供暖期。
夜班22:00—6:00值守，3月28日—4月3日轮岗。
比分3—1获胜，编号第8—4号。
植树1212株，植树2020株。
产值100100万元，人口120120人。
邮编161161，共3份。
聚焦项目、聚焦民生，落实“三个聚焦”要求。
做到思想到位、组织到位等“四个到位”。
城东社区、城西社区基础较好，抓好5个社区试点。
资金到位、人员到位，五个到位率为100%的县区受到表扬。
从20年前起步，到20年后，这里将是绿洲。
自建党98年以来，始终坚守初心。
党龄满98年，工作年限不少于10年。
刑期从10年起步，于20年间建成。
开展《信访工作条例》宣传月活动，举办《民法典》主题宣讲。
《论语》诵读活动深受欢迎，开展《食品安全法》专项执法行动。
评选《先锋》优秀稿件12篇，评选《先锋》封面2期。
县（市）区推送132条，县（市）区采用123条。
拟安排赤字13500亿元，比上年增加1500亿元，其中中央赤字9500亿元。
"""


@pytest.mark.parametrize("sentence", NEIGHBOURS.splitlines(), ids=lambda text: text[:16])
def test_what_only_looks_like_arithmetic_is_left_alone(sentence: str) -> None:
    assert codes(sentence) == []
