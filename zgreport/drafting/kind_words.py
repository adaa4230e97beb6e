"""Kind words: what the words of a header say of how its numbers add up."""

from __future__ import annotations

from zgreport.patterns import Pattern

__all__ = [
    "CHANGE",
    "EACH",
    "EVENT_WORDS",
    "EXTREME",
    "FLOW",
    "HAPPENS",
    "INDICATORS",
    "LASTING",
    "LAST_YEAR",
    "LEVEL",
    "MEAN",
    "MONEY",
    "OF_YEAR",
    "OPENING",
    "RANK",
    "RATE",
    "RUNNING",
    "SPENT",
    "STOCK",
    "TAKEN",
    "THERE",
]

RANK = Pattern("位次|名次|排名|排位|名列|rank$")
RATE = Pattern("率$|率[(（]|占比|比例|比重|完成度|进度$|覆盖面|百分比|percent|rate$|%")
CHANGE = Pattern("同比|环比|增长|增幅|降幅|增速|变化|较上年|比上年|比去年|较去年|增减|净增长率")
LAST_YEAR = Pattern("上年|去年|上一年度?|同期|lastyear|previousyear")
RUNNING = Pattern("本年累计|年累计|累计|累积|年初至今|1-?本?月|一至|ytd")
OPENING = Pattern(
    "旧存|期初|年初|月初|季初|(?:上[年月期季日]|前期)(?:末|底|累计|结[转存余]|库存|存栏|未[结办]|留存|余额|存量)"
    "|结转(?:上|自)|上[年月期季]?结转|^原[有存]|opening"
)
"""What there was at the beginning: the closing stock of the month before, counted there."""
STOCK = Pattern(
    "期末|年末|年底|月末|月底|季末|末数|余额|结余|结存|存量|存栏|蓄水量|库容|储量|储备|留存|现有|现存|在册|在编|在岗|在职|在校"
    "|在园|在读|在院人?数?$|在库|在养|在建|在办|在途|在管|在租|在孵|在保|在住|库存|保有|实有|未[结办归完销清整处还]|待[办结处审]|尚未|积存|积案"
    "|累[计积](?:关注|粉丝|用户|注册|会员|党员|建成|拥有)|粉丝|关注人?数|关注用户|注册用户|注册人数|截[止至]|总藏|馆藏|藏书|藏品(?:总|数)"
    "|资产|负债|存款|followers|balance|stock|total_?users|headcount",
)
THERE = Pattern(
    "(?:领取|享受).{1,8}人数|参保人数|(?:护理|保洁|协管|辅导|网格|巡防|护林|保育|炊事|驾驶)员(?:总|人)?数|总人口|人口|常住|户籍数|拥有|会员|党员总?数|床位|编制|总?户数|总人数$|学生总?数|学生人?数|男生|女生|班级?人数|班额|教师(?:总|人)?数|专任教师"
    "|窗口人员|工作人员|教职工|从业人员|班级数|班数|职工(?:总|人)?数|医师|护士|医生|(?:管护|保护|种植|播种|建筑|占地|绿化|耕地|林地|养殖|经营|覆盖|水域|总)面积"
    "|容量|网点数|社区数|村数|企业数$|单位数$|机构数|商户数|经营户|市场主体|持证|残疾人数|低保|特困|五保|志愿者(?:总|人)?数$|支部|设备数|台区|用电户"
)
"""What is there at any time, unless the header says that something was done with it."""
OF_YEAR = Pattern("(?:种植|播种)面积")
"""What there is at any time of a year, and what a table without months says of a year."""
FLOW = Pattern(
    "降水量|降雨量|雨量|新增|净增|取消|减少|增加|(?:本[月期年季]|当[月期年日])(?![末底])|新关注|新[建开办登入招注立收]|new|added"
)
"""Said of a stock's noun, these make it what came or went: 新增床位."""
HAPPENS = Pattern(
    "影响|波及|受灾|受损|损失|出院|入院|住院人次|门诊|急诊|就诊|诊疗|参加|参与|参会|参训|参赛|参观|培训|受益|受训|受助|受教育|服务(?!网点|站|中心|机构|窗口|对象)|慰问|走访|救助|帮扶|资助|发放|办理|办结|招"
    "|毕业|结业|报名|考试|接待|到馆|到访|到场|来访|受理|处理|处置|整改|查处|检查|排查|发现|检测|抽检|接种|体检|筛查|就业|转移|安置|组织|惠及|迁|出生|死亡|死者|伤亡|受伤"
    "|登记|审批|发证|办证|制证|捐|献血|获奖|签约|引进|退休|离职|入职|出动|出警|派|投入|销售|售|购|出租|出口|进口|入库|出库|出栏|完成|建成|开工|竣工|拆除|拆违"
    "|收[缴费治购储集运]|新收|缴纳|领取|投放|造林|植树|播放|补植|补贴|报告|调解|化解|抓获|打击|破获|罚|追缴|诊治|手术|用[电水气]量|供[电水气热]量|发电|产量|产值"
    "|清运|转运|运输|客运|货运|吞吐|借阅|借出|归还|外借|阅读|点击|浏览|访问|观看|听众|观众|游客|旅客|乘客|客流|人流|签订|续签|流入|流出|转入|转出|结案|立案|收案|审结|移送|起诉|判决"
    "|推送|发布|刊发|采用|投稿|来稿|发稿|转载|宣传|宣讲|演练|巡查|抽查|督查|督办|交办|转办|咨询|求助|投诉|举报|出席|到会|应到|实到|缺席|到课|听课|服务人|满意(?!度|程)|合格|达标|通过|优秀|录取|录用|中标|入选|评选|表彰|隐患|问题|违法|违章|损失|过火|受灾"
    "|visits?|visitors|attend|participants|volunteers|served|sold|issued|received|downloads|views|clicks|cases|tickets|complaints"
)
_EVENTS = "人次|字|篇|条|期|场|次|件|起|票|学时|课时|例|班次|趟|车次|批次|场次|册次"
EVENT_WORDS = frozenset(_EVENTS.split("|"))
"""Measure words of what happens: there is no stock of times."""
MONEY = Pattern(
    "金额|案值|货值|总值|估值|经费|资金|投资|费$|费用|收入|支出|款|产值|营收|营业额|销售额|成交额|利润|税|罚没|工资|补贴|奖金|成本|标的额?|额$"
    "|amount|cost|revenue|income|fee"
)
INDICATORS = Pattern("(?:主要|经济|统计|考核|监测|工作|发展){0,3}指标(?:名称)?|indicators?")
"""Under such a header each row is something else to be measured."""
MEAN = Pattern(
    "[人户次例床亩件日月年均班校村车场]均|平均|均[值价]|单价|评分|得分|分数|分值|成绩|评价分|满意度|指数|龄$|身高|体重|体温|血压|血糖|心率|pm2|pm10|^aqi|温度|气温|水温|湿度|浓度"
    "|周期|绩点|score$|average|mean|age$|price$|(?<!评)价元?$|价格|售价|[零批]售价|月[工薪]|月工资|工资标准|月薪|年薪|待遇标准"
)
LEVEL = Pattern(
    "亩产|单产|水位|海拔|高程|风速|风力|气压|电压|电流|噪声|噪音|分贝|浊度|酸碱度|^ph值?$|水温|水分|含水|深度|宽度|高度|密度|流速|负荷|汇率|利率|能见度|信号强度|等级分"
)
"""A level is measured and never added up."""
EXTREME = Pattern(
    "极端|历史(?:最|极)|^(?:日|月|年|瞬时|全[年月])?最[高低大小强](?!.*(?:次数|天数|日数|补贴|奖励))"
)
"""The highest and the lowest there was: of these neither sum nor mean says anything."""
EACH = Pattern(r"/|每|℃|°|m/s|分贝|db$|岁|毫克|微克|‰")
"""Signs of a unit of which the sum means nothing: 元/公斤, 元/月, ℃."""
LASTING = Pattern(
    "时长|用时|耗时|时限|工时|小时数?$|分钟数?$|天数?$|天数天$|hours?$|minutes$|duration|days$"
)
TAKEN = Pattern(
    "平均|均|用时|耗时|时限|处理|办理|办结|处置|响应|等待|等候|答复|反馈|审批|受理|超期|逾期|延误|住院|responsetime|handling|waiting|resolution|average|mean"
)
SPENT = Pattern(
    "累计|服务|培训|志愿|授课|教学|学习|值班|值守|飞行|播出|播放|作业|工作|加班|出勤|出差|学时|课时|活动|宣讲|演练|巡查|停电|开放|开机|运行|优良|晴|雨日|volunteer|service|training|working|^hours$|totalhours"
)
"""Whether it is told how long something took or how long one was at it; 用时 before 工作."""
