/** What is refused of somebody in post: of a handover, an appraisal, a term, and the way out. */
export const postingRefusals = {
  'seat-held': {
    zh: '席位 {seat} 有人在任,无需代理。',
    en: 'Seat {seat} is held: nobody has to take its work.',
  },
  'not-a-colleague': {
    zh: '{posting} 目前不在本工作队任职。',
    en: '{posting} holds no seat of this team.',
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
  'not-below-floor': {
    zh: '该队伍目前不低于人数下限。',
    en: 'The team is not below its floor: there is nothing to explain or to read.',
  },
  'extension-too-long': {
    zh: '延长不得超过 {months} 个月。',
    en: 'A term can be extended by {months} months at most.',
  },
  'ground-unknown': { zh: '召回事由“{ground}”不在规定之内。', en: '"{ground}" is no ground for a recall.' },
} as const;
