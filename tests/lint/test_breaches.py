"""Wrong sentences, each found by its rule and by no other; none is a rule's own example."""

from __future__ import annotations

import pytest

from zgreport.findings import Severity
from zgreport.lint.check import RULES, check_text
from zgreport.lint.rule import Strength

WRONG = [
    ("doubled_measure_word", "报送稿件284篇篇，采用36篇。"),
    ("doubled_measure_word", "培训学员170多名名。"),
    ("doubled_measure_word", "采用率为12.7%%。"),
    ("doubled_measure_word", "综合评价居全省第第2位。"),
    ("doubled_direction", "阅读量增长增长26.3%。"),
    ("doubled_direction", "刊发稿件增长下降8.3%。"),
    ("doubled_direction", "出刊期数增长与上年持平。"),
    ("doubled_direction", "报送稿件比上年比上年增加23篇。"),
    # approximations
    ("double_approximation", "活动吸引近百余家企业到场。"),
    ("double_approximation", "大约三个小时左右可以走完全程。"),
    ("double_approximation", "现有驻村干部大约近400人。"),
    ("double_approximation", "走访困难党员四十多户左右。"),
    ("over_and_above", "参会代表超过200余名。"),
    ("over_and_above", "在岗时间逾10年以上的占三成。"),
    ("least_and_above", "每名信息员每季度至少完成1篇以上。"),
    ("least_and_above", "到会人数不少于三分之二以上。"),
    ("below_and_around", "山区村的来稿不到全部的10%左右。"),
    ("below_and_around", "党龄未满5年以下的不参加评选。"),
    ("most_and_below", "讨论时间不超过20分钟以内。"),
    ("vague_and_more", "收到群众建议几十余条，逐条作了答复。"),
    ("decimal_and_more", "全年推送阅读达12.6余万次。"),
    ("ten_thousands_and_more", "全年推送阅读达12.6万余次。"),
    ("exact_and_more", "慰问老党员137余名。"),
    ("exact_and_more", "共建图书室二十三余个。"),
    ("about_exact", "专栏点击量约52317次。"),
    ("as_many_as", "一次活动的参加人数多达600人之多。"),
    ("average_each", "各县平均每期都刊登3篇。"),
    # changes
    ("decrease_in_multiples", "办理时间缩短了3倍。"),
    ("decrease_in_multiples", "会议经费成倍下降。"),
    ("rate_in_percent", "培训到课率同比提升5.5%。"),
    ("rate_in_percent", "信息采用率为12.7%，比上年提高1.2%。"),
    ("points_without_measure", "所占比重上升0.8百分点。"),
    ("negative_change", "外媒发稿量比上年减少－12篇。"),
    ("doubled_comparison", "来信数量较去年同期同比增加三成。"),
    ("doubled_comparison", "发行量环比上月回升。"),
    ("zero_change", "专报篇数比上年增加0篇。"),
    ("doubling", "公众号粉丝两年翻了3倍。"),
    ("share_over_whole", "其中理论文章占比达到103%。"),
    ("decrease_over_whole", "退稿率居高的三个单位退稿下降210%。"),
    ("tenths", "同类会议数量减少四折。"),
    ("double_negative", "完善复核机制，避免错漏不再出现。"),
    ("one_of_the_most", "这是影响最广的专栏之一。"),
    # numerals and ranges
    ("thousand_with_digits", "两个镇共有党员3千余人。"),
    ("thousand_with_digits", "捐赠图书8百册。"),
    ("percent_in_words", "赞成的超过百分之85。"),
    ("percent_in_words", "其中六十%来自乡镇。"),
    ("fullwidth_digits", "编发简报１８期。"),
    ("fullwidth_percent", "满意度达到98.5％。"),
    ("count_with_ring", "全镇党员一千〇六名。"),
    ("estimate_with_comma", "平均每村配备五、六名网格员。"),
    ("mixed_numerals", "慰问一百余户，其中脱贫户30余户，做到应访尽访。"),
    ("percent_range", "各单位采用率在8—15%之间。"),
    ("magnitude_range", "每个项目补助5—8万元。"),
    ("ascii_range", "学习心得以800~1200字为宜。"),
    ("ascii_range", "统计时段为1-6月，不含调入人员。"),
    ("range_order", "每组安排12人～8人。"),
    ("mixed_digits", "走访群众五十3户。"),
    ("estimate_in_digits", "到场的有几100人。"),
    ("estimate_of_digits", "每期约稿2、3篇。"),
    ("decimal_point", "满意度提高零.8个百分点。"),
    ("grouping_comma", "共有党员12,650名。"),
    ("two_before_measure", "另有二家单位没有投稿。"),
    ("unit_case", "光伏发电1200Kwh。"),
    # dates
    ("year_with_zero", "自二零一九年起连续五年开展评选。"),
    ("year_with_mixed_zeros", "二O二四年工作要点已经印发。"),
    ("mixed_date", "二〇二二年12月，专栏上线。"),
    ("mixed_date", "座谈会于十月18日召开。"),
    ("two_digit_year", "与22年相比，投稿单位增加9个。"),
    ("two_digit_year", "已完成24年度征订工作。"),
    ("zero_padded_date", "请于2024年03月1日前反馈。"),
    ("short_date", "启动仪式定于6/30举行。"),
    ("impossible_date", "报名截止到4月31日。"),
    ("wrong_weekday", "定于2024年1月5日（星期四）集中学习。"),
    ("until_date", "截止目前，已收到建议41条。"),
    # punctuation
    ("halfwidth_punctuation", "会议强调:各单位要按时报送。"),
    ("halfwidth_punctuation", "县(市)区组织部门均已完成。"),
    ("halfwidth_punctuation", "工作全部完成.各项指标达到要求。"),
    ("doubled_punctuation", "内容详实、，数据准确。"),
    ("doubled_punctuation", "大家一致认为：“办得好。”。"),
    ("misplaced_punctuation", "先后印发《，信息工作要点》等文件。"),
    ("missing_stop", "信息员队伍基本稳定。全年没有发生失实报道，"),
    ("missing_stop", "会议部署了下阶段工作。与会人员学习了《党章》"),
    (
        "title_with_stop",
        "2023年度信息工作总结。\n2023年，全办信息工作围绕中心、服务大局，完成了各项任务。",
    ),
    ("attachment_with_stop", "附件：2023年各单位稿件采用情况表。"),
    ("ellipsis", "走访、座谈、问卷…方式灵活多样。"),
    ("ellipsis_and_deng", "栏目有要闻、声音、镜头等等……"),
    ("dash", "这支队伍--全市信息员--有近300人。"),
    ("straight_quotes", "深化'一线工作法'，掌握真实情况。"),
    ("space_beside_number", "全市共有信息员 312名，覆盖各县区。"),
    ("unbalanced", "各县（市区均已建立专栏。"),
    ("unbalanced", "推行“双审制，做到层层把关。"),
    ("nested_marks", "他说：“要用好“三面镜子”，把情况摸清。”"),
    ("empty_brackets", "向“”专栏供稿的单位有9个。"),
    ("comma_between_titles", "分别刊登于《青崖通讯》、《禾丰党建》和市报。"),
    ("comma_between_quotes", "推出“云课堂”、“微党课”，方便党员学习。"),
    ("activity_as_title", "全体人员观看了《基层党建知识竞赛》。"),
    ("document_number", "请按云组通（2023）15号文件办理。"),
    # enumeration and sequences
    ("arabic_ordinal_mark", "3、完善考核办法。"),
    ("chinese_ordinal_mark", "一，主要做法"),
    ("bracketed_ordinal_mark", "（3）．明确报送时限。"),
    ("word_ordinal_mark", "首先、要统一思想。"),
    ("clause_ordinal_mark", "重点抓三件事。一是：抓选题。"),
    ("comma_before_and", "培训、考核、及通报三个环节衔接紧密。"),
    ("comma_before_deng", "栏目有要闻、声音、等多个方面。"),
    ("count_below_listed", "采用了通报、约谈、督办、回访等三种方式。"),
    ("count_below_listed", "《先锋》《基石》《镜头》等两种内刊同时改版。"),
    ("deng_after_one", "内刊栏目主要包括要闻选登等。"),
    ("heading_order", "一、总体情况\n二、主要做法\n四、存在的问题"),
    ("heading_order", "一、总体情况\n（一）投稿情况\n（三）采用情况"),
    ("clause_order", "一要抓选题，二要抓采写，四要抓审核。"),
    # what does not agree with itself
    (
        "two_values",
        "微信公众号关注人数为8342人，增长快。\n互动明显增多。微信公众号关注人数达到8432人。",
    ),
    ("mixed_markers", "全年走访300余户。收到建议120多条。办结90多件。"),
    ("parts_exceed_whole", "举办培训12期，其中线上15期。"),
    ("parts_exceed_whole", "获奖作品20篇，其中一等奖5篇、二等奖8篇、三等奖10篇。"),
    ("sum_differs", "县（市）区243篇、市直单位41篇，共294篇。"),
    ("wrong_direction", "出刊由24期增加到20期。"),
    ("wrong_direction", "培训172人，比上年的158人减少14人。"),
    ("wrong_direction", "信息工作由全省第5位下降到第2位，进步明显。"),
    # what does not follow from the numbers beside it
    ("wrong_change", "受理来信由400封减少到300封，减少50%。"),
    ("wrong_change", "满意度由82%提高到91%，提高9%。"),
    ("wrong_share", "报送信息150篇，采用30篇，采用率为25%。"),
    ("shares_exceed_whole", "平时考核占60%，年终考核占50%。"),
    ("wrong_average", "12场讲座听众960人，平均每场90人。"),
    ("item_count", "主要有三点：第一，选题准。第二，篇幅短。"),
    ("other_year", "2023年信息工作总结\n报送数比上年（2021年）略有增加。"),
    ("attachment_title", "附件：信息员名册\n附件\n信息员名单"),
    ("attachment_number", "附件：1.采用情况表\n2.得分表\n附件1\n采用情况表"),
    ("impossible_month", "1—13月，累计出刊36期。"),
    ("wrong_period", "上半年（1—9月），出刊9期。"),
    ("doubled_word", "稿件稿件质量有提高。"),
    ("doubled_digits", "刊发563563篇。"),
    ("wrong_place", "名次\n单位\n总分\n1\n东县\n36\n2\n西县\n41"),
    (
        "other_length",
        "评出先进集体4个，名单见附件1。\n附件1\n序号\n单位\n1\n东县\n2\n西县\n3\n南县",
    ),
    ("reversed_period", "2023年5月至2023年3月，办班2期。"),
    ("reversed_period", "报名时间为3月15日至3月12日。"),
    ("other_duration", "从2018年到2023年的三年间，村级阵地换了新貌。"),
    ("other_duration", "2010年底至2020年底的8年时间里，他走遍了全乡。"),
    ("place_over_count", "满意度在全市9个县区中位列第10位。"),
    ("place_over_count", "考核成绩在全县十二个乡镇中列第十三名。"),
    ("level_in_points", "城镇调查失业率为4.2个百分点。"),
    ("level_in_points", "本科以上学历的比重达到61个百分点。"),
    ("repeated_label", "第一季度12篇、第一季度9篇、第三季度14篇、第四季度15篇。"),
    ("repeated_label", "报送篇数为甲山县12篇、乙水县9篇、甲山县3篇。"),
    # leftovers
    ("leftover_tag", "报送稿件{% if 报送 %}284篇。"),
    ("leftover_tag", "刊发｛｛ 发稿 ｝｝。"),
    ("leftover_value", "增幅为NaN。"),
    ("leftover_value", "None"),
    ("leftover_value", "合计为#DIV/0!。"),
    ("leftover_reference", "情况见错误!未定义书签。"),
    ("garbled", "市委组织部\ufffd\ufffd处"),
    ("impossible_month", "自13月起实行月通报。"),
    ("impossible_quarter", "第六季度没有来稿。"),
    ("impossible_time", "会议于5月9日26时30分结束。"),
    ("reversed_period", "2023年9月至2022年12月，走访了两个县区。"),
    ("letter_in_number", "走访党员1O8名。"),
    ("mixed_ordinals", "其一要抓选题，其二，要抓采写。"),
    ("special_ordinal", "㈠选题不准；篇幅偏长。"),
    ("fullwidth_ordinal_dot", "3．篇幅偏长。"),
    ("worded_order", "首先，选题要准；第三，文字要短。"),
    ("than_compared", "投稿量较上年同期相比有所增加。"),
    ("later_year", "2023年宣传工作综述\n工作扎实有效，2026年底前实现全覆盖。"),
    (
        "heading_level",
        "宣传工作情况报告\n各县区：\n全年工作有序推进。\n（一）出刊情况\n（二）用稿情况",
    ),
]


@pytest.mark.parametrize(("code", "text"), WRONG, ids=[f"{c}-{t[:12]}" for c, t in WRONG])
def test_a_breach_is_found_by_its_rule_alone(code: str, text: str) -> None:
    assert [finding.code for finding in check_text(text.split("\n"))] == [f"lint.{code}"]


def test_every_rule_but_one_is_tried() -> None:
    assert {f"lint.{code}" for code, _ in WRONG} >= {
        rule.code for rule in RULES if rule.code != "lint.adjacent_numbers"
    }


def test_no_sentence_is_a_rules_own() -> None:
    own = {example for rule in RULES for example in (rule.wrong, rule.right)}
    assert not own & {text for _, text in WRONG}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rules_examples_behave(rule: object) -> None:
    assert isinstance(rule, type(RULES[0]))
    severity = Severity.ERROR if rule.strength is Strength.ERROR else Severity.NOTE
    found = check_text(rule.wrong.split("\n"))
    assert [(finding.code, finding.severity) for finding in found] == [(rule.code, severity)]
    assert check_text(rule.right.split("\n")) == ()


def test_codes_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.clause and rule.title for rule in RULES)
