/** What is refused of any case, of a policy, and of what a request says by itself. */
export const requestRefusals = {
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
  'account-unknown': { zh: '没有账号 {account}。', en: 'There is no account {account}.' },
  'policy-unknown': {
    zh: '没有版本 {version} 的政策,请先载入。',
    en: 'There is no version {version} of the policy: load it first.',
  },
  'policy-current': {
    zh: '版本 {version} 已在使用。',
    en: 'Version {version} is the one in use already.',
  },
  'document-missing': { zh: '须填写文号。', en: 'The number of the document is needed.' },
  'nothing-changes': { zh: '没有填写任何内容。', en: 'Nothing was said that would change anything.' },
  'date-in-future': { zh: '日期 {date} 晚于今日 {today}。', en: '{date} is later than today, {today}.' },
  'date-order': { zh: '日期 {date} 不得早于 {earliest}。', en: '{date} may not be earlier than {earliest}.' },
  'nothing-told': { zh: '没有需要阅知的 {subject}。', en: 'There is nothing to take note of: {subject}.' },
  overlaps: {
    zh: '与现有记录在时间上冲突({constraint})。',
    en: 'This clashes in time with what is on record ({constraint}).',
  },
} as const;
