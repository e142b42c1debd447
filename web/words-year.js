/** Words of the year's cases, list by list as in words.js. */
export const yearWords = {
  kind: `duty 规定动作 Duty|workItem 工作事项 Item of work|fund 资金台账 Book of funds`,
  act: `fulfil 报送佐证 File evidence|confirmEvidence 确认佐证 Confirm evidence|returnEvidence 退回佐证 Return evidence|
    waive 免除 Waive|planWork 列入工作事项 Plan work|progress 填报进展 Tell progress|fileEvidence 归入佐证 File a document|
    complete 办结 Complete|confirmCompletion 确认办结 Confirm completion|returnCompletion 退回办结 Return completion|
    drop 取消事项 Give up|recordGrades 录入法定考核等次 Record statutory grades|assemble 重新汇总数据 Assemble anew|correctReport 更正报告 Correct the report|revise 调整 Revise|enter 登记资金 Enter funds|correct 冲销 Take a line back`,
  release: `relieved 已接替 Relieved|resignation 辞职 Resigned|earlyReturn 提前返回 Returned early|
    transferred 调往另一工作队 Transferred|seatEnded 席位撤销 Seat ended`,
  half: `halfYear 半年 Half-year|yearEnd 年终 Year-end`,
  evaluated: `person 人员 People|team 工作队 Teams|unit 单位 Units`,
  stage: `open 待完成 Open|confirming 待对方确认 To confirm|fulfilled 已完成 Fulfilled|waived 已免除 Waived|missed 未完成 Missed|
    dropped 已取消 Dropped|done 已办结 Done`,
  duty: `all 合计 All|overdue 逾期未完成 Overdue|open 待完成 Open|confirming 待确认 To confirm|fulfilled 已完成 Done|
    late 逾期完成 Done late|waived 已免除 Waived|missed 未完成 Missed|dropped 规划结束 Dropped`,
  evidence: `filed 待确认 To confirm|accepted 已采用 Accepted|returned 已退回 Returned|overdue 逾期 Overdue|late 逾期完成 Late|corrected 已更正 Corrected`,
  group: `duty 动作 Duty|unit 单位 Unit|town 镇 Town|county 县 County|city 市 City|year 年度 Year|heading 条目 Heading|source 来源 Source`,
  work: `all 合计 All|open 进行中 Under way|overdue 逾期 Overdue|confirming 待确认 To confirm|done 已办结 Done|dropped 已取消 Given up|
    townsDone 已办结的镇 Towns with one done`,
  fund: `planned 计划 Planned|allotted 到位 Allotted|used 使用 Used`,
  event: `gradesRecorded 录入法定考核等次 Grades recorded|assembled 汇总数据 Assembled|correctionBegun 更正报告 Correction begun|reminded 提醒 Reminded|reportEscalated 逾期上报 Escalated|reportClosed 结束更正期 Closed|
    workPlanned 列入工作事项 Work planned|workItemOpened 列入计划 Planned|workRevised 调整 Revised|workProgressed 进展 Progress|
    workEvidenced 归入佐证 Document on file|workCompleted 办结 Completed|completionConfirmed 确认办结 Confirmed|
    completionReturned 退回办结 Returned|workDropped 取消 Given up|fundsScheduled 资金台账排期 Funds scheduled|
    fundsOpened 建立资金台账 Books opened|fundOpened 建账 Opened|fundEntered 登记 Entered|fundCorrected 冲销 Taken back|
    dutiesScheduled 规定动作排期 Duties scheduled|dutiesOpened 规定动作下达 Duties opened|
    dutyCalendarChanged 规定动作重排 Duties rescheduled|dutyOpened 规定动作下达 Opened|evidenceFiled 报送佐证 Evidence filed|
    evidenceConfirmed 对方确认 Confirmed|evidenceReturned 退回佐证 Evidence returned|dutyFulfilled 已完成 Fulfilled|
    dutyEscalated 逾期上报 Escalated|dutyUrged 催办 Urged|dutyMissed 未完成 Missed|dutyWaived 免除 Waived|
    dutyDropped 规划结束 Dropped`,
};
