import { tasksOfApprovals } from './approval-tasks.ts';
import type { Task } from './case.ts';
import { officeId } from './office.ts';
import { fileTasks, isHeldUp } from './selection-file.ts';
import { initiatorsOf } from './selection-lookup.ts';
import { live, type SelectionState } from './selection-state.ts';

/** The inbox rows of a selection: who is to nominate, decide, complete the file, publish, settle, dispatch. */
export function tasksOfSelection(state: SelectionState): readonly Task[] {
  if (state.ended) return [];
  const seats = Object.values(state.seats).filter(({ seat }) => !state.givenUp[seat] && !live(state, seat));
  const nominations = seats.map(({ seat, places }) => ({
    key: `nominate:${seat}`,
    office: officeId(places.supplyingUnit ?? '', 'hr'),
    act: 'nominate',
    subject: seat,
    due: state.nominateBy,
  }));
  const [first] = seats;
  const quota =
    first && !state.quotaSent
      ? [
          {
            ...{ key: 'sendQuotaNotice', office: officeId(first.places.leadUnit ?? '', 'hr') },
            ...{ act: 'sendQuotaNotice', subject: state.area, due: null },
          },
        ]
      : [];
  const people = Object.entries(state.nominees).flatMap(([person, nominee]) => {
    const places = state.seats[nominee.seat]?.places ?? {};
    const task = (act: string, office: string, subject = person) => ({
      key: `${act}:${subject}`,
      ...{ office, act, subject, due: null },
    });
    const organisation = officeId(places.root ?? '', 'orgDepartment');
    const open = Object.entries(nominee.objections).filter(([, objection]) => objection.open);
    return [
      ...(nominee.stage === 'returned' ? [task('resubmit', officeId(places.supplyingUnit ?? '', 'hr'))] : []),
      ...(nominee.stage === 'approved' ? [task('publishNotice', organisation)] : []),
      ...(nominee.stage === 'cleared' && !isHeldUp(state, person, nominee)
        ? [task('dispatch', organisation)]
        : []),
      ...open.map(([objection, { due, office }]) => ({
        ...task('settle', office, `${person}:${objection}`),
        due,
      })),
    ];
  });
  return [
    ...quota,
    ...nominations,
    ...tasksOfApprovals(state.approvals, initiatorsOf(state)),
    ...fileTasks(state),
    ...people,
  ];
}
