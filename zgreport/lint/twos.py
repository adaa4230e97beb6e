"""Twos: 两 where a measure word counts, 二 where it is a rank."""

from __future__ import annotations

from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

_ALONE = "(?<![第十百千万亿零〇一二三四五六七八九\\d、—～至到周初之其星期])"
_ALWAYS_COUNTS = (  # no rank is named 二个, 二名
    "(?:个(?![别人性体])|名(?!单)|篇|家(?!庭)|件(?!套)|户(?!口)|种|项(?!式)|座|辆|张|封|棵|间|场"
    "|天(?!线)|位(?!数))"
)
_MAY_RANK = "[类级期次批组条部本套处所步层份台档块片页届回轮门支]"
_RANKED = (
    "(?:工程|项目|医院|公路|学院|供水|污染|企业|创业|事故|响应|甲等|丙等|建设|开发|灾害|疫苗|职称"
    "|以上|以下|标准|保护|资质)"
)
# Behind these a number counts; elsewhere 二类, 二期 may be a rank.
_COUNTING = (
    "(?:分为|分成|分|划分|细分|归为|共有|共设|共分|共计|总共|一共|合计|共|只有|仅有)"
    "[了出到成为]{0,2}"
)
_HOLDING = "(?:举办|召开|组织|开展|编发|印发)[了过]?"
_HELD = "[次期场批轮届](?:[集大专小]|全[市县]|培训|会|座谈|活动|讲座|比赛|简报|信息)"
_LASTING = "(?:共|历时|为期|经过|连续|过去|最近|近|前|后|用了?|延长)[了出到]{0,2}"

RULES = (
    Rule(
        "lint.two_before_measure",
        "量词前的“二”",
        "《现代汉语八百词》“二”“两”",
        Strength.ADVICE,
        "全年共有二个县区没有报送。",
        "全年共有两个县区没有报送。",
        found(
            f"{_ALONE}二(?={_ALWAYS_COUNTS})|{_COUNTING}二(?={_MAY_RANK}(?!{_RANKED}))|{_HOLDING}二(?={_HELD})"
            f"|{_LASTING}二(?=(?:个?多?月|年)(?![级期制生度初底份]))"
            "|第两(?=[个名次篇届批期条项位])|[俩仨](?=[个名位家])"
        ),
    ),
)
