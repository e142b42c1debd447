/** What is refused of an evaluation: of marks, grades and appeals. */
export const evaluationRefusals = {
  'not-your-appeal': {
    zh: '只有提出申诉的人可以撤回对 {subject} 的申诉。',
    en: 'Only who appealed about {subject} takes that back.',
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
} as const;
