/** What is refused of an approval: of its signatures, of its meetings, and of whoever stands in for somebody else. */
export const approvalRefusals = {
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
  'nobody-named': { zh: '请指明抄送对象。', en: 'Name at least one account or office.' },
  recused: { zh: '您已回避 {subject}。', en: 'The actor has recused themselves from {subject}.' },
  'nobody-left': {
    zh: '{office} 已无其他人可以签署,不能回避,请转办。',
    en: 'Nobody else of {office} could sign: transfer it instead.',
  },
  'urged-today': { zh: '{subject} 今日已催办。', en: '{subject} has been urged today already.' },
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
  'quorum-missed': {
    zh: '应到 {due} 人、实到 {present} 人,未达到会议召开的人数要求({needed} 人)。',
    en: '{present} of {due} members were present; the meeting needs {needed}.',
  },
  'votes-do-not-add-up': {
    zh: '同意、不同意与缓议之和须等于实到人数 {present}。',
    en: 'Votes to agree, disagree and defer must add up to the {present} present.',
  },
  'minutes-not-recorded': { zh: '尚未录入会议记录。', en: 'No minutes have been recorded to confirm.' },
} as const;
