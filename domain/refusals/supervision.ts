/** What is refused of a year's supervision: of presence, leave and spot checks. */
export const supervisionRefusals = {
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
} as const;
