import { planRefusals } from './plan-refusals.ts';
import { reportRefusals } from './report-refusals.ts';

/** The words of every refusal. `{name}` is filled from the refusal's params. Each says what is wrong and what to do. */
export const refusals = {
  'key-reused': {
    zh: '该 Idempotency-Key 已用于另一请求,请更换。',
    en: 'This Idempotency-Key was used for another request: use a new one.',
  },
  'unknown-act': { zh: '此类事项没有“{act}”这一操作。', en: 'This kind of case has no act "{act}".' },
  'not-found': { zh: '没有找到 {id}。', en: '{id} does not exist.' },
  'case-ended': { zh: '{case} 已办结,不再变更。', en: '{case} has ended and no longer changes.' },
  'already-open': { zh: '{case} 已经启动。', en: '{case} has been opened already.' },
  'wrong-stage': {
    zh: '当前环节为“{stage}”,不能进行“{act}”。',
    en: 'The case is at "{stage}"; "{act}" is not possible there.',
  },
  'not-your-office': {
    zh: '该操作须由 {office} 办理。',
    en: 'This is for {office} to do; the actor does not hold that office today.',
  },
  'not-on-behalf': {
    zh: '无权代 {office} 录入,或该操作不能代录。',
    en: 'The actor may not enter acts on behalf of {office}, or this act cannot be entered on behalf.',
  },
  'four-eyes': {
    zh: '推荐人、拟稿人不得审批同一事项,请由他人办理。',
    en: 'Who nominates or drafts does not approve the same: let somebody else decide.',
  },
  'same-recorder': {
    zh: '会议记录须由录入人以外的人确认。',
    en: 'Minutes are confirmed by somebody other than who recorded them.',
  },
  'own-case': {
    zh: '本人事项应当回避({subject})。',
    en: 'Nobody decides on themselves ({subject}): let somebody else decide.',
  },
  'no-substitute-in-meeting': {
    zh: '会议决定不得转办、委派、加签或由他人代理({office})。',
    en: 'In a meeting nobody is represented: it cannot be passed on, shared or entered by a substitute ({office}).',
  },
  'moved-on': {
    zh: '{subject} 已由您转交 {to} 办理。',
    en: "The actor's part of {subject} has gone to {to}.",
  },
  'opinion-only': {
    zh: '{subject} 仅委派您提出意见,不得再转交。',
    en: 'On {subject} the actor was asked for an opinion only, and cannot pass it on.',
  },
  'nothing-delegated': {
    zh: '{subject} 没有您委派出去、尚未答复的事项。',
    en: 'Nothing of {subject} was delegated by the actor and is unanswered.',
  },
  'part-unknown': {
    zh: '{subject} 中没有可由您代 {owner} 签署的事项。',
    en: 'There is nothing on {subject} that the actor could sign for {owner}.',
  },
  'signer-first': {
    zh: '{subject} 须先由前加签人 {account} 签署。',
    en: '{account} was added before the office and has to sign {subject} first.',
  },
  'signer-unknown': {
    zh: '{account} 不是 {subject} 的加签人。',
    en: '{account} was not added as a signer of {subject}.',
  },
  'not-your-signer': {
    zh: '只有加签人的添加者({account})或系统管理员可以减签。',
    en: 'Only who added the signer ({account}) or an administrator can remove them.',
  },
  'takes-part-already': {
    zh: '{account} 已参与该步骤。',
    en: '{account} takes part in this step already, or has recused themselves.',
  },
  'takes-no-part': {
    zh: '您与该审批无关,不能催办或抄送。',
    en: 'Only who takes part in an approval, or waits for it, can urge or copy it.',
  },
  'not-yourself': { zh: '不能指定本人({account})。', en: 'Name somebody other than yourself ({account}).' },
  'office-not-held': {
    zh: '{account} 目前不任 {office}。',
    en: '{account} does not hold {office} today.',
  },
  'substituted-already': {
    zh: '{account} 在该期间已指定代理人,请先终止原代理。',
    en: '{account} has a substitute in that period already: end that substitution first.',
  },
  'substitution-over': {
    zh: '该代理至 {until} 已终止。',
    en: 'This substitution is over on {until} already.',
  },
  'account-unknown': { zh: '没有账号 {account}。', en: 'There is no account {account}.' },
  'nobody-named': { zh: '请指明抄送对象。', en: 'Name at least one account or office.' },
  recused: { zh: '您已回避 {subject}。', en: 'The actor has recused themselves from {subject}.' },
  'nobody-left': {
    zh: '{office} 已无其他人可以签署,不能回避,请转办。',
    en: 'Nobody else of {office} could sign: transfer it instead.',
  },
  'urged-today': { zh: '{subject} 今日已催办。', en: '{subject} has been urged today already.' },
  'policy-unknown': {
    zh: '没有版本 {version} 的政策,请先载入。',
    en: 'There is no version {version} of the policy: load it first.',
  },
  'policy-current': {
    zh: '版本 {version} 已在使用。',
    en: 'Version {version} is the one in use already.',
  },
  'already-decided': { zh: '您对 {subject} 已作出决定。', en: 'The actor has already decided on {subject}.' },
  'not-before-you': {
    zh: '{subject} 当前没有待办的审批。',
    en: 'No decision on {subject} is being waited for at this step.',
  },
  'not-a-meeting': { zh: '该步骤不是会议决定。', en: 'This step is a signature, not a meeting: use decide.' },
  'not-a-signature': {
    zh: '该步骤须以会议决定办理,请录入会议记录。',
    en: 'This step is decided in a meeting: record its minutes.',
  },
  'verdict-not-allowed': {
    zh: '该步骤不允许“{verdict}”。',
    en: 'This step does not allow "{verdict}".',
  },
  'reason-missing': { zh: '退回或否决须说明理由。', en: 'A return or a rejection needs its reason.' },
  'document-missing': { zh: '须填写文号。', en: 'The number of the document is needed.' },
  'evidence-incomplete': {
    zh: '佐证不全,缺 {missing}。',
    en: 'The evidence does not show {missing}, which the policy asks for.',
  },
  'source-unknown': {
    zh: '政策中没有资金来源“{source}”。',
    en: 'The policy has no source of funds "{source}".',
  },
  'amount-impossible': {
    zh: '金额须大于零,至多两位小数({amount} 分)。',
    en: 'An amount is more than zero, in yuan with two decimals at the most ({amount} fen).',
  },
  'funds-below-zero': {
    zh: '资金来源“{source}”的合计不能小于零。',
    en: 'A sum of the source "{source}" would be below zero.',
  },
  'funds-exceeded': {
    zh: '资金来源“{source}”使用数({used} 分)不能超过到位数({allotted} 分)。',
    en: 'Of the source "{source}" more would be used ({used} fen) than was allotted ({allotted} fen).',
  },
  'line-unknown': { zh: '没有第 {line} 笔。', en: 'There is no line {line} in this book.' },
  'line-corrected': {
    zh: '第 {line} 笔已更正,或本身是更正。',
    en: 'Line {line} has its counter entry already, or is one itself: enter the right line instead.',
  },
  'towns-only': { zh: '只有驻镇工作队有工作事项。', en: 'Only the team of a town plans work.' },
  'heading-unknown': {
    zh: '政策中没有工作事项“{heading}”。',
    en: 'The policy has no heading "{heading}".',
  },
  'measure-unknown': {
    zh: '该工作事项没有指标“{measure}”。',
    en: 'This heading has no measure "{measure}".',
  },
  'figure-impossible': {
    zh: '指标“{measure}”不能为 {value}:比例为 0 至 100,数量为非负整数。',
    en: '"{measure}" cannot be {value}: a share is from 0 to 100, a count a whole number from 0 on.',
  },
  'nothing-changes': { zh: '没有填写任何内容。', en: 'Nothing was said that would change anything.' },
  'participant-unknown': {
    zh: '该规定动作没有“{role}”这一参加人员类别。',
    en: 'The policy knows no participant "{role}" of this duty.',
  },
  'case-file-incomplete': {
    zh: '{person} 的选派材料尚缺 {missing},不能办理“{step}”。',
    en: 'The case file of {person} lacks {missing}: file it first, "{step}" cannot be done without it.',
  },
  'item-unknown': {
    zh: '选派材料“{item}”不在规定之内,或该席位不需要。',
    en: '"{item}" is no item of the case file, or not of this seat\'s.',
  },
  'quorum-missed': {
    zh: '应到 {due} 人、实到 {present} 人,未达到会议召开的人数要求({needed} 人)。',
    en: '{present} of {due} members were present; the meeting needs {needed}.',
  },
  'votes-do-not-add-up': {
    zh: '同意、不同意与缓议之和须等于实到人数 {present}。',
    en: 'Votes to agree, disagree and defer must add up to the {present} present.',
  },
  'minutes-not-recorded': { zh: '尚未录入会议记录。', en: 'No minutes have been recorded to confirm.' },
  'date-in-future': { zh: '日期 {date} 晚于今日 {today}。', en: '{date} is later than today, {today}.' },
  'date-order': { zh: '日期 {date} 不得早于 {earliest}。', en: '{date} may not be earlier than {earliest}.' },
  'seat-unknown': { zh: '本次选派不包括席位 {seat}。', en: 'Seat {seat} is not part of this selection.' },
  'seat-has-nominee': {
    zh: '席位 {seat} 已有人选,请先撤回。',
    en: 'Seat {seat} has a nominee already: withdraw that one first.',
  },
  'seat-taken': { zh: '席位 {seat} 在该期间已有人。', en: 'Seat {seat} is held by someone in that period.' },
  'seat-not-vacant': {
    zh: '席位 {seat} 并无空缺,或已在选派中。',
    en: 'Seat {seat} is not vacant, or is being filled already.',
  },
  'seat-held': {
    zh: '席位 {seat} 有人在任,无需代理。',
    en: 'Seat {seat} is held: nobody has to take its work.',
  },
  'not-a-colleague': {
    zh: '{posting} 目前不在本工作队任职。',
    en: '{posting} holds no seat of this team.',
  },
  'no-seats': { zh: '没有需要选派的席位。', en: 'There is no seat to fill.' },
  'cadre-unknown': { zh: '没有找到人员 {person}。', en: 'Person {person} does not exist.' },
  'outside-supplying-unit': {
    zh: '{person} 不属于应派单位 {unit}。',
    en: '{person} does not belong to {unit}, which owes this seat.',
  },
  'outside-your-unit': {
    zh: '{person} 不在您所管理的单位内。',
    en: "{person} is not of the actor's own unit.",
  },
  'rule-failed': {
    zh: '{person} 不符合规定 {rule}(依据 {clause}),该规定不得例外。',
    en: '{person} does not meet rule {rule} ({clause}), which admits no exception.',
  },
  'fact-missing': {
    zh: '无法判断 {person} 是否符合规定 {rule}(依据 {clause}),请先补充 {facts}。',
    en: 'Whether {person} meets rule {rule} ({clause}) is unknown: complete {facts} first.',
  },
  'waiver-needed': {
    zh: '{person} 不符合规定 {rule}(依据 {clause});该规定允许例外,请说明理由申请例外审批。',
    en: '{person} does not meet rule {rule} ({clause}); it admits an exception: ask for a waiver with its reason.',
  },
  'waiver-not-needed': {
    zh: '{person} 符合各项规定,无需例外审批。',
    en: '{person} meets every rule: no waiver is needed.',
  },
  'already-posted': {
    zh: '{person} 在该期间已派驻或已被推荐。',
    en: '{person} is posted or nominated elsewhere in that period.',
  },
  'nominee-unknown': {
    zh: '{person} 不是本次选派的人选。',
    en: '{person} is not a nominee of this selection.',
  },
  'nominee-stage': {
    zh: '{person} 当前处于“{stage}”,不能进行“{act}”。',
    en: '{person} is at "{stage}"; "{act}" is not possible there.',
  },
  'final-decision-made': {
    zh: '最后决定已经作出,不能撤回。',
    en: 'The final decision has been made: it can no longer be withdrawn.',
  },
  'notice-over': {
    zh: '公示已于 {until} 结束。',
    en: 'The notice ended on {until}: no objection can be taken.',
  },
  'objection-unknown': { zh: '没有找到异议 {objection}。', en: 'Objection {objection} does not exist.' },
  'objection-settled': { zh: '异议 {objection} 已有结论。', en: 'Objection {objection} has been settled.' },
  'objection-open': {
    zh: '{person} 尚有未处理的异议。',
    en: 'An objection against {person} is still open.',
  },
  'successor-not-arrived': {
    zh: '接替人员尚未报到,不能交接。',
    en: 'The successor has not arrived: nothing can be handed over yet.',
  },
  'handover-list-empty': {
    zh: '交接清单为空,请先列入交接事项。',
    en: 'The handover list is empty: put on it what is handed over first.',
  },
  'handover-list-changed': {
    zh: '交接清单已更新为第 {version} 版,请核对后再签。',
    en: 'The handover list has changed: read version {version} and sign that.',
  },
  'handover-entry-unknown': {
    zh: '交接清单中没有第 {entry} 项。',
    en: 'The handover list has no entry {entry}.',
  },
  'handover-kind-unknown': {
    zh: '交接清单没有“{kind}”这一类,可用:{kinds}。',
    en: '"{kind}" is no kind of entry of a handover list: use one of {kinds}.',
  },
  'handover-not-signed': {
    zh: '交接双方尚未签同一版清单,受援地暂不能确认。',
    en: 'Both sides have not signed the same list yet: there is nothing to confirm.',
  },
  'same-team': {
    zh: '席位 {seat} 在本工作队内,调整须到另一工作队。',
    en: 'Seat {seat} is in the same team: a transfer goes to another one.',
  },
  'appraisal-not-due': {
    zh: '目前没有待作的期满鉴定。',
    en: 'No term appraisal is being waited for.',
  },
  'opinion-missing': {
    zh: '受援地尚未出具意见,不能作鉴定。',
    en: "The host's opinion comes first: there is none yet.",
  },
  'grade-unknown': { zh: '没有该鉴定等次,可用:{grades}。', en: 'No such grade: use one of {grades}.' },
  'nothing-told': { zh: '没有需要阅知的 {subject}。', en: 'There is nothing to take note of: {subject}.' },
  'not-your-appeal': {
    zh: '只有提出申诉的人可以撤回对 {subject} 的申诉。',
    en: 'Only who appealed about {subject} takes that back.',
  },
  'not-below-floor': {
    zh: '该队伍目前不低于人数下限。',
    en: 'The team is not below its floor: there is nothing to explain or to read.',
  },
  'extension-too-long': {
    zh: '延长不得超过 {months} 个月。',
    en: 'A term can be extended by {months} months at most.',
  },
  'ground-unknown': { zh: '召回事由“{ground}”不在规定之内。', en: '"{ground}" is no ground for a recall.' },
  'no-planning': {
    zh: '现行政策没有轮换计划的规定(rotation.plan),按批次表轮换。',
    en: 'The policy has no rules for a rotation plan (rotation.plan): batches go by its table.',
  },
  'plan-open': {
    zh: '{case} 尚在编制中,请先办结或撤回。',
    en: '{case} is being drawn up: finish or withdraw it first.',
  },
  'plan-outdated': {
    zh: '方案编制后情况有变({seat}),请重新求解。',
    en: 'Something has changed since the plan was drawn up ({seat}): ask for it again.',
  },
  'plan-seat-unknown': {
    zh: '席位 {seat} 不在轮换计划之内,或目前无人在任。',
    en: 'Seat {seat} is none of the plan, or nobody holds it.',
  },
  'relief-begun': {
    zh: '席位 {seat} 的接替已于批次 {rotation} 启动,日期不再变更;须先在该选派中放弃席位。',
    en: 'The relief of seat {seat} is under way in {rotation}: give the seat up in its selection first.',
  },
  'date-outside-plan': {
    zh: '日期 {date} 不在计划期间({from} 至 {until})。',
    en: '{date} is outside the plan, which goes from {from} to {until}.',
  },
  'not-pinned': { zh: '席位 {seat} 的日期没有固定。', en: 'The date of seat {seat} is not pinned.' },
  'recipient-unknown': {
    zh: '{recipient} 不是本报告的报送对象。',
    en: '{recipient} is not a recipient of this report.',
  },
  'receipt-given': { zh: '{recipient} 已经签收。', en: '{recipient} has acknowledged receipt already.' },
  'draft-missing': { zh: '尚无报告草稿。', en: 'There is no draft to submit.' },
  'no-county-group': {
    zh: '只有驻县帮扶工作组可以增派成员。',
    en: "Members are added to a county's working group only: this is a town's team.",
  },
  'group-member-already': {
    zh: '{person} 已是该工作组成员。',
    en: '{person} is a member of the group already.',
  },
  'no-group-member': {
    zh: '{person} 不是该工作组增派的成员。',
    en: '{person} was not added to the group: whoever is in it by their posting leaves with it.',
  },
  'office-unknown': {
    zh: '指挥部没有职务“{office}”,见政策。',
    en: 'A headquarters has no office "{office}": the policy lists those that there are.',
  },
  'no-town': { zh: '只有镇有村。', en: 'Villages are of towns only.' },
  'village-unknown': {
    zh: '该镇没有村 {village},请先录入。',
    en: 'The town has no village {village}: list it first.',
  },
  'asked-already': {
    zh: '{village} 已提出第一书记需求。',
    en: '{village} asks for a first secretary already.',
  },
  'not-asked': {
    zh: '{village} 没有提出第一书记需求。',
    en: '{village} does not ask for a first secretary.',
  },
  'no-first-secretary': {
    zh: '“{role}”不兼任村第一书记。',
    en: 'By the policy a {role} is no first secretary of a village.',
  },
  'village-has-secretary': {
    zh: '{village} 在此期间已有第一书记或已有拟任人选。',
    en: '{village} has a first secretary in that period, or somebody proposed.',
  },
  'secretary-already': {
    zh: '本人已任或拟任 {village} 第一书记。',
    en: 'The person is first secretary of {village}, or proposed to be: one village at a time.',
  },
  'name-taken': { zh: '该名称已为另一单位使用。', en: 'Another unit has this name.' },
  'unit-merged': {
    zh: '{unit} 已并入 {into},请改用后者。',
    en: '{unit} has been merged into {into}: name that one.',
  },
  'unit-topmost': {
    zh: '{unit} 是最上级单位,不能并入其他单位。',
    en: '{unit} is the topmost unit: it is merged into no other.',
  },
  'unit-above': {
    zh: '{into} 是 {unit} 本身或其下属,不能并入。',
    en: '{into} is {unit} itself or one of its bodies.',
  },
  'code-taken': { zh: '代码 {code} 已被使用。', en: 'The code {code} is taken.' },
  'named-twice': { zh: '{unit} 重复。', en: '{unit} is named twice.' },
  'leads-already': { zh: '{unit} 已是牵头单位。', en: '{unit} is the lead unit already.' },
  'no-town-team': {
    zh: '只有驻镇工作队可以增减席位;县工作组成员由牵头单位增派。',
    en: "Only a town's team gains or loses seats; a county's group has members added by its lead unit.",
  },
  'not-in-consortium': {
    zh: '{unit} 不是该镇的牵头单位或成员单位。',
    en: '{unit} is neither the lead unit nor a member unit of the town.',
  },
  'leader-stays': {
    zh: '席位 {seat} 是队长席位,不能撤销。',
    en: "Seat {seat} is the leader's: it does not end.",
  },
  'seat-being-filled': {
    zh: '席位 {seat} 正在选派或接替,请先结束。',
    en: 'Seat {seat} is being filled or relieved: end that first.',
  },
  'below-floor': {
    zh: '撤销后席位将少于 {floor} 个。',
    en: 'The team would have fewer than {floor} seats.',
  },
  'office-held': {
    zh: '该职务在此期间已有人担任,请先录入其免职。',
    en: 'Somebody holds this office in that period: record first until when.',
  },
  'not-in-team': {
    zh: '{posting} 本年度不在该工作队。',
    en: '{posting} is not in this team in this year.',
  },
  'not-on-site': {
    zh: '{posting} 在 {from} 至 {to} 期间不全在岗(未报到或已离任)。',
    en: '{posting} was not on site on every day from {from} to {to}: not yet arrived, or released.',
  },
  'other-year': {
    zh: '日期须在 {year} 年之内;跨年请分别办理。',
    en: 'The date must be in {year}: what goes on into another year is entered there.',
  },
  'day-twice': {
    zh: '{posting} 的 {day} 重复录入。',
    en: '{day} of {posting} is there twice.',
  },
  'month-closed': {
    zh: '{month} 已汇总,更正须说明理由。',
    en: '{month} has been closed: a correction needs its reason.',
  },
  'month-not-over': {
    zh: '{month} 尚未结束,月底后再报送。',
    en: '{month} is not over: send it in once it is.',
  },
  'days-unknown': {
    zh: '{posting} 在 {month} 有 {days} 天未登记,补齐后再报送。',
    en: 'Of {days} days of {posting} in {month} nothing is known: enter them, then send the month in.',
  },
  'year-sent-in': {
    zh: '{year} 年各月均已汇总。',
    en: 'Every month of {year} has been closed.',
  },
  'leave-kind-unknown': {
    zh: '没有假别“{kind}”,可用:{kinds}。',
    en: 'There is no kind of leave "{kind}": use one of {kinds}.',
  },
  'leave-unknown': { zh: '没有找到请假 {leave}。', en: 'Leave {leave} does not exist.' },
  'leave-not-granted': {
    zh: '请假未获批准({leave}),不能登记为请假。',
    en: 'No leave was granted for this ({leave}): leave is asked for and granted, not entered.',
  },
  'leave-overlaps': {
    zh: '{person} 在此期间已有请假。',
    en: '{person} has asked for leave at that time already.',
  },
  'on-leave': {
    zh: '{posting} 于 {day} 正在休假,提前返岗请先销假。',
    en: '{posting} is on leave on {day}: who is back early ends the leave first.',
  },
  'not-a-checker': {
    zh: '{office} 无权抽查,抽查由督查、指挥部、受援县进行。',
    en: '{office} does not check on the spot: supervisors, the headquarters and the county do.',
  },
  'subject-unknown': {
    zh: '{subject} 不在本评估范围内。',
    en: '{subject} is not evaluated in this pool.',
  },
  'subject-twice': { zh: '{subject} 重复出现。', en: '{subject} is there twice.' },
  'not-graded': {
    zh: '{subject} 本年度在岗时间不足,不定等次,只作书面鉴定。',
    en: '{subject} was in post for too short a part of the year: no grade is given, only a written word.',
  },
  'mark-missing': {
    zh: '{subject} 缺少评分({half}),请先评分。',
    en: 'A mark of {subject} is missing ({half}): mark first.',
  },
  'grade-missing': {
    zh: '{subject} 尚未提出等次,须一次提出全部对象的等次。',
    en: '{subject} has no grade: the grades of a pool are proposed together.',
  },
  'entries-missing': {
    zh: '{subject} 的等次须列明所依据的记录。',
    en: 'The grade of {subject} must cite the entries that it rests on.',
  },
  'entry-unknown': {
    zh: '{subject} 本年度没有记录 {entry}。',
    en: 'There is no entry {entry} on record for {subject} in this year.',
  },
  'grade-barred': {
    zh: '{subject} 最高可评 {atMost}({because})。',
    en: '{subject} can be {atMost} at best ({because}).',
  },
  'total-too-low': {
    zh: '{subject} 总分低于 {least} 分,不得评优秀。',
    en: '{subject} has less than {least} in all: not excellent.',
  },
  'quota-exceeded': {
    zh: '优秀 {excellent} 名超过名额 {most} 名(参评 {pool} 名,按比例向下取整)。',
    en: '{excellent} excellent are more than the {most} that a pool of {pool} has (the share, rounded down).',
  },
  'appeal-over': {
    zh: '申诉期限已过({until} 起为最终结果)。',
    en: 'The time for appeals is over: from {until} on the grade is final.',
  },
  'grade-same': {
    zh: '{subject} 已是该等次。',
    en: '{subject} has that grade already: say which one is asked for instead.',
  },
  overlaps: {
    zh: '与现有记录在时间上冲突({constraint})。',
    en: 'This clashes in time with what is on record ({constraint}).',
  },
  ...planRefusals,
  ...reportRefusals,
} as const satisfies Record<string, { zh: string; en: string }>;
