"""Own years: whether a year that a name or a caption holds is plainly the year of its table.

2022年稿件统计表 and 稿件（2022年） are; 2022年入库企业统计 may list this year what came in then.
"""

from __future__ import annotations

from zgreport.patterns import Pattern

__all__ = ["is_plainly_own"]

# What happened in a year once to what is listed since.
_SINCE = (
    r"(?:当年|新)?(?:入[库学职伍党团园围选驻网户]|毕业|退[休伍役]|转[业正入]|招[录聘考生收]|考录|录[用取]"
    r"|引进|选[调派拔]|认定|立项|建[成档]|开工|竣工|投[产用]|新[建增办设开]|续建|结转|批[准复]|获[评批奖]"
    r"|评[选定]|命名|挂牌|成立|设立|注册|备案|上市|签[约订]|出[生台版]|脱[贫帽]|颁[发布]|购[置买]|中标|纳入|遗留"
    r"|移交|交付|确[定认]|申报|以[前后来]|之[前后]|[前后级届版款批秋春会]"
    r"|表彰|优秀|先进|考核|评优|获得|重点项目|对口|帮扶|支援|创建|续聘|聘任|征[兵集]|[底末]"
    r"|机构改革|换届|下半年以来|\d{1,2}月以来|[冬夏]季)"
)
_OWN_YEAR = rf"年(?:度(?!{_SINCE})|(?!度|{_SINCE}))"
_TO = r"[-至到~—–―─、和及]+"
_OFFICE = r"(?:[省市县区州旗盟镇乡村局厅委办部校院]|街道|部门|单位|公司|集团|中心)"
_TABLE = r"(?:统计|一览|汇总|明细|登记)?(?:[报台]账?|表|情况|统计|汇总|数据)"
_PLAINLY = Pattern(
    rf"^(?:附[件表]?\d*[:、.]?)?[(\[【]?(?:[\d一二三四五六七八九十]{{1,2}}[、.])?(?:数据|统计)?"
    rf"(?:20\d\d{_TO})?(?:20)?2\d{_OWN_YEAR}"
    rf"|20\d\d年度(?!{_SINCE})"
    r"|[(\[【]20\d\d年?度?(?:全年|[-\d至到~—月季度上下半年前第末底])*[)\]】]$"
    rf"|^[^|,。:]{{1,20}}{_OFFICE}20\d\d{_OWN_YEAR}.*{_TABLE}$"
    rf"|^20\d\d(?![\d年级届版款批学秋春]|{_TO}20)|(?<!\d)(?<![-至到~—])20\d\d$"
)


def is_plainly_own(plain: str) -> bool:
    """True where nothing else can be meant; `plain` has its years in digits, without days."""
    return _PLAINLY.search(plain) is not None and not plain.endswith(("名单", "名册", "为准"))
