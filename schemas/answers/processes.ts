import { z } from 'zod';
import { handoverStatuses } from '../../domain/posting-handover-state.ts';
import { approvalView } from './approvals.ts';
import { caseFileItem } from './case-file.ts';
import { caseFields, wholeFields as whole } from './cases.ts';
import { needsView, quotaNoticeView, statedNeeds, volunteerView } from './demand.ts';
import { data, date, maybeDate } from './common.ts';
import { noticeView } from './notices.ts';
import { seatHolder } from './reference.ts';

const text = z.string().nullable();
/** A free text: null where there is none, or none that whoever asks may read. */
const prose = text;
const words = z.object({ zh: z.string(), en: z.string() });

export const teamRow = z.object({ ...caseFields, seats: z.int(), held: z.int() }).meta({ id: 'Team' });

export const selectionRow = z
  .object({
    ...caseFields,
    reason: z.string(),
    needBy: maybeDate,
    seats: z.int(),
    nominees: z.int(),
    dispatched: z.int(),
  })
  .meta({ id: 'Selection' });

const postingFields = {
  person: z.string(),
  personName: z.string(),
  seat: z.string(),
  status: z.string(),
  termEnd: date,
  relieves: text,
  dispatchedOn: date,
  arrivedOn: maybeDate,
  /** Number of the slip that says so (报到回执). */
  arrivalDocument: text,
  handedOverOn: maybeDate,
  releasedOn: maybeDate,
  releaseReason: text,
  /** The posting in another team that it goes on from. */
  transferredFrom: text,
};

export const postingRow = z.object({ ...caseFields, ...postingFields }).meta({ id: 'Posting' });

export const hostPostRow = z
  .object({
    ...caseFields,
    posting: z.string(),
    person: z.string(),
    personName: z.string(),
    title: z.string(),
    /** Of a first secretary. */
    village: z.string().nullable(),
    villageName: z.string().nullable(),
    status: z.string(),
    proposedOn: date,
    decidedOn: maybeDate,
    /** Working days that the host took, or has taken so far; null for what was brought in with a posting. */
    lag: z.int().nullable(),
    document: text,
    postEndedOn: maybeDate,
  })
  .meta({ id: 'HostPost' });

export const rotationRow = z
  .object({ ...caseFields, n: z.int(), relieveOn: maybeDate, open: z.int(), relieved: z.int() })
  .meta({ id: 'Rotation' });

export const reportRow = z
  .object({
    ...caseFields,
    year: z.int(),
    status: z.string(),
    reportDue: date,
    submittedOn: maybeDate,
    /** By recipient: waiting, sent, acknowledged or returned. */
    receipts: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Report' });

const waiverStatus = z.enum(['asked', 'approved', 'refused', 'withdrawn']);

export const waiverRow = z
  .object({
    case: z.string(),
    subject: z.string(),
    personName: text,
    rule: z.string(),
    status: waiverStatus,
    askedOn: date,
    settledOn: maybeDate,
    /** The last day on which it holds. */
    validUntil: maybeDate,
  })
  .meta({ id: 'Waiver' });

export const wholeTeam = z
  .object({
    ...whole,
    formed: z.boolean(),
    launchBy: maybeDate,
    completeBy: maybeDate,
    needs: statedNeeds.nullable(),
    /** While the team is below its floor: how low, since when, who says why by when, who was told and has read it. */
    shortfall: z
      .object({
        ...{ strength: z.int(), floor: z.int(), since: date, office: z.string(), due: date },
        ...{ recipients: z.array(z.string()), explained: z.boolean(), noted: z.array(z.string()) },
      })
      .nullable(),
    seats: z.array(
      seatHolder.extend({
        filling: text,
        coming: text,
        relief: z.object({ rotation: z.string(), posting: z.string(), on: date }).nullable(),
        /** 代理负责: the posting of the colleague who takes its work while it is vacant. */
        acting: text,
      }),
    ),
  })
  .meta({ id: 'WholeTeam' });

const waived = z.object({
  rule: z.string(),
  words: words.nullable(),
  clause: text,
  status: waiverStatus,
  validUntil: maybeDate,
  reason: prose,
});

export const ruleOutcome = z.object({
  rule: z.string(),
  words: words.nullable(),
  clause: text,
  force: text,
  outcome: z.enum(['passed', 'failed', 'unknown']),
  missing: z.array(z.string()),
  /** The day that it was judged for. */
  on: maybeDate,
  /** The facts that decided, with their values. */
  seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const ruleName = { rule: z.string(), words: words.nullable(), clause: text };

const nomineeView = z
  .object({
    person: z.string(),
    name: text,
    seat: z.string(),
    stage: z.string(),
    nominatedBy: z.string(),
    nominatedOn: maybeDate,
    noticeUntil: maybeDate,
    waivers: z.array(waived),
    /** The day of the last screening, and the rules that it could not judge. */
    screenedOn: maybeDate,
    unknown: z.array(z.object(ruleName)),
    /** The rule that stopped the person on the way, the day for which it was judged, and when. */
    stopped: z.object({ ...ruleName, on: date, date }).nullable(),
    /** What the rules said then; null for whoever may not read it, or when it has been erased. */
    screening: z.array(ruleOutcome).nullable(),
    /** 选派材料, whole: what is missing is in it, too. */
    caseFile: z.array(caseFileItem),
    approvals: z.array(approvalView),
    objections: z.array(
      z.object({
        id: z.string(),
        open: z.boolean(),
        openedOn: maybeDate,
        /** Whether whoever objected gave a name; who it was is for the verifier's office alone. */
        named: z.boolean(),
        by: z.object({ name: z.string(), contact: z.string() }).nullable(),
        reason: prose,
        result: z.enum(['upheld', 'dismissed']).nullable(),
        settledOn: maybeDate,
        finding: prose,
      }),
    ),
  })
  .meta({ id: 'Nominee' });

export const wholeSelection = z
  .object({
    ...whole,
    reason: z.string(),
    needBy: maybeDate,
    seats: z.array(
      z.object({
        seat: z.string(),
        role: z.string(),
        supplyingUnit: text,
        posting: z.string(),
        relieves: text,
        termFrom: date,
        termMonths: z.int(),
        needs: needsView.nullable(),
        givenUp: z.boolean(),
        /** The nominee on the way to the seat, or in it. */
        person: text,
      }),
    ),
    /** 名额通知: which unit was told that it owes which seat, the last one last. */
    quotaNotices: z.array(quotaNoticeView),
    volunteers: z.array(volunteerView),
    /** 公示, as far as whoever asks may read them. */
    notices: z.array(noticeView),
    nominees: z.array(nomineeView),
  })
  .meta({ id: 'WholeSelection' });

const handoverView = z
  .object({
    /** Of the list: what both sides sign. 0 while nothing is on it. */
    version: z.int(),
    signed: z.array(z.string()),
    confirmedOn: maybeDate,
    entries: z.array(
      z.object({
        entry: z.string(),
        kind: z.string(),
        /** What the policy calls the kind. */
        words: words.nullable(),
        status: z.enum(handoverStatuses),
        title: z.string(),
        note: text,
        listedBy: z.string(),
        listedByName: text,
        listedOn: date,
      }),
    ),
  })
  .meta({ id: 'Handover' });

const appraisalView = z
  .object({
    due: date,
    /** Of the host; its words for whoever reads free text. */
    opinion: z.object({ on: date, document: text, text: prose }).nullable(),
    given: z
      .object({
        ...{ on: date, by: text, document: z.string(), comment: prose },
        /** A code of the policy, and what it is called. */
        ...{ grade: prose, words: words.nullable() },
      })
      .nullable(),
  })
  .meta({ id: 'Appraisal' });

export const wholePosting = z
  .object({
    ...whole,
    posting: z.object(postingFields),
    state: data,
    /** 交接清单. */
    handover: handoverView,
    /** 期满鉴定: null while nobody asks for one. */
    appraisal: appraisalView.nullable(),
    hostPosts: z.array(hostPostRow),
    proposals: z.array(z.object({ key: z.string(), what: data, reason: prose, on: date })),
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholePosting' });

export const wholeHostPost = z
  .object({ ...whole, post: hostPostRow, state: data, refusal: prose })
  .meta({ id: 'WholeHostPost' });

export const wholeRotation = z
  .object({
    ...whole,
    n: z.int(),
    relieveOn: maybeDate,
    /** The plan as proposed, and what has become of each seat. */
    reliefs: z.array(
      z.object({
        seat: z.string(),
        area: z.string(),
        posting: z.string(),
        person: text,
        on: date,
        relievedOn: maybeDate,
        dropped: z.boolean(),
      }),
    ),
    /** Terms that would differ from the policy's. */
    exceptions: z.array(z.object({ seat: z.string(), months: z.int(), reason: text })),
    /** The rotation plan that it carries out; null for a batch of the policy's table. */
    plan: text,
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholeRotation' });
