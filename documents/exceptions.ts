import { zh } from './words.ts';

/** A rule that is set aside for somebody, or was asked to be. */
export interface Exception {
  readonly rule: string;
  readonly clause: string | null;
  readonly status: 'asked' | 'approved' | 'refused';
  readonly reason: string | null;
}

const statuses = { asked: '审批中', approved: '已批准', refused: '未批准' } as const;

/** The rule in its own words, what became of it and why it was asked for. */
export const exceptionWords = ({ rule, clause, status, reason }: Exception): string =>
  zh`例外(${statuses[status]}):${rule}` +
  (clause ? zh`(${clause})` : '') +
  (reason ? zh`。理由:${reason}` : '');
