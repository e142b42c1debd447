/** What is wrong with a problem that nobody could plan: part of the refusals (refusals.ts). */
export const planRefusals = {
  'plan-no-seats': { zh: '没有可规划的席位。', en: 'There are no seats to plan for.' },
  'plan-seat-twice': { zh: '席位 {seat} 重复。', en: 'The seat {seat} is there twice.' },
  'plan-no-unit': {
    zh: '席位 {seat} 没有派出单位,无人可接替。',
    en: 'No unit owes the seat {seat}, so nobody would send a successor.',
  },
  'plan-no-date': {
    zh: '席位 {seat} 的日期“{date}”不是日历上的日期(2000 至 2099 年)。',
    en: 'The seat {seat} has a date "{date}" that is not in the calendar (2000 to 2099).',
  },
  'plan-term-backwards': {
    zh: '席位 {seat} 的任期止于开始之前。',
    en: 'The term of the seat {seat} ends before it begins.',
  },
  'plan-term-past': {
    zh: '席位 {seat} 的任期已于 {date} 届满,距今超过一个任期;请核对,或先办理延期、锁定日期。',
    en: 'The term of the seat {seat} ended on {date}, more than a whole term ago: see whether that is right, extend it, or pin a date.',
  },
  'plan-fixed-outside': {
    zh: '席位 {seat} 锁定的日期 {date} 不在规划期内。',
    en: 'The date {date} that stands for the seat {seat} is outside of the horizon.',
  },
  'plan-horizon': {
    zh: '规划期须为 1 至 {most} 个月(不超过一个任期)。',
    en: 'A horizon is 1 to {most} months: no longer than a term.',
  },
  'plan-policy': {
    zh: '政策中的 {path} 无法用于规划:{value}。',
    en: 'Nothing can be planned with {path} of the policy: {value}.',
  },
} as const;
