"""Changes, shares and parts held against what the rest of the document says."""

from __future__ import annotations

import pytest

from zgreport.lint.check import check_text

ROWS = (
    ("指标", "2023年", "2022年", "增减情况"),
    ("《党建内参》采用", "30篇", "40篇", "下降25.0%"),
    ("县报采用", "1篇", "0篇", "增加1篇"),
    ("外地媒体刊发", "66篇", "30篇", "下降12.0%（可比口径）"),
    ("典型经验类稿件", "150篇", "120篇", "增长8.0%（可比口径）"),
    ("向上级报送稿件", "240篇", "200篇", "增长20.0%"),
    ("其中：乡镇报送", "180篇", "160篇", "增长12.5%"),
    ("简报出刊", "12期", "12期", "持平"),
    ("短视频号关注人数", "5260人", "4000人", "增长31.5%"),
    ("培训人数", "165名", "150名", "增长10.0%"),
)
CELLS = {
    2 + place: (1, place // 4 + 1, place % 4 + 1) for place in range(sum(len(row) for row in ROWS))
}


def beside_the_table(body: str) -> list[str]:
    """The codes of what is told of a body above the table of the year's figures."""
    paragraphs = [body, *(cell for row in ROWS for cell in row)]
    return [finding.code.removeprefix("lint.") for finding in check_text(paragraphs, cells=CELLS)]


AGAINST_A_ROW = """\
two_values|《党建内参》采用30篇，同比增长25.0%。
two_values|《党建内参》采用30篇，同比下降35.0%。
two_values|《党建内参》采用30篇，与上年持平。
two_values|《党建内参》采用30篇，比上年增加10篇。
two_values|《党建内参》采用30篇，比上年减少8篇。
two_values|《党建内参》采用30篇，上年没有。
two_values|县报采用1篇，与上年持平。
two_values|外地媒体刊发66篇，按可比口径同比增长12.0%。
two_values|外地媒体刊发66篇，按可比口径下降21.0%。
two_values|刊发典型经验类稿件150篇，按可比口径同比增长18.0%。
two_values|向上级报送稿件240多篇，同比增长12.0%。
two_values|简报出刊12期，比上年增加2期。
two_values|短视频号“先锋”关注用户有5200多人，比上年末增长3.1倍。
two_values|5月举办培训班一期，培训学员160多名，同比下降10.0%。
two_values|与上年相比，《党建内参》采用篇数上升25.0%。
two_values|村居报送30篇，明显少于乡镇的190篇。
wrong_share|向上级报送稿件240篇，其中，乡镇报送180多篇，占报送总数的57.0%。
wrong_share|机关向上报送不够主动，报送60篇，占报送总数的52.0%。
parts_exceed_whole|《党建内参》采用的稿件中，机关采写14篇，乡镇采写18篇。
parts_exceed_whole|《党建内参》采用的稿件中，机关采写41篇，居首位。
"""

BESIDE_A_ROW = """\
《党建内参》采用30篇，同比下降25.0%。
《党建内参》采用30篇，比上年减少10篇。
《党建内参》采用30篇，环比增长5.0%。
《党建内参》采用30篇，比上年有所减少。
县报采用1篇，上年没有。
外地媒体刊发66篇，按可比口径同比下降12.0%。
外地媒体刊发66篇，比上年增加36篇。
外地媒体刊发66篇，按可比口径减少4篇。
刊发典型经验类稿件150篇，按可比口径增长8.0%。
向上级报送稿件240多篇，增长两成。
简报出刊12期，与上年持平。
短视频号“先锋”关注用户有5200多人，比上年末净增1260人。
5月举办培训班一期，培训学员160多名，同比增长10.0%。
与上年相比，《党建内参》采用篇数下降25.0%。
村居报送30篇，明显少于乡镇的180篇。
向上级报送稿件240篇，其中，乡镇报送180多篇，占报送总数的75.0%。
机关向上报送不够主动，报送60篇，占报送总数的四分之一。
《党建内参》采用的稿件中，机关采写14篇，乡镇采写16篇。
《党建内参》采用的稿件中，机关采写14篇，乡镇采写16篇，另有理论文章41篇。
《党建内参》采用的稿件中，另有理论文章41篇，机关采写14篇，乡镇采写16篇。
《党建内参》采用的稿件中，机关采写4篇，乡镇采写6篇。
甲镇的典型经验类稿件15篇，同比增长50.0%。
"""

WITHOUT_A_TABLE = """\
two_values|全市举办培训班52期，同比增长8.3%。\\n总的看，全市举办培训班52期，同比下降8.3%。
two_values|受理信访举报214件，同比下降12.3%。\\n受理信访举报214件，与上年持平。
two_values|全年受理信访举报214件。受理的241件信访举报中，已办结198件。
two_values|全年收到建议提案214件，241件建议提案已全部办复。
wrong_share|选任类（20篇，占13.0%）、管理类（16篇，占2.4%）稿件偏少。
wrong_share|民生类120件，占30.0%；城建类80件，占25.0%；其他类200件，占50.0%。
wrong_share|受理案件186件，办结192件，办结率为98.5%。
parts_exceed_whole|全年受理信访案件120件。\\n信访案件中，土地类60件、劳资类40件、其他类30件。
parts_exceed_whole|基层党组织3680个，其中党委210个、党总支385个、党支部3095个。
parts_exceed_whole|培训班52期，其中村干部培训班35期、青年干部培训班19期。
parts_exceed_whole|18个乡镇中，12个评为优秀、5个评为良好、2个评为一般。
sum_differs|第一季度18件，第二季度22件，上半年共45件。
wrong_change|编发简报58期，同比增长18.2%。
wrong_change|受理投诉17件，比上年下降15.8%。
wrong_change|全县生产总值由180亿元增加到198亿元，增长18%。
wrong_share|刊发典型类稿件50篇，占全部稿件的45.0%。\\n刊发建议类稿件420篇，均有回音。
attachment_number|名单见附件1。\\n附件：1.各镇得分表\\n2.优秀稿件名单
"""

ALIKE_WITHOUT_A_TABLE = """\
全市举办培训班52期，同比增长8.3%。\\n总的看，全市举办培训班52期，同比增长8.3%。
受理信访举报214件，同比下降12.3%。\\n受理信访举报21件，与上年持平。
全年受理信访举报214件。受理的214件信访举报中，已办结198件。
全年收到建议提案214件，41件建议提案已先行办复。
选任类（20篇，占3.0%）、管理类（16篇，占2.4%）稿件偏少。
投入资金13万元，占65.6%；整合资金4.1万元，占20.8%。
甲校毕业生120人，升学60人，占50%；乙校毕业生80人，升学60人，占75%。
受理案件186件，办结192件（含上年结转），办结率为100%。
信访案件120件。\\n信访案件中，土地类60件、劳资类40件。
学员120人。\\n学员中，女学员60人、党员80人、35岁以下50人。
18个乡镇中，12个建成文化站，10个建成卫生院。
第一季度18件，第二季度22件，上半年共40件。
名单见附件2。\\n附件：1.各镇得分表\\n2.优秀稿件名单
甲类12篇、乙类8篇，其中机关采写9篇。
按季度看，第一、第二季度各6篇，第三、第四季度各7篇。
刊发典型类稿件50篇，占全部稿件的25.0%。\\n报送典型类稿件500篇，选用200篇。
全年采用稿件20篇（其中综合采用6篇），同比下降9.1%。
编发简报26篇，同比增长8.3%。
全年表彰先进集体12个、先进个人45名，表彰先进个人比上年增长12.5%。
"""


def codes(text: str) -> list[str]:
    return [f.code.removeprefix("lint.") for f in check_text(text.split("\\n"))]


@pytest.mark.parametrize("line", AGAINST_A_ROW.splitlines())
def test_what_a_row_contradicts_is_told(line: str) -> None:
    code, _, body = line.partition("|")
    assert code in beside_the_table(body)


@pytest.mark.parametrize("body", BESIDE_A_ROW.splitlines())
def test_what_a_row_bears_out_is_left_alone(body: str) -> None:
    assert beside_the_table(body) == []


@pytest.mark.parametrize("line", WITHOUT_A_TABLE.splitlines())
def test_what_the_text_itself_contradicts_is_told(line: str) -> None:
    code, _, text = line.partition("|")
    assert code in codes(text)


@pytest.mark.parametrize("text", ALIKE_WITHOUT_A_TABLE.splitlines())
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_cell_that_says_unchanged_of_two_values_is_told() -> None:
    paragraphs = ["指标", "2023年", "2022年", "增减", "简报出刊", "12期", "10期", "持平"]
    cells = {number: (1, (number - 1) // 4 + 1, (number - 1) % 4 + 1) for number in range(1, 9)}
    assert [f.code for f in check_text(paragraphs, cells=cells)] == ["lint.wrong_direction"]
