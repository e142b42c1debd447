/** What is refused of a selection: of its seats, of who is nominated, of a case file and of a notice. */
export const selectionRefusals = {
  'case-file-incomplete': {
    zh: '{person} 的选派材料尚缺 {missing},不能办理“{step}”。',
    en: 'The case file of {person} lacks {missing}: file it first, "{step}" cannot be done without it.',
  },
  'item-unknown': {
    zh: '选派材料“{item}”不在规定之内,或该席位不需要。',
    en: '"{item}" is no item of the case file, or not of this seat\'s.',
  },
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
} as const;
