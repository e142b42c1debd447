import { both, h } from './dom.js';
import { yearWords } from './words-year.js';

/** What codes are called. Codes that are not here are shown as they are. */
const lists = {
  kind: `programme 规划 Programme|team 工作队 Team|selection 选派 Selection|posting 派驻 Posting|hostPost 挂任职务 Host post|
    rotation 轮换 Rotation|rotationPlan 轮换计划 Rotation plan|report 年度报告 Annual report|supervision 日常监督 Supervision|finding 监督发现 Finding|evaluation 纪实评估 Evaluation`,
  act: `preview 变动预览 What if|askPlan 编制轮换计划 Ask for a plan|askAgain 重新求解 Ask again|pin 固定日期 Pin|launch 启动规划 Launch|close 结束规划 Close|launchSelection 发起选派 Launch a selection|stateNeeds 提出需求 State needs|explainShortfall 说明缺员 Explain the shortfall|noteShortfall 知悉缺员 Take note|sendQuotaNotice 下达名额通知 Send quota notice|
    volunteer 自愿报名 Volunteer|nominate 推荐人选 Nominate|
    file 归入选派材料 File papers|    decide 签批 Decide|minute 录入会议记录 Record minutes|confirmMinutes 确认会议记录 Confirm minutes|resubmit 重新报送 Resubmit|rescreen 重新审查 Screen anew|
    withdraw 撤回 Withdraw|publishNotice 公示 Publish notice|object 提出异议 Object|settle 异议核实 Settle objection|
    dispatch 派遣 Dispatch|giveUp 放弃席位 Give up seat|arrive 报到 Arrival|listHandover 填写交接清单 Write the handover list|signHandover 交接签字 Sign handover|
    confirmHandover 确认交接 Confirm handover|returnHandover 退回交接 Return handover|
    giveOpinion 出具意见 Give an opinion|appraise 期满鉴定 Appraise|resign 申请辞职 Resign|returnEarly 申请提前返回 Return early|
    promote 任职期间晋升 Promotion in post|proposeTransfer 调整到另一工作队 Transfer to another team|nameActing 指定代理负责人 Name an acting holder|acting 代理负责 Acting|takeNote 阅知 Take note|
    extend 延长任期 Extend|recall 召回 Recall|cancel 取消派遣 Cancel|appoint 任职决定 Appoint|decline 不予任职 Decline|
    draft 起草报告 Draft|submit 提交签发 Submit|acknowledge 签收 Acknowledge|
    returnReport 退回报告 Return the report|transfer 转办 Transfer|delegate 委派 Delegate|takeBack 收回委派 Take back|
    addSigner 加签 Add a signer|removeSigner 减签 Remove a signer|recuse 回避 Recuse|copy 抄送 Copy|urge 催办 Urge|
    terminate 终止审批 Terminate|addGroupMember 增派成员 Add a member|removeGroupMember 免去成员 Remove|
    recordOfficeHolder 录入任职 Record an office holder|endOfficeHolder 录入免职 Record an end|withdrawChange 撤回变更 Withdraw the change|listVillage 录入村 List the village|
    askFirstSecretary 申请第一书记 Ask for one|unaskFirstSecretary 不再需要 Ask no more|proposeFirstSecretary 提名第一书记 Propose somebody|enterPresence 登记在岗 Enter presence|requestLeave 请假 Ask for leave|resubmitLeave 重新请假 Ask again|
    endLeave 销假 Back from leave|spotCheck 抽查 Spot check|rectify 整改 Rectify|verify 验收 Verify|mark 评分 Mark|propose 提出等次 Propose grades|raiseShare 提高优秀比例 Raise the share|appeal 申诉 Appeal|withdrawAppeal 撤回申诉 Take the appeal back`,
  as: `substitute 代理 Substitute|transferred 转办 Transferred|delegate 委派 Delegated|delegated 委派 Delegated|added 加签 Added`,
  place: `before 在本环节之前 Before|beside 与本环节一并 Beside|after 在本环节之后 After`,
  why: `limit 逾期 Limit passed|recusal 均已回避 All recused`,
  forecast: `done 已完成 Done|open 进行中 Now|toCome 待审批 To come|skipped 不适用 Not applicable`,
  role: `hr 人事 HR|partyGroup 党组 Party group|discipline 纪检 Discipline|orgDepartment 组织部 Organisation dept|
    leadingGroup 领导小组 Leading group|headquarters 指挥部 Headquarters|host 受援地 Host|leader 领导 Leader|
    supervisor 监督 Supervisor|administrator 管理员 Administrator`,
  access: `hr 人事 HR|approver 审批 Approvers|host 受援地 Hosts|leader 领导 Leaders|supervisor 监督 Supervisors|
    administrator 管理员 Administrators`,
  by: `county 县区 County|town 镇 Town|city 城市 City|tag 村的类型 Kind of village`,
  change: `renameUnit 单位更名 Rename a unit|mergeUnit 单位合并 Merge a unit|addTown 增加帮扶镇 Add a town|
    moveTown 调整牵头单位 Another lead unit|resizeTeam 增减席位 Resize a team`,
  changed: `pending 待生效 To come|made 已生效 Made|withdrawn 已撤回 Withdrawn|lapsed 未能生效 Could not be made`,
  group: `head 组长 Head|leader 队长 Team leader|member 增派成员 Added`,
  seat: `leader 队长 Leader|member 队员 Member|head 组长 Head`,
  stage: `solving 求解中 Being solved|drafted 待报批 Drafted|infeasible 规则冲突 Rules collide|failed 求解失败 Failed|inForce 执行中 In force|opening 启动中 Opening|running 进行中 Running|closed 已结束 Closed|nominating 推荐人选 Nominating|approving 审批中 Approving|
    appointing 公示派遣 Appointing|ended 已办结 Ended|dispatched 已派遣 Dispatched|onSite 在岗 On site|returned 已返回 Returned|
    cancelled 已取消 Cancelled|proposed 待任职 Proposed|held 在任 Held|declined 未任职 Declined|planned 方案待批 Planned|
    draft 起草 Draft|signing 签发中 Signing|submitted 已报送 Submitted|received 已签收 Received|vacant 空缺 Vacant|
    forming 组建中 Forming|inPost 在岗 In post|relieving 轮换中 Relieving|waiting 未报送 Waiting|made 待整改 To be rectified|rectified 待验收 To be verified|marking 评分中 Marking|reviewing 审定中 Under review|notified 已告知 Told|final 等次已定 Grades final|sent 待签收 Sent|acknowledged 已签收 Acknowledged`,
  nominee: `waiver 例外审批 Waiver|approval 审批中 Approval|returned 已退回 Returned|approved 待公示 Approved|notice 公示中 On notice|
    objected 异议未结 Objected|cleared 可派遣 Cleared|dispatched 已派遣 Dispatched|rejected 未通过 Rejected|withdrawn 已撤回 Withdrawn|
    upheld 异议成立 Objection upheld|ineligible 不再符合条件 Ineligible`,
  verdict: `agree 同意 Agree|return 退回 Return|reject 否决 Reject|agreed 已同意 Agreed|rejected 已否决 Rejected|open 审批中 Open|
    returned 已退回 Returned|withdrawn 已撤回 Withdrawn|upheld 成立 Upheld|dismissed 不成立 Dismissed|asked 申请中 Asked|granted 已准 Granted|
    approved 已批准 Approved|refused 未批准 Refused|passed 符合 Passed|failed 不符合 Failed|unknown 无法判断 Unknown|
    acknowledged 签收 Acknowledged|terminated 已终止 Terminated|defer 缓议 Deferred`,
  standing: `eligible 可推荐 May be nominated|waiver 需例外审批 Needs an exception|unknown 情况不明 Not known|
    excluded 不符合 Excluded`,
  reason: `formation 组建 Formation|relief 轮换 Relief|backfill 补派 Backfill`,
  presence: `onSite 在岗 On site|trip 出差 Official trip|leave 请假 On leave|absent 擅离 Absent|rest 休息 Day off|
    unknown 未登记 Not known|below 在岗不足 Too few days|closed 已汇总 Closed`,
  leave: `annual 年休假 Annual|personal 事假 Personal|sick 病假 Sick|family 婚产丧假 Family`,
  grade: `excellent 优秀 Excellent|competent 称职 Competent|basicallyCompetent 基本称职 Basically competent|incompetent 不称职 Incompetent`,
  verification: `enough 整改到位 Enough|notEnough 整改不到位 Not enough`,
  basis: `released 已离任 Gone|ordered 已安排接替 Relief ordered|planned 方案 Planned|term 任期届满 Term ends`,
  successor: `onSite 已到岗 On site|dispatched 已派遣 Dispatched|sought 选派中 Being sought|planned 待选派 Planned|none 未安排 Nobody`,
  proposed: `leave 离任 Leave|extend 延期 Extend|transfer 调队 Transfer|relieve 改接替日期 Another day of relief`,
  scope: `unit 本单位 Unit|system 系统内 System|public 向社会 Public|none 不公示 None`,
  level: `clerk 办事员 Clerk|sectionMember 科员 Section member|deputySection 副科级 Deputy section|section 正科级 Section|
    deputyDivision 副处级 Deputy division|division 正处级 Division`,
  told: `extended 任期自动顺延 The term goes on by itself|reliefMissed 接替人员未到 Nobody has come to relieve|transferFailed 调整未成,席位已有人选 The transfer failed: the seat is not vacant|termOverrun 任期已超上限 The term cannot go on`,
  entry: `done 已办结 Done|ongoing 在办 Going on|pending 待办 To be begun`,
  exception: `commonStart 首轮同期到任,错开轮换 Came together|overdue 任期已满,尽早接替 Overdue, relieved as soon as may be|former 原计划已批准 As approved before|announced 已公布 Announced|pinned 已固定 Pinned`,
  solution: `optimal 最优 Optimal|bounded 有界 Bounded`,
  because: `vacant 席位空缺 Seat vacant|extended 任期延长 Term extended`,
  side: `predecessor 离任方 Predecessor|successor 接任方 Successor`,
  title: `deputyPartySecretary 镇党委副书记(挂任) Deputy Party secretary|deputyTownHead 副镇长(挂任) Deputy town head|firstSecretary 村第一书记(兼任) First secretary`,
  event: `programmeLaunched 规划启动 Launched|postingsImported 导入在岗人员 Postings imported|teamOpened 工作队设立 Team opened|
    teamFormed 工作队组建完成 Team formed|programmeClosed 规划结束 Closed|substituteNamed 指定代理人 Substitute named|
    substitutionEnded 代理终止 Substitution ended|reportsScheduled 报告排期 Reports scheduled|
    rotationScheduled 轮换排期 Rotation scheduled|planScheduled 计划排期 Plan scheduled|planWanted 须编制计划 Plan wanted|
    planAsked 编制计划 Plan asked for|planAdopted 计划执行 Plan adopted|batchSkipped 批次从略 Batch skipped|planGivenUp 计划撤销 Plan given up|
    replanNoted 情况有变 Change noted|replanOrdered 重编计划 To be drawn up again|planOpened 计划启动 Opened|solvingBegun 开始求解 Solving begun|
    planSolved 求解完成 Solved|planInfeasible 规则冲突 Rules collide|solvingFailed 求解失败 Failed|pinned 固定日期 Pinned|unpinned 取消固定 Unpinned|
    planSubmitted 报批 Submitted|planReturned 退回 Returned|planApproved 批准 Approved|draftDropped 新版撤销 Draft dropped|planEnded 计划终止 Ended|reportsOpened 报告启动 Reports opened|reportEnded 报告办结 Report ended|
    selectionLaunched 发起选派 Selection launched|selectionClosed 选派办结 Selection closed|seatFilled 到岗 Seat filled|
    seatLeft 离岗 Seat left|termExtended 任期延长 Term extended|belowFloor 低于下限 Below the floor|floorRestored 恢复满员 Back at the floor|
    shortfallExplained 说明缺员 Shortfall explained|shortfallNoted 知悉缺员 Shortfall noted|selectionOpened 选派启动 Opened|needsStated 提出需求 Needs stated|quotaNoticeSent 名额通知 Quota notice|volunteered 自愿报名 Volunteered|
    nominated 推荐人选 Nominated|filed 归入选派材料 Papers filed|waiverSettled 例外审批结束 Waiver settled|rescreened 重新审查 Screened anew|
    nomineeStopped 资格终止 Stopped|
    nomineeStage 人选环节 Nominee’s stage|noticePublished 公示 Notice published|objected 提出异议 Objection|
    objectionSettled 异议办结 Objection settled|dispatched 派遣 Dispatched|seatGivenUp 放弃席位 Seat given up|
    selectionEnded 选派办结 Ended|stepOpened 转入审批 Step opened|signed 签批 Signed|minuted 会议记录 Minuted|
    minutesConfirmed 会议记录确认 Minutes confirmed|approvalReturned 退回 Returned|approvalEnded 审批结束 Approval ended|
    officeAgreed 本环节已同意 Office agreed|moved 转交 Passed on|takenBack 收回委派 Taken back|signerAdded 加签 Signer added|
    signerRemoved 减签 Signer removed|recused 回避 Recused|copied 抄送 Copied|urged 催办 Urged|
    stepHandedOver 移交上级 Handed over|deemedConsent 逾期视为同意 Deemed consent|limitMoved 期限调整 Limit moved|
    reminded 提醒 Reminded|escalated 逾期上报 Escalated|overdue 逾期 Overdue|postingStarted 派驻开始 Posting started|
    postingImported 导入派驻 Posting imported|arrived 报到 Arrived|reliefOrdered 安排接替 Relief ordered|
    reliefGivenUp 接替取消 Relief given up|reliefDropped 不再接替 Relief dropped|successorNamed 接替人选确定 Successor named|
    successorArrived 接替人员报到 Successor arrived|successorLost 接替人员未到 Successor lost|handoverListed 交接清单 Handover listed|handoverSigned 交接签字 Handover signed|
    handoverConfirmed 受援地确认交接 Handover confirmed|handoverReturned 退回交接 Handover returned|handoverMissed 交接落空 Handover missed|
    appraisalAsked 待期满鉴定 Appraisal asked for|appraisalDropped 鉴定取消 Appraisal dropped|opinionGiven 受援地意见 Opinion given|
    appraised 期满鉴定 Appraised|reliefMissed 接替未到 Relief missed|termRunsOn 按轮换计划延至接替 Runs on until its relief|termOverrun 任期超限 Term overrun|noted 已阅知 Noted|promoted 任职期间晋升 Promoted|transferAgreed 同意调整 Transfer agreed|transferFailed 调整未成 Transfer failed|
    transferTaken 接收调入 Transfer taken|transferTurnedDown 未予接收 Transfer turned down|replanNoted 待重新排期 To be planned anew|
    actingAsked 待定代理负责人 Acting holder asked for|actingNamed 指定代理负责人 Acting holder named|
    handedOver 交接完成 Handed over|tookOver 接任 Took over|proposed 提出申请 Proposed|extended 延长任期 Extended|
    released 离任 Released|cancelled 取消 Cancelled|hostPostProposed 拟任职务 Proposed|hostPostHeld 任职 Appointed|
    hostPostDeclined 不予任职 Declined|hostPostEnded 免职 Ended|hostReminded 提醒 Reminded|rotationOpened 轮换启动 Opened|
    rotationPlanned 方案 Plan|rotationApproved 方案批准 Plan approved|rotationReturned 方案退回 Plan returned|
    planResubmitted 方案重报 Plan resubmitted|relieved 已接替 Relieved|rotationEnded 轮换办结 Ended|reportOpened 报告启动 Opened|
    drafted 起草 Drafted|signOffBegun 提交签发 Sign-off begun|submitted 报送 Submitted|reportReturned 退回 Returned|
    acknowledged 签收 Acknowledged|reportReceived 全部签收 Received|groupMemberAdded 增派工作组成员 Group member added|
    groupMemberRemoved 免去工作组成员 Group member removed|unitRenamed 单位更名 Unit renamed|unitMerged 单位合并 Unit merged|townAdded 增加帮扶镇 Town added|
    townMoved 调整牵头单位 Another lead unit|teamResized 增减席位 Team resized|changeOrdered 变更待生效 Change to come|
    changeWithdrawn 变更撤回 Change withdrawn|changeDue 变更到期 Change due|changeLapsed 变更未能生效 Change lapsed|
    placesChanged 单位调整 Other units|seatsAdded 增加席位 Seats added|seatsEnding 席位将撤销 Seats end with their terms|
    seatClosed 席位撤销 Seat closed|seatEnding 席位随任期撤销 Seat ends with the term|villageListed 录入村 Village listed|firstSecretaryAsked 提出第一书记需求 First secretary asked for|
    firstSecretaryUnasked 不再需要第一书记 No longer asked for|firstSecretaryProposed 拟任第一书记 First secretary proposed|replanNoted 需重排轮换 Rotation to be looked at|officeHolderRecorded 指挥部任职 Office holder|
    officeHolderEnded 指挥部免职 Office holder’s end|
    supervisionOpened 年度监督启动 Year opened|presenceEntered 登记在岗 Presence entered|absencesCounted 擅离计次 Absences counted|
    leaveRequested 请假 Leave asked for|leaveResubmitted 重新请假 Asked again|leaveGranted 准假 Leave granted|leaveEnded 销假 Leave ended|
    recallProposed 建议召回 Recall proposed|spotChecked 抽查 Spot check|findingMade 发现问题 Finding|monthClosed 月度汇总 Month closed|
    nextYearOpened 下年度启动 Next year opened|teamGone 工作队撤销 Team gone|yearClosed 年度结束 Year closed|findingOpened 发现问题 Finding|
    rectified 整改 Rectified|rectificationRefused 整改不到位 Not enough|findingClosed 销号 Closed|findingEscalated 上报 Escalated|
    evaluationsScheduled 评估排期 Evaluations scheduled|evaluationsOpened 评估启动 Evaluations opened|evaluationOpened 评估启动 Opened|marked 评分 Marked|
    shareRaised 提高优秀比例 Share raised|gradesProposed 提出等次 Grades proposed|gradesNotified 告知等次 Grades told|appealed 申诉 Appeal|appealWithdrawn 撤回申诉 Appeal taken back|
    gradeCorrected 改评 Grade corrected|gradeLowered 等次下调 Grade lowered|gradesFinal 等次已定 Grades final|evaluationEnded 评估办结 Ended`,
};

const listsOf = (list) => [lists[list], yearWords[list]].filter(Boolean).join('|');

const words = Object.fromEntries(
  Object.keys({ ...lists, ...yearWords }).map((list) => [
    list,
    new Map(
      listsOf(list)
        .split('|')
        .map((entry) => {
          const [code, zh, ...en] = entry.trim().split(' ');
          return [code, [zh, en.join(' ')]];
        }),
    ),
  ]),
);

/** The two words for a code, e.g. `pair('act', 'decide')`. */
export const pair = (list, code) => words[list].get(code) ?? [String(code), ''];
export const word = (list, code) => both(pair(list, code));
export const zh = (list, code) => pair(list, code)[0];

/** Never by colour alone: the words say it as well. */
export const badge = (list, code, tone = '') => h('span', { class: `badge ${tone}` }, word(list, code));
