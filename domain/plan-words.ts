import type { Words } from './policy.ts';

/** A rule that a plan keeps to, or breaks: what the checker names, and what collides. */
interface PlanRuleWords {
  readonly words: Words;
  /** The clause of the plan that it comes from; without it the policy's assumption, which gives its reason. */
  readonly clause?: string;
}

export const planRules = {
  once: {
    words: { zh: '每个到期席位恰好安排一次接替', en: 'each seat that is due is relieved exactly once' },
    clause: '三(一)',
  },
  posting: {
    words: { zh: '接替的是席位的现任任期', en: 'a relief is of the posting that holds the seat' },
  },
  term: {
    words: {
      zh: '任期三年,上下不超过允许的浮动',
      en: 'a term is three years, give or take the months that are excused',
    },
    clause: '三(一)',
  },
  exception: {
    words: { zh: '超出允许浮动的任期须写明理由', en: 'a term outside of what is excused says why' },
    clause: '三(一)',
  },
  horizon: {
    words: { zh: '接替在规划期之内', en: 'a relief lies within the horizon' },
  },
  avoid: { words: { zh: '避开不宜轮换的月份', en: 'nobody is relieved in a month to avoid' } },
  fixed: { words: { zh: '已公布或锁定的日期不变', en: 'a date that was announced or pinned stands' } },
  most: {
    words: {
      zh: '同一工作队同一批次离任人数不超过上限',
      en: 'no more of a team leave in one batch than may',
    },
    clause: '三(一)',
  },
  batches: {
    words: {
      zh: '同期到任者分批不超过规定批次',
      en: 'those of a team who came together leave in no more batches than the policy has',
    },
    clause: '三(一)',
  },
  veterans: {
    words: { zh: '每批离任后仍有足够的老队员', en: 'enough who know the town stay when others leave' },
  },
  leader: {
    words: {
      zh: '队长不与过多队员同批离任',
      en: 'the leader does not leave with more of the members than may',
    },
  },
  together: {
    words: {
      zh: '整队轮换:同期到期者同批离任',
      en: 'a team leaves as a whole: those whose terms end together',
    },
    clause: '三(一)',
  },
  figures: { words: { zh: '方案所列数值与其内容一致', en: "a plan's figures are those of its reliefs" } },
} as const satisfies Readonly<Record<string, PlanRuleWords>>;

export type PlanRule = keyof typeof planRules;
