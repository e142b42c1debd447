/** Words of the year's cases, list by list as in words.js. */
export const yearWords = {
  kind: `duty 规定动作 Duty`,
  act: `fulfil 报送佐证 File evidence|confirmEvidence 确认佐证 Confirm evidence|returnEvidence 退回佐证 Return evidence|
    waive 免除 Waive`,
  stage: `open 待完成 Open|confirming 待对方确认 To confirm|fulfilled 已完成 Fulfilled|waived 已免除 Waived|missed 未完成 Missed|
    dropped 规划结束 Dropped`,
  duty: `all 合计 All|overdue 逾期未完成 Overdue|open 待完成 Open|confirming 待确认 To confirm|fulfilled 已完成 Done|
    late 逾期完成 Done late|waived 已免除 Waived|missed 未完成 Missed|dropped 规划结束 Dropped`,
  evidence: `filed 待确认 To confirm|accepted 已采用 Accepted|returned 已退回 Returned|overdue 逾期 Overdue|late 逾期完成 Late`,
  group: `duty 动作 Duty|unit 单位 Unit|town 镇 Town|county 县 County|city 市 City|year 年度 Year`,
  event: `dutiesScheduled 规定动作排期 Duties scheduled|dutiesOpened 规定动作下达 Duties opened|
    dutyCalendarChanged 规定动作重排 Duties rescheduled|dutyOpened 规定动作下达 Opened|evidenceFiled 报送佐证 Evidence filed|
    evidenceConfirmed 对方确认 Confirmed|evidenceReturned 退回佐证 Evidence returned|dutyFulfilled 已完成 Fulfilled|
    dutyEscalated 逾期上报 Escalated|dutyUrged 催办 Urged|dutyMissed 未完成 Missed|dutyWaived 免除 Waived|
    dutyDropped 规划结束 Dropped`,
};
