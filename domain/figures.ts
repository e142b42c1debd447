import type { Policy, Words } from './policy.ts';

interface FigureWords extends Words {
  /** How each row stands, in the order in which it is shown. */
  readonly statuses: Readonly<Record<string, Words>>;
  /** What a row's number is, if it has one: days, or yuan. */
  readonly value?: Words;
  /** Shares: what they add up to says nothing. */
  readonly unsummed?: boolean;
  /** Each row is of a year: one may be asked for. */
  readonly byYear?: boolean;
}

/** What leaders ask (plan.md): each figure counts rows by how they stand on a day. */
export const figureWords = {
  towns: {
    ...{ zh: '各镇在岗力量', en: 'Towns covered' },
    statuses: {
      covered: { zh: '达到下限', en: 'at its floor' },
      below: { zh: '低于下限', en: 'below its floor' },
      empty: { zh: '无人在岗', en: 'nobody on site' },
    },
    value: { zh: '在岗席位', en: 'seats on site' },
  },
  waiting: {
    ...{ zh: '待办事项', en: 'Where cases wait' },
    statuses: {
      inTime: { zh: '未到期', en: 'in time' },
      overdue: { zh: '逾期', en: 'overdue' },
    },
    value: { zh: '已等待天数', en: 'days waited' },
  },
  hostPosts: {
    ...{ zh: '挂任职务', en: 'Host posts' },
    statuses: {
      proposed: { zh: '待受援地任职', en: 'waiting for the host' },
      held: { zh: '已任职', en: 'held' },
      declined: { zh: '未予任职', en: 'declined' },
      ended: { zh: '已免职', en: 'ended' },
    },
    value: { zh: '报到至任职天数', en: 'days from arrival to decision' },
  },
  gaps: {
    ...{ zh: '接替空档', en: 'Gaps between predecessor and successor' },
    statuses: {
      none: { zh: '无空档', en: 'no gap' },
      filled: { zh: '有空档,已接替', en: 'filled after a gap' },
      vacant: { zh: '空缺中', en: 'vacant' },
    },
    value: { zh: '空档天数', en: 'days of gap' },
  },
  firstSecretaries: {
    ...{ zh: '驻村第一书记', en: 'First secretaries wanted' },
    statuses: {
      filled: { zh: '已到任', en: 'in post' },
      wanted: { zh: '待派', en: 'wanted' },
    },
  },
  duties: {
    ...{ zh: '规定动作', en: 'Duties' },
    byYear: true,
    statuses: {
      open: { zh: '进行中', en: 'open' },
      overdue: { zh: '逾期', en: 'overdue' },
      confirming: { zh: '待确认', en: 'being confirmed' },
      fulfilled: { zh: '已完成', en: 'fulfilled' },
      waived: { zh: '已免除', en: 'waived' },
      missed: { zh: '未完成', en: 'missed' },
      dropped: { zh: '已终止', en: 'dropped' },
    },
    value: { zh: '逾期天数', en: 'days overdue' },
  },
  presence: {
    ...{ zh: '年度在岗天数', en: 'Presence in the year' },
    byYear: true,
    statuses: {
      onSite: { zh: '在岗', en: 'on site' },
      trip: { zh: '出差', en: 'official trip' },
      leave: { zh: '请假', en: 'leave' },
      absent: { zh: '擅自离岗', en: 'absent without leave' },
      rest: { zh: '休息', en: 'day off' },
    },
    value: { zh: '天', en: 'days' },
  },
  reports: {
    ...{ zh: '年度报告及签收', en: 'Reports and receipts' },
    byYear: true,
    statuses: {
      preparing: { zh: '起草中', en: 'being written' },
      missing: { zh: '逾期未报', en: 'missing' },
      sent: { zh: '已报送、待签收', en: 'sent, no receipt yet' },
      acknowledged: { zh: '已签收', en: 'acknowledged' },
      returned: { zh: '已退回', en: 'returned' },
    },
  },
  waivers: {
    ...{ zh: '例外审批', en: 'Waivers' },
    statuses: {
      asked: { zh: '待批', en: 'asked for' },
      approved: { zh: '已批准', en: 'approved' },
      expired: { zh: '已过期', en: 'expired' },
      refused: { zh: '未批准', en: 'refused' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
  },
  findings: {
    ...{ zh: '监督发现的问题', en: 'Findings' },
    statuses: {
      open: { zh: '整改中', en: 'open' },
      overdue: { zh: '逾期', en: 'overdue' },
      escalated: { zh: '已上报', en: 'escalated' },
      closed: { zh: '已销号', en: 'closed' },
    },
  },
  funds: {
    ...{ zh: '资金', en: 'Funds' },
    byYear: true,
    statuses: {
      planned: { zh: '计划', en: 'planned' },
      allotted: { zh: '到位', en: 'allotted' },
      used: { zh: '使用', en: 'used' },
    },
    value: { zh: '元', en: 'yuan' },
  },
  fiveOnes: {
    ...{ zh: '“五个一”', en: 'The five ones' },
    statuses: {
      open: { zh: '进行中', en: 'open' },
      overdue: { zh: '逾期', en: 'overdue' },
      done: { zh: '已办结', en: 'done' },
      dropped: { zh: '已终止', en: 'given up' },
    },
  },
  coverage: {
    ...{ zh: '目标达成', en: 'Targets reached' },
    statuses: {
      reached: { zh: '已达标', en: 'reached' },
      below: { zh: '未达标', en: 'not reached' },
      untold: { zh: '未填报', en: 'not told yet' },
    },
    value: { zh: '最近填报值', en: 'told last' },
    unsummed: true,
  },
  workCounts: {
    ...{ zh: '工作成效', en: 'What the work comes to' },
    // What is counted is what the policy counts.
    statuses: {},
    value: { zh: '数量', en: 'number' },
  },
} as const satisfies Readonly<Record<string, FigureWords>>;

export type FigureName = keyof typeof figureWords;
export const figureNames = Object.keys(figureWords) as readonly FigureName[];

/** Of one figure: what its words are, whichever it is. */
export const wordsOf = (figure: FigureName): FigureWords => figureWords[figure];

/** How the rows of a figure stand: of the work's counts, which measure a row is of. */
export const statusesOf = (figure: FigureName, policy: Policy): FigureWords['statuses'] =>
  figure === 'workCounts'
    ? Object.fromEntries(
        measuresIn(policy).flatMap(({ id, name, kind, target }) =>
          isCount(kind, target) ? [[id, name]] : [],
        ),
      )
    : wordsOf(figure).statuses;

const measuresIn = ({ work = [] }: Policy) => work.flatMap(({ measures }) => measures);
const isCount = (kind: string, target: number | undefined): boolean =>
  kind === 'count' && target === undefined;

/** Measures that have a target, with it. */
export const targetsOf = (policy: Policy): Readonly<Record<string, number>> =>
  Object.fromEntries(
    measuresIn(policy).flatMap(({ id, target }) => (target === undefined ? [] : [[id, target]])),
  );
