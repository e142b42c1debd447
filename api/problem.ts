import { STATUS_CODES } from 'node:http';
import { isGrpcServiceError } from '@temporalio/client';
import { isTransient } from '../db/constraints.ts';
import {
  explain,
  filled,
  Refusal,
  type RefusalCode,
  type RefusalData,
  type RefusalParams,
} from '../domain/errors.ts';
import type { Words } from '../domain/policy.ts';
import { MEGABYTE } from './body-limit.ts';

/**
 * What a refusal of the domain is in HTTP. 403: somebody else may; 404: names what is not there; 409: right in itself,
 * but not as things stand; 422: understood, and against a rule whatever stands.
 */
const refusalStatus: Readonly<Record<RefusalCode, 400 | 403 | 404 | 409 | 422>> = {
  'key-reused': 409,
  'unknown-act': 400,
  'not-found': 404,
  'case-ended': 409,
  'already-open': 409,
  'wrong-stage': 409,
  'not-your-office': 403,
  'not-your-appeal': 403,
  'not-on-behalf': 403,
  'four-eyes': 403,
  'same-recorder': 403,
  'policy-unknown': 422,
  'policy-current': 409,
  'own-case': 403,
  'no-substitute-in-meeting': 409,
  'moved-on': 409,
  'opinion-only': 409,
  'nothing-delegated': 409,
  'part-unknown': 404,
  'signer-first': 409,
  'signer-unknown': 404,
  'not-your-signer': 403,
  'takes-part-already': 409,
  'takes-no-part': 403,
  'not-yourself': 422,
  'account-unknown': 422,
  'office-not-held': 422,
  'substituted-already': 409,
  'substitution-over': 409,
  'nobody-named': 422,
  recused: 409,
  'nobody-left': 409,
  'urged-today': 409,
  'already-decided': 409,
  'not-before-you': 409,
  'not-a-meeting': 409,
  'not-a-signature': 409,
  'verdict-not-allowed': 422,
  'reason-missing': 422,
  'document-missing': 422,
  'evidence-incomplete': 422,
  'participant-unknown': 422,
  'source-unknown': 422,
  'amount-impossible': 422,
  'funds-below-zero': 409,
  'funds-exceeded': 409,
  'line-unknown': 404,
  'line-corrected': 409,
  'towns-only': 409,
  'heading-unknown': 422,
  'measure-unknown': 422,
  'figure-impossible': 422,
  'nothing-changes': 422,
  'case-file-incomplete': 409,
  'item-unknown': 422,
  'quorum-missed': 422,
  'votes-do-not-add-up': 422,
  'minutes-not-recorded': 409,
  'date-in-future': 422,
  'date-order': 422,
  'seat-unknown': 422,
  'seat-has-nominee': 409,
  'seat-taken': 409,
  'seat-not-vacant': 409,
  'seat-held': 409,
  'not-a-colleague': 422,
  'no-seats': 422,
  'cadre-unknown': 422,
  'outside-supplying-unit': 422,
  'outside-your-unit': 403,
  'rule-failed': 422,
  'fact-missing': 422,
  'waiver-needed': 422,
  'waiver-not-needed': 422,
  'already-posted': 409,
  'nominee-unknown': 422,
  'nominee-stage': 409,
  'final-decision-made': 409,
  'notice-over': 409,
  'objection-unknown': 404,
  'objection-settled': 409,
  'objection-open': 409,
  'successor-not-arrived': 409,
  'handover-list-empty': 422,
  'handover-list-changed': 409,
  'handover-entry-unknown': 422,
  'handover-kind-unknown': 422,
  'handover-not-signed': 409,
  'same-team': 422,
  'appraisal-not-due': 409,
  'opinion-missing': 409,
  'grade-unknown': 422,
  'nothing-told': 409,
  'not-below-floor': 409,
  'extension-too-long': 422,
  'ground-unknown': 422,
  'no-planning': 422,
  'plan-open': 409,
  'plan-outdated': 409,
  'plan-seat-unknown': 422,
  'relief-begun': 409,
  'date-outside-plan': 422,
  'not-pinned': 409,
  'recipient-unknown': 422,
  'receipt-given': 409,
  'draft-missing': 409,
  'section-unknown': 422,
  'section-missing': 409,
  'number-used': 422,
  'no-county-group': 409,
  'group-member-already': 409,
  'no-group-member': 409,
  'office-unknown': 422,
  'office-held': 409,
  'not-in-team': 422,
  'not-on-site': 422,
  'other-year': 422,
  'day-twice': 422,
  'month-closed': 409,
  'month-not-over': 422,
  'days-unknown': 422,
  'year-sent-in': 409,
  'leave-kind-unknown': 422,
  'leave-unknown': 404,
  'leave-not-granted': 409,
  'leave-overlaps': 409,
  'on-leave': 409,
  'not-a-checker': 422,
  'no-town': 422,
  'village-unknown': 422,
  'asked-already': 409,
  'not-asked': 409,
  'no-first-secretary': 422,
  'village-has-secretary': 409,
  'secretary-already': 409,
  'name-taken': 409,
  'unit-merged': 409,
  'unit-topmost': 422,
  'unit-above': 422,
  'code-taken': 409,
  'named-twice': 422,
  'leads-already': 409,
  'no-town-team': 422,
  'not-in-consortium': 422,
  'leader-stays': 422,
  'seat-being-filled': 409,
  'below-floor': 422,
  'subject-unknown': 422,
  'subject-twice': 422,
  'not-graded': 422,
  'mark-missing': 409,
  'grade-missing': 422,
  'entries-missing': 422,
  'entry-unknown': 422,
  'grade-barred': 422,
  'total-too-low': 422,
  'quota-exceeded': 422,
  'appeal-over': 409,
  'grade-same': 422,
  overlaps: 409,
  'plan-no-seats': 422,
  'plan-seat-twice': 422,
  'plan-no-unit': 422,
  'plan-no-date': 422,
  'plan-term-backwards': 422,
  'plan-term-past': 422,
  'plan-fixed-outside': 422,
  'plan-horizon': 422,
  'plan-policy': 422,
};

/** What can go wrong before a command reaches its case, or on the way. */
const requestProblems = {
  'bad-request': { status: 400, zh: '请求内容有误,见 errors。', en: 'The request is not right: see errors.' },
  'bad-json': { status: 400, zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' },
  'key-missing': {
    status: 400,
    zh: '缺少请求头 Idempotency-Key:每个请求请自拟一个,重试时保持不变。',
    en: 'The header Idempotency-Key is missing: choose one for each request and keep it when you retry.',
  },
  'not-signed-in': {
    status: 401,
    zh: '未登录或登录已过期。',
    en: 'There is no valid session: send a bearer token or the session cookie.',
  },
  'account-unknown': { status: 403, zh: '没有此账号。', en: 'There is no such account here.' },
  'not-visible': { status: 403, zh: '无权查看。', en: 'None of your offices may see this.' },
  'cross-site': {
    status: 403,
    zh: '以 Cookie 登录时,变更请求须来自本站。',
    en: 'With a cookie, a request that changes something must come from this site: send X-Requested-With: lunhuan.',
  },
  'no-document': {
    status: 404,
    zh: '尚无此文书,见文书列表。',
    en: 'There is no such document yet: the list of documents says why.',
  },
  'no-route': { status: 404, zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'notices-closed': {
    status: 404,
    zh: '本系统未开放公开公示页面。',
    en: 'Public notices are not open here.',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁,请稍后再试,见响应头 Retry-After。',
    en: 'Too many requests from this address: the header Retry-After says when to try again.',
  },
  'wrong-method': {
    status: 405,
    zh: '此地址不支持该方法,见响应头 Allow。',
    en: 'Not with this method: the header Allow says with which.',
  },
  'embedded-only': {
    status: 404,
    zh: '演示身份仅在内嵌模式下存在。',
    en: 'Demonstration identities exist in the embedded default only.',
  },
  'clock-real': {
    status: 409,
    zh: '本系统使用真实日历,不能推进日期。',
    en: 'The clock follows the calendar here: nobody moves it.',
  },
  'clock-moving': {
    status: 409,
    zh: '日期正在推进,请稍候。',
    en: 'The clock is being moved by another request: wait for it.',
  },
  'too-large': {
    status: 413,
    zh: '请求体超过 {megabytes} MB。',
    en: 'The body is larger than {megabytes} MB.',
  },
  'wrong-content-type': {
    status: 415,
    zh: '请以 Content-Type: application/json 发送,编码 UTF-8。',
    en: 'Send the body as Content-Type: application/json in UTF-8.',
  },
  fault: {
    status: 500,
    zh: '系统故障,未作任何变更;同一 Idempotency-Key 可以重试。',
    en: 'A fault of ours: nothing was changed, and the same Idempotency-Key may be tried again.',
  },
  unavailable: {
    status: 503,
    zh: '暂时没有回应;请以同一 Idempotency-Key 重试,不会重复办理。',
    en: 'There is no answer at the moment: retry with the same Idempotency-Key, nothing is done twice.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ProblemCode = RefusalCode | keyof typeof requestProblems;

export interface FieldError {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** A path into it: `items.0.verdict`. */
  readonly field: string;
  readonly message: string;
  readonly message_en: string;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly detail_en: string;
  /** The field at fault, the first one where there are several; null where it is none. */
  readonly field: string | null;
  readonly params?: RefusalData['params'];
  readonly errors?: readonly FieldError[];
}

interface ProblemDetails {
  readonly field?: string;
  readonly errors?: readonly FieldError[];
  /** Values for the places in its words. */
  readonly params?: RefusalParams;
}

const bodyOf = (
  code: ProblemCode,
  status: number,
  { zh, en }: Words,
  { field, errors, params }: ProblemDetails,
): ProblemBody => ({
  ...{ type: `urn:lunhuan:problem:${code}`, title: STATUS_CODES[status] ?? code, status, code },
  ...{ detail: zh, detail_en: en, field: field ?? errors?.[0]?.field ?? null },
  ...(params && { params }),
  ...(errors && { errors }),
});

/** What a request is answered with when it comes to nothing: application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(code: keyof typeof requestProblems, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    const { status, ...words } = requestProblems[code];
    this.body = bodyOf(code, status, filled(words, details.params), details);
  }
}

const refusalBody = (refusal: RefusalData): ProblemBody =>
  bodyOf(refusal.code, refusalStatus[refusal.code], explain(refusal), refusal);

/** What Express' body parser and router say, by their `type` or status. */
function parserProblem(error: object): Problem | undefined {
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown };
  if (type === 'entity.too.large')
    return new Problem('too-large', { params: { megabytes: Number(limit) / MEGABYTE } });
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Problem('wrong-content-type');
  if (type === 'entity.parse.failed' || type === 'request.size.invalid') return new Problem('bad-json');
  return status === 400 ? new Problem('bad-request') : undefined;
}

/** gRPC codes of a Temporal server that is away or too busy: cancelled, deadline, exhausted, aborted, unavailable. */
const AWAY = new Set([1, 4, 8, 10, 14]);

function isAway(error: unknown): boolean {
  if (isTransient(error)) return true;
  if (isGrpcServiceError(error)) return AWAY.has(error.code);
  return error instanceof Error && error.cause !== undefined && isAway(error.cause);
}

/** The one place where what was thrown becomes an answer. What nobody expected is a fault, and is logged. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof Problem) return error.body;
  if (error instanceof Refusal) return refusalBody(error.data);
  if (isAway(error)) return new Problem('unavailable').body;
  const parsed = typeof error === 'object' && error !== null ? parserProblem(error) : undefined;
  if (parsed) return parsed.body;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(JSON.stringify({ level: 'error', message, stack }));
  return new Problem('fault').body;
}
