import { HR, TOWN } from './http.ts';

export const day = '2021-03-15';
const text = '理由';
export const approval = 'c-caizhengju-1';
const posting = `posting/${TOWN}/1/1`;
const filed = { number: '深组〔2021〕1号', on: day };
export const decisions = { items: [{ approval, verdict: 'agree' }] };
export const minutes = {
  ...{ number: '纪要〔2021〕3号', heldOn: day, due: 9, present: 7 },
  items: [{ approval, agree: 6, disagree: 1, defer: 0 }],
};

/**
 * What every act must be told: a good body of each, with nothing in it that may be left out. By the end of its
 * path; what another kind of case says by the same words is below.
 */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  launch: {},
  close: {},
  selections: {},
  needs: { skills: ['农业技术'], villages: [] },
  'quota-notices': { number: '名额〔2021〕1号', on: day },
  volunteers: { person: approval },
  nominations: { seat: `${TOWN}/1`, person: approval },
  'minutes/confirmations': { approvals: [approval] },
  transfers: { approvals: [approval], to: HR },
  delegations: { approvals: [approval], to: HR },
  'delegations/returns': { approvals: [approval] },
  signers: { approvals: [approval], account: HR, place: 'before' },
  'signers/removals': { approvals: [approval], account: HR },
  recusals: { approvals: [approval], reason: text },
  copies: { approvals: [approval] },
  urgings: { approvals: [approval] },
  terminations: { approvals: [approval], reason: text },
  'declared-days': { day: '2021-05-01', working: true, document: '办〔2021〕1号' },
  'declared-days/revocations': { day: '2021-05-01', document: '办〔2021〕2号' },
  'rotation-plans': {},
  'work-items': { items: [{ heading: 'fivePoints', title: '党建指导站' }] },
  resubmissions: {},
  withdrawals: {},
  'policies/adoptions': { version: 2 },
  substitutions: { account: HR, substitute: 'a-sz-caizhengju-hr-2', from: day, until: '2021-03-20' },
  'substitutions/endings': { substitution: 's-1', on: day },
  changes: {
    what: { kind: 'renameUnit', unit: 'sz-tongjiju', name: '市统计局(新)' },
    from: day,
    document: '1号',
  },
  'changes/revocations': { change: 'c-1', document: '2号' },
  'statutory-grades': {
    items: [{ person: approval, year: 2020, grade: 'competent', document: '考核1号', on: '2021-01-20' }],
  },
  villages: { village: '440513101299', name: '示例丁村', tags: ['示范村'] },
  'village-wishes': { village: '440513101202', from: day, document: '1号' },
  'village-wishes/endings': { village: '440513101201', until: day, document: '2号' },
  'first-secretary-proposals': { village: '440513101201' },
  'office-holders': {
    ...{ headquarters: 'hq-heyuan', office: 'commander' },
    person: approval,
    from: day,
    document: '1号',
  },
  'office-holders/endings': { holder: 'h-1', until: day, document: '2号' },
  'group-members': { person: approval, from: day, reason: text },
  'group-members/removals': { person: approval, until: day, reason: text },
  rescreenings: { person: approval },
  notices: { persons: [approval], number: '公示〔2021〕1号' },
  objections: { person: approval, reason: text },
  settlements: { person: approval, objection: 'o-1', result: 'dismissed', reason: text },
  dispatches: { persons: [approval], number: '派〔2021〕1号', on: day },
  abandonments: { seat: `${TOWN}/1`, reason: text },
  arrivals: { on: day, document: '报到回执1号' },
  'case-file': { entries: [{ person: approval, item: 'consent', number: '1号', on: day }] },
  extensions: { months: 3, reason: text },
  recalls: { ground: 'illness', reason: text },
  'handover-entries': {},
  resignations: { reason: text },
  'early-returns': { reason: text },
  'seat-transfers': { seat: `${TOWN}/2`, reason: text },
  promotions: { on: day, document: '任〔2021〕1号', post: '综合处副处长' },
  'acting-holders': { seat: `${TOWN}/1`, posting: `posting/${TOWN}/2/1` },
  opinions: { opinion: text },
  appraisals: { grade: 'competent', document: '鉴定〔2021〕1号' },
  notes: { subject: 'termOverrun' },
  'handover-signatures': { side: 'successor', document: '交接单1号', version: 1 },
  'handover-confirmations': {},
  'handover-returns': { reason: text },
  cancellations: { reason: text },
  appointments: { body: '潮阳区委', document: '潮委〔2021〕9号', on: day },
  refusals: { reason: text },
  'shortfall-explanations': { reason: text },
  'shortfall-notes': { office: 'sz-zuzhibu/hr' },
  drafts: { sections: [{ section: 'overview', text }] },
  submissions: {},
  receipts: { result: 'acknowledged', recipient: 'sz/leadingGroup' },
  ...{ decisions, minutes },
};

/** By the kind of case that the path begins with, where it differs from the bodies above. */
const ofKind: Readonly<Record<string, typeof bodies>> = {
  selections: { resubmissions: { person: approval }, withdrawals: { person: approval } },
  postings: { resubmissions: { approval: 'extension:1' }, withdrawals: { approval: 'extension:1' } },
  reports: {
    assemblies: {},
    submissions: { number: '报告〔2021〕1号' },
    corrections: { reason: text },
    notes: { subject: 'sz-caizhengju/partyGroup' },
  },
  duties: {
    evidence: { on: day, document: filed },
    confirmations: {},
    returns: { reason: text },
    waivers: { reason: text },
    urgings: {},
  },
  'work-items': {
    revisions: {},
    progress: { on: day },
    evidence: { document: filed },
    completions: { on: day },
    confirmations: {},
    returns: { reason: text },
    abandonments: { reason: text },
  },
  funds: {
    entries: {
      entries: [{ source: 'district', kind: 'planned', amount: 1000.5, on: day, document: filed }],
    },
    corrections: { line: 1, document: filed, reason: text },
  },
  supervisions: {
    presence: { entries: [{ posting, from: day, to: day, kind: 'onSite' }] },
    leaves: { posting, kind: 'personal', from: day, to: day, reason: text },
    'leave-returns': { leave: 'l-1', on: day },
    resubmissions: { leave: 'l-1' },
    withdrawals: { leave: 'l-1' },
    'spot-checks': {
      on: day,
      office: 'hq-shantou',
      document: '抽查1号',
      seen: [{ posting, kind: 'onSite' }],
    },
  },
  findings: {
    rectifications: { document: '整改1号', done: text },
    verifications: { result: 'enough', document: '核查1号' },
  },
  evaluations: {
    marks: { half: 'halfYear', items: [{ subject: posting, score: 90 }] },
    'raised-shares': { document: '批1号' },
    proposals: { items: [{ subject: posting, grade: 'competent', entries: ['presence-1'] }] },
    appeals: { subject: posting, grade: 'excellent', entries: ['presence-1'], reason: text },
    'appeal-withdrawals': { subject: posting },
    notes: { subject: `grade:${approval}` },
  },
  'rotation-plans': {
    solutions: {},
    pins: { seat: `${TOWN}/1`, on: day },
    'pins/removals': { seat: `${TOWN}/1` },
  },
};

export const bodyOf = (path: string): Readonly<Record<string, unknown>> => {
  if (path === 'inbox/decisions') return { items: [{ ...decisions.items[0], case: `selection/${TOWN}/1` }] };
  const [kind = ''] = path.split('/');
  const [, found] =
    Object.entries({ ...bodies, ...ofKind[kind] })
      .filter(([last]) => path.endsWith(`/${last}`))
      .toSorted(([one], [other]) => other.length - one.length)[0] ?? [];
  if (!found) throw new Error(`say here what a good body of ${path} is`);
  return found;
};
