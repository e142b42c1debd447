/** What is refused of a unit's year: of duties, work items and funds. */
export const yearRefusals = {
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
  'participant-unknown': {
    zh: '该规定动作没有“{role}”这一参加人员类别。',
    en: 'The policy knows no participant "{role}" of this duty.',
  },
} as const;
