"""What the text of a cell says about its row; and that the quick look misses none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.ledgers.tables import labels, phrases
from zgreport.ledgers.tables.labels import label_of, labels_among

TEXTS = {
    "total": (
        "合计|合 计|合　计|【合计】|（合计）|合计：|合计（篇）|总计|总 计（篇）|小计|共计"
        "|一季度小计|本页小计|本月合计|全年合计|2023年合计|1—6月合计|第一季度合计|上半年小计"
        "|4月份合计|共12篇|共计12篇|共3篇（条）|Total|TOTAL|Grand Total|Subtotal|Sum|∑|Σ"
        "|*合计*|-合计-|总合计|合计数|合计3篇|全市合计|各县区合计|市直小计|合计:300|“合计”"
        "|累计3篇|合計|总共|一共|求和|年计|合计篇数|1至12月合计|2023年1-12月总计|二〇二三年合计"
    ),
    "perhaps_total": (
        "汇总|累计|总数|总量|总篇数|1-6月累计|本年累计|年度汇总|汇总数|总字数|全年累计|合|计"
        "|总发稿量|总人数"
    ),
    "named_total": ("甲县小计|甲县合计|甲县 汇总|发稿合计"),
    "rate": (
        "月均|平均|平均值|占比|上年同期|去年同期|同比|同比增长（%）|环比|增减|增幅|完成率"
        "|同比增长|同比增减|较上年增长|比上年同期增长（%）|月平均|2022年同期|同比±%"
        "|占全市比重|人均|增长率|同期|平均每人|1-6月平均每期"
    ),
    "perhaps_rate": (
        "上年|去年|排名|目标|目标数|最大值|上年数|上年实际|上季实际|上年完成|往年完成|2022年完成"
        "|年度计划值|排序"
    ),
    "nil": (
        "无|零报告|本月无|无报送|/|—|－|暂无|本月无稿件|--|未报送|（无）|3月份零报告"
        "|本月零报告|0篇|无。|没有|不涉及|本季度无|——"
    ),
    "page": (
        "第1页|第1页 共1页|第1页/共3页|— 1 —|-1-|第 1 页，共 3 页|Page 1 of 3|转下页|承前页"
        "|续表|过次页|共3页"
    ),
    "note": (
        "注：以上为采用数|注1：转载|*注：x|备注：以上为采用数|说明：x，y|数据来源：某|以上共"
        "|以上数据来自|此件公开|（此件公开发布）|(盖章)|单位（盖章）|截至2023年12月31日"
        "|注.转载|以下空白|※说明：a|以上共3篇"
        "|公开发布|本件公开|此件公开发布|数据来源市委组织部|某某单位（盖章）处|相关说明：略|完毕|结束"
    ),
    "signature": (
        "制表人：|制表人：张三|审核：|审核人：李四|填报单位：云川市委组织部办公室"
        "|联系电话：12345678901|单位负责人：|主管领导：|经办人：张某|科长：|分管领导："
        "|制 表 人 ：|制表：张三　审核：李四|填表人：某某 审核：某某 联系电话：0871-1234567"
        "|单位（盖章）：|主任签字：|负责人（签字）：____|经手人：张某|部门负责人："
        "|局长（签字）："
    ),
    "part": ("其中|其中：市级|#其中 市级"),
    "role": (
        "队长审核|记账部门|镇长审批|队长意见|制表人|审核|审核人|科长|经办人|单位负责人|联系电话"
    ),
    "None": (
        "全县党员累计超万名|关于合计执行的通知|共青团|总数据库|汇总办|合计乡|总计划|甲县"
        "|联系服务群众：十条|注重实效10项|合计监督办公室来稿选登|审核：让权力在阳光下运行"
        "|无锡|无人机巡查|共计划三项|同比增长超三成 我县稿件创新高|以上率下抓作风|说明书"
        "|共建共享|以案促改|总书记重要讲话|计生协会|合作社|说明会召开|第1期|平均年龄下降"
        "|本表率|页岩气|汇总工作开展|统计局|审核稿件10篇|联系群众|主任办公会：研究三项"
    ),
}


@pytest.mark.parametrize(
    ("text", "label"),
    [(text, label) for label, texts in TEXTS.items() for text in texts.split("|")],
)
def test_a_text_is_this_label_and_no_other(text: str, label: str) -> None:
    expected = None if label == "None" else label
    assert label_of(text) == expected
    assert labels_among([text, "党建引领基层治理"]).get(text) == expected


PATTERNS = [getattr(phrases, name) for name in phrases.__all__ if name.isupper()]
LABELS = st.one_of(*(st.from_regex(each.source, fullmatch=True) for each in PATTERNS))
SIGNED = st.from_regex(phrases.SIGNED.source, fullmatch=True)


@pytest.mark.parametrize(("label", "needed", "phrase"), labels.RULES)
@given(data=st.data())
def test_each_phrase_has_one_of_the_signs_it_is_told_by(
    label: labels.Label, needed: str, phrase: phrases.Phrase, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(phrase.source, fullmatch=True))
    assert not needed or set(text.lower()) & set(needed), label


@given(st.one_of(LABELS, st.tuples(SIGNED, st.sampled_from(["", "张三", "市局"])).map("".join)))
def test_the_quick_look_misses_no_text_of_any_pattern(text: str) -> None:
    assert labels_among([text]).get(text) == label_of(text)


@pytest.mark.parametrize("shown", ["（{}）", "【{}】", " {} ", "※{}", "\u200e{}", "｡{}", "{}："])
@given(text=LABELS)
def test_nor_one_with_something_around_it_for_show(shown: str, text: str) -> None:
    shown = shown.format(text)
    assert labels_among([shown]).get(shown) == label_of(shown)
