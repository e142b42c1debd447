/** What is refused of a rotation plan, and of a problem that nobody could plan. */
export const rotationRefusals = {
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
